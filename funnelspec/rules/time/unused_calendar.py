"""A named calendar by which nothing counts."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.model.entities import Sla
from funnelspec.model.model import Model
from funnelspec.rule import rule


@rule(
    name="unused-calendar",
    on=Model,
    severity=INFO,
    title="No SLA counts by this calendar",
    why="Whoever wrote its hours takes them for the ones that count.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        slas:
          mql_response:
            name: MQL response time
            definition: How soon sales first contacts an MQL.
            starts: stages/mql
            within: 2 hours
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {sales: {name: Sales}}
        calendars:
          london: {hours: "09:00-17:00", zone: Europe/London}  # <-- london
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        slas:
          mql_response:
            name: MQL response time
            definition: How soon sales first contacts an MQL.
            starts: stages/mql
            within: 2 business hours
            calendar: london
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {sales: {name: Sales}}
        calendars:
          london: {hours: "09:00-17:00", zone: Europe/London}
    """,
)
def unused_calendar(model: Model) -> Iterator[Finding]:
    calendars = model.config.calendars
    if not calendars or not model.complete or model.left_out:
        return
    used = {entry.calendar.value for entry in model.entries if isinstance(entry, Sla) and entry.calendar}
    if not used <= calendars.keys():
        return  # a name that no calendar has may be meant for one of these
    for name, calendar in calendars.items():
        if name not in used and calendar.where:
            yield Finding(
                headline=f'No SLA counts by the calendar "{name}"',
                at=Label(calendar.where, "not used"),
                help=f"Write `calendar: {name}` in the SLAs that count by it, or take it out.",
                differs=name,
            )
