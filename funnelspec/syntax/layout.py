"""How lines stand: their columns, what they begin with, and where one that fits nowhere belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.source import Source
from funnelspec.syntax.wording import is_word, line_end, line_start

BLOCK_MARKS = (">", ">-", "|", "|-", ">+", "|+")
"""What a text on lines of its own begins with (YAML 1.2.2, 8.1)."""


class Line:
    """A line of a file: where its words begin and end, indentation and a comment behind them left out."""

    __slots__ = ("end", "first", "number", "start", "text")

    def __init__(self, source: Source, offset: int) -> None:
        self.text = text = source.text
        self.first = start = line_start(text, offset)
        while start < len(text) and text[start] in " \t":
            start += 1
        self.start = start
        self.end = line_end(text, start)
        if text[start : start + 1] == "#":
            self.end = start
        comment = text.find(" #", start, self.end)
        if comment >= 0:
            self.end = len(text[start:comment].rstrip(" \t")) + start
        self.number = source.position(start).line

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def column(self) -> int:
        """How many characters stand before the words."""
        return self.start - self.first

    @property
    def spaced(self) -> bool:
        """Whether only spaces stand before the words."""
        return "\t" not in self.text[self.first : self.start]

    @property
    def dashed(self) -> bool:
        return self.words == "-" or self.words.startswith("- ")

    @property
    def inner(self) -> int:
        """The column of the words behind the dashes."""
        start = self.start
        while self.text.startswith("- ", start):
            start += 2
            while self.text[start : start + 1] == " ":
                start += 1
        return start - self.first

    @property
    def opens(self) -> bool:
        """Whether what belongs to the line stands on lines of its own below it."""
        return self.words.endswith((":", *BLOCK_MARKS)) or self.words == "-"

    @property
    def attribute(self) -> str:
        """The name before the colon; empty when the line is no attribute."""
        words = self.text[self.first + self.inner : self.end]
        name, colon, rest = words.partition(":")
        return name if colon and (not rest or rest[0] in " \t") and is_word(name) else ""


def line_above(source: Source, offset: int) -> Line | None:
    """The nearest line above with any words in it that are no comment."""
    start = line_start(source.text, offset)
    while start:
        line = Line(source, start - 1)
        if line.words:
            return line
        start = line.first
    return None


def line_below(source: Source, offset: int) -> Line | None:
    """The nearest line below with any words in it that are no comment."""
    text = source.text
    while (stop := line_end(text, offset)) < len(text):
        while stop < len(text) and text[stop] in " \t":
            stop += 1
        stop += 1 + text.startswith("\r\n", stop)
        if stop >= len(text):
            break
        line = Line(source, stop)
        if line.words:
            return line
        offset = stop
    return None


def spaces(source: Source, offset: int) -> tuple[int, str] | None:
    """How many spaces belong where a line is indented with tabs, and which line shows it.

    Returns:
        The number, with ``above``, ``below`` or nothing; nothing at all where it cannot be told.
    """
    line = Line(source, offset)
    above, below = line_above(source, offset), line_below(source, offset)
    if above is None or not above.spaced:
        return None
    if below is not None and not below.spaced:
        below = None
    if above.opens:
        deeper = above.inner + 2
        if below is None or below.column <= above.inner or (line.opens and below.column > deeper):
            return deeper, ""
        return below.column, "below"
    if line.dashed:
        return (above.column, "above") if above.dashed else None
    if not line.attribute:
        return (above.inner + 2, "") if above.attribute or above.dashed else (above.column, "above")
    if not above.attribute or line.opens:
        return None
    return above.inner, "above" if above.inner == above.column else ""


def beside(source: Source, offset: int, begun: Sequence[int]) -> list[int]:
    """Where the attributes or dashes stand that a line may belong under, the likeliest first.

    Args:
        offset: where the words of the line begin.
        begun: where each attribute and each dash of the file begins.
    """
    line = Line(source, offset)
    if not line.dashed and not line.attribute:
        return []

    def unlike(place: int) -> tuple[bool, int, int]:
        column = place - line_start(source.text, place)
        return Line(source, place).opens != line.opens, abs(column - line.column), -column

    return sorted(
        (place for place in _levels(source, line, begun) if (source.text[place] == "-") == line.dashed),
        key=unlike,
    )


def _levels(source: Source, line: Line, begun: Sequence[int]) -> Iterator[int]:
    """The last attribute or dash above a line, and those that it stands in, from the inside out."""
    least = 1 << 62
    for place in reversed(begun):
        if place < line.first:
            column = place - line_start(source.text, place)
            if column < least:
                least = column
                yield place
        if not least:
            break
