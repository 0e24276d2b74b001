"""A probability that falls along the main path."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import FlowStage, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import path, share


@rule(
    name="falling-probability",
    on=Funnel,
    severity=WARNING,
    title="A stage is less likely to be won than the stage before it",
    why="Every step forward makes the forecast smaller, so a week in which sales got ahead looks like one in "
    "which it lost.",
    bad="""
        stages:
          demo: {name: Demo, definition: The product was shown., probability: 40%}
          proposal: {name: Proposal, definition: The buyer has an offer., probability: 25%}  # <-- 25%
          won: {name: Won, definition: Signed., outcome: won, probability: 100%}
        funnels:
          sales:
            name: Sales
            definition: From the demo to the signature.
            stages: [demo, proposal, won]
    """,
    good="""
        stages:
          demo: {name: Demo, definition: The product was shown., probability: 40%}
          proposal: {name: Proposal, definition: The buyer has an offer., probability: 60%}
          won: {name: Won, definition: Signed., outcome: won, probability: 100%}
        funnels:
          sales:
            name: Sales
            definition: From the demo to the signature.
            stages: [demo, proposal, won]
    """,
)
def falling_probability(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    last: FlowStage | None = None
    before: FlowStage | None = None
    for stage in path(moves(funnel, workspace)):
        if before and all(move.to != stage.id for move in before.moves):
            last = None  # the path jumps, so this is no step forward
        before = stage
        # What contradicts the outcome is told as that, and an open stage without a way on as a dead end.
        if not stage.probability or stage.outcome != "open" or not stage.moves:
            continue
        if share(stage.probability) == 100.0:
            continue
        if last and last.probability and share(last.probability) > share(stage.probability):
            yield _finding(last, stage, funnel)
        last = stage


def _finding(last: FlowStage, stage: FlowStage, funnel: Funnel) -> Finding:
    assert last.probability
    assert stage.probability
    one, other = last.stage, stage.stage
    high, low = last.probability.value, stage.probability.value
    help = (
        f'Write at "{other.label}" at least `probability: {high}`, or at "{one.label}" at most '
        f"`probability: {low}`."
    )
    if share(stage.probability) == 0.0:
        help = f'Write `outcome: lost` in `{other.full_id}` if it is an end; if not, a higher "probability".'
    return Finding(
        headline=f'The probability falls from {high} at "{one.label}" to {low} at "{other.label}" '
        f'in "{funnel.label}"',
        at=Label(stage.probability.where, f'less than at "{one.label}", which comes before'),
        related=(Label(last.probability.where, f'"{one.label}"'),),
        help=help,
        entries=(funnel.full_id, one.full_id, other.full_id),
        differs=f"{high} {low}",
        # Of a lead and of the opportunity made from it the numbers may be shares of two things.
        severity=None if last.follows == stage.follows else INFO,
    )
