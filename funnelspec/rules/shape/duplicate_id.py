"""One id for two items."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.rule import rule


@rule(
    name="duplicate-id",
    on=Model,
    severity=ERROR,
    title="An item is defined twice",
    why="Only one of the two can count, and nobody who edits the other one notices that nothing changes.",
    bad="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
        -- sales.yaml --
        terms:
          lead: {name: Sales lead, definition: A person whom a rep has called.}  # <-- lead
    """,
    good="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
        -- sales.yaml --
        terms:
          sales_lead: {name: Sales lead, definition: A person whom a rep has called.}
    """,
)
def duplicate_id(model: Model) -> Iterator[Finding]:
    first: dict[tuple[str | None, str], Entry] = {}
    for entry in model.entries:
        team = entry.file.team
        earlier = first.setdefault((team, entry.full_id), entry)
        if earlier is not entry:
            where = f"the files of {team}" if team else "the shared files"
            help_ = "Keep one of the two, or give one of them an id of its own."
            if team is None and earlier.file is not entry.file:
                help_ += " If one is a team's own text, write `team:` at the head of its file."
            yield Finding(
                headline=f"`{entry.full_id}` is defined more than once in {where}",
                at=Label(entry.key.where, "defined here"),
                related=(Label(earlier.key.where, "defined here too"),),
                help=help_,
                entries=(entry.full_id,),
                differs=team or "shared",
            )
