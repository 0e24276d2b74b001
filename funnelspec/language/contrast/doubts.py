"""What keeps two texts from being called one, though nothing shows that they differ; and exchanged names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from funnelspec.language.contrast.reading import ENDS, SIGN
from funnelspec.language.contrast.text import Reading
from funnelspec.language.words import words

_OR = frozenset(("or", "either", "any", "whichever", "whether", "alike", "nor", "neither", "one", "no"))
_ONLY = frozenset(
    (
        "only",
        "exclusively",
        "solely",
        "alone",
        "unless",
        "except",
        "nothing",
        "nobody",
        "no",
        "not",
        "never",
        "cannot",
        "without",
    )
)


def doubtful(one: Reading, other: Reading) -> bool:
    """Whether one text alone has an "or" or an "only" for which the other one has no other way to say it."""
    said = [{unit.lower for unit in reading.units} for reading in (one, other)]
    for mine, its in (said, said[::-1]):
        if "or" in mine and its.isdisjoint(_OR):
            return True
        if "only" in mine and its.isdisjoint(_ONLY):
            return True
    return _of_another_kind(one, other)


_OPENING = 4  # words in which a text says what kind of thing it is about
_KINDS = {
    word: kind
    for kind, several in {
        "amount": "number many share percentage ratio amount total sum median average",
        "day": "day date moment",
        "reason": "why reason",
        "somebody": "person somebody someone anybody anyone people whoever",
    }.items()
    for word in several.split()
}


def _of_another_kind(one: Reading, other: Reading) -> bool:
    """Whether texts open with things of other kinds: "Number of people who" against "Day on which"."""
    opened = [words(reading.text[:_START])[:_OPENING] for reading in (one, other)]
    opening, counter = ({_KINDS[word] for word in each if word in _KINDS} for each in opened)
    asked = [{"how", "why"} & set(each) for each in opened]
    if asked[0] != asked[1] and not (opening and counter):
        return True
    return bool(opening and counter) and opening.isdisjoint(counter)


_START = 200  # letters in which these words stand


def names_apart(one: Reading, other: Reading) -> Iterator[tuple[int, int]]:
    """The positions of two names in like places that only one text has each.

    A name is a word with a capital letter inside a sentence; somebody who acts and what is abbreviated may
    go by several.
    """
    mine, its = (list(_names(reading)) for reading in (one, other))
    said = [{unit.lower for unit in reading.units} for reading in (one, other)]
    only = [at for at in mine if one.units[at].lower not in said[1]]
    others = [at for at in its if other.units[at].lower not in said[0]]
    if len(only) == len(others):
        yield from zip(only, others, strict=True)


def _names(reading: Reading) -> Iterator[int]:
    for at in reading.telling:
        if named(reading, at):
            yield at


def named(reading: Reading, at: int) -> bool:
    """Whether a word is a name: it has a capital letter inside a sentence."""
    unit = reading.units[at]
    before = reading.units[at - 1] if at else None
    if before is None or (before.kind == SIGN and before.lower in ENDS):
        return False
    written = reading.text[unit.start : unit.end]
    plain = written[:1].isupper() and not written[1:].isupper() and bool(unit.lower)
    return plain and unit.common not in reading.synonyms.lexicon.actors


_LIMITING = frozenset(
    (
        "in",
        "for",
        "with",
        "from",
        "of",
        "by",
        "under",
        "through",
        "among",
        "within",
        "via",
        "at",
        "during",
        "after",
        "before",
        "until",
        "since",
        "on",
    )
)


def restricting(reading: Reading, at: int) -> bool:
    """Whether a word limits others: it stands behind a preposition, as in "from the website"."""
    for before in reversed(reading.units[max(0, at - 3) : at]):
        if before.telling or before.kind == SIGN:
            return False
        if before.lower in _LIMITING:
            return True
    return False


_IN_ORDER = 0.85
"""The share of common words in one order from which on two texts are put alike."""
_ALIKE = 0.5
"""The share of neighbouring words from which on two texts are put alike."""


def written_alike(one: Reading, other: Reading) -> bool:
    """Whether two texts are put alike: most common words in one order, or most neighbours the same."""
    sequences = [[reading.units[at].common for at in reading.telling] for reading in (one, other)]
    first = {word: at for at, word in reversed(list(enumerate(sequences[1])))}
    shared = [first[word] for word in dict.fromkeys(sequences[0]) if word in first]
    if len(shared) > 1 and _rising(shared) >= _IN_ORDER * len(shared):
        return True
    mine, its = (set(pairwise(words)) for words in sequences)
    return 2 * len(mine & its) >= _ALIKE * (len(mine) + len(its))


def _rising(numbers: list[int]) -> int:
    """How many numbers the longest part has that only rises, others left out (patience sorting)."""
    ends: list[int] = []
    for each in numbers:
        at = bisect_left(ends, each)
        ends[at : at + 1] = [each]
    return len(ends)
