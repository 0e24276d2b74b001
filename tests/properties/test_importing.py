"""A sheet that is brought in keeps every word, and bringing it in once more changes nothing."""

from __future__ import annotations

import contextlib
import csv
import io
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from funnelspec.engine import check_texts
from funnelspec.importing.adding import CannotAdd, added, says
from funnelspec.importing.cells import cleaned, unwritable
from funnelspec.importing.glossary import Outcome, bring_in, read_sheets
from funnelspec.importing.plan import Addition
from funnelspec.importing.writing import scalar
from funnelspec.model.model import Model
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.tables.decoding import NoTable

TODAY = date(2026, 11, 22)
TRAPS = st.sampled_from(
    [
        *(
            "[[",
            "]]",
            " #",
            ": ",
            ":",
            "- ",
            "? ",
            "|",
            ">",
            ">-",
            "---",
            "...",
            "%",
            "@",
            "`",
            "!",
            "&",
            "*",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            ",",
            "'",
            '"',
            "\\",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\x85",
            "\u2028",
            "\u2029",
            "\x0b",
        ),
        *(
            "NO",
            "on",
            "1.10",
            "012",
            "~",
            "null",
            "2026-03-01",
            "0x1f",
            "1e3",
            "12:30",
            "=1+1",
            "<b>",
            "\ufeff",
        ),
        *(
            "\u00a0",
            "\u3000",
            "\u200b",
            "  ",
            "x" * 120,
            "word " * 40,
            "\x00",
            "\x07",
            "\ud800",
            "\U0001f600",
        ),
    ]
)
TEXT = st.lists(st.one_of(TRAPS, st.text(max_size=12), st.just(" "), st.just("word")), max_size=12).map(
    "".join
)

CELL = TEXT.map(lambda text: text.replace("\0", ""))  # with a NUL the file is no text


def model(text: str = "") -> Model:
    found = check_texts({"glossary.yaml": text} if text else {}, TODAY).model
    assert found is not None
    return found


def brought(rows: list[list[str]], text: str = "") -> Outcome:
    """What a table comes to, in a workspace that holds one file."""
    table = io.StringIO(newline="")
    csv.writer(table).writerows([["Term", "Definition", "Notes"], *rows])
    sheets = read_sheets(table.getvalue().encode("utf-8", "replace"), {})
    return bring_in(sheets, {}, "terms", model(text), None, text)


@given(TEXT, st.booleans())
@example("[[", False)
@example("a: b", True)
@example("word " * 40 + " #", False)
@example("one\n\n\n  two\n- three", False)
def test_any_text_is_read_back_as_it_was(text: str, listed: bool) -> None:
    """Whatever a cell says is written so that reading finds nothing wrong and gives the same text."""
    text = cleaned(text)
    if unwritable(text) or not text:
        return
    value: str | list[str] = [text, "other"] if listed else text
    attributes: list[tuple[str, str | list[str]]] = [("name", text), ("definition", text), ("aliases", value)]
    written = added("", [Addition("terms", "word", attributes)])
    reading = read(Source("glossary.yaml", written))
    assert reading.findings == []
    assert says(written) == {"terms": {"word": {"name": text, "definition": text, "aliases": value}}}
    longest = max(len(line) for line in written.split("\n"))
    assert (
        longest <= 100 or max(map(len, text.split(" "))) > 60 or "\n" in text or "\t" in text or "  " in text
    )


@given(TEXT)
def test_a_text_on_one_line_is_read_back(text: str) -> None:
    """Plain or in quotes, also between brackets."""
    text = " ".join(cleaned(text).split())
    if unwritable(text) or not text:
        return
    assert says(f"a: {scalar(text)}\nb: [{scalar(text, inside=True)}, x]\n") == {"a": text, "b": [text, "x"]}


@settings(max_examples=40)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6))
def test_bringing_in_twice_changes_nothing(rows: list[list[str]]) -> None:
    """Every row is in the definitions or named, and the second time there is nothing to do."""
    first = brought(rows)
    second = brought(rows, first.text)
    assert second.new == 0
    assert second.text == first.text
    assert check_texts({"glossary.yaml": first.text}, TODAY).blocked is False


@settings(max_examples=40)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6))
def test_no_row_is_lost_in_silence(rows: list[list[str]]) -> None:
    """A row with anything in it is new, says nothing new, or is named with its line."""
    outcome = brought(rows)
    told = {remark.line for remark in outcome.remarks}
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert outcome.new + outcome.same + len(told) >= len(filled)


TABLE = st.binary(max_size=200).map(lambda data: b"Term,Definition\n" + data)


@given(st.one_of(st.binary(max_size=200), TABLE))
def test_any_bytes_are_a_table_or_refused_in_words(data: bytes) -> None:
    """Never anything but a refusal of its own."""
    with contextlib.suppress(NoTable, CannotAdd):
        bring_in(read_sheets(data, {}), {}, "terms", model(), None, "")
