"""A handover that sets no time to accept."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Handover, Sla
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import asked

_HELP = "Add `accept_within: 1 business day`, or the time that the receiving team can keep."


@rule(
    name="handover-without-deadline",
    on=Workspace,
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
def handover_without_deadline(workspace: Workspace) -> Iterator[Finding]:
    open_ended = [each for each in workspace.own_of(Handover) if each.accept_within is None and asked(each)]
    timed = _timed(workspace) if open_ended else {}
    for handover in open_ended:
        start, end = (
            workspace.look_up(side.stage).full_id if side and side.stage else ""
            for side in (handover.giver, handover.taker)
        )
        if end in timed.get(start, ()):
            continue
        yield Finding(
            headline=f'"{handover.label}" sets no time to accept',
            at=Label(handover.key.where, 'no "accept_within"'),
            help=_HELP,
            entries=(handover.full_id,),
            cause=Cause("accept_within", "hand over and set no time to accept", "", _HELP),
        )


def _timed(workspace: Workspace) -> dict[str, set[str]]:
    """For each stage those that an SLA gives a time to get to: it may well be the time of the handover."""
    found: dict[str, set[str]] = {}
    for sla in workspace.all(Sla).values():
        stops = {workspace.look_up(ref).full_id for ref in sla.stops}
        for ref in sla.starts:
            found.setdefault(workspace.look_up(ref).full_id, set()).update(stops)
    return found
