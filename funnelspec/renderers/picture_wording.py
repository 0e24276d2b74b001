"""The words around the picture of two teams, the same as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.picture.value import Compared, Picture, Point, Row, Standing
from funnelspec.renderers.wording import argued, contrast_words

HEADINGS: dict[Standing, str] = {
    "conflict": "In conflict",
    "reworded": "Reworded",
    "one-sided": "One-sided",
    "undisputed": "Undisputed",
}
"""What the groups of items are called, in the order in which they are shown."""

EXPLAINED: dict[Standing, str] = {
    "conflict": "The two teams go by different things.",
    "reworded": "The texts differ, but no difference in meaning was found.",
    "one-sided": "One team alone has it, or alone says something about it.",
    "undisputed": "Both teams say the same.",
}

READY = "Ready to be shared"
READY_EXPLAINED = "Both teams write the same, and the shared files say something else."
TWINS = "Perhaps the same"
TWINS_EXPLAINED = "Each team alone has one of these; their lists side by side."


def title(picture: Picture) -> str:
    """``Marketing and Sales``."""
    return " and ".join(team.name for team in picture.teams)


def summary(picture: Picture) -> str:
    """The figure to report: ``11 of 19 items are undisputed: 57%``."""
    if picture.percent is None:
        return "Neither team sees any item"
    undisputed, items = picture.counts["undisputed"], len(picture.items)
    things = f"{undisputed} of {items} items {'is' if undisputed == 1 else 'are'}"
    if items == 1:
        things = "the only item is" if undisputed else "the only item is not"
    return f"{things[:1].upper()}{things[1:]} undisputed: {picture.percent}%"


def ask(item: Compared) -> str:
    """Whom to ask: ``Marketing (#marketing-ops), Sales``."""
    return ", ".join(f"{owner.name} ({owner.contact})" if owner.contact else owner.name for owner in item.ask)


def heading(point: Point, at: int, picture: Picture) -> str:
    """Who says what follows: ``Sales says``, ``Sales proposes``, ``Marketing, as shared``, ``Only Sales
    says``."""
    name = picture.teams[at].name
    side = point.sides[at]
    if point.proposed_by == at:
        return f"{name} proposes"
    if side and not side.own:
        return f"{name}, as shared"
    return f"{name} says" if point.sides[1 - at] else f"Only {name} says"


def remarks(point: Point) -> Iterator[str]:
    """How the two sides differ, a sentence each."""
    if point.through:
        names = " and ".join(f'"{run.text}"' for run in point.through)
        yield f"The same words, but other leads: each team has its own line for {names}."
    if point.contrast:
        yield f"What differs: {point.contrast}."
    for contrast in point.contrasts:
        yield contrast_words(contrast)
        yield from map(argued, contrast.leads)


def cell(row: Row, at: int, ordered: bool) -> str:
    """What stands in one of the two lists on a line: ``2. SAL``, ``2. SAL (moved, 4 there)``, ``-``."""
    text = (row.first, row.second)[at]
    if not row.at[at] or (row.mark == "moved" and not text):
        return "-"
    moved = f" (moved, {row.at[1 - at]} there)" if row.mark == "moved" else ""
    return (f"{row.at[at]}. {text}" if ordered else text) + moved
