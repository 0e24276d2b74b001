"""A dash or a colon without the space behind it, or with a blank there that only looks like one.

YAML takes such a line for text and often complains about another one, some lines further down.
"""

from __future__ import annotations

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source
from funnelspec.syntax.layout import Line, line_above, line_below
from funnelspec.syntax.wording import FLAT, name_before, stuck, stuck_dash

_LINES_LOOKED_AT = 20


def glued(source: Source, at: int, since: int) -> Finding | None:
    """The nearest such line above a complaint that it can have caused, as a finding.

    Args:
        source: a file that cannot be read.
        at: where the parser noticed it.
        since: where what it was reading began.
    """
    found = _in(source, Line(source, since))
    line: Line | None = Line(source, at)
    least = 1 << 62
    for _ in range(_LINES_LOOKED_AT):
        if found or line is None:
            break
        if line.words and line.column <= least:
            found = _in(source, line)
            least = line.column
        line = line_above(source, line.first)
    return found


def _in(source: Source, line: Line) -> Finding | None:
    if not line.words:
        return None
    if line.words[0] in FLAT:
        return _flat_indent(source, line)
    if line.words[0] == "-" and line.words[1:2].isalpha():
        near = (line_above(source, line.first), line_below(source, line.end))
        return stuck_dash(source, line.start) if any(_lists(each, line) for each in near if each) else None
    start = line.first + line.inner
    name = name_before(source.text[start : line.end])
    return stuck(source, start, name, line.end) if name else None


def _lists(near: Line, line: Line) -> bool:
    """Whether a neighbour shows that a line is meant as an item of a list."""
    if near.column == line.column:
        return near.words[0] == "-"
    return near.words[-1] == ":" and near.start < line.start and near.column < line.column


def _flat_indent(source: Source, line: Line) -> Finding:
    end = line.start
    while end < line.end and source.text[end] in FLAT + " ":
        end += 1
    return Finding(
        rule="broken-yaml",
        headline="A line begins with an invisible special blank",
        at=Label(Location(source, line.start, end), "looks like spaces, but is none"),
        help="Delete the blanks at the beginning of the line and type spaces.",
    )
