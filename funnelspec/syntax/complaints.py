"""PyYAML's complaints in plain words, each at the word that caused it.

PyYAML says where it noticed that something is wrong and which of its rules broke; a person needs to know
what they wrote. So the text around the place decides first, the kind of complaint second. None of PyYAML's
words are passed on. Only its own parser's complaints come here, never libyaml's.
"""

from __future__ import annotations

from collections.abc import Callable

from yaml.error import MarkedYAMLError

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source
from funnelspec.syntax.pure import NO_SUCH_CHARACTER, PureParser
from funnelspec.syntax.tree import Text
from funnelspec.syntax.wording import (
    LINE_ENDS,
    foreign_tag,
    line_end,
    line_start,
    needs_quotes,
    quoted,
    shown,
    split,
)

HIDDEN_BREAKS = {
    "\x85": "U+0085 (next line)",
    "\u2028": "U+2028 (line separator)",
    "\u2029": "U+2029 (paragraph separator)",
}


class _Place:
    """Where a complaint points, and what stands around it."""

    def __init__(
        self, source: Source, at: int, since: int | None, last: Text | None, opened: int | None
    ) -> None:
        self.source = source
        self.text = source.text
        self.at = min(at, len(self.text))
        self.since = self.at if since is None else since
        self.last = last
        self.opened = opened

    def finding(
        self,
        headline: str,
        start: int,
        end: int,
        label: str,
        help_: str,
        *related: Label,
        rule: str = "broken-yaml",
    ) -> Finding:
        where = Location(self.source, start, max(start, end))
        return Finding(rule=rule, headline=headline, at=Label(where, label), help=help_, related=related)

    def rest(self, start: int) -> tuple[int, int]:
        """From an offset to the end of its line."""
        return start, line_end(self.text, start)

    def indent(self, offset: int) -> int:
        """Where the words of a line begin, its indentation left out."""
        start = line_start(self.text, offset)
        while start < len(self.text) and self.text[start] in " \t":
            start += 1
        return start

    def value(self) -> int:
        """Where the text of the line begins: behind dashes and an attribute's name."""
        text, start, end = self.text, self.indent(self.at), line_end(self.text, self.at)
        named = False
        while start < end:
            colon = text.find(": ", start, end)
            if text.startswith("- ", start):
                start += 2
            elif not named and colon >= 0 and text[start] not in _OPENERS:
                start, named = colon + 2, True
            else:
                break
            while start < end and text[start] == " ":
                start += 1
        return start

    def above(self) -> int | None:
        """Where the words of the nearest line above begin that has any and is no comment."""
        start = line_start(self.text, self.at)
        while start:
            start = line_start(self.text, start - 1)
            words = self.indent(start)
            if line_end(self.text, words) > words and self.text[words] != "#":
                return words
        return None


_OPENERS = "\"'[{*&!"


def forbidden(source: Source) -> Finding | None:
    """A character that YAML does not allow anywhere, the first one of the text."""
    text = source.text
    found = PureParser.NON_PRINTABLE.search(text)
    at, mark = found.start() if found else len(text), text.find("\ufeff")
    if 0 <= mark < at:
        at = mark
    if at == len(text):
        return None
    code = f"U+{ord(text[at]):04X}"
    kind = "An invisible" if text[at] in "\ufeff\ufffe\uffff" else "A control"
    return Finding(
        rule="control-character",
        headline=f"{kind} character stands in the file, {code}",
        at=Label(Location(source, at, at + 1), f"{code} is here"),
        help="Delete it; it may have come along when text was pasted",
        differs=code,
    )


def explain(source: Source, error: Exception, last: Text | None, opened: int | None) -> Finding:
    """What a person wrote that PyYAML's own parser refuses.

    Args:
        source: the file; ``forbidden`` has found nothing in it.
        error: what the parser raised.
        last: the last text that it read.
        opened: where the innermost bracket or brace that it was in stands.
    """
    problem, inside, at, since = "", "", 0, None
    if isinstance(error, MarkedYAMLError):
        problem, inside = error.problem or "", error.context or ""
        at = error.problem_mark.index if error.problem_mark else 0
        since = error.context_mark.index if error.context_mark else None
    place = _Place(source, at, since, last, opened)
    for look in (_hidden_break, _tab):
        finding = look(place)
        if finding:
            return finding
    for words, explained in _EXPLAINED:
        if words in problem or words in inside:
            return explained(place)
    return _unexplained(place)


def _hidden_break(place: _Place) -> Finding | None:
    """An invisible line end that editors do not show as one, near the place."""
    first = place.source.position(min(place.at, place.since)).line
    begin, end = (
        place.source.line_span(first)[0],
        place.source.line_span(place.source.position(place.at).line)[1],
    )
    for at in range(min(place.at, end - 1), begin - 1, -1):
        name = HIDDEN_BREAKS.get(place.text[at])
        if name:
            return place.finding(
                "An invisible line end splits a line",
                at,
                at + 1,
                f"{name} is here",
                "Delete it; it may have come along when text was pasted",
                rule="control-character",
            )
    return None


def _tab(place: _Place) -> Finding | None:
    if place.text[place.at : place.at + 1] != "\t":
        return None
    start = end = place.at
    while start and place.text[start - 1] == "\t":
        start -= 1
    while place.text[end : end + 1] == "\t":
        end += 1
    indents = place.indent(start) >= end
    return place.finding(
        "A line is indented with a tab" if indents else "A tab stands outside quotes",
        start,
        end,
        "a tab",
        "Use spaces instead" if indents else "Use a space instead, or put the whole text in quotes",
        rule="tab-indent",
    )


def _begins_wrong(place: _Place) -> Finding:
    return needs_quotes(place.source, place.at, flow=_in_flow(place, place.at))


def _opens_wrong(place: _Place) -> Finding:
    """The complaint is about how something goes on; what counts is the mark that it begins with."""
    return needs_quotes(place.source, place.since, flow=_in_flow(place, place.since))


def _in_flow(place: _Place, at: int) -> bool:
    before = place.text[line_start(place.text, at) : at]
    return "{" in before or "[" in before


def _tag(place: _Place) -> Finding:
    return foreign_tag(place.source, place.since)


def _no_colon(place: _Place) -> Finding:
    return place.finding(
        "A line is neither an attribute nor part of the text above it",
        *place.rest(place.since),
        "no colon follows this",
        "Indent the line to go on with the text above it, or write an attribute: name: text",
    )


def _colon(place: _Place) -> Finding:
    text, start = place.text, place.indent(place.at)
    value = place.value()
    if start < value < place.at:
        if text[value] in _OPENERS:
            return _goes_on(place, value)
        return _colon_finding(place, value)
    above = place.above()
    if above is None:
        return _unexplained(place)
    line = Location(place.source, *place.rest(above))
    if start - line_start(text, start) == above - line_start(text, above):
        return place.finding(
            "A line is neither an attribute nor part of the text above it",
            line.start,
            line.end,
            "no colon follows this",
            "Write an attribute: name: text",
        )
    return place.finding(
        "An attribute is indented as if it were part of the text above it",
        start,
        place.at,
        "further in than its neighbours",
        "Let it begin in the same column as the attribute above it",
        Label(line, "the text above"),
    )


def _colon_finding(place: _Place, value: int) -> Finding:
    words = place.text[value : line_end(place.text, value)]
    help_ = "Put the whole text in quotes, or write it on the next line after >-"
    if len(words) <= 80 and words.isprintable() and not _in_flow(place, value + 1):
        help_ = f"Put the whole text in quotes: {quoted(words)}"
    return place.finding(
        "A colon inside a text makes it look like an attribute",
        place.at,
        place.at + 1,
        "this colon ends the text before it",
        help_,
        rule="needs-quotes",
    )


def _dash(place: _Place) -> Finding:
    if place.indent(place.at) == place.at:
        return _not_lined_up(place)
    return place.finding(
        "A list begins on the line of its attribute",
        place.at,
        place.at + 1,
        "this dash makes no list here",
        "Put each item on a line of its own below the attribute, or write [one, two]; text goes in quotes",
    )


def _goes_on(place: _Place, opened: int) -> Finding:
    """Words follow a closing quote or bracket, or the name of an anchor."""
    mark = place.text[opened]
    if mark not in "\"'":
        return needs_quotes(place.source, opened, flow=_in_flow(place, opened))
    at, end = place.rest(place.at)
    return place.finding(
        "Words follow the closing quote of a text",
        at,
        end,
        "outside the quotes",
        f"Put the whole text in quotes: {quoted(shown(place.text[opened:end], 80))}",
        Label(Location(place.source, opened, opened + 1), "the quotes open here"),
        rule="needs-quotes",
    )


def _not_closed(place: _Place) -> Finding:
    """Something else than a comma or the closing bracket, inside brackets."""
    text, at = place.text, place.at
    before = len(text[:at].rstrip(" "))
    if text[at : at + 1] == ":" and place.since >= line_start(text, at):
        return _colon_finding(place, place.since)
    if text[before - 1] in "\"'" and place.last is not None and place.last.end == before == at - 1:
        return _goes_on(place, place.last.start)
    if at < len(text) and text[at] != ":" and before > line_start(text, at):
        return split(place.source, at)
    opener, closer = ("{", "}") if text[place.since] == "{" else ("[", "]")
    closes, opens = text.find(closer, at), text.find(opener, at)
    if text[at : at + 1] == ":" and closes >= 0 and not 0 <= opens < closes:
        return place.finding(
            "A comma is missing between two attributes",
            place.indent(at),
            at,
            "no comma before this",
            "Write a comma at the end of the line above, or put the whole text in quotes",
        )
    return _never_closed(place, place.since)


def _never_closed(place: _Place, opened: int) -> Finding:
    opener = place.text[opened]
    closer = "}" if opener == "{" else "]"
    return place.finding(
        f'A "{opener}" is never closed',
        opened,
        opened + 1,
        f'no "{closer}" belongs to this',
        f'Write "{closer}" where it ends, or put the whole text in quotes',
    )


def _not_lined_up(place: _Place) -> Finding:
    """A line that fits no line above, or words behind something that has ended."""
    text, at = place.text, place.at
    start = place.indent(at)
    last = place.last
    if start < at:
        if last is not None and last.style in ("'", '"') and not text[last.end : at].strip(" "):
            return _goes_on(place, last.start)
        value = place.value()
        if value < at and text[value] in _OPENERS:
            return _goes_on(place, value)
    if at >= len(text):
        return _unexplained(place)
    if text[at] == ":":
        return place.finding(
            "An attribute has no name",
            at,
            at + 1,
            "a name belongs before the colon",
            "Write a name before the colon, or remove the line",
            rule="attribute-not-text",
        )
    return place.finding(
        "A line does not line up with the lines above it",
        *place.rest(start if start <= at else at),
        "begins in a column of its own",
        "Let it begin in the same column as the line that it belongs beside",
    )


def _nothing(place: _Place) -> Finding:
    """A comma or a bracket where a value belongs."""
    mark = place.text[place.at : place.at + 1]
    if place.opened is not None and not mark:
        return _never_closed(place, place.opened)
    if mark == "," and _in_flow(place, place.at):
        return place.finding(
            "Nothing stands between two commas",
            place.at,
            place.at + 1,
            "a value belongs before this",
            "Remove one of the commas; text with a comma goes in quotes",
        )
    if mark and mark in ",]}?|>":
        return needs_quotes(place.source, place.at, flow=_in_flow(place, place.at))
    return _not_lined_up(place) if mark and mark not in LINE_ENDS else _unexplained(place)


def _open_quote(place: _Place) -> Finding:
    mark = place.text[place.since]
    other = "'" if mark == '"' else '"'
    return place.finding(
        "A quote is opened and never closed",
        *place.rest(place.since),
        f"no second {mark} belongs to this",
        f"Write {mark} where the text ends; if it is part of the text, put all of it in {other}...{other}",
        rule="needs-quotes",
    )


def _backslash(place: _Place) -> Finding:
    start = max(place.text.rfind("\\", 0, place.at + 1), 0)
    return place.finding(
        "A backslash in double quotes begins a code that does not exist",
        start,
        min(start + 2, len(place.text)),
        "this is not a code",
        "Write two backslashes for one, or put the text in single quotes",
    )


def _no_such_character(place: _Place) -> Finding:
    text, at = place.text, place.since
    start, end = at, at + 1
    while (at := text.find("\\", at)) >= 0:
        width = {"u": 4, "U": 8}.get(text[at + 1 : at + 2], 0)
        if width:
            code = int(text[at + 2 : at + 2 + width], 16)
            if code > 0x10FFFF or 0xD800 <= code < 0xE000:
                start, end = at, at + 2 + width
                break
        at += 2
    return place.finding(
        "A code in double quotes stands for no character",
        start,
        end,
        "no character has this number",
        "Type the character itself",
    )


def _directive(place: _Place) -> Finding:
    return needs_quotes(place.source, line_start(place.text, place.since))


def _unexplained(place: _Place) -> Finding:
    """A line of the file that fits none of the above."""
    at = min(place.at, len(place.text))
    while at and (at == len(place.text) or place.text[at] in LINE_ENDS + " "):
        at -= 1
    return place.finding(
        "The file is not readable from here on",
        at,
        max(line_end(place.text, at), min(at + 1, len(place.text))),
        "this does not fit what stands before it",
        "Look at quotes, brackets and indentation here and on the line above",
    )


_EXPLAINED: tuple[tuple[str, Callable[[_Place], Finding]], ...] = (
    ("cannot start any token", _begins_wrong),
    ("could not find expected ':'", _no_colon),
    ("mapping values are not allowed", _colon),
    ("mapping keys are not allowed", _begins_wrong),
    ("sequence entries are not allowed", _dash),
    ("expected ',' or", _not_closed),
    ("expected <block end>", _not_lined_up),
    ("expected '<document start>'", _not_lined_up),
    ("expected the node content", _nothing),
    ("unknown escape character", _backslash),
    ("expected escape sequence", _backslash),
    (NO_SUCH_CHARACTER, _no_such_character),
    ("scanning a quoted scalar", _open_quote),
    ("scanning a block scalar", _opens_wrong),
    ("scanning an alias", _opens_wrong),
    ("scanning an anchor", _opens_wrong),
    ("a tag", _tag),
    ("undefined tag handle", _tag),
    ("scanning a directive", _directive),
    ("directive", _begins_wrong),
    ("incompatible YAML", _begins_wrong),
    ("duplicate tag handle", _begins_wrong),
)
