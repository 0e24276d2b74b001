"""Conditions in negation normal form over variables with finitely many cells.

A literal says that a variable's cell is one of a set, kept as bits of an ``int``. Everything else is ``ALL``,
``ANY`` or ``COUNT`` of others, so that a node holds for more leads when one of its literals does: whoever
moves a variable to a cell that is in more literals breaks nothing. Nodes are built by a ``Nodes``, which
makes equal nodes one object.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LITERAL, ALL, ANY, COUNT = 0, 1, 2, 3

_MOST = 1 << 30


class Node:
    """A condition over cells.

    Attributes:
        var, mask: of a literal: the variable and the cells, as bits, in which it holds.
        parts, need: of a group: what stands in it; of a ``COUNT`` how many must hold.
        vars: the variables in it, as bits.
        size: how many literals stand in it, each counted as often as it is named.
    """

    __slots__ = ("kind", "mask", "need", "opposite", "parts", "size", "var", "vars")

    def __init__(
        self, kind: int, var: int, mask: int, parts: tuple[Node, ...], need: int, vars: int, size: int
    ) -> None:
        self.kind = kind
        self.var = var
        self.mask = mask
        self.parts = parts
        self.need = need
        self.vars = vars
        self.size = size
        self.opposite: Node | None = None


TRUE = Node(ALL, -1, 0, (), 0, 0, 0)
FALSE = Node(ANY, -1, 0, (), 0, 0, 0)
TRUE.opposite, FALSE.opposite = FALSE, TRUE


class Nodes:
    """Builds nodes, the simplest that say the same; ``full`` holds every cell of each variable."""

    __slots__ = ("_known", "full")

    def __init__(self) -> None:
        self.full: list[int] = []
        self._known: dict[tuple[object, ...], Node] = {}

    def variable(self, full: int) -> int:
        """A new variable with these cells."""
        self.full.append(full)
        return len(self.full) - 1

    def literal(self, var: int, mask: int) -> Node:
        full = self.full[var]
        mask &= full
        if mask in (0, full):
            return TRUE if mask and mask == full else FALSE
        key = (var, mask)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = Node(LITERAL, var, mask, (), 0, 1 << var, 1)
        return node

    def all_of(self, parts: Iterable[Node]) -> Node:
        return self._joined(ALL, parts)

    def any_of(self, parts: Iterable[Node]) -> Node:
        return self._joined(ANY, parts)

    def at_least(self, need: int, parts: Iterable[Node]) -> Node:
        left = []
        for part in parts:
            if part is TRUE:
                need -= 1
            elif part is not FALSE:
                left.append(part)
        if need <= 0:
            return TRUE
        if need > len(left):
            return FALSE
        if need == len(left):
            return self.all_of(left)
        return self.any_of(left) if need == 1 else self._group(COUNT, left, need)

    def negated(self, node: Node) -> Node:
        """What holds exactly where ``node`` does not."""
        opposite = node.opposite
        if opposite is None:
            if node.kind == LITERAL:
                opposite = self.literal(node.var, ~node.mask)
            else:
                turned = [self.negated(part) for part in node.parts]
                if node.kind == ALL:
                    opposite = self.any_of(turned)
                elif node.kind == ANY:
                    opposite = self.all_of(turned)
                else:
                    opposite = self.at_least(len(turned) - node.need + 1, turned)
            node.opposite = opposite
            # Nodes that mean the same may have one opposite; TRUE and FALSE are those of all spaces.
            if opposite.opposite is None:
                opposite.opposite = node
        return opposite

    def _joined(self, kind: int, parts: Iterable[Node]) -> Node:
        """``ALL`` or ``ANY`` of some parts: groups of the same kind dissolved, literals of one variable
        one."""
        idle, final = (TRUE, FALSE) if kind == ALL else (FALSE, TRUE)
        cells: dict[int, int] = {}
        rest: dict[Node, None] = {}
        stack = list(parts)
        stack.reverse()
        while stack:
            part = stack.pop()
            if part is idle:
                continue
            if part is final:
                return final
            if part.kind == LITERAL:
                before = cells.get(part.var)
                if before is None:
                    cells[part.var] = part.mask
                else:
                    cells[part.var] = before & part.mask if kind == ALL else before | part.mask
            elif part.kind == kind:
                stack.extend(reversed(part.parts))
            else:
                rest[part] = None
        left: list[Node] = []
        for var, mask in cells.items():
            literal = self.literal(var, mask)
            if literal is final:
                return final
            left.append(literal)
        for part in rest:
            if part.opposite is not None and part.opposite in rest:
                return final
            left.append(part)
        if not left:
            return idle
        return left[0] if len(left) == 1 else self._group(kind, left, 0)

    def _group(self, kind: int, parts: Sequence[Node], need: int) -> Node:
        # In another order the parts are another node: which lead is found must not hang on what was asked
        # before.
        key = (kind, need, *map(id, parts))
        node = self._known.get(key)
        if node is None:
            vars = size = 0
            for part in parts:
                vars |= part.vars
                size += part.size
            node = self._known[key] = Node(kind, -1, 0, tuple(parts), need, vars, min(size, _MOST))
        return node
