"""The words of prose: one pass over a text, shared by every rule that reads texts.

A word is what ``fold_name`` makes one of: "Hand-raising leads" is "hand", "raising", "lead". The folded words
of a text are kept, their places are worked out again when something is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from funnelspec.language.folding import fold_name

# Punctuation and an upper-case letter behind a lower-case one begin a new word, as in a name.
_WORD = re.compile("[^\\W_](?:[^\\W_A-Z]|(?<![a-z])[A-Z])*(?:['\u2019][a-z]+)?")

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
_SIGNS = '`[@_/"\u201c'


class _Folded(dict[str, str]):
    """The folded form of every word met so far."""

    def __missing__(self, word: str) -> str:
        bare = re.sub("['\u2019]s?$", "", word) or word
        folded = self[word] = fold_name(bare).replace(" ", "") or word.casefold()
        return folded


_FOLDED = _Folded()


def words(text: str) -> list[str]:
    """The words of a text in order, folded: without case, plural and possessive."""
    return list(map(_FOLDED.__getitem__, _WORD.findall(text)))


def spans(text: str) -> list[tuple[int, int]]:
    """The place of each word that ``words`` gives for the same text: start and end, in code points."""
    return [found.span() for found in _WORD.finditer(text)]


def written(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)


def masked(text: str) -> str:
    """A text in which what is not prose is blank: code, links, addresses, ids, words in double quotes.

    Everything else stays at its place, so places in the outcome are places in the text.
    """
    if not any(sign in text for sign in _SIGNS):
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
        at = 0
        while at < len(text):
            known = self._by_first.get(text[at])
            if known is not None:
                for size in range(min(self._longest[text[at]], len(text) - at), 0, -1):
                    meaning = known.get(tuple(text[at : at + size]))
                    if meaning is not None:
                        yield at, at + size, meaning
                        at += size - 1
                        break
            at += 1
