"""The report for people, to the letter."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from funnelspec.diagnostic import INFO, WARNING, Fix, Label
from funnelspec.report import Report
from funnelspec.reporters import full, paint
from funnelspec.source import Location, Source
from tests.unit.reporters.findings import MARKETING, SALES, at, conflict, found, witness


def snippet(source: Source, start: int, end: int, label: str = "") -> str:
    """The lines between the headline and ``Why``, without the place."""
    diagnostic = found(Label(Location(source, start, end), label))
    text = full.render(Report(diagnostics=[diagnostic], files=1, entries=1))
    return text[text.index("\n   |\n") + 1 : text.index("\n\n  Why:")]


def test_a_conflict_of_two_files_looks_as_designed() -> None:
    report = Report(diagnostics=[conflict()], files=11, entries=84)
    assert full.render(report) == dedent("""\
        error two-meanings: "Sales-qualified lead" means two different things
          --> sales/terms.yaml:5:17
           |
         5 |     definition: Accepted by a sales rep after a first call
           |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sales says this
           ::: marketing/terms.yaml:8:17
           |
         8 |     definition: Booked a demo
           |                 ------------- marketing says this

          Why:  Two teams count different people under one name, so any rate that
                crosses from one team to the other compares two different groups.
          Fix:  Agree on one wording and keep it in one shared file. If these are two
                different things, give one of them its own name and id.
          More: funnelspec explain two-meanings

        11 files, 84 items: 1 error
        """)


def test_a_witness_teams_and_contacts() -> None:
    diagnostic = found(
        at(SALES, "sql"),
        "sales and marketing draw the line differently",
        witnesses=(witness(),),
        teams=("marketing", "sales"),
        contacts=(("Marketing", "#marketing-ops"), ("Sales", "")),
    )
    text = full.render(Report(diagnostics=[diagnostic], files=2, entries=3))
    assert text[text.index("\n\n") :] == dedent("""\


          A lead both would argue about:  lead_score 65, employees 50, country US
                marketing says MQL, sales says not mql

          Why:  It matters.
          Seen: only in the views of marketing and sales
          Ask:  Marketing (#marketing-ops), Sales
          More: funnelspec explain two-meanings

        2 files, 3 items: 1 error
        """)


def test_leads_both_ways() -> None:
    text = full.render(Report(diagnostics=[found(at(SALES, "sql"), witnesses=(witness(), witness()))]))
    lead = "lead_score 65, employees 50, country US\n        marketing says MQL, sales says not mql"
    assert text[text.index("\n\n") : text.index("\n\n  Why")] == (
        f"\n\n  A lead both would argue about:  {lead}\n\n  Another one:  {lead}"
    )


def test_a_long_lead_is_broken_at_80_columns() -> None:
    lead = {f"a_field_with_a_long_name_{number}": "a value of some length" for number in range(3)}
    each = witness()._replace(lead=lead, judged={"has a problem that we solve": True}, as_of="2026-03-01")
    text = full.render(Report(diagnostics=[found(at(SALES, "sql"), witnesses=(each,))]))
    lines = text[text.index("  A lead") : text.index("\n\n  Why")].split("\n")
    assert lines[0] == "  A lead both would argue about:  a_field_with_a_long_name_0 a value of some"
    assert all(line.startswith("        ") and len(line) <= 80 for line in lines[1:])
    assert " ".join(line.strip() for line in lines[1:-1]).endswith(
        "has a problem that we solve: yes, on 2026-03-01"
    )


def test_places_in_one_file_are_shown_in_its_order() -> None:
    diagnostic = found(
        at(SALES, "sql", "this one"),
        related=(
            at(SALES, "definition", "that one"),
            at(SALES, "name", "near"),
            at(SALES, "Sales-", "same line"),
        ),
    )
    text = full.render(Report(diagnostics=[diagnostic], files=1, entries=1))
    assert text.startswith(
        dedent("""\
        error two-meanings: A fact
          --> sales/terms.yaml:3:3
           |
         3 |   sql:
           |   ^^^ this one
         4 |     name: Sales-qualified lead
           |     ---- near
           |           ------ same line
         5 |     definition: Accepted by a sales rep after a first call
           |     ---------- that one

          Why:""")
    )


def test_lines_left_out_between_two_places() -> None:
    text = full.render(Report(diagnostics=[found(at(SALES, "Terms"), related=(at(SALES, "name"),))]))
    assert " 1 | # Terms of sales\n   |   ^^^^^\n...\n 4 |     name: Sales-qualified lead\n" in text


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("name: Café à la carte", "à la", " 1 | name: Café à la carte\n   |            ^^^^"),
        ("name: 見込み客 is wide", "is", " 1 | name: 見込み客 is wide\n   |                ^^"),
        ("name: 見込み客", "見込", " 1 | name: 見込み客\n   |       ^^^^"),
        ("name: \U0001f600 x", "x", " 1 | name: \U0001f600 x\n   |          ^"),
        ("name: Cafe\u0301 x", "x", " 1 | name: Cafe\u0301 x\n   |            ^"),
        ("a:\tb\tc", "c", " 1 | a:  b   c\n   |         ^"),
        ("a:\tb", "\t", " 1 | a:  b\n   |   ^^"),
        ("a: \x1b[31mred", "red", " 1 | a: \\x1b[31mred\n   |            ^^^"),
        ("a: \u202ered", "red", " 1 | a: \\u202ered\n   |          ^^^"),
    ],
)
def test_carets_stand_under_the_words(line: str, words: str, expected: str) -> None:
    source = Source("a.yaml", line + "\n")
    start = line.index(words)
    assert snippet(source, start, start + len(words)) == "   |\n" + expected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("a: b\r\nc: d\r\n", 9, 10, " 2 | c: d\n   |    ^ here"),
        ("a: b\u2028c\nd: e\n", 10, 11, " 2 | d: e\n   |    ^ here"),
        ("a: b\n", 3, 3, " 1 | a: b\n   |    ^ here"),
        ("a: b\n", 4, 4, " 1 | a: b\n   |     ^ here"),
        ("a: b\n", 5, 5, " 2 |\n   | ^ here"),
        ("a: b", 4, 4, " 1 | a: b\n   |     ^ here"),
        ("a:\n  b: c\n  d: e\n", 5, 16, " 2 |   b: c\n   |   ^^^^ here"),
        ("a: b\nc: d\n", 4, 6, " 1 | a: b\n   |     ^ here"),
    ],
    ids=["crlf", "u2028", "empty", "end of line", "end of file", "no line end", "lines", "line end"],
)
def test_places_at_the_edges(text: str, start: int, end: int, expected: str) -> None:
    assert snippet(Source("a.yaml", text), start, end, "here") == "   |\n" + expected


def test_a_file_without_text_has_a_place_and_a_label() -> None:
    diagnostic = found(
        Label(Location(Source("a.yaml", ""), 0, 0), "byte 12 is no text"), "a.yaml is not text"
    )
    text = full.render(Report(diagnostics=[diagnostic], files=1))
    assert "  --> a.yaml:1:1\n     byte 12 is no text\n\n  Why:" in text


def test_a_long_line_is_cut_around_the_words() -> None:
    line = "definition: " + "lorem ipsum " * 30 + "HERE " + "dolor sit " * 30
    shown = snippet(Source("a.yaml", line), line.index("HERE"), line.index("HERE") + 4)
    assert shown == (
        "   |\n 1 | ...m ipsum lorem ipsum lorem ipsum HERE dolor sit dolor sit dolor sit do...\n"
        "   |                                    ^^^^"
    )


def test_a_long_text_is_shown_from_its_beginning() -> None:
    line = "    definition: " + "word " * 40
    lines = snippet(Source("a.yaml", line), 16, len(line), "sales").split("\n")
    assert lines[1] == " 1 |     definition: word word word word word word word word word word word w..."
    assert lines[2] == "   |                 " + "^" * 59
    assert lines[3] == "   |                 sales"


def test_a_label_that_does_not_fit_stands_below() -> None:
    source = Source("a.yaml", "definition: " + "w" * 50)
    label = "this says something quite different from what marketing has agreed upon with sales in spring"
    assert snippet(source, 12, 62, label) == "   |\n 1 | definition: " + "w" * 50 + "\n   |             " + (
        "^" * 50
        + "\n   |             this says something quite different from what marketing has"
        + "\n   |             agreed upon with sales in spring"
    )


def test_one_huge_line_is_cut_without_looking_at_all_of_it() -> None:
    line = "a" * 3_000_000 + "HERE" + "b" * 3_000_000
    shown = snippet(Source("a.yaml", line), 3_000_000, 3_000_004).split("\n")
    assert len(shown[1]) == 80
    marks = shown[2].index("^")
    assert shown[1][marks : marks + 4] == "HERE"


def test_infos_are_counted_and_listed_on_request() -> None:
    diagnostics = [
        found(at(SALES, "sql"), "An error"),
        found(at(SALES, "name"), "A warning", WARNING),
        *(found(at(SALES, word), f"Note {word}", INFO) for word in ("terms", "definition", "call")),
    ]
    report = Report(diagnostics=diagnostics, files=11, entries=84)
    text = full.render(report)
    assert "Note" not in text
    assert text.endswith("\n\n11 files, 84 items: 1 error, 1 warning, 3 notes (--show info lists them)\n")
    text = full.render(report, show_info=True)
    assert re.findall("^[a-z]+ two-meanings: (.*)", text, re.M) == [
        "Note terms",
        "An error",
        "A warning",
        "Note definition",
        "Note call",
    ]
    assert text.endswith("\n11 files, 84 items: 1 error, 1 warning, 3 notes\n")


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (Report(files=11, entries=84), "11 files, 84 items: nothing to correct\n"),
        (
            Report(files=1, entries=1, suppressed=2),
            "1 file, 1 item: nothing to correct, 2 hidden by comments\n",
        ),
        (Report(), "0 files, 0 items: nothing to check\n"),
        (
            Report(files=1, entries=2, diagnostics=[found(at(SALES, "sql"), severity=INFO)]),
            "1 file, 2 items: no errors or warnings, 1 note (--show info lists it)\n",
        ),
    ],
)
def test_without_findings_there_is_one_line(report: Report, line: str) -> None:
    assert full.render(report) == line


def test_help_keeps_its_lines_and_examples() -> None:
    text = full.render(
        Report(diagnostics=[found(at(SALES, "sql"), help="Write:\n  owner: sales\nor remove it.")])
    )
    assert "  Fix:  Write:\n          owner: sales\n        or remove it.\n  More:" in text


def test_a_fix_without_help_is_named() -> None:
    text = full.render(Report(diagnostics=[found(at(SALES, "sql"), fix=Fix('Remove "x"', ()))]))
    assert '  Fix:  Remove "x"\n' in text


def test_paths_are_shown_as_asked_and_harmless() -> None:
    diagnostic = found(at(Source("a\n::b.yaml", "x: y"), "y"), "Esc \x1b]0;x\x07 and\nline")
    text = full.render(Report(diagnostics=[diagnostic]), places=lambda path: f"defs/{path}")
    assert text.startswith("error two-meanings: Esc \\x1b]0;x\\x07 and\\nline\n  --> defs/a\\n::b.yaml:1:4\n")


def test_colour_adds_nothing_to_the_words() -> None:
    report = Report(
        diagnostics=[conflict(witnesses=(witness(),)), found(at(MARKETING, "Booked"), "w", WARNING)]
    )
    coloured = full.render(report, paint=paint.ansi)
    assert "\x1b[1;31merror\x1b[0m \x1b[1mtwo-meanings\x1b[0m: " in coloured
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == full.render(report)
