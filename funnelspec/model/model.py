"""Everything that was read: the items as written, and each distinct workspace made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funnelspec.config import Config
from funnelspec.model.entities import Entry, File
from funnelspec.model.workspace import Workspace
from funnelspec.record import Record

if TYPE_CHECKING:
    from datetime import date


class Model(Record):
    """The definitions of one workspace folder.

    Attributes:
        files: the definitions files that could be read, in path order.
        entries: every item as written, in path order, then in the order of the file; parts, milestones and
            single reasons are inside the item they belong to.
        shared: the workspace that teams without files of their own see.
        teams: by team id, the workspaces of the teams that have files of their own.
        left_out: what is written but misshapen, so that rules keep silent about it: full ids of items; a
            section that does not hold items; ids in a section of a name that is none, as ``Stages/mql``.
        complete: false when a file could not be read.
        today: from when on conditions are asked about; nothing for the day it is.
    """

    config: Config
    files: tuple[File, ...]
    entries: tuple[Entry, ...]
    shared: Workspace
    teams: dict[str, Workspace]
    left_out: frozenset[str] = frozenset()
    complete: bool = True
    today: date | None = None

    def workspaces(self) -> list[Workspace]:
        """The distinct workspaces: the shared one, then one for each team that has files of its own."""
        return [self.shared, *self.teams.values()]
