"""Where lines of conditions end or begin: the thresholds around a stretch of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from funnelspec.conditions.ast import Group, NoneOf, Not
from funnelspec.conditions.solve.axes import UNKNOWN, Axis, Numbers
from funnelspec.conditions.solve.boxes import Box, near
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.solve.words import written
from funnelspec.conditions.typed import Named, Test, Typed
from funnelspec.record import NamedTuple

_FIXED = frozenset(("<", "<=", ">", ">=", "between"))


class Edge(NamedTuple):
    """A line that ends or begins where a stretch of cells does.

    Attributes:
        part: the number of the condition that it stands in.
        holds: whether the condition needs it to hold, or not to.
        below: the condition comes from below, so that it ends there.
    """

    part: int
    test: Test
    holds: bool
    below: bool


class Mend(NamedTuple):
    """A line that is to be written instead of a test, so that one value more is in a part, or no more.

    Attributes:
        line: the whole predicate, with its ``not``.
    """

    part: int
    test: Test
    line: str


class Stretch(NamedTuple):
    """Cells that are in no condition, or in two, and their edges; see ``table.Region``."""

    cells: Box
    edges: tuple[Edge, ...]
    point: str = ""
    mends: tuple[Mend, ...] = ()


class Parts(NamedTuple):
    """The conditions that are asked about, by their number, and the boxes of each."""

    typed: Mapping[int, Typed]
    boxes: Mapping[int, Sequence[Box]]
    axes: Mapping[str, Axis]
    space: Space


def stretch(cells: Box, parts: Parts, between: bool) -> Stretch:
    """Some cells with their edges.

    Args:
        between: the cells lie between the conditions; else within all of them.
    """
    around = tuple(_edges(cells, parts, between))
    for name, axis in parts.axes.items():
        if isinstance(axis, Numbers) and not cells.get(axis.var, UNKNOWN) & UNKNOWN:
            runs = list(axis.runs(cells[axis.var]))
            own = [edge for edge in around if edge.test.field.id == name and edge.test.op in _FIXED]
            if len(runs) == 1 and axis.single(runs[0]) and _meet(own, between):
                mends = _mends(own, axis, cells[axis.var], parts, between)
                if mends:
                    return Stretch(cells, around, name, mends)
    return Stretch(cells, around)


def _edges(cells: Box, parts: Parts, between: bool) -> Iterator[Edge]:
    """The lines of conditions that end or begin where some cells do."""
    stretches = {}
    for name, axis in parts.axes.items():
        values = cells.get(axis.var, 0) & ~UNKNOWN if isinstance(axis, Numbers) else 0
        low, high = values & -values, 1 << values.bit_length() >> 1
        if values and values == 2 * high - low:
            stretches[name] = (low, high)
    for number, part in parts.typed.items() if stretches else ():
        for test, holds in _tests(part):
            if test.field.id in stretches:
                low, high = stretches[test.field.id]
                mask = parts.space.node(test).mask
                own = (mask if holds else ~mask) & ~UNKNOWN
                below, above = (low >> 1, low), (high << 1, high)
                ends, begins = (below, above) if between else (above[::-1], below[::-1])
                for side, (inside, outside) in ((True, ends), (False, begins)):
                    if own & inside and not own & outside:
                        yield Edge(number, test, holds, side)


def _tests(typed: Typed) -> Iterator[tuple[Test, bool]]:
    """Every test of a condition, also behind ``meets``, and whether the condition needs it to hold."""
    stack = [(typed, True)]
    seen: set[tuple[str, bool]] = set()
    while stack:
        one, holds = stack.pop()
        if isinstance(one, Test):
            yield one, holds
        elif isinstance(one, Not):
            stack.append((one.part, not holds))
        elif isinstance(one, Group):
            stack.extend((part, holds != isinstance(one, NoneOf)) for part in reversed(one.parts))
        elif isinstance(one, Named) and (one.ref, holds) not in seen:
            seen.add((one.ref, holds))
            stack.append((one.typed, holds))


def _meet(own: Sequence[Edge], between: bool) -> bool:
    """Whether one of some edges ends where another begins, which is another condition's if both share it."""
    return any(
        one.below and not other.below and one.test is not other.test
        for one in own
        for other in own
        if between or one.part != other.part
    )


def _mends(own: Sequence[Edge], axis: Numbers, value: int, parts: Parts, between: bool) -> tuple[Mend, ...]:
    """The lines that could be written instead of edges at one value, so that all is well."""
    return tuple(
        Mend(edge.part, edge.test, line)
        for edge in own
        if _is_enough(edge, axis.var, value, parts, between)
        and (line := _moved(edge, axis, value, inside=between))
    )


def _is_enough(edge: Edge, var: int, value: int, parts: Parts, between: bool) -> bool:
    """Whether nothing new is shared, or lost, once a condition has a value more, or a value less."""
    beside = value >> 1 if edge.below else value << 1
    others = [box for part, own in parts.boxes.items() if part != edge.part for box in own]
    moved = [box for box in parts.boxes[edge.part] if box.get(var, 0) & (beside if between else value)]
    for box in moved:
        there = near({**box, var: value}, others, parts.space.nodes.full)
        if bool(there) if between else {} not in there:
            return False
    return bool(moved)


def _moved(edge: Edge, axis: Numbers, mask: int, inside: bool) -> str:
    """The line of an edge, its threshold moved by the one value of some cells; empty where that cannot be
    said in one line.

    Args:
        inside: the value is to be in the part; else in it no more.
    """
    (run,) = axis.runs(mask)
    first: Any = run.first
    value = first[0] if axis.kind == "number" else first
    below = edge.below == edge.holds
    holds = inside == edge.holds
    told = written(value, axis.kind)
    test = edge.test
    if test.op == "between":
        if not holds and axis.kind == "number":
            return ""
        ends = [_told(end) for end in test.values]
        ends[below] = told if holds else written(value - 1 if below else value + 1, axis.kind)
        line = f"{test.field.id} between {ends[0]} and {ends[1]}"
    else:
        op = f"{'<' if below else '>'}{'=' if holds else ''}"
        line = f"{test.field.id} {op} {told}"
        if _told(test.values[0]) == told:
            line = test.origin.written.replace(test.op, op, 1)
    return line if edge.holds else f"not {line}"


def _told(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else written(value, "number")
