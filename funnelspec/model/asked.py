"""What a lead can be held against: the items with conditions, by any name that people have for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funnelspec.conditions.ast import Judgement, predicates
from funnelspec.language.folding import fold_name, fold_text
from funnelspec.model import entities as e
from funnelspec.model.references import conditions
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple


class Asked(NamedTuple):
    """One condition of an item; ``about`` says what it decides, where the item may have several: ``entry
    criteria``, or the name of a part."""

    about: str
    when: e.When


def asked(entry: e.Entry, workspace: Workspace) -> list[Asked]:
    """The conditions of an item that a lead can be held against; what decides over the item comes first."""
    match entry:
        case e.Criterion() | e.Part() | e.Sla() | e.Handover() | e.Metric():
            return [Asked("", entry.when)] if entry.when else []
        case e.Segment():
            return [Asked(part.label, part.when) for part in entry.parts if part.when]
        case e.Stage():
            return [*_of_stage(entry, workspace, "entry"), *_of_stage(entry, workspace, "exit")]
    return []


def _of_stage(stage: e.Stage, workspace: Workspace, name: str) -> Iterator[Asked]:
    """The stage's own criteria, and those that a funnel has for it instead."""
    own: e.When | None = getattr(stage, name)
    if own:
        yield Asked(f"{name} criteria", own)
    for funnel in workspace.all(e.Funnel).values():
        for item in (*funnel.stages, *funnel.side_stages):
            when: e.When | None = getattr(item, name)
            if when and workspace.find(item.stage) is stage:
                yield Asked(f"{name} criteria in {funnel.label}", when)


_RANKS: dict[type[e.Entry], int] = {e.Criterion: 0, e.Part: 1, e.Segment: 1, e.Stage: 2}
_OTHER = 3
_NOTHING_ASKED = 4


def meant(name: str, workspaces: Iterable[Workspace]) -> list[e.Entry]:
    """The items that a name may mean, the likeliest first: the one with exactly this full id; else criteria,
    then segments and their parts, then stages, then others. Items without a condition only where all are so.

    Args:
        name: an id, a full id, a name, an abbreviation or an alias; the spelling does not count.
    """
    workspaces = list(workspaces)
    exact, folded = name.strip(), fold_name(name)
    for workspace in workspaces:
        if exact in workspace.entries:
            return [workspace.entries[exact]]
    found: dict[str, tuple[int, bool, e.Entry]] = {}
    for workspace in workspaces:
        named = {entry.full_id for entry in workspace.names().get(folded, ())}
        for full_id, entry in workspace.entries.items():
            if full_id in named or folded in (fold_name(entry.id), fold_name(full_id)):
                rank = _RANKS.get(type(entry), _OTHER) if asked(entry, workspace) else _NOTHING_ASKED
                if full_id not in found or rank < found[full_id][0]:
                    found[full_id] = rank, entry.id != exact, entry
    ranked = sorted(found.values(), key=lambda each: each[:2])
    asking = [entry for rank, _, entry in ranked if rank < _NOTHING_ASKED]
    return asking or [entry for *_, entry in ranked]


def questions(workspaces: Iterable[Workspace]) -> dict[str, str]:
    """Every judgement that a condition asks for: the folded text to the text as written."""
    return {
        fold_text(predicate.question.value): predicate.question.value
        for workspace in workspaces
        for entry in workspace.entries.values()
        for _, when in conditions(entry)
        for predicate in (predicates(when.condition) if when.condition else ())
        if isinstance(predicate, Judgement)
    }


def criterion_name(reference: str, workspace: Workspace) -> str | None:
    """What people call the criterion or segment part behind the words after ``meets``: ``MQL criteria``,
    ``Enterprise (Company size)``; nothing where there is none."""
    entry = workspace.criterion(reference)
    return full_name(entry, workspace) if entry else None


def full_name(entry: e.Entry, workspace: Workspace) -> str:
    """What people call an item; of a part with the segment it belongs to."""
    segment = workspace.all(e.Segment).get(entry.id.split("/")[0]) if isinstance(entry, e.Part) else None
    return f"{entry.label} ({segment.label})" if segment else entry.label
