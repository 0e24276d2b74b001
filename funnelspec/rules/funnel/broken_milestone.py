"""A milestone that is no stretch of its funnel's path."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Funnel, Ref, Stage
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import path


@rule(
    name="broken-milestone",
    on=Funnel,
    severity=ERROR,
    title="A milestone is no stretch of the main path",
    why="No stage lies in it, so everything that counts the milestone counts nothing.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that sales accepted.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, sal, customer]
            milestones:
              pipeline: {name: Pipeline, definition: What sales works on., from: sal, to: mql}  # <-- mql
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that sales accepted.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, sal, customer]
            milestones:
              pipeline: {name: Pipeline, definition: What sales works on., from: mql, to: sal}
    """,
)
def broken_milestone(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    if not funnel.milestones:
        return
    steps = path(moves(funnel, workspace))
    rank = {stage.id: at for at, stage in enumerate(steps)}
    known = all(isinstance(workspace.find(item.stage), Stage) for item in funnel.stages)
    for milestone in funnel.milestones:
        ends = [ref for ref in (milestone.first, milestone.last) if ref]
        stages = [stage for ref in ends if isinstance(stage := workspace.find(ref), Stage)]
        if len(stages) < len(ends):
            continue
        off = [(ref, stage) for ref, stage in zip(ends, stages, strict=True) if stage.id not in rank]
        for ref, stage in {stage.id: (ref, stage) for ref, stage in reversed(off)}.values() if known else ():
            yield _off(ref, stage, f'"{milestone.label}" in "{funnel.label}"', funnel, workspace).replace(
                entries=(milestone.full_id, stage.full_id)
            )
        if off or len(stages) < 2 or rank[stages[0].id] <= rank[stages[1].id]:
            continue
        first, last = stages
        yield Finding(
            headline=f'"{milestone.label}" in "{funnel.label}" ends before it begins: '
            f'"{last.label}" comes before "{first.label}"',
            at=Label(ends[1].text.where, f"{_place(rank[last.id])} of the path"),
            related=(Label(ends[0].text.where, f"{_place(rank[first.id])} of the path"),),
            help=f"Write `from: {last.id}` and `to: {first.id}`, or other stages of the path.",
            entries=(milestone.full_id, first.full_id, last.full_id),
        )


def _place(rank: int) -> str:
    return f"stage {rank + 1}"


def _off(ref: Ref, stage: Stage, name: str, funnel: Funnel, workspace: Workspace) -> Finding:
    sides = (item.stage for item in funnel.side_stages if workspace.find(item.stage) is stage)
    beside = tuple(Label(side.text.where, "a side stage") for side in sides)
    return Finding(
        headline=f'{name} names "{stage.label}", which is not on the path of the funnel',
        at=Label(ref.text.where, "not on the path"),
        related=beside or (Label(stage.key.where, "this stage"),),
        help=f'Name a stage of the path, or put `{stage.id}` under "stages" of `{funnel.full_id}`.',
    )
