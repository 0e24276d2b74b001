"""The forms in which one name is written: "sales-ready", "sales ready", "SalesReady".

``fold_name`` makes them equal; here they are told apart again. What counts is only what stands between the
words: a blank, a hyphen, nothing. Case and plural make no other form.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import add

from funnelspec.language.folding import fold_name
from funnelspec.language.words import Phrases, spans, words, written
from funnelspec.record import NamedTuple

_HYPHENS = "-\u2010\u2011"
_PARTICLES = frozenset(("up", "in", "out", "off", "on", "by", "back", "over", "down", "through", "away"))
"""A sign-up, to sign up: English writes one way as a noun and the other way as a verb."""

_BEFORE_ANYTHING = _PARTICLES | {"about", "across", "after", "along", "around", "before", "under", "without"}
"""Words that begin names, too: those who fall out come back, and that is no outcome."""

_NO_NOUN = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does", "for", "from",
        "had", "has", "have", "if", "in", "into", "is", "it", "may", "must", "never", "no", "not", "of", "on",
        "only", "or", "should", "so", "than", "that", "the", "their", "then", "they", "this", "to", "until",
        "was", "we", "were", "when", "which", "who", "will", "with", "would",
    )
)  # fmt: skip
_SHORTEST = 5
"""Shorter words come about by chance, as "a" and "mount" do."""
_LONGEST = 80
"""No longer word is one that people write in two; each end of a word is kept."""
_SHORTEST_PIECE = 3


class Variant(NamedTuple):
    """A name in another form.

    Attributes:
        first, end: the words of the text; the last one is the one before ``end``.
        written: what stands there, several blanks as one.
        name: the form that is right, as it was given.
        right: the same for this place: plural and case as in the text.
        sure: whether it is the name; no, where two words of a text are by chance those of a name of one word.
    """

    first: int
    end: int
    written: str
    name: str
    right: str
    sure: bool = True


class Surfaces:
    """Names in their right forms; finds them written in other ones.

    The time for a text does not grow with the number of names.
    """

    __slots__ = ("_one_word", "_phrases", "_right", "_signs")

    def __init__(self) -> None:
        self._right: dict[str, list[str]] = {}
        self._phrases = Phrases()
        # Words without one of which a text has nothing to see that has blanks between its words: what names
        # begin with that have more than blanks, names of two words written as one, ends of names of one word.
        self._signs: set[str] = set()
        self._one_word: set[str] = set()

    def add(self, name: str) -> None:
        """Takes a right form of a name; of several the first is the one to write."""
        folded = fold_name(name).split() if "'" not in name and "\u2019" not in name else words(name)
        meaning = " ".join(folded)
        self._right.setdefault(meaning, []).append(name)
        if len(folded) == 1:
            if _SHORTEST <= len(meaning) <= _LONGEST:
                self._one_word.add(meaning)
                self._signs.update(meaning[at:] for at in range(1, len(meaning) - 1))
        elif len(folded) > 2 or (folded[1:] and folded[1] not in _PARTICLES):
            self._phrases.add(tuple(folded), meaning)
            if len(name.split()) != len(folded):
                self._signs.add(folded[0])
            if len(folded) == 2:
                letters = name.replace(" ", "").replace("-", "")
                # By far the most names have nothing but blanks and hyphens, and need no search for places.
                joined = words((letters if letters.isalnum() else "".join(written(name))).lower())
                if len(joined) == 1 and len(joined[0]) >= _SHORTEST:
                    self._phrases.add(tuple(joined), meaning)
                    self._signs.add(joined[0])

    def find(self, text: str, folded: list[str], *, whole: bool = True) -> Iterator[Variant]:
        """The names in a text that are written in a form that is not right for any.

        Args:
            text: without what is no prose; see ``words.masked``.
            folded: its words, as ``words.words`` gives them.
            whole: whether a name may be the whole text; no, where the text is a name itself.
        """
        if self._signs.isdisjoint(folded) and len(text.split()) == len(folded) and not _hyphen(text):
            return
        found = list(self._phrases.find(folded)) if whole else self._inside(folded)
        apart = (whole or len(folded) > 2) and not self._one_word.isdisjoint(map(add, folded, folded[1:]))
        if not found and not apart:
            return
        places = spans(text)
        for first, end, meaning in found:
            yield from self._compared(text, folded, places, first, end, meaning)
        if apart:
            for at, joined in enumerate(map(add, folded, folded[1:])):
                if joined in self._one_word and f"{folded[at]} {folded[at + 1]}" not in self._right:
                    yield from self._in_two(text, folded, places, at, self._right[joined][0])

    def _inside(self, folded: list[str]) -> list[tuple[int, int, str]]:
        """The names that are less than a whole text: those without its last word, and without its first."""
        found = dict.fromkeys(self._phrases.find(folded[:-1]))
        found |= dict.fromkeys((at + 1, end + 1, name) for at, end, name in self._phrases.find(folded[1:]))
        return list(found)

    def _compared(
        self,
        text: str,
        folded: list[str],
        places: tuple[tuple[int, int], ...],
        first: int,
        end: int,
        meaning: str,
    ) -> Iterator[Variant]:
        names = self._right[meaning]
        if end - first == 1:
            if folded[first] not in self._right and all(any(joints(name)) for name in names):
                one = text[slice(*places[first])]
                yield Variant(first, end, one, names[0], _taken_apart(one, names[0]))
            return
        here = _between(text, places[first:end])
        if here is None or _in_longer(text, places[first][0], places[end - 1][1]):
            return
        right = [each for each in map(joints, names) if each]
        fixed = [at for at, word in enumerate(folded[first + 1 : end]) if word not in _PARTICLES]
        if not right or any(all(here[at] == each[at] for at in fixed) for each in right):
            return
        if set(here) == {"-"} and set(right[0]) == {" "} and _before_noun(text, folded, places, end):
            return
        name = next(name for name in names if joints(name))
        written = " ".join(text[places[first][0] : places[end - 1][1]].split())
        yield Variant(first, end, written, name, _joined(text, places[first:end], here, name))

    def _in_two(
        self, text: str, folded: list[str], places: tuple[tuple[int, int], ...], at: int, name: str
    ) -> Iterator[Variant]:
        """A name of one word, written as two."""
        here = _between(text, places[at : at + 2])
        one, other = (text[slice(*place)] for place in places[at : at + 2])
        if not here or here == [""] or folded[at + 1] in _PARTICLES:
            return
        hyphen = here == ["-"]
        if not hyphen and min(len(one), len(other)) < _SHORTEST_PIECE:
            return
        if not hyphen and (folded[at] in _BEFORE_ANYTHING or folded[at] in _NO_NOUN):
            return
        if not _in_longer(text, places[at][0], places[at + 1][1]):
            yield Variant(at, at + 2, f"{one}{here[0]}{other}", name, one + other.lower(), sure=hyphen)


def _hyphen(text: str) -> bool:
    return "-" in text or (not text.isascii() and any(hyphen in text for hyphen in _HYPHENS))


def _between(text: str, places: tuple[tuple[int, int], ...]) -> list[str] | None:
    """What stands between neighbouring words: blanks, hyphens or nothing; nothing at all for other signs and
    for the end of a line, which is that of a heading or a paragraph: folded lines have a blank there."""
    found = []
    for (_, end), (start, _) in pairwise(places):
        between = text[end:start]
        if "\n" in between:
            return None
        if between and between.strip():
            if between not in _HYPHENS:
                return None
            found.append("-")
        else:
            found.append(" " if between else "")
    return found


def joints(name: str) -> list[str]:
    """What stands between the words of a name; empty where it is more than blanks and hyphens."""
    return _between(name, spans(name)) or []


def _in_longer(text: str, start: int, end: int) -> bool:
    """Whether the words are a part of a longer word with hyphens."""
    return text[start - 1 : start] in tuple(_HYPHENS) or text[end : end + 1] in tuple(_HYPHENS)


def _before_noun(text: str, folded: list[str], places: tuple[tuple[int, int], ...], end: int) -> bool:
    """Whether a further noun may follow: "a free-trial user" has a hyphen although a free trial has none."""
    if end == len(places) or folded[end] in _NO_NOUN:
        return False
    return not text[places[end - 1][1] : places[end][0]].strip()


def _joined(text: str, places: tuple[tuple[int, int], ...], here: list[str], name: str) -> str:
    """The words of a text, joined as those of a name are."""
    made = ""
    own = written(name)
    for at, ((start, end), word, joint) in enumerate(zip(places, own, ["", *joints(name)], strict=True)):
        mine = text[start:end]
        begins = not at and own[1].islower() and word.istitle() and _within(text, start)
        # Where nothing stood between the words, a capital only showed where one begins.
        if here[max(at - 1, 0)] == "" and (begins or word.islower()):
            mine = mine.lower()
        made += joint + mine
    return made


def _within(text: str, start: int) -> bool:
    """Whether a place is not where a sentence begins."""
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".!?:"


def _taken_apart(word: str, name: str) -> str:
    """A name for a word that is all of its words in one."""
    whole = "".join(written(name)).lower()
    more = word[len(whole) :].lower() if word.lower().startswith(whole) else ""
    first = name[:1].upper() if word[:1].isupper() else name[:1].lower()
    return first + name[1:] + more
