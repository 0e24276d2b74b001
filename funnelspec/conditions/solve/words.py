"""Cells as lines of the language of conditions, ready to be written into a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from funnelspec.conditions.fit import spelled
from funnelspec.conditions.solve.axes import UNKNOWN, YES, Axis, Choices, Numbers, Selection, Words
from funnelspec.conditions.solve.space import Space


def lines(cells: Mapping[int, int], space: Space) -> tuple[str, ...]:
    """Conditions that hold together exactly in these cells; nothing where there are no such lines, as for
    a date that is compared with today, or for a field that may have a value or none."""
    found: list[str] = []
    for name, axis in space.axes.items():
        own = {var: mask for var, mask in cells.items() if axis.vars >> var & 1}
        if own:
            said = _said(name, axis, own)
            if said is None:
                return ()
            found += said
    for folded, var in space.judged.items():
        if var in cells:
            from funnelspec.conditions.wording import quoted

            found.append(f"{'' if cells[var] == YES else 'not '}judgement {quoted(folded)}")
    return tuple(found)


def _said(name: str, axis: Axis, own: Mapping[int, int]) -> list[str] | None:
    if isinstance(axis, Selection):
        return None
    if isinstance(axis, Words) and (set(own) != {axis.var} or own[axis.var] & axis.others):
        return None
    cells = own[axis.var]
    if cells == UNKNOWN:
        return [f"{name} is unknown"]
    if cells & UNKNOWN:
        return None
    if cells == axis.full & ~UNKNOWN:
        return [f"{name} is known"]
    if isinstance(axis, Numbers):
        return _range(name, axis, cells)
    values: list[Any] = list(axis.values) if isinstance(axis, Choices) else axis.written
    chosen = [value for at, value in enumerate(values) if cells >> (at + 1) & 1]
    if chosen == [True]:
        return [name]
    if chosen == [False]:
        return [f"{name} is known", f"not {name}"]
    told = [spelled(value) for value in chosen]
    return [f"{name} = {told[0]}" if len(told) == 1 else f"{name} in ({', '.join(told)})"]


def _range(name: str, axis: Numbers, cells: int) -> list[str] | None:
    runs = list(axis.runs(cells))
    if len(runs) != 1 or axis.moves:
        return None
    first = None if runs[0].first == axis.start else runs[0].first
    last = None if runs[0].last == axis.end else runs[0].last
    if axis.kind == "number":
        low, high = (first or (None, 0)), (last or (None, 1))
        closed = low[1] == 0 and high[1] == 1
        ends = (low[0], high[0])
    else:
        closed = True
        ends = (first, None if last is None else last - 1)
    told = [None if end is None else _written(end, axis.kind) for end in ends]
    if first is not None and last is not None and closed:
        return [f"{name} = {told[0]}" if told[0] == told[1] else f"{name} between {told[0]} and {told[1]}"]
    found = []
    if first is not None:
        found.append(f"{name} {'>=' if axis.kind != 'number' or first[1] == 0 else '>'} {told[0]}")
    if last is not None:
        found.append(f"{name} {'<=' if axis.kind != 'number' or last[1] == 1 else '<'} {told[1]}")
    return found


def _written(value: Any, kind: str) -> str:
    if kind == "date":
        from datetime import date

        return date.fromordinal(value).isoformat()
    return format(value, "f") if kind == "number" and not isinstance(value, int) else str(value)


def point(cells: Mapping[int, int], space: Space) -> str:
    """The field of which just one value is left, between two thresholds: a boundary; empty if there is
    none."""
    for name, axis in space.axes.items():
        if isinstance(axis, Numbers) and axis.var in cells:
            runs = list(axis.runs(cells[axis.var]))
            if len(runs) == 1 and axis.single(runs[0]):
                return name
    return ""
