"""Where moves have conditions: a stage in a funnel, or a status."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.typed import Typed
from funnelspec.model.entities import Entry, Funnel, Move, Stage, Status, When
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._gates import asked
from funnelspec.rules._witness import Asked
from funnelspec.source import Location


class Way(NamedTuple):
    """A move that somebody wrote, with its condition."""

    to: Entry
    when: When
    typed: Typed

    @property
    def asked(self) -> Asked:
        """Its condition, as a lead is asked about it."""
        return Asked(self.to.full_id, self.typed, may=f'move to "{self.to.label}"')


class Crossroads(NamedTuple):
    """Where a lead stands, and its ways on.

    Attributes:
        here: the stage or status.
        where: its "next".
        leaving: what whoever may leave meets: the exit, else the entry; nothing where everybody may.
        by_exit: it has an exit, which says that leads are to leave now.
        waits: leads may stay here: it is an end, or a place to rest.
        ways: those that have a condition.
        guarded: all of the moves have one.
    """

    here: Entry
    where: Location
    leaving: tuple[Typed, ...]
    by_exit: bool
    waits: bool
    ways: list[Way]
    guarded: bool


def crossroads(entry: Entry, workspace: Workspace) -> Iterator[Crossroads]:
    """Each stage of a funnel, or the status, of which some written move has a condition.

    Left out is where something is amiss that other rules report: a move that leads nowhere, a condition
    that cannot be typed, an exit or entry that nobody can meet.
    """
    if isinstance(entry, Status):
        ways = _ways(entry.next or (), workspace)
        if ways:
            guarded = len(ways) == len(entry.next or ())
            yield Crossroads(entry, entry.place("next"), (), False, False, ways, guarded)
    elif isinstance(entry, Funnel):
        for stage in moves(entry, workspace).stages.values():
            said, where = stage.item.next, stage.place
            if said is None:
                said, where = stage.stage.next or (), stage.stage.place("next")
            ways = _ways(said, workspace)
            leaving = asked(stage.exit or stage.entry, workspace) if ways else None
            if leaving is not None:
                by_exit = stage.exit is not None
                waits = stage.stage.ends or (stage.outcome == "parked" and not by_exit)
                guarded = len(ways) == len(said)
                yield Crossroads(stage.stage, where, leaving, by_exit, waits, ways, guarded)


def _ways(said: tuple[Move, ...], workspace: Workspace) -> list[Way]:
    """The moves with a condition; none where one of the moves cannot be followed or asked about."""
    found = []
    for move in said:
        to = workspace.find(move.to)
        if not isinstance(to, (Stage, Status)):
            return []
        if move.when is not None:
            typed = workspace.bind(move.when)[0]
            if typed is None:
                return []
            found.append(Way(to, move.when, typed))
    return found
