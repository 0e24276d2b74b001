"""Tables of many rules, each a box of cells: which overlap, what none covers, what others hide.

For each variable the cells are swept once, with the set of rules that accept each cell kept as the bits of
an ``int``; questions about two rules or about all of them are then a few operations on such sets. Gaps are
found column by column, and what was covered once is remembered (the sweep is that of Calvanese et al.,
Semantics and analysis of DMN decision tables, BPM 2016; the columns are those of the memoised search for
missing rules in the same paper's implementation, here over sets).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from funnelspec.conditions.solve.nodes import ALL, ANY, LITERAL, Node

Box = dict[int, int]
"""The cells, as bits, that each variable may be in; all of them where it is missing."""

_MOST_BOXES = 64
_MOST_STATES = 100_000


class TooMany(Exception):
    """The search for a gap gave up."""


def boxes(node: Node) -> list[Box] | None:
    """The boxes that a node consists of; nothing if these are more than 64, or it counts its parts."""
    if node.kind == LITERAL:
        return [{node.var: node.mask}]
    if node.kind == ANY:
        found: list[Box] = []
        for part in node.parts:
            own = boxes(part)
            if own is None or len(found) + len(own) > _MOST_BOXES:
                return None
            found += own
        return found
    if node.kind != ALL:
        return None
    found = [{}]
    for part in node.parts:
        own = boxes(part)
        if own is None or len(found) * len(own) > _MOST_BOXES:
            return None
        found = [both for one in found for other in own if (both := meet(one, other)) is not None]
    return found


def meet(one: Box, other: Mapping[int, int]) -> Box | None:
    """What lies in both boxes; nothing if nothing does."""
    both = dict(one)
    for var, cells in other.items():
        left = both.get(var, cells) & cells
        if not left:
            return None
        both[var] = left
    return both


def bits(number: int) -> Iterator[int]:
    """The positions of the bits of a number, from the lowest."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


class _Column:
    """One variable, swept: the rules that accept each stretch of its cells."""

    __slots__ = ("_at", "_known", "_single", "_started", "free", "full", "kinds")

    def __init__(self, full: int, masks: Sequence[int | None]) -> None:
        self.full = full
        self.free = sum(1 << row for row, mask in enumerate(masks) if mask is None)
        turns: dict[int, int] = {}
        self._single = True
        for row, mask in enumerate(masks):
            if mask is not None:
                edges = mask ^ (mask << 1)
                self._single = self._single and edges.bit_count() == 2
                for at in bits(edges):
                    turns[at] = turns.get(at, 0) ^ (1 << row)
        # Stretches of cells, as (first cell, rules that accept them); the rules that have begun by then.
        self._at: list[int] = []
        self._started: list[int] = []
        accepting = started = 0
        last = full.bit_length()
        stretches: list[tuple[int, int]] = []
        for at in sorted({0, *turns}):
            if at >= last:
                break
            accepting ^= turns.get(at, 0)
            started |= accepting
            stretches.append((at, accepting))
            self._at.append(at)
            self._started.append(started)
        self.kinds: list[tuple[int, int]] = []
        ends = [at for at, _ in stretches[1:]] + [last]
        for (first, rules), end in zip(stretches, ends, strict=True):
            cells = ((1 << end) - (1 << first)) & full
            self.kinds.append((cells, rules | self.free))
        self._known: dict[int, int] = {}

    def touching(self, mask: int) -> int:
        """The rules that accept some of these cells."""
        found = self._known.get(mask)
        if found is None:
            found = self._known[mask] = self._touching(mask)
        return found

    def _touching(self, mask: int) -> int:
        if self._single and (mask ^ (mask << 1)).bit_count() == 2:
            from bisect import bisect_right

            first = bisect_right(self._at, (mask & -mask).bit_length() - 1) - 1
            last = bisect_right(self._at, mask.bit_length() - 1) - 1
            # Each rule is one stretch: it touches these cells if it accepts the first or begins behind it.
            return self.kinds[first][1] | (self._started[last] & ~self._started[first])
        found = self.free
        for cells, rules in self.kinds:
            if cells & mask:
                found |= rules
        return found


class Sweep:
    """Rules, each a box; a rule is known by its number.

    Args:
        full: every cell of each variable.
        ordered: the variables, as bits, of whose cells only neighbours are told as one gap.
    """

    def __init__(self, rules: Sequence[Box], full: Sequence[int], ordered: int = 0) -> None:
        self.rules = rules
        self.ordered = ordered
        vars = sorted({var for box in rules for var in box})
        columns = {var: _Column(full[var], [box.get(var) for box in rules]) for var in vars}
        self.columns = dict(sorted(columns.items(), key=lambda item: len(item[1].kinds)))
        self.everyone = (1 << len(rules)) - 1
        self._states = 0

    def touching(self, box: Mapping[int, int]) -> int:
        """The rules that have something in common with a box."""
        found = self.everyone
        for var, cells in box.items():
            if var in self.columns:
                found &= self.columns[var].touching(cells)
        return found

    def gap(self, within: Mapping[int, int], rules: int | None = None) -> Box | None:
        """What of a box no rule covers: a part of it, as large as can be, by the variables that it is
        narrower in; nothing if there is none.

        Args:
            rules: only these count, as bits; all of them where this is left out.

        Raises:
            TooMany: after 100,000 states none was found.
        """
        self._states = 0
        active = self.touching(within) & (self.everyone if rules is None else rules)
        columns = list(self.columns.items())
        # Of each column the rules that ask nothing from there on: they cover whatever is left.
        done = [self.everyone] * (len(columns) + 1)
        for at in range(len(columns) - 1, -1, -1):
            done[at] = done[at + 1] & columns[at][1].free
        found = self._gap(0, active, columns, done, within, set())
        return None if found is None else self._widened(found, within, active)

    def _gap(
        self,
        at: int,
        active: int,
        columns: list[tuple[int, _Column]],
        done: list[int],
        within: Mapping[int, int],
        covered: set[tuple[int, int]],
    ) -> Box | None:
        if not active:
            return {}
        if active & done[at] or (at, active) in covered:
            return None
        self._states += 1
        if self._states > _MOST_STATES:
            raise TooMany
        var, column = columns[at]
        allowed = within.get(var, column.full)
        kinds: dict[int, int] = {}
        for cells, rules in column.kinds:
            if cells & allowed:
                left = active & rules
                kinds[left] = kinds.get(left, 0) | (cells & allowed)
        for left in sorted(kinds, key=int.bit_count):
            found = self._gap(at + 1, left, columns, done, within, covered)
            if found is not None:
                return {var: kinds[left], **found}
        covered.add((at, active))
        return None

    def _widened(self, box: Box, within: Mapping[int, int], active: int) -> Box:
        """The box, each of its sides moved as far out as no rule is."""
        for var in list(box):
            column = self.columns[var]
            rest = active & self.touching({other: cells for other, cells in box.items() if other != var})
            allowed = within.get(var, column.full)
            free = 0
            for cells, rules in column.kinds:
                if not rules & rest:
                    free |= cells & allowed
            box[var] = _stretch(free, box[var]) if self.ordered >> var & 1 else free
            if box[var] == allowed:
                del box[var]
        return box


def _stretch(cells: int, seed: int) -> int:
    """The cells without a break between them and the lowest of some others."""
    low = seed & -seed
    above = (cells // low + 1) & ~(cells // low)
    below = low
    while cells & below >> 1:
        below >>= 1
    return (above - 1) * low | (low - below)
