"""Whether an item of a team's file says all that an item needs, which its schema cannot ask for."""

from __future__ import annotations

from funnelspec.model.entities import Entry
from funnelspec.model.shapes import KINDS


def lacking(entry: Entry) -> list[str]:
    """The attributes that an item of one team lacks; none for a shared one, also in a team's view of it."""
    if entry.file.team is None or "/" in entry.id:
        return []
    return [name for name in KINDS[entry.section].required if name not in entry.written]
