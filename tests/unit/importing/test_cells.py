"""What a cell says."""

from __future__ import annotations

import pytest

from funnelspec.importing import cells
from funnelspec.importing.cells import Named


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  a \r\n b\t\rc\x85d\u2028e\x0bf \n", "a\n b\nc\nd\ne\nf"),
        ("one  two", "one  two"),
        (" \n \u00a0", ""),
    ],
)
def test_line_ends_of_any_kind_and_blanks_at_ends(cell: str, text: str) -> None:
    assert cells.cleaned(cell) == text


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("warm lead; hot lead", ["warm lead", "hot lead"]),
        ("warm lead, hot lead,", ["warm lead", "hot lead"]),
        ("- warm lead\n- hot lead", ["warm lead", "hot lead"]),
        ("a, b; c", ["a", "b", "c"]),
        ("a|b / c", ["a", "b", "c"]),
        ("\u2022 deal\n\u2022 deal", ["deal"]),
        ("n/a", []),
        ("-", []),
        ('"deal"', ["deal"]),
        ("hand-off", ["hand-off"]),
    ],
)
def test_a_list_in_one_cell(cell: str, parts: list[str]) -> None:
    assert cells.parts(cell) == parts


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("MQL (Marketing Qualified Lead)", Named("Marketing Qualified Lead", ("MQL",))),
        ("Marketing qualified lead (MQL)", Named("Marketing qualified lead", ("MQL",))),
        ("MQL - Marketing-qualified lead", Named("Marketing-qualified lead", ("MQL",))),
        ("MQL: marketing qualified lead", Named("marketing qualified lead", ("MQL",))),
        ("Marketing qualified lead / MQL", Named("Marketing qualified lead", ("MQL",))),
        ("BANT (Budget, Authority, Need, Timing)", Named("Budget, Authority, Need, Timing", ("BANT",))),
        ("Lead (new)", Named("Lead (new)")),
        ("ARR (our main number)", Named("ARR (our main number)")),
        ("Win-back", Named("Win-back")),
        ("\u201cWhale\u201d", Named("Whale")),
        ("**Whale**", Named("Whale")),
        ("Easy stamp,\nstamp please", Named("Easy stamp, stamp please")),
    ],
)
def test_a_name_and_its_acronym(cell: str, found: Named) -> None:
    assert cells.named(cell) == found


def test_numbers_go_where_most_names_have_one() -> None:
    assert cells.unnumbered(["1. Lead", "2.1 Deal", "3) SQL", "Other"]) == ["Lead", "Deal", "SQL", "Other"]
    assert cells.unnumbered(["1. Lead", "Deal", "SQL"]) == ["1. Lead", "Deal", "SQL"]
    assert cells.unnumbered(["2024 plan", "3 year deal"]) == ["2024 plan", "3 year deal"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01T00:00:00", "2026-03-01"),
        ("2026/3/1", "2026-03-01"),
        ("31.12.2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("3/3/2026", "2026-03-03"),
        ("March 1st, 2026", "2026-03-01"),
        ("1 Mar 2026", "2026-03-01"),
        ("3/4/2026", None),
        ("2026-02-30", None),
        ("45000", None),
        ("Q3 2026", None),
        ("soon", None),
    ],
)
def test_a_day_that_leaves_no_doubt(cell: str, day: str | None) -> None:
    assert cells.day(cell) == day


def test_what_no_definition_can_hold() -> None:
    assert cells.unwritable("a\tb\nc\u00e9\U0001f600") == ""
    assert cells.unwritable("bell\x07") == "U+0007"
    assert cells.unwritable("half \ud83d") == "U+D83D"


def test_a_text_that_is_only_a_link() -> None:
    assert cells.linked("[Product led growth](../plg.md)") == ("Product led growth", "../plg.md")
    assert cells.linked("See [this](a)") == ("See [this](a)", "")


@pytest.mark.parametrize(
    ("short", "long", "stands"),
    [
        ("MQL", "Marketing qualified lead", True),
        ("MQL", "Marketing qualified lead.", True),
        ("POC", "proof of concept", True),
        ("RCE", "Remote code execution (a security vulnerability)", False),
        ("MQL", "Marketing qualified lead, a person with points", False),
        ("Lead", "lots every ad drew", False),
        ("ARR", "Yearly revenue", False),
    ],
)
def test_a_text_that_is_only_the_long_form(short: str, long: str, stands: bool) -> None:
    assert cells.stands_for(short, long) is stands
