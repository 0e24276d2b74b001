"""Random pairs of conditions over every form of the grammar, made to be close to each other.

Two conditions that are thrown together have a lead in common nearly always and imply each other hardly ever.
So most pairs are made of one: the other is the same with one thing changed, the same in other words, or more
of it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.conformance.random_lines import QUESTIONS, Lines
from tests.conformance.shapes import Judged, Line, Meets, Negated, Pair, Several, Shape, meaning, named

TODAYS = (*[date(2026, 11, 22)] * 12, date(2028, 2, 29), date(9999, 12, 25))
"""Also the last days that there are. Not the first ones: where "30 days ago" is before all calendars, the day
has to come on which it is not, and the solver takes it that it has come."""


def generated(seed: int, number: int) -> Pair:
    """The pair of a seed and a number."""
    return pair(random.Random(f"{seed} {number}"))


def pair(dice: random.Random) -> Pair:
    """A pair that only the dice decide about."""
    return _Maker(dice).pair()


def chain(dice: random.Random) -> tuple[Pair, Shape]:
    """A pair and a third condition; each of the three is mostly a little wider than the one before."""
    maker = _Maker(dice)
    one = maker.tree(dice.choice((1, 2, 3, 4)))
    other = maker.wider(one)
    return Pair({field.id: field for field in maker.fields}, one, other, (), maker.today), maker.wider(other)


class _Maker(Lines):
    def __init__(self, dice: random.Random) -> None:
        super().__init__(dice, dice.choice(TODAYS))
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

    # --- groups ---------------------------------------------------------------------------------------------

    def tree(self, size: int) -> Shape:
        """A condition of so many lines."""
        dice = self.dice
        if size == 1:
            return (
                self.leaf() if dice.random() < 0.9 else Several(dice.choice(("all", "none")), (self.leaf(),))
            )
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

    # --- of one condition another ---------------------------------------------------------------------------

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
            if shape.kind != "groups" or (isinstance(near, Several) and near.kind == parts[at].kind):  # type: ignore[union-attr]
                parts[at] = near
            return shape._replace(parts=tuple(parts))
        if change == "less":
            del parts[at]
        elif change == "more":
            parts.insert(at, self.leaf())
        elif change == "count" and shape.kind == "at_least":
            return shape._replace(least=max(0, shape.least + dice.choice((-1, 1))))
        else:
            return Several(dice.choice(("all", "any", "none")), shape.parts)
        return shape._replace(parts=tuple(parts))

    def wider(self, shape: Shape) -> Shape:
        """What holds of more leads, or else of about the same."""
        if self.dice.random() < 0.3:
            return self.near(shape)
        return Several("any", (self.same(shape), self.leaf()))

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
                return (
                    Several("none", turned) if dice.random() < 0.5 else Several("at_least", parts, len(parts))
                )
            case "any":
                return (
                    Several("none", (Several("all", turned),))
                    if dice.random() < 0.5
                    else Several("at_least", parts, 1)
                )
            case "none":
                return Several("all", turned)
        if shape.least == 0:
            return shape
        return Several("none", (Several("at_least", turned, max(0, len(parts) - shape.least + 1)),))

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
        means = self.near(names[ref])
        # A name that comes in may stand on this one in turn.
        return meaning(shape, ref, means) if named(means).keys() <= named(names[ref]).keys() else shape
