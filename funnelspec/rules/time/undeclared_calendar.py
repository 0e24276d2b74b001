"""Working time without a calendar that says what it is."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.model.entities import Entry, Funnel, Handover, MaxAge, Metric, Sla, Stage
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.syntax.tree import Text

_SHOWN = 3


@rule(
    name="undeclared-calendar",
    on=Model,
    severity=INFO,
    title="Business time is used, and funnelspec.yaml has no calendar",
    why="Five days of eight hours count by default; a team that works otherwise is measured by a week that "
    "is not its own.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        slas:
          mql_response:
            name: MQL response time
            definition: How soon sales first contacts an MQL.
            starts: stages/mql
            within: 2 business days  # <-- 2 business days
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        slas:
          mql_response:
            name: MQL response time
            definition: How soon sales first contacts an MQL.
            starts: stages/mql
            within: 2 business days
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {sales: {name: Sales}}
        calendar: {working_day: 8 hours, working_week: [mon, tue, wed, thu, fri]}
    """,
)
def undeclared_calendar(model: Model) -> Iterator[Finding]:
    if model.config.calendar.where:
        return
    found = [text for entry in model.entries for text in _times(entry) if text and "business" in text.value]
    if found:
        first, *others = found
        count = "once" if not others else f"{len(found)} times"
        yield Finding(
            headline=f"Business time is used {count}, and funnelspec.yaml does not say what it is",
            at=Label(first.where, "eight hours from Monday to Friday count"),
            related=tuple(Label(text.where, "here, too") for text in others[:_SHOWN]),
            help="Add `calendar: {working_day: 8 hours, working_week: [mon, tue, wed, thu, fri]}` to "
            "funnelspec.yaml, with your own hours and days.",
            differs="calendar",
        )


def _times(entry: Entry) -> Iterator[Text | None]:
    """The times of an item that count by the workspace's own calendar."""
    match entry:
        case Sla(within=within, calendar=None) if within:
            yield from within
        case Handover():
            yield entry.accept_within
        case Metric():
            yield entry.within
        case Stage():
            yield from _of_ages(entry.max_age)
        case Funnel():
            for item in (*entry.stages, *entry.side_stages):
                yield from _of_ages(item.max_age or ())


def _of_ages(ages: tuple[MaxAge, ...]) -> Iterator[Text | None]:
    for age in ages:
        yield from (age.warn, age.close)
