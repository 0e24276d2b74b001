"""Base classes for frozen, slotted values with named fields.

Why not ``dataclasses`` and ``typing.NamedTuple``: they compile code for every class anew at each start, about
0.9 ms and 0.14 ms a class, and a hook that runs at every commit would pay that two hundred times. A
``Record`` costs nothing at import and a ``NamedTuple`` of this module 0.02 ms. Type checkers treat the first
as a frozen, keyword-only dataclass (``typing.dataclass_transform``, PEP 681), the second as its namesake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, dataclass_transform

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:  # what the standard library's own named tuples read their places with; twice as fast as a property
        from _collections import _tuplegetter as _getter
    except ImportError:  # another Python than CPython
        from operator import itemgetter

        def _getter(at: int, _: str) -> property:
            return property(itemgetter(at))

    class _NamedTupleType(type):
        """Turns the annotations of a class body into the places of a tuple and keeps their defaults."""

        def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            # Annotations are text here: every module has `from __future__ import annotations`.
            fields = tuple(body.get("__annotations__", ()))
            body["__slots__"] = ()
            if fields:
                body["_field_defaults"] = {field: body[field] for field in fields if field in body}
                body["_last"] = tuple(body["_field_defaults"].values())
                body["_fields"] = body["__match_args__"] = fields
                body["_size"] = len(fields)
                body.update((field, _getter(at, field)) for at, field in enumerate(fields))
            return super().__new__(mcls, name, bases, body)

    _tuple = tuple.__new__

    class NamedTuple(tuple, metaclass=_NamedTupleType):
        """A tuple whose places have names; see ``typing.NamedTuple``, which it does the same as.

        Raises:
            TypeError: a field without a default is left out, or there is no such field.
        """

        def __new__(cls, *values: Any, **named: Any) -> Self:
            missing = cls._size - len(values)
            if named or not 0 <= missing <= len(cls._last):
                values = cls._filled(values, named)
            elif missing:
                values += cls._last[-missing:]
            return _tuple(cls, values)

        @classmethod
        def _filled(cls, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
            given = {**cls._field_defaults, **dict(zip(cls._fields, values, strict=False)), **named}
            twice = not named.keys().isdisjoint(cls._fields[: len(values)])
            if twice or len(values) > cls._size or given.keys() != {*cls._fields}:
                raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
            return tuple(map(given.__getitem__, cls._fields))

        @classmethod
        def _make(cls, values: Any) -> Self:
            return cls(*values)

        def _replace(self, **changes: Any) -> Self:
            made = _tuple(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no field {next(iter(changes))!r}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            inside = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({inside})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)


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
