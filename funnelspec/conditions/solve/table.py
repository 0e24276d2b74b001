"""Conditions that are to share out the leads among them, as the parts of a segment or the limits of which
the first that fits counts: which overlap, who is in none, which are hidden by others.

This is the table of any conditions, whose parts are asked about one by one; see ``swept`` for those that are
swept together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from funnelspec.conditions.solve.axes import Axis
from funnelspec.conditions.solve.boxes import Box, bits, hull
from funnelspec.conditions.solve.edges import Edge, Mend
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.solve.sweep import Sweep
from funnelspec.conditions.typed import Test, Typed, leaves
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Answer, Example, Logic

MOST_GAPS = 5
_MOST_ASKED = 2_000


class Region(NamedTuple):
    """Leads that are in no part, or in two.

    Attributes:
        example: one of them.
        lines: conditions that are met exactly there, among the leads that are meant; none where that cannot
            be said in lines.
        edges: lines of parts at its ends.
        point: the field of which it has one value only, that two thresholds both leave out or both let in;
            else empty.
        mends: the lines that say instead of such a threshold what was meant; one of them is enough.
    """

    example: Example
    lines: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    point: str = ""
    mends: tuple[Mend, ...] = ()


class Table:
    """Parts by their number. What can never be met, and what always is, overlaps with nothing here: that is
    not a matter of two.

    Attributes:
        on_days: what is found may change with the calendar.
        undecided: some question so far could not be answered.
    """

    def __init__(self, logic: Logic, space: Space, parts: Sequence[Typed], on_days: bool) -> None:
        self._logic = logic
        self._space = space
        self._parts = tuple(parts)  # held: whoever remembers a table knows it by their ids
        self.on_days = on_days
        self.undecided = False
        self._asked = 0
        self._nodes = [space.node(part) for part in parts]
        self._vars = 0
        for node in self._nodes:
            self._vars |= node.vars
        self._axes: dict[str, Axis] = {
            name: axis for name, axis in space.axes.items() if axis.vars & self._vars
        }

    @cached_property
    def overlaps(self) -> dict[int, tuple[int, ...]]:
        """The parts that overlap with parts before them, and with which."""
        idle = {part for part in range(len(self._parts)) if self._is_idle(part)}
        found: dict[int, tuple[int, ...]] = {}
        for part in range(len(self._parts)):
            if part not in idle:
                others = tuple(other for other in self._overlapping(part) if other not in idle)
                if others:
                    found[part] = others
        return found

    def _is_idle(self, part: int) -> bool:
        node = self._nodes[part]
        if node.vars and node.size == node.vars.bit_count() and not self._space.links(node.vars):
            return False  # each variable stands in it once, so it can hold and fail
        alone = (self._parts[part],)
        return self._logic.find(alone).found is False or self._logic.find((), alone).found is False

    def _found(self, yes: Sequence[Typed], no: Sequence[Typed] = ()) -> bool | None:
        """Whether there is such a lead; nothing where that is undecided, or too much was asked already."""
        self._asked += 1
        found = self._logic.find(yes, no).found if self._asked <= _MOST_ASKED else None
        self.undecided = self.undecided or found is None
        return found

    @cached_property
    def _hulls(self) -> tuple[Sweep, list[Box | None]]:
        """A box around each part, swept; around none where the calendar may move what is in them."""
        hulls = [{} if self.on_days else hull(node) for node in self._nodes]
        return Sweep([around or {} for around in hulls], self._space.nodes.full), hulls

    def _overlapping(self, part: int) -> Iterator[int]:
        """The parts before a part that have leads in common with it."""
        sweep, hulls = self._hulls
        own = hulls[part]
        near = sweep.touching(own) if own is not None else 0
        for other in bits(near & ((1 << part) - 1)):
            if self._found((self._parts[part], self._parts[other])):
                yield other

    def meets_at(self, part: int, other: int) -> str:
        """The field of the one value that is all that two parts share, where their thresholds meet; else
        empty."""
        return self.shared(part, other).point

    def shared(self, part: int, other: int) -> Region:
        """Leads that two parts have in common."""
        return _shown(self._logic.find((self._parts[part], self._parts[other])))

    @cached_property
    def gaps(self) -> tuple[Region, ...]:
        """Leads that are in no part although all is known that the parts ask about; at most five regions."""
        answer = self._logic.find((), self._parts, blanks=False)
        self.undecided = self.undecided or answer.found is None
        return (_shown(answer),) if answer.found else ()

    def blanks(self) -> dict[tuple[str, ...], Region]:
        """The fields that put a lead in no part when they are blank, and only then, all others known: first
        those that do it alone, then several that do it together."""
        return self._blank_regions

    @cached_property
    def _blank_regions(self) -> dict[tuple[str, ...], Region]:
        if self.gaps:
            return {}
        asked = {
            name: _is("unknown", leaf)
            for part in self._parts
            for leaf in leaves(part)
            if isinstance(leaf, Test) and (name := leaf.field.id) in self._axes
        }
        found: dict[tuple[str, ...], Region] = {}
        for name, unknown in asked.items():
            known = [_is("known", test) for other, test in asked.items() if other != name]
            answer = self._logic.find((unknown, *known), self._parts)
            self.undecided = self.undecided or answer.found is None
            if answer.found:
                found[name,] = _shown(answer)
        return found

    def hidden(self, part: int, others: Sequence[int]) -> bool:
        """Whether every lead of a part is in one of the others, too."""
        return self._found((self._parts[part],), [self._parts[other] for other in others]) is False

    @cached_property
    def inside(self) -> dict[int, tuple[int, ...]]:
        """The parts of which every lead is in others, too, and in which; of two that are the same the
        later."""
        near: dict[int, set[int]] = {}
        for part, others in self.overlaps.items():
            for other in others:
                near.setdefault(part, set()).add(other)
                near.setdefault(other, set()).add(part)
        found: dict[int, tuple[int, ...]] = {}
        for part in sorted(near, reverse=True):
            hiding = self.hiding(part, sorted(near[part] - found.keys()))
            if hiding:
                found[part] = hiding
        return found

    def hiding(self, part: int, others: Sequence[int]) -> tuple[int, ...]:
        """The fewest of the others that every lead of a part is in: one if one does, else none of them
        idle; nothing if not even all of them do."""
        if not others or not self.hidden(part, others):
            return ()
        for other in others:
            if self.hidden(part, (other,)):
                return (other,)
        left = list(others)
        for other in reversed(others):
            rest = [each for each in left if each != other]
            if self.hidden(part, rest):
                left = rest
        return tuple(left)

    def rest(self, part: int, others: Sequence[int]) -> tuple[str, ...]:  # noqa: ARG002
        """Lines that, instead of those about the same fields, leave a part what is in none of the others;
        nothing where that cannot be said so."""
        return ()


def _shown(answer: Answer) -> Region:
    example = answer.lead()
    assert example is not None, "an answer without its lead"
    return Region(example)


def _is(op: str, test: Test) -> Test:
    return Test(test.field, op, (), test.origin)
