"""Did you mean: the word of a few that somebody probably wanted to write."""

from __future__ import annotations

from collections.abc import Iterable

from funnelspec.language.folding import fold_name

_LONGEST = 80
"""Longer words are no slips of the hand, and comparing them costs time."""


def same(word: str, choices: Iterable[str]) -> str | None:
    """The choice that differs from ``word`` in case, hyphens, underscores, spaces or plural only."""
    folded = _bare(word)
    return min((choice for choice in choices if _bare(choice) == folded), default=None)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice nearest to ``word``, or nothing when none is near.

    One that differs in case, hyphens or plural only is nearest; else the one with the fewest slips of the
    hand, of which a word may have one per three letters and no more than three. Of equals the first in
    alphabetical order.
    """
    choices = list(choices)
    if len(word) > _LONGEST:
        return None
    twin = same(word, choices)
    if twin is not None:
        return twin
    folded = _bare(word)
    allowed = min(3, max(1, len(folded) // 3))
    near: list[tuple[int, str]] = []
    for choice in choices:
        other = _bare(choice)
        if abs(len(other) - len(folded)) <= allowed and min(len(other), len(folded)) > 1:
            slips = distance(folded, other)
            if slips <= allowed and slips < len(folded):
                near.append((slips, choice))
    return min(near)[1] if near else None


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with a neighbour.

    The Damerau-Levenshtein distance in its optimal string alignment form.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != opposite))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, line
    return last[-1]


def _bare(word: str) -> str:
    return fold_name(word).replace(" ", "")
