"""An SLA whose clock nothing stops."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Sla
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import asked

_HELP = 'Add "stops" with the stage or status that ends the wait, as `stops: [statuses/working]`.'


@rule(
    name="sla-without-stop",
    on=Sla,
    severity=INFO,
    strict=WARNING,
    title="An SLA does not say what stops its clock",
    why="Each team ends the wait at another event, so one reports that it keeps the time and the other that "
    "it does not.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        slas:
          answer:  # <-- answer
            name: MQL response time
            definition: How soon sales first contacts a lead that waits.
            owner: sales
            starts: stages/mql
            within: 2 business hours
            if_missed: The sales manager is told.
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
            if_missed: The sales manager is told.
    """,
)
def sla_without_stop(sla: Sla, workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001  # every rule gets it
    if not sla.stops and asked(sla):
        written = "stops" in sla.written
        yield Finding(
            headline=f'Nothing stops the clock of "{sla.label}"',
            at=Label(sla.place("stops"), "an empty list" if written else 'no "stops"'),
            help=_HELP,
            entries=(sla.full_id,),
            cause=Cause("stops", "set a time and do not say what stops the clock", "", _HELP),
        )
