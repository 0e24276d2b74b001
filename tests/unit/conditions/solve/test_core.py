"""The smallest contradiction, and parts that change nothing."""

from __future__ import annotations

import pytest

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
