"""Leads held against criteria: batches of rows in, batches of verdicts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from funnelspec.leads.table import Fault, Table

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.leads.columns import Columns
    from funnelspec.leads.items import Item

NAMED = 20
"""How many rows that are left out are explained; of the others only the column is found."""

_MOST_COUNTED = 10_000


class Classified(NamedTuple):
    """Some rows, the line on which each begins, and its verdict: a bit for each condition; and what was left
    out between them."""

    rows: Sequence[list[str]]
    lines: Sequence[int]
    verdicts: Sequence[int]
    faults: Sequence[Fault]


class Tally:
    """How many rows there were, and how many of them met each condition.

    Attributes:
        read: rows with a verdict.
        left_out: by the column whose value was wrong; nothing stands for rows that are none.
    """

    def __init__(self) -> None:
        self.read = 0
        self.left_out: Counter[int | None] = Counter()
        self._verdicts: Counter[int] = Counter()
        self._meeting: Counter[int] = Counter()

    def add(self, some: Classified) -> None:
        self.read += len(some.verdicts)
        self.left_out.update(fault.place for fault in some.faults)
        self._verdicts.update(some.verdicts)
        if len(self._verdicts) > _MOST_COUNTED:
            self._settle()

    def meeting(self, condition: int) -> int:
        """How many rows met a condition."""
        self._settle()
        return self._meeting[condition]

    def _settle(self) -> None:
        for verdict, times in self._verdicts.items():
            for condition in range(verdict.bit_length()):
                if verdict >> condition & 1:
                    self._meeting[condition] += times
        self._verdicts.clear()


def classify(table: Table, items: Sequence[Item], columns: Columns, today: date) -> Iterator[Classified]:
    """What every row of a table meets, in the order of the rows.

    The bits of a verdict are those of all conditions of all items, in order.

    Raises:
        NoTable: a row has no end.
    """
    from funnelspec.conditions.rows import Compiled

    conditions = [typed for item in items for typed in item.typed]
    compiled = Compiled(conditions, columns.fields, columns.judged, today)
    explained = 0
    for rows, lines, faults in table.batches():
        verdicts = compiled(rows)
        if None in verdicts:
            for at, verdict in enumerate(verdicts):
                if verdict is None:
                    place = compiled.fault(rows[at])
                    text = compiled.problem(rows[at], place).text if explained < NAMED else ""
                    faults.append(Fault(lines[at], text, place))
                    explained += 1
            faults.sort(key=lambda fault: fault.line)
            kept = [at for at, verdict in enumerate(verdicts) if verdict is not None]
            rows, lines = [rows[at] for at in kept], [lines[at] for at in kept]
        yield Classified(rows, lines, [verdict for verdict in verdicts if verdict is not None], faults)
