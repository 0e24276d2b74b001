"""Whether an item of a team's file says all that an item needs, which its schema cannot ask for."""

from __future__ import annotations

from funnelspec.model.entities import Entry, ReasonSet
from funnelspec.model.shapes import KINDS
from funnelspec.model.workspace import Workspace
from funnelspec.rules._names import gone
from funnelspec.rules._words import ready


def lacking(entry: Entry) -> list[str]:
    """The attributes that an item of one team lacks; none for a shared one, also in a team's view of it."""
    if entry.file.team is None or "/" in entry.id:
        return []
    return [name for name in KINDS[entry.section].required if name not in entry.written]


def asked(entry: Entry) -> bool:
    """Whether an item should say all that helps: it is not given up, and lacks nothing that it must have."""
    return not gone(entry) and not lacking(entry)


_SHOWN = 3


def reason_sets(around: str, workspace: Workspace) -> str:
    """What to write where a set of reasons is named, ready to copy, by the sets that there are.

    Args:
        around: what stands around the id, as ``reasons: {}``.
    """
    sets = [around.replace("{}", each.id) for each in workspace.all(ReasonSet).values() if not gone(each)]
    if sets:
        return ready(sets[:_SHOWN])
    return f"`{around.replace('{}', 'loss_reasons')}`, and a set of reasons of that id under `reasons`"
