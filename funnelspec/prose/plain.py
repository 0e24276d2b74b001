"""Plain text: all of it is prose, but for the lines that an e-mail quotes."""

from __future__ import annotations

from funnelspec.prose.page import Page, Passage, Run, passage
from funnelspec.source import Source


def read(source: Source) -> Page:
    """The passages of a plain text: what stands between blank lines and quoted lines."""
    return Page(source, tuple(_passages(source)))


def _passages(source: Source) -> list[Passage]:
    text = source.text
    found: list[Passage] = []
    number, start = 1, 0
    while True:
        first, end = source.line_span(number)
        last = first >= len(text)
        if last or text[first:end].lstrip()[:1] in ("", ">"):
            if text[start:first].strip():
                found.append(passage(source, text[start:first], (Run(0, start, first),)))
            start = end
        if last:
            return found
        number += 1
