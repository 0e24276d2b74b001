"""The conditions on the way through a funnel: of whoever enters a stage, leaves it or takes a move."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from funnelspec.conditions.typed import Typed
from funnelspec.diagnostic import WARNING, Label, Severity
from funnelspec.model.entities import Funnel, Stage, When
from funnelspec.model.funnels import Flow, FlowMove, FlowStage
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rules._leaves import questions
from funnelspec.rules._witness import Asked

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Answer


def asked(when: When | None, workspace: Workspace) -> tuple[Typed, ...] | None:
    """What a condition adds to a question: nothing where there is none, or one that everybody meets.

    Returns:
        ``None`` where nothing can be said, or it is not for a rule about several conditions to say: nobody
        can meet it, it cannot be typed, or that is undecided.
    """
    if when is None:
        return ()
    typed = workspace.bind(when)[0]
    if typed is None:
        return None
    logic = workspace.logic()
    missed = logic.find((), (typed,)).found
    if missed is None or not logic.find((typed,)).found:
        return None
    return (typed,) if missed else ()


def before(stated: Stated, workspace: Workspace) -> tuple[Typed, ...] | None:
    """What a lead has met by the time a condition is asked: of a move, an exit and an age the entry of the
    stage, of a move also its exit; ``None`` where ``asked`` can say nothing of one of them."""
    entry, attribute, when, _ = stated
    items = (*entry.stages, *entry.side_stages) if isinstance(entry, Funnel) else ()
    gates: tuple[When | None, ...] = (entry.entry, entry.exit) if isinstance(entry, Stage) else ()
    for item in items:
        guards = [move.when for move in item.next or ()] + [age.when for age in item.max_age or ()]
        if any(each is when for each in (item.exit, *guards)):
            stage = workspace.find(item.stage)
            own = (stage.entry, stage.exit) if isinstance(stage, Stage) else (None, None)
            gates = (item.entry or own[0], item.exit or own[1])
    if attribute == "entry":
        return ()
    met = [asked(gate, workspace) for gate in (gates if attribute == "next" else gates[:1])]
    return None if None in met else tuple(one for each in met for one in each or ())


def advances(stage: FlowStage) -> bool:
    """Whether a stage is on the main path, open or won."""
    return stage.on_path and stage.outcome in ("open", "won")


def is_out(stage: FlowStage) -> bool:
    """Whether leads are beside the main path here, lost or parked."""
    return not stage.on_path and stage.outcome in ("lost", "parked")


def enters(stage: FlowStage, typed: Typed) -> Asked:
    """The entry of a stage, as a lead is asked about it."""
    return Asked(stage.stage.full_id, typed, may=f'enter "{stage.stage.label}"')


def together(one: Typed, other: Typed, workspace: Workspace) -> Answer:
    """Whether a lead meets both conditions, and no person can keep them apart: every judgement is answered
    no of which only one of them asks."""
    mine, theirs = questions(one), questions(other)
    apart = [asked for text, asked in {**mine, **theirs}.items() if (text in mine) != (text in theirs)]
    return workspace.logic().find((one, other), apart)


class Barred:
    """The moves of a funnel that nobody can take, as nobody can meet their condition.

    Only moves with a condition are asked about.
    """

    def __init__(self, flow: Flow, workspace: Workspace) -> None:
        self._on_days: dict[int, bool] = {}
        for stage in flow.stages.values():
            for move in stage.moves:
                typed = workspace.bind(move.when)[0] if move.when else None
                if typed is not None:
                    answer = workspace.logic().find((typed,))
                    if answer.found is False:
                        self._on_days[id(move)] = answer.on_days

    def __contains__(self, move: FlowMove) -> bool:
        return id(move) in self._on_days

    def told(self, moves: Iterable[FlowMove]) -> tuple[Label, ...]:
        """The conditions that bar some of these moves."""
        barred = (move.when for move in moves if move in self)
        return tuple(Label(when.node.where, "nobody can meet this") for when in barred if when)

    def severity(self, moves: Iterable[FlowMove]) -> Severity | None:
        """Of a finding that rests on some of these moves being barred: lower where only time did that."""
        return WARNING if any(self._on_days.get(id(move)) for move in moves) else None
