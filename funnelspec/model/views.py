"""The workspaces made of what was read: the shared items, and each team's laid over them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from funnelspec.config import Config
from funnelspec.model.entities import Criterion, Entry, Field, File, Funnel, Part
from funnelspec.model.references import conditions, references
from funnelspec.model.shapes import KINDS, field_of
from funnelspec.model.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date


def workspaces(
    config: Config,
    files: Iterable[File],
    entries: Iterable[Entry],
    left_out: frozenset[str],
    complete: bool,
    today: date | None = None,
) -> tuple[Workspace, dict[str, Workspace]]:
    """The shared workspace, and by team that of each team whose files define something.

    Args:
        entries: every item as written, in path order; of an id that is defined twice the first counts, and
            ``duplicate-id`` reports the second.
    """
    by_team: dict[str | None, dict[str, Entry]] = {None: {}}
    for file in files:
        by_team.setdefault(file.team, {})
    for entry in entries:
        by_team[entry.file.team].setdefault(entry.full_id, entry)
    shared = by_team.pop(None)
    views: dict[str | None, dict[str, Entry]] = {None: _flat(shared)}
    for team in sorted(team for team in by_team if team is not None):
        own = by_team[team]
        if own:
            laid_over = {full_id: lay_over(shared.get(full_id), entry) for full_id, entry in own.items()}
            views[team] = _flat({**shared, **laid_over})
    everything = {full_id for view in views.values() for full_id in view}

    def space(team: str | None, view: dict[str, Entry], basis: Workspace | None) -> Workspace:
        return Workspace(
            config,
            team,
            view,
            elsewhere=frozenset(everything - view.keys()),
            left_out=left_out,
            complete=complete,
            today=today,
            own=_own(view, basis.entries) if basis else None,
            like=basis if basis and not _redraws(view, basis.entries) else None,
        )

    whole = space(None, views.pop(None), None)
    return whole, {team: space(team, view, whole) for team, view in views.items() if team is not None}


def lay_over(shared: Entry | None, own: Entry) -> Entry:
    """A team's view of one item: the shared item with what the team writes put over it, attribute by
    attribute; a list or a condition is replaced whole."""
    if shared is None:
        return own
    fields = [field_of(own, name) for name in own.written]
    changes: dict[str, Any] = {field: getattr(own, field) for field in fields}
    if not shared.owner and "owner" not in changes:
        changes["owner"] = own.owner
    return shared.replace(**changes, written={**shared.written, **own.written})


def inside(entry: Entry) -> Iterable[Entry]:
    """The parts, milestones or single reasons that stand inside an item."""
    for name in KINDS[entry.section].inside:
        if "/" not in entry.id:
            yield from getattr(entry, name)


def _flat(view: dict[str, Entry]) -> dict[str, Entry]:
    ranks = {section: rank for rank, section in enumerate(KINDS)}
    ordered = sorted(view.values(), key=lambda entry: (ranks[entry.section], entry.id))
    flat: dict[str, Entry] = {}
    for entry in ordered:
        flat[entry.full_id] = entry
        for each in inside(entry):
            flat.setdefault(each.full_id, each)
    return flat


def _own(view: dict[str, Entry], shared: dict[str, Entry]) -> dict[str, Entry]:
    """The items of a team's view of which something may be true that is not true in the shared one.

    These are the items that are not the shared ones; funnels, whose moves are said by their stages; where the
    team asks fields otherwise or draws lines elsewhere, whatever has a condition; and what names an id that
    the team's items make ambiguous. For all others every look-up ends as it does in the shared workspace,
    where what is wrong with them is found once.
    """
    changed = {full_id: entry for full_id, entry in view.items() if shared.get(full_id) is not entry}
    drawn_anew = _redraws(view, shared)
    new_ids = {entry.id for full_id, entry in changed.items() if full_id not in shared}

    def concerns_team(entry: Entry) -> bool:
        if isinstance(entry, Funnel) or (drawn_anew and next(conditions(entry), None) is not None):
            return True
        named = (ref for _, ref in references(entry) if len(ref.sections) > 1) if new_ids else ()
        return any(ref.text.value.strip() in new_ids for ref in named)

    return {full_id: entry for full_id, entry in view.items() if full_id in changed or concerns_team(entry)}


def _redraws(view: dict[str, Entry], shared: dict[str, Entry]) -> bool:
    """Whether a team asks or calls fields otherwise, or draws lines elsewhere, than the shared items."""
    return any(_drawn(entry) != _drawn(shared.get(full_id)) for full_id, entry in view.items())


def _drawn(entry: Entry | None) -> tuple[object, ...]:
    """What conditions elsewhere depend on: how a field may be asked and what it is called, where a criterion
    draws its line."""
    if isinstance(entry, Field):
        return (entry.type, entry.choices, entry.between, entry.unit, entry.name)
    return (entry.when,) if isinstance(entry, (Criterion, Part)) else ()
