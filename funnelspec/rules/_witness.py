"""A lead that shows a finding, with what each condition says of it and the line that decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from funnelspec.conditions.evaluate import explain
from funnelspec.conditions.typed import Leaf, Test, Typed
from funnelspec.diagnostic import Verdict, Witness

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example


class Asked(NamedTuple):
    """A condition that is asked about the lead: the full id of its item, and the team in whose view it
    stands."""

    entry: str
    typed: Typed
    team: str | None = None


def witness(example: Example, asked: Sequence[Asked]) -> Witness:
    """The lead of an answer, with the verdict of each condition by the reference evaluator."""
    verdicts = tuple(
        Verdict(each.entry, each.team, meets, leaf.where if leaf else None)
        for each, (meets, leaf) in zip(asked, verdicts_on(example, asked), strict=True)
    )
    return Witness(example.lead, example.judged, example.day.isoformat() if example.dated else None, verdicts)


def verdicts_on(example: Example, asked: Sequence[Asked]) -> list[tuple[bool, Leaf | None]]:
    """Whether the lead meets each condition, and the line that decides it.

    Of several lines that decide together the first one about a field that also decides for another condition.
    """
    known = {name: value for name, value in example.lead.items() if value is not None}
    decisions = [explain(each.typed, known, example.day, example.judged) for each in asked]
    found = []
    for decision in decisions:
        others = {_about(leaf) for other in decisions if other is not decision for leaf in other.leaves}
        leaf = min(decision.leaves, key=lambda leaf: _about(leaf) not in others, default=None)
        found.append((decision.meets, leaf))
    return found


def _about(leaf: Leaf) -> str:
    return leaf.field.id if isinstance(leaf, Test) else leaf.folded
