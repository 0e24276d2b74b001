"""Which of many texts are nearly the same: candidates only, found in time that grows with the texts alone.

Likeness never says that two texts mean the same: those that differ in one number are the most alike of all.
What they differ in decides; here the few pairs are found for which that is worth asking.

Two texts are a candidate when they share at least two *rare* pairs of neighbouring words. What thousands of
texts have in common is not rare, so boilerplate makes no candidates, and no text is compared with all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import fsum, log
from typing import NamedTuple

_RARE = 32
"""In more texts than this two neighbouring words say nothing; fewer find less, more cost more."""

_SHARED = 2


class Pair(NamedTuple):
    """Two texts, by their numbers, the smaller first.

    ``score`` is the weight of the words in both by that of the words in either, from 0 to 1; a word weighs
    more the fewer texts have it (weighted Jaccard, inverse document frequency).
    """

    one: int
    other: int
    score: float


def pairs(texts: Sequence[Sequence[str]], least: float) -> list[Pair]:
    """The pairs of texts that are nearly the same, the likest first.

    Args:
        texts: each as its words; equal ones should be given once, or what they share is not rare.
        least: the lowest score of a pair.
    """
    by_words: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, words in enumerate(texts):
        for both in set(pairwise(words)):
            by_words[both].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in by_words.values():
        if 1 < len(numbers) <= _RARE:
            for at, other in enumerate(numbers):
                shared.update([(one, other) for one in numbers[:at]])
    candidates = [both for both, count in shared.items() if count >= _SHARED]
    if not candidates:
        return []
    held: Counter[str] = Counter()
    for words in texts:
        held.update(set(words))
    weights = {word: log(1 + len(texts) / count) for word, count in held.items()}
    sets: dict[int, frozenset[str]] = {}
    found = []
    for one, other in candidates:
        for number in (one, other):
            if number not in sets:
                sets[number] = frozenset(texts[number])
        score = _score(sets[one], sets[other], weights)
        if score >= least:
            found.append(Pair(one, other, score))
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _score(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    both = fsum(weights[word] for word in one & other)
    return both / (both + fsum(weights[word] for word in one ^ other))
