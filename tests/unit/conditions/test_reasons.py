"""A condition as a tree, and what a lead makes of each line."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.lead import Lead
from funnelspec.conditions.parse import parse
from funnelspec.conditions.reasons import Reason, in_words, reasons
from funnelspec.conditions.say import Names
from funnelspec.source import Source
from funnelspec.syntax.reader import read

TODAY = date(2026, 11, 22)
FIELDS = {
    "employees": Field(id="employees", name="Employees", type="integer", unit="people"),
    "demo": Field(id="demo", name="Demo requested", type="boolean"),
    "country": Field(id="country", name="Country", type="choice", choices=("US", "NO")),
    "interests": Field(id="interests", name="Interests", type="choices", choices=("core", "addon")),
    "title": Field(id="title", name="Job title", type="text"),
    "seen": Field(id="seen", name="Last seen", type="date"),
}
NAMES = Names(lambda _: None, {"criteria/big": "Big accounts"}.get)


def _parsed(path: str, text: str) -> Condition:
    root = read(Source(path, text)).root
    assert root is not None
    condition, findings = parse(root)
    assert condition is not None, findings
    return condition


def _tree(text: str, lead: Lead | None = None, judged: dict[str, bool] | None = None) -> Reason:
    big = {"big": ("criteria/big", _parsed("big.yaml", "any: [employees >= 50, demo]"))}
    typed, findings = bind(_parsed("x.yaml", text), Table(FIELDS, big.get))
    assert typed is not None, findings
    return reasons(typed, lead or {}, TODAY, judged or {}, NAMES)


def _drawn(reason: Reason, depth: int = 0) -> list[str]:
    """The tree as lines: ``+`` holds, ``-`` does not, ``*`` decided."""
    mark = ("+" if reason.holds else "-") + ("*" if reason.decided else " ")
    again = " again" if reason.again else ""
    said = f" | {reason.said}" if reason.said else ""
    lines = [f"{'  ' * depth}{mark}{reason.kind} {reason.text}{said}{again}"]
    for part in reason.parts:
        lines += _drawn(part, depth + 1)
    return lines


@pytest.mark.parametrize(
    ("text", "lead", "said"),
    [
        ("employees >= 50", {"employees": 40}, "-*test Employees is at least 50 people | it is 40 people"),
        ("employees >= 50", {}, "-*test Employees is at least 50 people | it is unknown"),
        ("demo", {"demo": True}, "+*test Demo requested is yes"),
        ("demo", {"demo": False}, "-*test Demo requested is yes | it is no"),
        ("not demo", {}, "+*test Demo requested is no or unknown | it is unknown"),
        ("not demo", {"demo": True}, "-*test Demo requested is no or unknown | it is yes"),
        (
            "not employees >= 50",
            {},
            "+*test not: Employees is at least 50 people (also when it is unknown) | it is unknown",
        ),
        ("employees is unknown", {}, "+*test Employees is unknown"),
        ("employees is unknown", {"employees": 1}, "-*test Employees is unknown | it is 1 people"),
        ("not employees is unknown", {}, "-*test not: Employees is unknown | it is unknown"),
        (
            "interests has any of (core)",
            {"interests": frozenset(("addon", "core"))},
            "+*test Interests has any of core | it has core, addon",
        ),
        ('title contains "vp"', {"title": "VP"}, '+*test Job title contains "vp" | it is "VP"'),
        (
            "seen in the last 30 days",
            {"seen": date(2026, 11, 1)},
            "+*test Last seen is in the last 30 days | it is 1 November 2026",
        ),
    ],
)
def test_a_line_and_what_the_lead_says_to_it(text: str, lead: Lead, said: str) -> None:
    assert _drawn(_tree(text, lead)) == [said]


@pytest.mark.parametrize(
    ("text", "judged", "said", "unanswered"),
    [
        ("judgement ready", {}, "-*judgement judgement: ready | nobody has answered", True),
        ("judgement ready", {"Ready ": False}, "-*judgement judgement: ready | answered no", False),
        ("judgement ready", {"READY": True}, "+*judgement judgement: ready | answered yes", False),
        ("not judgement ready", {}, "+*judgement not: judgement: ready | nobody has answered", True),
    ],
)
def test_a_judgement(text: str, judged: dict[str, bool], said: str, unanswered: bool) -> None:
    tree = _tree(text, judged=judged)
    assert _drawn(tree) == [said]
    assert tree.unanswered is unanswered


def test_groups_and_the_lines_that_decide() -> None:
    text = "- employees >= 20\n- any: [demo, country = NO]\n- none: [title contains student]\n"
    assert _drawn(_tree(text, {"employees": 30, "country": "NO"})) == [
        "+*all all of:",
        "  +*test Employees is at least 20 people | it is 30 people",
        "  +*any any of:",
        "    - test Demo requested is yes | it is unknown",
        "    +*test Country is NO",
        "  +*none none of:",
        '    -*test Job title contains "student" | it is unknown',
    ]
    assert _drawn(_tree(text, {"employees": 30, "country": "NO", "title": "Student"})) == [
        "-*all all of:",
        "  + test Employees is at least 20 people | it is 30 people",
        "  + any any of:",
        "    - test Demo requested is yes | it is unknown",
        "    + test Country is NO",
        "  -*none none of:",
        '    +*test Job title contains "student" | it is "Student"',
    ]


def test_at_least() -> None:
    text = "{at_least: 2, of: [demo, country = NO, employees >= 5]}"
    assert _drawn(_tree(text, {"employees": 5})) == [
        "-*at_least at least 2 of:",
        "  -*test Demo requested is yes | it is unknown",
        "  -*test Country is NO | it is unknown",
        "  + test Employees is at least 5 people | it is 5 people",
    ]


def test_more_than_there_are_cannot_hold_and_all_parts_decide() -> None:
    assert _drawn(_tree("{at_least: 2, of: [demo]}", {"demo": True})) == [
        "-*at_least at least 2 of:",
        "  +*test Demo requested is yes",
    ]


def test_a_group_of_one_is_its_part() -> None:
    assert _drawn(_tree("all: [{any: [demo]}]")) == ["-*test Demo requested is yes | it is unknown"]


def test_a_named_criterion_is_told_once() -> None:
    assert _drawn(_tree("[meets big, demo, {any: [meets big]}]", {"employees": 60, "demo": True})) == [
        "+*all all of:",
        "  +*meets meets Big accounts",
        "    +*any any of:",
        "      +*test Employees is at least 50 people | it is 60 people",
        "      +*test Demo requested is yes",
        "  +*test Demo requested is yes",
        "  +*meets meets Big accounts again",
    ]


def test_a_named_criterion_is_told_anew_where_it_decides() -> None:
    """Else the lines that decide would stand where they decide nothing, or nowhere."""
    assert _drawn(_tree("[not meets big, {any: [meets big, country = NO]}]")) == [
        "-*all all of:",
        "  + meets does not meet Big accounts",
        "    - any any of:",
        "      - test Employees is at least 50 people | it is unknown",
        "      - test Demo requested is yes | it is unknown",
        "  -*any any of:",
        "    -*meets meets Big accounts",
        "      -*any any of:",
        "        -*test Employees is at least 50 people | it is unknown",
        "        -*test Demo requested is yes | it is unknown",
        "    -*test Country is NO | it is unknown",
    ]


def test_places_are_the_words_without_not() -> None:
    tree = _tree("- not demo\n- not meets big\n- all: [demo,\n    country = NO]\n")
    assert [(part.where.first, part.where.text) for part in tree.parts] == [
        ((1, 7), "demo"),
        ((2, 7), "meets big"),
        ((3, 8), "[demo,"),
    ]
    assert (tree.parts[1].parts[0].where.path, tree.parts[1].ref) == ("big.yaml", "criteria/big")
    assert [part.turned for part in tree.parts] == [True, True, False]
    assert (tree.parts[0].field, tree.parts[0].given) == ("demo", None)


def test_values_in_words() -> None:
    assert in_words(None, FIELDS["title"]) == "unknown"
    assert in_words(1200, FIELDS["employees"]) == "1,200 people"
    assert in_words(frozenset(("addon", "core")), FIELDS["interests"]) == "core, addon"
