"""Leads held against criteria: batches of rows in, batches of verdicts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from funnelspec.leads.table import Table
from funnelspec.record import NamedTuple
from funnelspec.tables.rows import Fault

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.leads.columns import Columns
    from funnelspec.leads.items import Item
    from funnelspec.leads.output import Ending, Output

NAMED = 20
"""How many rows that are left out are explained; of the others only the column is found."""

_MOST_COUNTED = 16_384


class Classified(NamedTuple):
    """Some rows, the line on which each begins, and how it ends; and what was left out between them."""

    rows: Sequence[list[str]]
    lines: Sequence[int]
    endings: Sequence[Ending]
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
        self._endings: Counter[Ending] = Counter()
        self._meeting: Counter[int] = Counter()

    def add(self, some: Classified) -> None:
        self.read += len(some.endings)
        self.left_out.update(fault.place for fault in some.faults)
        self._endings.update(some.endings)
        if len(self._endings) > _MOST_COUNTED:
            self._settle()

    def meeting(self, condition: int) -> int:
        """How many rows met a condition."""
        self._settle()
        return self._meeting[condition]

    def _settle(self) -> None:
        for ending, times in self._endings.items():
            left = ending.verdict
            while left:
                condition = left.bit_length() - 1
                self._meeting[condition] += times
                left ^= 1 << condition
        self._endings.clear()


def classify(
    table: Table, items: Sequence[Item], columns: Columns, today: date, output: Output
) -> Iterator[Classified]:
    """What every row of a table meets, in the order of the rows.

    The bits of a verdict are those of all conditions of all items, in order.

    Raises:
        NoTable: a row has no end.
    """
    from funnelspec.conditions.rows import Compiled

    conditions = [typed for item in items for typed in item.typed]
    compiled = Compiled(conditions, output.ending, columns.fields, columns.judged, today)
    unreadable = 0
    for rows, lines, faults in table.batches():
        endings = compiled(rows)
        if compiled.unreadable > unreadable:
            for row, line, ending in zip(rows, lines, endings, strict=True):
                if ending is None:
                    place = compiled.fault(row)
                    text = compiled.problem(row, place).text if unreadable < NAMED else ""
                    faults.append(Fault(line, text, place))
                    unreadable += 1
            faults.sort(key=lambda fault: fault.line)
            read = [at for at, ending in enumerate(endings) if ending is not None]
            rows, lines = [rows[at] for at in read], [lines[at] for at in read]
            endings = [endings[at] for at in read]
        yield Classified(rows, lines, cast("list[Ending]", endings), faults)
