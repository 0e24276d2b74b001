"""What says the opposite of a line and, unlike "not", says no to a blank as well."""

from __future__ import annotations

from funnelspec.conditions.ast import Ask

_OPPOSITE = {
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "<": ">=",
    "=": "!=",
    "!=": "=",
    "in": "not in",
    "not in": "in",
    "has any": "has none of",
    "has none": "has any of",
    "has all": "has none of",
}
_LISTS = frozenset(("in", "not in", "has any", "has none", "has all"))


def opposite(ask: Ask) -> tuple[str, ...]:
    """The line that holds for every known value for which another does not; two of which one has to hold for
    ``between``. Nothing where that takes more, as for the days counted from today."""
    field, op, values = ask.field.value, ask.op, [words.written for words in ask.values]
    if op == "between":
        return (f"{field} < {values[0]}", f"{field} > {values[1]}")
    if op not in _OPPOSITE or (op == "has all" and len(values) > 1):
        return ()
    value = f"({', '.join(values)})" if op in _LISTS else values[0]
    return (f"{field} {_OPPOSITE[op]} {value}",)
