"""Two teams' views of one item, attribute by attribute: the one place where agreement is decided.

Conflict rules, the glossary and, later, ``compare`` read this and nothing else. Equality here is equality of
what is said, not of how it is laid out: prose without case and layout, references by the item they lead to,
conditions without the order of their parts, durations and numbers by value. What a difference consists of
(its contrast, a witness lead) is not worked out here yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from funnelspec.conditions.same import canonical
from funnelspec.conditions.values import parse_duration
from funnelspec.config import Calendar
from funnelspec.language.folding import fold_name, fold_text
from funnelspec.model.entities import Entry, Ref, When, YesNo
from funnelspec.model.model import Model
from funnelspec.model.shapes import field_of
from funnelspec.model.workspace import Workspace
from funnelspec.record import Record
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

Agreement = Literal["same", "different", "one-sided", "proposal"]

# What adds to an item without contradicting another team's additions.
_ADDITIONS = frozenset(
    (
        "aliases", "avoid", "because", "cases", "counter_examples", "crm", "examples", "not_the_same_as",
        "notes", "review_by", "see", "since", "source", "state", "tags", "translations",
    )
)  # fmt: skip

# The one kind of list whose order is part of what it says: the path of a funnel.
_ORDERED = frozenset(("stages",))


class Opinion(NamedTuple):
    """What one side writes of an attribute; ``team`` is nothing for the shared files."""

    team: str | None
    entry: Entry
    where: Location
    words: str


class Comparison(Record):
    """One attribute of one item, as the teams write it.

    Attributes:
        entry: the item; the shared one where there is one, for a team may leave out its name.
        attribute: the attribute; empty when the item as a whole is one-sided.
        verdict: ``different``: two teams write it differently. ``proposal``: a team's text beside a shared
            one differs and no other team contradicts it. ``one-sided``: one team alone says it. ``same``.
        sides: the opinions, in path order.
    """

    full_id: str
    entry: Entry
    attribute: str
    verdict: Agreement
    sides: tuple[Opinion, ...]


def compare(model: Model) -> tuple[Comparison, ...]:
    """Every attribute that a team's file says something about, by full id and then as written."""
    if not model.teams:
        return ()
    written: dict[str, dict[str | None, Entry]] = {}
    for entry in model.entries:
        written.setdefault(entry.full_id, {}).setdefault(entry.file.team, entry)
    found: list[Comparison] = []
    for full_id in sorted(written):
        views = written[full_id]
        if any(team is not None for team in views):
            found += _item(full_id, views, model)
    return tuple(found)


def _item(full_id: str, views: dict[str | None, Entry], model: Model) -> Iterator[Comparison]:
    shared = views.get(None)
    teams = sorted((entry for team, entry in views.items() if team is not None), key=_order)
    if shared is None and len(teams) == 1:
        entry = teams[0]
        side = Opinion(entry.file.team, entry, entry.key.where, entry.label)
        yield Comparison(full_id=full_id, entry=entry, attribute="", verdict="one-sided", sides=(side,))
        return
    attributes = dict.fromkeys(name for entry in teams for name in entry.written)
    for attribute in attributes:
        if attribute in _ADDITIONS:
            continue
        sides = [entry for entry in teams if attribute in entry.written]
        keys = {_key(entry, attribute, model) for entry in sides}
        verdict: Agreement = "same"
        if len(keys) > 1:
            verdict = "different"
        elif shared is not None and attribute in shared.written:
            if _key(shared, attribute, model) not in keys:
                verdict = "proposal"
            sides = sorted([*sides, shared], key=_order)
        elif len(sides) == 1:
            verdict = "one-sided"
        opinions = tuple(_opinion(entry, attribute) for entry in sides)
        yield Comparison(
            full_id=full_id, entry=shared or sides[0], attribute=attribute, verdict=verdict, sides=opinions
        )


def _order(entry: Entry) -> tuple[str, int]:
    return (entry.file.path, entry.key.start)


def _opinion(entry: Entry, attribute: str) -> Opinion:
    where = entry.value_place(attribute)
    value = entry.written[attribute][1]
    words = " ".join(value.value.split()) if isinstance(value, Text) else " ".join(where.text.split())
    return Opinion(entry.file.team, entry, where, words)


def _key(entry: Entry, attribute: str, model: Model) -> object:
    """A value that is equal for two sides exactly when they say the same."""
    team = entry.file.team
    workspace = model.shared if team is None else model.teams[team]
    return _value(getattr(entry, field_of(entry, attribute)), attribute, workspace)


def _value(value: object, attribute: str, workspace: Workspace) -> object:
    if isinstance(value, Text):
        return _words(value.value, attribute, workspace.config.calendar)
    if isinstance(value, Ref):
        return workspace.look_up(value).full_id
    if isinstance(value, YesNo):
        return value.value
    if isinstance(value, When):
        return ("when", canonical(value.condition) if value.condition else fold_text(value.node.where.text))
    if isinstance(value, Entry):
        own = sorted(name for name in value.written if name not in _ADDITIONS)
        said = (_value(getattr(value, field_of(value, name)), name, workspace) for name in own)
        return (value.id, tuple(zip(own, said, strict=True)))
    if isinstance(value, tuple):
        # A small value keeps its node for its place; two places are never the same.
        names = getattr(value, "_fields", ())
        parts = [_value(each, attribute, workspace) for each in _without_node(value, names)]
        if names or attribute in _ORDERED:
            return tuple(parts)
        return tuple(sorted(parts, key=repr))
    return value


def _without_node(value: tuple[object, ...], names: Sequence[str]) -> list[object]:
    return [each for at, each in enumerate(value) if not names or names[at] != "node"]


def _words(words: str, attribute: str, calendar: Calendar) -> object:
    duration = parse_duration(words)
    if duration is not None:
        seconds = duration.seconds(calendar.working_minutes * 60, len(calendar.working_week))
        return (duration.business, seconds)
    if words.endswith("%"):
        return words[:-1].rstrip()
    if attribute in ("name", "abbreviation"):
        return fold_name(words)
    return fold_text(words)
