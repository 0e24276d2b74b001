"""What a change of a glossary is."""

from __future__ import annotations

from typing import Literal

from funnelspec.diagnostic import Witness
from funnelspec.record import NamedTuple
from funnelspec.source import Location

Kind = Literal[
    "removed",
    "changed",
    "tightened",
    "eased",
    "redrawn",
    "settled",
    "parted",
    "renamed",
    "state",
    "added",
    "reworded",
    "detail",
]
KINDS: tuple[Kind, ...] = (
    "removed", "changed", "tightened", "eased", "redrawn", "settled", "parted", "renamed", "state", "added",
    "reworded", "detail",
)  # fmt: skip
"""From the worst for those who use the word to what changes nothing for them. ``tightened``: fewer leads meet
a condition; ``eased``: more do; ``redrawn``: others. ``settled``: a team's own text gave way to the shared
one; ``parted``: a team has written one of its own. ``detail``: examples, notes and the like."""


class Change(NamedTuple):
    """One thing that has changed.

    Attributes:
        item: what people call the item, and ``noun`` what it is: ``stage``.
        team: whose own text it is; nothing for the shared one.
        attribute: what has changed of it; empty for the whole item.
        before, after: what is written; empty where it is not.
        says: what differs, in words: ``60 against 80 points``; empty where it cannot be named.
        lead: one for which the verdict is another now.
        meets: whether this lead meets the condition now.
        teams: the names of those who own the item or write about it, before or now; empty for everybody.
        where: its place now; of what is gone, before.
    """

    kind: Kind
    full_id: str
    noun: str
    item: str
    team: str | None
    attribute: str
    before: str
    after: str
    says: str
    lead: Witness | None
    meets: bool
    teams: tuple[str, ...]
    where: Location
