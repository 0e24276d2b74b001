"""A metric that counts towards an earlier stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel, Metric, Milestone, Ref, Stage, Status
from funnelspec.model.funnels import Flow
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rule import rule
from funnelspec.rules._flows import flows, path
from funnelspec.rules._words import quoted

_LONGEST = 200  # stages of a milestone; no path that people walk is longer


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
    if not wanted or workspace.perhaps_more("funnels"):
        return
    paths = _Paths(workspace)
    # Many metrics count the same stages: each pair of lists is looked at once, by what is written in them.
    judged: dict[tuple[str, ...], tuple[int | None, _Counted, _Counted]] = {}
    for metric in wanted:
        written = (*[ref.text.value for ref in metric.of], "", *[ref.text.value for ref in metric.reached])
        if written not in judged:
            one, other = paths.counted(metric.of), paths.counted(metric.reached)
            judged[written] = paths.backwards(one, other), one, other
        where, one, other = judged[written]
        if where is not None:
            yield _finding(metric, paths.flows[where], one, other)


class _Counted(NamedTuple):
    """The ids of the stages in which leads are that are counted; none where that is not known.

    Attributes:
        status: whether some are counted by a status, which leads get some time after they enter its stage.
    """

    stages: tuple[str, ...] = ()
    items: tuple[Entry, ...] = ()
    status: bool = False


class _Paths:
    """The main paths of all funnels, and where on them stages stand."""

    def __init__(self, workspace: Workspace) -> None:
        self.flows = flows(workspace)
        self._workspace = workspace
        self._steps = {funnel.full_id: [step.id for step in path(flow)] for funnel, flow in self.flows}
        self._ranks: dict[str, dict[int, int]] = {}
        for at, steps in enumerate(self._steps.values()):
            for rank, stage in enumerate(steps):
                self._ranks.setdefault(stage, {})[at] = rank
        self._at = {full_id: at for at, full_id in enumerate(self._steps)}

    def counted(self, refs: Iterable[Ref]) -> _Counted:
        """What a list of a metric counts."""
        items = [item for ref in refs if (item := self._workspace.find(ref))]
        stages = [list(self._stages(item)) for item in items]
        if not all(stages):
            return _Counted()
        each = tuple(dict.fromkeys(stage for here in stages for stage in here))
        return _Counted(each, tuple(items), any(isinstance(item, Status) for item in items))

    def _stages(self, item: Entry) -> Iterator[str]:
        """The ids of the stages that an item stands for."""
        find = self._workspace.find
        if isinstance(item, Stage):
            yield item.id
        elif isinstance(item, Status):
            yield from (stage.id for ref in item.stages if (stage := find(ref)))
        elif isinstance(item, Milestone):
            funnel = item.full_id.rpartition("/")[0]
            ends = [end for ref in (item.first, item.last) if ref and (end := find(ref))]
            places = [self._ranks.get(end.id, {}).get(self._at[funnel], -1) for end in ends]
            if len(places) == 2 and 0 <= places[0] <= places[1] < places[0] + _LONGEST:
                yield from self._steps[funnel][places[0] : places[1] + 1]

    def backwards(self, one: _Counted, other: _Counted) -> int | None:
        """The first funnel that has both, where in all of them leads get to the others no later."""
        shared = {at: None for each in one.stages for at in self._ranks.get(each, ())}
        both = [at for at in shared if any(at in self._ranks.get(each, ()) for each in other.stages)]
        return both[0] if both and all(self._earlier(at, one, other) for at in both) else None

    def _earlier(self, at: int, one: _Counted, other: _Counted) -> bool:
        """Whether on a path none of the others comes behind one of the first, nor a move leads back to it."""
        flow = self.flows[at][1]
        here = [each for each in one.stages if each in flow.stages]
        there = {each for each in other.stages if each in flow.stages}
        if not flow.complete or any(at not in self._ranks.get(each, ()) for each in (*here, *there)):
            return False
        if any(move.to in there for each in here for move in flow.stages[each].moves if move.to != each):
            return False
        earliest, latest = (
            min(self._ranks[each][at] for each in here),
            max(self._ranks[each][at] for each in there),
        )
        return latest < earliest if one.status or other.status else latest <= earliest


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
    back = '; if leads do go back there, name the move under "next" of the stage that they leave.'
    if set(one.stages) == set(other.stages):
        swap, back = 'Name under "reached" a stage that comes later', "."
    return Finding(
        headline=headline,
        at=Label(metric.reached[0].text.where, f"not later than {names}"),
        related=(
            Label(metric.of[0].text.where, "counted from here"),
            Label(first.place, f'stands here on the path of "{funnel.label}"'),
        ),
        help=f"{swap}{back}",
        entries=(metric.full_id, *(item.full_id for item in (*one.items, *other.items))),
    )
