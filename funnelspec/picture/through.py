"""Conditions in equal words that mean different leads to two teams, because a criterion they name does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from funnelspec.comparison import Comparison
from funnelspec.conditions.ast import Condition, Meets, Not
from funnelspec.conditions.ast import references as named
from funnelspec.model.entities import Entry, Segment, When
from funnelspec.model.model import Model
from funnelspec.model.references import conditions
from funnelspec.model.workspace import Workspace

_STEPS = 100_000
"""What all these comparisons may cost, in steps of the solver's search; a few seconds."""


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
    written = {(each.full_id, each.attribute) for each in compared if each.verdict != "same"}
    conditioned = [
        (full_id, attribute, pairs)
        for full_id, entry in spaces[0].entries.items()
        if full_id in spaces[1].entries
        for attribute, pairs in _pairs(entry, spaces[1].entries[full_id])
    ]
    users: dict[str, list[str]] = {}
    for full_id, _, pairs in conditioned:
        for ref in _refs(pairs, spaces[0]):
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
        refs = dict.fromkeys(ref for ref in _refs(pairs, spaces[0]) if ref in reached)
        causes = tuple(ref for ref in refs if judge.drawn_apart(ref))
        if causes and any(judge.differ(*pair) for pair in pairs):
            found.append(Through(owner, name, causes))
    return found


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


def _pairs(first: Entry, second: Entry) -> Iterator[tuple[str, list[tuple[When, When]]]]:
    """By attribute, the conditions that name criteria in both teams' views of one item."""
    found: dict[str, list[tuple[When, When]]] = {}
    for (attribute, one), (_, other) in zip(conditions(first), conditions(second), strict=False):
        if _names(one.condition):
            found.setdefault(attribute, []).append((one, other))
    yield from found.items()


def _names(condition: Condition | None) -> bool:
    return condition is not None and next(named(condition), None) is not None


def _refs(pairs: list[tuple[When, When]], workspace: Workspace) -> Iterator[str]:
    for one, _ in pairs:
        for ref in named(one.condition) if one.condition else ():
            criterion = workspace.criterion(ref.value)
            if criterion:
                yield criterion.full_id


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
        condition = one.condition.part if isinstance(one.condition, Not) else one.condition
        # A condition that is a named criterion, or its opposite, differs as that criterion does.
        return isinstance(condition, Meets) or self._apart(one, other)

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
