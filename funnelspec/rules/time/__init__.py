"""Whether deadlines, calendars and periods go together."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.time.calendar_against_business_time import calendar_against_business_time
from funnelspec.rules.time.closed_before_deadline import closed_before_deadline
from funnelspec.rules.time.handover_against_sla import handover_against_sla
from funnelspec.rules.time.target_beyond_limit import target_beyond_limit
from funnelspec.rules.time.two_slas_on_one_start import two_slas_on_one_start
from funnelspec.rules.time.undeclared_calendar import undeclared_calendar
from funnelspec.rules.time.unused_calendar import unused_calendar
from funnelspec.rules.time.window_before_deadline import window_before_deadline

RULES: tuple[Rule, ...] = (
    calendar_against_business_time,
    closed_before_deadline,
    handover_against_sla,
    target_beyond_limit,
    two_slas_on_one_start,
    undeclared_calendar,
    unused_calendar,
    window_before_deadline,
)
