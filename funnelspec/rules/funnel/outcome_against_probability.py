"""A probability that says another end than the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Funnel, Stage
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import flows, share
from funnelspec.syntax.tree import Text


@rule(
    name="outcome-against-probability",
    on=Workspace,
    severity=WARNING,
    title="A stage's probability contradicts its outcome",
    why="A forecast multiplies amounts with these numbers: what is still open is counted as sold, or what is "
    "decided as if it were not.",
    bad="""
        stages:
          demo: {name: Demo, definition: The product was shown., next: [won, lost], probability: 40%}
          signing:
            name: Signing
            definition: The buyer has the papers.
            next: [won, lost]
            probability: 100%  # <-- 100%
          won: {name: Won, definition: Signed., outcome: won, probability: 90%}  # <-- 90%
          lost: {name: Lost, definition: They bought elsewhere., outcome: lost}
        funnels:
          sales:
            name: Sales
            definition: From the demo to the signature.
            stages: [{stage: demo, next: [signing, lost]}, signing, won]
            side_stages: [{stage: lost, probability: 5%}]  # <-- 5%
    """,
    good="""
        stages:
          demo: {name: Demo, definition: The product was shown., next: [won, lost], probability: 40%}
          signing:
            name: Signing
            definition: The buyer has the papers.
            next: [won, lost]
            probability: 90%
          won: {name: Won, definition: Signed., outcome: won, probability: 100%}
          lost: {name: Lost, definition: They bought elsewhere., outcome: lost}
        funnels:
          sales:
            name: Sales
            definition: From the demo to the signature.
            stages: [{stage: demo, next: [signing, lost]}, signing, won]
            side_stages: [{stage: lost, probability: 0%}]
    """,
)
def outcome_against_probability(workspace: Workspace) -> Iterator[Finding]:
    in_funnel = set()
    for funnel, flow in flows(workspace):
        for each in flow.stages.values():
            in_funnel.add(each.id)
            if each.probability and not (each.outcome == "open" and not each.moves):  # else a dead end
                own = funnel if each.item.probability else None
                yield from _against(each.stage, each.outcome, each.probability, own)
    for stage in workspace.own_of(Stage):
        if stage.probability and stage.id not in in_funnel:
            outcome = stage.outcome.value if stage.outcome else "open"
            yield from _against(stage, outcome, stage.probability, None)


_EXPECTED = {
    "won": (100.0, "100%", "what is won is certain"),
    "lost": (0.0, "0%", "what is lost never comes"),
}


def _against(stage: Stage, outcome: str, probability: Text, funnel: Funnel | None) -> Iterator[Finding]:
    written = share(probability)
    if outcome in _EXPECTED:
        expected, ready, label = _EXPECTED[outcome]
        wrong = written != expected
        help = f'Write `probability: {ready}`; if the "outcome" is wrong, correct that.'
    else:
        wrong, label = written == 100.0, "as if it were won"
        help = 'Write a lower "probability"; if leads are won when they get here, write `outcome: won`.'
    if wrong:
        where = f' in "{funnel.label}"' if funnel else ""
        said = (Label(stage.value_place("outcome"), "its outcome"),) if stage.outcome else ()
        yield Finding(
            headline=f'"{stage.label}" is {outcome} and has a probability of {probability.value}{where}',
            at=Label(probability.where, label),
            related=said,
            help=help,
            entries=(*([funnel.full_id] if funnel else []), stage.full_id),
            differs=probability.value,
        )
