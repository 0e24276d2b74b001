"""What each rule of a score model may give: the fewest points and the most, and, where that can be, each."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, inf
from typing import Any

from funnelspec.conditions.solve.totals import Award, Scoring, within
from funnelspec.record import NamedTuple

_MOST_AWARDS = 500
_MOST_COUNTS = 1_000


class Model(NamedTuple):
    """A score model, and the number of the one that its total is added to."""

    scoring: Scoring
    up: int


def models(scoring: Scoring) -> list[Model]:
    """A model and those that it is the sum of, each behind the one it is added to; none of too many."""
    found: list[Model] = []
    stack = [Model(scoring, -1)]
    size = 0
    while stack:
        one = stack.pop()
        size += 1 + len(one.scoring.awards)
        if size > _MOST_AWARDS:
            return []
        stack += [Model(each, len(found)) for each in reversed(one.scoring.sum_of)]
        found.append(one)
    return found


class Given(NamedTuple):
    """What an award may give.

    Attributes:
        counts: the least and the most that counts; 0, that of a blank, is always one more.
        points: each number of points with a count that gives them; nothing where there are too many.
        ends: the fewest points and the most.
    """

    award: Award
    model: int
    counts: tuple[Any, Any]
    points: list[tuple[int, int]] | None
    ends: tuple[Any, Any]


class Awards:
    """The rules of some models. All points are whole multiples of one power of ten, so that they add up
    exactly.

    Attributes:
        digits: how many powers of ten that is below one.
        limits: the floor and the ceiling of each model.
        given: what each rule gives.
    """

    def __init__(self, models: list[Model]) -> None:
        self.models = models
        self.digits = 0
        for number in _numbers(models):
            while 10**self.digits % number.as_integer_ratio()[1]:
                self.digits += 1
        self.limits = [(self.whole(one.scoring.floor), self.whole(one.scoring.ceiling)) for one in models]
        given = [self.apart(award, at) for at, one in enumerate(models) for award in one.scoring.awards]
        # What may be won and lost beside any one of them.
        self.won = sum(max(0, each.ends[1]) for each in given)
        self.won += sum(max(0, least) for least, _ in self.limits if least is not None)
        self.lost = sum(max(0, -each.ends[0]) for each in given)
        self.lost += sum(max(0, -most) for _, most in self.limits if most is not None)
        self.given = [self.listed(each) for each in given]

    def whole(self, number: Any) -> Any:
        if number is None:
            return None
        above, below = number.as_integer_ratio()
        return above * (10**self.digits // below)

    def apart(self, award: Award, model: int) -> Given:
        """What an award gives, whatever else there is."""
        points, most = self.whole(award.points), self.whole(award.at_most)
        first, last = _counts(award)
        if most is not None and points:
            enough = _steps(abs(most), points)
            first, last = _cut(first, last, -enough, enough)
        return self.between(award, model, first, last)

    def between(self, award: Award, model: int, first: Any, last: Any) -> Given:
        points, most = self.whole(award.points), self.whole(award.at_most)
        counts = (first, last) if award.per is None else (first, 0, last)
        ends = [within(points * count if points else 0, most) for count in counts]
        return Given(award, model, (first, last), None, (min(ends), max(ends)))

    def listed(self, given: Given) -> Given:
        """With the points one by one. More than what reaches the ceiling whatever else is lost changes
        nothing, so even without an end they may be few."""
        award = given.award
        points, most = self.whole(award.points), self.whole(award.at_most)
        first, last = given.counts
        if award.per is not None:
            more, less = (_steps(enough, points) for enough in self.enough(given.model)) if points else (0, 0)
            first, last = _cut(first, last, -less, more) if points > 0 else _cut(first, last, -more, less)
            given = self.between(award, given.model, first, last)
            if award.per.type == "number" or last - first > _MOST_COUNTS:
                return given
        counts = (
            range(last, first - 1, -1) if award.per is None else sorted((0, *range(first, last + 1)), key=abs)
        )
        found: dict[int, int] = {}
        for count in counts:
            found.setdefault(within(points * count, most), count)
        return given._replace(points=list(found.items()))

    def enough(self, model: int) -> tuple[Any, Any]:
        """How many points reach a ceiling above a model whatever is lost, and a floor whatever is won."""
        more = less = inf
        while model >= 0:
            least, most = self.limits[model]
            if most is not None and more == inf:
                more = max(0, most + self.lost)
            if least is not None and less == inf:
                less = max(0, self.won - least)
            model = self.models[model].up
        return more, less


def _counts(award: Award) -> tuple[Any, Any]:
    """The least and the most that counts: once, or what the field says, which is from 0 upwards where it says
    nothing else. What fades may come down to nothing."""
    field = award.per
    first: Any = 1
    last: Any = 1
    if field is not None:
        first, last = 0, inf
        if field.low is not None and field.high is not None:
            between = field.type == "number"
            first = floor(field.low) if between else ceil(field.low)
            last = ceil(field.high) if between else floor(field.high)
    return (min(first, 0), max(last, 0)) if award.fades else (first, last)


def _steps(enough: Any, points: int) -> Any:
    """How many times some points make enough of them."""
    return inf if enough == inf else -(-enough // abs(points))


def _cut(first: Any, last: Any, least: Any, most: Any) -> tuple[Any, Any]:
    """Counts without those that are further out than matters, but never none."""
    last = min(last, max(first, most))
    return max(first, min(last, least)), last


def _numbers(models: list[Model]) -> Iterator[Any]:
    for scoring, _ in models:
        yield from (each for each in (scoring.floor, scoring.ceiling, *scoring.resets) if each is not None)
        for award in scoring.awards:
            yield award.points
            if award.at_most is not None:
                yield award.at_most
