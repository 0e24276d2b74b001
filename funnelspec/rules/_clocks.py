"""The deadlines that run from one stage or status to another, of SLAs and handovers, and which collide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from funnelspec.model.entities import Handover, Ref, Sla, Stage, Status
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._deadlines import Deadline, Order, calendar_of, deadline, order

_GONE = ("deprecated", "retired")
_OUT = ("lost", "parked")
_MOST = 20  # other clocks at one start with which each is compared, so that the cost stays linear


class Clock(NamedTuple):
    """A deadline and what it is about. That of a handover begins when a lead is passed, which is at its start
    or later.

    Attributes:
        target: of an SLA that has one besides its limit.
        starts, stops, pauses: full ids of stages and statuses.
        aims: of the stops those that are no way out of the funnel; all where there are only such.
    """

    entry: Sla | Handover
    limit: Deadline
    target: Deadline | None
    starts: tuple[str, ...]
    stops: frozenset[str]
    aims: frozenset[str]
    pauses: frozenset[str]


class Collision(NamedTuple):
    """Two clocks with one start.

    Attributes:
        start: the full id of the stage or status.
        first, second: in the order of ``place``.
        mine, other: the deadlines that do not go together: the second's and the first's.
        order: of ``mine``, beside ``other``.
        near: where both do not stop at the same, the one of them that stops earlier: nobody gets to where the
            other stops without passing there.
    """

    start: str
    first: Clock
    second: Clock
    mine: Deadline
    other: Deadline
    order: Order
    near: Clock | None = None


@lru_cache(maxsize=4)  # three rules ask in turn, and each in every view
def clocks(workspace: Workspace) -> dict[str, list[Clock]]:
    """The clocks of a workspace by where they start; without those of which something cannot be told."""
    found: dict[str, list[Clock]] = {}
    entries: list[Sla | Handover] = [*workspace.all(Sla).values(), *workspace.all(Handover).values()]
    for entry in entries:
        if not (entry.state and entry.state.value in _GONE):
            clock = _of_sla(entry, workspace) if isinstance(entry, Sla) else _of_handover(entry, workspace)
            for start in clock.starts if clock else ():
                found.setdefault(start, []).append(clock)  # type: ignore[arg-type]  # no clock, no start
    return found


def _of_sla(sla: Sla, workspace: Workspace) -> Clock | None:
    calendar = calendar_of(sla, workspace)
    limit = deadline(sla.within.limit if sla.within else None, calendar)
    target = deadline(sla.within.target if sla.within else None, calendar)
    starts, stops, pauses = (_ids(refs, workspace) for refs in (sla.starts, sla.stops, sla.pauses_in))
    if limit is None or not starts or not stops or pauses is None:
        return None
    aims = [stop for stop in stops if not _out(stop, workspace)]
    return Clock(
        sla, limit, target, tuple(starts), frozenset(stops), frozenset(aims or stops), frozenset(pauses)
    )


def _of_handover(handover: Handover, workspace: Workspace) -> Clock | None:
    limit = deadline(handover.accept_within, workspace.config.calendar)
    sides = [side.stage for side in (handover.giver, handover.taker) if side and side.stage]
    ends = _ids(sides, workspace) if limit else None
    if limit is None or ends is None or len(ends) != 2:
        return None
    start, accepted = ends
    if _out(accepted, workspace):
        return None  # only some leads are given back, and nobody knows when
    rejected = _ids([handover.rejected_goes_to] if handover.rejected_goes_to else [], workspace)
    stops = frozenset((accepted, *(rejected or ())))
    return Clock(handover, limit, None, (start,), stops, frozenset((accepted,)), frozenset())


def _ids(refs: Iterable[Ref], workspace: Workspace) -> list[str] | None:
    """The full ids of what is named, each once; nothing where a name leads nowhere."""
    found = [workspace.find(ref) for ref in refs]
    return None if None in found else list(dict.fromkeys(entry.full_id for entry in found if entry))


def _out(full_id: str, workspace: Workspace) -> bool:
    """Whether a lead there is lost or parked."""
    entry = workspace.entries[full_id]
    if isinstance(entry, Status):
        stages = [stage.full_id for ref in entry.stages if (stage := workspace.find(ref))]
        return bool(stages) and all(_out(stage, workspace) for stage in stages)
    return isinstance(entry, Stage) and entry.outcome is not None and entry.outcome.value in _OUT


@lru_cache(maxsize=4)
def collisions(workspace: Workspace) -> tuple[Collision, ...]:
    """The clocks with one start whose deadlines do not go together, if some lead starts both there.

    Whether one does is asked by ``_both_clocks``, as it takes longer.
    """
    return tuple(
        each
        for start, here in clocks(workspace).items()
        if len(here) > 1
        for first, second in _pairs(here)
        if _concern(first, second, workspace)
        for each in _collide(start, first, second, workspace)
    )


def _pairs(clocks: list[Clock]) -> Iterator[tuple[Clock, Clock]]:
    """The clocks that do not say the same, in the order of ``place``, each with some of those before it."""
    before: dict[object, list[Clock]] = {}
    for second in sorted(clocks, key=place):
        mine = _says(second)
        others = (first for says, group in before.items() if says != mine for first in group)
        for first in islice(others, _MOST):
            yield first, second
        before.setdefault(mine, []).append(second)


def _says(clock: Clock) -> object:
    """Equal for clocks that stop at the same after the same time."""
    return clock.aims, clock.limit[1:], clock.target[1:] if clock.target else None


def place(clock: Clock) -> tuple[object, ...]:
    """Sorts clocks: of two that collide the later one is the place of the finding, a team's before a shared
    one."""
    return (clock.entry.file.team is not None, *clock.limit.text.where.order())


def _concern(first: Clock, second: Clock, workspace: Workspace) -> bool:
    """Whether two clocks may collide in this view, and not in the shared one already: two contexts never do,
    and how two handovers go together is said by their stages."""
    entries = (first.entry, second.entry)
    if all(isinstance(entry, Handover) for entry in entries):
        return False
    contexts = {entry.file.context for entry in entries} - {None}
    return len(contexts) < 2 and any(entry.full_id in workspace.own for entry in entries)


def _collide(start: str, first: Clock, second: Clock, workspace: Workspace) -> Iterator[Collision]:
    if first.aims == second.aims:
        pairs = [(first.limit, second.limit)]
        if first.target and second.target:
            pairs.append((first.target, second.target))
        for other, mine in pairs:
            how = order(mine, other)
            if how != "equal" and not _answered(first, second) and not _tiered(first, second, how):
                yield Collision(start, first, second, mine, other, how)
                return
        return
    for near, far in ((first, second), (second, first)):
        if order(far.limit, near.limit) not in ("sooner", "turns") or not far.pauses <= near.pauses:
            continue
        if passes(start, near.stops, far.aims, workspace):
            how = order(second.limit, first.limit)
            yield Collision(start, first, second, second.limit, first.limit, how, near)
            return


def _answered(first: Clock, second: Clock) -> bool:
    """Whether the time to accept is the target of the SLA, whose limit says when it is too late."""
    for one, other in ((first, second), (second, first)):
        if one.target and isinstance(other.entry, Handover) and order(one.target, other.limit) == "equal":
            return True
    return False


def _tiered(first: Clock, second: Clock, how: Order) -> bool:
    """Whether two SLAs are steps of one promise: 80% after the shorter time, and 95% after the longer one."""
    goals = [
        clock.entry.goal for clock in (first, second) if isinstance(clock.entry, Sla) and clock.entry.goal
    ]
    if len(goals) < 2 or how not in ("sooner", "later"):
        return False
    one, two = (float(goal.value.removesuffix("%")) for goal in goals)
    return two < one if how == "sooner" else one < two


def passes(start: str, near: frozenset[str], far: frozenset[str], workspace: Workspace) -> bool:
    """Whether nobody gets from the start to where something ends, ``far``, without passing where something
    else does. A status is where its stages are; what is not told in moves is not so."""
    goals: set[str] = set()
    for stop in far - near:
        entry = workspace.entries[stop]
        stages = _ids(entry.stages, workspace) if isinstance(entry, Status) else [stop]
        if not stages:
            return False
        goals.update(stages)
    if not goals:
        return True
    from funnelspec.rules._stretches import reached

    free = reached(start, frozenset(), workspace)
    if free is None or start in goals or not goals <= free:
        return False
    past = reached(start, near, workspace)
    return past is not None and goals.isdisjoint(past)
