"""Where leads get to from a stage, by the moves of all funnels."""

from __future__ import annotations

from funnelspec.model.entities import Funnel, Stage
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace


def ways_on(start: str, workspace: Workspace) -> set[str] | None:
    """The full ids of the stages that follow a stage in some funnel, or by its own moves where it is in none;
    nothing where that cannot be told."""
    stage = workspace.entries.get(start)
    if not isinstance(stage, Stage):
        return None
    found: set[str] = set()
    placed = False
    for funnel in workspace.all(Funnel).values():
        flow = moves(funnel, workspace)
        if not flow.complete:
            return None
        if stage.id in flow.stages:
            placed = True
            found.update(f"stages/{move.to}" for move in flow.stages[stage.id].moves)
    if not placed:
        targets = [workspace.find(move.to) for move in stage.next or ()]
        if None in targets:
            return None
        found.update(target.full_id for target in targets if target)
    return found


def reached(start: str, barred: frozenset[str], workspace: Workspace) -> set[str] | None:
    """The full ids of the stages to which leads get from a stage without entering one that is barred;
    nothing where that cannot be told, as of a status."""
    found: set[str] = set()
    todo = [start]
    while todo:
        following = ways_on(todo.pop(), workspace)
        if following is None:
            return None
        fresh = following - barred - found
        found |= fresh
        todo += fresh
    return found
