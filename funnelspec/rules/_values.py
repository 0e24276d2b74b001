"""The numbers and deadlines that an item's attributes state, for comparison with those in its texts."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Group, NoneOf, Not
from funnelspec.conditions.typed import Named, Test, Typed
from funnelspec.language.words import words
from funnelspec.model import entities as e
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.source import Location
from funnelspec.syntax.tree import Node, Text


class Stated(NamedTuple):
    """A number that an attribute states.

    Attributes:
        attribute: what it is in the words of a finding: ``"when"``, ``"within"``.
        said: as written; of a duration, a share or a target the text itself.
        kind: ``number``, ``days`` (of a condition about a date), ``duration``, ``share``, ``most`` or
            ``range``.
        op: of a number the comparison, turned round where it is denied; empty where that is not clear.
        numbers: the constants.
        source: what stands there; its place is worked out when something is found.
        names: folded words by which a text may mean it; empty where it is the only one of its kind.
    """

    attribute: str
    said: str
    kind: str
    source: Typed | Node
    numbers: tuple[object, ...] = ()
    op: str = ""
    names: frozenset[str] = frozenset()
    unit: str = ""

    @property
    def where(self) -> Location:
        return self.source.where.first_line()


_DAYS = ("in the last", "in the next")
_NUMBERS = (">", ">=", "<", "<=", "=", "between")


def stated(entry: e.Entry, view: Workspace) -> Iterator[Stated]:
    """Every number of an item that its definition may tell again."""
    for attribute in ("when", "entry"):
        when = getattr(entry, attribute, None)
        typed = view.bind(when)[0] if isinstance(when, e.When) else None
        if typed is not None:
            yield from _tests(attribute, typed, view)
    match entry:
        case e.Stage():
            for age in entry.max_age:
                yield from _texts("max_age", "duration", age.warn, age.close)
            yield from _texts("probability", "share", entry.probability)
        case e.Sla():
            if entry.within:
                yield from _texts("within", "duration", entry.within.target, entry.within.limit)
            yield from _texts("goal", "share", entry.goal)
        case e.Handover():
            yield from _texts("accept_within", "duration", entry.accept_within)
        case e.Metric():
            yield from _texts("within", "duration", entry.within)
            yield from _texts("target", "share", entry.target)
        case e.Score():
            yield from _texts("ceiling", "most", entry.ceiling)
        case e.Field():
            if len(entry.between) == 2:
                low, high = (end.value.strip() for end in entry.between)
                said = f"{low} to {high}"
                yield Stated("between", said, "range", entry.written["between"][1], (low, high))


def _texts(attribute: str, kind: str, *texts: Text | None) -> Iterator[Stated]:
    for text in texts:
        if text is not None:
            said = " ".join(text.value.split())
            yield Stated(attribute, said, kind, text, (said.partition(" ")[0],))


def _tests(attribute: str, typed: Typed, view: Workspace) -> Iterator[Stated]:
    """The numbers in a condition and in those that it meets; counts of a group as well."""
    stack: list[tuple[Typed, bool]] = [(typed, True)]
    seen: set[tuple[str, bool]] = set()
    while stack:
        one, holds = stack.pop()
        if isinstance(one, Group):
            stack.extend((part, holds != isinstance(one, NoneOf)) for part in one.parts)
            counts = (getattr(one, "count", 0), len(one.parts))
            yield Stated(attribute, "", "count", one, counts)
        elif isinstance(one, Not):
            stack.append((one.part, not holds))
        elif isinstance(one, Named):
            if (one.ref, holds) not in seen:
                seen.add((one.ref, holds))
                stack.append((one.typed, holds))
        elif isinstance(one, Test):
            if one.op in _DAYS:
                yield Stated(attribute, one.origin.written, "days", one, one.values)
            elif one.field.numeric and one.op in _NUMBERS:
                field = view.all(e.Field).get(one.field.id)
                names = _called(field) if field else frozenset()
                unit = (one.field.unit or "").casefold()
                op = one.op if holds else ""
                yield Stated(attribute, one.origin.written, "number", one, one.values, op, names, unit)


def _called(field: e.Field) -> frozenset[str]:
    """The last word of each name of a field, and its unit: what a text counts when it means the field."""
    texts = [text.value for text in (field.name, *field.abbreviation, *field.aliases, field.unit) if text]
    ends = [words(text)[-1:] for text in (*texts, field.id.replace("_", " "))]
    return frozenset(word for end in ends for word in end)
