"""Words that several rules say in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from funnelspec.diagnostic import Cause
from funnelspec.language.suggest import same
from funnelspec.model.entities import SECTIONS, Entry
from funnelspec.model.model import Model

_KINDS = {section: entity.kind for section, entity in SECTIONS.items()}
_COUNTED = ("stages", "statuses", "funnels")


def listed(things: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *most, end = things
    return f"{', '.join(most)} {last} {end}" if most else end


def quoted(things: Iterable[str], last: str = "and") -> str:
    """``"a", "b" and "c"``."""
    return listed([f'"{thing}"' for thing in things], last)


def ready(things: Iterable[str], last: str = "or") -> str:
    """Ids ready to copy: ``\\`a\\` or \\`b\\```."""
    return listed([f"`{thing}`" for thing in things], last)


def meant(near: str, written: str, around: str = "{}") -> str:
    """What to write, where only case, blanks, hyphens or the plural differ; else the question whether that
    was meant.

    Args:
        around: what stands around it, as ``meets {}``.
    """
    copy = around.replace("{}", near)
    return f"Write `{copy}`." if same(written, (near,)) else f"Did you mean `{copy}`?"


def kind_of(sections: Sequence[str]) -> str:
    """What may stand in an attribute that names these sections: "stage", "stage or status", "item"."""
    if tuple(sections) == _COUNTED:
        return "stage, status or milestone"
    if len(sections) > len(_COUNTED):
        return "item"
    return listed([_KINDS[section] for section in sections], "or")


def a(noun: str) -> str:
    """The noun behind its article: "a stage", "an SLA"."""
    return f"{'an' if noun.startswith(('a', 'e', 'i', 'o', 'SLA')) else 'a'} {noun}"


def called(entry: Entry, model: Model) -> str:
    """What people call an item as written; a team's file may leave its name to the shared files."""
    team = entry.file.team
    view = model.shared if team is None else model.teams[team]
    return view.entries.get(entry.full_id, entry).label


def missing(says: str, about: str, near: str | None) -> Cause:
    """What all references to one missing thing have in common.

    Args:
        says: what each place does: ``name the stage "sal"``.
    """
    return Cause(
        about=about,
        says=f"{says}, which does not exist",
        near=near or "",
        help="If it was renamed, write its new id in each place; if it was deleted, take it out of each.",
    )
