"""What the rules about comments look at."""

from __future__ import annotations

from funnelspec.record import NamedTuple
from funnelspec.syntax.comments import Suppression


class Use(NamedTuple):
    """A comment that hides findings, and what it did in this run.

    Attributes:
        hid: the rules of which it hid a finding.
        known: every rule there is.
        today: as ``2026-11-22``.
    """

    suppression: Suppression
    hid: frozenset[str]
    known: frozenset[str]
    today: str

    @property
    def expired(self) -> bool:
        until = self.suppression.until
        return until is not None and until < self.today
