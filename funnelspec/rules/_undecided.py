"""A question about conditions that stays open, as several rules report it."""

from __future__ import annotations

from funnelspec.diagnostic import Finding, Label


def undecided(at: Label, full_id: str, what: str) -> Finding:
    """The finding that a question was not decided within what a check may cost.

    Args:
        at: the condition, or the later one of several, and a few words about it.
        full_id: of the item that states it.
        what: the question: ``whether a lead can meet "MQL criteria"``.
    """
    return Finding(
        rule="undecided-condition",
        headline=f"It stays open {what}",
        at=at,
        help="Make some of its lines a criterion of their own and write `meets` with its id instead, so that "
        "each criterion asks fewer things at once.",
        entries=(full_id,),
        differs=what,
    )
