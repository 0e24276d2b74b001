"""By what the findings about several items that are one are known again, whatever the order of files."""

from __future__ import annotations


def pair(earlier: str, later: str, first: str, least: str) -> str:
    """What names one of the findings in which each later item is held against the first.

    It names the item and the one of the least id, so that the findings together name the same pairs in any
    order of the items.

    Args:
        earlier, later: full ids of the two items that the finding tells of.
        first, least: of the full ids of all the items that are one, the one that stands first, and the least.
    """
    if earlier == first:
        return f"{least} {earlier if later == least else later}"
    return " ".join(sorted((earlier, later)))
