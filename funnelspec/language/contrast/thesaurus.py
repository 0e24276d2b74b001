"""Which words mean the same: the thesaurus that ships as a text file, and what a project adds to it."""

from __future__ import annotations

import os.path
from collections.abc import Iterable
from functools import lru_cache

from funnelspec.language.contrast.wordlists import PARTICLES
from funnelspec.language.folding import fold_word
from funnelspec.language.words import words
from funnelspec.record import NamedTuple

Phrase = tuple[str, ...]
Phrases = dict[str, dict[Phrase, str]]
FILLER = ""
"""The common word of what says nothing."""


def stem(word: str) -> str:
    """A folded word without the endings of a verb: "created", "creating" and "create" are "creat"."""
    if word == "sale":
        return word  # the sales team is no SAL
    if len(word) > 5 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 4 and word.endswith("ied"):
        return word[:-3] + "y"
    elif len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        word = word[:-2]
    if len(word) > 3 and word[-1] == word[-2]:
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def stems(phrase: str) -> Phrase:
    return tuple(map(stem, words(phrase)))


class _Stems(dict[str, str]):
    """The stem of every word met in the thesaurus so far: it says the same words again and again."""

    def __missing__(self, word: str) -> str:
        self[word] = stem(fold_word(word))
        return self[word]


_STEMS = _Stems()


def _key(phrase: str) -> Phrase:
    """The stems of a phrase of the thesaurus, which has nothing but small letters and blanks."""
    if " " in phrase:
        return tuple(map(_STEMS.__getitem__, phrase.split()))
    return (_STEMS[phrase],) if phrase else ()


class Lexicon(NamedTuple):
    """A thesaurus as read.

    Attributes:
        phrases: by their first word, phrases as stems and the common word of each.
        denials: common words that deny another one: ``reject`` is not ``accept``.
        opposites: common words and those that stand against them.
        actors: common words for somebody who acts.
        limits: common words that tell some from others: "new", "inbound".
        light: common words that add little where all else is said.
        grammar: common words that read as a word of grammar, and that word: "as long as" is "if".
    """

    phrases: Phrases
    denials: dict[str, str]
    opposites: dict[str, frozenset[str]]
    actors: frozenset[str]
    limits: frozenset[str]
    light: frozenset[str]
    grammar: dict[str, str]

    def knows(self, common: str) -> bool:
        """Whether a common word is one of the thesaurus, so that its synonyms are known."""
        key = tuple(common.split())
        return key in self.phrases.get(key[0], {})


def read(text: str) -> Lexicon:
    """Reads a thesaurus; what each kind of line means stands at the head of ``thesaurus.txt``.

    Of two groups that have a phrase in common the first keeps it.
    """
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    phrases: Phrases = {}
    grammar: dict[str, str] = {}
    actors, limiting, adding, denied, opposed = set(), [], [], [], []
    for line in lines:
        if " <> " in line:
            opposed.append(line.split(" <> "))
        elif " = not " in line:
            denied.append(line.split(" = not "))
        elif line.startswith("- "):
            _add(phrases, line[2:].split(" / "), FILLER)
        elif line.startswith("! "):
            limiting += line[2:].split(" / ")
        elif line.startswith("~ "):
            adding += line[2:].split(" / ")
        elif line.startswith("> "):
            grammar[_add(phrases, line[2:].split(" / "))] = line[2:].partition(" /")[0]
        elif line.startswith("@ "):
            actors.add(_add(phrases, line[2:].split(" / ")))
        else:
            _add(phrases, line.split(" / "))
    denials = {_common(phrases, one): _common(phrases, other) for one, other in denied}
    for one, _ in denied:
        phrases.setdefault(_key(one)[0], {}).setdefault(_key(one), _common(phrases, one))
    opposites: dict[str, frozenset[str]] = {}
    for several in opposed:
        group = {_common(phrases, each) for each in several}
        for each in several:
            phrases.setdefault(_key(each)[0], {}).setdefault(_key(each), _common(phrases, each))
        for common in group:
            opposites[common] = opposites.get(common, frozenset()) | (group - {common})
    for each in (*limiting, *adding):
        phrases.setdefault(_key(each)[0], {}).setdefault(_key(each), _common(phrases, each))
    limits, light = (frozenset(_common(phrases, each) for each in several) for several in (limiting, adding))
    return Lexicon(phrases, denials, opposites, frozenset(actors), limits, light, grammar)


def _common(phrases: Phrases, phrase: str) -> str:
    key = _key(phrase)
    return phrases.get(key[0], {}).get(key, " ".join(key))


def _add(phrases: Phrases, group: Iterable[str], common: str | None = None) -> str:
    keys = list(map(_key, group))
    if common is None:
        first = keys[0]
        common = phrases.get(first[0], {}).get(first) or " ".join(first)
    for key in keys:
        known = phrases.get(key[0])
        if known is None:
            phrases[key[0]] = {key: common}
        elif key not in known:
            known[key] = common
    return common


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The thesaurus of the package."""
    # The package is always a folder; `importlib.resources`, which also reads archives, takes longer to import
    # than the file to read.
    with open(os.path.join(os.path.dirname(__file__), "thesaurus.txt"), encoding="utf-8") as file:
        return read(file.read())


class Synonyms:
    """From phrases to one common word: the shipped thesaurus, with what a project calls its own things.

    A frozen value: two texts that are compared with one of these may be kept by it.
    """

    __slots__ = ("_longest", "_phrases", "firsts", "lexicon", "verbs")

    def __init__(self, phrases: Phrases, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._phrases = phrases
        self.firsts = phrases.keys()
        # Words that may have a particle further on: "turned the lead down".
        self.verbs = {
            first
            for first, known in phrases.items()
            if any(len(key) == 2 and key[1] in PARTICLES for key in known)
        }
        self._longest = {first: max(map(len, known)) for first, known in phrases.items()}

    @classmethod
    def of(cls, groups: Iterable[Iterable[str]] = ()) -> Synonyms:
        """The shipped thesaurus and further groups, each of phrases that mean the same.

        A group that has a phrase of the thesaurus joins the phrase's group there. Of two groups of the
        project that have a phrase in common the first keeps it.
        """
        lexicon = shipped()
        phrases = dict(lexicon.phrases)
        copied: set[str] = set()
        taken: set[Phrase] = set()
        for group in groups:
            keys = [key for key in map(stems, group) if key]
            if len(keys) < 2:
                continue
            known = (lexicon.phrases.get(key[0], {}).get(key) for key in keys)
            common = next((each for each in known if each), " ".join(keys[0]))
            for key in keys:
                if key not in taken:
                    taken.add(key)
                    if key[0] not in copied:
                        copied.add(key[0])
                        phrases[key[0]] = dict(phrases.get(key[0], {}))
                    phrases[key[0]][key] = common
        return cls(phrases, lexicon)

    def find(self, text: list[str], at: int) -> tuple[int, str] | None:
        """The longest phrase that begins at a stem: how many stems it has, and its common word."""
        known = self._phrases.get(text[at])
        if known is None:
            return None
        for size in range(min(self._longest[text[at]], len(text) - at), 0, -1):
            common = known.get(tuple(text[at : at + size]))
            if common is not None:
                return size, common
        return None


@lru_cache(maxsize=1)
def plain() -> Synonyms:
    """The shipped thesaurus and nothing else."""
    return Synonyms.of()
