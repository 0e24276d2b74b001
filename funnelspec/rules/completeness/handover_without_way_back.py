"""A handover that does not say where a rejected lead goes."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Handover, Stage
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import asked
from funnelspec.rules._words import ready

_SHOWN = 3
_HELP = 'Add "rejected_goes_to" with the stage in which a rejected lead is from then on.'


@rule(
    name="handover-without-way-back",
    on=Handover,
    severity=INFO,
    strict=WARNING,
    title="A handover does not say where a rejected lead goes",
    why="Each rep puts rejected leads somewhere else, or leaves them; nobody works on them, and no rate "
    "counts them.",
    bad="""
        handovers:
          to_sales:  # <-- to_sales
            name: Marketing to sales
            definition: Marketing passes on each lead that asked for a demo.
            owner: sales
            from: {team: marketing}
            to: {team: sales}
    """,
    good="""
        stages:
          recycled: {name: Recycled, definition: A lead that rests for 90 days., outcome: parked}
        handovers:
          to_sales:
            name: Marketing to sales
            definition: Marketing passes on each lead that asked for a demo.
            owner: sales
            from: {team: marketing}
            to: {team: sales}
            rejected_goes_to: recycled
    """,
)
def handover_without_way_back(handover: Handover, workspace: Workspace) -> Iterator[Finding]:
    if handover.rejected_goes_to is None and asked(handover):
        resting = [
            f"rejected_goes_to: {stage.id}"
            for stage in workspace.all(Stage).values()
            if stage.outcome and stage.outcome.value == "parked"
        ]
        yield Finding(
            headline=f'"{handover.label}" does not say where a rejected lead goes',
            at=Label(handover.key.where, 'no "rejected_goes_to"'),
            help=f"Add {ready(resting[:_SHOWN])}, or another stage." if resting else _HELP,
            entries=(handover.full_id,),
            cause=Cause("rejected_goes_to", "do not say where a rejected lead goes", "", _HELP),
        )
