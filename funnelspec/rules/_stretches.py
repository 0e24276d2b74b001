"""Where leads get to from a stage, by the moves of all funnels."""

from __future__ import annotations

from functools import lru_cache

from funnelspec.model.entities import Funnel, Stage
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace

_FAR = 500  # stages on from one; no lead walks that far, and the cost of many deadlines stays linear


def ways_on(start: str, workspace: Workspace) -> frozenset[str] | None:
    """The full ids of the stages that follow a stage in some funnel, or by its own moves where it is in none;
    nothing where that cannot be told."""
    ways = _ways(workspace)
    return ways.get(start) if ways else None


@lru_cache(maxsize=4)
def _ways(workspace: Workspace) -> dict[str, frozenset[str] | None] | None:
    """What follows each stage; nothing where a funnel is missing or names what cannot be found."""
    placed: dict[str, set[str]] = {}
    if workspace.perhaps_more("funnels"):
        return None
    for funnel in workspace.all(Funnel).values():
        flow = moves(funnel, workspace)
        if not flow.complete:
            return None
        for here in flow.stages.values():
            placed.setdefault(here.stage.full_id, set()).update(f"stages/{move.to}" for move in here.moves)
    found: dict[str, frozenset[str] | None] = {each: frozenset(ways) for each, ways in placed.items()}
    for stage in workspace.all(Stage).values():
        if stage.full_id not in found:
            targets = [workspace.find(move.to) for move in stage.next or ()]
            found[stage.full_id] = (
                None if None in targets else frozenset(target.full_id for target in targets if target)
            )
    return found


@lru_cache(maxsize=256)
def reached(start: str, barred: frozenset[str], workspace: Workspace) -> frozenset[str] | None:
    """The full ids of the stages to which leads get from a stage without entering one that is barred;
    nothing where that cannot be told, as of a status."""
    found: set[str] = set()
    todo = [start]
    while todo and len(found) <= _FAR:
        following = ways_on(todo.pop(), workspace)
        if following is None:
            return None
        fresh = following - barred - found
        found |= fresh
        todo += fresh
    return None if todo else frozenset(found)
