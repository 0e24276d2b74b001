"""What z3 says about two conditions.

It knows nothing of the project but ``docs/format.md``: it reads shapes, never the typed conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import z3

from funnelspec.conditions.fields import Field
from funnelspec.conditions.typed import DAY_OPS
from tests.conformance.reached import LAST, REGIONS, Reached
from tests.conformance.shapes import Judged, Line, Meets, Negated, Shape, lines
from tests.conformance.texts import sufficient_texts

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
        self.terms: dict[int, Any] = {}

    def reached(self, one: Shape, other: Shape) -> Reached | None:
        first, second, filled = z3.Bools("one other filled")
        self.solver.add(first == self.term(one), second == self.term(other))
        self.solver.add(filled == z3.And([z3.Not(unknown) for unknown, _ in self.fields.values()]))
        dated = any(isinstance(line, Line) and line.op in DAY_OPS for line in lines(one, other))
        ever, full, now = set(), set(), set()
        for region in REGIONS:
            goal = [
                each if holds else z3.Not(each) for each, holds in zip((first, second), region, strict=True)
            ]
            answers = [self.solver.check(*goal, filled)]
            if answers[0] == z3.sat:
                full.add(region)
            else:
                answers.append(self.solver.check(*goal))
            if answers[-1] == z3.sat:
                ever.add(region)
                answers.append(self.solver.check(*goal, self.given) if dated else z3.sat)
                if answers[-1] == z3.sat:
                    now.add(region)
            if z3.unknown in answers:
                return None
        return Reached(frozenset(ever), frozenset(full), frozenset(now))

    def term(self, shape: Shape) -> Any:
        """What a shape says; of parts that the two conditions share the same term."""
        if id(shape) not in self.terms:
            self.terms[id(shape)] = self._term(shape)
        return self.terms[id(shape)]

    def _term(self, shape: Shape) -> Any:
        match shape:
            case Line():
                return self._line(shape)
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
                return z3.PbGe([(part, 1) for part in parts], shape.least)
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


def _cases(shapes: Sequence[Shape]) -> dict[str, list[str]]:
    """For each text field the texts that differ in what they pass."""
    asked: dict[str, dict[tuple[str, tuple[Any, ...]], Line]] = {}
    for line in lines(*shapes):
        if isinstance(line, Line) and line.field.type == "text":
            asked.setdefault(line.field.id, {})[line.op, line.values] = line
    cases: dict[str, list[str]] = {}
    for name, some in asked.items():
        different = {
            tuple(_says(line, text) for line in some.values()): text for text in sufficient_texts(some)
        }
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
