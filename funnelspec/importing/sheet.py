"""A sheet: rows of cells with the line each stands on, whatever kind of file it comes from."""

from __future__ import annotations

from funnelspec.record import NamedTuple


class Row(NamedTuple):
    """A row: its cells, and the number of the line (in a workbook: of the row) on which it begins."""

    line: int
    cells: list[str]

    def cell(self, place: int) -> str:
        """A cell; empty where the row is shorter than others."""
        return self.cells[place] if place < len(self.cells) else ""


class Remark(NamedTuple):
    """Something to be told.

    Attributes:
        line: where in the sheet; 0 for the sheet as a whole.
        text: what about it, in one sentence without a full stop.
        sheet: the name of the sheet, in a workbook.
        lost: something of the sheet is not in the definitions because of it.
    """

    line: int
    text: str
    sheet: str = ""
    lost: bool = True


class Sheet(NamedTuple):
    """One table.

    Attributes:
        name: of the sheet in its workbook; empty where the file is the table.
        rows: those that are not blank.
        remarks: what could not be read.
    """

    name: str
    rows: list[Row]
    remarks: list[Remark]


def no_blank_rows(rows: list[Row]) -> list[Row]:
    return [row for row in rows if any(map(str.strip, row.cells))]
