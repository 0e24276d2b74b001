"""Leads that start two clocks."""

from __future__ import annotations

from funnelspec.conditions.typed import Question, Typed
from funnelspec.diagnostic import WARNING, Severity, Witness
from funnelspec.model.entities import Funnel, Handover, Stage, When
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._clocks import Collision
from funnelspec.rules._gates import asked
from funnelspec.rules._witness import Asked, verdicts_on, witness


class Both(NamedTuple):
    """Whether a lead starts two clocks.

    Attributes:
        found: nothing where that is undecided.
        shown: such a lead, where one of them is not for all leads.
        severity: lower where only the calendar or two questions to people tell them apart.
    """

    found: bool | None
    shown: tuple[Witness, ...] = ()
    severity: Severity | None = None


def both(collision: Collision, workspace: Workspace) -> Both:
    """Whether some lead that gets to where two clocks start is one that both are about."""
    pair = (collision.first, collision.second)
    conditions = [asked(clock.entry.when, workspace) for clock in pair]
    entering = _entering(collision.start, workspace)
    if None in conditions or entering is None:
        return Both(False)
    if _passed_later(collision) and not _on_entry(collision, conditions, entering, workspace):
        return Both(False)
    about = [
        Asked(clock.entry.full_id, typed, name=f'the condition of "{clock.entry.label}"')
        for clock, each in zip(pair, conditions, strict=True)
        for typed in each or ()
    ]
    if not about:
        return Both(True)
    answer = workspace.logic().find((*entering, *(each.typed for each in about)))
    example = answer.lead()
    if example is None:
        return Both(answer.found)
    deciding = [leaf for _, leaf in verdicts_on(example, about)]
    people = len(about) > 1 and all(isinstance(leaf, Question) for leaf in deciding)
    unsure = answer.on_days or (
        people and len({leaf.folded for leaf in deciding if isinstance(leaf, Question)}) > 1
    )
    return Both(True, (witness(example, about),), WARNING if unsure else None)


def _passed_later(collision: Collision) -> bool:
    """Whether all is well if a handover begins later than the SLA: it ends first, or may."""
    first, second, near = collision.first, collision.second, collision.near
    handover = next((each for each in (first, second) if isinstance(each.entry, Handover)), None)
    if handover is None or near is handover:
        return False
    ends_last = "later" if handover is second else "sooner"
    return collision.order != ends_last and not (near is None and collision.order == "turns")


def _on_entry(
    collision: Collision,
    conditions: list[tuple[Typed, ...] | None],
    entering: tuple[Typed, ...],
    workspace: Workspace,
) -> bool:
    """Whether each lead is passed as soon as it is at the start: it says when leads are passed, and whoever
    enters the stage meets that."""
    about = conditions[isinstance(collision.second.entry, Handover)]
    return workspace.logic().find(entering, about or ()).found is False


def _entering(start: str, workspace: Workspace) -> tuple[Typed, ...] | None:
    """What a lead meets that enters a stage; nothing is asked where funnels ask for different things."""
    stage = workspace.entries[start]
    if not isinstance(stage, Stage):
        return ()
    flows = [moves(funnel, workspace) for funnel in workspace.all(Funnel).values()]
    gates: list[When | None] = [flow.stages[stage.id].entry for flow in flows if stage.id in flow.stages]
    first, *others = gates or [stage.entry]
    return asked(first, workspace) if all(other is first for other in others) else ()
