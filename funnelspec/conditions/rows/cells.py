"""One column of a table: from the text of a cell to the gates that it breaks.

What a text means is said by ``read_record`` and ``test_holds``, and remembered for the next cell with the
same text. Where nearly every cell is another one, as with amounts or times, that does not help; there the
plain forms are read the quick way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from funnelspec.conditions.evaluate import test_holds
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.lead import Problem, read_record
from funnelspec.conditions.rows.circuit import UNREADABLE
from funnelspec.conditions.rows.quick import Asked, Quick, quick

_MOST_REMEMBERED = 4096
_LONGEST_REMEMBERED = 200


class Column(dict[str, int]):
    """What the cells of one column break, by their texts; ``column[text]`` works out what is not known yet.

    Attributes:
        quick: the quick way to read a cell, where there is one.
        fresh: a text read without remembering it, the quick way if possible.
        misses: how many texts were not remembered.
    """

    __slots__ = ("_asked", "_field", "_table", "_today", "fresh", "misses", "quick")

    def __init__(self, field: Field, asked: Sequence[Asked], today: int) -> None:
        self._field = field
        self._table = Table({field.id: field})
        self._asked = asked
        self._today = today
        self.misses = 0
        self.quick: Quick | None = quick(field, asked, today, self.of, self._long)
        self.fresh: Callable[[str], int] = self.quick.function() if self.quick else self.read

    def __missing__(self, text: str) -> int:
        self.misses += 1
        broken = self.fresh(text)
        if len(self) < _MOST_REMEMBERED and len(text) <= _LONGEST_REMEMBERED:
            self[text] = broken
        return broken

    def read(self, text: str) -> int:
        """What a text breaks, by the reference reader and evaluator."""
        lead, problems = read_record({self._field.id: text}, self._table)
        return UNREADABLE if problems else self.of(lead.get(self._field.id))

    def _long(self, text: str) -> int:
        """As ``read``, at once for the many cells that are blank."""
        return self.read(text) if text else self.of(None)

    def problem(self, text: str) -> Problem:
        """Why a text is no value of the field."""
        return read_record({self._field.id: text}, self._table)[1][0]

    def of(self, value: Any) -> int:
        """What a value breaks; nothing stands for unknown."""
        broken = 0
        for test, holding, failing in self._asked:
            broken |= holding if test_holds(test, value, self._today) else failing
        return broken
