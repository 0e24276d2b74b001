"""The fields of a workspace as the table that conditions are typed against."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from funnelspec.conditions import fields as conditions
from funnelspec.conditions.ast import Condition
from funnelspec.conditions.values import parse_number
from funnelspec.model.entities import Field

Meets = Callable[[str], tuple[str, Condition] | None]


def field_table(fields: Iterable[Field], left_out: Iterable[str], meets: Meets) -> conditions.Table:
    """The table of a workspace; a field that is misshapen is in it without a type, so that conditions that
    ask about it are left alone."""
    found = {
        full_id.removeprefix("fields/"): conditions.Field(
            id=full_id.removeprefix("fields/"), name=full_id, type=""
        )
        for full_id in left_out
        if full_id.startswith("fields/")
    }
    for field in fields:
        found[field.id] = _field(field)
    return conditions.Table(found, meets)


def _field(field: Field) -> conditions.Field:
    ends = [parse_number(end.value) for end in field.between]
    low, high = (end.value() if end else None for end in ends) if ends else (None, None)
    return conditions.Field(
        id=field.id,
        name=field.label,
        type=field.type.value if field.type else "",
        choices=tuple(choice.value.strip() for choice in field.choices),
        low=low,
        high=high,
        unit=field.unit.value.strip() if field.unit else None,
        where=field.key.where,
    )
