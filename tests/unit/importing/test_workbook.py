"""Workbooks: several sheets, merged cells, formulas, and files that are none or mean harm."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from funnelspec.importing import workbook
from funnelspec.importing.workbook import read_workbook
from funnelspec.tables.decoding import NoTable


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def one(*rows: list[object], merged: str = "") -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Terms"
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    return book


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, text.replace(old, new) if name == "xl/worksheets/sheet1.xml" else text)
    return file.getvalue()


def test_cells_are_what_a_person_reads() -> None:
    book = one(["Term", None, 5.0, 0.1, True, datetime(2026, 3, 1), datetime(2026, 3, 1, 12, 30)])
    (sheet,) = read_workbook(saved(book))
    assert sheet.name == "Terms"
    assert sheet.rows[0].cells == ["Term", "", "5", "0.1", "yes", "2026-03-01", "2026-03-01T12:30:00"]


def test_a_merged_cell_counts_for_each_of_its_rows() -> None:
    book = one(["Term", "Team"], ["Lead", "Sales"], ["Deal", None], ["Case", None], merged="B2:B3")
    (sheet,) = read_workbook(saved(book))
    assert [row.cell(1) for row in sheet.rows] == ["Team", "Sales", "Sales", ""]


def test_formulas_and_errors_are_named() -> None:
    (sheet,) = read_workbook(saved(one(["Term", "Definition"], ["Lead", '="A "&"b"'], ["Deal", "#REF!"])))
    assert [(remark.line, remark.text) for remark in sheet.remarks] == [
        (2, "cell B2 holds a formula without a saved result"),
        (3, "cell B3 holds the error #REF!"),
    ]


def test_the_saved_result_of_a_formula_is_read() -> None:
    data = changed(saved(one(["Term"], ["=1+1"])), b"<v></v>", b"<v>2</v>")
    data = changed(data, b"<v />", b"<v>2</v>")
    (sheet,) = read_workbook(data)
    assert (sheet.rows[1].cells, sheet.remarks) == (["2"], [])


def test_hidden_sheets_are_left_out() -> None:
    book = one(["Term"])
    hidden = book.create_sheet("Old")
    hidden.append(["Secret"])
    hidden.sheet_state = "hidden"
    assert [sheet.name for sheet in read_workbook(saved(book))] == ["Terms"]


def archive(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0" + bytes(600)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (OLE, "is a workbook of an old kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (archive(**{"a.txt": "a"}), "is an archive or another kind of document"),
        (archive(**{"a.txt": "a"})[:40], "is damaged"),
        (archive(**{"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "is damaged, or no workbook"),
    ],
    ids=["old", "locked", "archive", "cut", "empty"],  # an archive holds the time of day
)
def test_what_is_no_workbook(data: bytes, why: str) -> None:
    with pytest.raises(NoTable) as told:
        read_workbook(data)
    assert str(told.value).startswith(why)


def test_an_archive_that_would_fill_the_memory() -> None:
    data = archive(**{"[Content_Types].xml": "<a/>", "xl/a.xml": "0" * (workbook.MOST_BYTES + 1)})
    assert len(data) < 200_000
    with pytest.raises(NoTable, match="holds more than 60 MB when unpacked"):
        read_workbook(data)


@pytest.mark.parametrize(
    "merged", ["A1:XFD1048576", "a1:cv20000", "$A$1:$CV$20000", "A1:C&#86;20000", "A:C", "1:70"]
)
def test_cells_that_are_merged_over_a_whole_sheet(merged: str) -> None:
    element = f'</sheetData><mergeCells><mergeCell ref="{merged}"/></mergeCells>'.encode()
    with pytest.raises(NoTable, match="merged over a whole sheet"):
        read_workbook(changed(saved(one(["Term"])), b"</sheetData>", element))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_sheet_may_be_called_anything_in_the_archive(encoding: str) -> None:
    element = b'</sheetData><mergeCells><mergeCell ref="A1:CV20000"/></mergeCells>'
    data = changed(saved(one(["Term"])), b"</sheetData>", element)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            text = before.read(name).replace(b"worksheets/sheet1.xml", b"evil.txt")
            if name == "xl/worksheets/sheet1.xml":
                name, text = "xl/evil.txt", text.decode().encode(encoding)
            after.writestr(name, text)
    with pytest.raises(NoTable, match="merged over a whole sheet"):
        read_workbook(file.getvalue())


@pytest.mark.parametrize("merged", ["A1:A99999999999", "A1:B2&#10;", "A1:&r;"])
def test_a_range_that_no_spreadsheet_writes(merged: str) -> None:
    element = f'</sheetData><mergeCells><mergeCell ref="{merged}"/></mergeCells>'.encode()
    data = changed(saved(one(["Term"])), b"</sheetData>", element)
    named = b'<!DOCTYPE worksheet [<!ENTITY r "CV20000">]><worksheet'
    with pytest.raises(NoTable, match="is damaged"):
        read_workbook(changed(data, b"<worksheet", named) if "&r;" in merged else data)


def test_a_cell_far_away() -> None:
    book = one(["Term"])
    book.worksheets[0]["XFD1048576"] = "x"
    with pytest.raises(NoTable, match="reaches to row 1,048,576 and column 16,384"):
        read_workbook(saved(book))


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(one(["Term"]))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(NoTable, match=r'pip install "funnelspec\[xlsx\]"'):
        read_workbook(data)
