"""A question about conditions that stays open, as several rules report it."""

from __future__ import annotations

from funnelspec.diagnostic import Finding, Label


def undecided(at: Label, full_id: str, what: str, differs: str) -> Finding:
    """The finding that a question was not decided within what a check may cost.

    Args:
        at: the condition, or the later one of several, and a few words about it.
        full_id: of the item that states it.
        what: the question: ``whether a lead can meet "MQL criteria"``.
        differs: which question of that item it is, without names: a word and the ids of other items.
    """
    return Finding(
        rule="undecided-condition",
        headline=f"It stays open {what}",
        at=at,
        help="Ask fewer things at once, above all fewer lines under two `at_least` about the same things: "
        "one `at_least` decides about them. What stands behind `meets` counts as if it were written here.",
        entries=(full_id,),
        differs=differs,
    )
