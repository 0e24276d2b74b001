"""Criteria that refer to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Words, references
from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Criterion, Part
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._ways import components, shortest_loop
from funnelspec.rules._words import quoted

Meets = dict[str, dict[str, Words]]

_TANGLE = 50
"""Among more criteria that all lead to each other, one loop through each is enough to begin with."""


@rule(
    name="circular-criteria",
    on=Workspace,
    severity=ERROR,
    title="Criteria refer to each other in a circle",
    why="To know whether a lead meets the one, the other must be known first, and the other way round: "
    "nobody can ever decide it.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when: [lead_score >= 65, meets engaged]
          engaged:
            name: Engaged
            definition: A lead that answers us.
            when: meets mql  # <-- mql
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
          replies: {name: Replies, definition: Answers to our letters., type: integer}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when: [lead_score >= 65, meets engaged]
          engaged:
            name: Engaged
            definition: A lead that answers us.
            when: replies >= 1
    """,
)
def circular_criteria(workspace: Workspace) -> Iterator[Finding]:
    meets = _meets(workspace)
    for component in components(meets):
        inner = {
            name: {to: words for to, words in meets[name].items() if to in component} for name in component
        }
        told: set[frozenset[str]] = set()
        seen: set[str] = set()
        for name in component:
            if len(component) > _TANGLE and name in seen:
                continue
            loop = shortest_loop(inner, name)
            if loop and frozenset(loop) not in told:
                told.add(frozenset(loop))
                seen.update(loop)
                yield _finding(loop, inner, workspace)


def _meets(workspace: Workspace) -> Meets:
    """For each criterion and segment part the others that it meets, and where it says so first."""
    meets: Meets = {}
    for entry in workspace.entries.values():
        if isinstance(entry, (Criterion, Part)):
            others = meets.setdefault(entry.full_id, {})
            condition = entry.when.condition if entry.when else None
            for words in references(condition) if condition else ():
                other = workspace.criterion(words.value)
                if other is not None:
                    others.setdefault(other.full_id, words)
    return meets


def _finding(loop: list[str], meets: Meets, workspace: Workspace) -> Finding:
    first = min(range(len(loop)), key=lambda at: workspace.entries[loop[at]].key.where.order())
    loop = loop[first:] + loop[:first]
    labels = {full_id: workspace.entries[full_id].label for full_id in loop}
    steps = zip(loop, [*loop[1:], loop[0]], strict=True)
    places = [Label(meets[one][to].where, f'"{labels[one]}" meets "{labels[to]}"') for one, to in steps]
    headline = f"{quoted(labels.values())} refer to each other in a circle"
    if len(loop) == 1:
        headline = f'"{labels[loop[0]]}" refers to itself'
    return Finding(
        headline=headline,
        at=places[-1],
        related=tuple(places[:-1]),
        help="Write what is meant here instead of `meets`, or take one of these lines out.",
        entries=tuple(loop),
    )
