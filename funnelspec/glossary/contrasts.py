"""How the conditions of two sides differ, in words and by leads that one of them lets in and not the other.

What is said here does not depend on the day on which it is said: days of a lead that move with today are
counted from it, and a lead with a fixed day, which today may have had a part in, is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from funnelspec.comparison import Drawn, Line
from funnelspec.conditions.say import shown
from funnelspec.conditions.typed import DAY_OPS, Test, leaves
from funnelspec.glossary.book import Book
from funnelspec.glossary.value import Argued, Contrast
from funnelspec.model.entities import Part

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example
    from funnelspec.conditions.solve.relate import Relation


def contrasts(drawn: Drawn, shared: Book) -> Iterator[Contrast]:
    """How each other side differs from the first one, where that is known; sides that mean the same once.

    Args:
        shared: names the fields and the teams.
    """
    told: dict[int, tuple[Relation, list[Line]]] = {}
    for line, relation in drawn.others:
        told.setdefault(id(relation), (relation, []))[1].append(line)
    about = drawn.first.entry.label if isinstance(drawn.first.entry, Part) else ""
    for relation, lines in told.values():
        words = _words(relation, drawn.first, lines, shared)
        if words:
            found = _argued(relation, drawn.first, lines[0], shared)
            yield Contrast(about, words, tuple(found))


def _words(relation: Relation, first: Line, lines: list[Line], shared: Book) -> str:
    one, other = _names([first], shared), _names(lines, shared)
    both = _names([*lines, first] if first.team is None else [first, *lines], shared)
    said = {
        "stricter": f"{other} {'asks' if len(lines) == 1 else 'ask'} more than {one}.",
        "looser": f"{one} asks more than {other}.",
        "incomparable": f"{both} each let in leads that the other does not.",
        "different": f"{both} let in different leads.",
        "blanks": f"{both} differ only in what a blank does.",
        "judgements": f"{both} differ only in how they word a question to people.",
        "calendar": f"{both} let in different leads, and which ones changes with the day.",
    }.get(relation.kind, "")
    return said[:1].upper() + said[1:]


def _names(lines: list[Line], shared: Book) -> str:
    *most, last = (shared.owner(line.team).name if line.team else "the shared definition" for line in lines)
    return f"{', '.join(most)} and {last}" if most else last


def _argued(relation: Relation, first: Line, other: Line, shared: Book) -> Iterator[Argued]:
    """The leads that do not depend on the day, with the teams that say yes and no to each."""
    if relation.kind == "calendar":
        return
    for example, yes, no in (
        (relation.only_first, first, other),
        (relation.only_second, other, first),
    ):
        known = _known(example, first, other, shared) if example else None
        if known is not None:
            sides = [shared.owner(line.team) if line.team else None for line in (yes, no)]
            yield Argued(known, sides[0], sides[1])


def _known(example: Example, first: Line, other: Line, shared: Book) -> str | None:
    """``Employees: 20 people, Last activity: 31 days ago; has a budget: yes``; nothing for a lead with a
    fixed day."""
    tests = [leaf for line in (first, other) for leaf in leaves(line.known) if isinstance(leaf, Test)]
    fields = {test.field.id: test.field for test in tests}
    moving = {test.field.id for test in tests if test.op in DAY_OPS}
    told = []
    for name, value in example.lead.items():
        if isinstance(value, date):
            if name not in moving:
                return None
            said = _from_today((value - example.day).days)
        elif isinstance(value, frozenset):
            said = ", ".join(sorted(value))
        else:
            said = "unknown" if value is None else shown(value, fields[name])
        told.append(f"{shared.field_name(name) or name}: {said}")
    judged = [f"{question}: {'yes' if answer else 'no'}" for question, answer in example.judged.items()]
    return "; ".join([", ".join(told) or "Nothing is known", *judged])


def _from_today(days: int) -> str:
    if not days:
        return "today"
    counted = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{counted} ago" if days < 0 else f"in {counted}"
