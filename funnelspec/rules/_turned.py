"""A sign that points the wrong way: the one line of a segment that, turned round, mends all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import All, AnyOf
from funnelspec.conditions.typed import Test, Typed
from funnelspec.model.workspace import Workspace
from funnelspec.rules._cover import Cover
from funnelspec.rules._words import listed

if TYPE_CHECKING:
    from datetime import date

_OTHER_WAY = {"<": (">", ">="), "<=": (">=", ">"), ">": ("<", "<="), ">=": ("<=", "<")}
_MOST_PARTS = 12
_MOST_TOLD = 2
_MOST_TRIED = 24


def turned(found: Cover, workspace: Workspace) -> str:
    """The line to write, and in which part, where parts share leads while others are in none, and neither is
    so once one line is turned round: ``\\`employees > 2000\\` in "Large"``; of two parts it may be either's.
    Empty where there is none, or too many to tell what was meant."""
    table = found.table
    if len(found.typed) > _MOST_PARTS or table.on_days or not (table.overlaps and table.gaps):
        return ""
    tries = [(part, test) for part, typed in enumerate(found.typed) for test in _tests(typed)]
    if len(tries) > _MOST_TRIED:
        return ""
    from datetime import date

    today = workspace.today or date.today()
    mends = [told for part, test in tries for told in _mends(found, part, test, today)]
    return listed(mends, "or") if 1 <= len(mends) <= _MOST_TOLD else ""


def _tests(typed: Typed) -> Iterator[Test]:
    """The lines that can be turned."""
    if isinstance(typed, Test) and typed.op in _OTHER_WAY:
        yield typed
    elif isinstance(typed, (All, AnyOf)):
        for part in typed.parts:
            yield from _tests(part)


def _mends(found: Cover, part: int, test: Test, today: date) -> Iterator[str]:
    """The line that is to be written instead of a test, if it mends the segment."""
    from funnelspec.conditions.meant import in_yaml
    from funnelspec.conditions.solve.logic import Logic

    for op in _OTHER_WAY[test.op]:
        instead = Test(test.field, op, test.values, test.origin)
        parts = [*found.typed]
        parts[part] = _with(found.typed[part], test, instead)
        logic = Logic(parts, today)
        table = logic.table(parts)
        if logic.find([parts[part]]).found and not (table.overlaps or table.gaps or table.undecided):
            line = in_yaml(test.origin.written.replace(test.op, op, 1), test.origin.text)
            yield f'`{line}` in "{found.name(part)}"'
            return


def _with(typed: Typed, test: Test, instead: Test) -> Typed:
    if isinstance(typed, (All, AnyOf)):
        return type(typed)(typed.node, tuple(_with(part, test, instead) for part in typed.parts))
    return instead if typed is test else typed
