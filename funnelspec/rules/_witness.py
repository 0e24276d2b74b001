"""A lead that shows a finding, with what each condition says of it and the line that decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import Meets
from funnelspec.conditions.evaluate import explain
from funnelspec.conditions.typed import Leaf, Test, Typed
from funnelspec.diagnostic import Verdict, Witness
from funnelspec.model.entities import Criterion, Entry, Stage
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example


class Asked(NamedTuple):
    """A condition that is asked about the lead: the full id of its item, the team in whose view it stands,
    and what a lead is that meets it, where that is not what people call the item; or what such a lead may do:
    ``move to "SQL"``."""

    entry: str
    typed: Typed
    team: str | None = None
    name: str = ""
    may: str = ""


def witness(example: Example, asked: Sequence[Asked]) -> Witness:
    """The lead of an answer, with the verdict of each condition by the reference evaluator."""
    verdicts = tuple(
        Verdict(each.entry, each.team, meets, leaf.where if leaf else None, each.name, each.may)
        for each, (meets, leaf) in zip(asked, verdicts_on(example, asked), strict=True)
    )
    return Witness(example.lead, example.judged, example.day.isoformat() if example.dated else None, verdicts)


def verdicts_on(example: Example, asked: Sequence[Asked]) -> list[tuple[bool, Leaf | None]]:
    """Whether the lead meets each condition, and the line that decides it.

    Of several lines that decide together the first one about a field that also decides for another condition.
    """
    decisions = [explain(each.typed, example.known, example.day, example.judged) for each in asked]
    found = []
    for decision in decisions:
        others = {asks(leaf) for other in decisions if other is not decision for leaf in other.leaves}
        leaf = min(decision.leaves, key=lambda leaf: asks(leaf) not in others, default=None)
        found.append((decision.meets, leaf))
    return found


def asks(leaf: Leaf) -> str:
    """What a line asks about: the id of a field, or a judgement."""
    return leaf.field.id if isinstance(leaf, Test) else leaf.folded


def named(witness: Witness, model: Model) -> Witness:
    """A witness whose verdicts say what people call the items they are about; of two items with one name
    the ids."""
    verdicts = [_named(verdict, model) for verdict in witness.verdicts]
    items: dict[str, set[str]] = {}
    for verdict in verdicts:
        items.setdefault(verdict.name, set()).add(verdict.entry)
    told = (each if len(items[each.name]) == 1 else each._replace(name="") for each in verdicts)
    return witness._replace(verdicts=tuple(told))


def _named(verdict: Verdict, model: Model) -> Verdict:
    workspace = model.teams.get(verdict.team or "", model.shared)
    entry = workspace.entries.get(verdict.entry)
    if verdict.name or entry is None:
        return verdict
    return verdict._replace(name=short(entry, workspace))


def short(entry: Entry, workspace: Workspace) -> str:
    """What a lead is called that meets the conditions of an item: the abbreviation or name of the item, of a
    criterion that of the one stage which asks for nothing else."""
    if isinstance(entry, Criterion) and not entry.abbreviation:
        opened = [stage for stage in workspace.all(Stage).values() if _opens(entry, stage, workspace)]
        entry = opened[0] if len(opened) == 1 else entry
    return " ".join(entry.abbreviation[0].value.split()) if entry.abbreviation else entry.label


def _opens(criterion: Criterion, stage: Stage, workspace: Workspace) -> bool:
    condition = stage.entry.condition if stage.entry else None
    return isinstance(condition, Meets) and workspace.criterion(condition.ref.value) is criterion
