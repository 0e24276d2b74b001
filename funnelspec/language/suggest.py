"""Did you mean: the word of a few that somebody probably wanted to write."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from funnelspec.language.folding import fold_name

_LONGEST = 80
"""Longer words are no slips of the hand, and comparing them costs time."""

_SHORT = 4
"""Among ids of so few letters nearly all are near each other: "sal", "sql", "sla"."""

_PATIENCE = 500_000
"""How many steps one set of choices spends on what was meant: hundreds of mistakes among thousands of ids are
each told, and a file of nothing but mistakes holds up a commit for seconds, not for an hour."""

_LETTER_BY_LETTER = 20
"""Steps that the distance of two words takes, against one for a look at which letters they have."""


def same(word: str, choices: Iterable[str]) -> str | None:
    """The choice that differs from ``word`` in case, hyphens, underscores, spaces or plural only."""
    return _prepared(tuple(choices)).same(word)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice nearest to ``word``, or nothing when none is near; see ``Choices.closest``."""
    return _prepared(tuple(choices)).closest(word)


def likely(word: str, choices: Iterable[str]) -> str | None:
    """The id that was probably meant by ``word``, or nothing; see ``Choices.likely``."""
    return _prepared(tuple(choices)).likely(word)


@lru_cache(maxsize=16)
def _prepared(choices: tuple[str, ...]) -> Choices:
    """The same choices are asked about again with the next mistake of the same kind."""
    return Choices(choices)


class Choices:
    """Words to choose from, prepared once for any number of questions."""

    __slots__ = ("_answers", "_by_length", "_left", "_same")

    # By length, each word with the set of its letters as the bits of one number: most words are told apart
    # by that alone, without their letters being looked at one by one.
    _by_length: dict[int, list[tuple[str, int]]]

    def __init__(self, choices: Iterable[str]) -> None:
        self._same: dict[str, str] = {}
        for choice in choices:
            bare = _bare(choice)
            if bare not in self._same or choice < self._same[bare]:
                self._same[bare] = choice
        self._by_length = {}
        for bare in self._same:
            self._by_length.setdefault(len(bare), []).append((bare, _letters(bare)))
        self._answers: dict[str, str | None] = {}
        self._left = _PATIENCE

    def same(self, word: str) -> str | None:
        """The choice that differs from ``word`` in case, hyphens, underscores, spaces or plural only."""
        return self._same.get(_bare(word))

    def closest(self, word: str) -> str | None:
        """The choice nearest to ``word``, or nothing when none is near.

        One that differs in case, hyphens or plural only is nearest; else the one with the fewest slips of
        the hand, of which a word may have one per three letters and no more than three. Of equals the first
        in alphabetical order.
        """
        if len(word) > _LONGEST:
            return None
        if word not in self._answers:
            twin = self.same(word)
            self._answers[word] = twin if twin is not None else self._near(_bare(word))
        return self._answers[word]

    def likely(self, word: str) -> str | None:
        """As ``closest``, but for words that people make up as they please: where the last part of one is
        short, only a choice that differs in case, hyphens or plural will do."""
        if len(_bare(word.rpartition("/")[2])) <= _SHORT:
            return self.same(word)
        return self.closest(word)

    def _near(self, word: str) -> str | None:
        allowed = min(3, max(1, len(word) // 3), len(word) - 1)
        letters = _letters(word)
        near: list[tuple[int, str]] = []
        for length in range(max(2, len(word) - allowed), len(word) + allowed + 1):
            if self._left < 0:
                return None
            its_length = self._by_length.get(length, ())
            self._left -= len(its_length)
            for other, its_letters in its_length:
                # Each letter that only one of them has is a slip of its own; most words end here.
                if (letters & ~its_letters).bit_count() <= allowed >= (its_letters & ~letters).bit_count():
                    self._left -= _LETTER_BY_LETTER
                    slips = distance(word, other, allowed)
                    if slips <= allowed:
                        near.append((slips, self._same[other]))
                        allowed = slips  # nothing that is further away can win any more
        return min(near)[1] if near else None


def _letters(word: str) -> int:
    """The letters of a word, each a bit; letters that share a bit only let more words through."""
    bits = 0
    for letter in set(word):
        bits |= 1 << (ord(letter) & 127)
    return bits


def distance(one: str, other: str, most: int | None = None) -> int:
    """How many letters must be put in, left out, changed or swapped with a neighbour.

    The Damerau-Levenshtein distance in its optimal string alignment form.

    Args:
        most: a distance above this may come out too small, but still above it.
    """
    # What both begin or end with changes nothing, and of long ids of one family it is most of them.
    start = 0
    for letter, opposite in zip(one, other, strict=False):
        if letter != opposite:
            break
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    limit = len(one) + len(other) if most is None else most
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            if letter == opposite:
                cost = last[column - 1]
            else:
                cost = min(last[column], line[column - 1], last[column - 1]) + 1
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        # A swap may come from the row before the last, so both rows must have left the limit behind.
        if min(line) > limit and min(last) > limit:
            return limit + 1
        before, last = last, line
    return last[-1]


def _bare(word: str) -> str:
    return fold_name(word).replace(" ", "")
