"""Whether a node can hold: a goal-directed search over the cells of its variables.

What must hold is propagated first. Then each variable keeps only the cells that no other one dominates: a
node holds for more leads when more of its literals do, so a cell that is in every open literal that
another is in can stand for both. Groups that share no open variable are searched one after the other,
states that failed are remembered, and the search gives up after a number of steps.

Propagation, branching and remembered failures are those of the DPLL procedure (Davis, Logemann, Loveland
1962) on variables with several values; keeping undominated cells only generalises its pure literal rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from funnelspec.conditions.solve.nodes import ALL, ANY, LITERAL, Node
from funnelspec.conditions.solve.space import Links, Space

Domain = dict[int, int]
"""The cells left to each variable, as bits; all of them where it is missing."""

HOLDS, FAILS, OPEN = 1, 0, 2

_DEEPEST = 120
_IN_A_STEP = 10
_LARGE = 300


class _Undecided(Exception):
    """The search gave up."""


def search(goals: Sequence[Node], space: Space, steps: int) -> tuple[Domain | None, int]:
    """Cells in which some nodes hold, for every lead in them; nothing if there are none.

    Args:
        steps: how much to look at: a step is a state of the search, and every ten open groups or literals
        in it.

    Returns:
        The cells, and how many steps it took: more than ``steps`` where the search gave up.
    """
    searching = _Search(goals, space, steps)
    try:
        domain = searching.run(goals, {}, 0)
    except _Undecided:
        return None, steps + 1
    return domain, steps - searching.steps


def status(node: Node, domain: Domain) -> int:
    """Whether a node holds or fails for every lead in a domain, or neither."""
    if node.kind == LITERAL:
        left = domain.get(node.var)
        if left is None:
            return OPEN
        both = left & node.mask
        return HOLDS if both == left else OPEN if both else FAILS
    if node.kind == ALL:
        result = HOLDS
        for part in node.parts:
            one = status(part, domain)
            if one == FAILS:
                return FAILS
            if one == OPEN:
                result = OPEN
        return result
    if node.kind == ANY:
        result = FAILS
        for part in node.parts:
            one = status(part, domain)
            if one == HOLDS:
                return HOLDS
            if one == OPEN:
                result = OPEN
        return result
    need, possible = node.need, len(node.parts)
    for part in node.parts:
        one = status(part, domain)
        if one == HOLDS:
            need -= 1
        elif one == FAILS:
            possible -= 1
    return HOLDS if need <= 0 else FAILS if possible < node.need else OPEN


class _Open:
    """A group that neither holds nor fails yet: its open parts, and how many of them must still hold."""

    __slots__ = ("need", "node", "parts")

    def __init__(self, node: Node, parts: list[Node], need: int) -> None:
        self.node = node
        self.parts = parts
        self.need = need


class _Search:
    def __init__(self, goals: Sequence[Node], space: Space, steps: int) -> None:
        self.full = space.nodes.full
        vars = size = 0
        for goal in goals:
            vars |= goal.vars
            size += goal.size
        self.links: Links = space.links(vars)
        self.steps = steps
        self.failed: set[tuple[object, ...]] = set()
        # A condition behind several `meets` is one node with several parents: in large ones each is asked
        # once.
        self.memo: dict[int, int] | None = {} if size > _LARGE else None

    def run(self, goals: Sequence[Node], domain: Domain, depth: int) -> Domain | None:
        """A domain in which all goals hold; ``domain`` is changed."""
        self.steps -= 1
        if self.steps < 0 or depth > _DEEPEST:
            raise _Undecided
        waiting = goals
        while True:
            groups = self.propagate(waiting, domain)
            if groups is None:
                return None
            if not groups:
                return domain
            literals = self.literals(groups, domain)
            if not self.undominated(literals, domain):
                break
            waiting = [group.node for group in groups]
        parts = _apart(groups, literals, self.links)
        if len(parts) == 1:
            return self.branch(groups, literals, domain, depth)
        for part in parts:
            if self.memo is not None:
                self.memo.clear()
            found = self.branch(part, self.literals(part, domain), domain, depth)
            if found is None:
                return None
            domain = found
        return domain

    def propagate(self, goals: Sequence[Node], domain: Domain) -> list[_Open] | None:
        """Draws what must be so from the goals; the groups that stay open, nothing if one fails."""
        waiting = list(goals)
        while True:
            changed = False
            groups: list[_Open] = []
            if self.memo is not None:
                self.memo.clear()
            while waiting:
                node = waiting.pop()
                kind = node.kind
                if kind == LITERAL:
                    before = domain.get(node.var, self.full[node.var])
                    after = before & node.mask
                    if not after:
                        return None
                    if after != before:
                        domain[node.var] = after
                        changed = True
                        if self.links and not self.follow(node.var, domain):
                            return None
                elif kind == ALL:
                    waiting.extend(node.parts)
                else:
                    need = 1 if kind == ANY else node.need
                    parts = []
                    for part in node.parts:
                        if part.kind == LITERAL:  # most are; asked here, as it is asked so often
                            left = domain.get(part.var)
                            if left is None:
                                parts.append(part)
                                continue
                            both = left & part.mask
                            one = HOLDS if both == left else OPEN if both else FAILS
                        else:
                            one = self.status(part, domain)
                        if one == HOLDS:
                            need -= 1
                            if not need:
                                break
                        elif one == OPEN:
                            parts.append(part)
                    if not need:
                        continue
                    if len(parts) < need:
                        return None
                    if len(parts) == need:
                        waiting.extend(parts)
                    else:
                        groups.append(_Open(node, parts, need))
            self.steps -= len(groups) // _IN_A_STEP
            if not changed:
                return groups
            waiting = [group.node for group in reversed(groups)]

    def follow(self, var: int, domain: Domain) -> bool:
        """Draws from a variable of a text what its patterns say of each other; whether that can be."""
        stack = [var]
        while stack:
            one = stack.pop()
            left = domain[one]
            for trigger, other, mask in self.links.get(one, ()):
                if left & ~trigger:
                    continue
                before = domain.get(other, self.full[other])
                after = before & mask
                if not after:
                    return False
                if after != before:
                    domain[other] = after
                    stack.append(other)
        return True

    def status(self, node: Node, domain: Domain) -> int:
        if self.memo is None or node.kind == LITERAL:
            return status(node, domain)
        found = self.memo.get(id(node))
        if found is None:
            need, possible = node.need, len(node.parts)
            if node.kind == ALL:
                need = possible
            elif node.kind == ANY:
                need = 1
            wanted = need
            for part in node.parts:
                one = self.status(part, domain)
                if one == HOLDS:
                    need -= 1
                elif one == FAILS:
                    possible -= 1
            found = HOLDS if need <= 0 else FAILS if possible < wanted else OPEN
            self.memo[id(node)] = found
        return found

    def literals(self, groups: list[_Open], domain: Domain) -> dict[int, list[int]]:
        """The different masks of each variable in open literals, within what is left of it."""
        found: dict[int, list[int]] = {}
        seen: set[int] = set()
        stack = [part for group in groups for part in group.parts]
        while stack:
            node = stack.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            if node.kind == LITERAL:
                left = domain.get(node.var, self.full[node.var])
                mask = left & node.mask
                if mask and mask != left:
                    masks = found.setdefault(node.var, [])
                    if mask not in masks:
                        masks.append(mask)
            elif self.status(node, domain) == OPEN:
                stack.extend(node.parts)
        self.steps -= len(seen) // _IN_A_STEP
        return found

    def undominated(self, literals: dict[int, list[int]], domain: Domain) -> bool:
        """Takes from each variable the cells that another one dominates; whether there were any."""
        changed = False
        for var, masks in literals.items():
            if self.links.get(var):
                continue
            left = domain.get(var, self.full[var])
            best = left
            for mask in masks:
                best &= mask
            if not best:
                best = 0
                for cells, _ in _best(_alike(left, masks)):
                    best |= cells
            if best != left:
                domain[var] = best
                changed = True
        return changed

    def branch(
        self, groups: list[_Open], literals: dict[int, list[int]], domain: Domain, depth: int
    ) -> Domain | None:
        """Tries the cells of one variable, those in the most literals first."""
        state = self.state(groups, domain)
        if state in self.failed:
            return None
        var = _tightest(groups, literals)
        left = domain.get(var, self.full[var])
        kinds = _alike(left, literals[var])
        if not self.links.get(var):
            kinds = _best(kinds)
        kinds.sort(key=lambda kind: -kind[1].bit_count())
        nodes = [group.node for group in groups]
        for cells, _ in kinds:
            tried = dict(domain)
            tried[var] = cells
            if self.links and not self.follow(var, tried):
                continue
            found = self.run(nodes, tried, depth + 1)
            if found is not None:
                return found
        self.failed.add(state)
        return None

    def state(self, groups: list[_Open], domain: Domain) -> tuple[object, ...]:
        """All that it depends on whether some groups can hold together."""
        vars = 0
        for group in groups:
            vars |= group.node.vars
        for var in self.links:
            vars |= 1 << var
        left = frozenset(item for item in domain.items() if vars >> item[0] & 1)
        return (frozenset([id(group.node) for group in groups]), left)


def _tightest(groups: list[_Open], literals: dict[int, list[int]]) -> int:
    """The variable to try: of the group with the fewest ways to hold, the one in most groups."""
    often = {var: sum(group.node.vars >> var & 1 for group in groups) for var in literals}
    tightest = min(groups, key=lambda group: len(group.parts) - group.need)
    own = [var for var in literals if tightest.node.vars >> var & 1]
    return max(own, key=lambda var: (often[var], -var))


def _alike(left: int, masks: list[int]) -> list[tuple[int, int]]:
    """The cells left to a variable, those that are in the same literals together, each with these
    literals."""
    kinds = [(left, 0)]
    for at, mask in enumerate(masks):
        split = []
        for cells, signs in kinds:
            inside = cells & mask
            if inside:
                split.append((inside, signs | 1 << at))
            if inside != cells:
                split.append((cells & ~mask, signs))
        kinds = split
    return kinds


def _best(kinds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those kinds of cells that are not in fewer literals than another."""
    return [
        (cells, signs)
        for cells, signs in kinds
        if not any(signs != other and signs & other == signs for _, other in kinds)
    ]


def _apart(groups: list[_Open], literals: dict[int, list[int]], links: Links) -> list[list[_Open]]:
    """The groups, those that share an open variable together."""
    open_vars = 0
    for var in literals:
        open_vars |= 1 << var
    linked = 0
    for var in links:
        linked |= 1 << var
    bundles: list[tuple[int, list[_Open]]] = []
    for group in groups:
        vars = group.node.vars & open_vars
        if vars & linked:
            vars |= linked
        together = [group]
        apart = []
        for other, held in bundles:
            if other & vars:
                vars |= other
                together = held + together
            else:
                apart.append((other, held))
        apart.append((vars, together))
        bundles = apart
    return [held for _, held in bundles]
