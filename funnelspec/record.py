"""A base class for frozen, slotted values with named fields.

Why not ``dataclasses``: it compiles every class anew at each start, about 0.9 ms a class, and a hook that
runs at every commit would pay that sixty times. A ``Record`` costs nothing at import. Type checkers treat it
as a frozen, keyword-only dataclass (``typing.dataclass_transform``, PEP 681).
"""

from __future__ import annotations

from typing import Any, Self, dataclass_transform

_MISSING = object()


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
class RecordType(type):
    """Turns the annotations of a class body into slots and keeps their defaults."""

    fields: dict[str, Any]

    def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> RecordType:
        fields: dict[str, Any] = {}
        for base in bases:
            fields.update(getattr(base, "fields", {}))
        # Annotations are text here: every module has `from __future__ import annotations`.
        own = [field for field, kind in body.get("__annotations__", {}).items() if "ClassVar" not in kind]
        body["__slots__"] = tuple(field for field in own if field not in fields)
        for field in own:
            fields[field] = body.pop(field, _MISSING)
        made = super().__new__(mcls, name, bases, body)
        made.fields = fields
        return made


class Record(metaclass=RecordType):
    """A frozen value; fields are the annotations of the class body, given by keyword.

    Raises:
        TypeError: a field without a default is left out, or a name is no field.
    """

    def __init__(self, **values: Any) -> None:
        put = object.__setattr__
        for field, default in type(self).fields.items():
            value = values.pop(field, default)
            if value is _MISSING:
                raise TypeError(f"{type(self).__name__} needs {field!r}")
            put(self, field, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no field {next(iter(values))!r}")

    def replace(self, **changes: Any) -> Self:
        """The same value with some fields changed."""
        values = {field: getattr(self, field) for field in type(self).fields}
        values.update(changes)
        return type(self)(**values)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        inside = ", ".join(f"{field}={getattr(self, field)!r}" for field in type(self).fields)
        return f"{type(self).__name__}({inside})"
