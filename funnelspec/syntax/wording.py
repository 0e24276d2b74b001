"""What is said about the traps of YAML, each at its place."""

from __future__ import annotations

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source
from funnelspec.syntax.tree import List, Node, Text

LINE_ENDS = "\r\n\x85\u2028\u2029"


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


def shown(text: str, most: int = 40) -> str:
    """A piece of a file, fit for the inside of a message: one line, not long, no control characters."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."


def needs_quotes(source: Source, start: int, *, flow: bool = False) -> Finding:
    """Text begins with a mark that means something else in YAML. ``flow``: inside ``{...}`` or ``[...]``."""
    text = source.text
    while text[start : start + 1] == " ":
        start += 1
    end = max(line_end(text, start), min(start + 1, len(text)))
    words = text[start:end]
    mark = "[[" if words.startswith("[[") else words[:1]
    kind = "an opening quote" if mark in ("'", '"') else f'"{mark}"'
    help_ = "Put the whole text in quotes, or write it on the next line after >-"
    if not flow and len(words) <= 80 and words.isprintable():
        help_ = f"Put the whole text in quotes: {quoted(words)}; or write it on the next line after >-"
    return Finding(
        rule="needs-quotes",
        headline=f"A text that begins with {kind} is not read as text",
        at=Label(Location(source, start, end), f"{kind} has a meaning of its own here"),
        help=help_,
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
        help=f"Put the whole text in quotes: {quoted(shown(words, 80))}",
        differs="[[",
    )


def split(source: Source, at: int, whole: Location | None = None) -> Finding:
    """A comma or bracket inside ``{...}`` or ``[...]`` ends a text that was meant to go on."""
    mark = source.text[at : at + 1]
    what = {",": "comma", "[": "bracket", "]": "bracket", "{": "brace", "}": "brace"}.get(mark)
    headline = f"A {what} splits a text in two" if what else "A text is split in two"
    help_ = "Put the text in quotes, or give each attribute a line of its own without braces"
    words = whole.text if whole else ""
    if words and len(words) <= 80 and words.isprintable():
        help_ += f": {quoted(words)}"
    return Finding(
        rule="split-text",
        headline=headline,
        at=Label(Location(source, at, at + 1), "the text before it ends here"),
        help=help_,
        differs=mark,
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
        help="Write one list: <<: [*one, *two]" if merge else "Keep one of the two and remove the other",
        differs=name,
    )


def not_text(key: Node) -> Finding:
    """What stands before the colon is a list, attributes, or nothing."""
    if isinstance(key, Text):
        headline, label = "An attribute has no name", "a name belongs before the colon"
        help_ = "Write a name before the colon, or remove the line"
    else:
        kind = "list" if isinstance(key, List) else "group of attributes"
        headline = f"A {kind} stands where the name of an attribute belongs"
        label = "this is not a name"
        help_ = "Write a name before the colon; a name that begins with a bracket or brace goes in quotes"
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
        help="Remove the line, or move what follows into a file of its own",
    )


def too_deep(source: Source, start: int, most: int) -> Finding:
    return Finding(
        rule="too-deep",
        headline=f"Lists and attributes stand more than {most} levels inside each other",
        at=Label(Location(source, start, start + 1).first_line(), f"level {most + 1}"),
        help="Give the inner parts ids of their own and refer to them",
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
        help=f'Put &{name} before the value it stands for; if this is text, put it in quotes: "*{name}"',
        differs=name,
    )


def inside_itself(source: Source, start: int, end: int) -> Finding:
    name = source.text[start + 1 : end]
    return Finding(
        rule="runaway-anchor",
        headline=f'The anchor "&{name}" contains itself',
        at=Label(Location(source, start, end), f'stands inside "&{name}"'),
        help="Write out here what is meant",
        differs=name,
    )


def explodes(source: Source, start: int, end: int, most: int) -> Finding:
    name = source.text[start + 1 : end]
    return Finding(
        rule="runaway-anchor",
        headline=f"The anchors in this file stand for more than {most:,} values",
        at=Label(Location(source, start, end), "one too many here"),
        help="Refer to anchors that do not themselves refer to others",
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
        help="Remove the tag; if this is text, put the whole text in quotes",
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
        help='Name an anchor on a group of attributes: "<<: *common", with "&common" where they are written',
    )
