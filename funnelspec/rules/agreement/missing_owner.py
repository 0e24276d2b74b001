"""An item that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import lacking
from funnelspec.rules._words import ready

# Fields come from the CRM and mean what it says; every other item is a decision that somebody must stand by.
_NOBODYS = ("fields",)


@rule(
    name="missing-owner",
    on=Entry,
    severity=INFO,
    strict=WARNING,
    title="Nobody owns this item",
    why="When it no longer fits, there is no one to ask and no one who may change it.",
    bad="""
        terms:
          lead:  # <-- lead
            name: Lead
            definition: A person who showed interest.
    """,
    good="""
        owner: marketing
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
    """,
)
def missing_owner(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    if entry.owner or entry.section in _NOBODYS or "/" in entry.id or lacking(entry):
        return
    # What a team alone says is that team's: there is somebody to ask.
    if entry.file.team:
        return
    if entry.state and entry.state.value == "retired":
        return
    lines = [f"owner: {team}" for team in workspace.config.teams]
    yield Finding(
        headline=f'Nobody owns "{entry.label}"',
        at=Label(entry.key.where, 'no "owner"'),
        help=f"Add {ready(lines)}." if lines else 'Add "owner" with the team that answers for it.',
        entries=(entry.full_id,),
        cause=_cause(entry.file.path, lines),
    )


def _cause(path: str, lines: list[str]) -> Cause:
    help = 'Add "owner" with the team that answers for them'
    return Cause(
        path,
        "of this file define what nobody owns",
        "",
        f"{f'Add {ready(lines)}' if lines else help}, at the head of the file if it owns all of them.",
    )
