"""Acronyms in the texts of a workspace, and what texts and items say that they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from funnelspec.diagnostic import Label
from funnelspec.language.acronyms import Acronym, Expansion, acronyms, expansions
from funnelspec.language.folding import fold_name
from funnelspec.language.known import LITTLE
from funnelspec.language.words import spans
from funnelspec.model.entities import Entry, Field
from funnelspec.model.model import Model
from funnelspec.model.views import inside
from funnelspec.record import NamedTuple
from funnelspec.rules._names import words
from funnelspec.rules._prose import Passage, passages
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

_LONGEST_NAME = 6


class Told(NamedTuple):
    """A text that says what an acronym stands for."""

    passage: Passage
    expansion: Expansion

    @property
    def where(self) -> Location:
        return self.passage.text.at(self.expansion.start, self.expansion.end)


class Used(NamedTuple):
    """An acronym in a text."""

    passage: Passage
    acronym: Acronym

    @property
    def where(self) -> Location:
        return self.passage.text.at(self.acronym.start, self.acronym.end)


class Declared(NamedTuple):
    """An item that goes by an acronym; ``word`` is where it says so."""

    entry: Entry
    word: Text

    def label(self) -> Label:
        return Label(self.word.where, f'stands for "{self.entry.label}"')


@lru_cache(maxsize=1)
def told(model: Model) -> tuple[Told, ...]:
    """What the texts say that acronyms stand for, in path order."""
    return tuple(
        Told(passage, each)
        for passage in (*passages(model), *_names(model))
        # The words of a link are words of the text.
        for each in expansions(passage.text.value.replace("[[", "  ").replace("]]", "  "))
    )


def _names(model: Model) -> Iterator[Passage]:
    """The names in which an acronym is spelled out: "Marketing qualified lead (MQL)"."""
    for entry in model.entries:
        if entry.name and "(" in entry.name.value:
            yield Passage(entry, "name", entry.name, entry.name.value, [])


@lru_cache(maxsize=1)
def used(model: Model) -> tuple[Used, ...]:
    """The acronyms in the texts, in path order."""
    return tuple(Used(passage, each) for passage in passages(model) for each in acronyms(passage.plain))


@lru_cache(maxsize=1)
def declared(model: Model) -> dict[str, list[Declared]]:
    """By each folded abbreviation, the items that declare it as theirs."""
    found: dict[str, list[Declared]] = {}
    for whole in model.entries:
        for entry in (whole, *inside(whole)):
            for word in entry.abbreviation:
                found.setdefault(fold_name(word.value), []).append(Declared(entry, word))
    return found


@lru_cache(maxsize=1)
def known_words(model: Model) -> set[str]:
    """What items go by or avoid, what fields may hold, and what the workspace file declares; folded."""
    known: set[str] = set()
    for workspace in model.workspaces():
        for entry in workspace.entries.values():
            known.update(fold_name(word.value) for _, word in words(entry))
            known.update(fold_name(avoid.word.value) for avoid in entry.avoid)
            if isinstance(entry, Field):
                known.update(fold_name(choice.value) for choice in entry.choices)
    config = model.config
    named = [config.name]
    for group in (config.teams, config.contexts, config.systems):
        for each in group.values():
            named += [each.id, each.name]
    return known | {word for name in named for word in fold_name(name).split()}


def in_a_name(used: Used, known: set[str]) -> bool:
    """Whether an acronym stands in a longer name that is known: "ARR" where the text says "Net ARR"."""
    text, places = used.passage.words, spans(used.passage.plain)
    at = bisect_right(places, (used.acronym.start, len(used.passage.plain))) - 1
    return any(
        " ".join(text[first:end]) in known
        for first in range(max(0, at - _LONGEST_NAME + 1), at + 1)
        for end in range(max(at + 1, first + 2), min(len(text), first + _LONGEST_NAME) + 1)
    )


@lru_cache(maxsize=1)
def by_letters(model: Model) -> dict[str, Entry]:
    """The items by their ids and by the first letters of their names."""
    found: dict[str, Entry] = {}
    for entry in model.entries:
        found.setdefault(entry.id, entry)
    for entry in model.entries:
        letters = "".join(word[0] for word in fold_name(entry.label).split())
        if len(letters) > 1:
            found.setdefault(letters, entry)
    return found


def long_form(written: str) -> tuple[str, ...]:
    """What two spellings of one long form have in common: case, hyphens, plural, little words and brackets
    aside."""
    bare = re.sub(r"\([^()]*\)", " ", written)
    return tuple(word for word in fold_name(bare).split() if word not in LITTLE)


def same_long_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two long forms say the same, words that are cut short included: "sales rep"."""
    if len(one) != len(other):
        return "".join(one) == "".join(other)
    return all(
        mine == theirs
        or (min(len(mine), len(theirs)) > 2 and (mine.startswith(theirs) or theirs.startswith(mine)))
        for mine, theirs in zip(one, other, strict=True)
    )
