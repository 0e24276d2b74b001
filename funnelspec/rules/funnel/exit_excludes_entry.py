"""A move that nobody can make, as whoever may leave cannot enter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.conditions.typed import Typed
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import FlowMove, FlowStage, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._gates import asked
from funnelspec.rules._undecided import undecided

if TYPE_CHECKING:
    from funnelspec.conditions.solve.core import Clause

_MOST = 6


@rule(
    name="exit-excludes-entry",
    on=Funnel,
    severity=ERROR,
    title="Nobody who may leave a stage can get to the next one",
    why="Both stages look right on their own, but no lead ever gets from the one to the other, or people "
    "move leads against the criteria.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        stages:
          lead: {name: Lead, definition: Someone who showed interest., exit: lead_score >= 65}
          mql: {name: MQL, definition: A lead for sales., entry: lead_score < 60}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]  # <-- mql
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        stages:
          lead: {name: Lead, definition: Someone who showed interest., exit: lead_score >= 65}
          mql: {name: MQL, definition: A lead for sales., entry: lead_score >= 60}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
    """,
)
def exit_excludes_entry(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    stages = moves(funnel, workspace).stages
    for stage in stages.values():
        for move in stage.moves:
            to = stages.get(move.to)
            if to is not None and to is not stage:
                yield from _crossing(stage, move, to, workspace)


def _crossing(stage: FlowStage, move: FlowMove, to: FlowStage, workspace: Workspace) -> Iterator[Finding]:
    one, other = stage.stage.label, to.stage.label
    conditions = {
        f'to leave "{one}"': stage.exit,
        "to take this move": move.when,
        f'to enter "{other}"': to.entry,
    }
    sides: dict[str, Typed] = {}
    places: list[Label] = []
    for purpose, when in conditions.items():
        typed = asked(when, workspace)
        if typed is None:
            return
        if when and typed:
            sides[purpose] = typed[0]
            places.append(Label(when.node.where, f"must be so {purpose}"))
    if len(sides) < 2:
        return
    answer = workspace.logic().find(tuple(sides.values()))
    if answer.found is None:
        at = Label(move.where, "too much at once")
        what = f'whether a lead can get from "{one}" to "{other}"'
        yield undecided(at, stage.stage.full_id, what, f"next {to.stage.full_id}")
    if answer.found is not False:
        return
    lines = workspace.logic().contradiction(tuple(sides.values()))
    labels = _labels(lines[:_MOST], sides) or places
    if any(label.text.endswith(f'to enter "{other}"') for label in labels):
        headline = f'Nobody who may leave "{one}" for "{other}" can enter it'
    else:
        headline = f'Nobody who may leave "{one}" can take its move to "{other}"'
    way = f'take `{to.id}` out of "next" of `{stage.id}`'
    if not move.written:
        way = f'name under "next" of `{stage.id}` where it leads instead'
    yield Finding(
        headline=headline,
        at=Label(move.where, "nobody can go this way"),
        related=tuple(labels),
        help=f"Change one of these lines so that a lead can meet all of them, or {way}.",
        entries=(stage.stage.full_id, to.stage.full_id),
        differs=f"{stage.id} to {to.id}",
        severity=WARNING if answer.on_days else None,
    )


def _labels(lines: tuple[Clause, ...], sides: dict[str, Typed]) -> list[Label]:
    """The lines that contradict each other, each with what it is asked for."""
    from funnelspec.conditions.solve.core import clauses

    purposes: dict[Clause, str] = {}
    for purpose, typed in sides.items():
        for clause in clauses(typed):
            purposes.setdefault(clause, purpose)
    return [Label(line.where, f"must {'' if line.holds else 'not '}be so {purposes[line]}") for line in lines]
