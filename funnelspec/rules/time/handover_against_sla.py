"""A handover and an SLA that set two deadlines for accepting one lead."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._clocks import collisions


@rule(
    name="handover-against-sla",
    on=Workspace,
    severity=ERROR,
    title="A handover and an SLA give one lead two deadlines",
    why="One team waits for the handover's deadline while the other is measured by the SLA's, and both are "
    "right about the same late lead.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          acceptance:
            name: Acceptance time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: 2 hours
        handovers:
          marketing_to_sales:
            name: Marketing to sales
            definition: Marketing passes an MQL to sales.
            from: {team: marketing, stage: mql}
            to: {team: sales, stage: sal}
            accept_within: 24 hours  # <-- 24 hours
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          acceptance:
            name: Acceptance time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: 24 hours
        handovers:
          marketing_to_sales:
            name: Marketing to sales
            definition: Marketing passes an MQL to sales.
            from: {team: marketing, stage: mql}
            to: {team: sales, stage: sal}
            accept_within: 24 hours
    """,
)
def handover_against_sla(workspace: Workspace) -> Iterator[Finding]:
    found = collisions(workspace)
    if found:
        from funnelspec.rules._collided import collided

        yield from collided(found, workspace, handovers=True)
