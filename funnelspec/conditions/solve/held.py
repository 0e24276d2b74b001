"""Many leads held against conditions at once: a lead is one bit of an ``int``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, product
from math import prod
from operator import or_

from funnelspec.conditions.solve.boxes import bits
from funnelspec.conditions.solve.nodes import ALL, ANY, FALSE, LITERAL, TRUE, Node
from funnelspec.conditions.solve.space import Space

Cells = dict[int, int]
"""One lead: the cell of each variable, by its number."""

_MOST = 200_000


class Held:
    """Some leads, and which of them meet a node, as bits."""

    def __init__(self, leads: Sequence[Cells]) -> None:
        self.everyone = (1 << len(leads)) - 1
        self._known: dict[int, int] = {id(TRUE): self.everyone, id(FALSE): 0}
        by_cell: dict[int, dict[int, int]] = {}
        for at, lead in enumerate(leads):
            for var, cell in lead.items():
                own = by_cell.setdefault(var, {})
                own[cell] = own.get(cell, 0) | 1 << at
        # Of each variable the cells that occur, and the leads in cells before each of them.
        self._cells: dict[int, list[int]] = {}
        self._before: dict[int, list[int]] = {}
        for var, own in by_cell.items():
            self._cells[var] = sorted(own)
            self._before[var] = list(accumulate((own[cell] for cell in self._cells[var]), or_, initial=0))

    def by(self, node: Node) -> int:
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = self._by(node)
        return found

    def _by(self, node: Node) -> int:
        if node.kind == LITERAL:
            return self._in(node.var, node.mask)
        if node.kind == ALL:
            met = self.everyone
            for part in node.parts:
                met &= self.by(part)
            return met
        need = 1 if node.kind == ANY else node.need
        # Who meets so many of the parts so far, from none upwards.
        enough = [self.everyone, *[0] * need]
        for part in node.parts:
            met = self.by(part)
            for count in range(need, 0, -1):
                enough[count] |= enough[count - 1] & met
        return enough[need]

    def _in(self, var: int, mask: int) -> int:
        """The leads in some cells, which are taken stretch by stretch."""
        cells, before = self._cells[var], self._before[var]
        met = start = 0
        while mask:
            gap = (mask & -mask).bit_length() - 1
            mask >>= gap
            length = (~mask & (mask + 1)).bit_length() - 1
            mask >>= length
            start += gap
            first, last = bisect_left(cells, start), bisect_left(cells, start + length)
            met |= before[last] ^ before[first]
            start += length
        return met


def patterns(space: Space, nodes: Sequence[Node]) -> list[tuple[bool, ...]] | None:
    """Which of some nodes a lead can meet at once, tried on one lead of every sort: those of one sort are in
    the same literals. Nothing where there are too many sorts, or where the words of a text say something of
    each other.

    Returns:
        For each way in which they can come out whether each node holds, the fewest first.
    """
    vars = 0
    for node in nodes:
        vars |= node.vars
    if any(space.links(vars).values()):
        return None
    sorts = {var: [space.nodes.full[var]] for var in bits(vars)}
    for var, mask in _literals(nodes):
        sorts[var] = [part for cells in sorts[var] for part in (cells & ~mask, cells & mask) if part]
    if prod(map(len, sorts.values())) * len(nodes) > _MOST:
        return None
    cells = [[(part & -part).bit_length() - 1 for part in parts] for parts in sorts.values()]
    leads = [dict(zip(sorts, each, strict=True)) for each in product(*cells)]
    held = Held(leads)
    met = [held.by(node) for node in nodes]
    return sorted({tuple(bool(one >> at & 1) for one in met) for at in range(len(leads))})


def _literals(nodes: Iterable[Node]) -> set[tuple[int, int]]:
    """The variable and the cells of every literal."""
    found: set[tuple[int, int]] = set()
    seen: set[int] = set()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if node.kind == LITERAL:
            found.add((node.var, node.mask))
        elif id(node) not in seen:
            seen.add(id(node))
            stack.extend(node.parts)
    return found
