"""Conditions of which it is known what they mean, whatever the project's parser makes of them.

A shape holds fields, comparisons and values as plain data, and each line as it is written. ``bind_all`` sends
the written lines through parser and types; an oracle reads the data. What they disagree about is a fault in
either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from funnelspec.conditions.ast import AtLeast, Condition, Group, Not
from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.typed import Typed
from funnelspec.source import Source
from funnelspec.syntax import tree


class Line(NamedTuple):
    """One field compared: ``op`` and ``values`` as ``typed.Test`` has them, ``text`` as it is written."""

    field: Field
    op: str
    values: tuple[Any, ...]
    text: str


class Judged(NamedTuple):
    """A judgement; two with the same ``question`` are one, however their ``text`` is spelled."""

    question: str
    text: str


class Meets(NamedTuple):
    """Another criterion or part, by its full id, and what it says."""

    ref: str
    means: Shape


class Negated(NamedTuple):
    """A line with ``not`` in front."""

    part: Line | Judged | Meets


class Several(NamedTuple):
    """A group: ``all``, ``any``, ``none``, ``at_least``, or ``groups`` that stand side by side."""

    kind: str
    parts: tuple[Shape, ...]
    least: int = 0


Shape: TypeAlias = Line | Judged | Meets | Negated | Several


class Pair(NamedTuple):
    """Two conditions to compare, and others of the same workspace."""

    fields: Mapping[str, Field]
    one: Shape
    other: Shape
    more: tuple[Shape, ...]
    today: date


def lines(*shapes: Shape) -> Iterator[Line | Judged]:
    """Every line, also those behind ``meets``."""
    for shape in shapes:
        if isinstance(shape, Several):
            yield from lines(*shape.parts)
        elif isinstance(shape, Negated):
            yield from lines(shape.part)
        elif isinstance(shape, Meets):
            yield from lines(shape.means)
        else:
            yield shape


def asked(*shapes: Shape) -> dict[str, Field]:
    """The fields that are asked about, by id."""
    return {line.field.id: line.field for line in lines(*shapes) if isinstance(line, Line)}


def named(*shapes: Shape) -> dict[str, Shape]:
    """What stands behind each ``meets``, the deepest first."""
    found: dict[str, Shape] = {}
    for shape in shapes:
        if isinstance(shape, Several):
            found.update(named(*shape.parts))
        elif isinstance(shape, Negated):
            found.update(named(shape.part))
        elif isinstance(shape, Meets):
            found.update(named(shape.means))
            found[shape.ref] = shape.means
    return found


def meaning(shape: Shape, ref: str, means: Shape) -> Shape:
    """The shape with another meaning behind one name, wherever it stands."""
    match shape:
        case Several():
            return shape._replace(parts=tuple(meaning(part, ref, means) for part in shape.parts))
        case Negated():
            return Negated(meaning(shape.part, ref, means))  # type: ignore[arg-type]  # a line stays a line
        case Meets():
            return Meets(shape.ref, means if shape.ref == ref else meaning(shape.means, ref, means))
    return shape


# --- to typed conditions ------------------------------------------------------------------------------------

_NO_SOURCE = Source("", "")
_NONE_NEEDED = 999_999
"""Stands for "at least 0 of", which nobody can write and a solver has to know all the same."""


def bind_all(fields: Mapping[str, Field], shapes: Sequence[Shape]) -> list[Typed]:
    """The typed conditions, read from their text.

    Conditions share a table of criteria, as those of one workspace do, unless they mean different things by
    one name, as those of two teams' views may.
    """
    views: list[tuple[dict[str, Shape], Table]] = []
    return [_bind(shape, _table(fields, named(shape), views)) for shape in shapes]


def _table(fields: Mapping[str, Field], own: dict[str, Shape], views: list[Any]) -> Table:
    for known, table in views:
        if all(known.get(ref, means) == means for ref, means in own.items()):
            known.update(own)
            return table
    known = dict(own)
    conditions: dict[str, Condition] = {}

    def meets(reference: str) -> tuple[str, Condition] | None:
        for ref in (reference, f"criteria/{reference}", f"segments/{reference}"):
            if ref in known:
                if ref not in conditions:
                    conditions[ref] = parsed(known[ref])
                return ref, conditions[ref]
        return None

    table = Table(fields, meets)
    views.append((known, table))
    return table


def _bind(shape: Shape, table: Table) -> Typed:
    typed, findings = bind(parsed(shape), table)
    assert typed is not None, (shape, findings)
    assert all(finding.rule in ("yes-no-comparison", "repeated-choice") for finding in findings), findings
    return typed


def parsed(shape: Shape) -> Condition:
    """The condition as the project's parser reads it."""
    condition, findings = parse(_node(shape))
    assert condition is not None, (shape, findings)
    _set_counts(condition)
    return condition


def _set_counts(condition: Condition) -> None:
    if isinstance(condition, AtLeast) and condition.count == _NONE_NEEDED:
        condition.count = 0
    if isinstance(condition, Group):
        for part in condition.parts:
            _set_counts(part)
    elif isinstance(condition, Not):
        _set_counts(condition.part)


def _node(shape: Shape) -> tree.Node:
    if not isinstance(shape, Several):
        return _text(_written(shape))
    if shape.kind == "groups":
        return _mapping({name: node for part in shape.parts for name, node in _group(part).items()})
    return _mapping(_group(shape))


def _group(shape: Shape) -> dict[str, tree.Node]:
    assert isinstance(shape, Several)
    parts = tree.List(_NO_SOURCE, 0, 0, [_node(part) for part in shape.parts])
    if shape.kind == "at_least":
        return {"at_least": _text(str(shape.least or _NONE_NEEDED)), "of": parts}
    return {shape.kind: parts}


def _text(value: str) -> tree.Text:
    return tree.Text(_NO_SOURCE, 0, 0, value, "'")


def _mapping(entries: dict[str, tree.Node]) -> tree.Mapping:
    return tree.Mapping(_NO_SOURCE, 0, 0, {name: (_text(name), node) for name, node in entries.items()})


def _written(shape: Line | Judged | Meets | Negated) -> str:
    match shape:
        case Negated():
            return f"not {_written(shape.part)}"
        case Meets():
            return f"meets {shape.ref.removeprefix('criteria/').removeprefix('segments/')}"
    return shape.text


# --- to text that a person can copy -------------------------------------------------------------------------


def written(pair: Pair) -> str:
    """The pair as it may stand in ``conditions.yaml``: the day, the fields, and each condition by a name.

    Where the two mean different things by one name, the second stands below, with its own.
    """
    more: dict[str, Shape] = {f"more_{at}": shape for at, shape in enumerate(pair.more)}
    first = {**named(pair.one, *pair.more), **more, "one": pair.one}
    second = {**named(pair.other), "other": pair.other}
    alike = all(first.get(ref, means) == means for ref, means in second.items())
    fields = asked(pair.one, pair.other, *pair.more)
    out = [f"today: {pair.today}", "fields:", *map(_field, fields.values())]
    for block in [first | second] if alike else [first, second]:
        out.append("criteria:")
        for ref, means in block.items():
            lines = _yaml(means, 4)
            out += [f"  {ref}: {lines[0].strip()}"] if len(lines) == 1 else [f"  {ref}:", *lines]
    return "\n".join(out)


def _field(field: Field) -> str:
    said = f"  {field.id}: {{type: {field.type}"
    if field.choices:
        said += f", choices: [{', '.join(map(_quoted, field.choices))}]"
    if field.low is not None:
        said += f", between: [{field.low}, {field.high}]"
    return said + "}"


def _yaml(shape: Shape, indent: int, dash: str = "") -> list[str]:
    room = " " * indent
    if not isinstance(shape, Several):
        return [f"{room}{dash}{_quoted(_written(shape))}"]
    inner = indent + len(dash)
    out: list[str] = []
    for group in shape.parts if shape.kind == "groups" else (shape,):
        assert isinstance(group, Several)
        name = group.kind
        if name == "at_least":
            out.append(f"{' ' * inner}at_least: {group.least}")
            name = "of"
        out.append(f"{' ' * inner}{name}:")
        for part in group.parts:
            out += _yaml(part, inner + 2, "- ")
    out[0] = room + dash + out[0][inner:]
    return out


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
