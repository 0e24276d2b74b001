"""All conditions together as gates that share what they have in common.

A gate holds when each of its tests comes out as wanted and each of the gates in it does. ``any`` is such a
gate turned round, so one kind is enough, beside the one that counts for ``at_least``. What stands behind
``meets`` is taken apart once. A gate that asks tests has a bit of its own: a cell that breaks one of its
tests sets it, whatever the other cells of the row say, so the bits of all cells can simply be joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from funnelspec.conditions.ast import All, AnyOf, AtLeast, NoneOf, Not
from funnelspec.conditions.typed import Leaf, Named, Question, Test, Typed
from funnelspec.record import NamedTuple

UNREADABLE = 1
"""The bit of a cell whose text is no value of its field."""

Part = tuple[int, bool]
"""A test or a gate by its number, and whether it has to hold."""


class Gate(NamedTuple):
    """Holds when all ``tests`` and ``gates`` are as wanted, and at least ``least`` of those ``counted``."""

    tests: frozenset[Part] = frozenset()
    gates: frozenset[Part] = frozenset()
    counted: tuple[Part, ...] = ()
    least: int = 0


class Circuit:
    """The gates of some conditions.

    Attributes:
        tests: every test and judgement that is asked, each once.
        gates: those inside of others first.
        outputs: for each condition the gate that is its verdict.
    """

    def __init__(self, conditions: Iterable[Typed]) -> None:
        self._tests: dict[tuple[object, ...], int] = {}
        self._gates: dict[Gate, int] = {}
        self._named: dict[tuple[str, bool], Gate] = {}
        self.tests: list[Leaf] = []
        self.outputs = [self._number(self._all([(typed, True)])) for typed in conditions]
        self.gates = list(self._gates)
        asking = [number for number, gate in enumerate(self.gates) if gate.tests]
        self._bits = {number: 2 * UNREADABLE << place for place, number in enumerate(asking)}
        self._asked: dict[Part, int] = {}
        for number, bit in self._bits.items():
            for part in self.gates[number].tests:
                self._asked[part] = self._asked.get(part, 0) | bit

    def breaks(self, test: int, holds: bool) -> int:
        """The bits of the gates that a test breaks when it comes out this way."""
        return self._asked.get((test, not holds), 0)

    def decider(self) -> Callable[[int], int]:
        """From the bits of all cells of a row to its verdicts: bit 0 is the first condition's."""
        namespace: dict[str, Any] = {"__builtins__": {}, "sum": sum}
        exec(compile("\n".join(self._source()), "<conditions>", "exec"), namespace)
        decide: Callable[[int], int] = namespace["decide"]
        return decide

    def _source(self) -> Iterator[str]:
        """The decider's text: generated names and numbers, nothing that anybody wrote."""
        yield "def decide(broken):"
        yield " verdicts = 0"
        for number, gate in enumerate(self.gates):
            needed = [f"not broken & {self._bits[number]}"] if gate.tests else []
            needed += map(_wanted, sorted(gate.gates))
            if gate.counted:
                needed.append(
                    f"sum(({''.join(_wanted(part) + ',' for part in gate.counted)})) >= {gate.least}"
                )
            yield f" g{number} = {' and '.join(needed) or True}"
        for place, number in enumerate(self.outputs):
            yield f" if g{number}: verdicts |= {1 << place}"
        yield " return verdicts"

    def _number(self, gate: Gate) -> int:
        if len(gate.gates) == 1 and not gate.tests:
            ((inside, wanted),) = gate.gates
            if wanted:
                return inside
        return self._gates.setdefault(gate, len(self._gates))

    def _all(self, parts: Iterable[tuple[Typed, bool]]) -> Gate:
        """The gate of conditions that have to come out as wanted; groups that ask the same are laid open."""
        tests: set[Part] = set()
        gates: set[Part] = set()
        stack = list(parts)
        while stack:
            typed, wanted = stack.pop()
            if isinstance(typed, (Test, Question)):
                tests.add((self._test(typed), wanted))
            elif isinstance(typed, Not):
                stack.append((typed.part, not wanted))
            elif isinstance(typed, Named):
                inside = self._behind(typed, wanted)
                tests |= inside.tests
                gates |= inside.gates
            elif isinstance(typed, AtLeast):
                self._count(typed, wanted, stack, gates)
            else:
                # `any` is `none` turned round, and `none` is its parts, each turned round.
                each = isinstance(typed, All)
                inner = [(part, each) for part in typed.parts]
                if wanted == (not isinstance(typed, AnyOf)):
                    stack += inner
                else:
                    gates.add((self._number(self._all(inner)), False))
        return Gate(frozenset(tests), frozenset(gates))

    def _behind(self, named: Named, wanted: bool) -> Gate:
        key = (named.ref, wanted)
        if key not in self._named:
            self._named[key] = self._all([(named.typed, wanted)])
        return self._named[key]

    def _count(
        self, group: AtLeast[Typed], wanted: bool, stack: list[tuple[Typed, bool]], gates: set[Part]
    ) -> None:
        if group.count == len(group.parts) and wanted:
            stack += [(part, True) for part in group.parts]
        elif group.count == 1:
            none = NoneOf[Typed](group.node, group.parts)
            stack.append((none, not wanted))
        else:
            counted = tuple((self._number(self._all([(part, True)])), True) for part in group.parts)
            gates.add((self._number(Gate(counted=counted, least=group.count)), wanted))

    def _test(self, leaf: Leaf) -> int:
        key = _key(leaf)
        if key not in self._tests:
            self._tests[key] = len(self.tests)
            self.tests.append(leaf)
        return self._tests[key]


def _wanted(part: Part) -> str:
    return f"g{part[0]}" if part[1] else f"(not g{part[0]})"


def _key(leaf: Leaf) -> tuple[object, ...]:
    """Equal for tests that always come out alike."""
    if isinstance(leaf, Question):
        return ("", leaf.folded)
    values: Sequence[object] = leaf.values
    if leaf.field.type == "text":
        values = [str(value).casefold() for value in values]
    several = leaf.op in ("in", "not in", "has any", "has all", "has none")
    return (leaf.field.id, leaf.op, frozenset(values) if several else tuple(values))
