"""The funnels of a workspace, and which stages stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.model.entities import Funnel, FunnelStage, Stage, Status
from funnelspec.model.funnels import Flow, FlowMove, FlowStage, moves
from funnelspec.model.workspace import Workspace
from funnelspec.rules._names import settled
from funnelspec.syntax.tree import Text


def flows(workspace: Workspace) -> list[tuple[Funnel, Flow]]:
    """Every funnel with its moves."""
    return [(funnel, moves(funnel, workspace)) for funnel in workspace.all(Funnel).values()]


def path(flow: Flow) -> list[FlowStage]:
    """The main path of a funnel, in order."""
    return [stage for stage in flow.stages.values() if stage.on_path]


def items(funnel: Funnel) -> tuple[FunnelStage, ...]:
    """The items of a funnel, those beside its path behind those on it."""
    return (*funnel.stages, *funnel.side_stages)


def placed(workspace: Workspace) -> set[str] | None:
    """The full ids of the stages that some funnel has; nothing where one cannot be found, or a funnel may be
    missing."""
    found = [
        workspace.find(item.stage) for funnel in workspace.all(Funnel).values() for item in items(funnel)
    ]
    if workspace.perhaps_more("funnels") or not all(isinstance(stage, Stage) for stage in found):
        return None
    return {stage.full_id for stage in found if stage is not None}


def idle(workspace: Workspace) -> Iterator[tuple[Status, list[Stage]]]:
    """The statuses that can be used in no stage of any funnel, while others can, each with the stages that it
    names; none where that is not certain. A status that says nothing about stages claims nothing."""
    claiming = [status for status in workspace.all(Status).values() if "stages" in status.written]
    here = placed(workspace) if claiming else None
    if not here:
        return
    found = [(status, [workspace.find(ref) for ref in status.stages]) for status in claiming]
    if any(stage and stage.full_id in here for _, named in found for stage in named):
        for status, named in found:
            stages = [stage for stage in named if isinstance(stage, Stage)]
            whole = len(stages) == len(named) and not any(stage.full_id in here for stage in stages)
            if whole and settled(status):
                yield status, stages


def share(probability: Text) -> float:
    """How many of a hundred: ``10%`` is 10."""
    return float(probability.value.removesuffix("%"))


def target(move: FlowMove, workspace: Workspace) -> str:
    """What people call the stage that a move leads to."""
    return workspace.all(Stage)[move.to].label
