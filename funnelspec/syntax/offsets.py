"""Where in the file each character of a text stands.

YAML undoes quotes, escapes and folded lines while it reads, so the tenth character of a text need not be the
tenth in the file. The text is scanned once more, only when a finding is made about a part of it, and the
outcome is compared with what was read: where the two differ, as for an alias, the place is the whole text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from funnelspec.source import Location
from funnelspec.syntax.tree import Text

_BREAKS = "\r\n\x85\u2028\u2029"
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "\\": "\\",
    "/": "/",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_CODES = {"x": 2, "u": 4, "U": 8}


class Offsets:
    """The places of the characters of one text.

    ``starts`` and ``ends`` hold one offset in the file for each character of the value; they are nothing when
    the value stands in the file as it is, or when its characters cannot be found there.
    """

    __slots__ = ("_ends", "_exact", "_starts", "_text")

    def __init__(self, text: Text, exact: bool, starts: list[int], ends: list[int]) -> None:
        self._text = text
        self._exact = exact
        self._starts = starts
        self._ends = ends

    def location(self, start: int, end: int) -> Location:
        """The place of ``value[start:end]``; of the whole text where that cannot be told."""
        text = self._text
        size = len(text.value)
        start = max(0, min(start, size))
        end = max(start, min(end, size))
        if self._exact:
            return Location(text.source, text.start + start, text.start + end)
        if not self._starts:
            return text.where
        if start == end:
            at = self._starts[start] if start < size else self._ends[-1]
            return Location(text.source, at, at)
        return Location(text.source, self._starts[start], self._ends[end - 1])

    def value_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The other way round: which part of the value the words from ``start`` to ``end`` of the file are;
        nothing where these are not whole characters of the value."""
        text = self._text
        if self._exact:
            return start - text.start, end - text.start
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        if start == end:
            last = first
        elif first >= last or (self._starts[first], self._ends[last - 1]) != (start, end):
            return None
        return (first, last) if self._starts else None


@lru_cache(maxsize=1)
def offsets(text: Text) -> Offsets:
    """Where the characters of a text stand in its file. Kept for the next finding about the same text, as a
    long one may hold thousands."""
    raw = text.source.text
    if not text.style and raw[text.start : text.end] == text.value:
        return Offsets(text, True, [], [])
    scan = _Scan(raw, text.start, text.end)
    {"": scan.plain, "'": scan.single, '"': scan.double, "|": scan.block, ">": scan.block}[text.style]()
    for chars, starts, ends in scan.outcomes:
        if "".join(chars) == text.value:
            return Offsets(text, False, starts, ends)
    return Offsets(text, False, [], [])


class _Scan:
    """Reads one text as YAML does, and notes where each character came from."""

    def __init__(self, raw: str, start: int, end: int) -> None:
        self.raw = raw
        self.at = start
        self.end = end
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.outcomes: list[tuple[list[str], list[int], list[int]]] = [(self.chars, self.starts, self.ends)]

    def put(self, char: str, start: int, end: int) -> None:
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def breaks(self, blanks: str) -> list[tuple[str, int, int]]:
        """The line ends from here on, blanks around them left out, each as YAML reads it."""
        raw, found = self.raw, []
        while self.at < self.end:
            ended = self.line_break()
            if ended is not None:
                found.append(ended)
            elif raw[self.at] in blanks:
                self.at += 1
            else:
                break
        return found

    def line_break(self) -> tuple[str, int, int] | None:
        """The line end that stands here, and a step past it."""
        raw, start = self.raw, self.at
        if start >= len(raw) or raw[start] not in _BREAKS:
            return None
        self.at += 2 if raw.startswith("\r\n", start) else 1
        return (raw[start] if raw[start] in "\u2028\u2029" else "\n"), start, self.at

    def fold(self, blanks: str = " \t") -> None:
        """Blanks and line ends between two words of a text that is not a block."""
        start = self.at
        while self.at < self.end and self.raw[self.at] in blanks:
            self.at += 1
        if self.at < self.end and self.raw[self.at] in _BREAKS:
            found = self.breaks(blanks)
            if found[0][0] != "\n":
                self.put(*found[0])
            elif len(found) == 1:
                self.put(" ", found[0][1], found[0][2])
            for each in found[1:]:
                self.put(*each)
        else:
            for at in range(start, self.at):
                self.put(self.raw[at], at, at + 1)

    def plain(self) -> None:
        while self.at < self.end:
            if self.raw[self.at] in " " + _BREAKS:
                self.fold(" ")
            else:
                self.put(self.raw[self.at], self.at, self.at + 1)
                self.at += 1

    def single(self) -> None:
        self.at += 1
        self.end -= 1
        while self.at < self.end:
            char = self.raw[self.at]
            if char in " \t" + _BREAKS:
                self.fold()
            else:
                width = 2 if char == "'" else 1
                self.put(char, self.at, self.at + width)
                self.at += width

    def double(self) -> None:
        self.at += 1
        self.end -= 1
        while self.at < self.end:
            char = self.raw[self.at]
            if char == "\\":
                self.escape()
            elif char in " \t" + _BREAKS:
                self.fold()
            else:
                self.put(char, self.at, self.at + 1)
                self.at += 1

    def escape(self) -> None:
        raw, start = self.raw, self.at
        self.at += 1
        if self.line_break():
            while self.at < self.end and raw[self.at] in " \t":
                self.at += 1
            for each in self.breaks(" \t"):
                self.put(*each)
            return
        code = raw[self.at : self.at + 1]
        self.at += 1
        width = _CODES.get(code, 0)
        if width:
            digits = raw[self.at : self.at + width]
            self.at += width
            try:
                self.put(chr(int(digits, 16)), start, self.at)
            except (ValueError, OverflowError):
                self.put("", start, self.at)  # not what was read: the comparison tells
        else:
            self.put(_ESCAPES.get(code, ""), start, self.at)

    def block(self) -> None:
        """A text after ``|`` or ``>``. How deep it is indented depends on what stands around it, so each
        depth that its first line allows is tried; the comparison tells which is right."""
        raw = self.raw
        folded = raw[self.at : self.at + 1] == ">"
        header = self.at
        while self.at < len(raw) and raw[self.at] not in _BREAKS:
            self.at += 1
        marks = raw[header + 1 : self.at].split("#", 1)[0]
        keep, strip, given = "+" in marks, "-" in marks, any(char.isdigit() for char in marks)
        self.line_break()
        first = self.at
        self.outcomes = []
        widest = self._indentation(first)
        for indent in range(widest, -1, -1) if given else (widest,):
            self.at, self.chars, self.starts, self.ends = first, [], [], []
            self._block_lines(indent, folded, keep, strip)
            self.outcomes.append((self.chars, self.starts, self.ends))

    def _indentation(self, at: int) -> int:
        """The blanks before the first words, or on a longer line of blanks above them."""
        widest = column = 0
        while at < len(self.raw) and self.raw[at] in " " + _BREAKS:
            column = column + 1 if self.raw[at] == " " else 0
            widest = max(widest, column)
            at += 1
        return widest

    def _block_breaks(self, indent: int) -> tuple[list[tuple[str, int, int]], int]:
        """The empty lines from here on, and the column at which the next words begin, or ``indent``."""
        found: list[tuple[str, int, int]] = []
        while True:
            column = 0
            while column < indent and self.raw[self.at : self.at + 1] == " ":
                self.at += 1
                column += 1
            ended = self.line_break()
            if ended is None:
                return found, column
            found.append(ended)

    def _block_lines(self, indent: int, folded: bool, keep: bool, strip: bool) -> None:
        raw = self.raw
        empty, column = self._block_breaks(indent)
        ended: tuple[str, int, int] | None = None
        while column == indent and self.at < len(raw):
            for each in empty:
                self.put(*each)
            plain = raw[self.at] not in " \t"
            while self.at < len(raw) and raw[self.at] not in _BREAKS:
                self.put(raw[self.at], self.at, self.at + 1)
                self.at += 1
            ended = self.line_break()
            empty, column = self._block_breaks(indent)
            if column != indent or self.at >= len(raw):
                break
            if ended and not (folded and ended[0] == "\n" and plain and raw[self.at] not in " \t"):
                self.put(*ended)
            elif ended and not empty:
                self.put(" ", ended[1], ended[2])
        if ended and not strip:
            self.put(*ended)
        if keep:
            for each in empty:
                self.put(*each)
