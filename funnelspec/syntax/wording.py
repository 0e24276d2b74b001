"""What is said about the traps of YAML, each at its place."""

from __future__ import annotations

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source
from funnelspec.syntax.tree import List, Node, Text

LINE_ENDS = "\r\n\x85\u2028\u2029"

FLAT = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u202f\u205f\u2060\u3000"
)
"""Blanks that look like a space, or like nothing, and are a letter to YAML."""


def line_end(text: str, start: int) -> int:
    """Where the line that holds an offset ends, blanks at its end left out; never before the offset."""
    end = start
    while end < len(text) and text[end] not in LINE_ENDS:
        end += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end


def line_start(text: str, offset: int) -> int:
    """Where the line that holds an offset begins."""
    while offset and text[offset - 1] not in LINE_ENDS:
        offset -= 1
    return offset


def tag_end(text: str, start: int) -> int:
    """Where a tag that begins at an offset ends."""
    stop = ">" if text.startswith("!<", start) else " \t,[]{}"
    end = start
    while end < len(text) and text[end] not in stop and text[end] not in LINE_ENDS:
        end += 1
    return end + text.startswith(">", end) if stop == ">" else end


def quoted(text: str) -> str:
    """A text in whichever quotes leave it readable; for help lines."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def is_word(name: str) -> bool:
    """Whether this can be the name of an attribute or an id."""
    return bool(name) and name.isascii() and name.replace("_", "a").isalnum() and name[0].isalpha()


def name_before(words: str) -> str:
    """The name in ``name:text``, where the space after the colon is missing; else nothing."""
    name, colon, rest = words.partition(":")
    return name if colon and rest[:1] not in " \t\r\n/:" and is_word(name) and ": " not in words else ""


def ready(words: str) -> str:
    """Words to copy, in backticks where they hold none themselves."""
    return words if "`" in words else f"`{words}`"


def in_quotes(words: str, otherwise: str = "") -> str:
    """The remedy for a text that must stand in quotes, with the text where it can be shown whole."""
    fits = words and len(words) <= 80 and words.isprintable()
    copy = f": {ready(quoted(words))}" if fits else ""
    if otherwise:
        return f"Put the whole text in quotes{copy}{';' if copy else ','} or {otherwise}."
    return f"Put the whole text in quotes{copy}" + ("" if copy and copy[-1] != "`" else ".")


def shown(text: str, most: int = 40) -> str:
    """A piece of a file, fit for the inside of a message: one line, not long, no control characters."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."


def words_end(text: str, start: int, inside: str) -> int:
    """Where the text that somebody meant ends on its line: before a comment and, inside ``{...}`` or
    ``[...]``, before the comma or bracket that most likely is not a part of it.

    Args:
        inside: the brace or bracket that the text stands in; empty when in none.
    """
    end = line_end(text, start)
    comment = text.find(" # ", start, end)
    if comment >= 0:
        end = line_end(text[:comment], start)
    if not inside:
        return end
    depth, at = 0, start
    closer = "]" if inside == "[" else "}"
    while at < end:
        char = text[at]
        if char in "[{":
            depth += 1
        elif char in "]}":
            if not depth and char == closer and not text[at + 1 : at + 2].strip(" ,]}\r\n"):
                break
            depth = max(0, depth - 1)
        elif char == "," and not depth and not _more_text(text, at, end, inside):
            break
        at += 1
    return len(text[:at].rstrip(" "))


def _more_text(text: str, comma: int, end: int, inside: str) -> bool:
    """Whether what follows a comma looks like more of a text, not like the next item or attribute."""
    stop = comma + 1
    if inside == "[":
        digits = text[stop : stop + 4]
        return digits[:3].isdigit() and len(digits.rstrip(" ")) > 2 and not digits[3:].isdigit()
    while stop < end and text[stop] not in ",[]{}":
        stop += 1
    words = text[comma + 1 : stop].strip()
    return bool(words) and words[0] not in "\"'&*!" and ": " not in f"{words} "


def goes_on(text: str, start: int) -> bool:
    """Whether a text that begins at an offset has more lines: the next one is further in than its own."""
    own = line_start(text, start)
    below = line_end(text, start)
    while below < len(text) and text[below] in " \t" + LINE_ENDS:
        below += 1
    if below == len(text) or text[below] == "#":
        return False
    return below - line_start(text, below) > len(text[own:start]) - len(text[own:start].lstrip(" -"))


def needs_quotes(source: Source, start: int, inside: str = "") -> Finding:
    """Text begins with a mark that means something else in YAML.

    Args:
        inside: the brace or bracket that it stands in.
    """
    text = source.text
    while text[start : start + 1] == " ":
        start += 1
    end = max(words_end(text, start, inside), min(start + 1, len(text)))
    words = text[start:end]
    mark = "[[" if words.startswith("[[") else words[:1]
    kind = "an opening quote" if mark in ("'", '"') else f'"{mark}"'
    if not inside and words[:3] in (">- ", ">+ ", "|- ", "|+ "):
        return Finding(
            rule="needs-quotes",
            headline=f'A text stands on the line of its "{words[:2]}"',
            at=Label(Location(source, start, end), f'"{words[:2]}" has to be the last on its line'),
            help=f"Let the text begin on the line below `{words[:2]}`, two spaces further in than this one.",
            differs=mark,
        )
    copy = "" if not inside and goes_on(text, start) else words
    otherwise = "" if inside else "write it on the lines below after `>-`"
    return Finding(
        rule="needs-quotes",
        headline=f"A text that begins with {kind} is not read as text",
        at=Label(Location(source, start, end), f"{kind} has a meaning of its own here"),
        help=in_quotes(copy, otherwise),
        differs=mark,
    )


def link_as_list(node: List) -> Finding:
    """``[[MQL]]`` alone is a list in a list."""
    source = node.source
    words = source.text[node.start : node.end]
    return Finding(
        rule="needs-quotes",
        headline='A text that begins with "[[" is not read as text',
        at=Label(node.where, "two brackets make a list inside a list"),
        help=in_quotes(words),
        differs="[[",
    )


def split(source: Source, at: int, start: int | None = None, inside: str = "{") -> Finding:
    """A comma or bracket inside ``{...}`` or ``[...]`` ends a text that was meant to go on.

    Args:
        at: where the comma or bracket stands.
        start: where the text begins, where that is known.
        inside: the brace or bracket that the text stands in.
    """
    text = source.text
    mark = text[at : at + 1]
    what = {",": "comma", "[": "bracket", "]": "bracket", "{": "brace", "}": "brace"}.get(mark)
    words = "" if start is None else text[start : max(words_end(text, start, inside), at)]
    return Finding(
        rule="split-text",
        headline=f"A {what} splits a text in two" if what else "A text is split in two",
        at=Label(Location(source, at, at + 1), "the text before it ends here"),
        help=in_quotes(words, "give each attribute a line of its own without braces"),
        differs=mark,
    )


def stuck(source: Source, at: int, name: str, end: int) -> Finding:
    """``name:text``: a colon makes an attribute only when a space follows it.

    Args:
        at: where the name begins; the colon stands right behind it.
        end: where the words behind the colon end.
    """
    colon = at + len(name)
    words = source.text[colon + 1 : end]
    flat = words[:1] in FLAT
    copy = f": {ready(f'{name}: {words}')}" if len(words) <= 80 and words.isprintable() else ""
    what = "An invisible special blank" if flat else "No space"
    return Finding(
        rule="broken-yaml",
        headline=f'{what} follows the colon after "{name}"',
        at=Label(Location(source, colon, colon + 1 + flat), "no attribute without a space after the colon"),
        help="Delete it and type a space." if flat else f"Put a space after the colon{copy}.",
        differs=name,
    )


def stuck_dash(source: Source, at: int) -> Finding:
    """``-text``: a dash makes an item of a list only when a space follows it."""
    return Finding(
        rule="broken-yaml",
        headline="No space follows the dash of a list",
        at=Label(Location(source, at, at + 1), "no list without a space after the dash"),
        help="Put a space after the `-`.",
    )


def twice(first: Text, second: Text) -> Finding:
    """An attribute is written twice; the first one counts."""
    name = shown(second.value)
    merge = name == "<<"
    return Finding(
        rule="duplicate-attribute",
        headline=f'"{name}" is written twice in one place',
        at=Label(second.where, "again here"),
        related=(Label(first.where, "first written here"),),
        help="Write one list, as `<<: [*one, *two]`."
        if merge
        else "Keep one of the two and remove the other.",
        differs=name,
    )


def not_text(key: Node) -> Finding:
    """What stands before the colon is a list, attributes, or nothing."""
    if isinstance(key, Text):
        headline, label = "An attribute has no name", "a name belongs before the colon"
        help_ = "Write a name before the colon, or remove the line."
    else:
        kind = "list" if isinstance(key, List) else "group of attributes"
        headline = f"A {kind} stands where the name of an attribute belongs"
        label = "this is not a name"
        help_ = "Write a name before the colon, without brackets or braces around it."
    place = key.where.first_line()
    if place.start == place.end:
        end = min(place.end + 1, len(key.source.text))
        place = Location(key.source, max(0, end - 1), end)
    return Finding(rule="attribute-not-text", headline=headline, at=Label(place, label), help=help_)


def second_document(source: Source, start: int) -> Finding:
    return Finding(
        rule="several-documents",
        headline='A line "---" ends the definitions in this file',
        at=Label(Location(source, start, line_end(source.text, start)), "nothing from here on is read"),
        help="Move what follows into a file of its own; or remove the line, if other sections follow.",
    )


def too_deep(source: Source, start: int, most: int) -> Finding:
    return Finding(
        rule="too-deep",
        headline=f"Lists and attributes stand more than {most} levels inside each other",
        at=Label(Location(source, start, start + 1).first_line(), f"level {most + 1}"),
        help="Give the inner parts ids of their own and refer to them.",
    )


def unknown_anchor(source: Source, start: int, end: int) -> Finding:
    """``*name`` without ``&name``; or a text that begins with a star."""
    text = source.text
    after = text[end : line_end(text, end)].lstrip(" ")
    if after and after[0] not in "#:,]}":
        return needs_quotes(source, start)
    name = text[start + 1 : end]
    return Finding(
        rule="unknown-anchor",
        headline=f'"*{name}" refers to an anchor that does not exist',
        at=Label(Location(source, start, end), f'no "&{name}" stands before this'),
        help=f'Put `&{name}` before the value it stands for; if this is text, put it in quotes: `"*{name}"`.',
        differs=name,
    )


def unused_anchor(source: Source, start: int, name: str, value: Text) -> Finding:
    """``&more text``: "more" would be the name of an anchor, and the text "text"."""
    words = source.text[start : value.end]
    return Finding(
        rule="needs-quotes",
        headline='A text that begins with "&" is not read as text',
        at=Label(Location(source, start, start + 1 + len(name)), "an anchor that nothing refers to"),
        help=in_quotes(words, f"remove {ready('&' + name)}"),
        differs=name,
    )


def inside_itself(source: Source, start: int, end: int) -> Finding:
    name = source.text[start + 1 : end]
    return Finding(
        rule="runaway-anchor",
        headline=f'The anchor "&{name}" contains itself',
        at=Label(Location(source, start, end), f'stands inside "&{name}"'),
        help="Write out here what is meant.",
        differs=name,
    )


def explodes(source: Source, start: int, end: int, most: int) -> Finding:
    name = source.text[start + 1 : end]
    return Finding(
        rule="runaway-anchor",
        headline=f"The anchors in this file stand for more than {most:,} values",
        at=Label(Location(source, start, end), "one too many here"),
        help="Refer to anchors that do not themselves refer to others.",
        differs=name,
    )


def foreign_tag(source: Source, start: int) -> Finding:
    """``!word`` may be text; ``!!word`` asks for a type of another program."""
    text = source.text
    if not text.startswith(("!!", "!<"), start):
        return needs_quotes(source, start)
    end = tag_end(text, start)
    tag = shown(text[start:end])
    return Finding(
        rule="foreign-tag",
        headline=f'The tag "{tag}" has no meaning in definitions',
        at=Label(Location(source, start, end), "a type of another program"),
        help="Remove the tag; if this is text, put the whole text in quotes.",
        differs=tag,
    )


def broken_merge(value: Node) -> Finding:
    place = value.where.first_line()
    if place.start == place.end:
        place = Location(value.source, max(0, place.start - 1), place.end)
    return Finding(
        rule="broken-merge",
        headline='"<<" takes over something that has no attributes',
        at=Label(place, "not a group of attributes"),
        help="Write `&common` before the group of attributes that is meant, and here `<<: *common`.",
    )
