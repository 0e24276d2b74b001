"""Random pairs of conditions over every form of the grammar, made to be close to each other and to the edge.

Two conditions that are thrown together have a lead in common nearly always and imply each other hardly ever.
So most pairs are made of one: the other is the same with one thing changed, the same in other words, or more
of it; and all constants of one field come from a few values next to each other and to the ends of its range.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from funnelspec.conditions.fields import Field
from tests.conformance.shapes import Judged, Line, Meets, Negated, Pair, Several, Shape, named

TODAYS = (*[date(2026, 11, 22)] * 12, date(2028, 2, 29), date(9999, 12, 25), date(1, 1, 3))
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
CHOICES = (("US",), ("US", "CA"), ("US", "CA", "NO"), ("New", "Working - Contacted", "Closed, won", "On hold (paused)"))
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


def generated(seed: int, number: int) -> Pair:
    """The pair of a seed and a number."""
    return pair(random.Random(f"{seed} {number}"))


def pair(dice: random.Random) -> Pair:
    """A pair that only the dice decide about."""
    return _Maker(dice).pair()


class _Maker:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.today = dice.choice(TODAYS)
        self.fields: list[Field] = []
        self.pools: dict[str, list[Any]] = {}
        for at in range(dice.choice((1, 1, 2, 2, 3, 3, 4, 6))):
            self._field(f"f{at}", dice.choice(tuple(OPS)))
        self.named: list[Meets] = []
        for at in range(dice.choice((0, 0, 1, 2, 3))):
            ref = dice.choice((f"criteria/c{at}", f"segments/s/p{at}"))
            self.named.append(Meets(ref, self.tree(dice.choice((1, 2, 3)))))

    def pair(self) -> Pair:
        dice = self.dice
        size = dice.choice((1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12))
        one = self.crowd(size) if dice.random() < 0.2 else self.tree(size)
        match dice.choice(("other", "other", "near", "near", "same", "more", "cover")):
            case "other":
                other = self.tree(dice.choice((1, 2, 3, 5, 8)))
            case "near":
                other = self.near(one)
            case "same":
                other = self.same(one)
            case "more":
                kind = dice.choice(("all", "any"))
                other = Several(kind, (self.same(one), self.leaf()))
            case _:
                rest = Several("none", (one,))
                other = rest if dice.random() < 0.3 else self.near(self.same(rest))
        if self.named and dice.random() < 0.1:
            other = self.seen_otherwise(other)
        more = tuple(self.tree(3) for _ in range(2)) if dice.random() < 0.1 else ()
        return Pair({field.id: field for field in self.fields}, one, other, more, self.today)

    # --- fields and their constants ---------------------------------------------------------------------------

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

    # --- lines --------------------------------------------------------------------------------------------------

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

    # --- groups -------------------------------------------------------------------------------------------------

    def tree(self, size: int) -> Shape:
        """A condition of so many lines."""
        dice = self.dice
        if size == 1:
            return self.leaf() if dice.random() < 0.9 else Several(dice.choice(("all", "none")), (self.leaf(),))
        parts = []
        while size:
            taken = dice.randint(1, max(1, size - 1)) if dice.random() < 0.5 else 1
            parts.append(self.tree(taken))
            size -= taken
        return self._together(parts)

    def _together(self, parts: Sequence[Shape]) -> Shape:
        kind = self.dice.choice(("all", "all", "any", "any", "none", "at_least", "at_least", "groups"))
        if kind == "at_least":
            return Several(kind, tuple(parts), self._count(len(parts)))
        if kind == "groups":
            kinds = self.dice.sample(("all", "any", "none", "at_least"), min(len(parts), 2))
            cut = len(parts) - 1
            halves = (parts[:cut], parts[cut:]) if len(kinds) > 1 else (parts,)
            return Several(
                "groups",
                tuple(
                    Several(each, tuple(half), 1 if each == "at_least" else 0)
                    for each, half in zip(kinds, halves, strict=True)
                ),
            )
        return Several(kind, tuple(parts))

    def _count(self, size: int) -> int:
        """Mostly a number between one and all; also none, and more than there are."""
        if self.dice.random() < 0.1:
            return self.dice.choice((0, size + 1))
        return self.dice.randint(1, size)

    def crowd(self, size: int) -> Shape:
        """Many lines about one or two fields, counted: what is hard to search."""
        dice = self.dice
        fields = dice.sample(self.fields, min(len(self.fields), dice.choice((1, 1, 2))))
        many: list[Shape] = [self.line(dice.choice(fields)) for _ in range(max(2, size))]
        half = len(many) // 2
        inner = Several(dice.choice(("none", "any", "all")), tuple(many[:half]) or (many[0],))
        counted = Several("at_least", (*many[half:], inner), dice.randint(1, len(many) - half + 1))
        return Several("none", (counted,)) if dice.random() < 0.3 else counted

    # --- of one condition another ---------------------------------------------------------------------------------

    def near(self, shape: Shape) -> Shape:
        """The same with one thing changed."""
        dice = self.dice
        match shape:
            case Line():
                if dice.random() < 0.15:
                    return Negated(shape)
                if dice.random() < 0.5 or not shape.values:
                    return self.line(shape.field)
                return self.make(shape.field, shape.op, self._values(shape.field, shape.op))
            case Judged():
                return Negated(shape)
            case Meets():
                return self.near(shape.means)
            case Negated():
                return shape.part
        parts = list(shape.parts)
        at = dice.randrange(len(parts))
        change = dice.choice(("part", "part", "part", "less", "more", "kind", "count"))
        if shape.kind == "groups" or change == "part" or (change == "less" and len(parts) == 1):
            near = self.near(parts[at])
            if shape.kind != "groups" or isinstance(near, Several) and near.kind == parts[at].kind:  # type: ignore[union-attr]
                parts[at] = near
            return shape._replace(parts=tuple(parts))
        if change == "less":
            del parts[at]
        elif change == "more":
            parts.insert(at, self.leaf())
        elif change == "count" and shape.kind == "at_least":
            return shape._replace(count=max(0, shape.count + dice.choice((-1, 1))))
        else:
            return Several(dice.choice(("all", "any", "none")), shape.parts)
        return shape._replace(parts=tuple(parts))

    def same(self, shape: Shape) -> Shape:
        """The same in other words."""
        dice = self.dice
        match shape:
            case Line():
                return self._same_line(shape) if dice.random() < 0.6 else shape
            case Judged():
                spellings = dict(QUESTIONS)[shape.question]
                return shape._replace(text=f'judgement "{dice.choice(spellings)}"')
            case Meets():
                return shape if dice.random() < 0.5 else self.same(shape.means)
            case Negated():
                return shape if dice.random() < 0.5 else Several("none", (self.same(shape.part),))
        if shape.kind == "groups":
            return Several("all", tuple(self.same(part) for part in shape.parts))
        parts = tuple(dice.sample([self.same(part) for part in shape.parts], len(shape.parts)))
        if dice.random() < 0.4:
            return shape._replace(parts=parts)
        turned = tuple(Several("none", (part,)) for part in parts)
        match shape.kind:
            case "all":
                return Several("none", turned) if dice.random() < 0.5 else Several("at_least", parts, len(parts))
            case "any":
                return Several("none", (Several("all", turned),)) if dice.random() < 0.5 else Several("at_least", parts, 1)
            case "none":
                return Several("all", turned)
        if shape.count == 0:
            return shape
        return Several("none", (Several("at_least", turned, len(parts) - shape.count + 1),))

    def _same_line(self, line: Line) -> Shape:
        field, values = line.field, line.values

        def made(op: str, *some: Any) -> Line:
            return self.make(field, op, some)

        match line.op:
            case ">=" | "<=":
                return Several("any", (made(line.op[0], *values), made("=", *values)))
            case ">":
                return Several("all", (made("known"), Negated(made("<=", *values))))
            case "<":
                return Several("none", (made("unknown"), made(">=", *values)))
            case "!=":
                return Several("all", (made("known"), Negated(made("=", *values))))
            case "between":
                return Several("all", (made(">=", values[0]), made("<=", values[1])))
            case "in" | "has any":
                op = "=" if line.op == "in" else "has any"
                return Several("any", tuple(made(op, value) for value in values))
            case "not in":
                return Several("all", tuple(made("!=", value) for value in values))
            case "has all":
                return Several("all", tuple(made("has any", value) for value in values))
            case "has none":
                return Several("none", (made("unknown"), made("has any", *values)))
            case "known" | "unknown":
                return Negated(made("known" if line.op == "unknown" else "unknown"))
            case "in the last":
                return Several("none", (made("future"), made("older than", *values), made("unknown")))
            case "past":
                return Several("any", (made("older than", 0),))
            case "future":
                return Several("none", (made("past"), made("unknown"), made("in the next", 0)))
            case "older than":
                return Several("all", (made("past"), Negated(made("in the last", *values))))
        return line

    def seen_otherwise(self, shape: Shape) -> Shape:
        """The condition as another team may have it: one of its names means something else."""
        names = named(shape)
        if not names:
            return shape
        ref = self.dice.choice(sorted(names))
        return _with(shape, ref, self.near(names[ref]))


def _with(shape: Shape, ref: str, means: Shape) -> Shape:
    match shape:
        case Several():
            return shape._replace(parts=tuple(_with(part, ref, means) for part in shape.parts))
        case Negated():
            return Negated(_with(shape.part, ref, means))  # type: ignore[arg-type]  # a line stays a line
        case Meets():
            return Meets(shape.ref, means if shape.ref == ref else _with(shape.means, ref, means))
    return shape
