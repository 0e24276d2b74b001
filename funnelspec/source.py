"""The text of one file, and places in it.

Inside funnelspec a place is a pair of offsets in code points; lines and columns are worked out here and
nowhere else, when a place is shown. A line ends at LF, CRLF or CR, as in every editor: not at U+0085, U+2028
or U+2029, where PyYAML and ``str.splitlines`` end one too.
"""

from __future__ import annotations

from bisect import bisect_right

from funnelspec.record import NamedTuple


class Position(NamedTuple):
    """A line and a column as people count them: both from 1, columns in code points."""

    line: int
    column: int


class Source:
    """The text of one file, decoded and without a byte-order mark.

    Args:
        path: relative to the workspace, with ``/``; what findings print.
        text: the whole text; empty when the file could not be read.
    """

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            starts = [0]
            text = self.text
            at = text.find("\n") + 1
            while at:
                starts.append(at)
                at = text.find("\n", at) + 1
            if "\r" in text:
                # A lone CR ends a line too; one before LF ends the same line.
                at = text.find("\r") + 1
                while at:
                    if not text.startswith("\n", at):
                        starts.append(at)
                    at = text.find("\r", at) + 1
                starts.sort()
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset in code points (0 to the length of the text)."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty past the last line."""
        start, end = self.line_span(number)
        return self.text[start:end]

    def line_span(self, number: int) -> tuple[int, int]:
        """Where a line begins and ends, in code points, its line end left out."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return len(self.text), len(self.text)
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def __repr__(self) -> str:
        return f"Source({self.path!r})"


class Location(NamedTuple):
    """A place in a file: from ``start`` up to, not including, ``end``, in code points."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def first(self) -> Position:
        """Line and column of the first character."""
        return self.source.position(self.start)

    @property
    def last(self) -> Position:
        """Line and column just past the last character."""
        return self.source.position(self.end)

    @property
    def text(self) -> str:
        """The words at this place, as they stand in the file."""
        return self.source.text[self.start : self.end]

    def first_line(self) -> Location:
        """This place, cut at the end of its first line."""
        line = self.first.line
        return Location(
            self.source, self.start, min(self.end, max(self.start, self.source.line_span(line)[1]))
        )

    def order(self) -> tuple[str, int, int]:
        """Sorts places by path, then by where they are in the file."""
        return (self.source.path, self.start, self.end)
