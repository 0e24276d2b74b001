"""A place to rest from which no move ever leads back."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import Flow, FlowStage, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._gates import Barred, advances
from funnelspec.rules._ways import Graph, components, graph, reached

_MOST = 4


@rule(
    name="no-way-back",
    on=Funnel,
    severity=WARNING,
    title="A parked stage never leads back to the main path",
    why="Leads are kept there for a better time, but when it comes there is no move to take: they are lost "
    "without being counted as lost.",
    bad="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest., next: [customer, recycled]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          recycled:
            name: Recycled
            definition: A lead that rests.
            outcome: parked
            next: [disqualified]  # <-- disqualified
          disqualified: {name: Disqualified, definition: Somebody who never buys., outcome: lost}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, customer]
            side_stages: [recycled, disqualified]
    """,
    good="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest., next: [customer, recycled]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          recycled:
            name: Recycled
            definition: A lead that rests.
            outcome: parked
            next: [lead, disqualified]
          disqualified: {name: Disqualified, definition: Somebody who never buys., outcome: lost}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, customer]
            side_stages: [recycled, disqualified]
    """,
)
def no_way_back(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    flow = moves(funnel, workspace)
    stages = flow.stages
    if not flow.complete or not any(stage.outcome == "parked" and stage.moves for stage in stages.values()):
        return
    barred = Barred(flow, workspace)
    ways = graph(flow, barred)
    there = reached(ways, flow.starts)
    kept = _kept(flow, ways, barred)
    told: set[str] = set()
    # Stages come behind those they lead to: what only leads to a stage that is told follows from that.
    for group in components(kept):
        parked = [stages[name] for name in group if stages[name].outcome == "parked" and stages[name].moves]
        if any(to in told for name in group for to in kept[name]):
            told.update(group)
        elif parked and parked[0].id in there:
            told.update(group)
            yield _finding(funnel, parked[0], [stages[name] for name in group], barred)


def _kept(flow: Flow, ways: Graph, barred: Barred) -> dict[str, list[str]]:
    """The stages from which no move ever leads to the main path or out of the funnel, and their moves."""
    back: dict[str, list[str]] = {name: [] for name in ways}
    for name, others in ways.items():
        for to in others:
            back[to].append(name)
    goals = [
        stage.id
        for stage in flow.stages.values()
        if advances(stage) or any(move.to not in flow.stages and move not in barred for move in stage.moves)
    ]
    fine = reached(back, goals)
    return {name: list(others) for name, others in ways.items() if name not in fine}


def _finding(funnel: Funnel, stage: FlowStage, group: list[FlowStage], barred: Barred) -> Finding:
    first, *others = stage.moves
    away = [move for each in group for move in each.moves]
    return Finding(
        headline=f'No move leads from "{stage.stage.label}" back to the main path of "{funnel.label}"',
        at=Label(first.where, "does not lead back"),
        related=(*(Label(move.where, "nor does this") for move in others[:_MOST]), *barred.told(away)),
        help=f'Name the stage under "next" of `{stage.id}` at which a lead goes on, or write `outcome: lost` '
        "if none ever does.",
        entries=(funnel.full_id, stage.stage.full_id),
        severity=barred.severity(away),
    )
