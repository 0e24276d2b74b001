"""Which of many texts are nearly the same: candidates only, found in time that grows with the texts alone.

Likeness never says that two texts mean the same: those that differ in one number are the most alike of all.
What they differ in decides; here the few pairs are found for which that is worth asking.

Two texts are a candidate when they share at least two *rare* words or pairs of neighbouring words, of those
that tell what a text is about. What many texts have in common is not rare, so boilerplate makes no
candidates, and no text is compared with all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations, pairwise
from math import log

from funnelspec.record import NamedTuple

_RARE = 8
"""In more texts than this two neighbouring words say nothing. At most so many pairs of texts are counted for
a word of a text, so twice the figure is twice the time."""

_SHARED = 2
_SCALE = 1 << 20


_NOT_TELLING = frozenset(
    (
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
        "before", "being", "both", "but", "by", "can", "could", "do", "does", "each", "either", "every",
        "for", "from", "had", "has", "have", "here", "how", "if", "in", "into", "is", "it", "its", "least",
        "less", "may", "more", "most", "must", "neither", "no", "none", "nor", "not", "of", "on", "one",
        "only", "or", "other", "our", "out", "over", "per", "shall", "should", "since", "so", "some", "such",
        "than", "that", "the", "their", "them", "then", "there", "these", "they", "thi", "those", "to",
        "under", "until", "up", "was", "we", "were", "what", "when", "where", "whether", "which", "while",
        "who", "whom", "whose", "will", "with", "within", "without", "would", "yet", "you",
    )
)  # fmt: skip
"""What stands in every text, and makes no text near another one."""

_ENDINGS = ("ing", "ed", "e")


class _Stems(dict[str, str]):
    """The stem of every word met so far; of a word that tells nothing an empty one."""

    def __missing__(self, word: str) -> str:
        stem = "" if word in _NOT_TELLING else word
        for ending in _ENDINGS:
            if len(stem) > len(ending) + 2 and stem.endswith(ending):
                stem = stem[: -len(ending)]
                break
        self[word] = stem
        return stem


_STEMS = _Stems()


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """The folded words of a text that say what it is about, without their endings."""
    return tuple(filter(None, map(_STEMS.__getitem__, words)))


class Pair(NamedTuple):
    """Two texts, by their numbers, the smaller first.

    ``score`` is the weight of the words in both by that of the words in either, from 0 to 1; a word weighs
    more the fewer texts have it (weighted Jaccard, inverse document frequency).
    """

    one: int
    other: int
    score: float


_Key = str | tuple[str, str]
"""A word, or two that stand side by side."""


def _keys(words: Sequence[str]) -> set[_Key]:
    return {*words, *pairwise(words)}


def pairs(texts: Sequence[Sequence[str]], least: float) -> list[Pair]:
    """The pairs of texts that are nearly the same, the likest first.

    Args:
        texts: each as its words; equal ones should be given once, or what they share is not rare.
        least: the lowest score of a pair.
    """
    # The sets of words are made twice: kept, those of many texts would need more room than all else.
    counts = Counter(chain.from_iterable(map(_keys, texts)))
    rare = {key for key, count in counts.items() if 1 < count <= _RARE}
    holders: defaultdict[_Key, list[int]] = defaultdict(list)
    candidates: list[tuple[int, int]] = []
    for number, words in enumerate(texts):
        before = [holders[key] for key in rare.intersection(_keys(words))]
        shared = Counter(chain.from_iterable(before))
        candidates += [(other, number) for other, count in shared.items() if count >= _SHARED]
        for numbers in before:
            numbers.append(number)
    if not candidates:
        return []
    weights = _Weights(counts, len(texts))
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


_MOST_WORDS = 7
"""Of more words that tell something a text is no short one."""


def but_one(texts: Sequence[Sequence[str]]) -> list[Pair]:
    """The pairs of short texts with the same words but for one of each, the likest first.

    Found by what is left without each word, so the time grows with the number of texts alone.
    """
    by_rest: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for number, words in enumerate(texts):
        own = frozenset(words)
        if 1 < len(own) <= _MOST_WORDS:
            for word in own:
                by_rest[own - {word}].append(number)
    found: dict[tuple[int, int], float] = {}
    for rest, numbers in by_rest.items():
        if len(rest) > 1 and 1 < len(numbers) <= _RARE:
            for one, other in combinations(numbers, 2):
                found[one, other] = len(rest) / (len(rest) + 1)
    pairs_of = (Pair(*both, score) for both, score in found.items())
    return sorted(pairs_of, key=lambda pair: (-pair.score, pair.one, pair.other))


class _Weights(dict[str, int]):
    """The weight of each word that is asked about: more the fewer texts have it. Whole numbers, so that their
    sum is the same in whatever order they are added."""

    def __init__(self, counts: Mapping[_Key, int], texts: int) -> None:
        self._counts = counts
        self._texts = texts

    def __missing__(self, word: str) -> int:
        self[word] = round(_SCALE * log(1 + self._texts / self._counts[word]))
        return self[word]


def _score(one: frozenset[str], other: frozenset[str], weights: dict[str, int]) -> float:
    both = sum(map(weights.__getitem__, one & other))
    return both / (both + sum(map(weights.__getitem__, one ^ other)))
