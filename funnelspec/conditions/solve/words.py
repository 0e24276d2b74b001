"""Cells as lines of the language of conditions, ready to be written into a file."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from funnelspec.conditions.fit import spelled
from funnelspec.conditions.solve.axes import NO, UNKNOWN, YES, Choices, Numbers, Selection, Words
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.wording import quoted

Told = list[str] | None
"""Lines that hold together exactly in some cells of one field; nothing where there are none."""


def lines(
    cells: Mapping[int, int],
    space: Space,
    known: Container[str],
    relative: Container[str],
    asked: Mapping[str, str],
) -> tuple[str, ...]:
    """Conditions that hold together exactly in these cells; nothing where there are no such lines.

    Args:
        known: the fields that must be known, although the cells need not say so.
        relative: the dates that are compared with today.
        asked: the words of judgements, by these words folded.
    """
    found: list[str] = []
    for name, axis in space.axes.items():
        own = {var: mask for var, mask in cells.items() if axis.vars >> var & 1}
        if isinstance(axis, Selection):
            found += _selected(name, axis, own, name in known)
            continue
        told = _told(name, axis, own, name in relative)
        if told is None:
            return ()
        if name in known and not any(_implies_known(line) for line in told):
            told.insert(0, f"{name} is known")
        found += told
    for folded, var in space.judged.items():
        if var in cells:
            words = quoted(asked.get(folded, folded))
            found.append(f"{'' if cells[var] == YES else 'not '}judgement {words}")
    return tuple(found)


def _implies_known(line: str) -> bool:
    return not line.startswith("not ") and not line.endswith(" is unknown")


def _told(name: str, axis: Numbers | Choices | Words, own: Mapping[int, int], relative: bool) -> Told:
    if isinstance(axis, Words):
        told = _one(name, axis, own[axis.var], relative) if axis.var in own else []
        return None if told is None else [*told, *_patterns(name, axis, own)]
    return _one(name, axis, own[axis.var], relative) if axis.var in own else []


def _one(name: str, axis: Numbers | Choices | Words, cells: int, relative: bool) -> Told:
    """Lines for the cells of an axis that has one for each value."""
    if cells == UNKNOWN:
        return [f"{name} is unknown"]
    if cells == axis.full:
        return []
    known = axis.full & ~UNKNOWN
    if cells & UNKNOWN:
        told = _one(name, axis, known & ~cells, relative)
        return [f"not {told[0]}"] if told and len(told) == 1 and not told[0].startswith("not ") else None
    if cells == known:
        return [f"{name} is known"]
    if not isinstance(axis, Numbers):
        return _chosen(name, axis, cells)
    runs = list(axis.runs(cells))
    if len(runs) != 1:
        return None
    first = None if runs[0].first == axis.start else runs[0].first
    last = None if runs[0].last == axis.end else runs[0].last
    return _days(name, axis.today, first, last) if relative else _range(name, axis.kind, first, last)


def _chosen(name: str, axis: Choices | Words, cells: int) -> Told:
    values: list[Any] = list(axis.values) if isinstance(axis, Choices) else axis.written
    if True in values:
        return [name] if cells >> (values.index(True) + 1) & 1 else [f"{name} is known", f"not {name}"]
    chosen = [value for at, value in enumerate(values) if cells >> (at + 1) & 1]
    rest = [value for at, value in enumerate(values) if not cells >> (at + 1) & 1]
    if cells & axis.others if isinstance(axis, Words) else len(chosen) > len(rest):
        return [_among(name, rest, "!=", "not in")]
    return [_among(name, chosen, "=", "in")]


def _among(name: str, values: list[Any], one: str, several: str) -> str:
    told = [spelled(value) for value in values]
    return f"{name} {one} {told[0]}" if len(told) == 1 else f"{name} {several} ({', '.join(told)})"


def _patterns(name: str, axis: Words, own: Mapping[int, int]) -> Iterator[str]:
    for pattern in axis.patterns.values():
        if pattern.var in own:
            line = f"{name} {pattern.op} {quoted(pattern.written)}"
            yield line if own[pattern.var] == YES else f"not {line}"


def _selected(name: str, axis: Selection, own: Mapping[int, int], known: bool) -> list[str]:
    if len(own) == len(axis.members) and YES not in own.values():
        return [f"{name} is unknown"]
    told: dict[int, list[str]] = {YES: [], NO: []}
    some_of_rest = []
    for choice, var in axis.members.items():
        if var in own:
            listed = axis.rest if choice in axis.rest else [choice]
            if own[var] == YES and len(listed) > 1:
                some_of_rest = [f"{name} has any of ({', '.join(map(spelled, listed))})"]
            else:
                told[own[var]] += map(spelled, listed)
    found = [f"{name} has all of ({', '.join(told[YES])})"] if told[YES] else []
    found += some_of_rest
    if told[NO]:
        none = ", ".join(told[NO])
        # Of nothing selected only the second one holds, too.
        found.append(f"{name} has none of ({none})" if known or found else f"not {name} has any of ({none})")
    return found or ([f"{name} is known"] if known else [])


def _range(name: str, kind: str, first: Any, last: Any) -> list[str]:
    """Values of a fixed stretch; at least one of its ends is given."""
    if kind == "number":
        low, high = first or (None, 0), last or (None, 1)
        closed = low[1] == 0 and high[1] == 1
        above, below = (">=" if low[1] == 0 else ">"), ("<=" if high[1] == 1 else "<")
        ends = (low[0], high[0])
    else:
        closed, above, below = True, ">=", "<="
        ends = (first, None if last is None else last - 1)
    low, high = (None if end is None else written(end, kind) for end in ends)
    if low is not None and high is not None and closed:
        return [f"{name} = {low}" if low == high else f"{name} between {low} and {high}"]
    found = [] if low is None else [f"{name} {above} {low}"]
    return found if high is None else [*found, f"{name} {below} {high}"]


def written(value: Any, kind: str) -> str:
    """A number, or a day by its ordinal, as it is written in a condition."""
    if kind == "date":
        from datetime import date

        return date.fromordinal(value).isoformat()
    return format(value, "f") if kind == "number" and not isinstance(value, int) else str(value)


def _days(name: str, today: int, first: int | None, last: int | None) -> Told:
    """Days of a stretch whose ends move with today; at least one of them is given."""
    till = None if last is None else last - 1 - today
    if first is None:
        if till is None or till > 0:
            return None
        return (
            [f"{name} is known", f"not {name} is in the future"] if till == 0 else [_before(name, till + 1)]
        )
    ago = today - first
    if till is not None and till <= 0:
        found = [f"{name} in the last {_count(ago)}"]
        return found if till == 0 else [*found, _before(name, till + 1)]
    if ago >= 0 and till is None:
        return [f"{name} is known", f"not {_before(name, -ago)}"]
    if ago > 0:
        return None
    found = [f"{name} is in the future"] if ago < 0 else []
    if ago < -1:
        found.append(f"not {name} in the next {_count(-ago - 1)}")
    return found if till is None else [*found, f"{name} in the next {_count(till)}"]


def _before(name: str, days: int) -> str:
    """That a day is before today, or before one that is some days before it; ``days`` is not positive."""
    return f"{name} older than {_count(-days)}" if days else f"{name} is in the past"


def _count(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"
