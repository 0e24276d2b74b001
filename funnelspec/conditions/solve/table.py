"""Conditions that are to share out the leads among them, as the parts of a segment or the limits of which
the first that fits counts: which overlap, who is in none, which are hidden by others.

Parts that are boxes, and a few of them each, are swept together, however many there are; any others, and
all beside them, are asked about one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from funnelspec.conditions.solve.axes import UNKNOWN, Numbers, Selection
from funnelspec.conditions.solve.example import smallest
from funnelspec.conditions.solve.logic import confirmed
from funnelspec.conditions.solve.nodes import TRUE, Node
from funnelspec.conditions.solve.search import Domain
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.solve.sweep import Box, Sweep, TooMany, bits, boxes, meet
from funnelspec.conditions.solve.words import lines, point
from funnelspec.conditions.typed import Typed

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Answer, Example, Logic

_MOST_GAPS = 5


class Region(NamedTuple):
    """Leads that are in no part, or in two.

    Attributes:
        example: one of them.
        lines: conditions that are met exactly there, among leads of which all is known; none where that
        cannot be
            said in lines.
        point: the field of which the region has one value only, between two thresholds; else empty.
    """

    example: Example
    lines: tuple[str, ...]
    point: str


class Overlap(NamedTuple):
    """A part that has leads in common with parts before it: their numbers, and what it shares with the
    first."""

    part: int
    others: tuple[int, ...]
    region: Region


class Table:
    """Parts by their number.

    Attributes:
        on_days: what is found may change with the calendar.
        undecided: some question about them could not be answered; known when all have been asked.
    """

    def __init__(self, logic: Logic, space: Space, parts: Sequence[Typed], on_days: bool) -> None:
        self._logic = logic
        self._space = space
        self._parts = parts
        self.on_days = on_days
        self.undecided = False
        nodes = [space.node(part) for part in parts]
        vars = 0
        for node in nodes:
            vars |= node.vars
        self._axes = {name: axis for name, axis in space.axes.items() if axis.vars & vars}
        self._nodes = nodes
        self._boxes = None if on_days else self._all_boxes(nodes, vars)

    @cached_property
    def _nobody(self) -> Node:
        return self._space.nodes.all_of(self._space.nodes.negated(node) for node in self._nodes)

    def _all_boxes(self, nodes: Sequence[Node], vars: int) -> list[list[Box]] | None:
        """The boxes of each part; nothing if one has too many, or its cells are not all there is to say."""
        if self._space.links(vars) or any(isinstance(axis, Selection) for axis in self._axes.values()):
            return None
        found: list[list[Box]] = []
        for node in nodes:
            own = boxes(node)
            if own is None:
                return None
            found.append(own)
        return found

    @cached_property
    def _sweep(self) -> tuple[Sweep, list[int]]:
        """All boxes swept, and the number of the part that each belongs to."""
        owned = [(box, part) for part, own in enumerate(self._boxes or ()) for box in own]
        return self._swept([box for box, _ in owned]), [part for _, part in owned]

    def _swept(self, rules: list[Box]) -> Sweep:
        numbers = sum(axis.vars for axis in self._axes.values() if isinstance(axis, Numbers))
        return Sweep(rules, self._space.nodes.full, numbers)

    def overlaps(self) -> Iterator[Overlap]:
        """Each part that overlaps with parts before it, in order."""
        for part in range(len(self._parts)):
            others = self._overlaps(part) if self._boxes is None else self._swept_overlaps(part, self._boxes)
            if others:
                yield Overlap(part, tuple(sorted(others)), others[min(others)]())

    def _swept_overlaps(self, part: int, boxes: list[list[Box]]) -> dict[int, Callable[[], Region]]:
        sweep, owners = self._sweep
        others: dict[int, Callable[[], Region]] = {}
        for box in boxes[part]:
            for row in bits(sweep.touching(box)):
                if owners[row] >= part:
                    break
                if owners[row] not in others:
                    others[owners[row]] = partial(self._shared, part, owners[row], box, sweep.rules[row])
        return others

    def _shared(self, part: int, other: int, one: Box, two: Box) -> Region:
        both = (self._parts[part], self._parts[other])
        cells = meet(one, two)
        assert cells is not None, "boxes that touch have something in common"
        goal = self._space.nodes.all_of(map(self._space.node, both))
        return self._region(goal, cells, cells, both, ())

    def _overlaps(self, part: int) -> dict[int, Callable[[], Region]]:
        others: dict[int, Callable[[], Region]] = {}
        for other in range(part):
            answer = self._logic.find((self._parts[part], self._parts[other]))
            self.undecided = self.undecided or answer.found is None
            if answer.found:
                others[other] = partial(_shown, answer)
        return others

    @cached_property
    def gaps(self) -> tuple[Region, ...]:
        """Where a lead is in no part although all is known that the parts ask about; at most five regions."""
        if self._boxes is None:
            answer = self._logic.find((), self._parts, blanks=False)
            self.undecided = self.undecided or answer.found is None
            return (_shown(answer),) if answer.found else ()
        return tuple(self._as_gap(box, self._known()) for box in self._gap_boxes)

    @cached_property
    def _gap_boxes(self) -> list[Box]:
        sweep = self._sweep[0]
        found: list[Box] = []
        while len(found) < _MOST_GAPS:
            gap = self._gap(sweep, self._known())
            if gap is None:
                break
            found.append(gap)
            sweep = self._swept([*self._sweep[0].rules, *found])
        return found

    def blanks(self) -> dict[str, Region]:
        """The fields that put a lead in no part when they are blank, and only then; all others are known."""
        if self._boxes is None:
            return {} if self.gaps else dict(self._asked_blanks())
        found: dict[str, Region] = {}
        sweep = self._swept([*self._sweep[0].rules, *self._gap_boxes])
        for name in self._axes:
            gap = self._gap(sweep, self._known(name))
            if gap is not None:
                found[name] = self._as_gap(gap, self._known(name))
        return found

    def _asked_blanks(self) -> Iterator[tuple[str, Region]]:
        nodes = self._space.nodes
        for name, axis in self._axes.items():
            known = [nodes.negated(axis.known(nodes))]
            known += [other.known(nodes) for other in self._axes.values() if other is not axis]
            goal = nodes.all_of((self._nobody, *known))
            found, domain = self._logic.decide(goal)
            self.undecided = self.undecided or found is None
            if domain is not None:
                yield name, self._region(goal, domain, {}, (), self._parts)

    def hidden(self, part: int, others: Sequence[int]) -> bool:
        """Whether every lead of a part is in one of the others, too."""
        if self._boxes is None:
            answer = self._logic.find((self._parts[part],), [self._parts[other] for other in others])
            self.undecided = self.undecided or answer.found is None
            return answer.found is False
        sweep, owners = self._sweep
        wanted = set(others)
        rules = sum(1 << row for row, owner in enumerate(owners) if owner in wanted)
        before = self.undecided
        return all(self._gap(sweep, box, rules) is None for box in self._boxes[part]) and (
            before or not self.undecided
        )

    def _known(self, blank: str = "") -> Box:
        """All fields known but one."""
        return {
            axis.var: UNKNOWN if name == blank else axis.full & ~UNKNOWN
            for name, axis in self._axes.items()
            if not isinstance(axis, Selection)
        }

    def _gap(self, sweep: Sweep, within: Box, rules: int | None = None) -> Box | None:
        try:
            return sweep.gap(within, rules)
        except TooMany:
            self.undecided = True
            return None

    def _as_gap(self, gap: Box, within: Box) -> Region:
        cells = meet(within, gap) or gap
        blank = {var: mask for var, mask in within.items() if mask == UNKNOWN}
        return self._region(self._nobody, cells, {**blank, **gap}, (), self._parts)

    def _region(
        self, goal: Node, cells: Domain, said: Domain, yes: Sequence[Typed], no: Sequence[Typed]
    ) -> Region:
        domain = smallest(goal, goal if no else TRUE, cells, self._space)
        example = confirmed(domain, self._space, yes, no)
        assert example is not None, "a box without a lead in it"
        return Region(example, lines(said, self._space), point(said, self._space))


def _shown(answer: Answer) -> Region:
    example = answer.lead()
    assert example is not None, "an answer without its lead"
    return Region(example, (), "")
