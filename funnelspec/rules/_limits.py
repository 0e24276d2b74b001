"""How far a condition lets a number go: its lowest and its highest value in any lead that meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funnelspec.conditions.typed import Test, Typed
from funnelspec.record import NamedTuple
from funnelspec.rules._leaves import tests

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Logic


class Limit(NamedTuple):
    """A line that bounds a number on one side.

    Attributes:
        place: where the values that are allowed begin, or end: see ``solve.axes.Place``.
        holds: false where it is the opposite of the line that has to be so.
        outside: the values beyond it. It cuts the field where the line does, so it may be asked about.
    """

    place: Any
    test: Test
    holds: bool
    outside: Test

    @property
    def inside(self) -> Test:
        """The values that are allowed."""
        out = self.outside
        return Test(out.field, _OPPOSITE[out.op], out.values, out.origin)

    @property
    def written(self) -> str:
        return self.test.origin.written if self.holds else f"not {self.test.origin.written}"


_OPPOSITE: dict[str, Any] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def _low(place: Any, test: Test, holds: bool) -> Limit:
    value, behind = place if test.field.type == "number" else (place, 0)
    return Limit(place, test, holds, Test(test.field, "<=" if behind else "<", (value,), test.origin))


def _high(place: Any, test: Test, holds: bool) -> Limit:
    value, behind = place if test.field.type == "number" else (place, 0)
    return Limit(place, test, holds, Test(test.field, ">" if behind else ">=", (value,), test.origin))


class Limits(NamedTuple):
    """Lines about one number: those that may bound it below, the tightest first, and those above."""

    low: list[Limit]
    high: list[Limit]

    @property
    def places(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        return tuple(line.place for line in self.low), tuple(line.place for line in self.high)

    def kept(self, typed: Typed, logic: Logic) -> Kept:
        """Those that every lead keeps to which meets the condition and has the number; none where no such
        lead has it."""
        low, high = _tightest(typed, self.low, logic), _tightest(typed, self.high, logic)
        limit = low or high
        if limit and logic.find((typed, limit.inside)).found is False:
            return Kept(None, None)
        return Kept(low, high)


class Kept(NamedTuple):
    """The lowest and the highest a number may be; nothing for a side that is open."""

    low: Limit | None
    high: Limit | None

    def wider(self, old: Kept) -> Moved | None:
        """Where a number may go beyond ``old`` now; nothing where a limit has moved in. That a limit is gone
        does not count."""
        moved: list[Moved] = []
        for before, now, sign in ((old.low, self.low, 1), (old.high, self.high, -1)):
            if now is None:
                continue
            if before is None or _order(now.place, before.place) == sign:
                return None
            if now.place != before.place:
                moved.append(Moved(before, now, "a lower" if sign == 1 else "a higher"))
        if not moved:
            return None
        return moved[0]._replace(beyond=" and ".join(each.beyond for each in moved))


class Moved(NamedTuple):
    """A limit, the one that is wider, and what it lets in: "a lower" or "a higher" number, or both."""

    old: Limit
    new: Limit
    beyond: str


def _order(one: Any, other: Any) -> int:
    return int(one > other) - int(one < other)


def _tightest(typed: Typed, lines: list[Limit], logic: Logic) -> Limit | None:
    for limit in lines:
        if logic.find((typed, limit.outside)).found is False:
            return limit
    return None


def limits(typed: Typed) -> dict[str, Limits]:
    """The lines of a condition that may bound a number, by field, also those behind ``meets``."""
    from funnelspec.conditions.solve.axes import spans

    found: dict[str, Limits] = {}
    for test, holds in tests(typed):
        ranges = spans(test, 0) if test.field.numeric and test.op not in ("!=", "not in") else []
        if not ranges:
            continue
        firsts = [each.first for each in ranges if each.first is not None]
        lasts = [each.last for each in ranges if each.last is not None]
        first = min(firsts) if len(firsts) == len(ranges) else None
        last = max(lasts) if len(lasts) == len(ranges) else None
        if not holds:
            if (first is None) == (last is None):
                continue
            first, last = last, first
        own = found.setdefault(test.field.id, Limits([], []))
        if first is not None:
            own.low.append(_low(first, test, holds))
        if last is not None and not _beyond(last, test):
            own.high.append(_high(last, test, holds))
    for own in found.values():
        own.low.sort(key=lambda limit: limit.place, reverse=True)
        own.high.sort(key=lambda limit: limit.place)
    return found


def _beyond(last: Any, test: Test) -> bool:
    """Whether an upper limit allows all that the field can be."""
    high = test.field.high
    if high is None:
        return False
    return bool(last >= ((high, 1) if test.field.type == "number" else high + 1))
