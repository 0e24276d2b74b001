"""What stands where: prepositions of time and direction, and words that have changed places."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.contrast.denials import RECEIVED
from funnelspec.language.contrast.order import Sequel
from funnelspec.language.contrast.reading import SIGN
from funnelspec.language.contrast.text import Reading
from funnelspec.record import NamedTuple

_FROM, _TO, _BY, _BEFORE, _AFTER = "from", "to", "by", "before", "after"
_WAYS = {"from": _FROM, "to": _TO, "into": _TO, "until": _TO, "till": _TO, "by": _BY, "since": _FROM}
_AGAINST = {
    frozenset((_FROM, _TO)), frozenset((_BY, _TO)), frozenset((_BEFORE, _AFTER)), frozenset((_FROM, _BEFORE)),
}  # fmt: skip
_NEAR = 4  # words up to the one that a preposition belongs to
_MOST = 200  # of one text


class _Way(NamedTuple):
    """Where a preposition leads, and its place."""

    way: str
    start: int
    end: int


def led_apart(
    one: Reading, other: Reading, orders: list[Sequel], other_orders: list[Sequel]
) -> Iterator[tuple[_Way, _Way]]:
    """Words to which the texts lead by contrary prepositions: "from the day" against "until the day"."""
    mine, theirs = _ways(one, orders), _ways(other, other_orders)
    seen = set()
    for word, ways in mine.items():
        if word not in theirs:
            continue
        leading, counter = ({each.way for each in several} for several in (ways, theirs[word]))
        if leading.isdisjoint(counter):
            for way in ways:
                for its in theirs[word]:
                    places = way.start, its.start
                    if frozenset((way.way, its.way)) in _AGAINST and places not in seen:
                        seen.add(places)
                        yield way, its


def _ways(reading: Reading, orders: list[Sequel]) -> dict[str, list[_Way]]:
    """By the word that follows it each preposition; "not until" and "not before" lead behind something."""
    turned = {each.start: each.first for each in orders}
    found: dict[str, list[_Way]] = {}
    for at, unit in enumerate(reading.units[:_MOST]):
        way = _WAYS.get(unit.lower, "")
        if unit.start in turned and unit.lower not in ("since", "until", "till"):
            way = _BEFORE if turned[unit.start] else _AFTER
        elif unit.start in turned and unit.lower != "since" and not turned[unit.start]:
            way = _AFTER
        if not way:
            continue
        for following in reading.units[at + 1 : at + 1 + _NEAR]:
            if following.kind == SIGN:
                break
            if following.telling:
                found.setdefault(following.common, []).append(_Way(way, unit.start, unit.end))
                break
    return found


class _Neighbours(NamedTuple):
    before: str
    after: str
    at: int
    by: bool
    agent: bool


_BETWEEN = frozenset(("and", "or", "nor", "plus", "but"))


def _neighbours(reading: Reading, words: dict[int, str]) -> dict[str, _Neighbours]:
    """For each word that a text has once what stands next to it, no sign, "and" or "or" between.

    ``by`` says that "by" stands between a word and the one that follows, ``agent`` that it stands before it.
    """
    found: dict[str, _Neighbours] = {}
    several: set[str] = set()
    last, by = "", False
    at_last = -1
    for at, unit in enumerate(reading.units):
        if unit.kind == SIGN or unit.lower in _BETWEEN:
            last, by, at_last = "", False, -1
        elif unit.lower == "by":
            by = True
        elif at in words:
            # Whoever receives stands where the one stands to whom something is handed.
            word = RECEIVED if unit.common == RECEIVED else words[at]
            if at_last >= 0 and last in found:
                found[last] = found[last]._replace(after=word, by=by)
            if word in found:
                several.add(word)
            found[word] = _Neighbours(last, "", at, False, by)
            last, by, at_last = word, False, at
    return {word: each for word, each in found.items() if word not in several}


def moved(
    one: Reading, other: Reading, words: dict[int, str], others: dict[int, str]
) -> tuple[int, int] | None:
    """The position of a word in the first text, and of the one that has its place in the second.

    "Northwind asks a person" against "a person asks Northwind", also "a person is asked by Northwind"
    against "a person asks Northwind".
    """
    mine, its = _neighbours(one, words), _neighbours(other, others)
    following = {each.before: word for word, each in its.items() if each.before}
    ahead = {each.after: word for word, each in its.items() if each.after}
    for word, here in mine.items():
        there = its.get(word)
        if there is None:
            continue
        if here.after and here.after == there.after and here.before == there.before and here.by != there.by:
            return here.at, there.at
        for rival in (ahead.get(here.after), following.get(here.before)):
            if not rival or rival == word or rival not in mine:
                continue
            place, counter = mine[rival], its[rival]
            if _in_place(place, here):
                continue
            if _in_place(place, there) and _in_place(here, counter) and not _voices(mine, its, word, rival):
                return here.at, counter.at
    return None


def _in_place(one: _Neighbours, other: _Neighbours) -> bool:
    """Whether two words stand in one place: between the same words."""
    return (one.before, one.after) == (other.before, other.after) != ("", "")


def _voices(mine: dict[str, _Neighbours], its: dict[str, _Neighbours], word: str, rival: str) -> bool:
    """Whether one text says passively what the other one says actively."""
    sides = []
    for side in (mine, its):
        near = [side[each] for each in (word, rival)]
        sides.append(any(each.by or each.agent for each in near))
    return sides[0] != sides[1]
