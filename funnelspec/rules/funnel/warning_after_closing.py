"""A lead that is closed before anybody is warned."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Entry, Funnel, MaxAge, Stage
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import items


@rule(
    name="warning-after-closing",
    on=Workspace,
    severity=ERROR,
    title="The warning comes when the lead is already closed",
    why="Nobody is ever warned: leads that one call could have saved are closed without it.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            max_age: {warn: 14 business days, close: 14 days}  # <-- 14 business days
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            max_age: {warn: 7 business days, close: 14 days}
    """,
)
def warning_after_closing(workspace: Workspace) -> Iterator[Finding]:
    for stage in workspace.own_of(Stage):
        for age in stage.max_age:
            if age.warn and age.close:
                yield from _late(age, stage, stage, workspace)
    for funnel in workspace.own_of(Funnel):
        for item in items(funnel):
            for age in item.max_age or ():
                of = workspace.find(item.stage)
                if age.warn and age.close and isinstance(of, Stage):
                    yield from _late(age, of, funnel, workspace)


def _late(age: MaxAge, stage: Stage, entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    from funnelspec.rules._deadlines import deadline, order

    assert age.warn
    assert age.close
    calendar = workspace.config.calendar
    warn, close = deadline(age.warn, calendar), deadline(age.close, calendar)
    # Where it depends on the day of the week on which a lead comes, a rule about calendars tells it.
    which = order(warn, close) if warn and close else "sooner" if close else "later"
    if which in ("later", "equal"):
        closed = "closed by then" if which == "later" else "closed at this moment"
        yield Finding(
            headline=f'The warning at "{stage.label}" comes after {age.warn.value}, '
            f"but leads are closed after {age.close.value}",
            at=Label(age.warn.where, closed),
            related=(Label(age.close.where, "closed after this"),),
            help='Write under "warn" a shorter time than under "close".',
            entries=(entry.full_id,) if entry is stage else (entry.full_id, stage.full_id),
            differs=f"{age.warn.value} {age.close.value}",
        )
