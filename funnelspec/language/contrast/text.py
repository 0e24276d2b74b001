"""A text read for comparison: amounts, words of meaning, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from funnelspec.language.contrast.amounts import Amount, amounts
from funnelspec.language.contrast.reading import BREAKS, ENDS, SIGN, Unit, units
from funnelspec.language.contrast.thesaurus import Synonyms
from funnelspec.language.contrast.wordlists import OPENERS
from funnelspec.language.words import words
from funnelspec.record import NamedTuple


class Reading(NamedTuple):
    """A text read.

    Attributes:
        text: the text itself.
        units: its words and signs without the amounts.
        amounts: its numbers, periods and windows.
        telling: the positions of the units with a meaning of their own.
        stopped: where reading stopped, of a text that is too long.
    """

    text: str
    units: list[Unit]
    amounts: list[Amount]
    telling: list[int]
    stopped: int
    synonyms: Synonyms

    def written(self, start: int, end: int) -> str:
        return self.text[start:end]

    def said_by(self, other: Reading, at: int) -> bool:
        """Whether another text has the very words of a unit, if as a part of something else."""
        return set(words(self.text[self.units[at].start : self.units[at].end])) <= set(words(other.text))

    def around(self, at: int, step: int, most: int, stops: frozenset[str] = ENDS) -> list[str]:
        """The common words next to a unit in one direction, the nearest first, up to a sign that ends."""
        found: list[str] = []
        at += step
        while 0 <= at < len(self.units) and len(found) < most:
            unit = self.units[at]
            if unit.kind == SIGN and unit.lower in stops:
                break
            if unit.telling:
                found.append(unit.common)
            at += step
        return found


@lru_cache(maxsize=256)
def read(text: str, synonyms: Synonyms) -> Reading:
    """A text read; the last ones are kept, for one text is often compared with several."""
    found, stopped = units(text, synonyms)
    parts = amounts(found)
    telling = [at for at, unit in enumerate(parts.rest) if unit.telling]
    return Reading(text, parts.rest, parts.found, telling, stopped, synonyms)


def clauses(reading: Reading) -> Iterator[tuple[int, int]]:
    """First and last-but-one positions of the clauses: parts between signs and words that open a clause."""
    start = 0
    for at, unit in enumerate(reading.units):
        if (unit.kind == SIGN and unit.lower in BREAKS) or (unit.lower in OPENERS and at > start):
            if at > start:
                yield start, at
            start = at + 1 if unit.kind == SIGN else at
    if start < len(reading.units):
        yield start, len(reading.units)
