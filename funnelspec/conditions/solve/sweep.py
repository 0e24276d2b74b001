"""Tables of many rules, each a box of cells: which overlap, what none covers, what others hide.

For each variable the cells are swept once, with the set of rules that accept each cell kept as the bits of
an ``int``; questions about two rules or about all of them are then a few operations on such sets. Gaps are
found column by column, and what was covered once is remembered (the sweep is that of Calvanese et al.,
Semantics and analysis of DMN decision tables, BPM 2016; the columns are those of the memoised search for
missing rules in the same paper's implementation, here over sets).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from funnelspec.conditions.solve.boxes import Box

STEPS = 2_000_000
"""How many stretches of cells a search for a gap looks at before it gives up; about half a second."""

_MOST_COLUMNS = 400  # the search for a gap goes as deep


class TooMany(Exception):
    """The search for a gap gave up."""


class _Column:
    """One variable, swept: the rules that accept each stretch of its cells."""

    __slots__ = ("_at", "_known", "_single", "_started", "free", "full", "kinds")

    def __init__(self, full: int, masks: Sequence[int | None]) -> None:
        self.full = full
        self.free = 0
        turns: dict[int, int] = {}
        self._single = True
        for row, mask in enumerate(masks):
            rule = 1 << row
            if mask is None:
                self.free |= rule
                continue
            edges = mask ^ (mask << 1)
            self._single = self._single and edges.bit_count() == 2
            while edges:
                low = edges & -edges
                at = low.bit_length() - 1
                turns[at] = turns.get(at, 0) ^ rule
                edges ^= low
        # Of each stretch the first cell, and the rules that have begun by then.
        self._at: list[int] = []
        self._started: list[int] = []
        self.kinds: list[tuple[int, int]] = []
        accepting = started = 0
        last = full.bit_length()
        places = [at for at in sorted({0, *turns}) if at < last]
        for at, end in zip(places, [*places[1:], last], strict=True):
            accepting ^= turns.get(at, 0)
            started |= accepting
            self._at.append(at)
            self._started.append(started)
            self.kinds.append((((1 << end) - (1 << at)) & full, accepting | self.free))
        self._known: dict[int, int] = {}

    def plus(self, mask: int | None, rule: int) -> _Column:
        """The column with one more rule."""
        more = _Column(self.full, ())
        more._single = False
        more.free = self.free if mask is not None else self.free | rule
        more.kinds = []
        accepted = self.full if mask is None else mask
        for cells, rules in self.kinds:
            if cells & accepted:
                more.kinds.append((cells & accepted, rules | rule))
            if cells & ~accepted:
                more.kinds.append((cells & ~accepted, rules))
        return more

    def touching(self, mask: int) -> int:
        """The rules that accept some of these cells."""
        found = self._known.get(mask)
        if found is None:
            found = self._known[mask] = self._touching(mask)
        return found

    def covering(self, mask: int) -> int:
        """The rules that accept all of these cells."""
        found = -1
        for cells, rules in self.kinds:
            if cells & mask:
                found &= rules
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

    Attributes:
        steps: how many were left of those that the last search for a gap was given.
    """

    def __init__(self, rules: Sequence[Box], full: Sequence[int]) -> None:
        self.rules = rules
        self._full = full
        vars = sorted({var for box in rules for var in box})
        columns = {var: _Column(full[var], [box.get(var) for box in rules]) for var in vars}
        self.columns = dict(sorted(columns.items(), key=lambda item: len(item[1].kinds)))
        self.everyone = (1 << len(rules)) - 1
        self.steps = 0

    @property
    def size(self) -> int:
        """How many stretches of cells there are."""
        return sum(len(column.kinds) for column in self.columns.values())

    def plus(self, box: Box) -> Sweep:
        """These rules and one more."""
        rule = self.everyone + 1
        columns = dict(self.columns)
        for var in box.keys() - columns.keys():
            columns[var] = _Column(self._full[var], [None] * len(self.rules))
        more = Sweep((), self._full)
        more.rules = [*self.rules, box]
        more.columns = {var: column.plus(box.get(var), rule) for var, column in columns.items()}
        more.everyone = self.everyone | rule
        return more

    def touching(self, box: Mapping[int, int]) -> int:
        """The rules that have something in common with a box."""
        found = self.everyone
        for var, cells in box.items():
            if var in self.columns:
                found &= self.columns[var].touching(cells)
        return found

    def gap(self, within: Mapping[int, int], steps: int = STEPS) -> Box | None:
        """What of a box no rule covers: a part of it, as large as can be, by the variables that it is
        narrower in; nothing if there is none.

        Raises:
            TooMany: after so many steps none was found, or there are more than 400 variables.
        """
        self.steps = steps
        columns = list(self.columns.items())
        if len(columns) > _MOST_COLUMNS:
            raise TooMany
        active = self.touching(within)
        # Of each column the rules that leave nothing out from there on: they cover whatever is left.
        done = [self.everyone] * (len(columns) + 1)
        for at in range(len(columns) - 1, -1, -1):
            var, column = columns[at]
            done[at] = done[at + 1] & column.covering(within.get(var, column.full))
        found = self._gap(0, active, columns, done, within, set())
        return None if found is None else self.widened(found, within)

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
        var, column = columns[at]
        self.steps -= len(column.kinds)
        if self.steps < 0:
            raise TooMany
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

    def widened(self, box: Box, within: Mapping[int, int]) -> Box:
        """A box that no rule covers, each of its sides moved as far out as none does."""
        box = dict(box)
        for var in list(box):
            column = self.columns[var]
            rest = self.touching({**within, **{other: cells for other, cells in box.items() if other != var}})
            allowed = within.get(var, column.full)
            for cells, rules in column.kinds:
                if not rules & rest:
                    box[var] |= cells & allowed
            if box[var] == allowed:
                del box[var]
        return box
