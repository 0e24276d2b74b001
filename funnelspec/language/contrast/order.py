"""What comes before what: "before", "after", "once", "until", and steps that follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.contrast.denials import Denial
from funnelspec.language.contrast.reading import ENDS, SIGN
from funnelspec.language.contrast.text import Reading
from funnelspec.language.contrast.wordlists import THEN
from funnelspec.record import NamedTuple

_BEFORE = frozenset(("before", "until", "till"))
_AFTER = frozenset(("after", "once", "following", "since", "upon"))
_PRIOR = ("prior", "previous", "ahead")
_DIVIDED = "divid"  # "won divided by lost" has an order too
_MOST = 40  # of one text
_NEAR = 4


class Sequel(NamedTuple):
    """Two things of which one comes first; the place is that of the word that says so.

    ``first``: whether what stands ahead of that word comes first.
    """

    earlier: frozenset[str]
    later: frozenset[str]
    start: int
    end: int
    first: bool


def sequels(reading: Reading, denied: list[Denial]) -> tuple[list[Sequel], list[Denial]]:
    """What comes before what in a text, and the denials that only turn an "until" or a "before" round.

    "not before the consent" and "not until the consent" say "after the consent".
    """
    found: list[Sequel] = []
    spent: list[Denial] = []
    for at, unit in enumerate(reading.units):
        lower, size = unit.lower, 1
        if lower in _PRIOR and reading.units[at + 1 : at + 2] and reading.units[at + 1].lower in ("to", "of"):
            lower, size = "before", 2
        if lower not in _BEFORE and lower not in _AFTER and unit.common != _DIVIDED:
            continue
        behind = reading.around(at + size - 1, 1, _NEAR, frozenset(".;:,!?("))
        ahead = reading.around(at, -1, _NEAR)
        if not ahead or _opens(reading, at):
            ahead = _main(reading, at) or ahead
        first = lower in _BEFORE or unit.common == _DIVIDED
        if first:
            turning = [
                each
                for each in denied
                if each.plain and each not in spent and _same_sentence(reading, each.at, at)
            ]
            if turning and behind:
                spent.append(turning[-1])
                first = False
        sides = frozenset(ahead), frozenset(behind)
        if all(sides):
            earlier, later = sides if first else (sides[1], sides[0])
            found.append(Sequel(earlier, later, unit.start, reading.units[at + size - 1].end, first))
    return found[:_MOST], spent


def _opens(reading: Reading, at: int) -> bool:
    """Whether a word opens its sentence: what it is about stands behind the comma then."""
    return not at or (reading.units[at - 1].kind == SIGN and reading.units[at - 1].lower in ENDS)


def _main(reading: Reading, at: int) -> list[str]:
    for position in range(at + 1, len(reading.units)):
        if reading.units[position].lower == ",":
            return reading.around(position, 1, _NEAR)
        if reading.units[position].lower in ENDS:
            break
    return []


def _same_sentence(reading: Reading, first: int, at: int) -> bool:
    return first < at and not any(unit.lower in ENDS for unit in reading.units[first:at])


def crossed(one: list[Sequel], other: list[Sequel]) -> Iterator[tuple[Sequel, Sequel]]:
    """Two things that one text puts in one order and the other text in the other."""
    for mine in one:
        fits = [(*_fits(mine, its), its) for its in other]
        direct = max((fit for fit, _, _ in fits), default=0)
        across, its = max(((fit, its) for _, fit, its in fits), key=lambda pair: pair[0], default=(0, mine))
        if across > direct:
            yield mine, its


def _fits(mine: Sequel, its: Sequel) -> tuple[int, int]:
    """How much two sequels share in the same order, and in the other one."""
    # What stands on both sides, as "meetings" in "meetings held over meetings booked", tells nothing.
    both = (mine.earlier & mine.later) | (its.earlier & its.later)
    return (
        min(len((mine.earlier & its.earlier) - both), len((mine.later & its.later) - both)),
        min(len((mine.earlier & its.later) - both), len((mine.later & its.earlier) - both)),
    )


def steps(reading: Reading) -> dict[str, tuple[int, int]]:
    """The number of the step in which each word stands, and its position; empty where nothing says "then"."""
    found: dict[str, tuple[int, int]] = {}
    step, opened = 0, False
    for at, unit in enumerate(reading.units):
        lower = unit.lower
        if lower == "first" and not opened and not step:
            opened = True
        elif lower in THEN:
            step += 1
        elif unit.kind == SIGN and lower in ".;":
            if not step and not opened:
                found.clear()  # only what stands in one sentence with "then" comes before it
            opened, step = False, step + 1 if step else 0
        elif unit.telling:
            found.setdefault(unit.common, (step, at))
    return found if step else {}


def inverted(one: dict[str, tuple[int, int]], other: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    """The positions of a step that comes before another one in the first text and behind it in the second."""
    shared = [word for word in one if word in other]
    for first in shared:
        for second in shared:
            if one[first][0] < one[second][0] and other[first][0] > other[second][0]:
                return one[first][1], other[second][1]
    return None
