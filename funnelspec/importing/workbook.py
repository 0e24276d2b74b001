"""A workbook (XLSX, ECMA-376) to its sheets, by openpyxl, which comes with the extra ``xlsx``.

A workbook is a ZIP archive, in which a few bytes may stand for gigabytes: how much it holds is looked at
first, and Python's own ``zipfile`` never unpacks more of a member than the archive says.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from funnelspec.importing.sheet import Remark, Row, Sheet, no_blank_rows
from funnelspec.tables.decoding import NoTable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
MOST_BYTES = 60_000_000
"""What a workbook may hold, unpacked. A glossary of 10,000 terms takes some 5 MB."""
MOST_CELLS = 1_000_000
"""How many cells the used part of a sheet may have, empty ones included."""

_SAVE = "save it as XLSX or as CSV"
_UNREADABLE = f"is damaged, or no workbook that can be read; {_SAVE}"


def is_workbook(data: bytes) -> bool:
    return data.startswith((ZIP, OLE))


def read_workbook(data: bytes) -> list[Sheet]:
    """The sheets that are not hidden, in order.

    Raises:
        NoTable: it is an old or an encrypted workbook, no workbook, or far too large; or openpyxl is missing.
    """
    if data.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise NoTable(
            f"is protected by a password; take the password away, or {_SAVE}"
            if encrypted
            else f"is a workbook of an old kind; {_SAVE}"
        )
    _look_inside(data)
    try:
        import openpyxl  # noqa: F401  # only whether it is there
    except ImportError:
        raise NoTable(
            'is a workbook; to read it, `pip install "funnelspec[xlsx]"`, or save it as CSV'
        ) from None
    written = _load(data, values=False)
    known: list[Sheet] = []
    results: Workbook | None = None
    for sheet in written.worksheets:
        if sheet.sheet_state != "visible":
            continue
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            corner = f"row {sheet.max_row:,} and column {sheet.max_column:,}"
            raise NoTable(
                f'has a sheet "{sheet.title}" that reaches to {corner}; delete what is not the glossary'
            )
        cells = list(sheet.iter_rows())
        if results is None and any(cell.data_type == "f" for row in cells for cell in row):
            results = _load(data, values=True)
        known.append(_sheet(sheet, results[sheet.title] if results else None))
    return known


def _look_inside(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _refuse_large(members)
            names = {member.filename for member in members}
            if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
                raise NoTable(f"is an archive or another kind of document and no workbook; {_SAVE}")
            # A sheet may be called anything in the archive.
            merged = sum(_merged(archive.read(member)) for member in members)
    except _DAMAGED:
        raise NoTable(f"is damaged; {_SAVE}") from None
    if merged > MOST_CELLS:
        raise NoTable("has cells that are merged over a whole sheet; undo that")


_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, RuntimeError)


def _refuse_large(members: list[zipfile.ZipInfo]) -> None:
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise NoTable(
            f"holds more than {MOST_BYTES // 1_000_000} MB when unpacked; copy the glossary out of it"
        )


def _merged(member: bytes) -> int:
    """How many cells of a sheet are merged with others: openpyxl makes each of them.

    Raises:
        NoTable: it has names for pieces of text, which could make anything of it; no spreadsheet writes that.
    """
    from xml.parsers import expat

    ranges: list[str] = []

    def element(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "mergeCell":
            ranges.append(attributes.get("ref", ""))

    def names(*_: object) -> None:
        raise NoTable(_UNREADABLE)

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = names
    with suppress(expat.ExpatError):  # a picture, for example
        parser.Parse(member, True)
    return sum(map(_cells, ranges))


def _cells(range_: str) -> int:
    """How many cells lie in a range as ``A1:B7``, ``$A$1:$B$7``, ``A:B`` or ``1:7``.

    Raises:
        NoTable: it is no range.
    """
    found = _RANGE.fullmatch(range_.upper())
    if not found:
        raise NoTable(_UNREADABLE)
    left, top, right, bottom = found.groups()
    columns = abs(_column(right) - _column(left)) + 1 if left and right else MOST_CELLS
    rows = abs(int(bottom) - int(top)) + 1 if top and bottom else MOST_CELLS
    return columns * rows


_RANGE = re.compile(r"\$?([A-Z]{1,3})?\$?([0-9]{1,9})?:\$?([A-Z]{1,3})?\$?([0-9]{1,9})?")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _load(data: bytes, values: bool) -> Workbook:
    """A workbook with formulas, or with what they came to when it was saved."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about charts, validations and the like, which are not wanted
            return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception:  # a damaged file makes openpyxl raise nearly anything
        raise NoTable(_UNREADABLE) from None


def _sheet(sheet: Worksheet, results: Worksheet | None) -> Sheet:
    spread = _spread(sheet)
    rows: list[Row] = []
    remarks: list[Remark] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts: list[str] = []
        for column, cell in enumerate(cells, start=1):
            value, kind = cell.value, cell.data_type
            if kind == "f":
                value = results.cell(number, column).value if results else None
                kind = results.cell(number, column).data_type if results else "n"
                if value is None:
                    remarks.append(
                        Remark(
                            number,
                            f"cell {cell.coordinate} holds a formula without a saved result",
                            sheet.title,
                        )
                    )
            if kind == "e":
                remarks.append(Remark(number, f"cell {cell.coordinate} holds the error {value}", sheet.title))
                value = None
            texts.append(_text(value))
        rows.append(Row(number, texts))
    for number, column, above in spread:
        rows[number - 1].cells[column - 1] = rows[above - 1].cells[column - 1]
    return Sheet(sheet.title, no_blank_rows(rows), remarks)


def _spread(sheet: Worksheet) -> Iterator[tuple[int, int, int]]:
    """The rows and columns of cells that are merged with one above, and its row."""
    for merged in sheet.merged_cells.ranges:
        for number in range(merged.min_row + 1, merged.max_row + 1):
            yield number, merged.min_col, merged.min_row


def _text(value: Any) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)
