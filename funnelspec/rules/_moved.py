"""The fix that moves what teams agree on into the shared item: whole lines, with their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from funnelspec.diagnostic import Edit, Fix
from funnelspec.model.entities import Entry
from funnelspec.record import NamedTuple
from funnelspec.source import Location, Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping, Node, Text

_REPEATED = re.compile(r"(?:^|[\s\[{,])(?:[&*][^\s&*]|<<\s*:)")


class _Lines(NamedTuple):
    """The lines of an attribute: from the beginning of the first to the end of the last, without line end."""

    source: Source
    column: int
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]


class _File(NamedTuple):
    """What is asked of a file with each of its items."""

    tree: Node | None
    repeats: bool
    line_end: str


class Moves:
    """The fixes that move attributes into shared items. It looks at each file once."""

    def __init__(self) -> None:
        self._files: dict[Source, _File] = {}

    def fix(self, shared: Entry, attribute: str, sides: Sequence[Entry]) -> Fix | None:
        """The edits that put what teams write about an attribute into the shared item, and take it out of
        their files, with the item and the section that would be left with nothing.

        Nothing where that is not certain to keep everything else: items in braces, anchors and aliases,
        comments that would have no place any more.

        Args:
            sides: the items in the teams' files, which all write the attribute in the same words; the first
                is the one whose lines are moved.
        """
        if any(self._file(entry.file.source).repeats for entry in (shared, *sides)):
            return None
        first, *others = (_lines(*entry.written[attribute]) for entry in sides)
        if first is None or any(lines is None or "#" in lines.text for lines in others):
            return None
        line_end = self._file(shared.file.source).line_end
        put = _put(shared, attribute, sides[0], first, line_end)
        taken = [list(_taken(entry, attribute, self._file(entry.file.source).tree)) for entry in sides]
        if put is None or not all(taken):
            return None
        edits = (put, *(edit for those in taken for edit in those))
        return Fix("Move it into the shared file", edits, safe=False)

    def _file(self, source: Source) -> _File:
        if source not in self._files:
            text = source.text
            line_end = "\r\n" if "\r\n" in text else "\n"
            self._files[source] = _File(read(source).root, bool(_REPEATED.search(text)), line_end)
        return self._files[source]


def _lines(key: Text, value: Node) -> _Lines | None:
    """The lines of an attribute, and the comments right above it; nothing where it shares a line."""
    source, text = key.source, key.source.text
    start, _ = source.line_span(key.where.first.line)
    column = key.start - start
    if text[start : key.start].strip(" ") or _keeps_blank_lines(value):
        return None
    _, end = source.line_span(source.position(max(value.end, key.end)).line)
    behind = text[max(value.end, key.end) : end].strip(" :")
    if behind and not behind.startswith("#"):
        return None
    number = key.where.first.line - 1
    while source.line(number).startswith(" " * column + "#"):
        start, _ = source.line_span(number)
        number -= 1
    return _Lines(source, column, start, end)


def _keeps_blank_lines(value: Node) -> bool:
    """Whether the empty lines behind a text are a part of it."""
    header = value.source.text[value.start : value.start + 3]
    return isinstance(value, Text) and value.style in ("|", ">") and "+" in header.split("\n")[0]


def _put(shared: Entry, attribute: str, entry: Entry, lines: _Lines, line_end: str) -> Edit | None:
    source = shared.file.source
    present = [_lines(*pair) for pair in shared.written.values()]
    if not present or None in present:
        return None
    last = max((each for each in present if each), key=lambda each: each.end)
    shifted = list(_shifted(lines, last.column))
    if None in shifted:
        return None
    text = line_end.join(line for line in shifted if line is not None)
    if attribute not in shared.written:
        return Edit(Location(source, last.end, last.end), line_end + text)
    key, value = shared.written[attribute]
    old = _lines(key, value)
    assert old is not None
    start, _ = source.line_span(key.where.first.line)
    if "#" not in source.text[start : old.end]:
        return Edit(Location(source, start, old.end), text)
    new = entry.written[attribute][1].where.text
    # The comment of the shared file stays; it can only stand behind the new words if these are one line.
    if "\n" in old.text or "\n" in text or "#" in text:
        return None
    return Edit(value.where, new)


def _shifted(lines: _Lines, column: int) -> Iterator[str | None]:
    """The lines as they stand in another column; nothing for one that does not reach its own."""
    for line in lines.text.replace("\r\n", "\n").split("\n"):
        if line.strip(" ") and not line.startswith(" " * lines.column):
            yield None
        else:
            rest = line[lines.column :]
            yield " " * column + rest if rest else ""


def _taken(entry: Entry, attribute: str, root: Node | None) -> Iterator[Edit]:
    """The edits that take an attribute out of a file, with what would be left empty; none where that would
    lose a comment."""
    source = entry.file.source
    lines = _lines(*entry.written[attribute])
    assert lines is not None
    section = root.entries[entry.section] if isinstance(root, Mapping) else None
    if section is None or not isinstance(section[1], Mapping):
        return
    gone = [(lines.start, lines.end)]
    emptied = [entry.key] if len(entry.written) == 1 else []
    if emptied and len(section[1].entries) == 1:
        emptied.append(section[0])
    for key in emptied:
        start, end = source.line_span(key.where.first.line)
        if source.text[start : key.start].strip(" ") or source.text[key.end : end].strip(" ") != ":":
            return
        gone.append((start, end))
    for start, end in _joined(gone, source):
        yield Edit(Location(source, start, end), "")


def _joined(gone: list[tuple[int, int]], source: Source) -> Iterator[tuple[int, int]]:
    """Stretches of whole lines with their line ends, those that stand together as one."""
    text = source.text
    whole = sorted((start, _past_line_end(text, end)) for start, end in gone)
    joined = [whole[0]]
    for start, end in whole[1:]:
        if start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    start, end = joined[-1]
    if end == len(text) and not text.endswith("\n") and start:
        # The file goes on without a line end behind its last line.
        joined[-1] = (start - (2 if text[start - 2 : start] == "\r\n" else 1), end)
    return iter(joined)


def _past_line_end(text: str, at: int) -> int:
    return at + (2 if text.startswith("\r\n", at) else 1 if at < len(text) else 0)
