"""What the score models of one field give together, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from funnelspec.conditions.ast import All, Group, NoneOf, Not
from funnelspec.conditions.evaluate import test_holds
from funnelspec.conditions.typed import Test, Typed
from funnelspec.conditions.values import parse_number
from funnelspec.diagnostic import Label
from funnelspec.model.entities import Score
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple

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
        ends: list[Any] = [value for test in tests for value in test.values]
        near: list[Any] = [
            (min(ends) + max(ends)) / 2,
            *(value + step for value in ends for step in (0, 1, -1)),
        ]
        passing = [value for value in near if all(test_holds(test, value, 0) for test in tests)]
        if self.high is not None and any(value > self.high for value in passing):
            return 1
        return -1 if self.low is not None and any(value < self.low for value in passing) else 0

    def nearest(self, tests: Sequence[Test]) -> list[Any]:
        """The totals that come nearest to what passes tests out of reach."""
        side = self.side(tests)
        return [self.high] if side > 0 else [self.low] if side < 0 else self.beside(tests)

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

    def sure(self, total: Any) -> bool:
        """Whether some lead gets a total; otherwise it is only known that none gets more, or less."""
        return any(each.exact or each.lead(total) for each in self.totals)

    def labels(self, side: int) -> Iterator[Label]:
        """What each model gives, and the ceiling, or the floor, where that is what ends it."""
        for score, totals in zip(self.scores, self.totals, strict=True):
            yield Label(score.key.where, f"gives {_range(totals)}")
            text, end = (score.ceiling, totals.high) if side > 0 else (score.floor, totals.low)
            read = parse_number(text.value.strip()) if text and side else None
            if text and read and read.value() == end:
                yield Label(text.where, f"no total is {'higher' if side > 0 else 'lower'}")


def points_of(scores: list[Score], workspace: Workspace) -> Points | None:
    """What all models of a field give; nothing where that is not known of one."""
    from funnelspec.model.scores import reachable

    totals = [reachable(score, workspace) for score in scores]
    sure = [each for each in totals if each]
    return Points(scores, sure) if len(sure) == len(totals) else None


def comparisons(typed: Typed, field_id: str) -> Iterator[tuple[list[Test], bool]]:
    """The comparisons of a field in a condition, those of one list together, and whether they are to hold or
    not; criteria behind ``meets`` are not looked into."""
    stack = [(typed, True)]
    while stack:
        one, wanted = stack.pop()
        if isinstance(one, Not):
            stack.append((one.part, not wanted))
        elif isinstance(one, Group):
            parts = list(_flat(one)) if isinstance(one, All) else one.parts
            tests = [part for part in parts if isinstance(part, Test) and part.field.id == field_id]
            if isinstance(one, All) and tests:
                yield tests, wanted
                parts = [part for part in parts if part not in tests]
            stack += [(part, wanted != isinstance(one, NoneOf)) for part in reversed(parts)]
        elif isinstance(one, Test) and one.field.id == field_id:
            yield [one], wanted


def _flat(group: All[Typed]) -> Iterator[Typed]:
    for part in group.parts:
        if isinstance(part, All):
            yield from _flat(part)
        else:
            yield part


def _range(totals: Totals) -> str:
    low, high = totals.low, totals.high
    if low is not None and high is not None:
        if totals.exact or (totals.lead(low) and totals.lead(high)):
            return f"{low:,} to {_counted(high)}" if low != high else f"{_counted(high)} to every lead"
        return f"at least {low:,} and at most {_counted(high)}"
    if low is not None:
        return f"at least {_counted(low)}"
    return f"at most {_counted(high)}" if high is not None else "any number of points"


def _counted(points: Any) -> str:
    return f"{points:,} point{'' if points == 1 else 's'}"
