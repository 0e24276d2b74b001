"""Comments in Markdown that hide findings: ``<!-- funnelspec: ignore[avoided-word] why -->``.

The laws are those of comments in definitions. One that has its line to itself speaks for the paragraph,
heading, point or table that follows, any other for its own line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from funnelspec.diagnostic import Finding
from funnelspec.source import Location, Source
from funnelspec.syntax.comments import Comment, Suppression, suppression

_MOST = 100
_BEFORE = re.compile(r"[ \t>*+\-]*(?:\d+[.)][ \t]*)?\Z")


def hidden_by(
    source: Source, places: Iterable[tuple[int, int]], blocks: list[tuple[int, int]]
) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions in some HTML, and what is wrong with others.

    Args:
        places: where the HTML stands in the file.
        blocks: the first and last line of each paragraph, heading and so on, in order; a table before its
            rows.
    """
    good: list[Suppression] = []
    malformed: list[Finding] = []
    for where, end in _comments(source, places):
        made = suppression(Comment(where, _spoken_for(source, where, end, blocks)))
        if isinstance(made, Suppression):
            good.append(made)
        elif len(malformed) < _MOST:
            malformed.append(
                made.replace(help=made.help.replace("`#", "`<!--").replace(" why`", " why -->`"))
            )
    return good, malformed


def _comments(source: Source, places: Iterable[tuple[int, int]]) -> Iterator[tuple[Location, int]]:
    """What the comments for funnelspec say, and where each ends."""
    text = source.text
    for start, end in places:
        at = start
        while (at := text.find("<!--", at, end)) >= 0:
            closed = text.find("-->", at + 4, end)
            if closed < 0:
                break
            said = text[at + 4 : closed]
            begin = at + 4 + len(said) - len(said.lstrip())
            if said.lstrip().lower().startswith(("funnelspec:", "funnelspec ignore")):
                yield Location(source, begin, begin + len(said.strip())), closed + 3
            at = closed + 3


def _spoken_for(source: Source, where: Location, end: int, blocks: list[tuple[int, int]]) -> int:
    """Where that ends what a comment speaks for."""
    first, last = where.first.line, source.position(end).line
    before = source.text[source.line_span(first)[0] : where.start].rpartition("<!--")[0]
    after = source.text[end : source.line_span(last)[1]]
    if _BEFORE.match(before) and not after.strip():
        following = bisect_right(blocks, last, key=lambda block: block[0])
        if following < len(blocks):
            return source.line_span(blocks[following][1])[1]
    return end
