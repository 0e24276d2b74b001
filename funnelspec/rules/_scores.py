"""What the score models of one field give together, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from funnelspec.conditions.evaluate import test_holds
from funnelspec.conditions.typed import Test
from funnelspec.conditions.values import parse_number
from funnelspec.diagnostic import Label
from funnelspec.model.entities import Score

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example
    from funnelspec.conditions.solve.totals import Totals


class Points(NamedTuple):
    """The score models of one field and their totals, in the same order."""

    scores: Sequence[Score]
    totals: Sequence[Totals]

    @property
    def low(self) -> Any:
        """The least; nothing where there is no end."""
        lows: list[Any] = [each.low for each in self.totals]
        return None if None in lows else min(lows)

    @property
    def high(self) -> Any:
        """The most; nothing where there is no end."""
        highs: list[Any] = [each.high for each in self.totals]
        return None if None in highs else max(highs)

    def reach(self, tests: Sequence[Test]) -> bool:
        """Whether a lead may get a total that passes all tests."""
        return any(each.reaches(tests) for each in self.totals)

    def side(self, tests: Sequence[Test]) -> int:
        """Where what passes tests out of reach is: above all totals (1), below (-1), or between some."""
        ends = [value for test in tests for value in test.values]
        near: list[Any] = [value + step for value in ends for step in (0, 1, -1)]  # type: ignore[operator]
        passing = [value for value in near if all(test_holds(test, value, 0) for test in tests)]
        if self.high is not None and any(value > self.high for value in passing):
            return 1
        return -1 if self.low is not None and any(value < self.low for value in passing) else 0

    def beside(self, tests: Sequence[Test]) -> list[Any]:
        """The totals next to what passes tests, where that is between some."""
        ends: list[Any] = [value for test in tests for value in test.values]
        totals = {value for each in self.totals for value in each.values or (each.low, each.high)}
        values: list[Any] = sorted(value for value in totals if value is not None)
        below = [value for value in values if value <= min(ends)]
        above = [value for value in values if value >= max(ends)]
        return list(dict.fromkeys((*below[-1:], *above[:1])))

    def lead(self, total: Any) -> Example | None:
        """A lead that gets a total."""
        leads = (each.lead(total) for each in self.totals)
        return next((each for each in leads if each), None)

    def labels(self, side: int) -> Iterator[Label]:
        """What each model gives, and the ceiling, or the floor, where that is what ends it."""
        for score, totals in zip(self.scores, self.totals, strict=True):
            yield Label(score.key.where, f"gives {_range(totals.low, totals.high)}")
            text, end = (score.ceiling, totals.high) if side > 0 else (score.floor, totals.low)
            read = parse_number(text.value.strip()) if text and side else None
            if text and read and read.value() == end:
                yield Label(text.where, f"no total is {'higher' if side > 0 else 'lower'}")


def _range(low: Any, high: Any) -> str:
    if low is None and high is None:
        return "any number of points"
    if low is None or high is None:
        end = high if low is None else low
        return f"at {'most' if low is None else 'least'} {counted(end)}"
    return f"{low:,} to {counted(high)}" if low != high else f"{counted(high)} to every lead"


def counted(points: Any) -> str:
    """``1 point``, ``1,200 points``."""
    return f"{points:,} point{'' if points == 1 else 's'}"
