"""Why there is no such lead: the fewest lines that contradict each other. And which lines change nothing.

Lines are taken away one at a time and stay away where that changes nothing (a deletion-based minimal
unsatisfiable subset; Chinneck and Dravnieks 1991): one question for each line, and what is left is
minimal, though not always the smallest there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from funnelspec.conditions.ast import All, AnyOf, Group, NoneOf, Not
from funnelspec.conditions.solve.nodes import FALSE, TRUE, Node
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.typed import Groups, Named, Typed, leaves
from funnelspec.source import Location

Impossible = Callable[[Node], bool | None]
"""Whether nothing can meet a node; nothing where that is undecided."""

_MOST_PARTS = 200


class Clause(NamedTuple):
    """A line or group that must hold, or must not, for a whole condition to hold."""

    typed: Typed
    holds: bool

    @property
    def where(self) -> Location:
        return self.typed.where


class Idle(NamedTuple):
    """A part of a condition without which it would say the same.

    Attributes:
        never: the part can never hold, by itself.
        because: the lines that make it so: of the part itself where it never holds, else others. One that
        must not
            hold is another alternative, which is met by all that meet the part.
    """

    part: Typed
    never: bool
    because: tuple[Clause, ...]


def clauses(typed: Typed, holds: bool = True) -> Iterator[Clause]:
    """All that must hold, or must not, for a condition to hold; also what stands behind ``meets``."""
    stack = [Clause(typed, holds)]
    while stack:
        clause = stack.pop()
        one, wanted = clause
        if isinstance(one, Not):
            stack.append(Clause(one.part, not wanted))
        elif isinstance(one, Named):
            stack.append(Clause(one.typed, wanted))
        elif isinstance(one, NoneOf) and (wanted or len(one.parts) == 1):
            stack.extend(Clause(part, not wanted) for part in reversed(one.parts))
        elif isinstance(one, (All, AnyOf)) and (isinstance(one, All) == wanted or len(one.parts) == 1):
            stack.extend(Clause(part, wanted) for part in reversed(one.parts))
        else:
            yield clause


def contradiction(
    space: Space, impossible: Impossible, yes: Iterable[Typed], no: Iterable[Typed]
) -> tuple[Clause, ...]:
    """Lines that cannot all be as they must, and of which none can be left out; those first written are kept.

    Args:
        yes, no: no lead meets all of these and none of those.
    """
    found = [clause for typed in yes for clause in clauses(typed)]
    found += [clause for typed in no for clause in clauses(typed, False)]
    return _minimal(space, impossible, list(dict.fromkeys(found)))


def _minimal(space: Space, impossible: Impossible, found: list[Clause]) -> tuple[Clause, ...]:
    nodes = [_node(space, clause) for clause in found]
    for at in range(len(found) - 1, -1, -1):
        rest = nodes[:at] + nodes[at + 1 :]
        if impossible(space.nodes.all_of(rest)):
            nodes = rest
            del found[at]
    return tuple(found)


def _node(space: Space, clause: Clause) -> Node:
    node = space.node(clause.typed)
    return node if clause.holds else space.nodes.negated(node)


def idle(space: Space, impossible: Impossible, typed: Typed) -> tuple[Idle, ...]:
    """The parts of a condition without which it would say the same, outermost and last ones first; of two
    that stand for each other the later. Conditions behind ``meets`` are taken as they are.

    A condition of more than 200 lines is not looked at.
    """
    whole = space.node(typed)
    count = sum(1 for _ in leaves(typed))
    if whole in (TRUE, FALSE) or count > _MOST_PARTS or (whole.read_once and whole.size == count):
        return ()
    return tuple(_Idle(space, impossible, typed, whole).run())


class _Idle:
    def __init__(self, space: Space, impossible: Impossible, typed: Typed, whole: Node) -> None:
        self.space = space
        self.impossible = impossible
        self.typed = typed
        self.whole = whole
        self.gone: dict[int, Typed] = {}

    def run(self) -> Iterator[Idle]:
        stack: list[tuple[Typed, bool]] = [(self.typed, True)]
        while stack:
            one, positive = stack.pop()
            if isinstance(one, Not):
                stack.append((one.part, not positive))
            elif isinstance(one, Group):
                inner = positive != isinstance(one, NoneOf)
                for part in reversed(one.parts):
                    if self.left(one) > 1 and self.changes_nothing(part, one, positive):
                        yield self.told(part, one)
                    else:
                        stack.append((part, inner))

    def left(self, group: Groups) -> int:
        return sum(id(part) not in self.gone for part in group.parts)

    def changes_nothing(self, part: Typed, group: Groups, positive: bool) -> bool:
        """Whether a part can go; then it does."""
        self.gone[id(part)] = part
        without = self.built(self.typed)
        # Without a part of `all` or `none` more leads meet a group, without one of `any` or `at_least` fewer.
        more = isinstance(group, (All, NoneOf)) == positive
        less, greater = (self.whole, without) if more else (without, self.whole)
        nodes = self.space.nodes
        if without is self.whole or self.impossible(nodes.all_of((greater, nodes.negated(less)))):
            return True
        del self.gone[id(part)]
        return False

    def built(self, typed: Typed) -> Node:
        """A condition without the parts that are gone."""
        if isinstance(typed, Not):
            return self.space.nodes.negated(self.built(typed.part))
        if not isinstance(typed, Group):
            return self.space.node(typed)
        return self.space.group(
            typed, [self.built(part) for part in typed.parts if id(part) not in self.gone]
        )

    def told(self, part: Typed, group: Groups) -> Idle:
        """Why a part that is gone changes nothing."""
        away = {
            id(clause.typed)
            for gone in self.gone.values()
            if gone is not part
            for holds in (True, False)
            for clause in clauses(gone, holds)
        }
        root = [clause for clause in clauses(self.typed) if id(clause.typed) not in away]
        holds = isinstance(group, All)
        own = tuple(clauses(part, holds))
        never = False
        if own and all(clause in root for clause in own):
            # It must hold, or must not, whatever else does: the other lines see to that.
            found = [Clause(part, not holds), *(clause for clause in root if clause not in own)]
        elif isinstance(group, AnyOf):
            # Whoever meets it meets another alternative, too, or cannot be: no lead can be left to it alone.
            own = tuple(clauses(part))
            rest = [each for each in group.parts if id(each) not in self.gone]
            found = [*own, *(clause for each in rest for clause in clauses(each, False))]
            found += [clause for clause in root if not _stands_in(group, clause.typed)]
            never = True
        else:
            return Idle(part, bool(self.impossible(self.space.node(part))), ())
        found = list(dict.fromkeys(found))
        if not self.impossible(self.space.nodes.all_of([_node(self.space, clause) for clause in found])):
            return Idle(part, False, ())
        because = _minimal(self.space, self.impossible, found)
        others = tuple(clause for clause in because if clause not in own and clause.typed is not part)
        never = never and not others
        return Idle(part, never, because if never else others)


def _stands_in(part: Typed, typed: Typed) -> bool:
    """Whether something is a condition, or one of the parts of its own groups."""
    stack = [typed]
    while stack:
        one = stack.pop()
        if one is part:
            return True
        if isinstance(one, Not):
            stack.append(one.part)
        elif isinstance(one, Group):
            stack.extend(one.parts)
    return False
