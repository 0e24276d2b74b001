"""Two answers to "which verdicts can two conditions have together?", neither of them by the project's solver.

``by_z3`` knows nothing of the project but ``docs/format.md``: it reads shapes, never the typed conditions.
``by_hand`` tries values with the reference evaluator. Both are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, combinations, product
from math import prod
from typing import Any, NamedTuple

import z3

from funnelspec.conditions.evaluate import evaluate, test_holds
from funnelspec.conditions.fields import Field
from funnelspec.conditions.typed import DAY_OPS, Question, Test, Typed, leaves
from tests.conformance.shapes import Judged, Line, Meets, Negated, Several, Shape, lines

Region = tuple[bool, bool]
REGIONS: tuple[Region, ...] = ((True, True), (True, False), (False, True), (False, False))
LAST = date.max.toordinal()


class Reached(NamedTuple):
    """The verdicts that some lead has: on any day from today on, only with every field that is asked about
    filled, and only today."""

    ever: frozenset[Region]
    filled: frozenset[Region]
    today: frozenset[Region]


# --- z3 -----------------------------------------------------------------------------------------------------

EFFORT = 400_000
"""For z3's strings, in its own measure: a limit in seconds would make answers depend on the machine."""


def by_z3(one: Shape, other: Shape, today: date, effort: int = EFFORT) -> Reached:
    """What z3 says.

    Its strings take a hundred times as long as the rest and at times for ever. With so much effort or none
    they are given up, and a text is one of ``sufficient_texts`` instead.
    """
    said = _Z3(today, effort).reached(one, other) if effort else None
    said = said or _Z3(today, cases=(one, other)).reached(one, other)
    assert said is not None
    return said


class _Z3:
    """The meaning of conditions in z3's terms.

    A field that is unknown is a variable of its own; today is any day from the given one on.
    """

    def __init__(self, today: date, effort: int = 0, cases: Sequence[Shape] = ()) -> None:
        self.solver = z3.SimpleSolver()
        self.today = z3.Int("today")
        self.given = self.today == today.toordinal()
        self.solver.add(self.today >= today.toordinal(), self.today <= LAST)
        self.solver.set("rlimit", effort)
        self.cases = _cases(cases)
        self.fields: dict[str, tuple[Any, Any]] = {}
        self.terms: dict[Any, Any] = {}

    def reached(self, one: Shape, other: Shape) -> Reached | None:
        first, second, filled = z3.Bools("one other filled")
        self.solver.add(first == self.term(one), second == self.term(other))
        self.solver.add(filled == z3.And([z3.Not(unknown) for unknown, _ in self.fields.values()]))
        dated = any(isinstance(line, Line) and line.op in DAY_OPS for line in lines(one, other))
        found: tuple[set[Region], set[Region], set[Region]] = (set(), set(), set())
        for region in REGIONS:
            goal = [each if holds else z3.Not(each) for each, holds in zip((first, second), region, strict=True)]
            for reached, more in zip(found, ((), (filled,), (self.given,)), strict=True):
                if reached is not found[0] and region not in found[0]:
                    break
                if reached is found[2] and not dated:
                    reached.add(region)
                    break
                said = self.solver.check(*goal, *more)
                if said == z3.unknown:
                    return None
                if said == z3.sat:
                    reached.add(region)
        return Reached(*map(frozenset, found))

    def term(self, shape: Shape) -> Any:
        match shape:
            case Line():
                known = (shape.field.id, shape.op, shape.values)
                if known not in self.terms:
                    self.terms[known] = self._line(shape)
                return self.terms[known]
            case Judged():
                return z3.Bool(f"judged {shape.question}")
            case Negated():
                return z3.Not(self.term(shape.part))
            case Meets():
                return self.term(shape.means)
        parts = [self.term(part) for part in shape.parts]
        match shape.kind:
            case "any":
                return z3.Or(parts)
            case "none":
                return z3.Not(z3.Or(parts))
            case "at_least":
                return z3.PbGe([(part, 1) for part in parts], shape.count)
        return z3.And(parts)

    def _field(self, field: Field) -> tuple[Any, Any]:
        if field.id not in self.fields:
            unknown, add = z3.Bool(f"{field.id} is unknown"), self.solver.add
            value: Any
            match field.type:
                case "boolean":
                    value = z3.Bool(field.id)
                case "number":
                    value = z3.Real(field.id)
                case "choices":
                    value = {choice: z3.Bool(f"{field.id} has {choice}") for choice in field.choices}
                    add(unknown == z3.Not(z3.Or(list(value.values()))))
                case "text" if not self.cases:
                    value = z3.String(field.id)
                    add(z3.Length(value) > 0)
                case _:
                    value = z3.Int(field.id)
            ends: tuple[Any, Any] = (field.low, field.high)
            if field.type == "date":
                ends = (1, LAST)
            elif field.type == "choice":
                ends = (0, len(field.choices) - 1)
            elif field.type == "text" and self.cases:
                ends = (0, len(self.cases[field.id]) - 1)
            if ends[0] is not None:
                least, most = (z3.RealVal(str(end)) for end in ends)
                add(value >= least, value <= most)
            self.fields[field.id] = unknown, value
        return self.fields[field.id]

    def _line(self, line: Line) -> Any:
        unknown, value = self._field(line.field)
        if line.op == "unknown":
            return unknown
        known = z3.Not(unknown)
        return known if line.op == "known" else z3.And(known, self._holds(line, value))

    def _holds(self, line: Line, value: Any) -> Any:
        """Whether the value of a field that is known passes."""
        field, today = line.field, self.today
        if line.op in DAY_OPS:
            days = line.values[0] if line.values else 0
            match line.op:
                case "in the last":
                    return z3.And(value <= today, value >= today - days)
                case "in the next":
                    return z3.And(value >= today, value <= today + days)
                case "older than":
                    return today - value > days
                case "past":
                    return value < today
            return value > today
        if field.type == "choices":
            some = [value[choice] for choice in line.values]
            match line.op:
                case "has any":
                    return z3.Or(some)
                case "has all":
                    return z3.And(some)
            return z3.Not(z3.Or(some))
        if field.type == "text" and self.cases:
            holding = [at for at, text in enumerate(self.cases[field.id]) if _says(line, text)]
            return z3.Or([value == at for at in holding])
        said = [_constant(field, each) for each in line.values]
        match line.op:
            case "=":
                return value == said[0]
            case "!=":
                return value != said[0]
            case "<":
                return value < said[0]
            case "<=":
                return value <= said[0]
            case ">":
                return value > said[0]
            case ">=":
                return value >= said[0]
            case "between":
                return z3.And(said[0] <= value, value <= said[1])
            case "in":
                return z3.Or([value == each for each in said])
            case "not in":
                return z3.Not(z3.Or([value == each for each in said]))
            case "contains":
                return z3.Contains(value, said[0])
            case "starts with":
                return z3.PrefixOf(said[0], value)
        return z3.SuffixOf(said[0], value)


def _constant(field: Field, value: Any) -> Any:
    match field.type:
        case "boolean":
            return z3.BoolVal(value)
        case "choice":
            return z3.IntVal(field.choices.index(value))
        case "text":
            return z3.StringVal(value.casefold())
        case "date":
            return z3.IntVal(value.toordinal())
        case "number":
            return z3.RealVal(str(value))
    return z3.IntVal(value)


# --- texts that stand for all texts ---------------------------------------------------------------------------

_GAP = "|"


def sufficient_texts(asked: Iterable[tuple[str, tuple[Any, ...]]]) -> Iterator[str]:
    """Texts of which one passes and fails the same comparisons as any text whatever.

    Let ``t`` be a text that is none of the constants of ``=``, ``!=``, ``in`` and ``not in``, and let ``p``,
    ``e`` and ``c1`` .. ``ck`` be the longest constant that it starts with, the longest that it ends with, and
    all that it contains. With a letter that no constant has as a gap, the text ``p|c1|..|ck|e`` passes exactly
    what ``t`` passes: a constant without the gap stands in it only inside ``p``, ``e`` or some ``ci``, and
    those stand in ``t``; it starts only with what ``p`` starts with, as ``t`` does; so for its end; and it is
    itself no constant. So the constants and all such texts are enough. Case is folded letter by letter.
    """
    starts, ends, parts = {""}, {""}, set()
    for op, values in asked:
        folded = [value.casefold() for value in values]
        assert not any(_GAP in value for value in folded)
        match op:
            case "starts with":
                starts.update(folded)
            case "ends with":
                ends.update(folded)
            case "contains":
                parts.update(folded)
            case _:
                yield from folded
    ordered = sorted(parts)
    some = chain.from_iterable(combinations(ordered, size) for size in range(len(ordered) + 1))
    for start, inside, end in product(sorted(starts), list(some), sorted(ends)):
        yield _GAP.join((start, *inside, end))


def _cases(shapes: Sequence[Shape]) -> dict[str, list[str]]:
    """For each text field the texts that differ in what they pass."""
    asked: dict[str, dict[tuple[str, tuple[Any, ...]], Line]] = {}
    for line in lines(*shapes):
        if isinstance(line, Line) and line.field.type == "text":
            asked.setdefault(line.field.id, {})[line.op, line.values] = line
    cases: dict[str, list[str]] = {}
    for name, some in asked.items():
        different = {tuple(_says(line, text) for line in some.values()): text for text in sufficient_texts(some)}
        cases[name] = list(different.values())
    return cases


def _says(line: Line, text: str) -> bool:
    said = [value.casefold() for value in line.values]
    match line.op:
        case "=" | "in":
            return text in said
        case "!=" | "not in":
            return text not in said
        case "contains":
            return said[0] in text
        case "starts with":
            return text[: len(said[0])] == said[0]
        case "ends with":
            return text[-len(said[0]) :] == said[0]
    return False


# --- every value that matters ---------------------------------------------------------------------------------


def by_hand(one: Typed, other: Typed, today: date, most: int) -> Reached | None:
    """What trying says; nothing where more than ``most`` leads would have to be tried.

    Of each field those values are tried that stand for all: on, beside and between its constants, and with the
    same outcome of every test only one. Of the days those on which a fixed and a relative date of one field
    change places, and their neighbours.
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
        middles = [(Decimal(a) + Decimal(b)) / 2 for a, b in zip(marks, marks[1:], strict=False)]
        numbers = [*marks, *middles, *beyond]
    return [number for number in numbers if low is None or low <= number <= high]
