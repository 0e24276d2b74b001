"""A text that says another word for an item than its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Cause, Finding, Label
from funnelspec.language.words import Phrases, words
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
    aliases: dict[str, list[tuple[Entry, Text]]] = {}
    for entry in model.entries:
        if entry.aliases and entry.name:
            for alias in entry.aliases:
                # An abbreviation is as good as the name.
                if not alias.value.isupper():
                    aliases.setdefault(" ".join(words(alias.value)), []).append((entry, alias))
    if not aliases:
        return
    phrases = Phrases()
    for key in aliases:
        phrases.add(tuple(key.split()), key)
    names = Names(model.entries)
    for passage in passages(model):
        for first, end, key in phrases.find(passage.words):
            meant = [pair for pair in aliases[key] if _may_mean(pair[0], passage)]
            if len(meant) == 1 and not names.cover(passage.words, first, end):
                finding = _finding(*meant[0], passage, first, end)
                # With other hyphens or blanks it is first of all misspelt, which another rule tells.
                if _gaps(finding.at.where.text) == _gaps(meant[0][1].value):
                    yield finding


def _gaps(words: str) -> list[str]:
    return re.findall(r"-|\s+", re.sub(r"\s+", " ", words.strip()))


def _may_mean(entry: Entry, passage: Passage) -> bool:
    """Whether a text may mean an item: one of its own team or of all, of its own context or of all."""
    here, there = entry.file, passage.entry.file
    own = entry.full_id == "/".join(passage.entry.full_id.split("/")[:2])
    return not own and here.team in (None, there.team) and here.context in (None, there.context)


def _finding(entry: Entry, alias: Text, passage: Passage, first: int, end: int) -> Finding:
    where = passage.place(first, end)
    word = " ".join(alias.value.split())
    help = f'Write "{entry.label}", or turn this rule off if both words are welcome.'
    return Finding(
        headline=f'"{passage.entry.label}" says "{word}" for "{entry.label}"',
        at=Label(where, f'another word for "{entry.label}"'),
        related=(Label(alias.where, f'an alias of the {entry.kind} "{entry.label}"'),),
        help=help,
        entries=(passage.entry.full_id, entry.full_id),
        differs=f"{passage.attribute}: {word.casefold()}",
        cause=Cause(f"{entry.full_id}: {word}", f'say "{word}" for "{entry.label}"', "", help),
    )
