"""One field of a lead, cut into cells: leads in one cell are alike to every test of the field.

Bit 0 of an axis is the cell of leads whose field is unknown; the others are in the order of the values. Every
axis has ``known``, that its field is; ``optional``, whether leads with and without the field are in a
domain (cells by variable) of its own ``vars``; and ``node``, a test as a node.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from math import ceil, floor
from operator import or_
from typing import TYPE_CHECKING, Any

from funnelspec.conditions.solve.nodes import Node, Nodes
from funnelspec.conditions.typed import DAY_OPS, Test

if TYPE_CHECKING:
    from funnelspec.conditions.fields import Field

UNKNOWN = 1
"""The cell of leads whose field is unknown, in every axis that has cells of its own."""

Place = Any
"""A place between values. Whole numbers and days: the value it stands before. Dense numbers: ``(value,
0)`` before the value, ``(value, 1)`` behind it."""

LAST_DAY = 3_652_059  # date.max.toordinal()


class Span:
    """Values from one place to another; nothing for an end that is open."""

    __slots__ = ("first", "last")

    def __init__(self, first: Place | None, last: Place | None) -> None:
        self.first = first
        self.last = last

    @property
    def empty(self) -> bool:
        """Whether there is nothing between its ends."""
        return self.first is not None and self.last is not None and bool(self.first >= self.last)


def spans(test: Test, today: int) -> list[Span]:
    """Where a test of a number or a day holds, or, of ``!=`` and ``not in``, where it does not."""
    op, kind = test.op, test.field.type
    if op in ("known", "unknown"):
        return []
    if op in DAY_OPS:
        return [_days(op, test.values, today)]
    values = [value.toordinal() if kind == "date" else value for value in test.values]  # type: ignore[union-attr]
    if op in ("=", "!=", "in", "not in"):
        return [Span(_before(value, kind), _behind(value, kind)) for value in values]
    first, last = values[0], values[-1]
    if op == "<":
        return [Span(None, _before(first, kind))]
    if op == "<=":
        return [Span(None, _behind(first, kind))]
    if op == ">":
        return [Span(_behind(first, kind), None)]
    return [Span(_before(first, kind), _behind(last, kind) if op == "between" else None)]


def _days(op: str, values: tuple[Any, ...], today: int) -> Span:
    if op == "past":
        return Span(None, today)
    if op == "future":
        return Span(today + 1, None)
    if op == "in the last":
        return Span(today - values[0], today + 1)
    if op == "in the next":
        return Span(today, today + values[0] + 1)
    return Span(None, today - values[0])


def _range(field: Field) -> Span | None:
    """The values that a field allows; nothing where it has no ends."""
    if field.low is None or field.high is None:
        return None
    if field.type == "integer":
        return Span(ceil(field.low), floor(field.high) + 1)
    return Span((field.low, 0), (field.high, 1))


def _before(value: Any, kind: str) -> Place:
    return (value, 0) if kind == "number" else value


def _behind(value: Any, kind: str) -> Place:
    return (value, 1) if kind == "number" else value + 1


class Numbers:
    """An integer, a number or a date: cut before and behind the constants it is compared with."""

    __slots__ = ("cuts", "end", "full", "kind", "moves", "start", "today", "var", "vars")

    def __init__(self, fields: list[Field], tests: list[Test], today: int, nodes: Nodes) -> None:
        self.today = today
        self.kind = fields[0].type
        self.moves = any(test.op in DAY_OPS for test in tests)
        self.start: Place | None = 1
        self.end: Place | None = LAST_DAY + 1
        allowed: list[Span] = []
        if self.kind != "date":
            ranges = [one for one in map(_range, fields) if one]
            if len(ranges) == len(fields):
                # Between ranges that do not touch there are values that nobody allows.
                allowed = [one for one in ranges if not one.empty] or ranges[:1]
            firsts: list[Place] = [one.first for one in allowed]
            lasts: list[Place] = [one.last for one in allowed]
            self.start, self.end = min(firsts, default=None), max(lasts, default=None)
        cuts = {
            place
            for span in (*allowed, *(span for test in tests for span in spans(test, today)))
            for place in (span.first, span.last)
        }
        self.cuts = sorted(cut for cut in cuts if cut is not None and self._inside(cut))
        empty = self.start is not None and self.end is not None and self.start >= self.end
        cells = 0 if empty else len(self.cuts) + 1
        self.full = (1 << (cells + 1)) - 1
        if len(allowed) > 1:
            self.full = UNKNOWN | reduce(or_, map(self._mask, allowed))
        self.var = nodes.variable(self.full)
        self.vars = 1 << self.var

    def _inside(self, place: Place) -> bool:
        return (self.start is None or place > self.start) and (self.end is None or place < self.end)

    def known(self, nodes: Nodes) -> Node:
        return nodes.literal(self.var, ~UNKNOWN)

    def optional(self, domain: Mapping[int, int]) -> bool:
        return bool(domain[self.var] & UNKNOWN) and domain[self.var] != UNKNOWN

    def node(self, test: Test, nodes: Nodes) -> Node:
        mask = 0
        for span in spans(test, self.today):
            mask |= self._mask(span)
        if test.op in ("!=", "not in"):
            mask = self.full & ~mask & ~UNKNOWN
        return nodes.literal(self.var, mask)

    def _mask(self, span: Span) -> int:
        first = 0 if span.first is None else self._cells_before(span.first)
        last = self._cells_before(span.last, at_end=True)
        return ((1 << (last + 1)) - (1 << (first + 1))) if last > first else 0

    def _cells_before(self, place: Place | None, at_end: bool = False) -> int:
        """How many cells lie wholly before a place, which is a cut or outside of the domain."""
        cells = self.full.bit_length() - 1
        if place is None:
            return cells if at_end else 0
        if self.end is not None and place >= self.end:
            return cells
        if self.start is not None and place <= self.start:
            return 0
        return bisect_right(self.cuts, place)

    def single(self, span: Span) -> bool:
        """Whether a stretch is one value, and neither end of the domain one of its ends."""
        if span.first is None or span.last is None or span.first == self.start or span.last == self.end:
            return False
        if self.kind == "number":
            return bool(span.first[0] == span.last[0])
        return bool(span.last - span.first == 1)

    def runs(self, mask: int) -> Iterator[Span]:
        """The stretches of values in these cells, in order; nothing for the ends of a domain that has
        none."""
        cells = self.full.bit_length() - 1
        at = 0
        while at < cells:
            if not mask >> (at + 1) & 1:
                at += 1
                continue
            first = at
            while at < cells and mask >> (at + 1) & 1:
                at += 1
            yield Span(
                self.start if first == 0 else self.cuts[first - 1],
                self.end if at == cells else self.cuts[at - 1],
            )


class Choices:
    """A choice or yes and no: a cell for each."""

    __slots__ = ("full", "values", "var", "vars")

    def __init__(self, values: Iterable[object], nodes: Nodes) -> None:
        self.values = {value: at for at, value in enumerate(dict.fromkeys(values))}
        self.full = (1 << (len(self.values) + 1)) - 1
        self.var = nodes.variable(self.full)
        self.vars = 1 << self.var

    def known(self, nodes: Nodes) -> Node:
        return nodes.literal(self.var, ~UNKNOWN)

    def optional(self, domain: Mapping[int, int]) -> bool:
        return bool(domain[self.var] & UNKNOWN) and domain[self.var] != UNKNOWN

    def node(self, test: Test, nodes: Nodes) -> Node:
        mask = 0
        for value in test.values:
            mask |= 2 << self.values[value]
        if test.op in ("!=", "not in"):
            mask = self.full & ~mask & ~UNKNOWN
        return nodes.literal(self.var, mask)


NO, YES = 1, 2
"""The cells of a variable that is a plain question: a member of a selection, a pattern in a text, a
judgement."""


class Selection:
    """Several choices at once: a variable for each that some test names, and one for all others together. A
    selection is unknown where nothing is selected."""

    __slots__ = ("members", "rest", "vars")

    def __init__(self, choices: Iterable[str], tests: list[Test], nodes: Nodes) -> None:
        named = {value for test in tests for value in test.values}
        listed = list(dict.fromkeys(choices))
        self.members = {choice: nodes.variable(NO | YES) for choice in listed if choice in named}
        self.rest = [choice for choice in listed if choice not in named]
        if self.rest:
            self.members[self.rest[0]] = nodes.variable(NO | YES)
        self.vars = sum(1 << var for var in self.members.values())

    def known(self, nodes: Nodes) -> Node:
        return nodes.any_of(nodes.literal(var, YES) for var in self.members.values())

    def optional(self, domain: Mapping[int, int]) -> bool:
        return YES not in domain.values() and len(domain) < len(self.members)

    def node(self, test: Test, nodes: Nodes) -> Node:
        parts = [nodes.literal(self.members[str(choice)], YES) for choice in test.values]
        if test.op == "has all":
            return nodes.all_of(parts)
        some = nodes.any_of(parts)
        return some if test.op == "has any" else nodes.all_of((self.known(nodes), nodes.negated(some)))


class Pattern:
    """``contains``, ``starts with`` or ``ends with`` some words, case ignored.

    Attributes:
        words: folded, as they are compared; ``written`` as somebody wrote them.
    """

    __slots__ = ("op", "var", "words", "written")

    def __init__(self, op: str, written: str, var: int) -> None:
        self.op = op
        self.written = written
        self.words = written.casefold()
        self.var = var

    def fits(self, text: str) -> bool:
        if self.op == "contains":
            return self.words in text
        return text.startswith(self.words) if self.op == "starts with" else text.endswith(self.words)

    def implies(self, other: Pattern) -> bool:
        """Whether every text with this pattern has the other."""
        return other.op in ("contains", self.op) and other.fits(self.words)

    def excludes(self, other: Pattern) -> bool:
        """Whether no text has both: two beginnings, or two ends, of which neither goes on the other."""
        return self.op == other.op != "contains" and not (self.fits(other.words) or other.fits(self.words))


class Words:
    """A text: a cell for each whole text that it is compared with and one for all others, and beside it a
    variable for each pattern.

    Texts are as long as they need to be, so patterns concern each other only in pairs: words put one
    behind the other, with something between them that stands in no pattern, have just the patterns that
    they must have.

    Attributes:
        texts: the cell of each whole text, by the text folded; ``written`` as somebody wrote them, in that
        order.
    """

    __slots__ = ("full", "others", "patterns", "texts", "var", "vars", "written")

    def __init__(self, tests: list[Test], nodes: Nodes) -> None:
        texts: dict[str, str] = {}
        patterns: dict[tuple[str, str], str] = {}
        for test in tests:
            for value in test.values:
                written = str(value)
                if written and test.op in ("=", "!=", "in", "not in"):
                    texts.setdefault(written.casefold(), written)
                elif written:
                    patterns.setdefault((test.op, written.casefold()), written)
        self.written = list(texts.values())
        self.texts = {text: at for at, text in enumerate(texts)}
        self.others = 2 << len(self.texts)
        self.full = 2 * self.others - 1
        self.var = nodes.variable(self.full)
        self.patterns = {
            (op, words): Pattern(op, written, nodes.variable(NO | YES))
            for (op, words), written in patterns.items()
        }
        self.vars = sum(1 << pattern.var for pattern in self.patterns.values()) | 1 << self.var

    def known(self, nodes: Nodes) -> Node:
        return nodes.literal(self.var, ~UNKNOWN)

    def optional(self, domain: Mapping[int, int]) -> bool:
        cells = domain.get(self.var, self.full)
        having = any(domain.get(pattern.var) == YES for pattern in self.patterns.values())
        return bool(cells & UNKNOWN) and cells != UNKNOWN and not having

    def node(self, test: Test, nodes: Nodes) -> Node:
        if test.op in ("=", "!=", "in", "not in"):
            mask = 0
            for value in test.values:
                if value:
                    mask |= 2 << self.texts[str(value).casefold()]
            if test.op in ("!=", "not in"):
                mask = self.full & ~mask & ~UNKNOWN
            return nodes.literal(self.var, mask)
        words = str(test.values[0]).casefold()
        return nodes.literal(self.patterns[test.op, words].var, YES) if words else self.known(nodes)

    def cells_with(self, pattern: Pattern) -> int:
        """The cells in which some text has a pattern."""
        return self.others | sum(2 << at for text, at in self.texts.items() if pattern.fits(text))

    def cells_without(self, pattern: Pattern) -> int:
        """The cells in which some text, or none, lacks a pattern."""
        lacking = (2 << at for text, at in self.texts.items() if not pattern.fits(text))
        return self.others | UNKNOWN | sum(lacking)


Axis = Numbers | Choices | Selection | Words


def axis_of(fields: list[Field], tests: list[Test], today: int, nodes: Nodes) -> Axis:
    """The axis of one field.

    Args:
        fields: as the workspaces that are compared declare it; values that one of them allows are allowed.
        tests: all that will ever be asked about it.
        today: as an ordinal day.
    """
    kind = fields[0].type
    if kind in ("integer", "number", "date"):
        return Numbers(fields, tests, today, nodes)
    if kind == "boolean":
        return Choices((True, False), nodes)
    listed = [choice for field in fields for choice in field.choices]
    if kind == "choice":
        return Choices(listed, nodes)
    return Selection(listed, tests, nodes) if kind == "choices" else Words(tests, nodes)
