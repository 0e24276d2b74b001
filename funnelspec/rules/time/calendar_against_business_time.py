"""Two deadlines about one thing of which one counts working time only, so that either may end first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel, MaxAge, Sla, Stage
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._clocks import Collision, collisions
from funnelspec.rules._deadlines import Deadline, calendar_of, deadline, order

if TYPE_CHECKING:
    from funnelspec.rules._collided import Words


@rule(
    name="calendar-against-business-time",
    on=Workspace,
    severity=ERROR,
    title="Of two deadlines one counts around the clock and one in working time",
    why="Which of them ends first depends on when a lead comes in, so over a weekend one team counts as late "
    "and the other as on time.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          acceptance:
            name: Acceptance time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: 1 business day
        handovers:
          marketing_to_sales:
            name: Marketing to sales
            definition: Marketing passes an MQL to sales.
            from: {team: marketing, stage: mql}
            to: {team: sales, stage: sal}
            accept_within: 24 hours  # <-- 24 hours
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {marketing: {name: Marketing}, sales: {name: Sales}}
        calendar: {hours: "09:00-17:00", working_week: [mon, tue, wed, thu, fri]}
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal: {name: SAL, definition: A lead that a rep has accepted.}
        slas:
          acceptance:
            name: Acceptance time
            definition: How soon sales accepts an MQL.
            starts: stages/mql
            stops: stages/sal
            within: 1 business day
        handovers:
          marketing_to_sales:
            name: Marketing to sales
            definition: Marketing passes an MQL to sales.
            from: {team: marketing, stage: mql}
            to: {team: sales, stage: sal}
            accept_within: 8 business hours
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {marketing: {name: Marketing}, sales: {name: Sales}}
        calendar: {hours: "09:00-17:00", working_week: [mon, tue, wed, thu, fri]}
    """,
)
def calendar_against_business_time(workspace: Workspace) -> Iterator[Finding]:
    turning = [each for each in collisions(workspace) if each.order == "turns"]
    if turning:
        from funnelspec.rules._collided import findings

        yield from findings(turning, _words, workspace)
    for sla in workspace.own_of(Sla):
        if sla.within and sla.within.target:
            calendar = calendar_of(sla, workspace)
            pair = (deadline(sla.within.target, calendar), deadline(sla.within.limit, calendar))
            yield from _inside(pair, "target", "limit", sla.label, sla)
    for stage in workspace.own_of(Stage):
        for age in stage.max_age:
            yield from _inside(_ages(age, workspace), "warn", "close", stage.label, stage)
    for funnel in workspace.own_of(Funnel):
        for item in (*funnel.stages, *funnel.side_stages):
            for age in item.max_age or ():
                named = workspace.find(item.stage)
                label = named.label if named else item.stage.text.value
                yield from _inside(_ages(age, workspace), "warn", "close", label, funnel)


_Pair = tuple[Deadline | None, Deadline | None]


def _ages(age: MaxAge, workspace: Workspace) -> _Pair:
    calendar = workspace.config.calendar
    return deadline(age.warn, calendar), deadline(age.close, calendar)


def _inside(pair: _Pair, name: str, end: str, label: str, entry: Entry) -> Iterator[Finding]:
    """What one item says of the time of its first deadline, which is to end before the second."""
    first, last = pair
    if first is None or last is None or first.business == last.business or order(first, last) != "turns":
        return
    shown = _shown(first, last, late=first.business)
    yield Finding(
        headline=f'"{name}" of "{label}", {first.said}, may end after "{end}", {last.said}',
        at=Label(first.text.where, shown[0]),
        related=(Label(last.text.where, shown[1]),),
        help=_remedy(first, last),
        entries=(entry.full_id,),
        differs=f"{name} {label} {first.said} {last.said}",
        severity=WARNING,
    )


def _words(each: Collision, workspace: Workspace) -> Words:  # noqa: ARG001  # as all words of collisions
    # What comes first shows it where it ends last; two deadlines for one thing show it over a weekend.
    near = each.other if each.near is each.first else each.mine
    from funnelspec.rules._collided import Words

    return Words(
        f'"{each.first.entry.label}" counts {each.other.said} and "{each.second.entry.label}" '
        f"{each.mine.said}, and which ends first depends on when a lead comes in",
        *_shown(each.mine, each.other, late=near.business if each.near else True),
        _remedy(each.mine, each.other),
    )


def _shown(mine: Deadline, other: Deadline, *, late: bool) -> tuple[str, str]:
    """What two labels say of a lead that shows it, or else what each counts."""
    from funnelspec.rules._working_time import Week

    business, clock = (mine, other) if mine.business else (other, mine)
    shown = Week(business.calendar).shown(business.seconds, clock.seconds, late=late)
    if shown is None:
        words = ("counts working time only", "counts around the clock")
    else:
        words = (
            f"a lead of {shown.lead} has until {shown.business}",
            f"a lead of {shown.lead} has until {shown.clock}",
        )
    return words if business is mine else (words[1], words[0])


def _remedy(mine: Deadline, other: Deadline) -> str:
    clock = other if mine.business else mine
    return (
        f"Count both by one clock: write business hours or business days instead of `{clock.said}`, or the "
        "other one without `business`."
    )
