"""What the reference evaluator says about two conditions, of every lead that matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise, product
from math import prod
from typing import Any

from funnelspec.conditions.evaluate import evaluate, test_holds
from funnelspec.conditions.fields import Field
from funnelspec.conditions.typed import DAY_OPS, Question, Test, Typed, leaves
from tests.conformance.reached import LAST, Reached, Region
from tests.conformance.texts import sufficient_texts


def by_trying(one: Typed, other: Typed, today: date, most: int) -> Reached | None:
    """What trying says; nothing where more than ``most`` leads would have to be tried.

    Of each field those values are tried that stand for all: on, beside and between its constants, and with
    the same outcome of every test only one. Of the days those on which a fixed and a relative date of one
    field change places, and their neighbours.
    """
    found = list(dict.fromkeys((*leaves(one), *leaves(other))))
    tests: dict[str, list[Test]] = {}
    for leaf in found:
        if isinstance(leaf, Test):
            tests.setdefault(leaf.field.id, []).append(leaf)
    questions = sorted({leaf.folded for leaf in found if isinstance(leaf, Question)})
    space = {name: _different(asked, today) for name, asked in tests.items()}
    dates = {name: asked for name, asked in tests.items() if asked[0].field.type == "date"}
    spaces = [
        (day, space | {name: _different(asked, day) for name, asked in dates.items()})
        for day in _days(tests, today)
    ]
    answers = list(product((False, True), repeat=len(questions)))
    if sum(prod(map(len, space.values())) for _, space in spaces) * len(answers) > most:
        return None
    reached: tuple[set[Region], set[Region], set[Region]] = (set(), set(), set())
    for day, space in spaces:
        for chosen in product(*space.values()):
            lead = {name: value for name, value in zip(space, chosen, strict=True) if value is not None}
            for given in answers:
                judged = dict(zip(questions, given, strict=True))
                region = (evaluate(one, lead, day, judged), evaluate(other, lead, day, judged))
                reached[0].add(region)
                if len(lead) == len(space):
                    reached[1].add(region)
                if day == today:
                    reached[2].add(region)
    return Reached(*map(frozenset, reached))


def _days(tests: Mapping[str, Sequence[Test]], today: date) -> list[date]:
    """Today, and the days from it on around which the order of a field's fixed and relative dates changes.

    A fixed day ``f`` and a day ``n`` from today meet on the day ``f - n``. Before, on and after it, and where
    they are neighbours, they leave different days between and beside them: two days on either side show all
    that. The first and the last day that there is are fixed, too.
    """
    found = {today.toordinal()}
    for asked in tests.values():
        reaches: set[int] = set()
        fixed = {1, LAST}
        for test in asked:
            some: Any = test.values
            if test.op in DAY_OPS:
                far = some[0] if some else 0
                reaches.update((0, far if test.op == "in the next" else -far))
            elif test.field.type == "date":
                fixed.update(value.toordinal() for value in some)
        for day, reach, by in product(fixed, reaches, (-2, -1, 0, 1, 2)):
            found.add(day - reach + by)
    return [date.fromordinal(day) for day in sorted(found) if today.toordinal() <= day <= LAST]


def known_values(name: str, conditions: Iterable[Typed], day: date) -> list[Any]:
    """Values of a field that differ in what they do to conditions, without its being blank."""
    found = dict.fromkeys(leaf for typed in conditions for leaf in leaves(typed))
    tests = [leaf for leaf in found if isinstance(leaf, Test) and leaf.field.id == name]
    return [value for value in _different(tests, day) if value is not None]


def _different(tests: Sequence[Test], day: date) -> list[Any]:
    """Values of one field, none of them among them, no two of which pass the same tests."""
    today = day.toordinal()
    different = {
        (value is None, *(test_holds(test, value, today) for test in tests)): value
        for value in (None, *_values(tests, today))
    }
    return list(different.values())


def _values(tests: Sequence[Test], today: int) -> Iterable[Any]:
    field = tests[0].field
    match field.type:
        case "boolean":
            return (False, True)
        case "choice":
            return field.choices
        case "choices":
            sizes = range(1, len(field.choices) + 1)
            return [frozenset(some) for size in sizes for some in combinations(field.choices, size)]
        case "text":
            return sufficient_texts((test.op, test.values) for test in tests if test.values)
        case "date":
            days: set[int] = {1, LAST, today}
            for test in tests:
                some: Any = test.values
                if test.op in DAY_OPS:
                    days.update((today - some[0], today + some[0]) if some else ())
                else:
                    days.update(value.toordinal() for value in some)
            return [date.fromordinal(day + by) for day in days for by in (-1, 0, 1) if 0 < day + by <= LAST]
    return _numbers(field, tests)


def _numbers(field: Field, tests: Sequence[Test]) -> list[Any]:
    """Each constant and both ends; beside them for whole numbers, between and beyond them for others."""
    low: Any = field.low
    high: Any = field.high
    said: set[Any] = {value for test in tests for value in test.values}
    said.update((0,) if low is None else (low, high))
    marks = sorted(said)
    beyond = [marks[0] - 1, marks[-1] + 1]
    if field.type == "integer":
        numbers = [mark + by for mark in marks for by in (-1, 0, 1)]
    else:
        middles = [(Decimal(a) + Decimal(b)) / 2 for a, b in pairwise(marks)]
        numbers = [*marks, *middles, *beyond]
    return [number for number in numbers if low is None or low <= number <= high]
