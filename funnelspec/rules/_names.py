"""What rules about one meaning under two names ask of two items."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace

_PASSING = ("draft", "proposed", "deprecated", "retired")


def settled(entry: Entry) -> bool:
    """Whether an item is meant to stay as it is: neither on its way in nor on its way out."""
    state = entry.state.value if entry.state else ""
    return state not in _PASSING and entry.replaced_by is None


def declared_apart(one: Entry, other: Entry, workspace: Workspace) -> bool:
    """Whether one of two items, or what it is a part of, says that it is not the same as the other."""
    return _says_so(one, other, workspace) or _says_so(other, one, workspace)


def _says_so(one: Entry, other: Entry, workspace: Workspace) -> bool:
    others = {each.full_id for each in _with_whole(other, workspace)}
    named = (distinction.ref for each in _with_whole(one, workspace) for distinction in each.not_the_same_as)
    return any(workspace.look_up(ref).full_id in others for ref in named)


def _with_whole(entry: Entry, workspace: Workspace) -> Iterator[Entry]:
    yield entry
    whole = workspace.entries.get(entry.full_id.rpartition("/")[0])
    if whole is not None:
        yield whole
