"""Unquoted text that a ``#`` cuts short: ``name: Our #1 region`` is named "Our"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source
from funnelspec.syntax.wording import line_end, line_start, quoted


def shortened(source: Source, parser: type[Any]) -> Iterator[Finding]:
    """Warnings about comments that begin with a word right after the mark and follow unquoted text.

    Args:
        source: a file that can be read.
        parser: the PyYAML parser that has read it without complaint.
    """
    text = source.text
    marks = _marks(text)
    if not marks:
        return
    from yaml.events import ScalarEvent, StreamEndEvent

    get = parser(text).get_event
    while (event := get()).__class__ is not StreamEndEvent:
        if event.__class__ is ScalarEvent and not event.style:
            start, end = event.start_mark.index, event.end_mark.index
            if start == end:
                start = end = len(text[:end].rstrip()) if end not in marks else end
            if end in marks:
                yield _finding(source, start, marks[end])


def _marks(text: str) -> dict[int, int]:
    """Each ``#`` with a blank before and a word right behind it, by where the words before it end."""
    marks: dict[int, int] = {}
    at = text.find(" #")
    while at >= 0:
        if text[at + 2 : at + 3].isalnum() and not text.startswith("funnelspec", at + 2):
            end = at
            while end and text[end - 1] in " \t":
                end -= 1
            marks.setdefault(end, at + 1)
        at = text.find(" #", at + 1)
    return marks


def _finding(source: Source, start: int, mark: int) -> Finding:
    words = source.text[max(start, line_start(source.text, mark)) : line_end(source.text, mark)].lstrip()
    help_ = "If it belongs to the text, put the whole text in quotes; if it is a comment, put a space behind the #"
    if len(words) <= 80 and words.isprintable():
        help_ = f"If it belongs to the text, write {quoted(words)}; if it is a comment, put a space behind the #"
    return Finding(
        rule="text-cut-short",
        headline="A text ends before a # and loses what follows it",
        at=Label(Location(source, mark, line_end(source.text, mark)), "this is a comment, not text"),
        help=help_,
        differs=words[:40],
    )
