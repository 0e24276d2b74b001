"""A handover after which a lead may be given back without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Handover
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import asked, reason_sets


@rule(
    name="handover-without-reject-reasons",
    on=Handover,
    severity=INFO,
    strict=WARNING,
    title="A handover names no reasons for giving a lead back",
    why="The team that passes leads on never learns which of them to hold back, and goes on sending them.",
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
            reject_with: recycle_reasons
        reasons:
          recycle_reasons:
            name: Recycle reasons
            definition: Why sales gives a lead back to marketing.
            owner: sales
            of: {timing: {name: Bad timing}, no_reply: {name: No reply}}
    """,
)
def handover_without_reject_reasons(handover: Handover, workspace: Workspace) -> Iterator[Finding]:
    if handover.reject_with is None and asked(handover):
        help = f"Add {reason_sets('reject_with: {}', workspace)}."
        yield Finding(
            headline=f'"{handover.label}" names no reasons for giving a lead back',
            at=Label(handover.key.where, 'no "reject_with"'),
            help=help,
            entries=(handover.full_id,),
            cause=Cause("reject_with", "hand over and name no reasons for giving a lead back", "", help),
        )
