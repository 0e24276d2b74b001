"""Conditions in equal words that mean different leads to two teams, because a criterion they name does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from funnelspec.comparison import Comparison
from funnelspec.conditions.ast import Meets, Not, references
from funnelspec.model.entities import Entry, Segment, When
from funnelspec.model.model import Model
from funnelspec.model.references import conditions
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple

_STEPS = 100_000
"""What all these comparisons may cost, in steps of the solver's search; a few seconds."""


_Pair: TypeAlias = tuple[When, When]


class Through(NamedTuple):
    """An attribute of an item, and the criteria and parts through which its conditions differ."""

    full_id: str
    attribute: str
    causes: tuple[str, ...]


def through(
    model: Model, compared: tuple[Comparison, ...], spaces: tuple[Workspace, Workspace]
) -> list[Through]:
    """Where equal words mean different leads; a condition that is proven to mean the same all the same is no
    such place.

    Args:
        compared: the two teams' comparisons.
        spaces: the two teams' workspaces.
    """
    drawn = frozenset(_drawn(compared))
    if not drawn:
        return []
    written = {(each.full_id, each.attribute) for each in compared if not _agreed(each)}
    conditioned = [
        (full_id, attribute, pairs)
        for full_id, entry in spaces[0].entries.items()
        if full_id in spaces[1].entries
        for attribute, pairs in _pairs(entry, spaces[1].entries[full_id])
    ]
    users: dict[str, list[str]] = {}
    for full_id, _, pairs in conditioned:
        for ref in _refs(pairs, spaces):
            users.setdefault(ref, []).append(full_id)
    reached = set(drawn)
    waiting = list(drawn)
    while waiting:
        fresh = [user for user in users.get(waiting.pop(), ()) if user not in reached]
        reached.update(fresh)
        waiting += fresh
    judge = _Judge(model, spaces)
    found = []
    for full_id, attribute, pairs in conditioned:
        owner = _owner(full_id)
        name = _attribute(full_id, attribute)
        if full_id in drawn or (owner, name) in written:
            continue
        refs = dict.fromkeys(ref for ref in _refs(pairs, spaces) if ref in reached)
        causes = tuple(ref for ref in refs if judge.drawn_apart(ref))
        if causes and any(judge.differ(*pair) for pair in pairs):
            found.append(Through(owner, name, causes))
    return found


def _agreed(comparison: Comparison) -> bool:
    """Whether both teams write one text: that of the shared files, or the same one beside it."""
    teams = [side for side in comparison.sides if side.team is not None]
    return comparison.verdict == "same" or (comparison.verdict == "proposal" and len(teams) == 2)


def _drawn(compared: tuple[Comparison, ...]) -> Iterator[str]:
    """The full ids of the criteria and parts of which the teams draw the line differently."""
    for each in compared:
        if each.verdict in ("same", "one-sided"):
            continue
        if each.entry.section == "criteria" and each.attribute == "when":
            yield each.full_id
        elif each.attribute == "parts":
            for side in each.sides:
                if isinstance(side.entry, Segment):
                    yield from (part.full_id for part in side.entry.parts)


def _pairs(first: Entry, second: Entry) -> Iterator[tuple[str, list[_Pair]]]:
    """By attribute, the conditions of both teams' views of one item, where one of them names criteria."""
    ours, theirs = _by_attribute(first), _by_attribute(second)
    for attribute, whens in ours.items():
        others = theirs.get(attribute, ())
        if len(whens) == len(others):
            pairs = [pair for pair in zip(whens, others, strict=True) if any(map(_names, pair))]
            if pairs:
                yield attribute, pairs


def _by_attribute(entry: Entry) -> dict[str, list[When]]:
    found: dict[str, list[When]] = {}
    for attribute, when in conditions(entry):
        found.setdefault(attribute, []).append(when)
    return found


def _names(when: When) -> bool:
    return next(_named(when), None) is not None


def _named(when: When) -> Iterator[str]:
    """The words behind each ``meets``."""
    return (ref.value for ref in references(when.condition)) if when.condition else iter(())


def _refs(pairs: list[_Pair], spaces: tuple[Workspace, Workspace]) -> Iterator[str]:
    """The full ids of the criteria and parts that either team names."""
    for pair in pairs:
        for when, space in zip(pair, spaces, strict=True):
            found = (space.criterion(ref) for ref in _named(when))
            yield from (criterion.full_id for criterion in found if criterion)


def _owner(full_id: str) -> str:
    """The item that a part or a reason stands in."""
    return "/".join(full_id.split("/")[:2])


def _attribute(full_id: str, attribute: str) -> str:
    """The attribute of the whole item in which a condition stands."""
    inside = {"segments": "parts", "reasons": "of"}
    return inside.get(full_id.partition("/")[0], attribute)


class _Judge:
    """Whether conditions mean different leads, as long as that does not cost too much in all."""

    def __init__(self, model: Model, spaces: tuple[Workspace, Workspace]) -> None:
        self._today = model.today or date.today()
        self._spaces = spaces
        self._left = _STEPS
        self._known: dict[str, bool] = {}

    def drawn_apart(self, ref: str) -> bool:
        """Whether a criterion or a part means different leads to the two teams."""
        if ref not in self._known:
            whens = [getattr(space.entries.get(ref), "when", None) for space in self._spaces]
            one, other = whens
            self._known[ref] = one is None or other is None or self._apart(one, other)
        return self._known[ref]

    def differ(self, one: When, other: When) -> bool:
        """Whether two teams' conditions, of which what they name is drawn apart, let in different leads, or
        may: only proof makes them equal."""
        # Where both are a named criterion, or its opposite, they differ as that criterion does.
        return _just_named(one) == _just_named(other) is not None or self._apart(one, other)

    def _apart(self, one: When, other: When) -> bool:
        from funnelspec.conditions.solve.logic import STEPS
        from funnelspec.conditions.solve.relate import Seen, relate

        first, second = self._spaces[0].bind(one)[0], self._spaces[1].bind(other)[0]
        if first is None or second is None:
            return True
        # Each team goes by its own criteria, so neither condition is seen in the other's workspace.
        sides = Seen(first, first), Seen(second, second)
        relation = relate(*sides, self._today, min(STEPS, self._left))
        self._left -= relation.spent
        return relation.kind != "equal"


def _just_named(when: When) -> tuple[bool, str] | None:
    """The words behind ``meets`` of a condition that is nothing else, and whether it is turned round."""
    turned = isinstance(when.condition, Not)
    part = when.condition.part if isinstance(when.condition, Not) else when.condition
    return (turned, part.ref.value) if isinstance(part, Meets) else None
