"""Boxes of cells: conditions taken apart into some, and what these have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

from funnelspec.conditions.solve.axes import NO, UNKNOWN, Axis, Selection, Words
from funnelspec.conditions.solve.nodes import ALL, ANY, LITERAL, Node

Box = dict[int, int]
"""The cells, as bits, that each variable may be in; all of them where it is missing."""

_MOST_BOXES = 64


def boxes(node: Node) -> list[Box] | None:
    """The boxes that a node consists of; nothing if these are more than 64."""
    if node.kind == LITERAL:
        return [{node.var: node.mask}]
    if node.kind == ALL:
        return _all(node.parts)
    if node.kind == ANY:
        return _any(_all((part,)) for part in node.parts)
    if comb(len(node.parts), node.need) > _MOST_BOXES:
        return None
    return _any(map(_all, combinations(node.parts, node.need)))


def _any(ways: Iterator[list[Box] | None]) -> list[Box] | None:
    found: list[Box] = []
    for own in ways:
        if own is None or len(found) + len(own) > _MOST_BOXES:
            return None
        found += own
    return found


def _all(parts: Sequence[Node]) -> list[Box] | None:
    literals: Box = {}
    for part in parts:
        if part.kind == LITERAL:
            # Of a count several parts may be about one variable.
            literals[part.var] = literals.get(part.var, part.mask) & part.mask
    found = [literals] if all(literals.values()) else []
    for part in parts:
        if part.kind != LITERAL:
            own = boxes(part)
            if own is None or len(found) * len(own) > _MOST_BOXES:
                return None
            found = [both for one in found for other in own if (both := meet(one, other)) is not None]
    return found


def hull(node: Node) -> Box | None:
    """One box around all of a node; nothing if the node can never hold."""
    if node.kind == LITERAL:
        return {node.var: node.mask}
    if node.kind == ALL:
        whole: Box | None = {}
        for part in node.parts:
            own = hull(part)
            whole = None if whole is None or own is None else meet(whole, own)
        return whole
    if node.kind != ANY:
        return {}
    sides = [side for side in map(hull, node.parts) if side is not None]
    if not sides:
        return None
    common = set(sides[0]).intersection(*sides[1:])
    around = dict.fromkeys(common, 0)
    for side in sides:
        for var in common:
            around[var] |= side[var]
    return around


def meet(one: Box, other: Mapping[int, int]) -> Box | None:
    """What lies in both boxes; nothing if nothing does."""
    both = dict(one)
    for var, cells in other.items():
        left = both.get(var, cells) & cells
        if not left:
            return None
        both[var] = left
    return both


def narrowed(rule: Box, box: Mapping[int, int], full: Sequence[int]) -> Box | None:
    """What a rule asks of whoever is in a box already; nothing if it has nothing in common with it."""
    asked: Box = {}
    for var, cells in rule.items():
        around = box.get(var, full[var])
        both = cells & around
        if not both:
            return None
        if both != around:
            asked[var] = both
    return asked


def near(box: Mapping[int, int], rules: Iterable[Box], full: Sequence[int]) -> list[Box]:
    """What rules ask of whoever is in a box already, those that have something in common with it."""
    return [own for rule in rules if (own := narrowed(rule, box, full)) is not None]


def bits(number: int) -> Iterator[int]:
    """The positions of the bits of a number, from the lowest."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def blank(axis: Axis) -> Box:
    """The leads whose field is unknown."""
    if isinstance(axis, Selection):
        return dict.fromkeys(axis.members.values(), NO)
    patterns = {one.var: NO for one in axis.patterns.values()} if isinstance(axis, Words) else {}
    return {axis.var: UNKNOWN, **patterns}


def known(axes: Mapping[str, Axis], unknown: Sequence[str] = ()) -> Box:
    """The leads of whom all fields are known but some, which are blank; of selections, of which that is no
    box, also those that have nothing selected."""
    box: Box = {}
    for name, axis in axes.items():
        if name in unknown:
            box |= blank(axis)
        elif not isinstance(axis, Selection):
            box[axis.var] = axis.full & ~UNKNOWN
    return box
