"""Conflicts within the sentences of the sample: one word, number or link that should not be there."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from benchmarks.terminology.damage import FORMS, damaged
from benchmarks.terminology.planted import Edit, Planted, Source

MISSPELT = (
    "opportunity", "lead queue", "decision maker", "discovery call", "buying committee", "champion",
    "competitor", "contract", "campaign", "territory", "handover", "persona",
)  # fmt: skip
"""Names of the sample that a generator damages."""

INFLECTED: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("plural", lambda word: f"{word}s"),
    ("possessive", lambda word: f"{word}'s"),
    ("capital, plural", lambda word: f"{word.capitalize()}s"),
    ("upper case", str.upper),
    ("hyphen or plural possessive", lambda word: word.replace(" ", "-") if " " in word else f"{word}s'"),
)


def edits(source: Source, kind: str, changes: str) -> Iterator[Planted]:
    for change in source.changes[changes]:
        for new in change["new"]:
            form = f"{change['file']}, {'digits' if re.search('[0-9]', new) else 'words'}"
            yield Planted(kind, form, (Edit(change["file"], change["old"], new),))


def in_text(source: Source, kind: str, form: str, words: str) -> Iterator[Planted]:
    """A noun in each sentence that has room for one."""
    for change in source.changes["room"]:
        new = change["new"][0].format(words)
        yield Planted(kind, form, (Edit(change["file"], change["old"], new),))


def avoided(source: Source, *forms: tuple[str, Callable[[str], str]]) -> Iterator[Planted]:
    kind = "avoided word, inflected" if len(forms) > 1 else "avoided word, as listed"
    for word in source.changes["avoided"]:
        for form, written in forms:
            for conflict in in_text(source, kind, form, f"«{written(word)}»"):
                place = conflict.edits[0].path.split("/")[1] if len(forms) == 1 else ""
                yield conflict._replace(form=place or form)


def acronyms(source: Source) -> Iterator[Planted]:
    kind = "acronym, two expansions"
    for short, long in source.changes["other_expansions"].items():
        for form, written in (
            ("long form first", f"«{long} ({short})»"),
            ("short form first", f"«{short} ({long})»"),
            ("plural", f"«{long}s ({short}s)»"),
            ("upper case", f"«{long.title()} ({short})»"),
        ):
            yield from in_text(source, kind, form, written)
    room = source.changes["room"]
    for one, other in zip(room[4:], room[:-4], strict=True):
        pair = ("«account based marketing (ABM)»", "«annual budget meeting (ABM)»")
        edits = (
            Edit(change["file"], change["old"], change["new"][0].format(words))
            for change, words in zip((one, other), pair, strict=True)
        )
        yield Planted(kind, "declared nowhere", tuple(edits))


def spellings(source: Source) -> Iterator[Planted]:
    for variants in source.changes["spellings"].values():
        for form, written in zip(("apart or hyphen", "joined or apart", "camel case"), variants, strict=True):
            yield from in_text(source, "spelling variant", form, f"«{written}»")
            yield from in_text(source, "spelling variant", f"{form}, plural", f"«{written}s»")


def misspelt(source: Source) -> Iterator[Planted]:
    chance = random.Random("misspelt")
    for name in MISSPELT:
        for form in FORMS:
            yield from in_text(source, "misspelt name", form, f"«{damaged(name, form, chance)}»")
