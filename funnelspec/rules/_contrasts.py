"""How the words in which two teams' texts or lists differ are told: headline, places, help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.comparison import Comparison, Opinion
from funnelspec.diagnostic import Label
from funnelspec.record import NamedTuple
from funnelspec.rules._opinions import places, says, side_name
from funnelspec.rules._words import listed
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.language.contrast import Contrast

_MOST_MARKS = 4  # of one side
_LONG = 48  # signs up to which words can be copied from a help


class Told(NamedTuple):
    """What is said of a comparison.

    Attributes:
        words: what differs, behind a colon, for the end of a headline; empty where it cannot be named.
        agree: what to agree on: ``\\`60\\` or \\`80 points\\```; empty where it cannot be named.
    """

    words: str
    at: Label
    related: tuple[Label, ...]
    agree: str


def told(comparison: Comparison) -> Told:
    """What differs between the sides of a comparison."""
    sides, attribute = comparison.sides, comparison.attribute
    if not any(each.named for each in comparison.contrasts):
        return Told("", *places(sides, attribute), "")
    marks = {side: _marks(side, comparison) for side in sides}
    *others, last = sorted(sides, key=lambda side: (side.team is not None, *side.where.order()))
    at, *related = [label for side in (last, *others) for label in _labels(side, marks[side])]
    words, agree = "", ""
    if len(sides) == 2:
        shown, names = comparison.contrasts[0], (side_name(sides[0]), side_name(sides[1]))
        if names[0] > names[1]:
            shown, names = shown.swapped(), (names[1], names[0])
        words, agree = f": {shown.says(names, comparison.verb)}", _agree(shown)
    return Told(words, at, tuple(related), agree)


def _marks(side: Opinion, comparison: Comparison) -> list[Location]:
    found = list(dict.fromkeys(comparison.places(side.entry)))[:_MOST_MARKS]
    return [side.at(start, end, comparison.attribute) for start, end in found]


def _labels(side: Opinion, marks: Sequence[Location]) -> Iterator[Label]:
    first, *further = marks or [side.where]
    yield Label(first, says(side), side.where)
    yield from (Label(where, "and this", side.where) for where in further)


def _agree(contrast: Contrast) -> str:
    choices, alone = [], []
    for difference in contrast.named:
        words = [" ".join(each.split()) for each in (difference.one, difference.other) if each]
        if any(len(each) > _LONG or "`" in each for each in words):
            return ""
        ready = [f"`{each}`" for each in words]
        if len(ready) == 2:
            choices.append(f"on {ready[0]} or {ready[1]}")
        else:
            alone += ready
    if len(choices) + len(alone) > _MOST_MARKS:
        return ""
    if alone:
        choices.append(f"on whether {listed(alone)} {'belong' if len(alone) > 1 else 'belongs'} in it")
    return listed(choices)
