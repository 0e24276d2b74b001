"""A handover that sends rejected leads to a stage outside their funnel."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel, Handover, Stage
from funnelspec.model.funnels import Flow, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import quoted, ready

_SHOWN = 3


@rule(
    name="rejected-outside-funnel",
    on=Workspace,
    severity=WARNING,
    title="Rejected leads go to a stage that their funnel does not have",
    why="A rejected lead drops out of the funnel, so no report of it says what became of the leads that came "
    "in.",
    bad="""
        stages:
          inquiry: {name: Inquiry, definition: Someone who sent a form.}
          mql: {name: MQL, definition: An inquiry that waits for sales.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          resting: {name: Resting, definition: A lead that rests., outcome: parked, next: [inquiry]}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [inquiry, mql, customer]
        handovers:
          to_sales:
            name: Marketing to sales
            definition: Marketing passes on each lead that asked for a demo.
            from: {team: marketing, stage: mql}
            to: {team: sales}
            rejected_goes_to: resting  # <-- resting
    """,
    good="""
        stages:
          inquiry: {name: Inquiry, definition: Someone who sent a form.}
          mql: {name: MQL, definition: An inquiry that waits for sales., next: [customer, resting]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          resting: {name: Resting, definition: A lead that rests., outcome: parked, next: [inquiry]}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [inquiry, mql, customer]
            side_stages: [resting]
        handovers:
          to_sales:
            name: Marketing to sales
            definition: Marketing passes on each lead that asked for a demo.
            from: {team: marketing, stage: mql}
            to: {team: sales}
            rejected_goes_to: resting
    """,
)
def rejected_outside_funnel(workspace: Workspace) -> Iterator[Finding]:
    sending = [each for each in workspace.all(Handover).values() if each.rejected_goes_to and each.giver]
    around: dict[str, list[tuple[Funnel, Flow]]] = {}
    for funnel in workspace.all(Funnel).values() if sending else ():
        flow = moves(funnel, workspace)
        for stage_id in flow.stages:
            around.setdefault(stage_id, []).append((funnel, flow))
    for handover in sending:
        back, giver = handover.rejected_goes_to, handover.giver
        to = workspace.find(back) if back else None
        start = workspace.find(giver.stage) if giver and giver.stage else None
        if back is None or start is None or not isinstance(to, Stage) or start.id not in around:
            continue
        # A lead that changes funnels may be put aside in the new one.
        taker = handover.taker
        end = workspace.find(taker.stage) if taker and taker.stage else None
        funnels: dict[str, tuple[Funnel, Flow, Entry]] = {}
        for stage in (start, end) if end else (start,):
            for funnel, flow in around.get(stage.id, ()):
                funnels.setdefault(funnel.full_id, (funnel, flow, stage))
        if any(to.id in flow.stages or not flow.complete for _, flow, _ in funnels.values()):
            continue
        shown = list(funnels.values())[:_SHOWN]
        names = [funnel.label for funnel, _, _ in shown]
        places = [f"side_stages: [{to.id}]"]
        yield Finding(
            headline=f'"{handover.label}" sends rejected leads to "{to.label}", outside their funnel',
            at=Label(back.text.where, f"not in {quoted(names)}"),
            related=tuple(
                Label(funnel.key.where, f'"{stage.label}" is in this funnel') for funnel, _, stage in shown
            ),
            help=f"Name a stage of {quoted(names, 'or')}, or add {ready(places)} there.",
            entries=(handover.full_id,),
            differs=to.id,
        )
