"""Which of two deadlines ends first is what a walk through the minutes of every week says."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from funnelspec.config import WEEK, Calendar
from funnelspec.rules._deadlines import Deadline, deadline, order
from funnelspec.rules._working_time import Week
from funnelspec.source import Source
from funnelspec.syntax.tree import Text

_DAY = 24 * 60
_WEEK = 7 * _DAY
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Case(NamedTuple):
    """A calendar, where work begins on each day although it may not say so, and two deadlines."""

    calendar: Calendar
    opens: int
    length: int
    business: int
    clock: int

    @property
    def pair(self) -> tuple[Deadline, Deadline]:
        return _deadline(f"{self.business} business minutes", self.calendar), _deadline(
            f"{self.clock} minutes", self.calendar
        )

    def waits(self) -> list[int]:
        """How many minutes pass until the deadline, for a lead of each minute of a week."""
        worked: list[int] = []
        day = 0
        while len(worked) < self.business + 7 * _DAY:
            if WEEK[day % 7] in self.calendar.working_week:
                start = day * _DAY + self.opens
                worked += range(start, start + self.length)
            day += 1
        return [worked[bisect_left(worked, since) + self.business - 1] + 1 - since for since in range(_WEEK)]


def _deadline(written: str, calendar: Calendar) -> Deadline:
    found = deadline(Text(Source("a.yaml", written), 0, len(written), written), calendar)
    assert found is not None
    return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    days = tuple(day for day in WEEK if draw(st.booleans())) or ("wed",)
    grain = draw(st.sampled_from([1, 30, 60]))
    length = grain * draw(st.integers(1, _DAY // grain))
    opens = draw(st.integers(0, _DAY - length))
    said = (f"{at // 60:02}:{at % 60:02}" for at in (opens, opens + length))
    hours = "-".join(said) if draw(st.booleans()) else None
    business = draw(st.one_of(st.integers(1, 4 * length), st.integers(1, 9).map(lambda n: n * length)))
    calendar = Calendar(working_minutes=length, working_week=days, hours=hours)
    waits = Case(calendar, opens, length, business, 1).waits()
    near = st.sampled_from(
        sorted({max(1, wait + step) for wait in (min(waits), max(waits)) for step in (-1, 0, 1)})
    )
    clock = draw(st.one_of(near, st.integers(1, 12).map(lambda n: n * _DAY), st.integers(1, 2 * _WEEK)))
    return Case(calendar, opens, length, business, clock)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_a_walk_through_all_minutes_says_which_deadline_ends_first(case: Case) -> None:
    """Sooner, later, equal or by turns, from either side; without hours wherever work stands in the day."""
    waits = case.waits()
    ends = {(wait > case.clock) - (wait < case.clock) for wait in waits}
    expected = {(-1,): "sooner", (1,): "later", (0,): "equal", (-1, 0): "sooner", (0, 1): "later"}
    business, clock = case.pair
    said = expected.get(tuple(sorted(ends)), "turns")
    assert order(business, clock) == said
    assert order(clock, business) == {"sooner": "later", "later": "sooner"}.get(said, said)
    shortest, longest = Week(case.calendar).waits(business.seconds)
    assert (shortest.length, longest.length) == (60 * min(waits), 60 * max(waits))


@given(cases(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_the_lead_that_is_shown_is_due_as_it_is_told(case: Case, late: bool) -> None:
    """At the minute that is told, or without hours whenever it comes in on that day; and its deadlines end in
    the order that is meant."""
    business, clock = case.pair
    shown = Week(case.calendar).shown(business.seconds, clock.seconds, late=late)
    waits = case.waits()
    if shown is None:
        if case.calendar.hours:
            assert max(waits) <= case.clock if late else min(waits) >= case.clock
        return
    name, _, time = shown.lead.partition(" ")
    first = _NAMES.index(name) * _DAY
    if case.calendar.hours:
        since = [first + int(time[:2]) * 60 + int(time[3:])]
    else:
        assert not time
        since = list(range(first, first + _DAY))
    for at in since:
        at %= _WEEK
        wait = waits[at]
        assert wait > case.clock if late else wait < case.clock
        _told(shown.business, at, at + wait, at + wait - 1)
        _told(shown.clock, at, at + case.clock, at + case.clock)


def _told(words: str, since: int, due: int, last: int) -> None:
    """Whether words tell a moment, or the day of the last minute."""
    day, at_the_latest, _ = words.partition(" at the latest")
    day, _, later = day.partition(", ")
    name, _, time = day.partition(" ")
    days = (due if time else last) // _DAY - since // _DAY
    told = int(later.split()[0]) if later else (_NAMES.index(name) - since // _DAY) % 7
    assert _NAMES[(since // _DAY + told) % 7] == name
    assert days <= told if at_the_latest else days == told
    assert not time or time == f"{due % _DAY // 60:02}:{due % _DAY % 60:02}"
