"""The moves of a funnel as a diagram for Mermaid, which GitHub, GitLab, Notion and Obsidian draw.

Syntax: https://mermaid.js.org/syntax/flowchart.html. Ids are made up, since a node called ``end`` breaks the
diagram; in a label all but letters, digits and a few harmless signs is written as a decimal entity.
"""

from __future__ import annotations

import re

from funnelspec.glossary.value import Overview, Run, Step
from funnelspec.renderers.escaping import clean, one_line

MOST_MOVES = 280
"""Mermaid draws no more than 500 edges by default; a funnel with this many moves nobody can read."""

_LONGEST = 60
_COLOURS = (
    ("#dbeafe", "#1e3a5f"),
    ("#fde8d0", "#5c3310"),
    ("#dcf3e0", "#17442a"),
    ("#efe3fb", "#42256b"),
    ("#f9dfe6", "#641d34"),
    ("#e3e6ea", "#2a323c"),
)
"""Ground and text of the teams, in turn; each pair has a contrast of more than 7 to 1."""


def diagram(overview: Overview) -> str:
    """The diagram without the fence around it; nothing where it would be too large to be drawn.

    Stages have the colour of the team that owns them first. It says nothing that a list of the moves does not
    say too.
    """
    if not overview.ways or len(overview.ways) > MOST_MOVES:
        return ""
    nodes: dict[str, str] = {}
    lines = [
        "flowchart LR",
        "  accTitle: The moves of a funnel",
        "  accDescr: The table below says the same",
    ]
    for step in (*overview.path, *overview.beside):
        _node(step.stage, nodes, lines, _shape(step))
    for way in overview.ways:
        for end in (way.start, way.end):
            _node(end, nodes, lines, _BOX)
    arrows = (f"  {nodes[_key(way.start)]} --> {nodes[_key(way.end)]}" for way in overview.ways)
    lines += dict.fromkeys(arrows)
    return "\n".join([*lines, *_classes(overview, nodes)])


_BOX = ("[", "]")
_ROUND = ("([", "])")


def _shape(step: Step) -> tuple[str, str]:
    """Where leads enter or leave the funnel the box is round."""
    return _ROUND if step.start or step.outcome in ("won", "lost") else _BOX


def _node(stage: Run, nodes: dict[str, str], lines: list[str], shape: tuple[str, str]) -> None:
    if _key(stage) not in nodes:
        nodes[_key(stage)] = f"s{len(nodes)}"
        lines.append(f'  {nodes[_key(stage)]}{shape[0]}"{label(stage.text)}"{shape[1]}')


def _key(stage: Run) -> str:
    return stage.to or stage.text


def label(text: str) -> str:
    """A text as Mermaid shows it, cut where it is very long; never empty."""
    text = one_line(clean(text)) or "?"
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 3]}..."
    # "1. " and "- " at the start would be taken for a list, which Mermaid refuses to draw
    listed = re.match(r"\d+[.)]|-", text)
    start = listed.end() if listed else 0
    return "".join(
        letter if letter.isalnum() or (letter in " .,-/()" and at >= start) else f"#{ord(letter)};"
        for at, letter in enumerate(text)
    )


def _classes(overview: Overview, nodes: dict[str, str]) -> list[str]:
    """The colours of the teams, and which stages have them."""
    owned: dict[str, list[str]] = {}
    for step in (*overview.path, *overview.beside):
        if step.owners:
            owned.setdefault(step.owners[0].team, []).append(nodes[_key(step.stage)])
    lines = []
    for at, stages in enumerate(owned.values()):
        ground, text = _COLOURS[at % len(_COLOURS)]
        lines.append(f"  classDef t{at} fill:{ground},stroke:{text},color:{text}")
        lines.append(f"  class {','.join(dict.fromkeys(stages))} t{at}")
    return lines
