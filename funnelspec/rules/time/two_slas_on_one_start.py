"""Two SLAs that start at one place, are about one lead and set it two deadlines for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._clocks import collisions


@rule(
    name="two-slas-on-one-start",
    on=Workspace,
    severity=ERROR,
    title="Two SLAs give one lead two deadlines",
    why="Whoever follows the longer one breaks the other, and of one lead one report says kept and the next "
    "one missed.",
    bad="""
        fields:
          demo_requested: {name: Demo requested, definition: Somebody asked for a demo., type: boolean}
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          demo_response:
            name: Demo response time
            definition: How soon sales accepts somebody who asked for a demo.
            when: demo_requested
            starts: stages/mql
            stops: stages/sal
            within: 15 minutes
          mql_response:
            name: MQL response time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: 4 hours  # <-- 4 hours
    """,
    good="""
        fields:
          demo_requested: {name: Demo requested, definition: Somebody asked for a demo., type: boolean}
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          demo_response:
            name: Demo response time
            definition: How soon sales accepts somebody who asked for a demo.
            when: demo_requested
            starts: stages/mql
            stops: stages/sal
            within: 15 minutes
          mql_response:
            name: MQL response time
            definition: How soon sales accepts an MQL without a demo request.
            when: not demo_requested
            starts: stages/mql
            stops: stages/sal
            within: 4 hours
    """,
)
def two_slas_on_one_start(workspace: Workspace) -> Iterator[Finding]:
    found = collisions(workspace)
    if found:
        from funnelspec.rules._collided import collided

        yield from collided(found, workspace, handovers=False)
