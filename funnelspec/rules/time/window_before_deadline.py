"""A metric that stops counting while leads are still on time."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Metric
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._clocks import Clock, clocks, passes
from funnelspec.rules._deadlines import Deadline, deadline, order

_MOST = 20  # different deadlines, and clocks of one, that are looked at, so that the cost stays linear


@rule(
    name="window-before-deadline",
    on=Workspace,
    severity=WARNING,
    title="A metric stops counting before a deadline on its way ends",
    why="A lead that is taken on time counts as not reached, so the rate is lower than the work was good.",
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
            within: 45 days
        metrics:
          acceptance_rate:
            name: Acceptance rate
            definition: The share of MQLs that sales accepts.
            of: stages/mql
            reached: stages/sal
            within: 30 days  # <-- 30 days
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
            within: 10 days
        metrics:
          acceptance_rate:
            name: Acceptance rate
            definition: The share of MQLs that sales accepts.
            of: stages/mql
            reached: stages/sal
            within: 30 days
    """,
)
def window_before_deadline(workspace: Workspace) -> Iterator[Finding]:
    running = {start: _by_length(here) for start, here in clocks(workspace).items()}
    for metric in workspace.all(Metric).values() if running else ():
        window = deadline(metric.within, workspace.config.calendar)
        if window and metric.reached:
            starts = (entry.full_id for ref in metric.of if (entry := workspace.find(ref)))
            beyond = [
                (start, clock)
                for start in starts
                for alike in running.get(start, ())
                if order(alike[0].limit, window) == "later"
                for clock in alike[:_MOST]
            ]
            if beyond:
                yield from _beyond(metric, window, beyond, workspace)


def _by_length(clocks: list[Clock]) -> list[list[Clock]]:
    """Clocks of one length together."""
    found: dict[object, list[Clock]] = {}
    for clock in clocks:
        found.setdefault(clock.limit[1:], []).append(clock)
    return list(found.values())[:_MOST]


def _beyond(
    metric: Metric, window: Deadline, clocks: list[tuple[str, Clock]], workspace: Workspace
) -> Iterator[Finding]:
    from funnelspec.rules._formulas import formula

    counted = formula(metric, workspace)
    for start, clock in clocks if counted else ():
        assert counted is not None
        if workspace.own.keys().isdisjoint((metric.full_id, clock.entry.full_id)):
            continue
        if passes(start, clock.aims, counted.reached, workspace) and _some_lead(clock, metric, workspace):
            yield Finding(
                headline=f'"{metric.label}" counts for {window.said}, and "{clock.entry.label}" gives a lead '
                f"{clock.limit.said}",
                at=Label(window.text.where, "ends while leads are still on time"),
                related=(Label(clock.limit.text.where, "the deadline on the way"),),
                help=f"Let the metric count for longer than {clock.limit.said}, or shorten the deadline.",
                entries=(metric.full_id, clock.entry.full_id),
                differs="within",
            )
            return


def _some_lead(clock: Clock, metric: Metric, workspace: Workspace) -> bool:
    """Whether some lead is counted and starts the clock."""
    from funnelspec.rules._gates import asked

    conditions = [asked(when, workspace) for when in (clock.entry.when, metric.when)]
    if None in conditions:
        return False
    wanted = [typed for each in conditions for typed in each or ()]
    return not wanted or workspace.logic().find(wanted).found is True
