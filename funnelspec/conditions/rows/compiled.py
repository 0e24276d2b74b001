"""Conditions compiled to one function over rows of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from funnelspec.conditions.fields import Field
from funnelspec.conditions.rows.cells import Column
from funnelspec.conditions.rows.circuit import UNREADABLE, Circuit
from funnelspec.conditions.rows.quick import Asked
from funnelspec.conditions.typed import Question, Test, Typed

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.lead import Problem

_MOST_REMEMBERED = 20_000
_MOST_BITS = 2_000_000
"""So many verdicts are remembered, fewer where each is about hundreds of conditions."""

_FIRST_LOOK = 4096

T = TypeVar("T")
Rows = Sequence[Sequence[str]]


class Compiled(Generic[T]):
    """Some conditions, ready for any number of rows.

    Attributes:
        unreadable: how many rows so far had a text that its field cannot take.

    Args:
        conditions: all of them.
        made: what is to be made of a verdict, a whole number whose bit ``i`` is that of the condition ``i``;
            made once for many rows alike.
        fields: where a field that the conditions ask about stands in a row; one that is not here is unknown.
        judged: where a judgement, by its folded text, is answered with yes or no; one that is not here, or
            not answered, counts as no.
        today: the day that dates are compared with.
    """

    def __init__(
        self,
        conditions: Sequence[Typed],
        made: Callable[[int], T],
        fields: Mapping[str, int],
        judged: Mapping[str, int],
        today: date,
    ) -> None:
        circuit = Circuit(conditions)
        self._columns: dict[int, Column] = {}
        always = 0
        for (field, place), asked in _by_field(circuit, fields, judged):
            column = Column(field, asked, today.toordinal())
            if place is None:
                always |= column.of(None)
            else:
                self._columns[place] = column
        room = min(_MOST_REMEMBERED, _MOST_BITS // (1 + len(conditions)))
        self._verdicts = _Verdicts(circuit.decider(), always, made, room)
        self._plain: set[int] = set()
        self._rows = 0
        self._next_look = _FIRST_LOOK
        self._run = self._compile()

    @property
    def unreadable(self) -> int:
        return self._verdicts.unreadable

    def __call__(self, rows: Rows) -> list[T | None]:
        """What is made of the verdict of each row; nothing for one with a text that its field cannot take.

        Raises:
            IndexError: a row is too short.
        """
        if self._rows >= self._next_look:
            self._look()
        self._rows += len(rows)
        return self._run(rows)

    def fault(self, row: Sequence[str]) -> int:
        """The place of the first text that its field cannot take, in a row without a verdict."""
        return min(place for place, column in self._columns.items() if column.fresh(row[place]) & UNREADABLE)

    def problem(self, row: Sequence[str], place: int) -> Problem:
        """Why the text at the place of a fault cannot be taken."""
        return self._columns[place].problem(row[place])

    def _look(self) -> None:
        """Stop remembering the texts of columns where most are new, and the sooner done for it."""
        self._next_look = self._rows * 4
        plain = {
            place
            for place, column in self._columns.items()
            if column.quick and column.misses * 2 > self._rows
        }
        if not plain <= self._plain:
            self._plain |= plain
            self._run = self._compile()
            for place in plain:
                self._columns[place].clear()

    def _compile(self) -> Callable[[Rows], list[T | None]]:
        """One expression for a row: what its cells break, joined, and the verdict on that."""
        namespace: dict[str, Any] = {"__builtins__": {}, "verdicts": self._verdicts}
        cells = []
        for place, column in self._columns.items():
            if column.quick and place in self._plain:
                cell, names = column.quick.written(f"row[{place}]", place)
                namespace.update(names)
            else:
                cell = f"column{place}[row[{place}]]"
                namespace[f"column{place}"] = column
            cells.append(cell)
        source = f"def run(rows): return [verdicts[{' | '.join(cells) or 0}] for row in rows]"
        exec(compile(source, "<rows>", "exec"), namespace)
        run: Callable[[Rows], list[T | None]] = namespace["run"]
        return run


class _Verdicts(dict[int, "T | None"], Generic[T]):
    """From what the cells of a row break to what is made of its verdict.

    Args:
        always: what is broken in every row, as no column says otherwise.
        room: how many are remembered.
    """

    __slots__ = ("_always", "_decide", "_made", "_room", "unreadable")

    def __init__(
        self, decide: Callable[[int], int], always: int, made: Callable[[int], T], room: int
    ) -> None:
        self._decide = decide
        self._always = always
        self._made = made
        self._room = room
        self.unreadable = 0

    def __missing__(self, broken: int) -> T | None:
        if broken & UNREADABLE:
            self.unreadable += 1
            return None
        made = self._made(self._decide(broken | self._always))
        if len(self) < self._room:
            self[broken] = made
        return made


def _by_field(
    circuit: Circuit, fields: Mapping[str, int], judged: Mapping[str, int]
) -> Iterator[tuple[tuple[Field, int | None], list[Asked]]]:
    """Each field or judgement that is asked about and where it stands, with what it is asked."""
    found: dict[tuple[str, bool], tuple[tuple[Field, int | None], list[Asked]]] = {}
    for number, leaf in enumerate(circuit.tests):
        question = isinstance(leaf, Question)
        if isinstance(leaf, Question):
            field = Field(id=leaf.text, name=leaf.text, type="boolean")
            key, place = (leaf.folded, True), judged.get(leaf.folded)
            test = Test(field, "=", (True,), leaf.origin)
        else:
            field, test = leaf.field, leaf
            key, place = (field.id, question), fields.get(field.id)
        asked = Asked(test, circuit.breaks(number, True), circuit.breaks(number, False))
        found.setdefault(key, ((field, place), []))[1].append(asked)
    yield from found.values()
