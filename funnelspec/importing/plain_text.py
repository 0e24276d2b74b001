"""A sheet saved as text: CSV, or with semicolons or tabs, in whatever encoding a spreadsheet leaves behind.

Excel saves UTF-8 with a byte-order mark, the code page of the machine (Windows-1252 in most of the West) or,
as "Unicode Text", UTF-16 with tabs; and puts a line ``sep=;`` above tables that are to be opened by a double
click.
"""

from __future__ import annotations

from collections.abc import Callable

from funnelspec.importing.sheet import Remark, Row, Sheet, no_blank_rows
from funnelspec.record import NamedTuple
from funnelspec.tables.decoding import NoTable
from funnelspec.tables.rows import parse

MARKS = ",;\t"
_LOOK = 40_000
"""How many characters are looked at to find out what stands between cells."""


class Decoded(NamedTuple):
    """A text, and what has to be said about how it was read; mostly nothing."""

    text: str
    remark: str = ""


def decoded(data: bytes) -> Decoded:
    """The text of a file.

    Raises:
        NoTable: it holds no text, or text in two encodings.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(_utf_16(data, "utf-16"))
    if data[1:2] == b"\0" and data[:1] != b"\0":
        return Decoded(_utf_16(data, "utf-16-le"))
    if data[:1] == b"\0" and data[1:2] != b"\0":
        return Decoded(_utf_16(data, "utf-16-be"))
    if b"\0" in data:
        raise NoTable("is no text; save the sheet as CSV or as XLSX")
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _windows(data, error)


def _utf_16(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise NoTable('begins like UTF-16 and goes on otherwise; save it as "CSV UTF-8"') from None
    if "\0" in text:
        raise NoTable("is no text; save the sheet as CSV or as XLSX")
    return text


def _windows(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Text in Windows-1252, but not text that is UTF-8 elsewhere: its letters would all come out wrong."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in data[:_LOOK])
    if controls * 50 > len(data[:_LOOK]):
        raise NoTable("is no text; save the sheet as CSV or as XLSX")
    line = data.count(b"\n", 0, error.start) + 1
    mended = data.decode("utf-8", "surrogateescape")
    if any(letter > "\x7f" and not "\udc80" <= letter <= "\udcff" for letter in mended):
        raise NoTable(f'is UTF-8, but not in line {line}; open it and save it as "CSV UTF-8"')
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise NoTable(f'holds letters in line {line} that cannot be read; save it as "CSV UTF-8"') from None
    return Decoded(
        text,
        'it is not UTF-8 and was read as Windows-1252; if letters came out wrong, save it as "CSV UTF-8"',
    )


def read_text(text: str, delimiter: str | None, fitness: Callable[[list[Row]], int]) -> Sheet:
    """The rows of a text.

    Args:
        delimiter: what stands between cells; without it the mark among ``MARKS`` that suits best.
        fitness: how well rows look like a table, for one delimiter among others.
    """
    first = 1
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n") and delimiter is None:
        delimiter, first = text[4], 2
        text = text[5:].removeprefix("\r").removeprefix("\n")
    mark = delimiter or _mark(text, fitness)
    batch = parse(text, mark, first).batch
    rows = [Row(line, row) for line, row in zip(batch.lines, batch.rows, strict=True)]
    return Sheet("", no_blank_rows(rows), [Remark(fault.line, fault.text) for fault in batch.faults])


def _mark(text: str, fitness: Callable[[list[Row]], int]) -> str:
    """The mark with which the beginning of a text looks most like a table; else the one there is most of."""
    start = text[:_LOOK]
    outside = "".join(start.split('"')[::2])

    def fit(mark: str) -> tuple[int, int]:
        batch = parse(start, mark).batch
        rows = [Row(line, row) for line, row in zip(batch.lines, batch.rows, strict=True)]
        return fitness(rows), outside.count(mark)

    return max(MARKS, key=fit)
