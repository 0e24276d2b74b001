"""Markdown: its headings, paragraphs, points and cells, each word with its place in the file.

Code, HTML, front matter, addresses and quotations are left out. A callout (``> [!NOTE]``) is no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from markdown_it.token import Token

from funnelspec.diagnostic import Finding, Label
from funnelspec.prose.comments import hidden_by
from funnelspec.prose.inline import DEEPEST, Inside, Piece, Reader
from funnelspec.prose.page import Page, Passage, Run, passage
from funnelspec.record import NamedTuple
from funnelspec.source import Location, Source

_CALLOUT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
_CONTAINERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")


class Block(NamedTuple):
    """A part of the file that is looked at on its own.

    Attributes:
        kind: ``lines``, ``heading`` (after number signs), ``cell``; ``html`` and ``table`` have no content.
        first, behind: its first line and the one behind its last, counted from 0.
        head: what stands at the top of the column of a cell.
    """

    kind: str
    content: str
    first: int
    behind: int
    head: str = ""


class Stretch(NamedTuple):
    """Part of a line of a block: ``size`` characters from ``at`` on, in the file from ``start`` to ``end``.

    Those of a line that is not found as it is (not ``exact``) stand for the whole line of the file.
    """

    at: int
    size: int
    start: int
    end: int
    exact: bool = True


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()


def read(source: Source) -> Page:
    """The passages of a Markdown file, and the comments for funnelspec in it."""
    reader = _reader()
    env: dict[str, object] = {}
    passages: list[Passage] = []
    html: list[tuple[int, int]] = []
    spoken_for: list[tuple[int, int]] = []
    row, line, at = 0, -1, 0
    tokens = reader.parser.parse(_without_front_matter(source), env)
    for block in _blocks(tokens):
        if block.kind == "html":
            html.append((source.line_span(block.first + 1)[0], source.line_span(block.behind)[1]))
            continue
        spoken_for.append((block.first + 1, block.behind))
        if not block.content:
            continue
        if block.kind == "cell":
            if block.first != line:
                row, line = row + 1, block.first
                at = _behind_marks(source, line + 1)
            stretches, at = _cell(source, block, at)
        else:
            stretches = _stretches(source, block)
        if not stretches:  # a control character that is neither a blank to the parser nor anything to see
            continue
        inside = reader.inside(block.content, env)
        callout = _CALLOUT.match(block.content)
        if callout:
            inside.pieces.insert(0, Piece(0, callout.end(), " "))
        html += [
            (_in_file(stretches, start).start, _in_file(stretches, end - 1).end) for start, end in inside.tags
        ]
        made = _passage(source, block.content, stretches, inside, row if block.kind == "cell" else 0)
        if made.words:
            passages.append(made._replace(head=block.head) if block.head else made)
    suppressions, findings = hidden_by(source, html, spoken_for)
    return Page(source, tuple(passages), tuple(suppressions), (*findings, *_unread(source, tokens)))


def _unread(source: Source, tokens: list[Token]) -> Iterator[Finding]:
    """From where on the parser has read nothing, as lists and quotations stand too deep in each other."""
    for token in tokens:
        if token.level >= DEEPEST - 1 and token.type in ("list_item_open", "blockquote_open") and token.map:
            start, end = source.line_span(token.map[0] + 1)
            yield Finding(
                rule="too-deep",
                headline="Lists stand too deep inside each other to be read",
                at=Label(Location(source, start, end), "not read from here on"),
                help="Put the inner points into a list of their own.",
            )
            return


def _without_front_matter(source: Source) -> str:
    """The text, its front matter replaced by empty lines."""
    if source.line(1).rstrip() != "---":
        return source.text
    number = 2
    while source.line_span(number)[0] < len(source.text):
        if source.line(number).rstrip() in ("---", "..."):
            return "\n" * (number - 1) + source.text[source.line_span(number)[1] :]
        number += 1
    return source.text


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    """What the parser found, less quotations and code."""
    quoting = 0
    callouts: list[bool] = []
    heads: list[str] = []
    column = 0
    for number, token in enumerate(tokens):
        if token.type == "blockquote_open":
            callouts.append(
                bool(_CALLOUT.match(tokens[number + 2].content)) if number + 2 < len(tokens) else False
            )
            quoting += not callouts[-1]
        elif token.type == "blockquote_close":
            quoting -= not callouts.pop()
        elif token.type == "thead_open":
            heads = []
        elif token.type == "tr_open":
            column = 0
        elif not quoting and token.map and token.type in ("inline", "html_block", "table_open"):
            head = ""
            before = tokens[number - 1] if number else token
            kind = "lines"
            if token.type != "inline":
                kind = token.type.partition("_")[0]
            elif before.type in ("th_open", "td_open"):
                kind = "cell"
                if before.type == "th_open":
                    heads.append(token.content)
                else:
                    head = heads[column] if column < len(heads) else ""
                    column += 1
            elif before.type == "heading_open" and before.markup.startswith("#"):
                kind = "heading"
            first, behind = token.map
            yield Block(kind, token.content if token.type == "inline" else "", first, behind, head)


def _stretches(source: Source, block: Block) -> list[Stretch]:
    """The lines of a block in the file, less what they are indented by: each ends where the file's does."""
    found = []
    at = 0
    for number, line in enumerate(block.content.split("\n"), block.first + 1):
        start, end = source.line_span(number)
        written = source.text[start:end].replace("\0", "\ufffd")  # as the parser does
        core = line.strip()
        if block.kind == "heading":
            begin = written.find("#")
            begin += len(written[begin:]) - len(written[begin:].lstrip("#").lstrip())
        else:
            begin = len(written.rstrip()) - len(core)
        inset = at + len(line) - len(line.lstrip())
        if core and begin >= 0 and written.startswith(core, begin):
            found.append(Stretch(inset, len(core), start + begin, start + begin + len(core)))
        elif core:
            found.append(Stretch(inset, len(core), start, end, exact=False))
        at += len(line) + 1
    return found


def _cell(source: Source, block: Block, at: int) -> tuple[list[Stretch], int]:
    """A cell in the file, at or behind an offset, and where it ends; ``\\|`` divides nothing."""
    start, end = source.line_span(block.first + 1)
    parts = block.content.split("|")
    begin = source.text.find("\\|".join(parts), at, end)
    if begin < 0:
        return [Stretch(0, len(block.content), start, end, exact=False)], at
    stretches = []
    inset = 0
    for part in parts:
        stretches.append(Stretch(inset, len(part), begin, begin + len(part)))
        inset, begin = inset + len(part) + 1, begin + len(part) + 2
    return stretches, begin - 2


def _behind_marks(source: Source, number: int) -> int:
    """Where a line begins behind the marks of the quotations and lists that it is in."""
    start, end = source.line_span(number)
    marks = _CONTAINERS.match(source.text, start, end)
    return marks.end() if marks else start


def _in_file(stretches: list[Stretch], at: int) -> Stretch:
    """One character of a block, or the end of the line before it where it stands in no line of the file."""
    number = bisect_right(stretches, at, key=lambda stretch: stretch.at) - 1
    near = stretches[max(number, 0)]
    if at >= near.at + near.size:
        return Stretch(at, 1, near.end, near.end, exact=False)
    if not near.exact:
        return near
    return Stretch(at, near.at + near.size - at, near.start + at - near.at, near.start + at - near.at + 1)


def _passage(source: Source, content: str, stretches: list[Stretch], inside: Inside, row: int) -> Passage:
    shown: list[str] = []
    runs: list[Run] = []
    begins: list[tuple[int, int]] = []  # where each part begins, in the block and in what is shown
    length = 0

    def show(start: int, text: str, run: Run) -> None:
        nonlocal length
        if text:
            begins.append((start, length))
            shown.append(text)
            runs.append(run._replace(at=length))
            length += len(text)

    def letters(start: int, end: int) -> None:
        while start < end:
            place = _in_file(stretches, start)
            size = min(end - start, place.size)
            if place.exact:
                show(start, content[start : start + size], Run(0, place.start, place.start + size))
            else:
                size = min(end - start, max(1, place.at + place.size - start))
                show(start, content[start : start + size], Run(0, place.start, place.end, exact=False))
            start += size

    at = 0
    for piece in inside.pieces:
        letters(at, piece.start)
        where = Run(
            0, _in_file(stretches, piece.start).start, _in_file(stretches, piece.end - 1).end, exact=False
        )
        show(piece.start, piece.shown, where)
        at = piece.end
    letters(at, len(content))

    def in_shown(offset: int) -> int:
        number = bisect_right(begins, offset, key=lambda pair: pair[0]) - 1
        if number < 0:
            return 0
        end = begins[number + 1][1] if number + 1 < len(begins) else length
        return min(begins[number][1] + offset - begins[number][0], end)

    quiet = tuple((in_shown(start), in_shown(end)) for start, end in sorted(inside.links) if start < end)
    return passage(source, "".join(shown), tuple(runs), quiet, row)
