"""Where the leads of a handover go that are not accepted, as the funnels see it."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.model.entities import Entry, Funnel, Handover, Ref, Stage
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._flows import flows


class Outside(NamedTuple):
    """A handover whose rejected leads leave the funnel.

    Attributes:
        to: where it sends them, written at ``back``.
        funnels: those of the stage from which, or to which, leads are passed, each with that stage.
    """

    handover: Handover
    back: Ref
    to: Stage
    funnels: list[tuple[Funnel, Entry]]


def outside(workspace: Workspace) -> Iterator[Outside]:
    """The handovers whose rejected leads go to a stage that none of their funnels has."""
    sending = [each for each in workspace.all(Handover).values() if each.rejected_goes_to and each.giver]
    if not sending or workspace.perhaps_more("funnels"):
        return
    around: dict[str, list[Funnel]] = {}
    unclear: set[str] = set()
    for funnel, flow in flows(workspace):
        for stage_id in flow.stages:
            around.setdefault(stage_id, []).append(funnel)
        if not flow.complete:
            unclear.add(funnel.full_id)
    for handover in sending:
        back, giver, taker = handover.rejected_goes_to, handover.giver, handover.taker
        to = workspace.find(back) if back else None
        start = workspace.find(giver.stage) if giver and giver.stage else None
        # A lead that changes funnels may be put aside in the new one.
        end = workspace.find(taker.stage) if taker and taker.stage else None
        if back is None or not isinstance(to, Stage) or start is None or start.id not in around:
            continue
        found: dict[str, tuple[Funnel, Entry]] = {}
        for stage in (start, end) if end else (start,):
            for funnel in around.get(stage.id, ()):
                found.setdefault(funnel.full_id, (funnel, stage))
        has = {funnel.full_id for funnel in around.get(to.id, ())}
        if unclear.isdisjoint(found) and has.isdisjoint(found):
            yield Outside(handover, back, to, list(found.values()))
