"""What it is that a lead does by meeting a condition, as headlines say it."""

from __future__ import annotations

from funnelspec.model import entities as e
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._witness import Asked


class Doing(NamedTuple):
    """What a condition is about.

    Attributes:
        can: as in ``No lead can enter "SQL"``.
        does: as in ``Every lead may enter "SQL"``.
        differs: which of the item's conditions it is, for fingerprints.
    """

    can: str
    does: str
    differs: str


def doing(stated: Stated, workspace: Workspace) -> Doing:
    """What a lead does that meets a condition."""
    entry, attribute, when, _ = stated
    what = f'"{entry.label}"'
    match entry:
        case e.Criterion():
            return Doing(f"meet {what}", f"meets {what}", attribute)
        case e.Part():
            return Doing(f"belong to {what}", f"belongs to {what}", attribute)
        case e.Sla():
            return Doing(f"be covered by {what}", f"is covered by {what}", attribute)
        case e.Handover():
            return Doing(f"be handed over by {what}", f"is handed over by {what}", attribute)
        case e.Metric():
            return Doing(f"count in {what}", f"counts in {what}", attribute)
        case e.Stage() | e.Status():
            return _at_stage(what, attribute, when, entry.next or (), workspace)
        case e.Funnel():
            for item in (*entry.stages, *entry.side_stages):
                moves = item.next or ()
                guards = [move.when for move in moves] + [age.when for age in item.max_age or ()]
                if any(each is when for each in (item.entry, item.exit, *guards)):
                    found = _at_stage(_name(item.stage, workspace), attribute, when, moves, workspace)
                    inside = f" in {what}"
                    differs = f"{item.stage.text.value} {found.differs}"
                    return Doing(found.can + inside, found.does + inside, differs)
    return _any(what, attribute, when)


def asked(stated: Stated, workspace: Workspace) -> Asked:
    """A condition as a lead is asked about it: whether it meets the item, or may do what the condition is
    about."""
    entry = stated.entry
    if isinstance(entry, (e.Criterion, e.Part)):
        return Asked(entry.full_id, stated.typed)
    can = doing(stated, workspace).can
    if can.startswith("meet "):
        return Asked(entry.full_id, stated.typed, name=can.removeprefix("meet "))
    return Asked(entry.full_id, stated.typed, may=can)


def _at_stage(
    what: str, attribute: str, when: e.When, moves: tuple[e.Move, ...], workspace: Workspace
) -> Doing:
    if attribute == "entry":
        return Doing(f"enter {what}", f"may enter {what}", attribute)
    if attribute == "exit":
        return Doing(f"leave {what}", f"may leave {what}", attribute)
    for move in moves:
        if move.when is when:
            way = f"move from {what} to {_name(move.to, workspace)}"
            return Doing(way, f"may {way}", f"next {move.to.text.value}")
    return _any(what, attribute, when)


def _any(what: str, attribute: str, when: e.When) -> Doing:
    """One of several conditions under one attribute: points of a score, ages, needs of a reason."""
    which = f'a condition under "{attribute}" of {what}'
    return Doing(f"meet {which}", f"meets {which}", f"{attribute} {' '.join(when.node.where.text.split())}")


def _name(ref: e.Ref, workspace: Workspace) -> str:
    found = workspace.find(ref)
    return f'"{found.label if found else ref.text.value}"'
