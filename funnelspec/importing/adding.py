"""Further items in a text that people have written: comments, layout and order of all else stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from funnelspec.files import LARGEST
from funnelspec.importing.plan import Addition
from funnelspec.importing.writing import block
from funnelspec.source import Source
from funnelspec.syntax import tree
from funnelspec.syntax.reader import read


class CannotAdd(Exception):
    """Nothing can be added to a file safely; the message says why, to go on behind the file's name."""


def added(text: str, additions: Iterable[Addition]) -> str:
    """A text with items added, each behind the last one of its section, or in a section of its own.

    Args:
        text: of a definitions file; may be empty.

    Raises:
        CannotAdd: the text cannot be read, or would then say something else than it should.
    """
    sections: dict[str, list[Addition]] = {}
    for addition in additions:
        sections.setdefault(addition.section, []).append(addition)
    wanted = says(text)
    after = text
    for section, those in sections.items():
        after = _with(after, section, those)
    if len(after.encode()) > LARGEST:
        raise CannotAdd(
            f"would be larger than {LARGEST // 1_000_000} MB, which is too large to be checked; divide the "
            "sheet, and bring each part into a file of its own with --output"
        )
    for section, those in sections.items():
        wanted[section] = {**(wanted.get(section) or {}), **{one.id: dict(one.attributes) for one in those}}
    if _comparable(says(after)) != _comparable(wanted):
        raise CannotAdd("is written in a way to which nothing can be added; name another file with --output")
    return after


def says(text: str) -> dict[str, Any]:
    """What a definitions file says, without places.

    Raises:
        CannotAdd: it cannot be read without a finding.
    """
    reading = read(Source("", text))
    if reading.findings:
        raise CannotAdd("cannot be read; correct first what `funnelspec check` finds")
    said = _plain(reading.root)
    return said if isinstance(said, dict) else {}


def _with(text: str, section: str, additions: list[Addition]) -> str:
    source = Source("", text)
    root = read(source).root
    end = "\r\n" if "\r\n" in text else "\n"
    present = root.get(section) if isinstance(root, tree.Mapping) else None
    if present is None:
        lines = [f"{section}:", *_items(additions, 2, apart=True)]
        gap = end if text.strip() else ""
        return _closed(text, end) + gap + "".join(f"{line}{end}" for line in lines)
    if not isinstance(present, tree.Mapping) or not present.entries or text[present.start] == "{":
        raise CannotAdd(
            f'holds "{section}" in a form to which nothing can be added; write one item a line, indented'
        )
    keys = [key for key, _ in present]
    indent = keys[0].where.first.column - 1
    apart = len(keys) == 1 or any(not source.line(key.where.first.line - 1).strip() for key in keys[1:])
    lines = _items(additions, indent, apart)
    number = _last_line(source, present, indent)
    place = source.line_span(number)[1]
    start = _closed(text[:place], end) if place == len(text) else text[:place] + end
    new = ("" if not apart else end) + end.join(lines)
    rest = text[place:].removeprefix("\r").removeprefix("\n") if place < len(text) else ""
    return start + new + end + rest


def _items(additions: list[Addition], indent: int, apart: bool) -> list[str]:
    lines: list[str] = []
    for number, addition in enumerate(additions):
        if apart and number:
            lines.append("")
        lines += [f"{' ' * indent}{addition.id}:", *block(addition.attributes, indent + 2)]
    return lines


def _last_line(source: Source, section: tree.Mapping, indent: int) -> int:
    """The number of the last line of a section, comments that stand below its last item included."""
    end = section.end
    while end > section.start and source.text[end - 1].isspace():
        end -= 1
    number = last = source.position(end).line
    while True:
        number += 1
        line = source.line(number)
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) >= indent:
            last = number
        elif bare.strip() or number > last + 3:
            return last


def _closed(text: str, end: str) -> str:
    return text if not text or text.endswith(("\n", "\r")) else text + end


def _plain(node: tree.Node | None) -> Any:
    """What a tree says, without places."""
    if isinstance(node, tree.Mapping):
        return {key.value: _plain(value) for key, value in node}
    if isinstance(node, tree.List):
        return [_plain(item) for item in node.items]
    return node.value if isinstance(node, tree.Text) else None


def _comparable(said: Any) -> Any:
    """A list of one is its item, as everywhere in the format."""
    if isinstance(said, Mapping):
        return {key: _comparable(value) for key, value in said.items()}
    if isinstance(said, list):
        items = [_comparable(item) for item in said]
        return items[0] if len(items) == 1 else items
    return said
