"""Two teams' views of one item, attribute by attribute: the one place where agreement is decided.

Conflict rules, the glossary and, later, ``compare`` read this and nothing else. Equality here is equality of
what is said, not of how it is laid out: prose without case and layout, references by the item they lead to,
conditions without the order of their parts, durations and numbers by value (business time is never equal to
other time, and counts by the workspace's own calendar). What a difference consists of
(its contrast, a witness lead) is not worked out here yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from funnelspec.conditions.same import canonical
from funnelspec.conditions.values import parse_duration, parse_number
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

# The lists whose order is part of what they say, besides `max_age`, of which the first that fits counts.
_ORDERED = {"funnels": ("stages",), "fields": ("between",)}

_NUMBERS = frozenset(
    ("at_most", "between", "ceiling", "floor", "goal", "points", "probability", "target", "to")
)


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


@lru_cache(maxsize=1)
def compare(model: Model) -> tuple[Comparison, ...]:
    """Every attribute that a team's file says something about, by full id and then as written.

    Several rules and the glossary ask this of one model, so the last answer is kept.
    """
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
        # A word may mean another thing in a context, so only sides of one context can contradict each other.
        groups: dict[str | None, list[Entry]] = {}
        for entry in teams:
            if attribute in entry.written:
                context = entry.file.context or (shared.file.context if shared else None)
                groups.setdefault(context, []).append(entry)
        for context, sides in groups.items():
            also = shared if shared and shared.file.context == context else None
            yield _compared(full_id, shared, attribute, sides, also, model)


def _compared(
    full_id: str, basis: Entry | None, attribute: str, sides: list[Entry], shared: Entry | None, model: Model
) -> Comparison:
    """What the teams' ``sides`` write of one attribute, against each other and the shared item."""
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
    return Comparison(
        full_id=full_id, entry=basis or sides[0], attribute=attribute, verdict=verdict, sides=opinions
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
    value = getattr(entry, field_of(entry, attribute))
    if attribute in _ORDERED.get(entry.section, ()):
        return tuple(_value(each, attribute, workspace) for each in value)
    return _value(value, attribute, workspace)


def _value(value: object, attribute: str, workspace: Workspace) -> object:
    if isinstance(value, Text):
        return _words(value.value, attribute, workspace)
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
        names = getattr(value, "_fields", None)
        if names is None:
            parts = [_value(each, attribute, workspace) for each in value]
            return tuple(parts if attribute == "max_age" else sorted(parts, key=repr))
        # A small value keeps its node for its place; two places are never the same.
        pairs = zip(names, value, strict=True)
        return tuple(_value(each, name, workspace) for name, each in pairs if name != "node")
    return value


def _words(words: str, attribute: str, workspace: Workspace) -> object:
    if attribute in ("name", "abbreviation"):
        return fold_name(words)
    if attribute == "choices":
        return words.strip()
    if attribute in _NUMBERS:
        number, _, period = words.partition(" per ")
        read = parse_number(number)
        if read is not None:
            return ("number", read.value(), read.unit, period)
    duration = parse_duration(words)
    if duration is not None:
        calendar = workspace.config.calendar
        seconds = duration.seconds(calendar.working_minutes * 60, len(calendar.working_week))
        return ("time", duration.business, seconds)
    return fold_text(words)
