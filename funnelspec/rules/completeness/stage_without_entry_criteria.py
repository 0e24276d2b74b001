"""A stage that does not say which leads may enter it."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Funnel, Stage
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import asked

_HELP = 'Add `entry: judgement "..."` with the question to answer, or `entry: meets ...` with a criterion.'


@rule(
    name="stage-without-entry-criteria",
    on=Workspace,
    severity=INFO,
    strict=WARNING,
    title="A stage does not say which leads may enter it",
    why="Each rep moves leads on when it feels right, so the rates between two stages compare habits.",
    bad="""
        stages:
          inquiry: {name: Inquiry, definition: Someone who sent a form., owner: marketing}
          mql:  # <-- mql
            name: MQL
            definition: A lead that waits for sales.
            owner: marketing
            next: [customer]
          customer:
            name: Customer
            definition: Somebody who pays.
            owner: sales
            outcome: won
            entry: judgement "the contract is signed"
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            owner: sales
            stages: [inquiry, mql, customer]
    """,
    good="""
        stages:
          inquiry: {name: Inquiry, definition: Someone who sent a form., owner: marketing}
          mql:
            name: MQL
            definition: A lead that waits for sales.
            owner: marketing
            entry: judgement "asked for a demo"
            next: [customer]
          customer:
            name: Customer
            definition: Somebody who pays.
            owner: sales
            outcome: won
            entry: judgement "the contract is signed"
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            owner: sales
            stages: [inquiry, mql, customer]
    """,
)
def stage_without_entry_criteria(workspace: Workspace) -> Iterator[Finding]:
    open_to_all = _open_to_all(workspace)
    for stage in workspace.own_of(Stage):
        if stage.id not in open_to_all or stage.entry or not asked(stage):
            continue
        # Whether a lead is lost or put aside is asked with a reason, not with a test.
        if stage.outcome and stage.outcome.value in ("lost", "parked"):
            continue
        yield Finding(
            headline=f'"{stage.label}" does not say which leads may enter it',
            at=Label(stage.key.where, 'no "entry"'),
            help=_HELP,
            entries=(stage.full_id,),
            cause=Cause("entry", "define a stage and do not say which leads may enter it", "", _HELP),
        )


def _open_to_all(workspace: Workspace) -> set[str]:
    """The stages to which some move leads that asks nothing, less those where leads come in and those that a
    funnel gives a condition. What a lead must meet to leave a stage, the next one need not repeat."""
    reached: set[str] = set()
    settled: set[str] = set()
    inside: set[str] = set()
    for funnel in workspace.all(Funnel).values():
        flow = moves(funnel, workspace)
        for stage in flow.stages.values():
            # Where a reference leads nowhere, another stage may be the first.
            if stage.entry or not flow.complete:
                settled.add(stage.id)
            if stage.exit is None:
                reached.update([move.to for move in stage.moves if move.when is None])
            inside.add(stage.id)
        settled.update(flow.starts)
    for alone in workspace.all(Stage).values():
        for move in alone.next or () if alone.exit is None and alone.id not in inside else ():
            if move.when is None and (to := workspace.find(move.to)) is not None:
                reached.add(to.id)
    return reached - settled
