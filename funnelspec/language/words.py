"""The words of prose: one pass over a text, shared by every rule that reads texts.

A word is what ``fold_name`` makes one of: "Hand-raising leads" is "hand", "raising", "lead". The folded words
of a text are kept, their places are worked out again when something is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from funnelspec.language.folding import fold_name

_APOSTROPHES = "'\u2019"


class _Blanks(dict[int, int]):
    """For ``str.translate``: what is neither letter, digit nor apostrophe becomes a blank, so that
    every word keeps its place. Several times faster than a regular expression."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        self[code] = code if letter.isalnum() or letter in _APOSTROPHES else 32
        return self[code]


_BLANKS = _Blanks()
_ASCII = bytes(_BLANKS[code] for code in range(128)) + bytes(128)
_ENDS = re.compile("['\u2019]s?$")
_CAMEL = re.compile("[a-z](?=[A-Z])")

# Each begins where a match can begin and looks no further than a match can be long: texts may be hostile.
_MASKS = (
    r"`+[^`]*`+"  # code
    r"|\[\[[^\[\]]*\]\]"  # a link to an item, which is looked up by what it names
    r"|\]\([^)\s]{0,500}\)"  # where a Markdown link leads
    r"|\bhttps?://\S+|\bmailto:\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\w+"  # addresses
    r'|"[^"\n]*"|\u201c[^\u201c\u201d\n]*\u201d'  # what somebody else calls it
    r"|\b(?:terms|fields|segments|criteria|scores|stages|funnels|status_lists|statuses|reasons|slas|handovers"
    r"|metrics)/\w[\w/]*"  # full ids
    r"|\b\w*[^\W_]_\w+"  # other ids
)
_MASK: list[re.Pattern[str]] = []  # compiled for the first text that needs it


class _Folded(dict[str, str]):
    """The folded form of every word met so far; of camel case its words with a blank between them."""

    def __missing__(self, word: str) -> str:
        bare = _ENDS.sub("", word.lstrip(_APOSTROPHES)) or word
        folded = " ".join(fold_name(part).replace(" ", "") for part in _CAMEL.sub(r"\g<0> ", bare).split())
        if " " in folded:
            _SEVERAL.add(word)
        self[word] = folded or word.casefold()
        return self[word]


_FOLDED = _Folded()
_SEVERAL: set[str] = set()
"""The words in camel case met so far: they are more than one."""


def _blanked(text: str) -> str:
    """A text of the same length in which only words and blanks are left."""
    if text.isascii():  # most are, and bytes are translated at a quarter of the time
        return text.encode().translate(_ASCII).decode()
    return text.translate(_BLANKS)


def words(text: str) -> list[str]:
    """The words of a text in order, folded: without case, plural and possessive."""
    found = _blanked(text).split()
    folded = list(map(_FOLDED.__getitem__, found))
    if _SEVERAL.isdisjoint(found):
        return folded
    return " ".join(folded).split(" ")


@lru_cache(maxsize=4)  # a text may have thousands of findings, one after the other
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The place of each word that ``words`` gives for the same text: start and end, in code points."""
    places = []
    for found in re.finditer(r"[^ ]+", _blanked(text)):
        word = found.group()
        start, end = found.span()
        start += len(word) - len(word.lstrip(_APOSTROPHES)) if word.strip(_APOSTROPHES) else 0
        if " " in _FOLDED[word]:
            for part in _CAMEL.sub(r"\g<0> ", text[start:end]).split():
                places.append((start, start + len(part)))
                start += len(part)
        else:
            places.append((start, max(start + 1, start + len(text[start:end].rstrip(_APOSTROPHES)))))
    return tuple(places)


def written(text: str) -> list[str]:
    """The words of a text as they are written."""
    return [text[start:end] for start, end in spans(text)]


def masked(text: str) -> str:
    """A text in which what is not prose is blank: code, links, addresses, ids, words in double quotes.

    Everything else stays at its place, so places in the outcome are places in the text.
    """
    # Written out: most texts have none of these signs, and a loop takes longer than all seven searches.
    if not (
        '"' in text
        or "[" in text
        or "_" in text
        or "/" in text
        or "`" in text
        or "@" in text
        or "\u201c" in text
    ):
        return text
    if not _MASK:
        _MASK.append(re.compile(_MASKS))
    return _MASK[0].sub(lambda found: " " * len(found.group()), text)


class Phrases:
    """Finds any of many phrases in the words of a text; the longest one wins.

    The time for a text does not grow with the number of phrases: they are looked up by their first word.
    """

    __slots__ = ("_by_first", "_longest")

    def __init__(self, phrases: dict[str, str] | None = None) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], str]] = {}
        self._longest: dict[str, int] = {}
        for phrase, meaning in (phrases or {}).items():
            self.add(tuple(words(phrase)), meaning)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def add(self, phrase: tuple[str, ...], meaning: str) -> None:
        """Takes one more phrase, as folded words; of two meanings the first stays."""
        if phrase:
            self._by_first.setdefault(phrase[0], {}).setdefault(phrase, meaning)
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def find(self, text: list[str]) -> Iterator[tuple[int, int, str]]:
        """The phrases in a text that do not overlap: the first word, the one behind the last, the meaning."""
        by_first, behind = self._by_first, 0
        if by_first.keys().isdisjoint(text):  # most texts; asked at once, that takes a quarter of the time
            return
        for at in [at for at, word in enumerate(text) if word in by_first]:
            if at < behind:
                continue
            known = by_first[text[at]]
            for size in range(min(self._longest[text[at]], len(text) - at), 0, -1):
                meaning = known.get(tuple(text[at : at + size]))
                if meaning is not None:
                    behind = at + size
                    yield at, behind, meaning
                    break
