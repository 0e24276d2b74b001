"""What of some leads no rule covers, as boxes in each of which there is a lead.

What patterns of a text say of each other is no matter of boxes, so what a sweep finds is asked about once
more where there are patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from funnelspec.conditions.solve.axes import UNKNOWN, Axis, Numbers
from funnelspec.conditions.solve.boxes import Box, meet, near
from funnelspec.conditions.solve.search import Domain
from funnelspec.conditions.solve.sweep import STEPS, Sweep, TooMany

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Logic
    from funnelspec.conditions.solve.space import Space

_MOST_TRIED = 50
_ALL = 5  # times the steps of one search


class Uncovered:
    """Searches of one table; together they may take no more than five times as long as one.

    Args:
        axes: the fields that the table asks about.
        vars: the variables, as bits, that it asks about.
        undecided: called when a question stays open.
    """

    def __init__(
        self,
        logic: Logic,
        space: Space,
        axes: Mapping[str, Axis],
        vars: int,
        undecided: Callable[[], None],
    ) -> None:
        self._logic = logic
        self._space = space
        self._axes = axes
        self._undecided = undecided
        self._left = _ALL * STEPS
        for axis in axes.values():
            vars |= axis.vars  # a blank text is without each pattern that is asked about anywhere
        self.linked = bool(space.links(vars))

    def real(self, cells: Box) -> Domain | None:
        """Cells within a box that some lead is in; nothing if no lead is in it."""
        vars = sum(1 << var for var in cells) if self.linked else 0
        if not any(self._space.links(vars).values()):
            return cells
        literal = self._space.nodes.literal
        found, domain = self._logic.decide(*(literal(var, mask) for var, mask in cells.items()))
        if found is None:
            self._undecided()
        return domain

    def meet(self, one: Box, other: Box) -> Box | None:
        """What two boxes have in common; nothing if no lead is in it."""
        both = meet(one, other)
        return both if both is not None and self.real(both) is not None else None

    def some(self, sweep: Sweep, within: Box, most: int) -> list[Box]:
        """At most so many boxes; fewer, and undecided, where the search gave up."""
        found: list[Box] = []
        try:
            found.extend(islice(self.each(sweep, within), most))
        except TooMany:
            self._undecided()
        return found

    def each(self, sweep: Sweep, within: Box) -> Iterator[Box]:
        """What of a box no rule covers.

        Raises:
            TooMany: there may be more.
        """
        for _ in range(_MOST_TRIED):
            steps = min(STEPS, self._spend(sweep.size))
            try:
                gap = sweep.gap(within, steps)
            finally:
                self._left -= steps - max(sweep.steps, 0)
            if gap is None:
                return
            gap = self._one_run(gap)
            if self.real({**within, **gap}) is not None:
                yield gap
            sweep = sweep.plus(gap)
        raise TooMany

    def near(self, box: Box, rules: Sequence[Box]) -> Sweep:
        """Some rules as far as they have something in common with a box.

        Raises:
            TooMany: the searches have taken too long.
        """
        full = self._space.nodes.full
        asked = near(box, rules, full)
        self._spend(len(asked) * len({var for one in asked for var in one}))
        return Sweep(asked, full)

    def _spend(self, steps: int) -> int:
        """Takes steps from those of all searches; what is left."""
        self._left -= steps
        if self._left <= 0:
            raise TooMany
        return self._left

    def _one_run(self, box: Box) -> Box:
        """Of each field only the first values without a break, which can be said in a line."""
        for axis in self._axes.values():
            if isinstance(axis, Numbers) and axis.var in box:
                values = box[axis.var] & ~UNKNOWN
                behind = values + (values & -values)  # carries through the first run of bits
                box[axis.var] &= UNKNOWN | (values & ~behind)
        return box
