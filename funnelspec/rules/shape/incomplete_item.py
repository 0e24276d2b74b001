"""An item that stands only in a team's file and lacks what nothing can be read without."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.language.suggest import likely
from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import lacking
from funnelspec.rules._words import quoted


@rule(
    name="incomplete-item",
    on=Entry,
    severity=ERROR,
    title="An item of one team lacks what every item needs",
    why="A team's file may say a part of what a shared item says. Where there is no shared item, the rest "
    "is said nowhere, so nobody can look up what is meant.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that fits and is engaged.}
        -- sales.yaml --
        team: sales
        stages:
          mqls:  # <-- mqls
            max_age: 7 days
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that fits and is engaged.}
        -- sales.yaml --
        team: sales
        stages:
          mql:
            max_age: 7 days
    """,
)
def incomplete_item(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    missing = lacking(entry)
    if not missing or workspace.perhaps_left_out(entry.full_id) or not workspace.complete:
        return
    shared = [each.id for each in workspace.entries.values() if each.file.team is None]
    near = likely(entry.id, [one for one in shared if f"{entry.section}/{one}" in workspace.entries])
    related: tuple[Label, ...] = ()
    help = f"Add {quoted(missing)}."
    if near:
        item = workspace.entries[f"{entry.section}/{near}"]
        related = (Label(item.key.where, "the shared files have this one"),)
        help = f"Write `{near}` if that is the item meant; else add {quoted(missing)}."
    only = f'"{entry.label}" stands only in the files of {entry.file.team}'
    yield Finding(
        headline=f"{only} and has no {quoted(missing, 'or')}",
        at=Label(entry.key.where, f"{quoted(missing)} missing"),
        related=related,
        help=help,
        entries=(entry.full_id,),
        differs=" ".join(missing),
    )
