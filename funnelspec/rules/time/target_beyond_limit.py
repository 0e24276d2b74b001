"""A target that is longer than its limit."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.entities import Sla
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._deadlines import by_default, calendar_of, deadline, order


@rule(
    name="target-beyond-limit",
    on=Sla,
    severity=ERROR,
    title="The target of an SLA is longer than its limit",
    why="Whoever works towards the target misses the limit, so the SLA is broken by those who keep to it.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          mql_response:
            name: MQL response time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: {target: 2 hours, limit: 30 minutes}  # <-- 2 hours
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          mql_response:
            name: MQL response time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: {target: 30 minutes, limit: 2 hours}
    """,
)
def target_beyond_limit(sla: Sla, workspace: Workspace) -> Iterator[Finding]:
    if sla.within is None or sla.within.target is None:
        return
    calendar = calendar_of(sla, workspace)
    target, limit = (deadline(text, calendar) for text in (sla.within.target, sla.within.limit))
    if target and limit and order(target, limit) == "later":
        yield Finding(
            headline=f'The target of "{sla.label}", {target.said}, is longer than its limit, {limit.said}',
            at=Label(target.text.where, "ends last"),
            related=(Label(limit.text.where, "the limit ends first"),),
            help=f"Write `{{target: {limit.said}, limit: {target.said}}}` if they are the wrong way round.",
            entries=(sla.full_id,),
            differs="target",
            severity=WARNING if by_default(target, limit) else None,
        )
