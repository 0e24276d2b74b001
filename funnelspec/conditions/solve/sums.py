"""The forward pass over the sums of a score model; ``totals`` says what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any, TypeAlias

from funnelspec.conditions.solve.awards import Awards, Given
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.solve.totals import Chain, Scoring, Totals, clipped
from funnelspec.conditions.typed import Test, Typed, leaves
from funnelspec.conditions.values import exact
from funnelspec.record import NamedTuple

_MOST_QUESTIONS = 400
_MOST_SUMS = 20_000
_MOST_STEPS = 300_000

Signs: TypeAlias = tuple[bool, ...]
Counts: TypeAlias = tuple[tuple[str, int], ...]
State: TypeAlias = tuple[int, ...]
"""The sum of each model so far; none of it once it is added to the model above."""
States: TypeAlias = dict[State, Chain | None]


class Bundle(NamedTuple):
    """Awards whose conditions have to do with each other, and which of these can hold at once."""

    given: Sequence[Given]
    conditions: Sequence[Typed]
    patterns: Sequence[Signs]

    def active(self, signs: Signs) -> list[Given]:
        """What is given where these conditions hold."""
        held = {id(typed) for typed, holds in zip(self.conditions, signs, strict=True) if holds}
        return [each for each in self.given if each.award.when is None or id(each.award.when) in held]


class _TooMany(Exception):
    """More than can be looked at one by one."""


class Sums:
    """One pass over the awards of a score model."""

    def __init__(self, scoring: Scoring, awards: Awards, logic: Logic) -> None:
        self.scoring = scoring
        self.awards = awards
        self.models = awards.models
        self.logic = logic
        self.questions = _MOST_QUESTIONS
        self.steps = _MOST_STEPS
        self.exact = True
        self.on_days = False

    def run(self) -> Totals:
        """What the model gives."""
        digits = self.awards.digits
        bundles = list(self.bundles())
        try:
            found = self.sums(bundles)
        except _TooMany:
            low, high = (exact(end, -digits) if -inf < end < inf else None for end in self.ends(bundles))
            chains: dict[Any, Chain | None] = {high: _farthest(bundles, 1), low: _farthest(bundles, 0)}
            return Totals(self.scoring, self.logic, chains, None, (low, high), False, self.on_days)
        chains = {exact(total, -digits): found[total] for total in sorted(found)}
        values = tuple(chains)
        sure = self.exact and not self.on_days
        return Totals(self.scoring, self.logic, chains, values, (values[0], values[-1]), sure, self.on_days)

    # --- which awards are given together ---

    def bundles(self) -> Iterator[Bundle]:
        given = self.awards.given
        conditions = {id(each.award.when): each.award.when for each in given if each.award.when}
        counted = [each.award.per.id for each in given if each.award.per]
        asked = {leaf.field.id for one in conditions.values() for leaf in leaves(one) if type(leaf) is Test}
        # A field that counts twice, or is asked about as well, is taken for two.
        self.exact = len(set(counted)) == len(counted) and asked.isdisjoint(counted)
        for each in given:
            if each.award.when is None:
                yield Bundle([each], [], [()])
        for together in self.logic.apart(conditions.values()):
            patterns = self.patterns(together)
            if patterns is not None:
                yield Bundle(self.behind(together), together, patterns)
                continue
            self.exact = False
            for one in together:
                signs = [(sign,) for sign in (False, True) if self.can([one] * sign, [one] * (not sign))]
                yield Bundle(self.behind([one]), [one], signs)

    def behind(self, conditions: Iterable[Typed]) -> list[Given]:
        wanted = set(map(id, conditions))
        return [each for each in self.awards.given if id(each.award.when) in wanted]

    def patterns(self, conditions: list[Typed]) -> list[Signs] | None:
        """Which of some conditions can hold while the others do not; nothing where that is too much to
        ask."""
        tried = self.logic.patterns(conditions)
        if tried is not None:
            return tried
        found: list[Signs] = []
        stack: list[Signs] = [()]
        while stack:
            signs = stack.pop()
            if len(signs) == len(conditions):
                found.append(signs)
                continue
            if self.questions <= 0:
                return None
            yes = [typed for typed, holds in zip(conditions, signs, strict=False) if holds]
            no = [typed for typed, holds in zip(conditions, signs, strict=False) if not holds]
            one = conditions[len(signs)]
            holds = self.can([*yes, one], no)
            if holds:
                stack.append((*signs, True))
            if not holds or self.can(yes, [*no, one]):
                stack.append((*signs, False))
        return found

    def can(self, yes: list[Typed], no: list[Typed]) -> bool:
        """Whether a lead may meet all of ``yes`` and none of ``no``."""
        self.questions -= 1
        answer = self.logic.find(yes, no)
        self.on_days = self.on_days or answer.on_days
        self.exact = self.exact and answer.found is not None
        return answer.found is not False

    # --- what they add up to ---

    def sums(self, bundles: list[Bundle]) -> dict[int, Chain | None]:
        """Every total, and how it comes about.

        Raises:
            _TooMany: too many, or the total moves with time.
        """
        if any(one.scoring.decays or one.scoring.resets for one in self.models):
            raise _TooMany
        states: States = {(0,) * len(self.models): None}
        waiting = bundles
        for model in range(len(self.models) - 1, -1, -1):
            for bundle in waiting:
                if any(each.model == model for each in bundle.given):
                    states = self.added(states, bundle)
            waiting = [one for one in waiting if all(each.model != model for each in one.given)]
            up = self.models[model].up
            folded: States = {}
            for state, chain in states.items():
                total = clipped(state[model], *self.awards.limits[model])
                # The models behind this one are added already.
                folded.setdefault(_plus(state[:model], up, total) if up >= 0 else (total,), chain)
            states = folded
        return {total: chain for (total,), chain in states.items()}

    def added(self, states: States, bundle: Bundle) -> States:
        """The sums so far with everything added that a bundle can give."""
        ways = _ways(bundle, len(self.models))
        self.steps -= len(states) * len(ways)
        if self.steps < 0:
            raise _TooMany
        found: States = {}
        for state, chain in states.items():
            for sums, (signs, counted) in ways.items():
                total = tuple(map(int.__add__, state, sums))
                if total not in found:
                    found[total] = (chain, bundle.conditions, signs, counted)
        if len(found) > _MOST_SUMS:
            raise _TooMany
        return found

    def ends(self, bundles: list[Bundle]) -> tuple[Any, Any]:
        """The least and the most, each bundle by itself."""
        lows: list[Any] = [0] * len(self.models)
        highs: list[Any] = [0] * len(self.models)
        for bundle in bundles:
            for model in {each.model for each in bundle.given}:
                ends = [_ends(bundle.active(signs), model) for signs in bundle.patterns]
                lows[model] += min(low for low, _ in ends)
                highs[model] += max(high for _, high in ends)
        low = high = 0
        for model in range(len(self.models) - 1, -1, -1):
            scoring, up = self.models[model]
            resets = [self.awards.whole(each) for each in scoring.resets]
            low = min((-inf if scoring.decays else lows[model], *resets))
            high = max((highs[model], *resets))
            low, high = (clipped(end, *self.awards.limits[model]) for end in (low, high))
            if up >= 0:
                lows[up] += low
                highs[up] += high
        return low, high


def _ways(bundle: Bundle, models: int) -> dict[State, tuple[Signs, Counts]]:
    """The sums that a bundle gives to each model, and how they come about."""
    nothing = (0,) * models
    ways: dict[State, tuple[Signs, Counts]] = {}
    for signs in bundle.patterns:
        some: dict[State, Counts] = {nothing: ()}
        for each in bundle.active(signs):
            if each.points is None or len(some) * len(each.points) > _MOST_SUMS:
                raise _TooMany
            more: dict[State, Counts] = {}
            for sums, counted in some.items():
                for value, count in each.points:
                    also = ((each.award.per.id, count),) if each.award.per else ()
                    more.setdefault(_plus(sums, each.model, value), counted + also)
            some = more
        for sums, counted in some.items():
            ways.setdefault(sums, (signs, counted))
    return ways


def _plus(sums: State, model: int, value: int) -> State:
    return (*sums[:model], sums[model] + value, *sums[model + 1 :])


def _ends(given: Iterable[Given], model: int) -> tuple[Any, Any]:
    ends = [each.ends for each in given if each.model == model]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _farthest(bundles: list[Bundle], side: int) -> Chain | None:
    """How the least total comes about (0), or the most (1)."""
    chain: Chain | None = None
    best = max if side else min
    for bundle in bundles:
        signs = best(bundle.patterns, key=lambda each: sum(one.ends[side] for one in bundle.active(each)))
        counted = []
        for each in bundle.active(signs):
            field, count = each.award.per, each.counts[(each.award.points > 0) == bool(side)]
            if field and field.type != "number" and each.ends[side] and -inf < count < inf:
                counted.append((field.id, count))
        chain = (chain, bundle.conditions, signs, counted)
    return chain
