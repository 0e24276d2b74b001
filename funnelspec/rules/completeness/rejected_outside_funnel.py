"""A handover that sends rejected leads to a stage outside their funnel."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import idle
from funnelspec.rules._rejected import outside
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
    found = list(outside(workspace))
    # A status that can be used nowhere for want of this stage is told instead.
    told = {stage.full_id for _, stages in idle(workspace) for stage in stages} if found else set()
    for handover, back, to, funnels in found:
        if to.full_id in told:
            continue
        names = [funnel.label for funnel, _ in funnels[:_SHOWN]]
        places = [f"side_stages: [{to.id}]"]
        yield Finding(
            headline=f'"{handover.label}" sends rejected leads to "{to.label}", outside their funnel',
            at=Label(back.text.where, f"not in {quoted(names)}"),
            related=tuple(
                Label(funnel.key.where, f'"{stage.label}" is in this funnel')
                for funnel, stage in funnels[:_SHOWN]
            ),
            help=f"Name a stage of {quoted(names, 'or')}, or add {ready(places)} there.",
            entries=(handover.full_id,),
            differs=to.id,
        )
