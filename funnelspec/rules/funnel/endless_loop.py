"""Stages of a funnel that lead only to each other."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import Flow, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._gates import Barred
from funnelspec.rules._ways import components, graph, reached, shortest_loop
from funnelspec.rules._words import quoted


@rule(
    name="endless-loop",
    on=Funnel,
    severity=ERROR,
    title="Stages lead only to each other",
    why="Whoever gets in never gets out: the same leads are counted again with every round, and none of "
    "them is ever won or lost.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., next: [nurture]}
          nurture: {name: Nurture, definition: A lead that gets letters., next: [mql]}  # <-- mql
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, nurture]
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., next: [nurture, customer]}
          nurture: {name: Nurture, definition: A lead that gets letters., next: [mql]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, customer]
            side_stages: [nurture]
    """,
)
def endless_loop(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    flow = moves(funnel, workspace)
    if not flow.complete:
        return
    barred = Barred(flow, workspace)
    ways = graph(flow, barred)
    there = reached(ways, flow.starts)
    for component in components(ways):
        if component[0] in there and _stuck(component, flow, barred):
            loop = shortest_loop(ways, component[0])
            if loop:
                yield _finding(funnel, flow, component, loop, barred)


def _stuck(component: list[str], flow: Flow, barred: Barred) -> bool:
    """Whether none of the stages is an end and no move leads out, not even into another funnel."""
    inside = set(component)
    return all(
        flow.stages[name].outcome == "open"
        and all(move.to in inside or move in barred for move in flow.stages[name].moves)
        for name in component
    )


def _finding(funnel: Funnel, flow: Flow, component: list[str], loop: list[str], barred: Barred) -> Finding:
    names = [flow.stages[name].stage.label for name in component]
    headline = f'{quoted(names)} lead only to each other in "{funnel.label}"'
    if len(names) == 1:
        headline = f'"{names[0]}" leads only back to itself in "{funnel.label}"'
    steps = list(zip(loop, [*loop[1:], loop[0]], strict=True))
    labels = [_label(flow, name, to, barred) for name, to in steps]
    inside = set(component)
    out = [move for name in component for move in flow.stages[name].moves if move.to not in inside]
    help = 'Add a way out to "next" of one of them, or give one an "outcome" of won, lost or parked.'
    if out:
        help = (
            "Change the condition that nobody can meet, or give one of them "
            'an "outcome" of won, lost or parked.'
        )
    return Finding(
        headline=headline,
        at=labels[-1],
        related=(*labels[:-1], *barred.told(out)),
        help=help,
        parts=tuple(f"{funnel.full_id} {name}" for name in component),
        entries=(funnel.full_id, *(flow.stages[name].stage.full_id for name in component)),
        severity=barred.severity(out),
    )


def _label(flow: Flow, name: str, to: str, barred: Barred) -> Label:
    moves = flow.stages[name].moves
    move = next(move for move in moves if move.to == to and move not in barred)
    return Label(move.where, f'from "{flow.stages[name].stage.label}" to "{flow.stages[to].stage.label}"')
