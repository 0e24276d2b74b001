"""A stage of a funnel that no move leads to."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import FlowMove, FlowStage, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._gates import Barred
from funnelspec.rules._ways import components, graph, reached


@rule(
    name="unreachable-stage",
    on=Funnel,
    severity=ERROR,
    title="Nobody can get to this stage",
    why="Nobody ever gets there by the rules, so its figures are either zero or the sign of a way that "
    "nobody has written down.",
    bad="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql: {name: MQL, definition: A lead that waits for sales., next: [customer]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          recycled: {name: Recycled, definition: A lead that rests., outcome: parked}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
            side_stages: [recycled]  # <-- recycled
    """,
    good="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql: {name: MQL, definition: A lead that waits for sales., next: [customer, recycled]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          recycled: {name: Recycled, definition: A lead that rests., outcome: parked}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
            side_stages: [recycled]
    """,
)
def unreachable_stage(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    flow = moves(funnel, workspace)
    if not flow.complete:
        return
    barred = Barred(flow, workspace)
    ways = graph(flow, barred)
    there = reached(ways, flow.starts)
    lost = {name: [to for to in ways[name] if to not in there] for name in ways if name not in there}
    groups = components(lost)
    home = {name: at for at, group in enumerate(groups) for name in group}
    entered = {home[to] for name in lost for to in lost[name] if home[to] != home[name]}
    closed: dict[int, list[FlowMove]] = {}
    for stage in flow.stages.values():
        for move in stage.moves:
            if move in barred and move.to in home and home.get(stage.id) != home[move.to]:
                closed.setdefault(home[move.to], []).append(move)
    # What only an unreachable stage leads to follows from it and is not told again.
    for at, group in enumerate(groups):
        if at not in entered:
            yield _finding(funnel, [flow.stages[name] for name in group], closed.get(at, []), barred)


def _finding(funnel: Funnel, group: list[FlowStage], closed: list[FlowMove], barred: Barred) -> Finding:
    stage = group[0]
    label = "no move leads here" if len(group) == 1 else "only stages that nobody reaches lead here"
    help = f'Add `{stage.id}` to "next" of the stage it follows'
    if closed:
        label = "no move that anybody can take leads here"
        help = "Change the condition that nobody can meet"
    return Finding(
        headline=f'No move leads to "{stage.stage.label}" in "{funnel.label}"',
        at=Label(stage.place, label),
        related=(Label(stage.stage.key.where, "this stage"), *barred.told(closed)),
        help=f"{help}; if leads may begin here, write `{{stage: {stage.id}, starts_here: yes}}`.",
        entries=(funnel.full_id, stage.stage.full_id),
        severity=barred.severity(closed),
    )
