"""An open stage of a funnel that no move leads away from."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._gates import Barred
from funnelspec.rules._ways import graph, reached


@rule(
    name="dead-end",
    on=Funnel,
    severity=ERROR,
    title="A stage has no way on and is no end",
    why="Whoever gets there stays for good and is counted as open for ever, so the pipeline looks fuller "
    "than it is.",
    bad="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest., next: [mql, disqualified]}
          mql: {name: MQL, definition: A lead that waits for sales.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          disqualified: {name: Disqualified, definition: Somebody who never buys.}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
            side_stages: [disqualified]  # <-- disqualified
    """,
    good="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest., next: [mql, disqualified]}
          mql: {name: MQL, definition: A lead that waits for sales.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          disqualified: {name: Disqualified, definition: Somebody who never buys., outcome: lost}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
            side_stages: [disqualified]
    """,
)
def dead_end(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    flow = moves(funnel, workspace)
    if not flow.complete:
        return
    barred = Barred(flow, workspace)
    there = reached(graph(flow, barred), flow.starts)
    for stage in flow.stages.values():
        # A parked stage may be left when its time comes; won and lost are ends.
        if stage.outcome != "open" or stage.id not in there:
            continue
        if any(move not in barred for move in stage.moves):
            continue
        help = 'if not, name the stages that follow under its "next".'
        if stage.moves:
            help = "if not, change the condition that nobody can meet."
        yield Finding(
            headline=f'No move leads away from "{stage.stage.label}" in "{funnel.label}"',
            at=Label(stage.place, "no way on, and not an end"),
            related=(Label(stage.stage.key.where, 'its "outcome" is open'), *barred.told(stage.moves)),
            help=f"If it is an end, write `outcome: won`, `outcome: lost` or `outcome: parked` in "
            f"`{stage.id}`; {help}",
            entries=(funnel.full_id, stage.stage.full_id),
            severity=barred.severity(stage.moves),
        )
