"""An item that is marked as agreed while two teams contradict each other about it."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import Comparison, compare
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._opinions import about, says, who
from funnelspec.rules._words import called


@rule(
    name="agreed-in-dispute",
    on=Model,
    severity=ERROR,
    title="An item is marked as agreed although two teams contradict each other",
    why="Everyone relies on what is marked as agreed; here each team relies on something else.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            state: agreed  # <-- agreed
        -- marketing.yaml --
        team: marketing
        stages:
          mql: {max_age: 14 days}
        -- sales.yaml --
        team: sales
        stages:
          mql: {max_age: 7 days}
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            state: agreed
            max_age: 7 days
    """,
)
def agreed_in_dispute(model: Model) -> Iterator[Finding]:
    disputes: dict[str, Comparison] = {}
    for comparison in compare(model):
        known = disputes.get(comparison.full_id)
        if comparison.verdict == "different" and (known is None or comparison.proven > known.proven):
            disputes[comparison.full_id] = comparison
    for entry in model.entries:
        dispute = disputes.get(entry.full_id)
        if dispute and entry.state and entry.state.value == "agreed":
            sides = [side for side in dispute.sides if side.team is not None]
            yield Finding(
                headline=f'"{called(entry, model)}" is marked as agreed, but {who(sides)} disagree on it',
                at=Label(entry.state.where, f"they disagree on {about(dispute, model)}"),
                related=tuple(Label(side.where, says(side)) for side in sides),
                help="Write `state: proposed` until the teams have settled it.",
                entries=(entry.full_id,),
                differs=entry.file.team or "shared",
                severity=None if dispute.proven else WARNING,
            )
