"""A way into a lost or parked stage on which nobody is asked why."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import All, Ask
from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Field, Funnel, Handover, Stage, Status
from funnelspec.model.funnels import FlowMove, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._complete import reason_sets
from funnelspec.rules._names import gone
from funnelspec.source import Location

_SHOWN = 20

_SAYS_WHY = frozenset(
    ("duplicate", "spam", "bad data", "wrong data", "unreachable", "no response", "opted out", "unsubscribed")
)
"""Stages and statuses that are a reason themselves."""


@rule(
    name="given-up-without-reason",
    on=Workspace,
    severity=INFO,
    strict=WARNING,
    title="A lead may be given up without a reason",
    why="Nobody can say later why leads were lost or put aside, so nobody can change it.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            owner: sales
            next: [lost]  # <-- lost
          lost: {name: Lost, definition: A lead that will not buy., owner: sales, outcome: lost}
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            owner: sales
            next: [{to: lost, reasons: loss_reasons}]
          lost: {name: Lost, definition: A lead that will not buy., owner: sales, outcome: lost}
        reasons:
          loss_reasons:
            name: Loss reasons
            definition: Why a lead will not buy.
            owner: sales
            of: {no_need: {name: No need}, no_reply: {name: No reply}}
    """,
)
def given_up_without_reason(workspace: Workspace) -> Iterator[Finding]:
    ends = {
        stage.id: stage
        for stage in workspace.all(Stage).values()
        if stage.outcome
        and stage.outcome.value in ("lost", "parked")
        and not gone(stage)
        and fold_name(stage.label) not in _SAYS_WHY
        and not _written_down(stage, workspace)
    }
    if not ends:
        return
    told = set(_told(workspace))
    bare: dict[str, dict[Location, None]] = {}
    for start, move in _moves(workspace):
        lost = start in ends and (outcome := ends[start].outcome) and outcome.value == "lost"
        # Whoever leaves a lost stage was asked on the way in.
        asked = bool(move.reasons) or not told.isdisjoint(((start, move.to), ("", move.to)))
        if move.to in ends and move.written and not lost and not asked:
            bare.setdefault(move.to, {})[move.where] = None
    for stage_id, found in bare.items():
        stage = ends[stage_id]
        first, *others = sorted(found, key=Location.order)
        yield Finding(
            headline=f'No reason is asked for on the way to "{stage.label}"',
            at=Label(first, 'no "reasons"'),
            related=tuple(Label(where, "nor here") for where in others[:_SHOWN]),
            help=f"Write {reason_sets(f'{{to: {stage_id}, reasons: {{}}}}', workspace)}.",
            entries=(stage.full_id,),
            # What is put aside often says why by its name: on hold, asleep, frozen.
            severity=INFO if stage.outcome and stage.outcome.value == "parked" else None,
        )


def _written_down(stage: Stage, workspace: Workspace) -> bool:
    """Whether a stage is entered only with some words in a field, such as a reason in the rep's own."""
    condition = stage.entry.condition if stage.entry else None
    if not isinstance(condition, (Ask, All)):
        return False
    fields = workspace.all(Field)
    return any(
        isinstance(one, Ask)
        and one.op == "known"
        and (field := fields.get(one.field.value)) is not None
        and field.type is not None
        and field.type.value in ("text", "choice", "choices")
        for one in (condition.parts if isinstance(condition, All) else (condition,))
    )


def _moves(workspace: Workspace) -> Iterator[tuple[str, FlowMove]]:
    """Each move with the id of the stage that it starts from; of stages in no funnel those they write."""
    inside: set[str] = set()
    for funnel in workspace.all(Funnel).values():
        for stage in moves(funnel, workspace).stages.values():
            inside.add(stage.id)
            for move in stage.moves:
                yield stage.id, move
    for alone in workspace.all(Stage).values():
        for written in alone.next or () if alone.id not in inside else ():
            to = workspace.find(written.to)
            if to is not None:
                yield alone.id, FlowMove(to=to.id, where=written.to.text.where, reasons=written.reasons)


def _told(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """From which stage to which a reason is asked for otherwise: with a rejection, which is to name reasons
    of its own, or, from anywhere, with each of the statuses that a lead may have there."""
    for handover in workspace.all(Handover).values():
        giver, back = handover.giver, handover.rejected_goes_to
        if back and giver and giver.stage:
            start, to = workspace.find(giver.stage), workspace.find(back)
            if start and to:
                yield start.id, to.id
    asks: dict[str, bool] = {}
    for status in workspace.all(Status).values():
        known = status.reasons is not None or fold_name(status.label) in _SAYS_WHY
        for ref in status.stages:
            place = workspace.find(ref)
            if place is not None:
                asks[place.id] = asks.get(place.id, True) and known
    yield from (("", stage_id) for stage_id, always in asks.items() if always)
