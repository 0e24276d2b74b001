"""Acronyms in a text, and what the text says that they stand for.

How the long forms are found stands in ``long_forms``, which is imported for a text that may have one.
"""

from __future__ import annotations

import re

from funnelspec.language.known import EMPHASIS
from funnelspec.record import NamedTuple


class Acronym(NamedTuple):
    """An acronym in a text, without the -s of its plural; ``start`` and ``end`` are its place."""

    letters: str
    start: int
    end: int


class Expansion(NamedTuple):
    """What a text says that an acronym stands for; ``start`` and ``end`` are the place of the long form."""

    acronym: Acronym
    long: str
    start: int
    end: int


def acronyms(text: str) -> list[Acronym]:
    """The acronyms in a text, in order; those in capitals only, as a product may be called HubSpot.

    Emphasis (NOT), whole lines in capitals, Roman numerals, codes with digits (Q3), a company's name (ACME
    Inc.) and TL;DR are none.
    """
    found = []
    for match in _CAPITALS.finditer(text):
        letters = match[1]
        clock = (
            letters in ("AM", "PM")
            and text[max(0, match.start() - 2) : match.start()].rstrip()[-1:].isdigit()
        )
        in_parts = "TL;DR" in text[max(0, match.start() - 3) : match.end() + 3]
        if clock or in_parts or letters in EMPHASIS or set(letters) <= set("IVX"):
            continue
        if _COMPANY.match(text, match.end()) or _shouted(text, match):
            continue
        found.append(Acronym(letters, match.start(), match.start() + len(letters)))
    return found


def expansions(text: str) -> list[Expansion]:
    """What a text says that acronyms stand for, in order; each acronym as often as the text says it."""
    if not _ANY.search(text) or not any(sign in text for sign in _SIGNS):
        return []
    from funnelspec.language.long_forms import in_brackets, in_words

    found = {each.acronym.start: each for each in in_words(text)}
    for each in in_brackets(text):
        found.setdefault(each.acronym.start, each)
    return [found[start] for start in sorted(found)]


# The capital stands first, so that the search goes from one to the next.
_CAPITALS = re.compile(r"([A-Z](?<![\w&].)(?:[A-Z&]{0,4}[A-Z]|[0-9][A-Z]))(?:s|['\u2019]s)?(?![\w&])")
_COMPANY = re.compile(r",? (?:Inc|Ltd|Limited|LLC|LLP|Corp|Corporation|GmbH|AG|PLC|plc|Pty|SARL|S\.A)\b")
_ANY = re.compile(r"[A-Z][A-Za-z0-9&]?[A-Z]")
# What stands between an acronym and its long form, for a quick look.
_SIGNS = (
    *("(", " or ", "short", "stand", "mean", "i.e.", "that is", "called", "known as", "abbr"),
    *(": ", " = ", " - ", " \u2013 ", " \u2014 "),
)


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands in capitals because its neighbours do."""
    before = _BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    after = _AFTER.match(text, match.end())
    most = 3 if len(match[1]) > 3 else 6  # two long acronyms do not stand side by side
    return any(each and (each[1] in EMPHASIS or len(each[1]) > most) for each in (before, after))


_BEFORE = re.compile(r"(?<!\w)([A-Z]{2,20}) $")
_AFTER = re.compile(r" ([A-Z]{2,20})(?!\w)")
