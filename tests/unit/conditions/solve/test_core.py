"""The smallest contradiction, and parts that change nothing."""

from __future__ import annotations

import pytest

from funnelspec.conditions.solve.core import Clause
from tests.unit.conditions.solve.written import logic, typed


def contradiction(yes: list[str], no: list[str]) -> list[tuple[str, bool]]:
    meets, fails = list(map(typed, yes)), list(map(typed, no))
    found = logic(*meets, *fails).contradiction(meets, fails)
    return [(clause.where.text, clause.holds) for clause in found]


@pytest.mark.parametrize(
    ("yes", "no", "lines"),
    [
        (
            ["- lead_score >= 80\n- demo_requested\n- lead_score < 60\n- lead_score < 50"],
            [],
            [("lead_score >= 80", True), ("lead_score < 60", True)],
        ),
        (["- employees < 20\n- meets icp_fit"], [], [("employees < 20", True), ("employees >= 50", True)]),
        (["lead_score >= 80"], ["lead_score >= 65"],
         [("lead_score >= 80", True), ("lead_score >= 65", False)]),
        (
            ["- demo_requested\n- none:\n    - opted_out\n    - demo_requested"],
            [],
            [("demo_requested", True), ("demo_requested", False)],
        ),
        (["lead_score > 100"], [], [("lead_score > 100", True)]),
        (
            ["- any: [lead_score >= 80, employees >= 50]\n- lead_score < 80\n- employees < 50"],
            [],
            [("[lead_score >= 80, employees >= 50]", True), ("lead_score < 80", True),
             ("employees < 50", True)],
        ),
        (["not meets icp_fit", "employees >= 60"], [],
         [("employees >= 50", False), ("employees >= 60", True)]),
    ],
)  # fmt: skip
def test_the_lines_that_contradict_each_other(
    yes: list[str], no: list[str], lines: list[tuple[str, bool]]
) -> None:
    assert contradiction(yes, no) == lines


def test_lines_that_contradict_each_other_on_every_day_to_come() -> None:
    assert contradiction(["- renewal <= 2025-01-01\n- renewal in the last 30 days"], []) == [
        ("renewal <= 2025-01-01", True),
        ("renewal in the last 30 days", True),
    ]


def test_lines_that_contradict_each_other_on_some_days_only_are_none() -> None:
    lines = "- renewal in the last 1 days\n- renewal = 2026-12-01\n- renewal < 2026-12-01"
    assert contradiction([lines], []) == []


def idle(text: str) -> list[tuple[str, bool, list[tuple[str, bool]]]]:
    condition = typed(text)
    return [
        (one.part.where.text, one.never, [(clause.where.text, clause.holds) for clause in one.because])
        for one in logic(condition).idle(condition)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("- lead_score >= 60\n- lead_score >= 40", [("lead_score >= 40", False, [("lead_score >= 60",
         True)])]),
        ("- lead_score >= 40\n- lead_score >= 60", [("lead_score >= 40", False, [("lead_score >= 60",
         True)])]),
        # Of two that say the same the later.
        ("{any: [demo_requested, opted_out, demo_requested]}",
         [("demo_requested", False, [("demo_requested", False)])]),
        # An alternative in another one, and one that can never hold.
        ("{any: [lead_score >= 40, lead_score >= 60]}",
         [("lead_score >= 60", False, [("lead_score >= 40", False)])]),
        ("any:\n  - demo_requested\n  - all:\n      - lead_score > 80\n      - lead_score < 60",
         [("- lead_score > 80\n      - lead_score < 60", True,
           [("lead_score > 80", True), ("lead_score < 60", True)])]),
        # An exclusion that excludes nobody.
        ("- lead_score >= 60\n- none:\n    - lead_score < 50\n    - opted_out",
         [("lead_score < 50", False, [("lead_score >= 60", True)])]),
        # A whole group, not each line in it.
        ("- lead_score >= 60\n- any: [lead_score >= 40, demo_requested]",
         [("[lead_score >= 40, demo_requested]", False, [("lead_score >= 60", True)])]),
        # Behind `meets`.
        ("- meets icp_fit\n- employees >= 20", [("employees >= 20", False, [("employees >= 50", True)])]),
        ("- employees >= 60\n- meets icp_fit", [("meets icp_fit", False, [("employees >= 60", True)])]),
        ("{at_least: 1, of: [demo_requested, lead_score > 100]}",
         [("lead_score > 100", True, [("lead_score > 100", True)])]),
        # Nothing to find.
        ("- employees >= 20\n- employees <= 5000", []),
        ("- lead_score >= 60\n- any: [employees >= 50, demo_requested]", []),
        ("{at_least: 2, of: [demo_requested, opted_out, employees >= 5]}", []),
        ("{any: [employees < 10, employees > 20]}", []),
    ],
)  # fmt: skip
def test_parts_that_change_nothing(text: str, parts: list[tuple[str, bool, list[tuple[str, bool]]]]) -> None:
    assert idle(text) == parts


def test_what_stands_around_a_group_may_make_a_part_idle() -> None:
    assert idle("- lead_score >= 60\n- any:\n    - lead_score < 50\n    - demo_requested") == [
        ("lead_score < 50", False, [("lead_score >= 60", True)])
    ]


def test_a_condition_of_hundreds_of_lines_is_not_looked_at() -> None:
    many = "\n".join(f"- employees >= {number}" for number in range(1, 250))
    assert idle(many) == []


@pytest.mark.parametrize(
    ("text", "group", "within"),
    [
        ("- lead_score >= 60\n- lead_score >= 40", "All", True),
        ("any: [lead_score >= 40, lead_score >= 60]", "AnyOf", True),
        ("none: [lead_score >= 40, lead_score >= 60]", "NoneOf", True),
        ("- lead_score >= 60\n- any: [lead_score < 50, demo_requested]", "AnyOf", False),
        ("- lead_score >= 60\n- none: [lead_score < 50, demo_requested]", "NoneOf", False),
        (
            "- lead_score >= 60\n- at_least: 2\n  of: [lead_score < 50, demo_requested, opted_out]",
            "AtLeast",
            False,
        ),
    ],
)
def test_where_the_lines_stand_that_make_a_part_idle(text: str, group: str, within: bool) -> None:
    condition = typed(text)
    (one,) = logic(condition).idle(condition)
    assert (type(one.group).__name__, one.within, len(one.because)) == (group, within, 1)


def test_what_hangs_on_how_many_parts_hold_has_no_lines() -> None:
    assert idle("at_least: 2\nof: [demo_requested, opted_out, opted_out]") == [("demo_requested", False, [])]
    # One of two is left to hang on, so each matters.
    assert idle("- opted_out\n- at_least: 2\n  of: [demo_requested, opted_out, employees >= 5]") == []


def test_a_part_deep_inside_hangs_on_all_groups_around_it() -> None:
    text = "- lead_score >= 60\n- any:\n    - employees >= 5\n    - all: [demo_requested, lead_score >= 40]"
    assert idle(text) == [("lead_score >= 40", False, [("lead_score >= 60", True)])]
    text = "any:\n- lead_score >= 60\n- all:\n  - demo_requested\n  - any: [opted_out, lead_score >= 80]"
    assert idle(text) == [("lead_score >= 80", False, [("lead_score >= 60", False)])]


def test_what_is_gone_makes_nothing_else_idle() -> None:
    # Each of the two would do without the other.
    assert idle("any:\n  - all: [demo_requested, opted_out]\n  - all: [opted_out, demo_requested]") == [
        ("[opted_out, demo_requested]", False, [("[demo_requested, opted_out]", False)])
    ]
    parts = [
        part for part, _, _ in idle("- employees >= 9\n- employees > 8\n- not employees < 9\n- opted_out")
    ]
    assert parts == ["not employees < 9", "employees > 8"]


def test_of_parts_that_are_gone_the_groups_are_named_as_written() -> None:
    text = "any:\n  - all: [opted_out, demo_requested]\n  - all: [opted_out, not demo_requested]"
    assert idle(text) == [
        ("demo_requested", False, [("opted_out", True), ("[opted_out, not demo_requested]", False)]),
        ("not demo_requested", False, [("opted_out", True), ("opted_out", False)]),
    ]


def test_lines_that_can_be_as_they_must() -> None:
    condition = typed("- lead_score >= 60\n- none: [lead_score >= 80]")
    asked = logic(condition)
    assert asked.holding([Clause(condition, True)]).found
    assert asked.holding([Clause(condition, True), Clause(condition, False)]).found is False
    assert asked.holding([]).found
