"""Single reasons with the name of a status or a stage: is a lead in it, or is it why a lead is elsewhere?"""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Entry, Funnel, FunnelStage, Handover, ReasonSet, Ref, Stage, Status
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.rules._names import Holder, words

_Places = dict[tuple[str | None, str], list[Holder]]


def reasons_and_places(model: Model) -> Iterator[list[Holder]]:
    """Pairs of a single reason and a status or stage that go by one name in one context, in their order.

    Not where the reason is one of those that are given on the way to just this status or stage: "Duplicate"
    among the reasons for which a lead becomes one.
    """
    seen: set[tuple[str, int]] = set()
    for workspace in model.workspaces():
        alike = list(_alike(workspace))
        given_for = _given_for(workspace) if alike else {}
        for reasons, reason, others in alike:
            place = (reason.word.source.path, reason.word.start)
            given = given_for.get(reasons.full_id, set())
            if place not in seen and given.isdisjoint(other.entry.full_id for other in others):
                seen.add(place)
                yield sorted((others[0], reason), key=Holder.order)


def _alike(workspace: Workspace) -> Iterator[tuple[ReasonSet, Holder, list[Holder]]]:
    """The single reasons that go by a name of statuses or stages, with their set and with these."""
    sets = workspace.all(ReasonSet).values()
    places = _places(workspace) if sets else {}
    for reasons in sets:
        for reason in reasons.of if places else ():
            for role, word in words(reason):
                others = places.get((reasons.file.context, fold_name(word.value)))
                if others:
                    yield reasons, Holder(word, role, reason, workspace), others


def _places(workspace: Workspace) -> _Places:
    """The statuses and stages by what they go by; statuses first, which are nearer to reasons."""
    found: _Places = {}
    for entry in (*workspace.all(Status).values(), *workspace.all(Stage).values()):
        for role, word in words(entry):
            key = (entry.file.context, fold_name(word.value))
            found.setdefault(key, []).append(Holder(word, role, entry, workspace))
    return found


def _given_for(workspace: Workspace) -> dict[str, set[str]]:
    """For each set of reasons the statuses and stages that its reasons are given for, by full id."""
    found: dict[str, set[str]] = {}
    for ref, to in _given(workspace):
        if ref is not None and to is not None:
            place = workspace.look_up(to).full_id if isinstance(to, Ref) else to.full_id
            found.setdefault(workspace.look_up(ref).full_id, set()).add(place)
    return found


def _given(workspace: Workspace) -> Iterator[tuple[Ref | None, Ref | Entry | None]]:
    """Each place where a set of reasons is named, and for which status or stage."""
    for status in workspace.all(Status).values():
        yield status.reasons, status
    movers: list[Stage | Status | FunnelStage] = [
        *workspace.all(Stage).values(),
        *workspace.all(Status).values(),
    ]
    for funnel in workspace.all(Funnel).values():
        movers += (*funnel.stages, *funnel.side_stages)
    for mover in movers:
        for move in mover.next or ():
            yield move.reasons, move.to
    for handover in workspace.all(Handover).values():
        yield handover.reject_with, handover.rejected_goes_to
