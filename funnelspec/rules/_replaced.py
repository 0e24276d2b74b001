"""Where it ends when one follows what each item is replaced by."""

from __future__ import annotations

from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple


class Chains(NamedTuple):
    """What replaces what.

    Attributes:
        ends: for each item that is replaced, by full id, the item at the end of its chain; nothing where the
            chain runs in a circle or to an item that is not there.
        circles: the items of each circle, in the order in which they replace one another.
    """

    ends: dict[str, Entry | None]
    circles: list[list[Entry]]


def chains(workspace: Workspace) -> Chains:
    """Follows what each item of a view is replaced by; each step is taken once."""
    found = Chains({}, [])
    for entry in workspace.entries.values():
        if entry.replaced_by is not None and entry.full_id not in found.ends:
            _follow(entry, workspace, found)
    return found


def _follow(entry: Entry, workspace: Workspace, found: Chains) -> None:
    steps: dict[str, Entry] = {}
    at: Entry | None = entry
    while at is not None and at.full_id not in steps and at.full_id not in found.ends:
        if at.replaced_by is None:
            break
        steps[at.full_id] = at
        at = workspace.find(at.replaced_by)
    end = at
    if at is not None and at.full_id in steps:
        found.circles.append(list(steps.values())[list(steps).index(at.full_id) :])
        end = None
    elif at is not None and at.full_id in found.ends:
        end = found.ends[at.full_id]
    found.ends.update(dict.fromkeys(steps, end))
