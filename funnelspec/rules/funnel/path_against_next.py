"""A main path that goes where the moves of its stages do not."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import FlowMove, FlowStage, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import path, target

_MOST = 3


@rule(
    name="path-against-next",
    on=Funnel,
    severity=WARNING,
    title="The main path takes a step that the stage does not allow",
    why="Whoever reads the path and whoever reads the moves expect the next lead in two different stages, so "
    "the rate from one stage to the next is worked out for a step that hardly anyone takes.",
    bad="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql: {name: MQL, definition: A lead that waits for sales., next: [customer, recycled]}
          sal: {name: SAL, definition: A lead that sales accepted.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          recycled: {name: Recycled, definition: A lead that rests., outcome: parked, next: [sal]}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, sal, customer]  # <-- sal
            side_stages: [recycled]
    """,
    good="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql: {name: MQL, definition: A lead that waits for sales., next: [sal, recycled]}
          sal: {name: SAL, definition: A lead that sales accepted.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          recycled: {name: Recycled, definition: A lead that rests., outcome: parked, next: [sal]}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, sal, customer]
            side_stages: [recycled]
    """,
)
def path_against_next(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    flow = moves(funnel, workspace)
    steps = path(flow) if flow.complete else []
    # A stage without moves is told as a dead end, or ends for good.
    broken = [
        at
        for at, stage in enumerate(steps[:-1])
        if stage.moves and all(move.to != steps[at + 1].id for move in stage.moves)
    ]
    if not broken:
        return
    from funnelspec.rules._gates import Barred
    from funnelspec.rules._ways import graph, reached

    there = reached(graph(flow, Barred(flow, workspace)), flow.starts)
    rank = {stage.id: at for at, stage in enumerate(steps)}
    first = {move.to: rank[stage.id] for stage in reversed(steps) for move in stage.moves}
    found: list[list[Finding]] = []
    last = -2
    for at in broken:
        one, other = steps[at], steps[at + 1]
        if other.id not in there:
            continue  # that nobody gets there is told
        onward = [move for move in one.moves if rank.get(move.to, -1) > at]
        # Two ways that part and meet again, or begin apart and meet, may be meant; a path can only list one
        # after the other.
        beside = bool(onward) and (first.get(other.id, at) < at or other.item.starts_here)
        finding = _finding(one, other, onward, funnel, workspace).replace(severity=INFO if beside else None)
        if at > last + 1:
            found.append([])
        found[-1].append(finding)
        last = at
    yield from map(_joined, found)


def _joined(steps: list[Finding]) -> Finding:
    """Steps in a row as one finding about the first: a stage in a wrong place breaks more than one."""
    first, *others = steps
    more = [Label(each.at.where, "nor does the stage before lead here") for each in others[:_MOST]]
    severity = INFO if all(each.severity for each in steps) else None
    entries = tuple(dict.fromkeys(entry for each in steps for entry in each.entries))
    return first.replace(related=(*first.related, *more), entries=entries, severity=severity)


def _finding(
    one: FlowStage, other: FlowStage, onward: list[FlowMove], funnel: Funnel, workspace: Workspace
) -> Finding:
    name, after = one.stage.label, other.stage.label
    move = (onward or list(one.moves))[0]
    instead = f'"next" of "{name}" leads to "{target(move, workspace)}" instead'
    own = f"`{one.id}` in `{funnel.full_id}`" if one.item.next is not None else f"`{one.stage.full_id}`"
    return Finding(
        headline=f'The path of "{funnel.label}" goes from "{name}" to "{after}", '
        f'but "next" of "{name}" does not',
        at=Label(other.place, f'the path comes here from "{name}"'),
        related=(Label(move.where, instead),),
        help=f'Add `{other.id}` to "next" of {own}; if leads do not go there from "{name}", change the order '
        f'of "stages" in `{funnel.full_id}`.',
        entries=(funnel.full_id, one.stage.full_id, other.stage.full_id),
    )
