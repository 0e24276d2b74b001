"""What hangs together by "and", what by "or": lists of conditions of which all, or any, must hold."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.contrast.denials import Denial
from funnelspec.language.contrast.reading import ENDS, SIGN
from funnelspec.language.contrast.text import Reading
from funnelspec.language.contrast.wordlists import AUXILIARIES, CONDITIONS
from funnelspec.record import NamedTuple

_MOST = 60  # of one text
_NEAR = 3


class Join(NamedTuple):
    """What stands on both sides of an ``and`` or ``or``, and its place."""

    how: str
    left: frozenset[str]
    right: frozenset[str]
    start: int
    end: int


def joins(reading: Reading, denied: list[Denial]) -> list[Join]:
    """Where a text joins; "no a or b" joins by "and", for neither may hold."""
    found = []
    for at, unit in enumerate(reading.units):
        how = _AND_OR.get(unit.lower, "")
        if unit.lower == "and" and at + 2 < len(reading.units) and reading.units[at + 2].lower == "or":
            how = "or"
        if how and not _whichever(reading, at):
            if how == "or" and _under_denial(reading, at, denied):
                how = "and"
            left, right = (frozenset(reading.around(at, step, _NEAR)) for step in (-1, 1))
            if left and right:
                found.append(Join(how, left, right, unit.start, unit.end))
    return found[:_MOST]


def _whichever(reading: Reading, at: int) -> bool:
    """ "whether won or lost" and "won and lost alike" both name all there is."""
    ahead = (unit.lower for unit in reading.units[max(0, at - 4) : at])
    behind = [unit.lower for unit in reading.units[at + 1 : at + 4]]
    return "whether" in ahead or "alike" in behind


_AND_OR = {"and": "and", "plus": "and", "&": "and", "or": "or"}


def _under_denial(reading: Reading, at: int, denied: list[Denial]) -> bool:
    """Whether the last denial before a word still denies what stands behind it: "no budget or date"."""
    for each in reversed(denied):
        if each.at < at:
            between = reading.units[each.at : at]
            again = any(its.at > at and its.at <= at + 2 for its in denied)
            behind = reading.units[at + 1].lower if at + 1 < len(reading.units) else ""
            return (
                len(between) <= 8
                and behind not in AUXILIARIES
                and not again
                and not any(unit.kind == SIGN and unit.lower in ENDS for unit in between)
            )
    return False


class Many(NamedTuple):
    """How many of several must hold, ``all`` or ``any``, and the place of the word that says so."""

    how: str
    start: int
    end: int


def quantifiers(reading: Reading) -> list[Many]:
    """How many of its conditions a text asks for."""
    found = []
    for at, unit in enumerate(reading.units):
        behind = reading.units[at + 1] if at + 1 < len(reading.units) else None
        before = reading.units[at - 1].lower if at else ""
        if unit.lower == "both" or (unit.lower == "either" and before != "not"):
            found.append(Many("all" if unit.lower == "both" else "any", unit.start, unit.end))
        elif unit.lower in ("all", "any", "every") and before in ("of", "by", "from"):
            found.append(Many("any" if unit.lower == "any" else "all", unit.start, unit.end))
        elif behind is not None and (behind.lower or behind.common) in CONDITIONS:
            if unit.lower in ("all", "each", "every"):
                found.append(Many("all", unit.start, unit.end))
            elif unit.lower == "any" or (unit.lower == "one" and behind.lower == "of"):
                found.append(Many("any", unit.start, unit.end))
    return found


def other_joins(one: list[Join], other: list[Join]) -> Iterator[tuple[Join, Join]]:
    """The same neighbours, joined by "and" in one text and by "or" in the other."""
    for mine in one:
        near = [(_overlap(mine, its), its) for its in other]
        same = max((size for size, its in near if its.how == mine.how), default=0)
        size, match = max(
            ((size, its) for size, its in near if its.how != mine.how),
            key=lambda pair: pair[0],
            default=(0, None),
        )
        rival = max((_overlap(its, match) for its in one if match and its.how == match.how), default=0)
        if match is not None and size > max(same, rival):
            yield mine, match


def _overlap(one: Join, other: Join) -> int:
    """How many neighbours two joins share, if some on each side; the sides may have changed places."""
    best = 0
    for left, right in ((other.left, other.right), (other.right, other.left)):
        shared = len(one.left & left), len(one.right & right)
        if all(shared):
            best = max(best, sum(shared))
    return best
