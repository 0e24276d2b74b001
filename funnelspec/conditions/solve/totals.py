"""The totals of a score model: which of them some lead gets, and who gets them.

Conditions that have to do with each other are looked at together: which of them a lead can meet at once is
asked of the solver. Everything else adds up freely, so the sums that are possible so far are carried on from
one such bundle to the next. Where there are too many, the least and the most are left, and everything between
counts as possible: what is said to be out of reach is so in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from funnelspec.conditions.evaluate import evaluate, test_holds
from funnelspec.conditions.solve.logic import Example, Logic
from funnelspec.conditions.typed import Test, Typed
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.fields import Field
    from funnelspec.conditions.typed import Number


class Award(NamedTuple):
    """Points for leads that meet a condition, or for each of what a field counts; of both, where both are so.

    Attributes:
        at_most: no more points than that are given, or taken away.
        fades: what the lead has done may later count for less, so that fewer points are left.
    """

    points: Number
    when: Typed | None = None
    per: Field | None = None
    at_most: Number | None = None
    fades: bool = False


class Scoring(NamedTuple):
    """A score model.

    Attributes:
        floor, ceiling: the total is never less, never more.
        sum_of: the models whose totals are added.
        decays: the total falls with time.
        resets: totals that a lead may be set to.
    """

    awards: tuple[Award, ...]
    floor: Number | None = None
    ceiling: Number | None = None
    sum_of: tuple[Scoring, ...] = ()
    decays: bool = False
    resets: tuple[Number, ...] = ()

    def of(self, lead: Mapping[str, Any], day: date, judged: Mapping[str, bool]) -> Number:
        """The total of one lead; a blank counts nothing."""
        total: Any = sum(one.of(lead, day, judged) for one in self.sum_of)
        for award in self.awards:
            if award.when is None or evaluate(award.when, lead, day, judged):
                count = 1 if award.per is None else lead.get(award.per.id, 0)
                total += within(award.points * count, award.at_most)
        return clipped(total, self.floor, self.ceiling)  # type: ignore[no-any-return]


def within(points: Any, most: Any) -> Any:
    """Points, but no more than ``most``, and no more taken away."""
    return points if most is None else max(-abs(most), min(abs(most), points))


def clipped(total: Any, floor: Any, ceiling: Any) -> Any:
    """A total between two ends, either of which may be missing."""
    if floor is not None and total < floor:
        total = floor
    return ceiling if ceiling is not None and total > ceiling else total


Chain = tuple[Any, Sequence[Typed], Sequence[bool], Sequence[tuple[str, int]]]
"""How a sum came about: what was before, some conditions, whether each holds, and what fields count."""


class Totals:
    """What a score model gives.

    Attributes:
        low, high: the least and the most; nothing where there is no end.
        values: every total, in order; nothing where only the ends are known.
        exact: some lead gets each of them. Otherwise there may be fewer: too much was to be asked, one field
            earns points in two ways, or points are lost with time.
        on_days: the calendar decides who gets them.
    """

    __slots__ = ("_chains", "_logic", "_scoring", "exact", "high", "low", "on_days", "values")

    def __init__(
        self,
        scoring: Scoring,
        logic: Logic,
        chains: Mapping[Number | None, Chain | None],
        values: tuple[Number, ...] | None,
        ends: tuple[Number | None, Number | None],
        exact: bool,
        on_days: bool,
    ) -> None:
        self._scoring = scoring
        self._logic = logic
        self._chains = chains
        self.values = values
        self.low, self.high = ends
        self.exact = exact
        self.on_days = on_days

    def reaches(self, tests: Sequence[Test]) -> bool:
        """Whether a total passes all of some comparisons; also where that may be so."""
        if any(test.op == "unknown" for test in tests):
            return True
        values: Iterable[Any] = self.values or filter(self._inside, self._between(tests))
        return any(all(test_holds(test, value, 0) for test in tests) for value in values)

    def _between(self, tests: Sequence[Test]) -> Iterator[Any]:
        """Numbers of which one passes the tests if any between the ends does."""
        ends: list[Any] = [end for end in (self.low, self.high) if end is not None]
        places = sorted({*ends, *(value for test in tests for value in test.values)})
        yield from places
        yield from (place + step for place in places or (0,) for step in (-1, 1))
        from fractions import Fraction
        from itertools import pairwise

        yield from ((Fraction(first) + Fraction(second)) / 2 for first, second in pairwise(places))

    def _inside(self, value: Any) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def lead(self, total: Number | None) -> Example | None:
        """A lead that gets this total; nothing where none is known."""
        chain = self._chains.get(total)
        yes: list[Typed] = []
        no: list[Typed] = []
        counts: dict[str, int] = {}
        while chain is not None:
            chain, conditions, signs, counted = chain
            for condition, holds in zip(conditions, signs, strict=True):
                (yes if holds else no).append(condition)
            for name, count in counted:
                counts[name] = max(count, counts.get(name, count))
        example = self._logic.find(yes, no).lead() if total in self._chains else None
        if example is None:
            return None
        known = {name: value for name, value in example.lead.items() if value is not None}
        lead = {**{name: count for name, count in counts.items() if count}, **known}
        if self._scoring.of(lead, example.day, example.judged) != total:
            return None
        return example._replace(lead={**example.lead, **lead})


def totals(scoring: Scoring, logic: Logic) -> Totals | None:
    """What a score model gives; nothing for one of hundreds of rules.

    Args:
        logic: knows all conditions of the model.
    """
    from funnelspec.conditions.solve.awards import Awards, models
    from funnelspec.conditions.solve.sums import Sums

    found = models(scoring)
    return Sums(scoring, Awards(found), logic).run() if found else None
