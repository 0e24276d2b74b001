"""The axes of some conditions, and these conditions as nodes over them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import All, AnyOf, Group, NoneOf, Not
from funnelspec.conditions.solve.axes import LAST_DAY, NO, YES, Axis, Words, axis_of
from funnelspec.conditions.solve.nodes import Node, Nodes
from funnelspec.conditions.typed import DAY_OPS, Groups, Leaf, Named, Question, Test, Typed

if TYPE_CHECKING:
    from funnelspec.conditions.fields import Field

Link = tuple[int, int, int]
"""Of a variable: once its cells are all among these (bits), another variable (its number) is in one of
those (bits)."""

Links = dict[int, list[Link]]


class Space:
    """All that some conditions can ask about.

    Args:
        conditions: whatever will ever be asked about; a part of one of them may be asked about, too.
        today: as an ordinal day; nothing for a space that allows whatever some day allows, and more: tests
        of a
            date that is compared with fixed days and with today have nothing to do with each other in it.

    Attributes:
        mixes_days: some date is compared with fixed days and with today.

    Raises:
        ValueError: two of the conditions know a field by one id and two types.
    """

    def __init__(self, conditions: Iterable[Typed], today: int | None) -> None:
        self.today = LAST_DAY // 2 if today is None else today  # far from both ends of the calendar
        self.nodes = Nodes()
        tests: dict[str, list[Test]] = {}
        fields: dict[str, dict[int, Field]] = {}
        questions: dict[str, None] = {}
        for leaf in _all_leaves(conditions):
            if isinstance(leaf, Question):
                questions[leaf.folded] = None
            else:
                tests.setdefault(leaf.field.id, []).append(leaf)
                fields.setdefault(leaf.field.id, {})[id(leaf.field)] = leaf.field
        self.axes: dict[str, Axis] = {}
        for name, asked in tests.items():
            declared = list(fields[name].values())
            if len({field.type for field in declared}) > 1:
                raise ValueError(f"two types of field {name}")
            self.axes[name] = axis_of(declared, asked, self.today, self.nodes)
        mixed = [name for name, asked in tests.items() if _mixed(asked)]
        self.mixes_days = bool(mixed)
        self._loose: dict[tuple[object, ...], int] = {}
        self._loosened = frozenset(mixed if today is None else ())
        self.judged = {folded: self.nodes.variable(NO | YES) for folded in questions}
        self._compiled: dict[int, tuple[Node, Typed]] = {}
        self._texts = [one for one in self.axes.values() if isinstance(one, Words) and one.patterns]
        self._linked = self._patterns = 0
        for words in self._texts:
            self._linked |= words.vars
            self._patterns |= words.vars & ~(1 << words.var)
        self._links: dict[int, Links] = {}

    def node(self, typed: Typed) -> Node:
        """A condition as a node; one behind ``meets`` is looked into once."""
        found = self._compiled.get(id(typed))
        if found is None:
            # The condition is kept beside its node: were it gone, its id could become another's.
            found = self._compiled[id(typed)] = (self._node(typed), typed)
        return found[0]

    def _node(self, typed: Typed) -> Node:
        match typed:
            case Test():
                axis = self.axes[typed.field.id]
                if typed.op == "known":
                    return axis.known(self.nodes)
                if typed.op == "unknown":
                    return self.nodes.negated(axis.known(self.nodes))
                if typed.field.id in self._loosened:
                    return self._loose_test(typed, axis)
                return axis.node(typed, self.nodes)
            case Question():
                return self.nodes.literal(self.judged[typed.folded], YES)
            case Not():
                return self.nodes.negated(self.node(typed.part))
            case Named():
                return self.node(typed.typed)
        return self.group(typed, [self.node(part) for part in typed.parts])

    def _loose_test(self, test: Test, axis: Axis) -> Node:
        about = (test.field.id, test.op, *test.values)
        if about not in self._loose:
            self._loose[about] = self.nodes.variable(NO | YES)
        return self.nodes.all_of((axis.known(self.nodes), self.nodes.literal(self._loose[about], YES)))

    def group(self, typed: Groups, parts: Iterable[Node]) -> Node:
        """What a group says, had it these parts."""
        match typed:
            case All():
                return self.nodes.all_of(parts)
            case AnyOf():
                return self.nodes.any_of(parts)
            case NoneOf():
                return self.nodes.negated(self.nodes.any_of(parts))
        return self.nodes.at_least(typed.count, parts)

    def filled(self, vars: int) -> Node:
        """That every field is known which one of these variables belongs to."""
        known = [one.known(self.nodes) for one in self.axes.values() if one.vars & vars]
        return self.nodes.all_of(known)

    def links(self, vars: int) -> Links:
        """What patterns of a text, and the whole texts it is compared with, say of each other, among some
        variables; nothing where no pattern is among them."""
        vars &= self._linked
        if not vars & self._patterns:
            return {}
        found = self._links.get(vars)
        if found is None:
            found = self._links[vars] = {}
            for words in self._texts:
                _link(words, vars, found)
        return found


def _mixed(tests: list[Test]) -> bool:
    """Whether one date is compared with fixed days and with today, so that their order changes with time."""
    if tests[0].field.type != "date":
        return False
    return len({test.op in DAY_OPS for test in tests if test.op not in ("known", "unknown")}) > 1


def _all_leaves(conditions: Iterable[Typed]) -> dict[Leaf, None]:
    """Every test and question of all conditions; what several of them stand on is walked through once."""
    found: dict[Leaf, None] = {}
    seen: set[int] = set()
    stack = list(conditions)
    stack.reverse()
    while stack:
        one = stack.pop()
        if isinstance(one, Group):
            stack.extend(reversed(one.parts))
        elif isinstance(one, Not):
            stack.append(one.part)
        elif not isinstance(one, Named):
            found[one] = None
        elif id(one.typed) not in seen:
            seen.add(id(one.typed))
            stack.append(one.typed)
    return found


def _link(words: Words, vars: int, links: Links) -> None:
    patterns = [pattern for pattern in words.patterns.values() if vars >> pattern.var & 1]
    for pattern in patterns:
        own = links.setdefault(pattern.var, [])
        if vars >> words.var & 1:
            having, lacking = words.cells_with(pattern), words.cells_without(pattern)
            own += [(YES, words.var, having), (NO, words.var, lacking)]
            text = links.setdefault(words.var, [])
            text += [(words.full & ~lacking, pattern.var, YES), (words.full & ~having, pattern.var, NO)]
        for other in patterns:
            if other is not pattern and pattern.implies(other):
                own.append((YES, other.var, YES))
                links.setdefault(other.var, []).append((NO, pattern.var, NO))
            elif other is not pattern and pattern.excludes(other):
                own.append((YES, other.var, NO))
