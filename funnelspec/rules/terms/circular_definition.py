"""Definitions that explain each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._explaining import Steps, definitions, steps
from funnelspec.rules._ways import components, shortest_loop

_TANGLE = 50
"""Among more definitions that all lead to each other, one loop is enough to begin with."""

_DRAWN = 6


@rule(
    name="circular-definition",
    on=Model,
    severity=ERROR,
    title="Definitions explain each other in a circle",
    why="Whoever looks up one of the words is sent on to the next and ends where the search began: everyone "
    "goes on with a meaning of their own.",
    bad="""
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: An [[SAL]] that is not yet accepted.
          sal:
            name: Sales accepted lead
            abbreviation: SAL
            definition: An [[MQL]] that sales has accepted.  # <-- [[MQL]]
    """,
    good="""
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: A person with 65 points or more, whom marketing hands to sales.
          sal:
            name: Sales accepted lead
            abbreviation: SAL
            definition: An [[MQL]] that sales has accepted.
    """,
)
def circular_definition(model: Model) -> Iterator[Finding]:
    teams = {one.entry.file.team for one in definitions(model).values()}
    for workspace in model.workspaces():
        if workspace.team is not None and workspace.team not in teams:
            continue
        every = steps(model, workspace)
        linked = {
            name: {to: step for to, step in others.items() if step.link} for name, others in every.items()
        }
        told: set[frozenset[str]] = set()
        for graph in (linked, every):
            for loop in _loops(graph):
                if frozenset(loop) not in told:
                    told.add(frozenset(loop))
                    yield _finding(loop, graph, workspace)


def _loops(graph: Steps) -> Iterator[list[str]]:
    for component in components(graph):
        members = set(component)
        inner = {name: {to: step for to, step in graph[name].items() if to in members} for name in component}
        for name in component if len(component) <= _TANGLE else component[:1]:
            loop = shortest_loop(inner, name)
            if loop:
                yield loop


def _finding(loop: list[str], graph: Steps, workspace: Workspace) -> Finding:
    first = min(range(len(loop)), key=lambda at: workspace.entries[loop[at]].key.where.order())
    loop = [*loop[first:], *loop[:first]]
    short = {full_id: _short(workspace.entries[full_id]) for full_id in loop}
    walk = list(zip(loop, [*loop[1:], loop[0]], strict=True))
    places = [Label(graph[one][to].where, f'explains "{short[one]}" by "{short[to]}"') for one, to in walk]
    drawn = [short[full_id] for full_id in (*loop, loop[0])]
    if len(drawn) > _DRAWN + 1:
        drawn[_DRAWN - 1 : -2] = ["..."]
    headline = f"Definitions explain each other in a circle: {' -> '.join(drawn)}"
    if len(loop) == 1:
        headline = f'The definition of "{short[loop[0]]}" explains it by itself: {" -> ".join(drawn)}'
    guessed = any(graph[one][to].link is None for one, to in walk)
    return Finding(
        headline=headline,
        at=places[-1],
        related=tuple(places[:-1]),
        help=f'Say what "{short[loop[-1]]}" is in words that do not lead back to it: who or what it is, and '
        "what must be true of it.",
        entries=tuple(loop),
        severity=WARNING if guessed else None,
        certainty="heuristic" if guessed else None,
    )


def _short(entry: Entry) -> str:
    return entry.abbreviation[0].value.strip() if entry.abbreviation else entry.label
