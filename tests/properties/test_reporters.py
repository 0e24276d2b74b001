"""Whatever people type: one command a line, no control of a terminal, valid JSON, whole tables."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from markdown_it import MarkdownIt

from funnelspec.diagnostic import Diagnostic, Label, Severity, Verdict, Witness
from funnelspec.report import Report
from funnelspec.reporters import concise, full, github, gitlab, json_report, markdown, page, paint, sarif
from funnelspec.reporters.snippet import shown
from funnelspec.reporters.words import printable, width
from funnelspec.source import Location, Source
from tests.unit.reporters.findings import found

NASTY = [
    "::",
    "::error::",
    "##[",
    "\x1b[2J",
    "\r",
    "\n",
    "\t",
    "|",
    "`",
    "<b>",
    "%0A",
    "@sales",
    "#12",
    ":fire:",
    "https://x.example",
    "[a](b)",
    "\n- a\n",
    "{{0}}",
    "*b*",
    "\u202e",
    "\u2028",
    "\ud800",
    "見",
]
TEXT = st.lists(st.text(max_size=5) | st.sampled_from(NASTY), max_size=3).map("".join)
SARIF = Draft7Validator(
    json.loads(
        (Path(__file__).parents[1] / "conformance" / "sarif" / "sarif-schema-2.1.0.json").read_text("utf-8")
    )
)
SCHEMA = Draft202012Validator(json.loads(json_report.schema_text()))


@st.composite
def labels(draw: st.DrawFn) -> Label:
    text = draw(TEXT)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Label(Location(Source(draw(TEXT), text), start, end), draw(TEXT))


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    verdicts = (Verdict(draw(TEXT), draw(st.none() | TEXT), draw(st.booleans()), None, draw(TEXT)),)
    lead = draw(st.dictionaries(TEXT, TEXT | st.integers() | st.floats() | st.none(), max_size=2))
    return found(
        draw(labels()),
        draw(TEXT),
        Severity(draw(st.integers(1, 3))),
        related=tuple(draw(st.lists(labels(), max_size=2))),
        help=draw(TEXT),
        witnesses=(Witness(lead, {}, None, verdicts),),
        contacts=((draw(TEXT), draw(TEXT)),),
        teams=tuple(draw(st.lists(TEXT, max_size=2))),
        fingerprint=draw(TEXT),
    )


REPORTS = st.lists(diagnostics(), max_size=2).map(lambda each: Report(diagnostics=each, files=1, entries=1))


def lines(text: str) -> list[str]:
    """The lines as the most generous reader would split them."""
    return text.removesuffix("\n").splitlines()


@given(REPORTS)
def test_github_prints_one_command_a_finding_and_obeys_no_other(report: Report) -> None:
    """Only our own lines begin with ``::``; no further line holds ``##[``."""
    printed = lines(github.render(report))
    count = len(report.diagnostics)
    assert [line.startswith("::") for line in printed] == [True] * count + [False] * (count + 1)
    for line in printed[count:]:
        assert line.startswith("| ")
        assert "##[" not in line
    for line in printed[:count]:
        assert re.match(
            r"::(error|warning|notice) file=[^:,]*,line=\d+,([a-zA-Z]+=\d+,)*title=two-meanings::", line
        )


@given(REPORTS)
def test_no_text_steers_the_terminal(report: Report) -> None:
    """Reports for people hold no control character but line ends, and can be encoded."""
    for text in (full.render(report, show_info=True), concise.render(report, show_info=True)):
        assert {category(character) for character in text.replace("\n", "")}.isdisjoint(
            {"Cc", "Cs", "Zl", "Zp"}
        )
        assert text.encode()
    assert len(lines(concise.render(report, show_info=True))) == len(report.diagnostics) + 1


@given(REPORTS)
def test_colour_adds_nothing(report: Report) -> None:
    """Without its colours the coloured report is the plain one."""
    coloured = full.render(report, show_info=True, paint=paint.ansi)
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == full.render(report, show_info=True)


@given(REPORTS)
def test_json_read_back_equals_the_report(report: Report) -> None:
    """What is read back is what was written, follows the schema and can be encoded."""
    text = json_report.render(report)
    assert text.encode()
    values = json.loads(text)
    SCHEMA.validate(values)
    # Two halves of a code point, side by side, are read back as one: no decoder yields them.
    expected = json.loads(json.dumps(json_report.as_values(report)))
    assert values == expected
    assert [each["entries"] for each in values["findings"]] == [
        list(each.entries) for each in report.diagnostics
    ]


@given(REPORTS, st.booleans())
def test_the_comment_keeps_its_tables(report: Report, notes: bool) -> None:
    """Every row has the columns of its table, and no text brings markup."""
    text = markdown.render(report, notes=notes)
    assert text.encode()
    columns = 0
    for line in lines(text):
        if line.startswith("|"):
            columns = columns or line.count("|")
            assert line.count("|") == columns
            assert line.endswith(" |")
        else:
            columns = 0
            assert "|" not in line
    tags = set(re.findall("<[^>]*>?", text))
    names = ("b", "code", "details", "pre", "sub", "summary")
    ours = {f"<{close}{tag}>" for tag in names for close in ("", "/")}
    assert tags <= ours | {"<!-- funnelspec -->", "<!-- -->", "<br>"}
    for tag in names:
        assert text.count(f"<{tag}>") == text.count(f"</{tag}>")
    assert not set(text.replace("<!-- -->", "").replace("&#", "")) & set("`@*_[]\\~$")
    told = sum(found.severity > Severity.INFO for found in report.diagnostics)
    assert text.count("\n<sub>") == told


@given(REPORTS)
def test_a_comment_shows_what_was_typed_and_no_more(report: Report) -> None:
    """As a reader of Markdown shows it: the tables and headings are ours, and no link or picture is there."""
    page = MarkdownIt("gfm-like", {"linkify": False}).render(markdown.render(report, notes=True))
    assert not re.search("<(a|img|input|script|ul|ol|blockquote|hr)[ >]", page)
    told = [found for found in report.diagnostics if found.severity > Severity.INFO]
    assert len(re.findall("<h3>[0-9]", page)) == len(told)


@given(REPORTS)
def test_places_lead_below_the_site_and_nowhere_else(report: Report) -> None:
    """Whatever a file is called."""
    text = markdown.render(report, notes=True, site="https://x.example/b")
    for link in re.findall("<a[^>]*>?", text):
        assert re.fullmatch(r'<a href="https://x\.example/b/[A-Za-z0-9%/._~-]*#L\d+">', link)
    without = re.sub("</?a[^>]*>", "", text)
    assert without == markdown.render(report, notes=True)


@given(TEXT)
def test_nothing_typed_vanishes_from_the_comment(text: str) -> None:
    """The page shows what was typed."""
    shown = unescape(page.safe(text).replace("<!-- -->", "").replace("<br>", "\n"))
    assert shown == "\n".join(printable(line) for line in text.split("\n"))


@given(TEXT)
def test_nothing_typed_vanishes_from_a_remedy(text: str) -> None:
    """But for the backticks around what is code, which is shown as such."""
    shown = "\n".join(re.sub("</?(pre|code)>|<!-- -->", "", part) for part in page.remedy(text))
    typed = "\n".join(printable(line) for line in text.split("\n") if line)
    assert unescape(shown).replace("`", "") == typed.replace("`", "")


@given(REPORTS)
def test_sarif_follows_its_standard(report: Report) -> None:
    """Whatever is typed, the log is valid, can be encoded and holds no control of a terminal."""
    text = sarif.render(report)
    assert text.encode()
    SARIF.validate(json.loads(text))
    assert {category(character) for character in text.replace("\n", "")}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


@given(REPORTS)
def test_gitlab_gets_a_list_with_fingerprints_of_their_own(report: Report) -> None:
    """An issue for each finding."""
    issues = json.loads(gitlab.render(report))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(report.diagnostics)


@given(TEXT, st.integers(20, 90), st.data())
def test_marks_stay_within_the_line(text: str, room: int, data: st.DataObject) -> None:
    """A shown line fits, at least one mark is drawn, and it stands at most one column past the line."""
    line = data.draw(st.just(text) | st.integers(1, 200).map(lambda times: (text * times)[:3000]))
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    view = shown(line, start, end, room)
    assert width(view.text) <= room
    assert 0 <= view.start < view.end <= max(width(view.text), view.start + 1) <= room + 1


@given(st.text("abc 見\u0301é", max_size=300), st.integers(20, 90), st.data())
def test_the_first_marked_character_is_the_first_word(line: str, room: int, data: st.DataObject) -> None:
    """What stands above the first mark is the first character of the place."""
    start = data.draw(st.integers(0, max(0, len(line) - 1)))
    view = shown(line, start, start + 1, room)
    column = 0
    above = ""
    for character in view.text:
        if column >= view.start and width(character):
            above = character
            break
        column += width(character)
    if start < len(line) and width(line[start]):
        assert above == line[start]
