"""Who may enter stages of a funnel, and what to write where a lead may enter two that exclude each other."""

from __future__ import annotations

from collections.abc import Callable

from funnelspec.conditions.ast import All, Group, NoneOf, Not
from funnelspec.conditions.typed import Named, Question, Test, Typed, leaves
from funnelspec.model.entities import Funnel, When
from funnelspec.model.funnels import Flow, FlowStage
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._blanks import slips
from funnelspec.rules._gates import asked
from funnelspec.rules._leaves import subjects, thresholds
from funnelspec.rules._words import listed, quoted


class Door(NamedTuple):
    """A stage, what it asks for, and the fields and judgements that it asks about."""

    stage: FlowStage
    entry: When
    typed: Typed
    about: set[str]


def doors(flow: Flow, wanted: Callable[[FlowStage], bool], workspace: Workspace) -> list[Door]:
    """The stages of some kind that ask about some field; what only people judge is for them to tell apart."""
    return [
        Door(stage, stage.entry, typed, subjects(typed))
        for stage in flow.stages.values()
        if stage.entry and wanted(stage)
        for typed in asked(stage.entry, workspace) or ()
        if any(isinstance(leaf, Test) for leaf in leaves(typed))
    ]


def mend(mains: list[Door], side: Door, funnel: Funnel, workspace: Workspace) -> str:
    """What to do about leads that may enter stages of the path and one out of it.

    Which of them is wrong is for people to say; the line that keeps such leads out of the path is ready to
    copy. There is none where both draw a line through one number: it would put the path's where the other's
    is.
    """
    main, name = mains[0], side.stage.stage.label
    change = f'Change who may enter "{name}", in {_where(side, funnel)}, or who may enter'
    line = _line(mains, side, workspace)
    if not line:
        return f'{change} "{main.stage.stage.label}", in {_where(main, funnel)}.'
    names = quoted([door.stage.stage.label for door in mains])
    made, added, case = line
    entries = listed([_place(door, funnel) for door in mains])
    return f'{change} {names}: {made}add `{added}` to "entry" of {entries}{case}.'


def _line(mains: list[Door], side: Door, workspace: Workspace) -> tuple[str, str, str] | None:
    """What keeps leads of a side out of stages, with what must be there first, and the worked case that says
    that a blank may stay; nothing where a threshold would have to move."""
    numbers = thresholds(side.typed)
    if any(numbers & thresholds(door.typed) for door in mains):
        return None
    typed = side.typed
    blanks = (field for door in mains for field in slips(_without(door, side), workspace))
    slip = [field for field in dict.fromkeys(blanks) if field in side.about]
    if not slip and isinstance(typed, Not) and not isinstance(typed.part, (Group, Not)):
        return "", typed.part.origin.written, ""
    if not slip and isinstance(typed, (Test, Question)):
        from funnelspec.conditions.meant import plain_or_quoted

        return "", f"none: [{plain_or_quoted(typed.origin.written, flow=True)}]", ""
    name, made = side.stage.id, ""
    if isinstance(typed, Named):
        ref, name = typed.ref, typed.origin.written
    else:
        name = f"{name}_entry" if workspace.criterion(name) else name
        ref, name = f"criteria/{name}", f"meets {name}"
        made = f"make the condition a criterion, `{ref}`, and "
    if slip and not ref.startswith("criteria/"):
        return None
    case = f", and to `{ref}` a worked case with `meets: no` and without {quoted(slip, 'or')}" if slip else ""
    return made, f"none: [{name}]", case


def _without(door: Door, side: Door) -> Stated:
    """The entry of a stage for all but the leads of a side."""
    node = door.entry.node
    typed = All(node, (door.typed, NoneOf(node, (side.typed,))))
    return Stated(door.stage.stage, "entry", door.entry, typed)


def _where(door: Door, funnel: Funnel) -> str:
    """Where it is said who may enter a stage."""
    if isinstance(door.typed, Named):
        return f'"when" of `{door.typed.ref}`'
    return f'"entry" of {_place(door, funnel)}'


def _place(door: Door, funnel: Funnel) -> str:
    if door.stage.item.entry:
        return f"`{door.stage.id}` in `{funnel.full_id}`"
    return f"`{door.stage.stage.full_id}`"
