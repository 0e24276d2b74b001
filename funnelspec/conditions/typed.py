"""A condition with its types: what the evaluator, the solver and the printers stand on.

The groups are those of ``ast``, over three leaves: ``Test``, ``Named`` and ``Question``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from funnelspec.conditions.ast import All, AnyOf, AtLeast, Group, NoneOf, Not, Words
from funnelspec.source import Location

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from funnelspec.conditions.fields import Field

    Number: TypeAlias = int | Decimal
    Value: TypeAlias = int | Decimal | bool | str | frozenset[str] | date
    """What a field of a lead holds; a field that is unknown is not in the lead."""

OPS = frozenset(
    (
        *("=", "!=", "<", "<=", ">", ">=", "between", "in", "not in"),
        *("has any", "has all", "has none", "contains", "starts with", "ends with"),
        *("in the last", "in the next", "older than", "past", "future", "known", "unknown"),
    )
)
"""Every comparison there is. A boolean alone is ``=`` with the value ``True``."""

DAY_OPS = frozenset(("in the last", "in the next", "older than", "past", "future"))
"""The comparisons whose outcome depends on today."""


class Test:
    """One field compared with constants of its own type.

    Attributes:
        op: one of ``OPS``.
        values: one value; two for ``between``; any number for ``in``, ``not in`` and ``has ..``; a number of
            days for ``in the last``, ``in the next``, ``older than``; none for the rest. Text as written:
            whoever compares text ignores case.
        origin: the words it was read from, without a leading ``not``.
    """

    __slots__ = ("field", "op", "origin", "values")
    __test__ = False  # pytest would take it for a test class

    def __init__(self, field: Field, op: str, values: tuple[Value, ...], origin: Words) -> None:
        self.field = field
        self.op = op
        self.values = values
        self.origin = origin

    @property
    def where(self) -> Location:
        return self.origin.where

    def __repr__(self) -> str:
        return f"Test({self.field.id} {self.op} {self.values!r})"


class Named:
    """Another criterion or a part of a segment, by its full id, and what it says."""

    __slots__ = ("origin", "ref", "typed")

    def __init__(self, ref: str, typed: Typed, origin: Words) -> None:
        self.ref = ref
        self.typed = typed
        self.origin = origin

    @property
    def where(self) -> Location:
        return self.origin.where

    def __repr__(self) -> str:
        return f"Named({self.ref!r})"


class Question:
    """A judgement; two with the same ``folded`` text are one question."""

    __slots__ = ("folded", "origin", "text")

    def __init__(self, text: str, folded: str, origin: Words) -> None:
        self.text = text
        self.folded = folded
        self.origin = origin

    @property
    def where(self) -> Location:
        return self.origin.where

    def __repr__(self) -> str:
        return f"Question({self.text!r})"


Leaf: TypeAlias = Test | Question
Groups: TypeAlias = All["Typed"] | AnyOf["Typed"] | NoneOf["Typed"] | AtLeast["Typed"]
Typed: TypeAlias = Groups | Not["Typed"] | Test | Named | Question


def leaves(typed: Typed) -> Iterator[Leaf]:
    """Every test and question, also those behind ``meets``; each named criterion is entered once."""
    seen: set[str] = set()
    stack: list[Typed] = [typed]
    while stack:
        one = stack.pop()
        if isinstance(one, Group):
            stack.extend(reversed(one.parts))
        elif isinstance(one, Not):
            stack.append(one.part)
        elif isinstance(one, Named):
            if one.ref not in seen:
                seen.add(one.ref)
                stack.append(one.typed)
        else:
            yield one
