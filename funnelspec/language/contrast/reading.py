"""One text as the comparison sees it: its words by meaning, with their places, its numbers and its signs."""

from __future__ import annotations

import re
from functools import lru_cache

from funnelspec.language.contrast.thesaurus import FILLER, Synonyms, stem
from funnelspec.language.contrast.wordlists import PARTICLES, STOP
from funnelspec.language.words import words
from funnelspec.record import NamedTuple

MOST_WORDS = 400
"""As many words of a text are read; what comes behind them must be equal in both."""

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:(?:k|K|M|bn)\b)?|[^\W\d_]+(?:['\u2019][^\W\d_]+)?|>=|<=|[≥≤<>$€£%&.;:,!?()+\-\u2013]"
)
WORD, NUMBER, SIGN = "word", "number", "sign"

MODAL = frozenset(("must", "may"))
"""The common words of what is a duty and what is allowed; without an opposite they say little."""
BREAKS = frozenset(".;:,!?()")
ENDS = frozenset(".;:!?")


Token = tuple[str, str, int, int, str, bool]
"""In lower case, its stem, start, end, kind, whether a hyphen follows."""


class Unit(NamedTuple):
    """A word or phrase, a number or a sign of a text.

    Attributes:
        common: its common word; the sign or the digits themselves; empty for what says nothing.
        lower: as written in lower case; of a phrase of several words nothing.
        tight: a hyphen follows.
        telling: whether it is a word with a meaning of its own.
    """

    common: str
    lower: str
    start: int
    end: int
    kind: str
    tight: bool = False
    telling: bool = False


def _telling(common: str, lower: str) -> bool:
    return common != FILLER and common not in MODAL and lower not in STOP and not lower.endswith("n't")


@lru_cache(maxsize=8192)
def _stem(lower: str) -> str:
    return stem("".join(words(lower)))


def units(text: str, synonyms: Synonyms) -> tuple[list[Unit], int]:
    """The words, numbers and signs of a text in order, and where reading stopped."""
    tokens: list[Token] = []
    stopped = len(text)
    for found in _TOKEN.finditer(text):
        written = found.group()
        start, end = found.span()
        if written in "-\u2013" and tokens:
            lower, stem_, first, last, kind, _ = tokens[-1]
            if kind == WORD:
                tokens[-1] = (lower, stem_, first, last, kind, True)
                if text[end : end + 1].isalnum() and last == start:
                    continue
        if len(tokens) >= MOST_WORDS:
            stopped = start
            break
        if written[0].isdigit():
            tokens.append((written, written, start, end, NUMBER, False))
        elif written[0].isalpha():
            # Written in capitals it is the country.
            lower = "usa" if written == "US" else written.lower().replace("\u2019", "'")
            tokens.append((lower, _stem(lower), start, end, WORD, False))
        else:
            tokens.append((written, "", start, end, SIGN, False))
    stemmed = [token[1] for token in tokens]
    result = []
    at = 0
    while at < len(tokens):
        lower, own, start, end, kind, tight = tokens[at]
        size = 1
        if kind == WORD:
            common = own
            known = synonyms.find(stemmed, at) if own in synonyms.firsts else None
            if known is not None:
                size, common = known
                if size > 1 and _bounding(tokens, at + size):
                    size, common = 1, own
            if size == 1 and own in synonyms.verbs:
                parted = _parted(tokens, stemmed, at, synonyms)
                if parted is not None:
                    common, particle = parted
                    tokens[particle] = (*tokens[particle][:1], "", *tokens[particle][2:])
                    stemmed[particle] = ""
            grammar = synonyms.lexicon.grammar
            if size > 1 or common in grammar:
                lower, end, tight = (
                    grammar.get(common, ""),
                    tokens[at + size - 1][3],
                    tokens[at + size - 1][5],
                )
            result.append(Unit(common, lower, start, end, WORD, tight, _telling(common, lower)))
        else:
            result.append(Unit(lower, lower, start, end, kind))
        at += size
    return result, stopped


def _bounding(tokens: list[Token], end: int) -> bool:
    """Whether a phrase ends with the "up" of "up to 3 days" or the "no" of "no more than 3 days"."""
    last, *following = [token[0] for token in tokens[end - 1 : end + 2]]
    if following[:1] == ["to"]:
        return last == "up" and len(following) > 1 and following[1] != "date"
    return last == "no" and following[1:] == ["than"]


_PARTED = 4  # words that may stand between a verb and its particle: "turned the lead down"


def _parted(tokens: list[Token], stemmed: list[str], at: int, synonyms: Synonyms) -> tuple[str, int] | None:
    """The common word of a verb whose particle stands further on, and where that stands."""
    for particle in range(at + 2, min(at + 2 + _PARTED, len(tokens))):
        if tokens[particle][4] != WORD:
            return None
        if tokens[particle][0] in PARTICLES:
            known = synonyms.find([stemmed[at], stemmed[particle]], 0)
            return (known[1], particle) if known and known[0] == 2 else None
    return None
