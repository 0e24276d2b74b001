"""How long a time is on a calendar on the wall, business time included."""

from __future__ import annotations

from funnelspec.conditions.values import parse_duration
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.syntax.tree import Text

_DAY = 24 * 3600


class Length(NamedTuple):
    """A time in seconds that pass: how many at least, usually and at most. Of two business times, and of two
    others, the usual ones compare exactly."""

    business: bool
    least: int
    usual: float
    most: int


def length(text: Text, workspace: Workspace) -> Length:
    """How long a duration is by the calendar of the workspace.

    Business time lasts least where it begins with the first working day of a week, and most where it begins
    when the last one is over; in between it takes the working days' share of the week.
    """
    duration = parse_duration(text.value)
    assert duration, text.value
    calendar = workspace.config.calendar
    day, days = calendar.working_minutes * 60, len(calendar.working_week)
    seconds = duration.seconds(day, days)
    if not duration.business:
        return Length(False, seconds, seconds, seconds)
    whole, rest = divmod(max(seconds - 1, 0), day)
    weeks, over = divmod(whole, days)
    least = (weeks * 7 + over) * _DAY + rest + (1 if seconds else 0)
    return Length(True, least, seconds / day / days * 7 * _DAY, least + (8 - days) * _DAY - day)
