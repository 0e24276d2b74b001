"""Whether a condition is so plain that nothing about it needs to be asked: a look without a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funnelspec.conditions.ast import AtLeast, Group, Not
from funnelspec.conditions.typed import DAY_OPS, Named, Test, Typed

if TYPE_CHECKING:
    from funnelspec.conditions.fields import Field

_YEARS = range(1000, 9000)
_MOST_DAYS = 100_000


def plain(typed: Typed) -> bool:
    """Whether each field and each judgement is asked about once, ``meets`` included, and each line can hold.

    Such lines hold and fail independently of each other: the condition can be met, it can be missed, and
    each of its parts matters. All that may be so of others, too; that is a question for the solver.
    """
    asked: set[str] = set()
    stack: list[Typed] = [typed]
    while stack:
        one = stack.pop()
        if isinstance(one, Test):
            about = one.field.id
            if not _can_hold(one, one.field):
                return False
        elif isinstance(one, Group):
            if isinstance(one, AtLeast) and one.count > len(one.parts):
                return False
            stack.extend(one.parts)
            continue
        elif isinstance(one, (Not, Named)):
            stack.append(one.part if isinstance(one, Not) else one.typed)
            continue
        else:
            about = f"judgement {one.folded}"  # the blank sets it apart from the ids of fields
        if about in asked:
            return False
        asked.add(about)
    return True


def _can_hold(test: Test, field: Field) -> bool:
    """Whether some value of the field surely passes; a blank passes ``is unknown`` only."""
    op = test.op
    values: Any = test.values
    low, high = field.low, field.high
    if low is not None and high is not None and high - low < 1 + len(values):
        return False  # hardly any values, or none: not worth a rule of its own
    if op in DAY_OPS:
        return not values or values[0] < _MOST_DAYS
    if op == "between":
        return bool(values[0] <= values[1])
    if op in ("!=", "not in", "has none"):
        return not field.choices or len(set(values)) < len(field.choices)
    if op == "<":
        return values[0].year in _YEARS if field.type == "date" else low is None or values[0] - 1 >= low
    if op == ">":
        return values[0].year in _YEARS if field.type == "date" else high is None or values[0] + 1 <= high
    return not field.type.startswith("choice") or bool(field.choices)
