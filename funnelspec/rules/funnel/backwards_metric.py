"""A metric that counts towards an earlier stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel, Metric, Milestone, Ref, Stage, Status
from funnelspec.model.funnels import Flow, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import flows, path
from funnelspec.rules._words import quoted


@rule(
    name="backwards-metric",
    on=Workspace,
    severity=WARNING,
    title="A metric counts who reaches a stage that does not come later",
    why="Whoever is counted has been there already, so the rate is near 0% or 100% whatever the team does.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., owner: sales}
          sal: {name: SAL, definition: A lead that sales accepted., owner: sales}
          customer: {name: Customer, definition: Somebody who pays., owner: sales, outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            owner: sales
            stages: [mql, sal, customer]
        metrics:
          acceptance:
            name: MQL acceptance rate
            definition: Share of MQLs that sales accepts.
            owner: sales
            of: stages/sal
            reached: stages/mql  # <-- stages/mql
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., owner: sales}
          sal: {name: SAL, definition: A lead that sales accepted., owner: sales}
          customer: {name: Customer, definition: Somebody who pays., owner: sales, outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            owner: sales
            stages: [mql, sal, customer]
        metrics:
          acceptance:
            name: MQL acceptance rate
            definition: Share of MQLs that sales accepts.
            owner: sales
            of: stages/mql
            reached: stages/sal
    """,
)
def backwards_metric(workspace: Workspace) -> Iterator[Finding]:
    wanted = [metric for metric in workspace.all(Metric).values() if metric.of and metric.reached]
    if not wanted:
        return
    found = flows(workspace)
    ranks: dict[str, dict[int, int]] = {}
    for at, (_, flow) in enumerate(found):
        for rank, stage in enumerate(path(flow)):
            ranks.setdefault(stage.id, {})[at] = rank
    for metric in wanted:
        one, other = _counted(metric.of, workspace), _counted(metric.reached, workspace)
        if not one.stages or not other.stages:
            continue
        strict = one.status or other.status
        shared = {at: None for each in one.stages for at in ranks.get(each, ())}
        both = [at for at in shared if any(at in ranks.get(each, ()) for each in other.stages)]
        if both and all(_backwards(found[at][1], at, ranks, one, other, strict) for at in both):
            yield _finding(metric, found[both[0]], one, other)


class _Counted(NamedTuple):
    """The stages in which leads are that are counted; none where that is not known.

    Attributes:
        status: whether some are counted by a status, which leads get some time after they enter its stage.
    """

    stages: tuple[str, ...] = ()
    items: tuple[Entry, ...] = ()
    status: bool = False


def _counted(refs: Iterable[Ref], workspace: Workspace) -> _Counted:
    items = [workspace.find(ref) for ref in refs]
    found: dict[str, None] = {}
    for item in items:
        here = list(_stages(item, workspace))
        if not here:
            return _Counted()
        found.update(dict.fromkeys(here))
    named = tuple(item for item in items if item)
    return _Counted(tuple(found), named, any(isinstance(item, Status) for item in items))


def _stages(item: Entry | None, workspace: Workspace) -> Iterator[str]:
    """The ids of the stages that an item stands for."""
    if isinstance(item, Stage):
        yield item.id
    elif isinstance(item, Status):
        yield from (stage.id for ref in item.stages if (stage := workspace.find(ref)))
    elif isinstance(item, Milestone):
        funnel = workspace.entries.get(item.full_id.rpartition("/")[0])
        ends = [workspace.find(ref) for ref in (item.first, item.last) if ref]
        if isinstance(funnel, Funnel) and len(ends) == 2 and None not in ends:
            steps = [stage.id for stage in path(moves(funnel, workspace))]
            first, last = (steps.index(end.id) if end and end.id in steps else -1 for end in ends)
            yield from steps[first : last + 1] if first >= 0 else ()


def _backwards(
    flow: Flow, at: int, ranks: dict[str, dict[int, int]], one: _Counted, other: _Counted, strict: bool
) -> bool:
    """Whether on a path no stage of others comes behind one of some, nor does a move lead back to it."""
    here = [each for each in one.stages if each in flow.stages]
    there = {each for each in other.stages if each in flow.stages}
    if not flow.complete or any(at not in ranks.get(each, ()) for each in (*here, *there)):
        return False
    if any(move.to in there for each in here for move in flow.stages[each].moves if move.to != each):
        return False
    earliest, latest = min(ranks[each][at] for each in here), max(ranks[each][at] for each in there)
    return latest < earliest if strict else latest <= earliest


def _finding(metric: Metric, where: tuple[Funnel, Flow], one: _Counted, other: _Counted) -> Finding:
    funnel, flow = where
    names, reached = (quoted([item.label for item in each.items], "or") for each in (one, other))
    headline = f'"{metric.label}" counts who gets from {names} to {reached}, which comes earlier'
    if set(one.stages) & set(other.stages):
        headline = f'"{metric.label}" counts who gets from {names} to {reached}, which does not come later'
    first = next(flow.stages[each] for each in other.stages if each in flow.stages)
    ids = [", ".join(item.full_id for item in each.items) for each in (other, one)]
    ready = [f"[{each}]" if "," in each else each for each in ids]
    swap = f"Write `of: {ready[0]}` and `reached: {ready[1]}`, if it is meant the other way round"
    if set(one.stages) == set(other.stages):
        swap = 'Name under "reached" a stage that comes later'
    return Finding(
        headline=headline,
        at=Label(metric.reached[0].text.where, f"not later than {names}"),
        related=(
            Label(metric.of[0].text.where, "counted from here"),
            Label(first.place, f'stands here on the path of "{funnel.label}"'),
        ),
        help=f'{swap}; if leads do go back there, name the move under "next" of the stage that they leave.',
        entries=(metric.full_id, *(item.full_id for item in (*one.items, *other.items))),
    )
