"""One thing that two sides say in other words."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import compare
from funnelspec.diagnostic import INFO, Finding
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._opinions import about, parts_of, places, teams
from funnelspec.rules._words import listed


@rule(
    name="two-wordings",
    on=Model,
    severity=INFO,
    certainty="heuristic",
    measured="precision .98, recall .68 (F1 .80) on 120 labelled pairs of definitions; on the 40 of "
    "them that were written without sight of the rule precision .89, recall .40 (F1 .55)",
    title="One thing is said in two wordings",
    why="As long as both mean the same nothing is wrong; the next one who changes one of the two makes two "
    "meanings of it.",
    bad="""
        -- marketing.yaml --
        team: marketing
        terms:
          mql: {name: MQL, definition: A lead with 60 points or more.}
        -- sales.yaml --
        team: sales
        terms:
          mql: {name: MQL, definition: A lead with at least 60 points.}  # <-- A lead with at least 60 points.
    """,
    good="""
        terms:
          mql: {name: MQL, definition: A lead with at least 60 points.}
    """,
)
def two_wordings(model: Model) -> Iterator[Finding]:
    for comparison in compare(model):
        if comparison.verdict != "reworded":
            continue
        at, related = places(comparison.sides, comparison.attribute)
        shared = any(side.team is None for side in comparison.sides)
        names = listed([*teams(comparison.sides), *(["the shared files"] if shared else [])])
        yield Finding(
            headline=f"{names} word {about(comparison, model)} differently, and seem to mean the same",
            at=at,
            related=related,
            help="Keep one wording in one shared file, and remove the others.",
            entries=(comparison.full_id,),
            differs=comparison.attribute,
            parts=parts_of(comparison),
        )
