"""The sentences of a page, and the rows and cells of its tables, as words that have places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from funnelspec.prose.page import Page, Passage
from funnelspec.record import NamedTuple
from funnelspec.source import Location

_END = re.compile(r"[.!?;](?=\s|$)|\n(?=\s*[-*+\u2022]\s)")
_BETWEEN = " | "


class Statement(NamedTuple):
    """A sentence, the cells of a row with bars between them, or one cell behind the first and its head.

    Attributes:
        parts: for each passage in it where it begins in ``plain``, and at which of its characters.
    """

    plain: str
    parts: tuple[tuple[int, Passage, int], ...]

    def at(self, start: int, end: int) -> Location:
        """Where ``plain[start:end]`` stands in the file; of what goes over several cells the first."""
        number = next(at for at in range(len(self.parts) - 1, -1, -1) if self.parts[at][0] <= start)
        begin, passage, inset = self.parts[number]
        if start - begin + inset >= len(passage.plain):  # in the head of a column, which stands elsewhere
            begin, passage, inset = self.parts[number + 1]
            start = begin
        return passage.at(start - begin + inset, min(end - begin + inset, len(passage.plain)))


def statements(page: Page) -> Iterator[Statement]:
    """The sentences and rows of a page that hold a number, in order."""
    for row, group in groupby(page.passages, key=_row):
        if row:
            cells = list(group)
            yield from filter(_has_number, [_joined(cells), *_columns(cells)])
        else:
            for passage in group:
                if _NUMBER.search(passage.plain):
                    yield from filter(_has_number, _sentences(passage))


def _row(passage: Passage) -> int:
    return passage.row


_NUMBER = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|ninety|hundred)\b",
    re.IGNORECASE,
)


_LONGEST = 2_000  # what goes on without an end is no sentence


def _has_number(statement: Statement) -> bool:
    return len(statement.plain) <= _LONGEST and _NUMBER.search(statement.plain) is not None


def _sentences(passage: Passage) -> Iterator[Statement]:
    start = 0
    for found in (*_END.finditer(passage.plain), None):
        end = found.end() if found else len(passage.plain)
        if passage.plain[start:end].strip():
            yield Statement(passage.plain[start:end], ((0, passage, start),))
        start = end


def _columns(cells: list[Passage]) -> Iterator[Statement]:
    """What each cell says of what stands first in the row, by the head of its column."""
    label = cells[0]
    for cell in cells[1:]:
        if cell.head and _NUMBER.search(cell.plain) and not _NUMBER.search(cell.head):
            opening = f"{label.plain}{_BETWEEN}{cell.head} "
            yield Statement(opening + cell.plain, ((0, label, 0), (len(opening), cell, 0)))


def _joined(cells: list[Passage]) -> Statement:
    parts, length = [], 0
    for cell in cells:
        parts.append((length, cell, 0))
        length += len(cell.plain) + len(_BETWEEN)
    return Statement(_BETWEEN.join(cell.plain for cell in cells), tuple(parts))
