"""A share of leads that is to be more than all of them."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.entities import Metric
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule

_ALL = 100


# The `goal` of an SLA is held to 100 % by the form of the attribute.
@rule(
    name="goal-over-100",
    on=Metric,
    severity=ERROR,
    title="A share of leads is to be above 100 %",
    why="No more leads can reach a stage than there are, so the goal is missed whatever the teams do.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep works on.}
        metrics:
          acceptance:
            name: MQL acceptance rate
            definition: Share of MQLs that sales accepts.
            of: stages/mql
            reached: stages/sal
            method: cohort
            target: 120%  # <-- 120%
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep works on.}
        metrics:
          acceptance:
            name: MQL acceptance rate
            definition: Share of MQLs that sales accepts.
            of: stages/mql
            reached: stages/sal
            method: cohort
            target: 60%
    """,
)
def goal_over_100(metric: Metric, workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001  # every rule gets it
    target, method = metric.target, metric.method
    if target is None or not metric.of or not metric.reached or target.value[-1] != "%":
        return
    # Counts of one period are of different leads, and may well grow from one stage to the next.
    if float(target.value[:-1]) > _ALL and (method is None or method.value == "cohort"):
        yield Finding(
            headline=f'"{metric.label}" is to be {target.value}, and is a share of leads',
            at=Label(target.where, "more than all of them"),
            related=(Label(metric.value_place("of"), "of these leads"),),
            help="Write a share up to `100%`, or `method: snapshot` if it compares the counts of one period.",
            entries=(metric.full_id,),
            differs="target",
            severity=WARNING if method is None else None,
        )
