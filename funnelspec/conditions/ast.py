"""A condition as written: parsed, located and not yet typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from funnelspec.record import NamedTuple
from funnelspec.source import Location
from funnelspec.syntax.tree import Node, Text


class Words(NamedTuple):
    """Some words of a text: ``text.value[start:end]``, and what they say once quotes are undone."""

    text: Text
    start: int
    end: int
    value: str

    @property
    def where(self) -> Location:
        return self.text.at(self.start, self.end)

    @property
    def written(self) -> str:
        """The words as typed, with their quotes."""
        return self.text.value[self.start : self.end]

    def part(self, start: int, end: int) -> Words:
        """Some of the words by their offsets in ``value``; all of them where quotes shift the offsets."""
        if self.value != self.written:
            return self
        return Words(self.text, self.start + start, self.start + end, self.value[start:end])


if TYPE_CHECKING:
    P = TypeVar("P", covariant=True)

    class Of(Generic[P]):
        """Holds conditions of one kind: parsed or typed."""

        __slots__ = ()

else:
    # Only type checkers ask what a group is made of, and building real generics slows every start down.
    P = None

    class Of:
        __slots__ = ()

        def __class_getitem__(cls, _kind):
            return cls


class Group(Of[P]):
    """Several conditions together; ``node`` is the list, mapping or text in which they stand."""

    __slots__ = ("node", "parts")

    def __init__(self, node: Node, parts: tuple[P, ...]) -> None:
        self.node = node
        self.parts = parts

    @property
    def where(self) -> Location:
        return self.node.where

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.parts))})"


class All(Group[P]):
    """Every part holds: a list, ``all:``, or a mapping that holds several groups."""

    __slots__ = ()


class AnyOf(Group[P]):
    """At least one part holds."""

    __slots__ = ()


class NoneOf(Group[P]):
    """No part holds."""

    __slots__ = ()


class AtLeast(Group[P]):
    """At least ``count`` of the parts hold."""

    __slots__ = ("count",)

    def __init__(self, node: Node, parts: tuple[P, ...], count: int) -> None:
        super().__init__(node, parts)
        self.count = count


class Not(Of[P]):
    """A leading ``not``: it turns round the one predicate behind it, blanks included."""

    __slots__ = ("part", "words")

    def __init__(self, words: Words, part: P) -> None:
        self.words = words
        self.part = part

    @property
    def where(self) -> Location:
        return self.words.where

    def __repr__(self) -> str:
        return f"Not({self.part!r})"


class Ask:
    """What a line asks about one field.

    Attributes:
        words: the whole of it, without a leading ``not``.
        op: ``is`` for a field alone; else one of ``typed.OPS``.
        op_words: where the comparison stands; the field itself when it stands alone.
        values: as written: one, two for ``between``, any number for lists, none for ``known`` and its like.
    """

    __slots__ = ("field", "op", "op_words", "values", "words")

    def __init__(
        self, words: Words, field: Words, op: str, op_words: Words, values: tuple[Words, ...] = ()
    ) -> None:
        self.words = words
        self.field = field
        self.op = op
        self.op_words = op_words
        self.values = values

    @property
    def where(self) -> Location:
        return self.words.where

    def __repr__(self) -> str:
        return f"Ask({self.field.value!r}, {self.op!r}, {tuple(words.value for words in self.values)!r})"


class Meets:
    """``meets REF``: a criterion or a part of a segment, by the words of its reference."""

    __slots__ = ("ref", "words")

    def __init__(self, words: Words, ref: Words) -> None:
        self.words = words
        self.ref = ref

    @property
    def where(self) -> Location:
        return self.words.where

    def __repr__(self) -> str:
        return f"Meets({self.ref.value!r})"


class Judgement:
    """A yes or no that only a person can give."""

    __slots__ = ("question", "words")

    def __init__(self, words: Words, question: Words) -> None:
        self.words = words
        self.question = question

    @property
    def where(self) -> Location:
        return self.words.where

    def __repr__(self) -> str:
        return f"Judgement({self.question.value!r})"


Predicate: TypeAlias = Ask | Meets | Judgement
Condition: TypeAlias = (
    All["Condition"]
    | AnyOf["Condition"]
    | NoneOf["Condition"]
    | AtLeast["Condition"]
    | Not["Condition"]
    | Ask
    | Meets
    | Judgement
)


def predicates(condition: Condition) -> Iterator[Predicate]:
    """Every predicate of a condition, in the order written."""
    stack: list[Condition] = [condition]
    while stack:
        one = stack.pop()
        if isinstance(one, Group):
            stack.extend(reversed(one.parts))
        elif isinstance(one, Not):
            stack.append(one.part)
        else:
            yield one


def references(condition: Condition) -> Iterator[Words]:
    """The reference behind every ``meets`` of a condition."""
    for predicate in predicates(condition):
        if type(predicate) is Meets:
            yield predicate.ref
