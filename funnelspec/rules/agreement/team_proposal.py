"""A team's own text beside a shared one."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import compare
from funnelspec.diagnostic import INFO, Finding
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._drawn import differing, told
from funnelspec.rules._opinions import about, parts_of, places, sides_of, teams, who


@rule(
    name="team-proposal",
    on=Model,
    severity=INFO,
    title="A team says something else than the shared files",
    why="It holds for that team only and counts as a proposal; until it is taken over or taken back, the "
    "team and everyone else go by different rules.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., max_age: 14 days}
        -- sales.yaml --
        team: sales
        stages:
          mql: {max_age: 7 days}  # <-- 7 days
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., max_age: 14 days}
        -- sales.yaml --
        team: sales
        stages:
          mql: {max_age: 2 weeks}
    """,
)
def team_proposal(model: Model) -> Iterator[Finding]:
    for comparison in compare(model):
        if comparison.verdict != "proposal" or len(teams(comparison.sides)) > 1:
            continue  # what several teams propose alike is said by another rule
        at, related = places(comparison.sides, comparison.attribute)
        finding = Finding(
            headline=f"{who(comparison.sides)} differs from the shared files on {about(comparison, model)}",
            at=at,
            related=related,
            help="Change the shared file if everyone agrees, or remove it here.",
            entries=(comparison.full_id,),
            differs=comparison.attribute,
            parts=parts_of(comparison),
        )
        shown = [(drawn, others) for drawn in comparison.drawn if (others := differing(drawn))]
        for drawn, others in shown:
            found = told(drawn, others, model)
            yield finding.replace(
                headline=found.headline,
                at=found.at,
                related=found.related,
                entries=(drawn.first.entry.full_id,),
                differs=drawn.first.attribute,
                parts=sides_of(
                    f"{drawn.first.entry.full_id} {drawn.first.attribute}",
                    [drawn.first.team, *(line.team for line, _ in drawn.others)],
                ),
                witnesses=found.witnesses,
            )
        if not shown:
            yield finding
