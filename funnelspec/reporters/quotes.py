"""What each side of a conflict writes, as a report quotes it: the whole text, its own words marked."""

from __future__ import annotations

import re

from funnelspec.diagnostic import Diagnostic, Label
from funnelspec.record import NamedTuple
from funnelspec.source import Location

_CONTINUED = "and this"  # what rules say beside a further place of the same side


class Piece(NamedTuple):
    """A part of a line, and whether it is what the finding is about."""

    text: str
    marked: bool


class Quote(NamedTuple):
    """One side.

    Attributes:
        who: the few words that stand beside its first place: ``sales says this``.
        lines: what it writes, a text or a place a line.
        path, line: where its first words stand.
    """

    who: str
    lines: tuple[tuple[Piece, ...], ...]
    path: str
    line: int


def plain_links(text: str) -> str:
    """A text whose links to items are the words that one reads: ``[[terms/lead]]`` is ``lead``."""
    return _LINK.sub(r"\1", text)


_LINK = re.compile(r"\[\[(?:[^\[\]/]+/)?([^\[\]/]+)\]\]")


def quotes(found: Diagnostic) -> list[Quote]:
    """The sides of a finding in the order of their files and lines."""
    sides: list[list[Label]] = []
    for label in (found.at, *found.related):
        last = sides[-1] if sides else []
        if last and label.text == _CONTINUED and label.where.path == last[0].where.path:
            last.append(label)
        else:
            sides.append([label])
    sides.sort(key=lambda side: side[0].where.order())
    return [_quote(side) for side in sides]


def _quote(side: list[Label]) -> Quote:
    first = side[0]
    texts: dict[Location, list[Location]] = {}
    for label in side:
        texts.setdefault(label.within or label.where, []).append(label.where)
    lines = tuple(_pieces(whole, marks) for whole, marks in texts.items())
    return Quote(first.text, lines, first.where.path, first.where.first.line)


def _pieces(whole: Location, marks: list[Location]) -> tuple[Piece, ...]:
    """A text as one line, cut where marked words begin and end."""
    whole = _unquoted(whole)
    text, at = whole.source.text, whole.start
    found: list[Piece] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        start, end = max(mark.start, at), min(mark.end, whole.end)
        if start < end:
            found += [Piece(text[at:start], False), Piece(text[start:end], True)]
            at = end
    found.append(Piece(text[at : whole.end], False))
    return tuple(_one_line(found))


def _unquoted(whole: Location) -> Location:
    """A text without the quotes that the file puts around it."""
    words = whole.text
    quoted = len(words) > 1 and words[0] == words[-1] and words[0] in "'\""
    return Location(whole.source, whole.start + 1, whole.end - 1) if quoted else whole


def _one_line(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the layout of the file: blanks and line ends between words become one blank."""
    made: list[Piece] = []
    blank = True  # whether a blank at the beginning would be one too many
    for piece in pieces:
        words = " ".join(piece.text.split())
        if not words:
            if piece.text and made and not blank:
                made.append(Piece(" ", False))
                blank = True
            continue
        if piece.text[0].isspace() and not blank:
            words = f" {words}"
        blank = piece.text[-1].isspace()
        made.append(Piece(f"{words} " if blank else words, piece.marked))
    return made
