"""A sheet that was saved as text, in any encoding and with any mark."""

from __future__ import annotations

import pytest

from funnelspec.importing.glossary import read_sheets
from funnelspec.importing.plain_text import decoded
from funnelspec.tables.decoding import NoTable

TABLE = "Term;Definition\r\n\u00dcbergabe;Once, twice, and again\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_tell_themselves(encoding: str) -> None:
    assert decoded(TABLE.encode(encoding)) == (TABLE, "")


def test_windows_1252_is_told() -> None:
    text, remark = decoded((TABLE + "Preis \u20ac;Money\n").encode("cp1252"))
    assert text.endswith("Preis \u20ac;Money\n")
    assert "Windows-1252" in remark


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"ab\0\0", "is no text; save the sheet as CSV or as XLSX"),
        (b"\xff\xd8\xff" + bytes(range(1, 32)) * 20, "is no text; save the sheet as CSV or as XLSX"),
        ("a\n\u00fc\n".encode() + b"\xe9", 'is UTF-8, but not in line 3; open it and save it as "CSV UTF-8"'),
        (b"a\n\x81", 'holds letters in line 2 that cannot be read; save it as "CSV UTF-8"'),
        (b"\xff\xfe\x00\xd8", 'begins like UTF-16 and goes on otherwise; save it as "CSV UTF-8"'),
    ],
)
def test_what_is_no_text(data: bytes, why: str) -> None:
    with pytest.raises(NoTable) as told:
        decoded(data)
    assert str(told.value) == why


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Our glossary, 2026\n\nTerm;Definition\nLead;A, b, c, d\n", [(1, 1), (3, 2), (4, 2)]),
        ("Term\tDefinition\nLead\tA, b; c\n", [(1, 2), (2, 2)]),
        ("sep=;\r\nTerm;Definition\r\nLead;A\r\n", [(2, 2), (3, 2)]),
        ('Term,Definition\n"Lead\nnew",A\n"Deal",B\n', [(1, 2), (2, 2), (4, 2)]),
        ("Term,Definition\r\rLead,A\r", [(1, 2), (3, 2)]),
    ],
)
def test_what_stands_between_cells_is_found_out(text: str, rows: list[tuple[int, int]]) -> None:
    (sheet,) = read_sheets(text.encode(), {})
    assert [(row.line, len(row.cells)) for row in sheet.rows] == rows
    assert sheet.remarks == []


def test_a_row_that_is_none_is_named() -> None:
    (sheet,) = read_sheets(b'Term,Definition\n"Lead" new,A\nDeal,B\n', {})
    assert [row.cells[0] for row in sheet.rows] == ["Term", "Deal"]
    assert [(remark.line, remark.lost) for remark in sheet.remarks] == [(2, True)]
    assert "closing quote" in sheet.remarks[0].text
