"""The moves of a funnel, by the format's rule: what the funnel's item says, else what the stage says, else
the following stage of the path; nowhere for the last, for a side stage and for one that is won or lost."""

from __future__ import annotations

from funnelspec.model.entities import Funnel, FunnelStage, MaxAge, Move, Ref, Stage, When
from funnelspec.model.workspace import Workspace
from funnelspec.record import Record
from funnelspec.source import Location
from funnelspec.syntax.tree import Text


class FlowMove(Record):
    """A move from one stage to another.

    Attributes:
        where: the reference that says so; for an implied move the following stage's place in the path.
        written: false for a move that only the order of the path implies.
    """

    to: str
    where: Location
    written: bool = True
    when: When | None = None
    reasons: Ref | None = None


class FlowStage(Record):
    """A stage as it is in one funnel: what the funnel's item says goes before what the stage says."""

    id: str
    stage: Stage
    item: FunnelStage
    place: Location
    on_path: bool
    moves: tuple[FlowMove, ...]
    outcome: str
    entry: When | None
    exit: When | None
    probability: Text | None
    max_age: tuple[MaxAge, ...]
    follows: str | None
    never: tuple[Ref, ...]


class Flow(Record):
    """The stages of a funnel, the path in order and then the side stages, with their moves.

    Attributes:
        starts: ids of the first stage and of any that says ``starts_here``.
        complete: false when a reference leads nowhere, so that what seems missing may be a typing slip.
    """

    stages: dict[str, FlowStage]
    starts: tuple[str, ...]
    complete: bool


def moves(funnel: Funnel, workspace: Workspace) -> Flow:
    """The flow of a funnel in a workspace, worked out once. A stage that the funnel names twice counts where
    it is first."""
    done = workspace.flows.get(id(funnel))
    if done is None:
        # The funnel is kept beside its flow: were it gone, its id could become another's.
        done = workspace.flows[id(funnel)] = (_flow(funnel, workspace), funnel)
    return done[0]


def _flow(funnel: Funnel, workspace: Workspace) -> Flow:
    complete = workspace.complete
    found: list[tuple[Stage, FunnelStage, bool]] = []
    seen: set[str] = set()
    for items, on_path in ((funnel.stages, True), (funnel.side_stages, False)):
        for item in items:
            stage = workspace.find(item.stage)
            if not isinstance(stage, Stage):
                complete = False
            elif stage.id not in seen:
                seen.add(stage.id)
                found.append((stage, item, on_path))
    stages: dict[str, FlowStage] = {}
    follows: str | None = funnel.follows.value if funnel.follows else None
    for at, (stage, item, on_path) in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) and found[at + 1][2] else None
        ways, resolved = _moves(stage, item, after if on_path else None, workspace)
        complete = complete and resolved
        own = item.follows or stage.follows
        if own:
            follows = own.value
        stages[stage.id] = FlowStage(
            id=stage.id,
            stage=stage,
            item=item,
            place=item.stage.text.where,
            on_path=on_path,
            moves=ways,
            outcome=stage.outcome.value if stage.outcome else "open",
            entry=item.entry or stage.entry,
            exit=item.exit or stage.exit,
            probability=item.probability or stage.probability,
            max_age=stage.max_age if item.max_age is None else item.max_age,
            follows=follows,
            never=stage.never if item.never is None else item.never,
        )
    starts = [stage.id for stage, item, _ in found[:1]]
    starts += [stage.id for stage, item, _ in found[1:] if item.starts_here]
    return Flow(stages=stages, starts=tuple(starts), complete=complete)


def _moves(
    stage: Stage,
    item: FunnelStage,
    after: tuple[Stage, FunnelStage, bool] | None,
    workspace: Workspace,
) -> tuple[tuple[FlowMove, ...], bool]:
    said: tuple[Move, ...] | None = stage.next if item.next is None else item.next
    if said is None:
        if after is None or stage.ends:
            return (), True
        return (FlowMove(to=after[0].id, where=after[1].stage.text.where, written=False),), True
    found = []
    for move in said:
        to = workspace.find(move.to)
        if isinstance(to, Stage):
            found.append(FlowMove(to=to.id, where=move.to.text.where, when=move.when, reasons=move.reasons))
    return tuple(found), len(found) == len(said)
