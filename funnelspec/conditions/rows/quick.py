"""The quick way to read a cell: plain forms at once, all others the long way.

Plain are ``1250``, ``1250.50``, ``2026-03-01`` and any text. A number or a day is compared with the few
values at which some test begins or ceases to hold: they cut all values into stretches, and one value tells
what its whole stretch breaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from funnelspec.conditions.fields import Field
from funnelspec.conditions.rows.circuit import UNREADABLE
from funnelspec.conditions.typed import DAY_OPS, Test
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Number

_LAST_DAY = 3652059  # 9999-12-31

_WHOLE = r"-?(?:0|[1-9][0-9]{0,14})"
_DECIMAL = r"-?(?:(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?|[1-9][0-9]{9,12}(?:\.[0-9]{1,2})?)"
_MOST_DIGITS = 15
"""Decimal numbers of so many digits have the order of the floating-point numbers nearest to them, and no two
of them share one (DBL_DIG of IEEE 754 double precision)."""

_TEXT_TESTS = {
    "=": "{text} == {word}",
    "!=": "{text} != {word}",
    "in": "{text} in {word}",
    "not in": "{text} not in {word}",
    "contains": "{word} in {text}",
    "starts with": "{text}.startswith({word})",
    "ends with": "{text}.endswith({word})",
}

Of = Callable[[Any], int]
Long = Callable[[str], int]


class Asked(NamedTuple):
    """A test, and which gates are broken when it holds and when it does not."""

    test: Test
    holding: int
    failing: int


class Quick(NamedTuple):
    """An expression of Python for what a cell breaks: ``{cell}`` stands for its text, each other name in
    braces for what ``names`` holds. It contains nothing that anybody wrote into a definition."""

    expression: str
    names: dict[str, object]

    def written(self, cell: str, mark: object) -> tuple[str, dict[str, object]]:
        """The expression for some cell and its names, each with a mark that makes it unlike any other."""
        marked = {name: f"{name}{mark}" for name in self.names}
        names = {marked[name]: meaning for name, meaning in self.names.items()}
        return self.expression.format(cell=cell, text=f"text{mark}", **marked), names

    def function(self) -> Callable[[str], int]:
        """The expression as a function of the text."""
        expression, names = self.written("cell", "")
        function: Callable[[str], int] = eval(f"lambda cell: {expression}", {"__builtins__": {}, **names})
        return function


def quick(field: Field, asked: Sequence[Asked], today: int, of: Of, long: Long) -> Quick | None:
    """The quick way to read the cells of a field, if it has one.

    Args:
        today: as an ordinal day.
        of: what a value breaks; nothing stands for unknown.
        long: what a text breaks, the long way.
    """
    if field.type in ("integer", "number"):
        return _number(field, asked, of, long)
    if field.type == "date":
        return _date(asked, today, of, long)
    return _text(asked, of) if field.type == "text" else None


def _number(field: Field, asked: Sequence[Asked], of: Of, long: Long) -> Quick | None:
    import re

    whole = field.type == "integer"
    ends = [end for end in (field.low, field.high) if end is not None]
    points: list[Number] = sorted({*ends, *_compared(asked)})
    if not whole and any(_digits(point) > _MOST_DIGITS for point in points):
        return None

    def broken(value: Number) -> int:
        below = field.low is not None and value < field.low
        above = field.high is not None and value > field.high
        return UNREADABLE if below or above else of(value)

    number: Callable[[Any], float] = int if whole else float
    names = {
        "plain": re.compile(_WHOLE if whole else _DECIMAL).fullmatch,
        "table": [broken(value) for value in _stretches(points, whole)],
        "find": bisect_right,
        "limits": _limits([number(point) for point in points], whole),
        "number": number,
        "long": long,
    }
    return Quick(
        "({table}[{find}({limits}, {number}({cell}))] if {plain}({cell}) else {long}({cell}))", names
    )


def _date(asked: Sequence[Asked], today: int, of: Of, long: Long) -> Quick:
    from datetime import date, datetime

    points = sorted({min(max(point, 1), _LAST_DAY) for point in _turns(asked, today)})
    days = [min(max(int(day), 1), _LAST_DAY) for day in _stretches(points, whole=True)]
    table = [of(date.fromordinal(day)) for day in days]
    limits = _limits(points, whole=True)
    when = datetime.fromisoformat

    def day(text: str) -> int:
        if len(text) >= 10 and text[4] == "-" == text[7]:
            try:
                return table[bisect_right(limits, when(text).toordinal())]
            except ValueError:
                return long(text)
        return long(text)

    return Quick("{day}({cell})", {"day": day})


def _text(asked: Sequence[Asked], of: Of) -> Quick:
    names: dict[str, object] = {}
    known = 0
    terms = []
    for number, (test, holding, failing) in enumerate(asked):
        if test.op in ("known", "unknown"):
            known |= holding if test.op == "known" else failing
            continue
        words = [str(value).casefold() for value in test.values]
        names[f"word{number}_"] = frozenset(words) if test.op in ("in", "not in") else words[0]
        holds = _TEXT_TESTS[test.op].format(text="{text}", word=f"{{word{number}_}}")
        terms.append(f"({holding} if {holds} else {failing})")
    said = " | ".join([str(known), *terms])
    return Quick(f"({said} if ({{text}} := {{cell}}.strip().casefold()) else {of(None)})", names)


def _compared(asked: Sequence[Asked]) -> set[Any]:
    """The values that a field is compared with."""
    return {value for test, _, _ in asked if test.op not in DAY_OPS for value in test.values}


def _turns(asked: Sequence[Asked], today: int) -> set[int]:
    """The days at which some test of a date begins or ceases to hold."""
    turns = {value.toordinal() for value in _compared(asked)}
    for test, _, _ in asked:
        if test.op in DAY_OPS:
            reach: Any = test.values[0] if test.values else 0
            turns |= {today - reach, today, today + reach}
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
