"""Which other items a definition explains its own item with: what it says that the thing is.

In a good glossary texts link to each other everywhere: a stage names the next one, a contract its renewal.
None of that explains. What explains is what stands where the definition says what the thing *is*: at its
beginning ("An [[MQL]] that ...", "The stage before [[SAL]]") or behind "that is" ("a lead that is not yet an
[[SAL]]"). Terminology calls the first the superordinate concept (ISO 704); a reader cannot do without it.
Nor without what a thing is a part, a sum or a number of ("The sum of the [[ACV]]"): such nouns say little by
themselves, and what they are of is what is meant (transparent nouns; Fillmore, Johnson and Petruck,
"Background to FrameNet", 2003). Of "an [[SDR]] or an [[AE]]" a reader has to know both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from funnelspec.language.little import ADVERBS, ARTICLES, BESIDE, COPULAS, FUNCTIONS, word_set
from funnelspec.language.words import spans, words
from funnelspec.model.entities import Entry, Field, Part, Reason
from funnelspec.model.model import Model
from funnelspec.model.references import Link, links
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._prose import Passage, passages
from funnelspec.source import Location

_ADJECTIVES = 2
_LONGEST_NAME = 6
_FEW = 30
_LONGEST_SENTENCE = 400  # characters; nobody looks further for what a thing is

_SORTS = word_set(
    "kind type sort form word term what something anything stage step status phase state opposite"
)
_AMOUNTS = word_set(
    "sum total part unit number count amount share half third quarter percentage fraction piece portion rest "
    "group set list sery collection pair most"  # a series, folded
)
"""Nouns that say little without what they are of."""

_RELATIONS = word_set("of for before after behind between with like as")
_COMES = word_set("come follow precede stand")
_RELATIVES = word_set("that who which whatever whoever")


class Step(NamedTuple):
    """One item is explained by another: by a link, else by its name, the words from ``first`` to ``end``."""

    passage: Passage
    link: Link | None
    first: int = 0
    end: int = 0

    @property
    def where(self) -> Location:
        return self.link.where if self.link else self.passage.place(self.first, self.end)


Steps = dict[str, dict[str, Step]]
"""For each item the others that its definition explains it with, by full ids."""


@lru_cache(maxsize=1)
def definitions(model: Model) -> dict[int, Passage]:
    """The definitions of all items, by the id of their text."""
    return {id(one.text): one for one in passages(model) if one.attribute == "definition"}


@lru_cache(maxsize=8)
def steps(model: Model, workspace: Workspace) -> Steps:
    """What the items of a view are explained with, as far as that is explained, too."""
    texts, names = definitions(model), Names(workspace)
    found: Steps = {}
    for entry in workspace.entries.values():
        passage = texts.get(id(entry.definition))
        for other, step in explaining(passage, entry, names) if passage else ():
            found.setdefault(entry.full_id, {}).setdefault(other.full_id, step)
    return {name: {to: step for to, step in others.items() if to in found} for name, others in found.items()}


class Names:
    """The names of a workspace's items, for finding them among the words of a text."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._all = workspace.names()
        self._firsts = {name.partition(" ")[0] for name in self._all}

    def at(self, text: list[str], at: int, entry: Entry) -> tuple[Entry, int] | None:
        """The item whose name the words from ``at`` on are, as the text of ``entry`` means it, and the number
        of the words."""
        if at >= len(text) or text[at] not in self._firsts:
            return None
        for size in range(min(_LONGEST_NAME, len(text) - at), 0, -1):
            found = self._all.get(" ".join(text[at : at + size]), ())
            near = [one for one in found if one.file.context in (None, entry.file.context)]
            if near:
                own = (one for one in near if one is entry)
                return next(own, near[0]), size
        return None

    def shared(self, name: list[str]) -> bool:
        """Whether several items go by a name."""
        return len(self._all.get(" ".join(name), ())) > 1

    def linked(self, link: Link, entry: Entry) -> Entry | None:
        return self._workspace.named(link.target, entry.file.context)


def explaining(passage: Passage, entry: Entry, names: Names) -> Iterator[tuple[Entry, Step]]:
    """The items that the definition of ``entry`` explains it with; what the first sentence links to itself
    counts wherever it stands, since nobody learns anything from such a link."""
    text = passage.text.value
    opened = _opened(passage.words, entry, names)
    linked = explains = False
    last = 0
    end = _first_sentence(text) if "[[" in text else 0
    for link in links(passage.text) if end else ():
        if link.start >= end:
            break
        other = names.linked(link, entry)
        before = words(passage.plain[: link.start])
        explains = (
            other is entry
            or _explains(before, opened, _behind(passage.plain, link.end))
            or (explains and _is_other(before[last:]))
        )
        explains = explains and before[-1:] != ["see"]
        last = len(before)
        if explains and other is not None:
            yield other, Step(passage, link)
        linked = linked or explains or len(before) <= opened + _ADJECTIVES
    if not linked and not isinstance(entry, (Field, Part, Reason)):
        yield from _named(passage, entry, opened, names)


def _first_sentence(text: str) -> int:
    ends = [at for mark in (". ", "; ", ".\n", "\n\n") if (at := text.find(mark)) >= 0]
    return min([*ends, len(text), _LONGEST_SENTENCE])


def _opened(text: list[str], entry: Entry, names: Names) -> int:
    """How many words stand before those that say what the thing is: "An MQL is a", "The stage before"."""
    at = 0
    while at < len(text):
        while at < len(text) and text[at] in ARTICLES:
            at += 1
        own = names.at(text, at, entry)
        if own and own[0] is entry:
            behind = text[at + own[1] : at + own[1] + 1]
            if behind and (behind[0] in COPULAS or behind[0] in ARTICLES):
                at += own[1] + 1
                continue
            return at
        amount = _amount(text, at)
        if amount:
            at = amount
            continue
        further = at + 1
        if at < len(text) and text[at] in _SORTS:
            while further < len(text) and text[further] in _COMES:
                further += 1
            if further < len(text) and text[further] in _RELATIONS:
                further += 1
            elif further == at + 1:
                return at
            at = further
            continue
        return at
    return at


def _amount(text: list[str], at: int) -> int:
    """The word behind "sum of", "eighth part of"; 0 where nothing of the kind stands there."""
    for noun in range(at, min(len(text) - 1, at + _ADJECTIVES + 1)):
        if text[noun] in _AMOUNTS and text[noun + 1] == "of":
            return noun + 2
        if text[noun] in FUNCTIONS:
            return 0
    return 0


def _is_other(between: list[str]) -> bool:
    """Whether the words between two links make the later one another of what the first is: "or an"."""
    return between[:1] == ["or"] and ARTICLES.issuperset(between[1:])


def _explains(before: list[str], opened: int, behind: str) -> bool:
    """Whether a link says what the thing is, by the words before it and the one behind."""
    if len(before) < opened or not before[opened:]:
        return _goes_on(behind)
    rest = before[opened:]
    if len(rest) <= _ADJECTIVES and opened and FUNCTIONS.isdisjoint(rest) and ARTICLES.isdisjoint(rest):
        return _goes_on(behind)
    return _is_one(before)


def _is_one(before: list[str]) -> bool:
    """Whether words end in "that is a", "who is not yet an"."""
    at = len(before)
    while at and (before[at - 1] in ARTICLES or before[at - 1] in ADVERBS):
        at -= 1
    return 1 < at < len(before) and before[at - 1] in COPULAS and before[at - 2] in _RELATIVES


def _goes_on(behind: str) -> bool:
    """Whether the word behind a name lets it be all of what the thing is: no verb of which it is the subject,
    no noun that it only describes."""
    return not behind or behind == "or" or behind in BESIDE or behind.endswith(("ed", "ing"))


def _behind(plain: str, end: int) -> str:
    """The folded word behind a link; nothing where a punctuation mark or the end is there."""
    rest = plain[end : end + 40].lstrip("abcdefghijklmnopqrstuvwxyz").lstrip()
    return words(rest)[0] if rest[:1].isalnum() else ""


def _named(passage: Passage, entry: Entry, opened: int, names: Names) -> Iterator[tuple[Entry, Step]]:
    """The same by names that are not linked."""
    text = passage.words
    for at in (*_heads(text, opened), *_ones(passage)):
        found = names.at(text, at, entry)
        if found:
            other, size = found
            behind = text[at + size] if at + size < len(text) else ""
            called = text[at : at + size]
            # "Enquiries that came in" counts what another item of that name is.
            itself = other is entry and behind in _RELATIVES and _is_name(called, entry)
            itself = itself and not names.shared(called)
            if itself or (other is not entry and behind != "or" and _goes_on(behind)):
                yield other, Step(passage, None, at, at + size)
            return


def _is_name(found: list[str], entry: Entry) -> bool:
    """Whether words are what the item is called; an alias may be a wider word that explains it well."""
    own = (entry.name, *entry.abbreviation)
    return any(name is not None and words(name.value) == found for name in own)


def _heads(text: list[str], opened: int) -> Iterator[int]:
    """Where a name may begin at the head of a definition, an adjective or two before it."""
    for at in range(opened, min(len(text), opened + _ADJECTIVES + 1)):
        yield at
        if not opened or text[at] in FUNCTIONS or text[at] in ARTICLES:
            return


def _ones(passage: Passage) -> Iterator[int]:
    """Where a name may begin behind "that is a" in the first sentence."""
    text = passage.words
    for copula in range(1, min(len(text), _FEW)):
        if text[copula] in COPULAS and text[copula - 1] in _RELATIVES:
            at = copula + 1
            while at < len(text) and (text[at] in ARTICLES or text[at] in ADVERBS):
                at += 1
            if at < len(text) and spans(passage.plain)[at][0] < _first_sentence(passage.text.value):
                yield at
