"""A part of a condition without which it would say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from funnelspec.conditions.ast import All, AnyOf, Group, NoneOf, Not
from funnelspec.conditions.typed import Named, Question, Test, Typed
from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.record import NamedTuple
from funnelspec.rule import rule
from funnelspec.rules._doing import doing
from funnelspec.rules._faults import in_order
from funnelspec.rules._lines import Lines, declared, reach, reasons, twin, written
from funnelspec.schema.words import quoted

if TYPE_CHECKING:
    from funnelspec.conditions.solve.core import Idle

_MOST = 4
_LONGEST = 80


@rule(
    name="part-without-effect",
    on=Workspace,
    severity=WARNING,
    title="A part of a condition changes nothing",
    why="Whoever wrote the line meant it to matter. It decides about no lead, so what was meant is missing, "
    "or people argue about a line that nobody needs.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when:
              - lead_score >= 40  # <-- lead_score >= 40
              - lead_score >= 60
              - any:
                  - demo_requested
                  - lead_score >= 80
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when:
              - lead_score >= 60
              - any:
                  - demo_requested
                  - lead_score >= 80
    """,
)
def part_without_effect(workspace: Workspace) -> Iterator[Finding]:
    for stated in workspace.doubtful():
        logic = workspace.logic()
        if not workspace.inherits(stated) and in_order(stated.typed, logic):
            yield from (_finding(stated, idle, workspace) for idle in logic.idle(stated.typed))


def _finding(stated: Stated, idle: Idle, workspace: Workspace) -> Finding:
    part, typed = idle.part, stated.typed
    same = twin(part, idle.group.parts)
    known = Lines(typed, but=None if idle.never else part)
    why = _TWICE if same else _why(idle, _other(idle, known), workspace)
    related = (Label(known.of(same).shown, why.one),) if same else reasons(idle.because, known, *why[2:])
    related += declared(idle.because) if idle.never else ()
    at = Lines(typed).of(part).where
    words = "A group of conditions" if isinstance(part, Group) else quoted(written(part))
    return Finding(
        headline=f'{words} {"stands twice" if same else "changes nothing"} in "{stated.entry.label}"',
        at=Label(at, why.label),
        related=tuple(label for label in related if label.where != at)[:_MOST],
        help=why.help,
        entries=(stated.entry.full_id,),
        differs=f"{doing(stated, workspace).differs} {' '.join(part.where.text.split())}",
    )


class _Why(NamedTuple):
    """What stands beside a part that changes nothing, and what to do about it.

    Attributes:
        one, each: beside the only line that makes it so, or each of several; nothing for what they ask.
    """

    label: str
    help: str
    one: str = ""
    each: str = ""


_OUT = "Take it out, or write what was meant instead."
_TWICE = _Why("said again", "Take one of the two out, or write what was meant instead.", "said here")


def _why(idle: Idle, other: _Line | None, workspace: Workspace) -> _Why:
    """``other``: the only line of the same group that makes it so, if it is one."""
    if idle.never:
        return _Why(
            "can never hold", f"Take it out, or {reach(idle.because) or 'write what a lead can have'}."
        )
    if not idle.because:
        return _Why("changes nothing", _OUT)
    if isinstance(idle.group, All):
        help = _which(idle, other, workspace)
        return _Why("adds nothing", help, "asks for it already", "asks for a part of it")
    if isinstance(idle.group, NoneOf):
        help = "Take it out, or write whom it is to exclude."
        if idle.within:
            return _Why("excludes nobody else", help, "excludes these already", "excludes some of these")
        return _Why("excludes nobody", help)
    if idle.within:
        help = _which(idle, other, workspace)
        return _Why("adds nothing", help, "covers it already", "covers a part of it")
    return _Why("can never hold here", "Take it out, or write what a lead can have beside the other lines.")


_Line: TypeAlias = "Not[Typed] | Test | Named | Question"


def _other(idle: Idle, known: Lines) -> _Line | None:
    """The one line beside a part, in the same group, without which the part would matter."""
    shown = {known.of(*clause).shown for clause in idle.because}
    if not idle.within or len(shown) != 1 or not isinstance(idle.group, (All, AnyOf)):
        return None
    beside = (one for one in idle.group.parts if one is not idle.part and not isinstance(one, Group))
    return next((one for one in beside if known.of(one).where in shown), None)


def _which(idle: Idle, other: _Line | None, workspace: Workspace) -> str:
    """Which of two lines to keep for which meaning: of both together nothing but one of them is ever left."""
    part = idle.part
    if other is None or isinstance(part, Group):
        return _OUT
    find = workspace.logic().find
    if find([part], [other]).found is False and find([other], [part]).found is False:
        return "Both say the same: take one of the two out, or write what was meant instead."
    narrow, wide = map(written, (other, part) if isinstance(idle.group, All) else (part, other))
    if max(len(narrow), len(wide)) > _LONGEST or "`" in narrow + wide:
        return _OUT
    return (
        f"Keep `{narrow}` if a lead needs both, or `{wide}` if either is enough, and take the other line out."
    )
