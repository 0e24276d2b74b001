"""What a team says itself of the things that a shared condition stands on."""

from __future__ import annotations

from funnelspec.conditions.ast import Group, Not
from funnelspec.conditions.typed import Named, Test, Typed
from funnelspec.model.entities import Criterion, Entry, Part
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.source import Location

_DRAWN = ("type", "choices", "between")


def said_by_team(stated: Stated, workspace: Workspace) -> dict[str, Location]:
    """The criteria, parts and fields behind a condition that the team of a view defines otherwise, by what
    people call them, and where it does."""
    found: dict[str, Location] = {}
    seen: set[str] = set()
    stack: list[Typed] = [stated.typed]
    while stack:
        one = stack.pop()
        if isinstance(one, Group):
            stack.extend(reversed(one.parts))
        elif isinstance(one, Not):
            stack.append(one.part)
        elif isinstance(one, Named) and one.ref not in seen:
            seen.add(one.ref)
            stack.append(one.typed)
            entry = workspace.entries[one.ref]
            if isinstance(entry, (Criterion, Part)) and entry.when:
                _add(found, entry, entry.when.node.where.first_line())
        elif isinstance(one, Test):
            entry = workspace.entries[f"fields/{one.field.id}"]
            for name in _DRAWN:
                if name in entry.written:
                    _add(found, entry, entry.place(name))
    return found


def _add(found: dict[str, Location], entry: Entry, where: Location) -> None:
    if entry.file.team is not None or where.source is not entry.file.source:
        found.setdefault(entry.label, where)
