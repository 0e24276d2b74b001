"""A status that leads to another one although no lead may go from its stages to those of the other."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Ref, Stage, Status
from funnelspec.model.funnels import Flow, FlowStage
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import flows


@rule(
    name="status-against-stages",
    on=Workspace,
    severity=WARNING,
    title="A status leads where its stage lets no lead go",
    why="Whoever sets the statuses moves leads on a way that the funnel forbids: the two fields of one "
    "record contradict each other, and each report believes another one.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., next: [customer, lost]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          lost: {name: Lost, definition: A lead that buys elsewhere., outcome: lost, next: []}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, customer]
            side_stages: [lost]
        statuses:
          working: {name: Working, definition: A rep calls., stages: [mql]}
          unqualified:
            name: Unqualified
            definition: A rep has given up.
            stages: [lost]
            next: [working]  # <-- working
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., next: [customer, lost]}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          lost: {name: Lost, definition: A lead that buys elsewhere., outcome: lost, next: [mql]}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, customer]
            side_stages: [lost]
        statuses:
          working: {name: Working, definition: A rep calls., stages: [mql]}
          unqualified:
            name: Unqualified
            definition: A rep has given up.
            stages: [lost]
            next: [working]
    """,
)
def status_against_stages(workspace: Workspace) -> Iterator[Finding]:
    moving = [status for status in workspace.all(Status).values() if status.next and status.stages]
    if not moving or workspace.perhaps_more("funnels"):
        return
    homes: dict[str, list[Flow]] = {}
    for _, flow in flows(workspace):
        for name in flow.stages:
            homes.setdefault(name, []).append(flow)
    for status in moving:
        here = _stages(status, workspace)
        for move in status.next or ():
            to = workspace.find(move.to)
            there = _stages(to, workspace) if isinstance(to, Status) else []
            barred = _barred(here, there, homes, workspace)
            if barred and isinstance(to, Status):
                yield _finding(status, move.to, to, *barred, workspace)


def _stages(status: Status, workspace: Workspace) -> list[Stage]:
    """The stages where a status may be used; none where one of them cannot be found."""
    found = [stage for ref in status.stages if isinstance(stage := workspace.find(ref), Stage)]
    return found if len(found) == len(status.stages) else []


def _barred(
    here: list[Stage], there: list[Stage], homes: dict[str, list[Flow]], workspace: Workspace
) -> tuple[FlowStage, Stage] | None:
    """Two stages of one funnel between which no lead may go; nothing where some lead may, by whatever way."""
    found = None
    for one in here:
        for flow in homes.get(one.id, ()):
            for other in there:
                if other.id in flow.stages:
                    stage = flow.stages[one.id]
                    ended = stage.outcome in ("won", "lost") and not stage.moves
                    moved = any(move.to == other.id for move in stage.moves)
                    if one is other or moved or not (ended or _never(stage, other, workspace)):
                        return None
                    found = found or (stage, other)
    return found


def _never(stage: FlowStage, other: Stage, workspace: Workspace) -> Ref | None:
    return next((ref for ref in stage.never if workspace.find(ref) is other), None)


def _finding(
    status: Status, ref: Ref, to: Status, stage: FlowStage, other: Stage, workspace: Workspace
) -> Finding:
    never = _never(stage, other, workspace)
    where = never.text.where if never else stage.stage.place("outcome")
    return Finding(
        headline=f'"{status.label}" moves to "{to.label}", but no lead goes from "{stage.stage.label}" '
        f'to "{other.label}"',
        at=Label(ref.text.where, f'used at "{other.label}"'),
        related=(
            Label(
                where, f'"never" of "{stage.stage.label}" forbids it' if never else "an end, without a move"
            ),
            Label(status.place("stages"), f'where "{status.label}" is used'),
        ),
        help=f'Take `{to.id}` out of "next" of `{status.full_id}`, or let leads go from `{stage.id}` to '
        f"`{other.id}`.",
        entries=(status.full_id, to.full_id, stage.stage.full_id, other.full_id),
    )
