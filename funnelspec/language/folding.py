"""Folding: what counts as the same name, and as the same text.

Names are compared without case, hyphens, spaces and plural; texts without case and layout only.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The form in which two spellings of one name are equal: "Sales-Ready Leads" is "sales ready lead".

    Compatibility forms (NFKC), case, hyphens, underscores, camel case and the plural of each word are
    folded. Folding twice is folding once.
    """
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    folded = " ".join(map(_FOLDED.__getitem__, _words(text)))
    return folded or _casefold(text.strip())


class _Folded(dict[str, str]):
    """The folded form of every word met so far: names and texts say the same words again and again."""

    def __missing__(self, word: str) -> str:
        folded = self[word] = _singular(_casefold(word))
        return folded


_FOLDED = _Folded()


def fold_word(word: str) -> str:
    """``fold_name`` of a single word in small letters."""
    return _FOLDED[word]


def fold_text(text: str) -> str:
    """The form in which two texts say the same: case, layout and a closing full stop do not count."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _casefold(" ".join(text.split())).rstrip(" .")


def _casefold(text: str) -> str:
    folded = text.casefold()
    # Some letters need a second pass before normalising and folding settle (Unicode 3.13, D146).
    return folded if folded.isascii() else unicodedata.normalize("NFKC", folded).casefold()


_CURLY = "\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_GAPS = str.maketrans(dict.fromkeys("-_/.,:;()[]\"'\u2010\u2011\u2012\u2013\u2014" + _CURLY, " "))


def _words(text: str) -> list[str]:
    """The words of a name; punctuation and an upper-case letter behind a lower-case one begin a new one."""
    found = []
    for word in text.translate(_GAPS).split():
        if word[1:].islower() or word.isupper():
            found.append(word)  # nothing in it is camel case: by far the most
        else:
            start = 0
            for at in range(1, len(word)):
                if word[at].isupper() and word[at - 1].islower():
                    found.append(word[start:at])
                    start = at
            found.append(word[start:])
    return found


def _singular(word: str) -> str:
    """The word without a plural ending; short words and words in -ss, -us, -is stay as they are.

    Where the plural does not tell whether the word ends in -e (sizes, boxes) or in -ie (cookies, queries),
    the word itself loses that ending too, so that both are found.
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3:
        if word.endswith(("ches", "shes", "sses", "uses", "xes", "zes")):
            return word[:-2]
        if word.endswith("ie"):
            return word[:-2] + "y"
    if len(word) > 2 and word.endswith(("che", "she", "sse", "use", "xe", "ze")):
        return word[:-1]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-1]
