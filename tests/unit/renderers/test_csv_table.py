"""The glossary for spreadsheets: one row an item, and nothing that a spreadsheet would calculate."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from funnelspec.renderers import csv_table
from funnelspec.renderers.csv_table import COLUMNS, safe
from tests.glossaries import glossary_of, sample
from tests.unit.renderers.workspace import FILES


def rows(text: str) -> list[dict[str, str]]:
    assert text[0] == "\ufeff", "Excel reads it as UTF-8 only with a byte-order mark"
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def test_the_columns_never_change() -> None:
    assert (
        *("id", "kind", "name", "abbreviation", "aliases", "avoid", "definition", "owner", "contact"),
        *("state", "context", "only", "disputed", "disputes", "since", "review_by", "details"),
        *("file", "line", "language", "untranslated"),
    ) == COLUMNS


def test_one_row_for_each_item() -> None:
    found = {row["id"]: row for row in rows(csv_table.render(glossary_of(FILES)))}
    mql = found["stages/mql"]
    assert (mql["kind"], mql["name"], mql["abbreviation"]) == ("stage", "Marketing-qualified lead", "MQL")
    assert (mql["owner"], mql["contact"]) == ("Marketing", "#marketing-ops")
    assert (mql["file"], mql["disputed"]) == ("shared/funnel.yaml", "no")
    assert "Meets the MQL criteria and **waits**" in mql["definition"]


def test_of_a_disputed_text_no_side_stands_as_the_definition() -> None:
    found = {row["id"]: row for row in rows(csv_table.render(glossary_of(FILES)))}
    sql = found["terms/sql"]
    assert (sql["definition"], sql["disputed"]) == ("", "yes")
    assert sql["disputes"] == (
        "Disputed: Definition: Marketing says: Booked a demo. / "
        "Sales says: Accepted by a sales rep after a first call with an MQL."
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        (' "=1', "'\"=1"),
        ("'=1", "''=1"),
        ("\u00a0=1", "'=1"),
        ("\u200b=1", "'\u200b=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\ufeff=1", "'\ufffd=1"),
        ('a;"=1', "a;'\"=1"),
        ("a; -20 points", "a;' -20 points"),
        ("a = b; c - d", "a = b; c - d"),
        ("a\nb\u202ec", "a b\ufffdc"),
    ],
)
def test_nothing_is_calculated(typed: str, written: str) -> None:
    assert safe(typed) == written


def test_a_cell_is_never_longer_than_excel_takes() -> None:
    assert len(safe("x" * 100_000)) < 32_767


def test_what_is_missing_stands_in_the_last_row() -> None:
    *_, last = rows(csv_table.render(sample(str)))
    assert (last["id"], last["name"]) == ("", "Left out because of errors: terms/broken.")
