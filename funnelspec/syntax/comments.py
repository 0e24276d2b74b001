"""Comments, and the findings that they hide.

``# funnelspec: ignore[two-meanings] why`` hides a finding on its line; ``until 2027-01-31`` before the reason
lets it come back. A ``#`` inside a text is no comment, so the texts of the file are looked up first, and only
where a file mentions funnelspec at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from funnelspec.diagnostic import Finding, Label
from funnelspec.record import NamedTuple
from funnelspec.source import Location, Source

_MARKS = ("funnelspec:", "funnelspec ignore", "Funnelspec:", "FUNNELSPEC:")


class Suppression(NamedTuple):
    """A comment that hides findings.

    Attributes:
        rules: the names of the rules, each with its place.
        until: the last day on which it holds, as ``2027-01-31``; nothing when it holds for good.
        reason: the words behind it; may be empty.
        where: the whole comment.
        line: the line it stands on.
        last_line: the last line it speaks for: that of a block text that begins on ``line``, else ``line``.
    """

    rules: tuple[tuple[str, Location], ...]
    until: str | None
    reason: str
    where: Location
    line: int
    last_line: int


class Comment(NamedTuple):
    """A comment, from its ``#`` to the end of its line, and the end of the block text it may introduce."""

    where: Location
    block_end: int | None


def suppressions(source: Source, parser: type[Any], most: int) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions of a file that can be read, and what is wrong with others.

    Args:
        source: the file.
        parser: the PyYAML parser that has read it without complaint.
        most: after so many malformed ones the rest of the file is left alone.
    """
    text = source.text
    good: list[Suppression] = []
    malformed: list[Finding] = []
    if any(mark in text for mark in _MARKS):
        for comment in comments(source, parser):
            words = comment.where.text.lstrip("#").lstrip()
            if words.lower().startswith(("funnelspec:", "funnelspec ignore")):
                made = suppression(comment)
                if isinstance(made, Finding):
                    malformed.append(made)
                    if len(malformed) == most:
                        break
                else:
                    good.append(made)
    return good, malformed


def comments(source: Source, parser: type[Any]) -> Iterator[Comment]:
    """The real comments of a file that ``parser`` reads, in order."""
    text = source.text
    texts = _texts(text, parser)
    at = 0
    begin, end, header = next(texts, _NO_TEXT)
    while (at := text.find("#", at)) >= 0:
        while end <= at:
            begin, end, header = next(texts, _NO_TEXT)
        if begin < at and not (header and at < header):
            at = end
        elif at and text[at - 1] not in " \t\r\n\x85\u2028\u2029":
            at += 1
        else:
            stop = at
            while stop < len(text) and text[stop] not in "\r\n\x85\u2028\u2029":
                stop += 1
            ended = end if begin < at else None
            trimmed = len(text[at:stop].rstrip()) + at
            yield Comment(Location(source, at, trimmed), ended)
            at = stop


_NO_TEXT = (1 << 62, 1 << 62, 0)


def scalars(text: str, parser: type[Any]) -> Iterator[tuple[int, int, str]]:
    """Every text of the first document, attributes' names too: start, end and style, as PyYAML has them."""
    from yaml.events import DocumentEndEvent, ScalarEvent

    get = parser(text).get_event
    while (event := get()) is not None and event.__class__ is not DocumentEndEvent:
        if isinstance(event, ScalarEvent):
            marks: Any = event
            yield marks.start_mark.index, marks.end_mark.index, event.style or ""


def _texts(text: str, parser: type[Any]) -> Iterator[tuple[int, int, int]]:
    """Where texts are that may hold a ``#``: start, end, and for block texts where their first line ends."""
    for start, end, style in scalars(text, parser):
        header = 0
        if style == "|" or style == ">":
            header = _header_end(text, start)
            while end > header and text[end - 1] in " \r\n":
                end -= 1
        if end > start:
            yield start, end, header


def _header_end(text: str, start: int) -> int:
    while start < len(text) and text[start] not in "\r\n\x85\u2028\u2029":
        start += 1
    return start


def suppression(comment: Comment) -> Suppression | Finding:
    """What a comment for funnelspec hides, or what is wrong with it."""
    where = comment.where
    source, words = where.source, where.text
    at = words.lower().find("funnelspec") + len("funnelspec")
    colon = words[at : at + 1] == ":"
    at += colon
    at += len(words[at:]) - len(words[at:].lstrip())
    if not colon or not words.startswith("ignore", at):
        return _malformed(where, 'A comment for funnelspec says something else than "ignore[...]"')
    at += len("ignore")
    closed = words.find("]", at)
    if words[at : at + 1] != "[" or closed < 0:
        return _malformed(where, 'A comment says "ignore" without rules in square brackets')
    rules = []
    for part in words[at + 1 : closed].split(","):
        name = part.strip()
        at += 1
        if name:
            begin = where.start + at + part.index(name)
            rules.append((name, Location(source, begin, begin + len(name))))
        at += len(part)
    if not rules:
        return _malformed(where, "A comment ignores findings but names no rule")
    reason = words[closed + 1 :].strip()
    until = None
    if reason == "until" or reason.startswith(("until ", "until\t")):
        _, day, reason = [*reason.split(None, 2), "", ""][:3]
        if not _is_date(day):
            begin = where.start + (words.find(day, closed + 6) if day else words.find("until", closed))
            place = Location(source, begin, begin + len(day or "until"))
            return _malformed(place, 'The day after "until" is not a date')
        until = day
    elif reason[-17:-10].strip() == "until" and _is_date(reason[-10:]):
        # People put the day at the end as well; taken for a part of the reason, it would never come.
        until, reason = reason[-10:], reason[:-17]
    first = source.position(where.start).line
    last = source.position(comment.block_end).line if comment.block_end else first
    return Suppression(tuple(rules), until, reason.strip(), where, first, last)


def _is_date(day: str) -> bool:
    from datetime import date

    try:
        return len(day) == 10 and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _malformed(where: Location, headline: str) -> Finding:
    return Finding(
        rule="malformed-suppression",
        headline=headline,
        at=Label(where, "hides nothing"),
        help="Write `# funnelspec: ignore[rule-name] why`, or with a day:"
        " `# funnelspec: ignore[rule-name] until 2027-01-31 why`.",
    )
