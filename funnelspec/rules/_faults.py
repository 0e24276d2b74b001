"""Parts of a condition that have a finding of their own; what follows from them alone has none."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.plain import plain
from funnelspec.conditions.typed import Named, Test, Typed
from funnelspec.rules._lines import own

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Logic


def backwards(part: Typed) -> bool:
    """Whether a part is a range whose first end is the larger one."""
    if not isinstance(part, Test) or part.op != "between":
        return False
    first, last = part.values
    return first > last  # type: ignore[operator]  # both are of the field's type


def overcounted(part: Typed) -> bool:
    """Whether a part wants more of its conditions to hold than it has."""
    return isinstance(part, AtLeast) and part.count > len(part.parts)


def constant(typed: Typed, logic: Logic) -> bool:
    """Whether no lead meets a condition, or every lead does."""
    return not plain(typed) and (logic.find([typed]).found is False or logic.find([], [typed]).found is False)


def at_fault(part: Typed, logic: Logic) -> bool:
    """Whether a part, for a reason that is told where it is, holds for no lead or for every lead."""
    if isinstance(part, Named):
        return constant(part.typed, logic)
    return backwards(part) or overcounted(part)


def in_order(typed: Typed, logic: Logic) -> bool:
    """Whether some lead meets a condition and some lead does not, and none of its parts is at fault."""
    found = logic.find([typed]).found and not constant(typed, logic)
    return bool(found) and not any(at_fault(part, logic) for part in own(typed))


def apart(typed: Typed, logic: Logic, holds: bool = True) -> Typed | None:
    """A condition as though each part at fault could be as it must for the whole to hold, or to fail.

    Returns:
        The condition without such parts; nothing where it can then hold, or fail, whatever the lead.
    """
    if at_fault(typed, logic):
        return None
    if isinstance(typed, Not):
        part = apart(typed.part, logic, not holds)
        return typed if part is typed.part else None if part is None else Not(typed.words, part)
    if not isinstance(typed, Group):
        return typed
    inner = holds != isinstance(typed, NoneOf)
    parts = [apart(part, logic, inner) for part in typed.parts]
    if all(map(is_, parts, typed.parts)):
        return typed
    left = tuple(part for part in parts if part is not None)
    if isinstance(typed, AtLeast):
        count = typed.count - (len(parts) - len(left) if holds else 0)
        return AtLeast(typed.node, left, count) if 0 < count <= len(left) else None
    every = isinstance(typed, AnyOf) != holds  # whether all parts must be so, or one of them
    if not left or (not every and len(left) < len(parts)):
        return None
    return type(typed)(typed.node, left)
