"""One column of a table: from the text of a cell to the gates that it breaks.

What a text means is said by ``read_record`` and ``test_holds``, and remembered for the next cell with the
same text. Where nearly every cell is another one, as with amounts or times, that does not help: there the
plain forms (``1250``, ``1250.50``, ``2026-03-01``) are read at once and compared with the few values at which
some test begins or ceases to hold; all others still go the long way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from funnelspec.conditions.evaluate import test_holds
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.lead import Problem, read_record
from funnelspec.conditions.rows.circuit import UNREADABLE
from funnelspec.conditions.typed import DAY_OPS, Test

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Number

_MOST_REMEMBERED = 4096
_LONGEST_REMEMBERED = 200
_MOST_DIGITS = 15
"""Decimal numbers of so many digits have the order of the floating-point numbers nearest to them, and no two
of them share one (DBL_DIG of IEEE 754 double precision)."""

_LAST_DAY = 3652059  # 9999-12-31

Read = Callable[[str], int]


class Asked(NamedTuple):
    """A test, and which gates are broken when it holds and when it does not."""

    test: Test
    holding: int
    failing: int


class Column(dict[str, int]):
    """What the cells of one column break, by their texts; ``column[text]`` works out what is not known yet.

    Attributes:
        fresh: the same without remembering anything; the quicker way when texts hardly ever come again.
        is_quick: whether ``fresh`` has a quick way.
        misses: how many texts were not remembered.
    """

    __slots__ = ("_asked", "_field", "_table", "_today", "fresh", "is_quick", "misses")

    def __init__(self, field: Field, asked: Sequence[Asked], today: int) -> None:
        self._field = field
        self._table = Table({field.id: field})
        self._asked = asked
        self._today = today
        self.misses = 0
        quick = self._quick()
        self.is_quick = quick is not None
        self.fresh: Read = quick or self.read

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

    def problem(self, text: str) -> Problem:
        """Why a text is no value of the field."""
        return read_record({self._field.id: text}, self._table)[1][0]

    def of(self, value: Any) -> int:
        """What a value breaks; nothing stands for unknown."""
        broken = 0
        for test, holding, failing in self._asked:
            broken |= holding if test_holds(test, value, self._today) else failing
        return broken

    def _quick(self) -> Read | None:
        kind = self._field.type
        if kind in ("integer", "number"):
            return self._number()
        if kind == "date":
            return self._date()
        return self._text() if kind == "text" else None

    def _number(self) -> Read | None:
        """Plain numbers, whole ones only where the field is whole."""
        import re

        field = self._field
        ends = [end for end in (field.low, field.high) if end is not None]
        whole = field.type == "integer"
        points: list[Number] = sorted({*ends, *self._compared()})
        if not whole and any(_digits(point) > _MOST_DIGITS for point in points):
            return None

        def broken(value: Number) -> int:
            below = field.low is not None and value < field.low
            above = field.high is not None and value > field.high
            return UNREADABLE if below or above else self.of(value)

        table = [broken(value) for value in _stretches(points, whole)]
        number: Callable[[Any], float] = int if whole else float
        limits = _limits([number(point) for point in points], whole)
        fraction = "" if whole else r"(?:\.[0-9]+)?"
        plain = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{_MOST_DIGITS - 1}}}){fraction}").fullmatch
        blank, read = self.of(None), self.read

        def quick(text: str) -> int:
            if len(text) <= _MOST_DIGITS + 1 and plain(text):
                return table[bisect_right(limits, number(text))]
            return read(text) if text else blank

        return quick

    def _date(self) -> Read:
        """Days, also with a time behind them."""
        from datetime import date, datetime

        points = sorted({min(max(point, 1), _LAST_DAY) for point in self._turns()})
        days = [min(max(int(day), 1), _LAST_DAY) for day in _stretches(points, whole=True)]
        table = [self.of(date.fromordinal(day)) for day in days]
        limits = _limits(points, whole=True)
        when = datetime.fromisoformat
        blank, read = self.of(None), self.read

        def quick(text: str) -> int:
            if len(text) >= 10 and text[4] == "-" == text[7]:
                try:
                    return table[bisect_right(limits, when(text).toordinal())]
                except ValueError:
                    return read(text)
            return read(text) if text else blank

        return quick

    def _text(self) -> Read:
        """Any text."""
        blank = self.of(None)
        known, finding, other = 0, [], []
        for test, holding, failing in self._asked:
            if test.op in ("known", "unknown"):
                known |= holding if test.op == "known" else failing
            elif test.op == "contains":
                finding.append((str(test.values[0]).casefold(), holding, failing))
            else:
                other.append((*_matcher(test), holding, failing))

        def quick(text: str) -> int:
            text = text.strip().casefold()
            if not text:
                return blank
            broken = known
            for words, holding, failing in finding:
                broken |= holding if words in text else failing
            for matches, wanted, holding, failing in other:
                broken |= holding if matches(text, wanted) else failing
            return broken

        return quick

    def _compared(self) -> set[Any]:
        """The values that the field is compared with."""
        return {value for test, _, _ in self._asked if test.op not in DAY_OPS for value in test.values}

    def _turns(self) -> set[int]:
        """The days at which some test of a date begins or ceases to hold."""
        turns = {value.toordinal() for value in self._compared()}
        for test, _, _ in self._asked:
            if test.op in DAY_OPS:
                reach: Any = test.values[0] if test.values else 0
                turns |= {self._today - reach, self._today, self._today + reach}
        return turns


def _stretches(points: Sequence[Number], whole: bool) -> list[Number]:
    """One value for each stretch that the points make: before the first, on it, up to the next, on that."""
    if not points:
        return [0]
    found: list[Number] = [points[0] - 1]
    for point, after in zip(points, [*points[1:], points[-1] + 2], strict=True):
        found += [point, point + 1 if whole else _middle(point, after)]
    return found


def _limits(points: Sequence[float], whole: bool) -> list[float]:
    """What each stretch but the first begins with: ``bisect_right`` finds the stretch of a value in it."""
    from math import inf, nextafter

    return [begin for point in points for begin in (point, point + 1 if whole else nextafter(point, inf))]


def _middle(one: Number, other: Number) -> Number:
    from decimal import Decimal

    return (Decimal(one) + Decimal(other)) / 2


def _digits(number: Number) -> int:
    """How many digits it takes to write a number, without the noughts at its ends."""
    from decimal import Decimal

    return len("".join(map(str, Decimal(number).as_tuple().digits)).strip("0"))


def _matcher(test: Test) -> tuple[Callable[[Any, Any], bool], Any]:
    """How a text field is compared with what; both without case."""
    import operator

    values = [str(value).casefold() for value in test.values]
    if test.op in ("in", "not in"):
        wanted = frozenset(values)
        return (_is_in if test.op == "in" else _is_not_in), wanted
    ways: dict[str, Callable[[Any, Any], bool]] = {
        "=": operator.eq,
        "!=": operator.ne,
        "starts with": str.startswith,
        "ends with": str.endswith,
    }
    return ways[test.op], values[0]


def _is_in(text: str, wanted: frozenset[str]) -> bool:
    return text in wanted


def _is_not_in(text: str, wanted: frozenset[str]) -> bool:
    return text not in wanted
