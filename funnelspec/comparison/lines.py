"""Where each side draws the line: conditions that are written differently, compared by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import references
from funnelspec.model.entities import Entry, Part, When
from funnelspec.model.model import Model
from funnelspec.model.said import said
from funnelspec.model.shapes import field_of
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.solve.relate import Relation, Seen
    from funnelspec.conditions.typed import Typed

_STEPS = 100_000
"""What all comparisons of one model may cost, in steps of the solver's search; a few seconds."""


class Line(NamedTuple):
    """Where one side draws the line; ``team`` is nothing for the shared files.

    Attributes:
        entry: the item as that side writes it: a criterion, a part of a segment, a stage ...
        attribute: the attribute that holds the condition.
        typed: the condition in that side's workspace; nothing where it cannot be typed.
    """

    team: str | None
    entry: Entry
    attribute: str
    typed: Typed | None

    @property
    def where(self) -> Location:
        return self.entry.value_place(self.attribute)

    @property
    def known(self) -> Typed:
        """The condition of a line that stands to another one in a known way."""
        assert self.typed is not None
        return self.typed


class Drawn(NamedTuple):
    """One condition that not all sides write alike, by what it means to each.

    Attributes:
        first: the side that the others are compared with.
        others: each other side, and how its condition stands to the first one's.
    """

    first: Line
    others: tuple[tuple[Line, Relation], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.first, *(line for line, _ in self.others))

    @property
    def equal(self) -> bool:
        return all(relation.kind == "equal" for _, relation in self.others)


class Lines:
    """Compares what sides write of an attribute, as long as that does not cost too much in all."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._left = _STEPS

    def differ(
        self, sides: Sequence[Entry], attribute: str, one_other: bool = False
    ) -> tuple[bool, tuple[Drawn, ...]]:
        """Whether the sides say different things; and in which conditions, where it is only these.

        Args:
            one_other: all sides but the first mean the same, however they write it.
        """
        if self._alike(sides, attribute):
            return False, ()
        drawn: tuple[Drawn, ...] = ()
        if isinstance(getattr(sides[0], field_of(sides[0], attribute)), When):
            drawn = (self._drawn(sides, attribute, one_other),)
        elif attribute == "parts":
            drawn = self._parts(sides, one_other)
        if drawn and all(each.equal for each in drawn):
            return False, ()
        return True, drawn

    def _alike(self, sides: Sequence[Entry], attribute: str) -> bool:
        forms = [self._form(entry, attribute) for entry in sides]
        return all(form == forms[0] for form in forms)

    def _form(self, entry: Entry, attribute: str) -> object:
        return said(entry, attribute, self._workspace(entry.file.team))

    def _parts(self, sides: Sequence[Entry], one_other: bool) -> tuple[Drawn, ...]:
        """The conditions of a segment's parts that are not written alike, if that is all that differs."""
        bare = [entry.replace(parts=tuple(map(_bare, entry.parts))) for entry in sides]  # type: ignore[attr-defined]
        if not self._alike(bare, "parts"):
            return ()
        by_id = [{part.id: part for part in entry.parts} for entry in sides]  # type: ignore[attr-defined]
        each = ([parts[part_id] for parts in by_id] for part_id in by_id[0])
        differing = (parts for parts in each if not self._alike(parts, "when"))
        return tuple(self._drawn(parts, "when", one_other) for parts in differing)

    def _drawn(self, sides: Sequence[Entry], attribute: str, one_other: bool) -> Drawn:
        from funnelspec.conditions.solve.relate import Relation

        first, *others = sides
        if one_other:
            relation = self._relation(first, others[0], attribute)
            line = self._line(first, attribute)
            return Drawn(line, tuple((self._line(entry, attribute), relation) for entry in others))
        known: dict[object, Relation] = {self._form(first, attribute): Relation("equal")}
        related = []
        for entry in others:
            form = self._form(entry, attribute)
            if form not in known:
                known[form] = self._relation(first, entry, attribute)
            related.append((self._line(entry, attribute), known[form]))
        return Drawn(self._line(first, attribute), tuple(related))

    def _relation(self, first: Entry, other: Entry, attribute: str) -> Relation:
        from datetime import date

        from funnelspec.conditions.solve.logic import STEPS
        from funnelspec.conditions.solve.relate import relate

        sides = self._seen(first, other, attribute), self._seen(other, first, attribute)
        relation = relate(*sides, self._model.today or date.today(), min(STEPS, self._left))
        self._left -= relation.spent
        return relation

    def _seen(self, entry: Entry, by: Entry, attribute: str) -> Seen | None:
        """What a side's condition says to itself, and to the other side where it names other criteria."""
        from funnelspec.conditions.solve.relate import Seen

        own = elsewhere = self._typed(entry, attribute, entry.file.team)
        if own is None:
            return None
        condition = getattr(entry, field_of(entry, attribute)).condition
        if next(references(condition), None) is not None:
            elsewhere = self._typed(entry, attribute, by.file.team)
        return Seen(own, elsewhere or own)

    def _line(self, entry: Entry, attribute: str) -> Line:
        team = entry.file.team
        return Line(team, entry, attribute, self._typed(entry, attribute, team))

    def _typed(self, entry: Entry, attribute: str, team: str | None) -> Typed | None:
        when = getattr(entry, field_of(entry, attribute))
        return self._workspace(team).bind(when)[0] if when else None

    def _workspace(self, team: str | None) -> Workspace:
        return self._model.shared if team is None else self._model.teams[team]


def _bare(part: Part) -> Part:
    """A part without its condition."""
    return part.replace(written={name: pair for name, pair in part.written.items() if name != "when"})
