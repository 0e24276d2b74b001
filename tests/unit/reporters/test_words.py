"""Text made harmless, measured and wrapped; paths seen from elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from funnelspec.diagnostic import Verdict, Witness
from funnelspec.reporters import witness
from funnelspec.reporters.places import as_they_are, seen_from
from funnelspec.reporters.words import listed, printable, width, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain \\ text", "plain \\ text"),
        ("\x00\x1b[31m\x7f\x9b", "\\x00\\x1b[31m\\x7f\\x9b"),
        ("a\tb\r\nc", "a\\tb\\r\\nc"),
        ("\u202e\u2066\u2069\u061c", "\\u202e\\u2066\\u2069\\u061c"),
        ("\u2028\u2029\x85", "\\u2028\\u2029\\x85"),
        ("\ufeff\u200b\u00ad", "\\ufeff\\u200b\\xad"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud83d x", "\\ud83d x"),
        ("caf\xe9\xa0\u3000\U0001f468\u200d\U0001f469", "caf\xe9\xa0\u3000\U0001f468\u200d\U0001f469"),
    ],
)
def test_what_would_vanish_or_steer_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("見込", 4),
        ("\U0001f600", 2),
        ("\U0001f468\u200d\U0001f469", 4),
        ("ｱ", 1),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_wrapping() -> None:
    assert list(wrapped("aa bb cc", 5)) == ["aa bb", "cc"]
    assert list(wrapped("見込 見込", 8)) == ["見込", "見込"]
    assert list(wrapped("a toolongword b", 5)) == ["a", "toolongword", "b"]
    assert list(wrapped("x\n  keep this as it is\ny\x07", 5)) == ["x", "  keep this as it is", "y\\x07"]
    assert list(wrapped("", 5)) == [""]


def test_listing() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_paths_are_relative_to_where_the_reader_stands(tmp_path: Path) -> None:
    root = tmp_path / "repo" / "definitions"
    assert as_they_are("a/b.yaml") == "a/b.yaml"
    assert seen_from(str(tmp_path / "repo"), str(root))("a/b.yaml") == "definitions/a/b.yaml"
    assert seen_from(str(root / "a"), str(root))("a/b.yaml") == "b.yaml"
    assert seen_from(str(tmp_path / "other"), str(root))("b.yaml") == "../repo/definitions/b.yaml"


def test_a_witness_without_teams() -> None:
    each = Witness(
        {"demo": True, "owner": None, "tags": frozenset(("b", "a"))},
        {"fit": False},
        "2026-03-01",
        (Verdict("criteria/mql", None, True, None), Verdict("criteria/sql", None, False, None, "SQL")),
    )
    assert witness.lead(each) == "demo yes, owner unknown, tags [a, b], fit: no, on 2026-03-01"
    assert witness.verdicts(each) == "meets mql, does not meet SQL"
    assert witness.title(each) == "A lead that shows it:"
    assert witness.lead(Witness({}, {}, None, ())) == "one of which nothing is known"


def test_a_verdict_on_what_a_lead_may_do() -> None:
    """What is said twice, of two conditions for one thing, is told once."""
    moves = [Verdict("stages/sql", None, meets, None, may='move to "SQL"') for meets in (True, False, False)]
    assert witness.verdicts(Witness({}, {}, None, tuple(moves))) == (
        'may move to "SQL", may not move to "SQL"'
    )
    assert [witness.name(each) for each in moves[1:]] == ['may move to "SQL"'] * 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Decimal("0.1"), "0.1"),
        (Decimal("5E+3"), "5000"),
        (12000, "12000"),
        (date(2026, 3, 1), "2026-03-01"),
        (frozenset(), "[]"),
        (frozenset(("core", "a, b")), '["a, b", core]'),
        (False, "no"),
        ("head of sales", "head of sales"),
        ("Oslo, Norway", '"Oslo, Norway"'),
        ("", '""'),
    ],
)
def test_values_are_as_people_write_them(given: object, said: str) -> None:
    assert witness.value(given) == said


def _asked(*verdicts: tuple[str | None, bool]) -> Witness:
    told = (Verdict("criteria/mql", team, meets, None, "MQL") for team, meets in verdicts)
    return Witness({}, {}, None, tuple(told))


@pytest.mark.parametrize(
    ("verdicts", "title", "said"),
    [
        (
            [("sales", True), ("marketing", False)],
            "A lead both would argue about:",
            "sales says MQL, marketing says not MQL",
        ),
        (
            [("a", True), ("b", False), ("c", False)],
            "A lead they would argue about:",
            "a says MQL, b says not MQL, c says not MQL",
        ),
        (
            [(None, True), ("sales", False)],
            "A lead that shows it:",
            "the shared files say MQL, sales says not MQL",
        ),
        (
            [("sales", True), (None, False)],
            "A lead that shows it:",
            "sales says MQL, the shared files say not MQL",
        ),
        ([("a", True), ("b", True)], "A lead that shows it:", "a says MQL, b says MQL"),
    ],
)
def test_who_says_what_of_a_lead(verdicts: list[tuple[str | None, bool]], title: str, said: str) -> None:
    each = _asked(*verdicts)
    assert (witness.title(each), witness.verdicts(each)) == (title, said)
    assert [words for words, _ in witness.titled([each, each])] == [title, "Another one:"]
