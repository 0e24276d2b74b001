"""A field, criterion or segment that is called like a word of the conditions."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.grammar import RESERVED
from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Criterion, Entry, Field, Segment
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import a


@rule(
    name="reserved-id",
    on=Entry,
    severity=ERROR,
    title="A field, a criterion or a segment has the id of a word that conditions are made of",
    why="Nobody can tell the word from the field in a condition, so it decides about other leads than "
    "everyone believes.",
    bad="""
        fields:
          known: {name: Known, definition: Whether sales knows the person., type: boolean}  # <-- known
    """,
    good="""
        fields:
          known_to_sales: {name: Known to sales, definition: Whether sales knows the person., type: boolean}
    """,
)
def reserved_id(entry: Entry, _workspace: Workspace) -> Iterator[Finding]:
    if entry.id in RESERVED and isinstance(entry, (Field, Criterion, Segment)):
        yield Finding(
            headline=f'{a(entry.kind).capitalize()} has the id "{entry.id}", a word of the conditions',
            at=Label(entry.key.where, "means something else in a condition"),
            help=f"Give it a longer id, as `{entry.id}_{entry.kind}`.",
            entries=(entry.full_id,),
            differs=entry.id,
        )
