"""PyYAML's complaints in plain words, each at the word that caused it.

PyYAML says where it noticed that something is wrong and which of its rules broke; a person needs to know
what they wrote. So the text around the place decides first, the kind of complaint second. None of PyYAML's
words are passed on. Only its own parser's complaints come here, never libyaml's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yaml.error import MarkedYAMLError

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source
from funnelspec.syntax.glued import glued
from funnelspec.syntax.layout import BLOCK_MARKS, Line, beside, line_above, spaces
from funnelspec.syntax.pure import NO_SUCH_CHARACTER, PureParser
from funnelspec.syntax.tree import Text
from funnelspec.syntax.wording import (
    LINE_ENDS,
    foreign_tag,
    goes_on,
    in_quotes,
    is_word,
    line_end,
    line_start,
    needs_quotes,
    quoted,
    ready,
    shown,
    split,
    words_end,
)

HIDDEN_BREAKS = {
    "\x85": "U+0085 (next line)",
    "\u2028": "U+2028 (line separator)",
    "\u2029": "U+2029 (paragraph separator)",
}


class _Place:
    """Where a complaint points, and what stands around it."""

    def __init__(
        self,
        source: Source,
        at: int,
        since: int | None,
        last: Text | None,
        opened: int | None,
        begun: Sequence[int],
    ) -> None:
        self.source = source
        self.text = source.text
        self.at = min(at, len(self.text))
        self.since = self.at if since is None else since
        self.last = last
        self.opened = opened
        self.begun = begun

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

    def inside(self, at: int) -> str:
        """The brace or bracket that a text stands in, on its line or an earlier one; else nothing."""
        depth = 0
        for char in reversed(self.text[line_start(self.text, at) : at]):
            if char in "]}":
                depth += 1
            elif char in "[{":
                if not depth:
                    return char
                depth -= 1
        return "" if self.opened is None or self.opened >= at else self.text[self.opened]

    def under(self, start: int) -> str:
        """Under what a line that fits nowhere may begin, ready for a remedy; else nothing."""
        places = beside(self.source, start, self.begun)
        if not places:
            return ""
        first, *more = (f"{self.called(each)} in line {Line(self.source, each).number}" for each in places)
        # Further in than all of them it can only belong beside the innermost.
        if not more or Line(self.source, start).column > max(map(self.column, places)):
            return f"Let it begin under {first}."
        return f"Let it begin under {first}; or, if it belongs there, under {more[0]}."

    def column(self, start: int) -> int:
        """How far in an offset is."""
        return start - line_start(self.text, start)

    def split_text(self) -> int | None:
        """Where the unquoted text begins that ends right before the place."""
        last = self.last
        if last is None or last.style or self.text[last.end : self.at].strip(" "):
            return None
        return last.start

    def called(self, start: int) -> str:
        """What begins at an offset: the name of an attribute, or a dash."""
        if self.text.startswith("-", start):
            return "the `-`"
        return ready(shown(self.text[start : line_end(self.text, start)].partition(":")[0]))


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
        help="Delete it; it may have come along when text was pasted.",
        differs=code,
    )


def explain(
    source: Source, error: Exception, last: Text | None, opened: int | None, begun: Sequence[int]
) -> Finding:
    """What a person wrote that PyYAML's own parser refuses.

    Args:
        source: the file; ``forbidden`` has found nothing in it.
        error: what the parser raised.
        last: the last text that it read.
        opened: where the innermost bracket or brace that it was in stands.
        begun: where each attribute and each dash begins that it has read.
    """
    problem, inside, at, since = "", "", 0, None
    if isinstance(error, MarkedYAMLError):
        problem, inside = error.problem or "", error.context or ""
        at = error.problem_mark.index if error.problem_mark else 0
        since = error.context_mark.index if error.context_mark else None
    place = _Place(source, at, since, last, opened, begun)
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
                "Delete it, and type a space or a new line where one is meant.",
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
        _spaces(place, start) if indents else "Delete the tab and type a space.",
        rule="tab-indent",
    )


def _spaces(place: _Place, tab: int) -> str:
    """What to type in place of tabs that indent a line."""
    found = spaces(place.source, tab)
    if found is None:
        return "Delete the tab and type as many spaces as stand before the line that this one belongs beside."
    number, shown_by = found
    line = Line(place.source, tab)
    tabs = line.text[line.first : line.start]
    count = f"{number} space{'s' if number != 1 else ''}" if number else "no spaces"
    as_there = f", as the line {shown_by} has" if shown_by else ""
    if tabs.strip("\t"):
        return f"Let the line begin with {count} and no tab{as_there}."
    if not number:
        return f"Delete the tab{'s' if len(tabs) > 1 else ''}."
    return f"Delete the tab{'s' if len(tabs) > 1 else ''} and type {count}{as_there}."


def _begins_wrong(place: _Place) -> Finding:
    return needs_quotes(place.source, place.at, place.inside(place.at))


def _opens_wrong(place: _Place) -> Finding:
    """The complaint is about how something goes on; what counts is the mark that it begins with."""
    return needs_quotes(place.source, place.since, place.inside(place.since))


def _tag(place: _Place) -> Finding:
    return foreign_tag(place.source, place.since)


def _no_colon(place: _Place) -> Finding:
    found = glued(place.source, place.at, place.since)
    if found:
        return found
    start, end = place.since, words_end(place.text, place.since, "")
    above = line_above(place.source, start)
    belongs = "" if above is None else _to_the_text(above, Line(place.source, start).column)
    help_ = f"{belongs}{_with_colon(place.text[start:end])}"
    return place.finding(_NEITHER, start, end, "no colon follows this", help_)


def _to_the_text(above: Line, column: int) -> str:
    """How a line becomes part of the text above it; nothing where there is none."""
    if above.attribute and above.words.endswith(BLOCK_MARKS):
        named = f"`{above.attribute}` in line {above.number}"
        return f"If it is the text of {named}, put {above.inner + 2} spaces before it. "
    if above.attribute and not above.opens:
        return f"If it goes on with the text in line {above.number}, put it further in than that. "
    if not above.opens and not above.dashed and above.column > column:
        return f"If it goes on with the text in line {above.number}, put {above.column} spaces before it. "
    return ""


_NEITHER = "A line is neither an attribute nor part of the text above it"


def _with_colon(words: str) -> str:
    """How a line becomes an attribute or a comment."""
    name, _, rest = words.partition(" ")
    if words.isprintable() and len(words) <= 80 and is_word(name):
        copy = ready(f"{name}: {rest}" if rest else f"{name}:")
        return f"If it is an attribute, put a colon after its name: {copy}; if a comment, put `# ` before it."
    return "If it is an attribute, write its name and a colon before it; if a comment, put `# ` before it."


def _colon(place: _Place) -> Finding:
    text, start = place.text, place.indent(place.at)
    value = place.value()
    if start < value < place.at and text[value] in _OPENERS:
        return _goes_on(place, value)
    found = None if ": " in text[start : place.at] else glued(place.source, place.at, place.since)
    if found:
        return found
    if start < value < place.at:
        return _colon_finding(place, value)
    above = line_above(place.source, place.at)
    if above is None:
        return _unexplained(place)
    forgotten = is_word(above.words) and not _continues(place.source, above)
    if forgotten or start - line_start(text, start) == above.column:
        return place.finding(
            _NEITHER, above.start, above.end, "no colon follows this", _with_colon(above.words)
        )
    help_ = place.under(start) or "Let it begin under the attribute above it."
    help_ = f"{help_[:-1]}; if it is part of the text above, put that whole text in quotes."
    return place.finding(
        "An attribute is indented as if it were part of the text above it",
        start,
        place.at,
        "further in than its neighbours",
        help_,
        Label(Location(place.source, above.start, above.end), "the text above"),
    )


def _continues(source: Source, line: Line) -> bool:
    """Whether a line can be more of the text in the line above it."""
    above = line_above(source, line.first)
    return above is not None and not above.opens and above.column < line.column


def _colon_finding(place: _Place, value: int) -> Finding:
    text, inside = place.text, place.inside(value)
    words = text[value : words_end(text, value, inside)]
    help_ = in_quotes(words if inside or not goes_on(text, value) else "")
    name = text[value : place.at].rpartition(" ")[2]
    if inside == "{" and name != text[value : place.at] and is_word(name):
        help_ = f"If `{name}` is an attribute, put a comma before it. Else p{help_[1:]}"
    elif not inside:
        help_ = in_quotes(words if not goes_on(text, value) else "", "write it on the lines below after `>-`")
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
    text, at = place.text, place.at
    words = text[at : words_end(text, at, "")]
    help_ = "Put it on a line of its own below the attribute; if the dash is part of the text, use quotes."
    if len(words) <= 80 and words.isprintable():
        help_ = (
            f"Put {ready(words)} on a line of its own below the attribute; if the dash is part of the text,"
        )
        help_ += f" write {ready(quoted(words))}."
    return place.finding(
        "A list begins on the line of its attribute", at, at + 1, "this dash makes no list here", help_
    )


def _goes_on(place: _Place, opened: int) -> Finding:
    """Words follow a closing quote or bracket, or the name of an anchor."""
    mark = place.text[opened]
    if mark not in "\"'":
        return needs_quotes(place.source, opened, place.inside(opened))
    text, at, inside = place.text, place.at, place.inside(opened)
    end = max(words_end(text, at, inside), at + 1)
    first, last = Line(place.source, opened).number, Line(place.source, at).number
    if first != last:
        help_ = f"Write {mark} where the text that begins in line {first} ends."
    else:
        help_ = in_quotes(text[opened:end] if inside or not goes_on(text, opened) else "")
    return place.finding(
        "Words follow the closing quote of a text",
        at,
        end,
        "outside the quotes",
        help_,
        Label(Location(place.source, opened, opened + 1), "the quotes open here"),
        rule="needs-quotes",
    )


def _not_closed(place: _Place) -> Finding:
    """Something else than a comma or the closing bracket, inside brackets."""
    text, at = place.text, place.at
    before = len(text[:at].rstrip(" "))
    if text[at : at + 1] == ":" and place.since >= line_start(text, at):
        return _colon_finding(place, _value_in_braces(text, at))
    if text[before - 1] in "\"'" and place.last is not None and place.last.end == before == at - 1:
        return _goes_on(place, place.last.start)
    if at < len(text) and text[at] != ":" and before > line_start(text, at):
        return split(place.source, at, place.split_text(), text[place.since])
    opener, closer = ("{", "}") if text[place.since] == "{" else ("[", "]")
    closes, opens = text.find(closer, at), text.find(opener, at)
    if text[at : at + 1] == ":" and closes >= 0 and not 0 <= opens < closes:
        return place.finding(
            "A comma is missing between two attributes",
            place.indent(at),
            at,
            "no comma before this",
            "Write a comma at the end of the line above; if this is one text, put it in quotes.",
        )
    return _never_closed(place, place.since)


def _value_in_braces(text: str, at: int) -> int:
    """Where the value that goes on to an offset begins, behind its attribute's name."""
    start = at
    while start and text[start - 1] not in ",{[" and text[start - 1] not in LINE_ENDS:
        start -= 1
    colon = text.find(": ", start, at)
    start = start if colon < 0 else colon + 2
    return start + len(text[start:at]) - len(text[start:at].lstrip(" "))


def _never_closed(place: _Place, opened: int) -> Finding:
    opener = place.text[opened]
    closer = "}" if opener == "{" else "]"
    return place.finding(
        f'A "{opener}" is never closed',
        opened,
        opened + 1,
        f'no "{closer}" belongs to this',
        f"Write `{closer}` where it ends; if it is part of a text, put the whole text in quotes.",
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
            "Write a name before the colon, or remove the line.",
            rule="attribute-not-text",
        )
    found = glued(place.source, at, place.since)
    if found:
        return found
    start = min(start, at)
    line, above = Line(place.source, start), line_above(place.source, start)
    if line.dashed and above is not None and above.attribute and not above.opens:
        return _list_below_text(place, line, above)
    return place.finding(
        "A line does not line up with the lines above it",
        *place.rest(start),
        "begins in a column of its own",
        place.under(start) or "Let it begin in the same column as the line that it belongs beside.",
    )


def _list_below_text(place: _Place, line: Line, above: Line) -> Finding:
    """``avoid: one`` and ``- two`` below it."""
    start = above.first + above.inner
    name = above.attribute
    value = place.text[start + len(name) + 1 : above.end].strip()
    item = ready(f"- {value}") if len(value) <= 80 and value.isprintable() else "its text behind a dash"
    return place.finding(
        f'A list begins below "{shown(name)}", which has a text already',
        line.start,
        line.end,
        "not an item of any list",
        f"Move the text to a line of its own above this one, as {item}.",
        Label(Location(place.source, above.start, above.end), "the text"),
    )


def _nothing(place: _Place) -> Finding:
    """A comma or a bracket where a value belongs."""
    mark = place.text[place.at : place.at + 1]
    if place.opened is not None and not mark:
        return _never_closed(place, place.opened)
    if mark == "," and place.inside(place.at):
        return place.finding(
            "Nothing stands between two commas",
            place.at,
            place.at + 1,
            "a value belongs before this",
            "Remove one of the commas; if it is part of a text, put that in quotes.",
        )
    if mark and mark in ",]}?|>":
        return needs_quotes(place.source, place.at, place.inside(place.at))
    return _not_lined_up(place) if mark and mark not in LINE_ENDS else _unexplained(place)


def _open_quote(place: _Place) -> Finding:
    text, start = place.text, place.since
    mark = text[start]
    words = text[start : words_end(text, start, "")]
    help_ = (
        f"Write {mark} where the text ends; if the first {mark} is part of the text, put all of it in quotes."
    )
    if not place.inside(start) and len(words) <= 80 and words.isprintable() and not goes_on(text, start):
        closed = "" if "\\" in words or mark in words[1:] else ready(words + mark)
        apart = f"; if the first {mark} is part of the text, write {ready(quoted(words))}."
        help_ = f"Close the quotes where the text ends{': ' * bool(closed)}{closed}{apart}"
    return place.finding(
        "A quote is opened and never closed",
        *place.rest(start),
        f"no second {mark} belongs to this",
        help_,
        rule="needs-quotes",
    )


def _backslash(place: _Place) -> Finding:
    start = max(place.text.rfind("\\", 0, place.at + 1), 0)
    return place.finding(
        "A backslash in double quotes begins a code that does not exist",
        start,
        min(start + 2, len(place.text)),
        "this is not a code",
        "Write two backslashes for one, or put the text in single quotes.",
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
        "Type the character itself.",
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
        "Look at quotes, brackets and indentation here and on the line above.",
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
