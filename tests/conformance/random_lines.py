"""Random fields, and lines about them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from funnelspec.conditions.fields import Field
from tests.conformance.shapes import Judged, Line, Meets, Negated, Shape

ORDERED = ("=", "!=", "<", "<=", ">", ">=", "between")
OPS: dict[str, tuple[str, ...]] = {
    "integer": (*ORDERED, *ORDERED, "in", "not in", "known", "unknown"),
    "number": (*ORDERED, *ORDERED, "known", "unknown"),
    "boolean": ("=", "=", "=", "known", "unknown"),
    "choice": ("=", "!=", "=", "!=", "in", "not in", "known", "unknown"),
    "choices": ("has any", "has all", "has none", "has any", "has all", "has none", "known", "unknown"),
    "text": (
        *("=", "!=", "in", "not in", "contains", "starts with", "ends with"),
        *("contains", "starts with", "ends with", "contains", "known", "unknown"),
    ),
    "date": (
        *(*ORDERED, "known", "unknown", "past", "future"),
        *("in the last", "in the next", "older than", "in the last", "in the next", "older than"),
    ),
}
"""The comparisons of each type, common ones more often."""

INTEGERS: tuple[tuple[int | None, int | None], ...] = (
    *((None, None), (0, 100), (1, 2_000_000), (-3, 3), (0, 1), (5, 5), (0, 3)),
)
NUMBERS = ((None, None), ("0", "1"), ("0", "100"), ("2.5", "2.5"), ("-1.5", "1.5"))
CHOICES = (
    ("US",),
    ("US", "CA"),
    ("US", "CA", "NO"),
    ("New", "Working - Contacted", "Closed, won", "On hold (paused)"),
)
SELECTIONS = (("core",), ("core", "addon"), ("core", "addon", "training"), ("a", "b", "c", "d"))
WORDS = (
    ("VP", "vp sales", "sales", "Sales VP", "s", "vp s"),
    ("a", "b", "ab", "ba", "aba", "ABAB", "bb"),
    ("Head of Sales", "head", "of", "sales", "head of", "d o"),
    ("STRASSE", "stra\u00dfe", "ss", "\u00df", "s"),
    ("x, y", 'say "hi"', "(x)", "back\\slash", "x"),
    ("aa", "aaa", "a", "aaaa"),
)
QUESTIONS = (
    ("has a champion", ("has a champion", "Has a  champion", "HAS A CHAMPION.")),
    ("fits well", ("fits well", "Fits well")),
    ("ready", ("ready",)),
)
DAYS = (0, 1, 2, 29, 30, 31, 30, 90)
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \u00df-")


class Lines:
    """Makes lines about a few fields, whose constants lie next to each other and at the ends of the range."""

    def __init__(self, dice: random.Random, today: date) -> None:
        self.dice = dice
        self.today = today
        self.fields: list[Field] = []
        self.pools: dict[str, list[Any]] = {}
        self.named: list[Meets] = []
        for at in range(dice.choice((1, 1, 2, 2, 3, 3, 4, 6))):
            self._field(f"f{at}", dice.choice(tuple(OPS)))

    # --- fields and their constants -------------------------------------------------------------------------

    def _field(self, name: str, kind: str) -> None:
        dice = self.dice
        made = Field(id=name, name=name, type=kind)
        pool: list[Any] = []
        match kind:
            case "integer":
                low, high = dice.choice(INTEGERS)
                made = made.replace(low=low, high=high, unit=dice.choice((None, "people")))
                pool = self._near(dice.choice((50, 0, 1000, 22_800)), 1, made)
            case "number":
                least, most = dice.choice(NUMBERS)
                made = made.replace(low=least and Decimal(least), high=most and Decimal(most))
                step = dice.choice((Decimal(1), Decimal("0.5"), Decimal("0.001")))
                pool = self._near(Decimal(dice.choice((0, 1, 50))), step, made)
            case "choice" | "choices":
                pool = list(dice.choice(CHOICES if kind == "choice" else SELECTIONS))
                made = made.replace(choices=tuple(pool))
            case "text":
                pool = list(dice.choice(WORDS))
            case "date":
                pool = self._dates()
        self.fields.append(made)
        self.pools[name] = pool

    def _near(self, middle: Any, step: Any, field: Field) -> list[Any]:
        near = [middle + step * by for by in (-1, 0, 1, 2)]
        low: Any = field.low
        high: Any = field.high
        if low is not None:
            near = [each for each in near if low < each < high] + [low, high, min(low + step, high)]
        return self.dice.sample(near, min(len(near), self.dice.choice((2, 3, 4))))

    def _dates(self) -> list[date]:
        today = self.today.toordinal()
        near = [today + by for by in (-31, -30, -29, -1, 0, 1, 2, 30, 31, 90, 365)]
        possible = [date.fromordinal(day) for day in near if 0 < day <= date.max.toordinal()]
        if self.dice.random() < 0.1:
            possible += [date.min, date.max, date.max - timedelta(1)]
        return self.dice.sample(possible, 3)

    # --- lines ----------------------------------------------------------------------------------------------

    def leaf(self) -> Shape:
        dice = self.dice
        chance = dice.random()
        part: Line | Judged | Meets
        if chance < 0.1:
            question, spellings = dice.choice(QUESTIONS)
            part = Judged(question, f'judgement "{dice.choice(spellings)}"')
        elif chance < 0.25 and self.named:
            part = dice.choice(self.named)
        else:
            part = self.line(dice.choice(self.fields))
        return Negated(part) if dice.random() < 0.2 else part

    def line(self, field: Field) -> Line:
        op = self.dice.choice(OPS[field.type])
        return self.make(field, op, self._values(field, op))

    def _values(self, field: Field, op: str) -> tuple[Any, ...]:
        dice, pool = self.dice, self.pools[field.id]
        if op in ("known", "unknown", "past", "future"):
            return ()
        if field.type == "boolean":
            return (dice.random() < 0.8,)
        if op in ("in the last", "in the next", "older than"):
            return (dice.choice(DAYS) if dice.random() < 0.97 else dice.choice((100_000, 9_999_999)),)
        if op == "between":
            two = [dice.choice(pool), dice.choice(pool)]
            return tuple(two if dice.random() < 0.1 else sorted(two))
        if op in ("in", "not in") or op.startswith("has "):
            return tuple(dice.sample(pool, dice.randint(1, min(3, len(pool)))))
        return (dice.choice(pool),)

    def make(self, field: Field, op: str, values: tuple[Any, ...]) -> Line:
        """The line, in one of the ways it may be written."""
        said = [self._said(field, value, op in ("in", "not in")) for value in values]
        if field.type == "boolean" and op == "=":
            (wanted,) = values
            if wanted and self.dice.random() < 0.9:
                return Line(field, op, values, field.id)
            if self.dice.random() < 0.5:
                return Line(field, op, values, f"{field.id} = {'yes' if wanted else 'no'}")
            return Line(field, op, values, f"{field.id} != {'no' if wanted else 'yes'}")
        match op:
            case "known" | "unknown":
                words = f"is {op}"
            case "past" | "future":
                words = f"is in the {op}"
            case "between":
                words = f"between {said[0]} and {said[1]}"
            case "in" | "not in":
                words = f"{op} ({', '.join(said)})"
            case "has any" | "has all" | "has none":
                words = f"{op} of ({', '.join(said)})"
            case "in the last" | "in the next" | "older than":
                words = f"{op} {values[0]} day{'' if values[0] == 1 else 's'}"
            case _:
                words = f"{op} {said[0]}"
        return Line(field, op, values, f"{field.id} {words}")

    def _said(self, field: Field, value: Any, listed: bool) -> str:
        chance = self.dice.random()
        if field.type in ("choice", "choices", "text"):
            if PLAIN.issuperset(value) and chance < 0.7:
                return str(value)
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        if not field.numeric:
            return str(value)
        said = str(value) if isinstance(value, int) else format(value, "f")
        if value % 1000 == 0 and value != 0 and chance < 0.3:
            said = f"{value // 1000}k"
        elif chance < 0.5 and not listed:
            said = f"{value:,}"
        return said if field.unit is None or chance < 0.7 else f"{said} {field.unit}"
