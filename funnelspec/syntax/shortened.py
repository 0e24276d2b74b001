"""Unquoted text that a ``#`` cuts short: ``name: Our #1 region`` is named "Our"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source
from funnelspec.syntax.comments import scalars
from funnelspec.syntax.wording import line_end, line_start, quoted, ready


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
    for start, end, style in scalars(text, parser):
        if style:
            continue
        if start == end and end not in marks:
            while end and text[end - 1] in " \r\n":
                end -= 1
            start = end
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
    text = source.text
    end = line_end(text, mark)
    words = text[start:end].lstrip()
    fits = len(words) <= 80 and words.isprintable() and words[-1] not in "]},"
    whole = f"write {ready(quoted(words))}" if fits else "put the whole text in quotes"
    return Finding(
        rule="text-cut-short",
        headline="A text ends before a # and loses what follows it",
        at=Label(Location(source, mark, end), "this is a comment, not text"),
        help=f"If it belongs to the text, {whole}; if it is a comment, put a space behind the `#`.",
        differs=text[max(start, line_start(text, mark)) : end].lstrip()[:40],
    )
