"""Near misses of a name: "Qualifiying", "Ineligilble"; and what is no slip of the hand but another word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import ne

from funnelspec.language.suggest import distance
from funnelspec.language.words import words

_SHORTEST = 6
"""Among shorter words too many are near each other: lead, load, lend."""
_LONG = 8
"""From so many letters on two slips are taken for slips, too."""
_LONGEST = 40

_ENDINGS = frozenset(
    (
        "", "s", "e", "es", "ed", "er", "ers", "or", "ors", "ing", "ings", "y", "ies", "ied", "ier", "iers",
        "ying", "ion", "ions", "ation", "ive", "al", "ial", "ally", "ly", "ity", "ment", "ments", "ness",
        "able", "ible", "ability", "ful", "less", "ant", "ent", "ance", "ence", "ee", "ees", "ist", "ism",
        "ise", "ize", "ised", "ized", "ising", "izing", "ic", "age", "ship",
    )
)  # fmt: skip
_LONGEST_ENDING = max(map(len, _ENDINGS))
_NO_FORMS = frozenset(
    map(
        frozenset,
        (
            ("", "e"), ("e", "y"), ("e", "ee"), ("al", "ial"), ("ing", "ying"), ("ed", "ied"), ("ant", "ent"),
            ("ance", "ence"), ("able", "ible"), ("er", "ier"),
        ),
    )
)  # fmt: skip
"""Endings of which a word takes one or the other: "acceptence" is no form of "acceptance"."""
_STEM = 3


class Names:
    """Words of names, by what is left of them without one letter (after SymSpell's deletions).

    A word that is one slip away leaves the same with one letter less; so does one with two slips of which
    each text has one. The time for a word does not grow with the number of names.
    """

    __slots__ = ("_by_rest", "_words")

    def __init__(self, names: Iterable[str]) -> None:
        self._words = frozenset(
            name for name in names if _SHORTEST <= len(name) <= _LONGEST and name.isalpha()
        )
        self._by_rest: dict[str, list[str]] = {}
        for name in sorted(self._words):
            for rest in _rests(name):
                self._by_rest.setdefault(rest, []).append(name)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def nearest(self, word: str) -> str | None:
        """The word of a name that was probably meant, or nothing; of several the first of the nearest."""
        if not _SHORTEST - 1 <= len(word) <= _LONGEST or not word.isalpha():
            return None
        near = {name for rest in _rests(word) for name in self._by_rest.get(rest, ())}
        near = {name for name in near if name != word and name[0] == word[0]}
        found = [(distance(word, name), name) for name in near]
        slips = [(slips, name) for slips, name in found if slips <= (2 if len(name) >= _LONG else 1)]
        return min(slips)[1] if slips else None


def _rests(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def is_slip(word: str, right: str) -> bool:
    """Whether a word that is near another one may be a slip of it: no other form of it, no ordinary word, and
    not the other one with a letter behind it, as names of products are. A last letter typed twice is one."""
    if word[:-1] == right and word[-1] != right[-1]:
        return False
    ends = word[-2:], right[-2:]
    if word[:-2] == right[:-2] and all(map(ne, *ends)) and sorted(ends[0]) != sorted(ends[1]):
        return False  # "proposta" ends as another language does
    if same_stem(word, right):
        return False
    from funnelspec.language.ordinary import ORDINARY

    return word not in ORDINARY


def same_stem(one: str, other: str) -> bool:
    """Whether two words differ in a regular ending only: qualify, qualifies, qualifying, qualifier."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    cuts = range(max(at - 3, _STEM), at + 1)
    endings = [frozenset((one[cut:], other[cut:])) for cut in cuts]
    return any(both <= _ENDINGS and both not in _NO_FORMS for both in endings)


def forms(word: str) -> Iterator[str]:
    """What a word may be with other endings: every word that has its stem is among them, many are none.

    How many there are does not depend on the number of words that there are.
    """
    for cut in range(max(_STEM, len(word) - _LONGEST_ENDING), len(word) + 1):
        if word[cut:] in _ENDINGS:
            yield from (word[:cut] + ending for ending in _ENDINGS)


def ending(word: str) -> int:
    """How many letters the longest regular ending of a word has: a slip often spoils it."""
    return next(size for size in range(_LONGEST_ENDING, -1, -1) if word[len(word) - size :] in _ENDINGS)


def corrected(slip: str, folded: str, right: str) -> str:
    """A word to write in place of a slip: with the capitals and the plural of the slip.

    Args:
        slip: as it is written.
        folded: the same as ``words.words`` gives it.
        right: the word that was meant, as a name has it.
    """
    (singular,) = words(right)
    many, word = slip.lower() != folded, right.lower()
    if many != (word != singular):
        word = _plural(singular) if many else singular
    if slip.isupper():
        return word.upper()
    return word.capitalize() if slip[:1].isupper() else word


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o", "u"):
        return f"{word[:-1]}ies"
    return f"{word}{'es' if word.endswith(('s', 'x', 'z', 'ch', 'sh')) else 's'}"
