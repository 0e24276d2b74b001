"""Why there is no such lead: the fewest lines that contradict each other. And which lines change nothing.

Lines are taken away one at a time and stay away where that changes nothing (a deletion-based minimal
unsatisfiable subset; Chinneck and Dravnieks 1991): one question for each line, and what is left is
minimal, though not always the smallest there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import is_

from funnelspec.conditions.ast import All, AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.plain import plain
from funnelspec.conditions.solve.nodes import FALSE, TRUE, Node
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.typed import Groups, Named, Typed, leaves
from funnelspec.record import NamedTuple
from funnelspec.source import Location

Impossible = Callable[[Sequence[Node]], bool | None]
"""Whether nothing can meet some nodes together; nothing where that is undecided."""

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
        group: the group in which it stands.
        never: of ``any``, ``none`` and a count: it can never hold, whatever stands around it.
        within: all lines that make it so stand in that group.
        because: the lines that make it so; of a part that can never hold those in it. Nothing where it
            hangs on how many parts of a count hold.
    """

    part: Typed
    group: Groups
    never: bool
    within: bool
    because: tuple[Clause, ...]


def clauses(typed: Typed, holds: bool = True) -> Iterator[Clause]:
    """All that must hold, or must not, for a condition to hold, each once; also what stands behind
    ``meets``."""
    seen: set[Clause] = set()
    stack = [Clause(typed, holds)]
    while stack:
        clause = stack.pop()
        if clause in seen:
            continue
        seen.add(clause)
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
        if impossible(rest):
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
    if plain(typed) or space.node(typed) in (TRUE, FALSE) or sum(1 for _ in leaves(typed)) > _MOST_PARTS:
        return ()
    return tuple(_Idle(space, impossible, typed).run())


Way = tuple[tuple[Groups, Typed], ...]
"""The groups around a part, from the outermost on, each with that part of it in which the part stands."""


class _Idle:
    """A part is idle where no lead is left to it: where the other parts of each group around it are never
    such that the group, and so the whole condition, hangs on it."""

    def __init__(self, space: Space, impossible: Impossible, typed: Typed) -> None:
        self.space = space
        self.impossible = impossible
        self.typed = typed
        self.gone: set[int] = set()
        # Groups that nobody wrote, by their id, with what they stand for: without some parts, or a count.
        self.made: dict[int, tuple[Groups, Groups | None]] = {}

    def run(self) -> Iterator[Idle]:
        stack: list[tuple[Typed, Way]] = [(self.typed, ())]
        while stack:
            one, around = stack.pop()
            if isinstance(one, Group):
                for part in reversed(one.parts):
                    way: Way = (*around, (one, part))
                    if self.others(one, part) and self.changes_nothing(way):
                        self.gone.add(id(part))
                        yield self.told(way)
                    else:
                        stack.append((part, way))

    def others(self, group: Groups, part: Typed) -> tuple[Typed, ...]:
        """The other parts of a group, without what is gone in them."""
        return tuple(
            self.left(each) for each in group.parts if each is not part and id(each) not in self.gone
        )

    def left(self, typed: Typed) -> Typed:
        """A condition without what is gone in it."""
        if not self.gone or not isinstance(typed, Group):
            return typed
        parts = tuple(self.left(part) for part in typed.parts if id(part) not in self.gone)
        if len(parts) == len(typed.parts) and all(map(is_, parts, typed.parts)):
            return typed
        made: Groups = (
            AtLeast(typed.node, parts, typed.count)
            if isinstance(typed, AtLeast)
            else type(typed)(typed.node, parts)
        )
        self.made[id(made)] = (made, typed)
        return made

    def changes_nothing(self, way: Way) -> bool:
        group, part = way[-1]
        asked = [Clause(part, not isinstance(group, All)), *self.hanging_on(way)]
        return bool(self.impossible([_node(self.space, clause) for clause in asked]))

    def hanging_on(self, way: Way) -> Iterator[Clause]:
        """What must be so for the outermost group to hang on a part: of ``all`` the other parts hold, of
        ``any`` and ``none`` they do not, of a count one too few hold."""
        for group, part in reversed(way):
            others = self.others(group, part)
            if isinstance(group, AtLeast):
                for count, holds in ((group.count - 1, True), (group.count, False)):
                    made = AtLeast(group.node, others, count)
                    self.made[id(made)] = (made, None)
                    yield Clause(made, holds)
            else:
                yield from (Clause(each, isinstance(group, All)) for each in others)

    def told(self, way: Way) -> Idle:
        """Why a part is idle."""
        group, part = way[-1]
        every = isinstance(group, All)
        own = [Clause(part, False)] if every else list(clauses(part))
        beside = [clause for hung in self.hanging_on(way[-1:]) for clause in clauses(*hung)]
        around = [clause for hung in self.hanging_on(way[:-1]) for clause in clauses(*hung)]
        because = _minimal(self.space, self.impossible, list(dict.fromkeys((*own, *beside, *around))))
        others = [clause for clause in because if clause not in own]
        if not others and not every:
            return Idle(part, group, True, False, because)
        within = all(clause in beside for clause in others)
        written = [(self.made[id(one)][1] if id(one) in self.made else one, holds) for one, holds in others]
        if any(one is None for one, _ in written):
            return Idle(part, group, False, False, ())
        return Idle(
            part, group, False, within, tuple(Clause(one, holds) for one, holds in written if one is not None)
        )
