"""Two teams' views of one item, attribute by attribute: the one place where agreement is decided.

Conflict rules, the glossary and ``compare`` read this and nothing else. Equality here is equality of
what is said, not of how it is laid out: prose without case and layout, references by the item they lead to,
conditions without the order of their parts, durations and numbers by value (business time is never equal to
other time, and counts by the workspace's own calendar). Conditions that are written otherwise are compared
by what they mean: two are equal when the same leads meet both, each as its own team's workspace understands
it; where they are not, a lead shows it. Conditions inside lists (moves, ages, the rules of a score) are
compared as they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from funnelspec.comparison.lines import Drawn, Line, Lines
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.model.said import ADDITIONS
from funnelspec.record import NamedTuple, Record
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

__all__ = ["Agreement", "Comparison", "Drawn", "Line", "Opinion", "compare"]

if TYPE_CHECKING:
    from funnelspec.comparison.contrasts import Contrasts
    from funnelspec.language.contrast import Contrast

Agreement = Literal["same", "reworded", "different", "one-sided", "proposal"]


class Opinion(NamedTuple):
    """What one side writes of an attribute; ``team`` is nothing for the shared files."""

    team: str | None
    entry: Entry
    where: Location
    words: str

    def at(self, start: int, end: int, attribute: str) -> Location:
        """Where words of a difference stand in the file."""
        from funnelspec.comparison.contrasts import place

        return place(self.entry, attribute, start, end)


class Comparison(Record):
    """One attribute of one item, as the teams write it.

    Attributes:
        entry: the item; the shared one where there is one, for a team may leave out its name.
        attribute: the attribute; empty when the item as a whole is one-sided.
        verdict: ``same``. ``reworded``: texts that say one thing in other words, as far as can be told, or
            texts about a criterion for which all sides draw one line. ``different``: two teams write it
            differently. ``proposal``: a team's text beside a shared one differs and no other team contradicts
            it. ``one-sided``: one team alone says it.
        sides: the opinions, in path order.
        drawn: of a condition that is not written alike, how it differs; of the parts of a segment that
            differ in nothing else, one for each condition that is not written alike.
        contrasts: how each further side differs from the first; of texts and lists that are not the same.
    """

    full_id: str
    entry: Entry
    attribute: str
    verdict: Agreement
    sides: tuple[Opinion, ...]
    drawn: tuple[Drawn, ...] = ()
    contrasts: tuple[Contrast, ...] = ()

    @property
    def verb(self) -> str:
        """What a side does with words of its own: it says a text, and has a part of a list."""
        values = (side.entry.written[self.attribute][1] for side in self.sides)
        return "says" if all(isinstance(value, Text) for value in values) else "has"

    def places(self, entry: Entry) -> Iterator[tuple[int, int]]:
        """The places in a side's text or list of what differs from the first side; of the first, from the
        next one that differs."""
        at = next((number for number, side in enumerate(self.sides) if side.entry is entry), None)
        if at is None:
            return
        shown = self.contrasts[at - 1 : at] if at else [each for each in self.contrasts if each.named][:1]
        for contrast in shown:
            for difference in contrast.named:
                start, end = difference.at_other if at else difference.at_one
                if end > start:
                    yield start, end

    @property
    def proven(self) -> bool:
        """Whether the difference is more than one of blanks, of the wording of a judgement or of the day;
        what is no condition is different once it is written differently."""
        related = [relation for drawn in self.drawn for _, relation in drawn.others]
        return not related or any(each.proven or each.kind == "unknown" for each in related)


@lru_cache(maxsize=1)
def compare(model: Model, between: tuple[str, str] | None = None) -> tuple[Comparison, ...]:
    """Every attribute that a team's file says something about, by full id and then as written.

    Several rules and the glossary ask this of one model, so the last answer is kept.

    Args:
        between: the ids of two teams; only their files and the shared ones count. Without it all do.
    """
    if not model.teams:
        return ()
    written: dict[str, dict[str | None, Entry]] = {}
    for entry in model.entries:
        if between is None or entry.file.team is None or entry.file.team in between:
            written.setdefault(entry.full_id, {}).setdefault(entry.file.team, entry)
    by = _By(model)
    found: list[Comparison] = []
    for full_id in sorted(written):
        views = written[full_id]
        if any(team is not None for team in views):
            found += _one_line(_item(full_id, views, by))
    return tuple(found)


def _item(full_id: str, views: dict[str | None, Entry], by: _By) -> Iterator[Comparison]:
    shared = views.get(None)
    teams = sorted((entry for team, entry in views.items() if team is not None), key=_order)
    if shared is None and len(teams) == 1:
        entry = teams[0]
        side = Opinion(entry.file.team, entry, entry.key.where, entry.label)
        yield Comparison(full_id=full_id, entry=entry, attribute="", verdict="one-sided", sides=(side,))
        return
    attributes = dict.fromkeys(name for entry in teams for name in entry.written)
    for attribute in attributes:
        if attribute in ADDITIONS:
            continue
        # A word may mean another thing in a context, so only sides of one context can contradict each other.
        groups: dict[str | None, list[Entry]] = {}
        for entry in teams:
            if attribute in entry.written:
                context = entry.file.context or (shared.file.context if shared else None)
                groups.setdefault(context, []).append(entry)
        for context, sides in groups.items():
            also = shared if shared and shared.file.context == context else None
            yield _compared(full_id, shared, attribute, sides, also, by)


def _one_line(found: Iterable[Comparison]) -> Iterator[Comparison]:
    """The comparisons of an item; texts about a criterion whose condition is the same are only reworded."""
    several = list(found)
    drawn = any(
        each.attribute == "when" and each.verdict == "same" and len(each.sides) > 1 for each in several
    )
    for each in several:
        if drawn and each.entry.section == "criteria" and (each.attribute, each.verdict) == _TEXTS_DIFFER:
            yield each.replace(verdict="reworded")
        else:
            yield each


_TEXTS_DIFFER = ("definition", "different")


class _By:
    """What the sides of one model are compared by."""

    def __init__(self, model: Model) -> None:
        self.lines = Lines(model)
        self._model = model
        self._contrasts: Contrasts | None = None

    def contrasts(self) -> Contrasts:
        if self._contrasts is None:
            from funnelspec.comparison.contrasts import Contrasts

            self._contrasts = Contrasts(self._model)
        return self._contrasts


def _compared(
    full_id: str, basis: Entry | None, attribute: str, sides: list[Entry], shared: Entry | None, by: _By
) -> Comparison:
    """What the teams' ``sides`` write of one attribute, against each other and the shared item."""
    verdict: Agreement = "same"
    differ, drawn = by.lines.differ(sides, attribute)
    if differ:
        verdict = "different"
    elif shared is not None and attribute in shared.written:
        differ, drawn = by.lines.differ([shared, *sides], attribute, one_other=True)
        verdict = "proposal" if differ else "same"
        sides = sorted([*sides, shared], key=_order)
    elif len(sides) == 1:
        verdict = "one-sided"
    contrasts: tuple[Contrast, ...] = ()
    if differ and not drawn:
        contrasts = by.contrasts().found(sides, attribute)
        if by.contrasts().reworded(sides, attribute):
            verdict = "reworded"
    return Comparison(
        full_id=full_id,
        entry=basis or sides[0],
        attribute=attribute,
        verdict=verdict,
        sides=tuple(_opinion(entry, attribute) for entry in sides),
        drawn=drawn,
        contrasts=contrasts,
    )


def _order(entry: Entry) -> tuple[str, int]:
    return (entry.file.path, entry.key.start)


def _opinion(entry: Entry, attribute: str) -> Opinion:
    where = entry.value_place(attribute)
    value = entry.written[attribute][1]
    words = " ".join(value.value.split()) if isinstance(value, Text) else " ".join(where.text.split())
    return Opinion(entry.file.team, entry, where, words)
