"""How long deadlines are, around the clock or in working time, and which of two is over first."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from funnelspec.conditions.values import parse_duration
from funnelspec.config import Calendar
from funnelspec.model.entities import Sla
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.syntax.tree import Text

Order = Literal["equal", "sooner", "later", "turns", "apart"]
"""Of a deadline beside another. ``sooner`` and ``later`` hold whenever a lead comes in, though at some times
both may end at once; ``turns``: it depends on when that is; ``apart``: they differ, no more can be told."""


class Deadline(NamedTuple):
    """A length of time.

    Attributes:
        text: as written.
        seconds: of working time where it is ``business``, else around the clock.
        calendar: whose working time.
    """

    text: Text
    business: bool
    seconds: int
    calendar: Calendar

    @property
    def said(self) -> str:
        return " ".join(self.text.value.split())


def deadline(text: Text | None, calendar: Calendar | None) -> Deadline | None:
    """A deadline; nothing where it or its calendar is not known, or where it is over at once."""
    if text is None or calendar is None:
        return None
    business, seconds = _length(text.value, calendar.working_minutes, len(calendar.working_week))
    return Deadline(text, business, seconds, calendar) if seconds else None


@lru_cache(maxsize=1024)  # a workspace says the same few times again and again
def _length(written: str, working_minutes: int, working_days: int) -> tuple[bool, int]:
    duration = parse_duration(written)
    if duration is None:
        return False, 0
    return duration.business, duration.seconds(working_minutes * 60, working_days)


def calendar_of(sla: Sla, workspace: Workspace) -> Calendar | None:
    """The calendar by which an SLA counts business time; nothing where it names one that there is not."""
    config = workspace.config
    return config.calendars.get(sla.calendar.value) if sla.calendar else config.calendar


def order(one: Deadline, other: Deadline) -> Order:
    """Which of two deadlines of a lead ends first, of the first as seen beside the other."""
    if one.business and other.business and not _alike(one.calendar, other.calendar):
        return "apart"
    if one.business == other.business:
        if one.seconds == other.seconds:
            return "equal"
        return "sooner" if one.seconds < other.seconds else "later"
    business, clock = (one, other) if one.business else (other, one)
    if clock.seconds < business.seconds:  # which is less than any wait
        return "later" if business is one else "sooner"
    shortest, longest = _waits(business.calendar, business.seconds)
    if shortest < clock.seconds < longest:
        return "turns"
    if shortest == clock.seconds == longest:
        return "equal"
    return "sooner" if (longest <= clock.seconds) == (business is one) else "later"


@lru_cache(maxsize=1024)
def _waits(calendar: Calendar, seconds: int) -> tuple[int, int]:
    from funnelspec.rules._working_time import Week

    shortest, longest = Week(calendar).waits(seconds)
    return shortest.length, longest.length


def by_default(mine: Deadline, other: Deadline) -> bool:
    """Whether one of two deadlines counts working time and the other does not, by a calendar that nobody has
    declared."""
    business = mine if mine.business else other
    return mine.business != other.business and business.calendar.where is None


def _alike(one: Calendar, other: Calendar) -> bool:
    """Whether two calendars count the same time, as far as they tell: one without hours leaves them open."""
    if one.working_week != other.working_week:
        return False
    if one.hours is None or other.hours is None:
        return True
    return one.hours == other.hours and (one.zone == other.zone or None in (one.zone, other.zone))
