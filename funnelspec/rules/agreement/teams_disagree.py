"""One item, of which two teams write anything but the definition differently."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import compare
from funnelspec.diagnostic import ERROR, WARNING, Finding
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._contrasts import told
from funnelspec.rules._opinions import about, parts_of, who


@rule(
    name="teams-disagree",
    on=Model,
    severity=ERROR,
    title="Two teams say different things about one item",
    why="Each team works by its own rule, and neither sees that the other does otherwise until the figures "
    "do not match.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        -- marketing.yaml --
        team: marketing
        stages:
          mql: {owner: sales}
        -- sales.yaml --
        team: sales
        stages:
          mql: {owner: marketing}  # <-- marketing
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
        -- marketing.yaml --
        team: marketing
        stages:
          mql: {owner: marketing}
        -- sales.yaml --
        team: sales
        stages:
          mql: {owner: marketing}
    """,
)
def teams_disagree(model: Model) -> Iterator[Finding]:
    for comparison in compare(model):
        if comparison.attribute == "definition" or comparison.verdict != "different":
            continue
        related = [relation.kind for drawn in comparison.drawn for _, relation in drawn.others]
        if related and not {"unknown", "undecided"} & set(related):
            continue  # what the conditions mean is known, and said by another rule
        found = told(comparison)
        yield Finding(
            headline=f"{who(comparison.sides)} disagree on {about(comparison, model)}{found.words}",
            at=found.at,
            related=found.related,
            help=f'Agree on one "{comparison.attribute}", keep it in one shared file, and take it out of the '
            f"files of {who(comparison.sides)}. If these are two things, give one of them its own name "
            "and id.",
            entries=(comparison.full_id,),
            differs=comparison.attribute,
            parts=parts_of(comparison),
            # That the words differ is no proof that they mean different things.
            severity=WARNING if related and "unknown" not in related else None,
        )
