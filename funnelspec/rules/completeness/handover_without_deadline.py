"""A handover that sets no time to accept."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Handover
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import asked

_HELP = "Add `accept_within: 1 business day`, or the time that the receiving team can keep."


@rule(
    name="handover-without-deadline",
    on=Handover,
    severity=INFO,
    strict=WARNING,
    title="A handover sets no time to accept",
    why="A lead may lie between two teams for as long as it likes, and neither of them is late.",
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
        handovers:
          to_sales:
            name: Marketing to sales
            definition: Marketing passes on each lead that asked for a demo.
            owner: sales
            from: {team: marketing}
            to: {team: sales}
            accept_within: 1 business day
    """,
)
def handover_without_deadline(handover: Handover, workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    if handover.accept_within is None and asked(handover):
        yield Finding(
            headline=f'"{handover.label}" sets no time to accept',
            at=Label(handover.key.where, 'no "accept_within"'),
            help=_HELP,
            entries=(handover.full_id,),
            cause=Cause("accept_within", "hand over and set no time to accept", "", _HELP),
        )
