"""Parts that are boxes, and a few of them each, swept together however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from funnelspec.conditions.solve.axes import UNKNOWN, YES, Axis, Choices, Selection, Words
from funnelspec.conditions.solve.boxes import Box, bits, blank, boxes, known, meet
from funnelspec.conditions.solve.edges import Parts, Stretch, stretch
from funnelspec.conditions.solve.example import smallest
from funnelspec.conditions.solve.logic import confirmed
from funnelspec.conditions.solve.nodes import TRUE, Node
from funnelspec.conditions.solve.sweep import Sweep, TooMany
from funnelspec.conditions.solve.table import MOST_GAPS, Region, Table
from funnelspec.conditions.solve.uncovered import Uncovered
from funnelspec.conditions.solve.words import lines
from funnelspec.conditions.typed import DAY_OPS, Question, Test, leaves

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example, Logic
    from funnelspec.conditions.solve.space import Space
    from funnelspec.conditions.typed import Typed

_MOST_STRETCHES = 64
_MOST_BLANKS = 12


def table(logic: Logic, space: Space, parts: Sequence[Typed], on_days: bool) -> Table:
    """The table of some parts, swept where they can be."""
    found = [boxes(space.node(part)) for part in parts]
    swept = [own for own in found if own is not None]
    if on_days or len(swept) < len(found):
        return Table(logic, space, parts, on_days)
    return Swept(logic, space, parts, swept)


class Swept(Table):
    """The table of parts that are boxes."""

    def __init__(
        self, logic: Logic, space: Space, parts: Sequence[Typed], boxes: Sequence[Sequence[Box]]
    ) -> None:
        super().__init__(logic, space, parts, on_days=False)
        self._boxes = boxes
        self._rules = [box for own in boxes for box in own]
        self._owners = [part for part, own in enumerate(boxes) for _ in own]
        self._search = Uncovered(logic, space, self._axes, self._vars, self._stays_open)
        self._stretches: dict[tuple[int, int], Stretch] = {}

    def _stays_open(self) -> None:
        self.undecided = True

    @cached_property
    def _sweep(self) -> Sweep:
        return Sweep(self._rules, self._space.nodes.full)

    @cached_property
    def _nobody(self) -> Node:
        return self._space.nodes.all_of(self._space.nodes.negated(node) for node in self._nodes)

    # --- overlaps

    def _overlapping(self, part: int) -> Iterator[int]:
        found: set[int] = set()
        linked = self._search.linked
        for box in self._boxes[part]:
            for row in bits(self._sweep.touching(box)):
                other = self._owners[row]
                if other >= part:
                    break
                if other not in found and (not linked or self._search.meet(box, self._rules[row])):
                    found.add(other)
        return iter(sorted(found))

    def meets_at(self, part: int, other: int) -> str:
        return self._shared(part, other).point

    def shared(self, part: int, other: int) -> Region:
        shared = self._shared(part, other)
        goal = self._space.nodes.all_of((self._nodes[part], self._nodes[other]))
        both = (self._parts[part], self._parts[other])
        example = self._example(goal, shared.cells, {}, both, ())
        said = self._said(shared.cells) or self._said(self._filled(shared.cells))
        return Region(example, said, shared.edges, shared.point, shared.mends)

    def _shared(self, part: int, other: int) -> Stretch:
        """What two parts share: rather more than a point, and rather without judgements."""
        if (part, other) not in self._stretches:
            both = self._numbered(sorted((part, other)))
            judged = set(self._space.judged.values())
            shared = (
                stretch(cells, both, between=False)
                for one in self._boxes[part]
                for two in self._boxes[other]
                if (cells := self._search.meet(one, two)) is not None
            )
            self._stretches[part, other] = min(
                islice(shared, _MOST_STRETCHES),
                key=lambda each: (bool(each.point), len(judged & each.cells.keys())),
            )
        return self._stretches[part, other]

    def _numbered(self, parts: Iterable[int]) -> Parts:
        asked = list(parts)
        return Parts(
            {part: self._parts[part] for part in asked},
            {part: self._boxes[part] for part in asked},
            self._axes,
            self._space,
        )

    def _example(
        self, goal: Node, cells: Box, kept: Box, yes: Sequence[Typed], no: Sequence[Typed]
    ) -> Example:
        """A lead in some cells; of these only what it must have to show something, and what is kept."""
        domain = self._search.real(cells)
        assert domain is not None, "cells without a lead"
        domain = smallest(goal, goal if no else TRUE, domain, self._space)
        example = confirmed({**domain, **kept}, self._space, yes, no)
        assert example is not None, "a box without a lead in it"
        return example

    def _said(self, cells: Box, known: Sequence[str] = ()) -> tuple[str, ...]:
        return lines(cells, self._space, known, *self._words)

    @cached_property
    def _words(self) -> tuple[frozenset[str], dict[str, str]]:
        """The dates that some of the parts compare with today, and the words of judgements."""
        asked = [leaf for part in self._parts for leaf in leaves(part)]
        tests = [leaf for leaf in asked if isinstance(leaf, Test) and leaf.op in DAY_OPS]
        return frozenset(leaf.field.id for leaf in tests), {
            leaf.folded: leaf.text for leaf in reversed(asked) if isinstance(leaf, Question)
        }

    def _filled(self, cells: Box) -> Box:
        """Of some cells those of known values, where there are any."""
        vars = {axis.var for axis in self._axes.values() if not isinstance(axis, Selection)}
        return {var: (mask & ~UNKNOWN or mask) if var in vars else mask for var, mask in cells.items()}

    # --- gaps

    @cached_property
    def gaps(self) -> tuple[Region, ...]:
        everyone = self._numbered(range(len(self._parts)))
        found = []
        for box in self._gap_boxes:
            gap = stretch(box, everyone, between=True)
            region = self._outside(box, ())
            found.append(region._replace(edges=gap.edges, point=gap.point, mends=gap.mends))
        return tuple(found)

    @cached_property
    def _gap_boxes(self) -> list[Box]:
        return self._search.some(self._sweep_if_known(()), known(self._axes), MOST_GAPS)

    def _sweep_if_known(self, unknown: Sequence[str]) -> Sweep:
        """All rules, and of selections that are known the leads that have nothing selected."""
        sweep = self._sweep
        for name, axis in self._axes.items():
            if isinstance(axis, Selection) and name not in unknown:
                sweep = sweep.plus(blank(axis))
        return sweep

    @cached_property
    def _blank_regions(self) -> dict[tuple[str, ...], Region]:
        if len(self._gap_boxes) == MOST_GAPS:
            return {}  # there may be others, and blanks among them
        gaps = [self._widely(gap, ())[0] for gap in self._gap_boxes]
        found: dict[tuple[str, ...], Region] = {}
        every = _plus(self._sweep, gaps)
        selections = any(isinstance(axis, Selection) for axis in self._axes.values())
        for name in self._axes:
            sweep = _plus(self._sweep_if_known((name,)), gaps) if selections else every
            for box in self._search.some(sweep, known(self._axes, (name,)), 1):
                found[name,] = self._outside(box, (name,))
            if len(found) == _MOST_BLANKS:
                return found
        every = _plus(every, [self._blanks(names) for names in found])
        while len(found) < _MOST_BLANKS:
            several = self._search.some(every, {}, 1)
            names = self._blank_in(several[0]) if several else ()
            if not names or names in found:
                break
            found[names] = self._outside(several[0], names)
            every = every.plus(self._blanks(names))
        return found

    def _blanks(self, names: Iterable[str]) -> Box:
        return {var: cells for name in names for var, cells in blank(self._axes[name]).items()}

    def _blank_in(self, box: Box) -> tuple[str, ...]:
        """The fields that are blank for every lead in a box, once those before them are known where they can
        be."""
        cells = dict(box)
        found = []
        for name, axis in self._axes.items():
            if isinstance(axis, Selection):
                is_blank = blank(axis).items() <= cells.items()
            else:
                filled = {**cells, axis.var: cells.get(axis.var, axis.full) & ~UNKNOWN}
                is_blank = not filled[axis.var] or self._search.real(filled) is None
                cells = {**cells, **blank(axis)} if is_blank else filled
            found += [name] if is_blank else []
        return tuple(found)

    def _outside(self, box: Box, unknown: Sequence[str]) -> Region:
        """The region of a box that no rule covers, in which some fields are blank and all others known."""
        cells = {**known(self._axes, unknown), **box}
        example = self._example(self._nobody, cells, self._blanks(unknown), (), self._parts)
        return Region(example, self._said(*self._widely(box, unknown)))

    def _widely(self, box: Box, unknown: Sequence[str]) -> tuple[Box, list[str]]:
        """A box that no rule covers, as lines say it, and the fields of which one must say that they are
        known: the lines also hold for leads whose other fields are blank, and these may be in a part."""
        said = {**box, **self._blanks(unknown)}
        around = {**known(self._axes, unknown), **box}
        filled = []
        for name, axis in self._axes.items():
            if name in unknown or _says_it_is_known(axis, box):
                continue
            if self._sweep.touching({**around, **blank(axis)}):
                filled.append(name)
                continue
            for var, mask in blank(axis).items():
                around[var] = around.get(var, self._space.nodes.full[var]) | mask
                if var in said:
                    said[var] |= mask
        return said, filled

    # --- what others hide

    def hidden(self, part: int, others: Sequence[int]) -> bool:
        rules = [box for other in others for box in self._boxes[other]]
        try:
            return all(next(self._left(box, rules), None) is None for box in self._boxes[part])
        except TooMany:
            self.undecided = True
            return False

    def _left(self, box: Box, rules: Sequence[Box]) -> Iterator[Box]:
        """What of a box some rules do not cover."""
        return self._search.each(self._search.near(box, rules), box)

    def rest(self, part: int, others: Sequence[int]) -> tuple[str, ...]:
        if len(self._boxes[part]) != 1 or self._search.linked:
            return ()
        box = self._boxes[part][0]
        try:
            left = list(islice(self._left(box, [rule for other in others for rule in self._boxes[other]]), 2))
        except TooMany:
            return ()
        own = meet(box, left[0]) if len(left) == 1 else None
        if own is None:
            return ()
        asked = sum(axis.vars for axis in self._axes.values() if any(axis.vars >> var & 1 for var in left[0]))
        asked |= sum(1 << var for var in left[0])  # also judgements
        return self._said({var: cells for var, cells in own.items() if asked >> var & 1})


def _plus(sweep: Sweep, more: Iterable[Box]) -> Sweep:
    for box in more:
        sweep = sweep.plus(box)
    return sweep


def _says_it_is_known(axis: Axis, box: Box) -> bool:
    """Whether the lines about a box never hold where a field is unknown."""
    own = {var: cells for var, cells in box.items() if axis.vars >> var & 1}
    if isinstance(axis, Selection):
        return YES in own.values()
    if isinstance(axis, Words):
        return axis.var in own or YES in own.values()
    is_no = isinstance(axis, Choices) and False in axis.values and own == {axis.var: 2 << axis.values[False]}
    return bool(own) and not is_no
