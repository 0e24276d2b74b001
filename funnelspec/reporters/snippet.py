"""The lines that a finding points at, with the very words underlined."""

from __future__ import annotations

from funnelspec.diagnostic import Diagnostic, Label
from funnelspec.record import NamedTuple
from funnelspec.reporters.paint import Paint, Style, style_of
from funnelspec.reporters.places import Places
from funnelspec.reporters.words import printable, width, wrapped

_TAB = 4
_DOTS = "..."


class Shown(NamedTuple):
    """A line as it is shown, and the columns to underline, from 0, end exclusive."""

    text: str
    start: int
    end: int


def shown(line: str, start: int, end: int, room: int) -> Shown:
    """A line made printable and, where it is too long, cut around the words to underline.

    Args:
        line: as it stands in the file, without its line end.
        start, end: the words, in code points of the line; an empty place is underlined by one mark.
        room: the columns there are; at least 20.
    """
    # A file may be one line of many megabytes: look only at the part that can possibly be shown.
    skipped = start - 2 * room if start > 4 * room else 0
    part = line[skipped : start + 4 * room]
    more = skipped + len(part) < len(line)
    pieces, at = [], [0]
    for character in part:
        piece = " " * (_TAB - at[-1] % _TAB) if character == "\t" else printable(character)
        pieces.append(piece)
        at.append(at[-1] + width(piece))
    whole = at[-1]
    begin = at[min(start - skipped, len(pieces))]
    stop = max(at[min(end - skipped, len(pieces))], begin + 1)
    if not skipped and not more and whole <= room:
        return Shown("".join(pieces), begin, stop)

    first = 0
    if skipped or (begin > room // 3 and stop > room - len(_DOTS)):
        context = max(room // 8, (room - 2 * len(_DOTS) - (stop - begin)) // 2)
        wanted = begin - context if more else min(begin - context, whole - room + len(_DOTS))
        first = next((index for index, column in enumerate(at) if column >= wanted), 0)
    lead = _DOTS if skipped or first else ""
    offset = len(lead) - at[first]
    last = len(pieces)
    if more or at[last] + offset > room:
        more = True
        while last > first and at[last] + offset + len(_DOTS) > room:
            last -= 1
    text = lead + "".join(pieces[first:last]) + (_DOTS if more else "")
    edge = at[last] + offset + (len(_DOTS) if more else 0)
    begin += offset
    return Shown(text, begin, max(min(stop + offset, edge), begin + 1))


def snippet(found: Diagnostic, places: Places, paint: Paint, columns: int) -> list[str]:
    """Every place of a diagnostic, its own file first; carets mark its own words, dashes further ones."""
    by_file: dict[str, list[Label]] = {}
    for label in (found.at, *found.related):
        by_file.setdefault(label.where.path, []).append(label)
    digits = max(len(str(label.where.first.line)) for label in (found.at, *found.related))
    drawing = _Drawing(found, digits, paint, columns)
    for path, labels in by_file.items():
        labels.sort(key=lambda label: label.where.order())
        head = found.at if path == found.at.where.path else labels[0]
        drawing.file(f"{printable(places(path))}:{head.where.first.line}:{head.where.first.column}", labels)
    return drawing.lines


class _Drawing:
    """Collects the lines of one snippet."""

    def __init__(self, found: Diagnostic, digits: int, paint: Paint, columns: int) -> None:
        self.lines: list[str] = []
        self._found = found
        self._digits = digits
        self._paint = paint
        self._room = columns - digits - 4

    def file(self, title: str, labels: list[Label]) -> None:
        """All places in one file, in the order of its lines."""
        mark = "  :::" if self.lines else " -->"
        self.lines.append(self._paint(" " * self._digits + mark, "gutter") + f" {title}")
        if not labels[0].where.source.text:  # the file could not be read, or is empty
            for label in labels:
                self.lines += [" " * (self._digits + 4) + line for line in wrapped(label.text, self._room)]
            return
        self._row("", "")
        before: tuple[int, str] | None = None
        for label in labels:
            start, number = label.where.start, label.where.first.line
            here, end = label.where.source.line_span(number)
            line = label.where.source.text[here:end]
            view = shown(line, start - here, min(label.where.end, end) - here, self._room)
            if before and number > before[0] + 1:
                self.lines.append(self._paint(_DOTS, "gutter"))
            if before != (number, view.text):
                self._row(str(number), view.text)
            before = (number, view.text)
            self._underline(view, label)

    def _underline(self, view: Shown, label: Label) -> None:
        style: Style = "related"
        sign = "-"
        if label is self._found.at:
            style, sign = style_of(self._found.severity), "^"
        marks = self._paint(sign * (view.end - view.start), style)
        indent = " " * view.start
        words = printable(label.text).strip()
        if view.end + 1 + width(words) <= self._room:
            self._row("", f"{indent}{marks} {self._paint(words, style)}" if words else indent + marks)
            return
        self._row("", indent + marks)
        indent = " " * min(view.start, max(0, self._room - 40))
        for line in wrapped(words, self._room - len(indent)):
            self._row("", indent + self._paint(line, style))

    def _row(self, number: str, text: str) -> None:
        gutter = self._paint(f" {number:>{self._digits}} |", "gutter")
        self.lines.append(f"{gutter} {text}".rstrip() if text else gutter)
