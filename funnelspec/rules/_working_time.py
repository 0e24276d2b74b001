"""When working time is over, by the hours and working days of a calendar.

Times are seconds from the beginning of a Monday. Working time is one stretch on each working day, the same on
all of them; holidays and summer time are left out, as no calendar of the format knows them. Where a calendar
has no hours, the stretch stands at the beginning of the day: how long leads wait does not depend on where it
stands, and no time of day is told.
"""

from __future__ import annotations

from funnelspec.config import WEEK as NAMES
from funnelspec.config import Calendar
from funnelspec.record import NamedTuple

DAY = 24 * 3600
WEEK = 7 * DAY
_DAYS = dict(
    zip(NAMES, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)


class Wait(NamedTuple):
    """From when a lead comes in, in seconds of the week, how many seconds pass until its deadline."""

    since: int
    length: int


class Shown(NamedTuple):
    """A lead that shows that two deadlines differ: when it comes in, and when it is due by each."""

    lead: str
    clock: str
    business: str


class Week:
    """The working time of a calendar."""

    def __init__(self, calendar: Calendar) -> None:
        self._timed = calendar.hours is not None
        self._opens, self._length = 0, calendar.working_minutes * 60
        if calendar.hours:
            opens, closes = map(_seconds, calendar.hours.split("-"))
            self._opens, self._length = opens, closes - opens
        self._days = [day for day, name in enumerate(NAMES) if name in calendar.working_week]

    def due(self, since: int, seconds: int) -> int:
        """The first moment at which so many seconds of working time, at least one, have passed.

        Args:
            since: within the first week.
        """
        before = (since - day * DAY - self._opens for day in self._days)
        total = seconds + sum(min(max(worked, 0), self._length) for worked in before)
        stretch = (total - 1) // self._length
        week, at = divmod(stretch, len(self._days))
        return week * WEEK + self._days[at] * DAY + self._opens + total - stretch * self._length

    def waits(self, seconds: int) -> tuple[Wait, Wait]:
        """The shortest and the longest time that so much working time takes.

        Between these moments the wait does not change or only falls: work begins, work ends, and a minute
        comes whose deadline is the end of a working day, or just no longer.
        """
        last = -seconds % self._length
        moments = sorted(
            (day * DAY + self._opens + offset) % WEEK
            for day in self._days
            for offset in (0, self._length, last, last + 60)
        )
        waits = [Wait(since, self.due(since, seconds) - since) for since in moments]
        return min(waits, key=lambda wait: wait.length), max(
            waits, key=lambda wait: (wait.length, wait.since)
        )

    def shown(self, seconds: int, clock: int, *, late: bool) -> Shown | None:
        """A lead whose business deadline ends after one around the clock or, unless ``late``, before it; of a
        calendar without hours only one that shows it whatever the time of day, if there is any."""
        if self._timed:
            wait = self.waits(seconds)[late]
            if (wait.length > clock) != late or wait.length == clock:
                return None
            ends = (_moment(wait.since + length, wait.since) for length in (clock, wait.length))
            return Shown(_moment(wait.since, wait.since), *ends)
        rest = max(self._rests(), default=None)
        if rest is None or not late:
            return None
        since = -rest[1] * DAY
        due = (self.due(since, seconds) - 1) // DAY * DAY
        latest = since + clock if clock % DAY == 0 else (since + DAY - 1 + clock) // DAY * DAY
        if latest >= due:
            return None
        by = f"{_day(latest, since)}{'' if clock % DAY == 0 else ' at the latest'}"
        return Shown(_day(since, since), by, _day(due, since))

    def _rests(self) -> list[tuple[int, int]]:
        """The days without work that follow one with work: how many there are, and the first as a negative
        number, so that the longest rest and of these the first one is the greatest."""
        found = []
        for at, day in enumerate(self._days):
            following = self._days[at + 1] if at + 1 < len(self._days) else self._days[0] + 7
            if following - day > 1:
                found.append((following - day - 1, -((day + 1) % 7)))
        return found


def _seconds(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 3600 + int(minutes) * 60


def _moment(at: int, since: int) -> str:
    """``Friday 17:00``."""
    minutes = at % DAY // 60
    name, _, later = _day(at, since).partition(",")
    return f"{name} {minutes // 60:02}:{minutes % 60:02}{',' if later else ''}{later}"


def _day(at: int, since: int) -> str:
    """``Monday``, with the number of days where that is not the first Monday."""
    days = at // DAY - since // DAY
    name = _DAYS[NAMES[at // DAY % 7]]
    return name if days < 7 else f"{name}, {days} days later"
