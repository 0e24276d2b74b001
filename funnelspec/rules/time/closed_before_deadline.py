"""A deadline that ends after the lead is closed anyway."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel, MaxAge, Stage
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._clocks import Clock, clocks
from funnelspec.rules._deadlines import deadline, order

_MOST = 10
"""So many limits of a stage are looked at, so that the cost stays linear."""


@rule(
    name="closed-before-deadline",
    on=Workspace,
    severity=WARNING,
    title="A lead is closed before its deadline ends",
    why="Nobody can miss this deadline, as the lead is taken away first, and the numbers look well.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            next: [sal, lost]
            max_age: {warn: 5 days, close: 7 days}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
          lost: {name: Lost, definition: A lead that will not buy., outcome: lost}
        slas:
          acceptance:
            name: Acceptance time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: 10 days  # <-- 10 days
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            next: [sal, lost]
            max_age: {warn: 12 days, close: 14 days}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
          lost: {name: Lost, definition: A lead that will not buy., outcome: lost}
        slas:
          acceptance:
            name: Acceptance time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: 10 days
    """,
)
def closed_before_deadline(workspace: Workspace) -> Iterator[Finding]:
    running = clocks(workspace)
    for holder, stage, ages in _ages(workspace) if running else ():
        told: set[object] = set()
        for clock in running.get(stage.full_id, ()):
            # A handover and an SLA that say the same are one deadline.
            twins = {(clock.limit[1:], aim) for aim in clock.aims}
            if told.isdisjoint(twins) and not workspace.own.keys().isdisjoint(
                (clock.entry.full_id, holder.full_id, stage.full_id)
            ):
                found = list(_closed(clock, stage, ages, workspace))
                told.update(twins if found else ())
                yield from found


def _ages(workspace: Workspace) -> Iterator[tuple[Entry, Stage, tuple[MaxAge, ...]]]:
    """How long leads may stay at which stage, by who says so: a funnel, or the stage where no funnel that it
    is in says otherwise."""
    placed: set[str] = set()
    by_stage: dict[str, Stage] = {}
    for funnel in workspace.all(Funnel).values():
        for here in moves(funnel, workspace).stages.values():
            placed.add(here.id)
            if here.item.max_age is None:
                by_stage[here.id] = here.stage
            elif here.item.max_age:
                yield funnel, here.stage, here.item.max_age
    by_stage.update((each.id, each) for each in workspace.all(Stage).values() if each.id not in placed)
    yield from ((stage, stage, stage.max_age) for stage in by_stage.values() if stage.max_age)


def _closed(clock: Clock, stage: Stage, ages: tuple[MaxAge, ...], workspace: Workspace) -> Iterator[Finding]:
    calendar = workspace.config.calendar
    for at, age in enumerate(ages[:_MOST]):
        close = deadline(age.close, calendar)
        if close is None or order(clock.limit, close) != "later":
            continue
        if _runs_here(clock, stage, workspace) and _takes(clock, ages[: at + 1], workspace):
            yield Finding(
                headline=f'"{stage.label}" closes a lead after {close.said}, and '
                f'"{clock.entry.label}" gives it {clock.limit.said}',
                at=Label(clock.limit.text.where, "ends after the lead is closed"),
                related=(Label(close.text.where, "closed here"),),
                help='Shorten the deadline, or let "max_age" close leads later.',
                entries=(clock.entry.full_id, stage.full_id),
                differs="close",
            )
            return


def _runs_here(clock: Clock, stage: Stage, workspace: Workspace) -> bool:
    """Whether the clock runs only as long as a lead is at its start: every way on stops it, or leads out."""
    from funnelspec.rules._stretches import ways_on

    following = ways_on(stage.full_id, workspace)
    if not following or stage.full_id in clock.pauses:
        return False
    others = (workspace.entries[each] for each in following - clock.stops)
    return all(isinstance(other, Stage) and other.ends for other in others)


def _takes(clock: Clock, ages: tuple[MaxAge, ...], workspace: Workspace) -> bool:
    """Whether some lead that starts the clock has the last of some limits, the first that fits counting."""
    from funnelspec.rules._gates import asked

    conditions = [asked(when, workspace) for when in (clock.entry.when, *(age.when for age in ages))]
    if None in conditions:
        return False
    (about, *before, here) = [each or () for each in conditions]
    if not all(before):
        return False  # one before it is for all leads
    wanted = (*about, *here)
    if not wanted and not before:
        return True
    return workspace.logic().find(wanted, [typed for each in before for typed in each]).found is True
