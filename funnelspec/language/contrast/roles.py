"""Who does what to whom: "marketing hands a lead to sales" is "a lead is handed to sales by marketing"."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.contrast.reading import Unit
from funnelspec.language.contrast.text import Reading, clauses
from funnelspec.language.contrast.wordlists import ARTICLES, AUXILIARIES, PARTICIPLES, PASSIVE
from funnelspec.record import NamedTuple

_PREPOSITIONS = {
    "by": "agent", "to": "to", "from": "from", "with": "with", "for": "for", "into": "to", "of": "of",
    "than": "than",
}  # fmt: skip
_SWAPPED = {"agent": "to", "from": "agent"}  # "sales receives from marketing"
_TAKING = "receiv"  # a stem


class Role(NamedTuple):
    """Somebody, the part they play, and the other words of the clause.

    Attributes:
        part: ``agent``, ``patient``, ``to``, ``from``, ``with``, ``for``, ``of``.
    """

    who: str
    part: str
    what: frozenset[str]
    start: int
    end: int


def roles(reading: Reading) -> list[Role]:
    """Everybody who acts in a text, clause by clause."""
    actors = reading.synonyms.lexicon.actors
    if not any(reading.units[at].common in actors for at in reading.telling):
        return []
    found: list[Role] = []
    for start, end in clauses(reading):
        found += _clause(reading.units[start:end], actors)
    return found[:_MOST]


def _clause(units: list[Unit], actors: frozenset[str]) -> Iterator[Role]:
    who = [at for at, unit in enumerate(units) if unit.common in actors and not unit.tight and unit.telling]
    if not who:
        return
    what = frozenset(unit.common for at, unit in enumerate(units) if unit.telling and at not in who)
    passive = any(unit.lower in PASSIVE and _participle(units, at) for at, unit in enumerate(units))
    taking = _TAKING in what and not passive
    for at in who:
        part = _part(units, at, passive)
        if taking:
            part = _SWAPPED.get(part, part)
        first, last = _shown(units, who, at)
        yield Role(
            units[at].common,
            part,
            what - {_TAKING} | {"hand"} if taking else what,
            units[first].start,
            units[last].end,
        )


def _participle(units: list[Unit], at: int) -> bool:
    behind = (unit.lower for unit in units[at + 1 : at + 4])
    return any(lower.endswith(("ed", "en")) or lower in PARTICIPLES for lower in behind)


def _shown(units: list[Unit], who: list[int], at: int) -> tuple[int, int]:
    """The first and the last unit that show somebody's part: up to the other one, else the word behind."""
    if len(who) > 1 and who[-1] - who[0] <= _FEW:
        return who[0], who[-1]
    behind = next((each for each in range(at + 1, min(at + 3, len(units))) if units[each].telling), at)
    return at, behind


_FEW = 8
_MOST = 24  # of one text


def _part(units: list[Unit], at: int, passive: bool) -> str:
    position = at - 1
    while position >= 0 and at - position <= 4:
        lower = units[position].lower
        if lower in _PREPOSITIONS:
            return _PREPOSITIONS[lower]
        if lower not in ARTICLES:
            break
        position -= 1
    if any(unit.telling for unit in units[:at]) and not _subject(units, at):
        return "patient"
    return "patient" if passive else "agent"


def _subject(units: list[Unit], at: int) -> bool:
    """Whether the clause's verb seems to stand behind: a plain word follows, or a word of time and manner."""
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and (following.telling or following.lower in AUXILIARIES)


def swapped(one: list[Role], other: list[Role]) -> tuple[Role, Role] | None:
    """Somebody whose part somebody else plays in the other text, and who plays that one's part there."""
    if len({role.who for role in one}) < 2:
        return None
    for first in one:
        for second in one:
            if first.who >= second.who:
                continue
            direct = _fits(first, other, first.who) + _fits(second, other, second.who)
            across = _fits(first, other, second.who) + _fits(second, other, first.who)
            both = _fits(first, other, second.who) and _fits(second, other, first.who)
            if both and across > direct:
                match = max(other, key=lambda role: _fit(first, role, second.who))
                return first, match
    return None


def _fits(role: Role, others: list[Role], who: str) -> int:
    return max((_fit(role, its, who) for its in others), default=0)


def _fit(role: Role, its: Role, who: str) -> int:
    """How well ``who`` plays somebody's part in the other text: the same part, in the same words."""
    if its.who != who or its.part != role.part:
        return 0
    return len(role.what & its.what)
