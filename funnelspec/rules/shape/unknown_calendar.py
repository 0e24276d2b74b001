"""A calendar that ``funnelspec.yaml`` does not have."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.entities import Sla
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._declared import undeclared


@rule(
    name="unknown-calendar",
    on=Sla,
    severity=ERROR,
    title="An SLA counts by a calendar that funnelspec.yaml does not have",
    why="Without its opening hours nobody can say when the time is up, and two reports count two different "
    "deadlines.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        slas:
          mql_response:
            name: MQL response time
            definition: How soon sales first contacts an MQL.
            starts: stages/mql
            within: 2 business hours
            calendar: london  # <-- london
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
        calendars: {london: {hours: "09:00-17:00", zone: Europe/London}}
    """,
)
def unknown_calendar(sla: Sla, workspace: Workspace) -> Iterator[Finding]:
    calendars = workspace.config.calendars
    if sla.calendar and sla.calendar.value not in calendars:
        yield undeclared(sla.calendar, f'"{sla.label}"', "calendar", "calendars", calendars, sla.full_id)
