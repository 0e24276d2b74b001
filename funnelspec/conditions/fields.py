"""The table that a condition is typed against: fields, and what ``meets`` may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import Condition
from funnelspec.record import Record
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Number, Typed


class Field(Record):
    """What may be asked about a lead.

    Attributes:
        type: ``integer``, ``number``, ``boolean``, ``choice``, ``choices``, ``text`` or ``date``; empty when
            the field is there but could not be read, so that conditions on it are left alone.
        low, high: the ends of ``between``, both included.
        where: where the field's id stands.
    """

    id: str
    name: str
    type: str
    choices: tuple[str, ...] = ()
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    where: Location | None = None

    @property
    def numeric(self) -> bool:
        return self.type in ("integer", "number")


def nothing_named(_reference: str) -> None:
    """The ``meets`` of a table without criteria."""


class Table:
    """What a condition may ask about.

    Args:
        fields: by id.
        meets: the full id and the condition behind a reference; nothing when there is none or it could not be
            read, which is another rule's finding.

    Criteria behind ``meets`` are typed once and remembered here, by full id.
    """

    __slots__ = ("bound", "fields", "meets")

    def __init__(
        self,
        fields: Mapping[str, Field],
        meets: Callable[[str], tuple[str, Condition] | None] = nothing_named,
    ) -> None:
        self.fields = fields
        self.meets = meets
        self.bound: dict[str, tuple[Typed | None, int]] = {}
