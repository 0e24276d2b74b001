"""An SLA that says nothing of what happens when it is missed."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Sla
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import asked

_HELP = 'Add "if_missed" with who is told, and what becomes of the lead.'


@rule(
    name="sla-without-consequence",
    on=Sla,
    severity=INFO,
    strict=WARNING,
    title="An SLA does not say what happens when it is missed",
    why="A time that can pass without anything happening is a wish, and is kept like one.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep works on.}
        slas:
          answer:  # <-- answer
            name: MQL response time
            definition: How soon sales first contacts a lead that waits.
            owner: sales
            starts: stages/mql
            stops: stages/sal
            within: 2 business hours
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep works on.}
        slas:
          answer:
            name: MQL response time
            definition: How soon sales first contacts a lead that waits.
            owner: sales
            starts: stages/mql
            stops: stages/sal
            within: 2 business hours
            if_missed: The sales manager is told, and the lead goes to a colleague.
    """,
)
def sla_without_consequence(sla: Sla, workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001  # every rule gets it
    if sla.if_missed is None and asked(sla):
        yield Finding(
            headline=f'"{sla.label}" does not say what happens when it is missed',
            at=Label(sla.key.where, 'no "if_missed"'),
            help=_HELP,
            entries=(sla.full_id,),
            cause=Cause("if_missed", "set a time and do not say what happens when it is missed", "", _HELP),
        )
