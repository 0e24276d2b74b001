"""A text that says another word for an item than its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Cause, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.language.words import Phrases, spans, words
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._prose import Passage, passages
from funnelspec.rules._shields import Names
from funnelspec.syntax.tree import Text


@rule(
    name="alias-in-text",
    on=Model,
    severity=INFO,
    title="A text says an alias where the name would do",
    why="Both words are allowed; who reads both may still look for the difference between them.",
    bad="""
        stages:
          customer:
            name: Customer
            definition: An account with a signed contract.
            aliases: [client]
        terms:
          renewal:
            name: Renewal
            definition: Another contract with the clients we have.  # <-- clients
    """,
    good="""
        stages:
          customer:
            name: Customer
            definition: An account with a signed contract.
            aliases: [client]
        terms:
          renewal:
            name: Renewal
            definition: Another contract with the customers we have.
    """,
)
def alias_in_text(model: Model) -> Iterator[Finding]:
    aliases: dict[str, _Holders] = {}
    for entry in model.entries:
        if entry.aliases and entry.name:
            own = fold_name(entry.name.value)
            for alias in entry.aliases:
                # An abbreviation is as good as the name, and a plural of it is the name.
                if not alias.value.isupper() and fold_name(alias.value) != own:
                    holders = aliases.setdefault(" ".join(words(alias.value)), {})
                    held = holders.setdefault((entry.file.team, entry.file.context), [])
                    if len(held) < _ENOUGH and not (held and held[-1][0] is entry):
                        held.append((entry, alias))
    if not aliases:
        return
    phrases = Phrases()
    for key in aliases:
        phrases.add(tuple(key.split()), key)
    names = Names(model.entries)
    for passage in passages(model):
        for first, end, key in phrases.find(passage.words):
            meant = _meant(aliases[key], passage)
            if len(meant) == 1 and not names.cover(passage.words, first, end):
                if _other_word(meant[0][1], passage, first, end):
                    continue
                finding = _finding(*meant[0], passage, first, end)
                # With other hyphens or blanks it is first of all misspelt, which another rule tells.
                if _gaps(finding.at.where.text) == _gaps(meant[0][1].value):
                    yield finding


def _other_word(alias: Text, passage: Passage, first: int, end: int) -> bool:
    """Whether a word is a verb that is written like the alias, or part of a figure of speech: "we quote"."""
    from funnelspec.language.inflection import forms, normal
    from funnelspec.language.senses import sense

    places = spans(passage.plain)
    form = forms(alias.value).get(normal(passage.plain[places[first][0] : places[end - 1][1]]))
    if form is None:
        return False
    plain, folded = passage.plain, passage.words
    return sense(plain, folded, first, end, form, normal(alias.value), orders=False) == "other"


def _gaps(words: str) -> list[str]:
    return re.findall(r"-|\s+", re.sub(r"\s+", " ", words.strip()))


_Holders = dict[tuple[str | None, str | None], list[tuple[Entry, Text]]]
"""The first few items that go by a word, by team and context."""

_ENOUGH = 3
"""The text's own item and two others, between which a text leaves open what it means."""


def _meant(holders: _Holders, passage: Passage) -> list[tuple[Entry, Text]]:
    """The items that a text may mean: of its own team or of all, of its own context or of all."""
    there = passage.entry.file
    own = "/".join(passage.entry.full_id.split("/")[:2])
    views = {(team, context) for team in (None, there.team) for context in (None, there.context)}
    return [pair for view in views for pair in holders.get(view, ()) if pair[0].full_id != own]


def _finding(entry: Entry, alias: Text, passage: Passage, first: int, end: int) -> Finding:
    from funnelspec.language.inflection import inflect

    where = passage.place(first, end)
    word = " ".join(alias.value.split())
    otherwise = "or turn this rule off if both words are welcome."
    about = Cause(
        f"{entry.full_id}: {word}",
        f'say "{word}" for "{entry.label}"',
        "",
        f"Write `{entry.label}`, {otherwise}",
    )
    right = inflect(entry.label, " ".join(where.text.split()), word)
    return Finding(
        headline=f'"{passage.entry.label}" says "{word}" for "{entry.label}"',
        at=Label(where, f'another word for "{entry.label}"'),
        related=(Label(alias.where, f'an alias of the {entry.kind} "{entry.label}"'),),
        help=f"Write `{right or entry.label}`, {otherwise}",
        entries=(passage.entry.full_id, entry.full_id),
        differs=f"{passage.attribute}: {word.casefold()}",
        cause=about,
    )
