"""In which lines two sides draw a line differently, and what is said at each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.comparison import Line
from funnelspec.conditions.ast import AnyOf, AtLeast, Group, NoneOf
from funnelspec.conditions.typed import Question, Test, Typed, leaves
from funnelspec.model.model import Model
from funnelspec.model.shapes import field_of
from funnelspec.record import NamedTuple
from funnelspec.rules._leaves import subjects
from funnelspec.rules._pieces import Apart, Piece, apart
from funnelspec.rules._words import quoted
from funnelspec.source import Location
from funnelspec.syntax.tree import List, Mapping, Node

if TYPE_CHECKING:
    from funnelspec.conditions.solve.relate import Relation

_MOST_PLACES = 8  # that a finding points at to tell two sides apart


class Sides(NamedTuple):
    """Two sides that are held against each other, of how many, and in how many ways these differ."""

    lines: tuple[Line, Line]
    relation: Relation
    of: int
    ways: int


def differences(sides: Sides, model: Model) -> list[Apart]:
    """In what two sides differ: as many differences as a reader can take in."""
    from datetime import date

    from funnelspec.conditions.solve.relate import equal

    today = model.today or date.today()
    one, other = sides.lines
    found: list[Apart] = []
    places: set[Location] = set()
    for each in apart(one.known, other.known, lambda first, second: equal(first, second, today)):
        places.update(piece.shown.where for piece in each.pieces if piece)
        if len(places) > _MOST_PLACES:
            break
        found.append(each)
    return found


def labelled(found: Sequence[Apart], sides: Sides) -> Iterator[tuple[Location, Line, str]]:
    """The places of the differences, each with its side and what is said of it."""
    for each in found:
        for at, piece in enumerate(each.pieces):
            if piece:
                yield _place(sides.lines[at], piece), sides.lines[at], _says(sides, at, each)
    for at, line in enumerate(sides.lines):
        if not found:
            yield line.entry.place(line.attribute), line, _side_says(sides, at)
        elif not any(each.pieces[at] for each in found):
            lacks = [lack for each in found if (lack := each.pieces[1 - at])]
            group = found[0].around[at]
            yield (
                _place(line, group) if group else line.entry.place(line.attribute),
                line,
                _lacks(line, lacks),
            )


def _place(line: Line, piece: Piece) -> Location:
    """Where a line stands; of a group the word in front of it."""
    if not isinstance(piece.typed, Group) or piece.shown is not piece.typed:
        return piece.shown.where
    when = getattr(line.entry, field_of(line.entry, line.attribute))
    return _word(when.node, piece.typed) or line.entry.place(line.attribute)


def _word(node: Node, group: Group[Typed]) -> Location | None:
    """The word in front of a group, of "at_least" with its number; nothing in front of a plain list."""
    waiting = [node]
    for each in waiting:  # grows while it is walked through
        if isinstance(each, List):
            waiting += each.items
        elif isinstance(each, Mapping):
            for name, value in each:
                if value is group.node and name.value == "of":
                    name, count = each.entries["at_least"]
                    return Location(name.source, name.start, count.end)
                if value is group.node:
                    return name.where
                waiting.append(value)
    return None


def _says(sides: Sides, at: int, difference: Apart) -> str:
    line, piece = sides.lines[at], difference.pieces[at]
    who = side(line)
    if sides.relation.kind == "blanks":
        return f"{who}: a blank {'passes' if _passes(sides.relation, at, difference) else 'does not pass'}"
    if piece and isinstance(piece.typed, Group):
        return f"{who} {ask([line])} for {_many(piece.typed)} of these"
    if difference.pieces[1 - at] is None and sides.of == 2:
        return f"only {who} {'says' if line.team else 'say'} this"
    return _side_says(sides, at)


def _side_says(sides: Sides, at: int) -> str:
    """What a side does; against the first one, where there are several ways to differ from it."""
    line, who = sides.lines[at], side(sides.lines[at])
    if sides.ways > 1 and at:
        how = {"stricter": "more than", "looser": "less than"}.get(sides.relation.kind, "otherwise than")
        return f"{who} {ask([line])} {how} {side(sides.lines[0])}"
    return f"{who} {'says' if line.team else 'say'} this"


def _passes(relation: Relation, at: int, difference: Apart) -> bool:
    """Whether a blank meets the condition of a side that another one's does not let in."""
    fields = {name for piece in difference.pieces if piece for name in subjects(piece.typed)}
    leads = [each.lead if each else {} for each in (relation.only_first, relation.only_second)]
    blank = [any(name in lead and lead[name] is None for name in fields) for lead in leads]
    return blank[at] if any(blank) else bool(leads[at])


def _lacks(line: Line, lacking: Sequence[Piece]) -> str:
    """What is said where a side has none of the other's lines."""
    if all(isinstance(piece.typed, Question) for piece in lacking):
        return f"{side(line)} {ask([line])} no such question"
    fields = [leaf.field.id for piece in lacking for leaf in leaves(piece.typed) if isinstance(leaf, Test)]
    if subjects(line.known).isdisjoint(fields):
        return f"{side(line)} {ask([line])} nothing about {quoted(dict.fromkeys(fields), 'or')}"
    return f"{side(line)} {'has' if line.team else 'have'} no such line"


def _name(group: Group[Typed]) -> str:
    if isinstance(group, AtLeast):
        return "at_least"
    return "any" if isinstance(group, AnyOf) else "none" if isinstance(group, NoneOf) else "all"


def _many(group: Group[Typed]) -> str:
    if isinstance(group, AtLeast):
        return f"at least {group.count}"
    return _name(group).replace("any", "one")


def choice(difference: Apart) -> tuple[str, ...]:
    """What stands against each other, the first side's first; the line that not every side has; nothing
    where both are written alike."""
    written = [_written(piece) for piece in difference.pieces if piece]
    return tuple(written) if len(set(written)) == len(written) else ()


def _written(piece: Piece) -> str:
    """A line as it is written in a list of conditions; a group by its word."""
    typed, where = piece.typed, piece.shown.where
    if isinstance(typed, Group) and piece.shown is typed:
        return f"{_name(typed)}:{f' {typed.count}' if isinstance(typed, AtLeast) else ''}"
    if isinstance(typed, Question) and piece.shown is typed:
        return f'judgement "{typed.text}"'
    return " ".join(where.text.split())


def side(line: Line) -> str:
    return line.team or "the shared files"


def ask(lines: Sequence[Line]) -> str:
    return "asks" if len(lines) == 1 and lines[0].team is not None else "ask"
