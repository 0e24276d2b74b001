"""A stage that everybody may leave at once."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._gates import asked
from funnelspec.rules._undecided import undecided


@rule(
    name="entry-meets-exit",
    on=Funnel,
    severity=INFO,
    title="Whoever may enter a stage may leave it at once",
    why="Nothing has to happen at this stage, so it counts leads that only pass through, and says nothing "
    "about the work on them.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql:
            name: MQL
            definition: A lead that waits for sales.
            entry: lead_score >= 65
            exit: lead_score >= 60  # <-- lead_score >= 60
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql:
            name: MQL
            definition: A lead that waits for sales.
            entry: lead_score >= 65
            exit: judgement "sales accepted it"
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
    """,
)
def entry_meets_exit(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    for stage in moves(funnel, workspace).stages.values():
        if stage.entry is None or stage.exit is None:
            continue
        entry, leaving = asked(stage.entry, workspace), asked(stage.exit, workspace)
        if not entry or not leaving:
            continue
        stays = workspace.logic().find(entry, leaving).found
        if stays is None:
            at = Label(stage.exit.node.where.first_line(), "too much at once")
            about = f'whether everybody who enters "{stage.stage.label}" may leave it at once'
            yield undecided(at, stage.stage.full_id, about, "exit")
        if stays is not False:
            continue
        yield Finding(
            headline=f'Everybody who may enter "{stage.stage.label}" may leave it at once',
            at=Label(stage.exit.node.where, "already so on entry"),
            related=(Label(stage.entry.node.where, "whoever meets this may leave"),),
            help=f'Ask in "exit" of `{stage.id}` for what happens at this stage, or take "exit" out.',
            entries=(stage.stage.full_id,),
            differs="exit",
        )
