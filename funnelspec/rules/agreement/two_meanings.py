"""One item, defined by two teams in different words."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import compare
from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._opinions import places
from funnelspec.rules._words import called

_COUNT = {2: "two", 3: "three", 4: "four"}


@rule(
    name="two-meanings",
    on=Model,
    severity=ERROR,
    title="Two teams define one item differently",
    why="Two teams count different people under one name, so any rate that crosses from one team to the "
    "other compares two different groups.",
    bad="""
        -- marketing.yaml --
        team: marketing
        terms:
          sql: {name: SQL, definition: A lead that booked a demo.}
        -- sales.yaml --
        team: sales
        terms:
          sql: {name: SQL, definition: A lead whom a rep has accepted.}  # <-- A lead whom a rep has accepted.
    """,
    good="""
        terms:
          sql: {name: SQL, definition: A lead whom a rep has accepted.}
        -- marketing.yaml --
        team: marketing
        terms:
          sql: {notes: Most of them have booked a demo.}
    """,
)
def two_meanings(model: Model) -> Iterator[Finding]:
    for comparison in compare(model):
        if comparison.attribute != "definition" or comparison.verdict != "different":
            continue
        at, related = places(comparison.sides, comparison.attribute)
        sides = [side for side in comparison.sides if side.team is not None]
        meanings = len({side.words for side in sides})
        name = called(comparison.entry, model)
        yield Finding(
            headline=f'"{name}" means {_COUNT.get(meanings, "several")} different things',
            at=at,
            related=related,
            help="Agree on one wording and keep it in one shared file. If these are different things, "
            "give each its own name and id.",
            entries=(comparison.full_id,),
            differs="definition",
        )
