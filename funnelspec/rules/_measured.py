"""Whether the sentence around a vague word says how much is meant: by a number, a list or a test."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from funnelspec.language.little import ARTICLES, COPULAS, FUNCTIONS, word_set
from funnelspec.language.spelled import NUMBER_WORDS
from funnelspec.language.vague import ADJECTIVES, TIMELY, Vague
from funnelspec.language.words import spans, words, written
from funnelspec.model.entities import Criterion, Entry, Field, Part, Score, Segment
from funnelspec.model.references import links
from funnelspec.model.workspace import Workspace
from funnelspec.rules._prose import Passage

_NUMBERS = (NUMBER_WORDS - {"one", "twice"}) | {"none"}
_ENOUGH = word_set("enough sufficient adequate")
_TIMES = word_set("minute hour day week month quarter year")
_DATED = _TIMES | word_set("time second am pm clock h d")
_LENGTHS = word_set("long short lengthy")
"""Of time, and of other things as well."""
_DEFINING = ARTICLES | word_set(
    "those what whoever anyone somebody someone everything anything where when if"
)
_PRICES = word_set("price discount fee rate offer")
_HIGHER = word_set("better lower higher cheaper larger smaller")
_TOGETHER = _NUMBERS | word_set("all both many several")
_LASTS = COPULAS | word_set("last cover contain")
_COMPOUNDS = frozenset(("long term", "short term", "real time", "low code", "high level"))
_DEFINED = 5  # words that may stand between a vague word and the "is" that defines it
_LONGEST_NAME = 6


class Sentence:
    """A text that has vague words in it, with the place of every word."""

    def __init__(self, passage: Passage, entry: Entry, view: Workspace) -> None:
        self._passage = passage
        self._entry = entry
        self._view = view
        self._plain = passage.plain
        self._words = passage.words
        self._own = set(words(entry.name.value)) if entry.name else set()
        self._spans = spans(passage.plain)
        self._written = written(passage.plain)

    def says_how_much(self, vague: Vague) -> bool:
        """Whether one need not ask what is meant."""
        alone = vague.end - vague.first == 1 and self._words[vague.first] in ADJECTIVES
        if (alone and self.end(vague) == vague.end) or self._in_a_name(vague) or self._is_defined(vague):
            return True
        if self._compared(vague):
            return True
        start, end = self._clause(vague)
        if self._counted(vague, end):
            return True
        return vague.degree and (self._listed(vague, end) or self._tested(start, end))

    def end(self, vague: Vague) -> int:
        """The word behind those to be shown: with a degree goes the word that it tells more about."""
        behind = vague.end
        if vague.degree and behind < len(self._words) and self._words[behind] not in FUNCTIONS | ARTICLES:
            gap = self._plain[self._spans[behind - 1][1] : self._spans[behind][0]]
            if gap and not gap.strip(" \n-"):
                return behind + 1
        return vague.end

    def _in_a_name(self, vague: Vague) -> bool:
        """In a declared name or an avoided word, of which another rule tells; in a name with a capital letter
        in the middle of a sentence; in a compound; what is sold."""
        start, stop = self._spans[vague.first][0], self._spans[vague.end - 1][1]
        first = self._written[vague.first]
        if first.casefold() == "goods":
            return True
        follows = "".join(self._written[vague.end : vague.end + 1])
        if first[0].isupper() and not first.isupper() and (not self._begins(start) or follows.istitle()):
            return True
        compound = " ".join(self._words[vague.first : vague.first + 2])
        if self._plain[start - 1 : start] == "-" or (
            self._plain[stop : stop + 1] == "-" and compound in _COMPOUNDS
        ):
            return True
        if self._own.issuperset(self._words[vague.first : self.end(vague)]):
            return True
        names, declared, avoided = self._view.names(), _values(self._view), _avoided(self._view)
        for at in range(max(0, vague.first - _LONGEST_NAME + 1), vague.first + 1):
            for end in range(vague.end, min(len(self._words), at + _LONGEST_NAME) + 1):
                name = " ".join(self._words[at:end])
                if name in names or name in declared or name in avoided:
                    return True
        return False

    def _begins(self, start: int) -> bool:
        """Whether a sentence begins here."""
        before = self._plain[:start].rstrip(" \n\"'(")
        return not before or before[-1] in ".!?:;"

    def _is_defined(self, vague: Vague) -> bool:
        """Whether the sentence explains it: "a strong lead is one with", "good if", "two are enough"."""
        text, spans_ = self._words, self._spans
        behind = text[vague.end : vague.end + _DEFINED + 2]
        start = self._clause(vague)[0]
        opening = words(self._plain[start : spans_[vague.first][0]])
        if set(opening) <= ARTICLES:
            for at, word in enumerate(behind[:-1]):
                if word in _LASTS:
                    return behind[at + 1] in _DEFINING or behind[at + 1][0].isdigit() or word == "mean"
                if word in FUNCTIONS and word != "of":
                    break
        before = text[vague.first - 1] if vague.first else ""
        if not vague.degree or before not in COPULAS:
            return False
        number = any(word in _NUMBERS or word[0].isdigit() for word in opening)
        return behind[:1] in (["if"], ["when"]) or (number and text[vague.first] in _ENOUGH)

    def _clause(self, vague: Vague) -> tuple[int, int]:
        """The part of the sentence that a vague word stands in."""
        first, last = self._spans[vague.first][0], self._spans[vague.end - 1][1]
        start, end = 0, len(self._plain)
        for mark in _marks().finditer(self._plain):
            if mark.end() <= first:
                start = mark.end()
            elif mark.start() >= last:
                end = mark.start()
                break
        return start, end

    def _compared(self, vague: Vague) -> bool:
        """Against what there was, as in "asked for a better price", or of several things "at once"."""
        own = self._words[vague.first : self.end(vague)]
        if own == ["at", "once"]:
            return not _TOGETHER.isdisjoint(self._words[: vague.first])
        return own[0] in _HIGHER and own[-1] in _PRICES

    def _counted(self, vague: Vague, end: int) -> bool:
        """Whether a number behind it, in the same clause, can say how much; a span of time only how soon."""
        own = self._words[vague.first : vague.end]
        timely = not TIMELY.isdisjoint(own)
        if not vague.degree and not timely:
            return False
        text = words(self._plain[self._spans[vague.end - 1][1] : end])
        for at, word in enumerate(text):
            number = word[0].isdigit() or word in _NUMBERS
            behind = text[at + 1 : at + 4]
            short = word[0].isdigit() and word[-1].isalpha()  # 24h
            dated = short or not _DATED.isdisjoint(behind) or not _LENGTHS.isdisjoint(own)
            if number and timely and dated:
                return True
            if number and not timely and _TIMES.isdisjoint(behind[:2]):
                return True
        return False

    def _listed(self, vague: Vague, end: int) -> bool:
        """Whether a colon or a bracket behind it, in the same clause, goes on to say what is meant."""
        rest = self._plain[self._spans[vague.end - 1][1] : end + 1]
        return ":" in rest or "(" in rest

    def _tested(self, start: int, end: int) -> bool:
        """Whether the clause links to something that is measured."""
        text = self._passage.text
        if "[[" not in text.value:
            return False
        for link in links(text):
            if start <= link.start < end:
                other = self._view.named(link.target, self._entry.file.context)
                if isinstance(other, (Criterion, Part, Segment, Score, Field)):
                    return True
        return False


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[.!?;](?:\s|$)|, (?:and|but|or|so|then) ")


@lru_cache(maxsize=2)
def _values(view: Workspace) -> frozenset[str]:
    """The folded choices of all fields."""
    fields = view.all(Field).values()
    return frozenset(" ".join(words(choice.value)) for field in fields for choice in field.choices)


@lru_cache(maxsize=2)
def _avoided(view: Workspace) -> frozenset[str]:
    """The folded words that items avoid."""
    entries = view.entries.values()
    return frozenset(" ".join(words(avoid.word.value)) for entry in entries for avoid in entry.avoid)
