"""Finding on the page: the search box, the filters, and the index from A to Z that the search reads too.

The box and the filters need ``page.js`` and are hidden until it has run; the index needs nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from funnelspec.glossary.value import Glossary, Item, Lines, Table, Words, flat
from funnelspec.language.folding import fold_name
from funnelspec.record import NamedTuple
from funnelspec.renderers.anchors import anchor, href
from funnelspec.renderers.html.elements import Html, tag
from funnelspec.renderers.html.items import concerned, states
from funnelspec.renderers.wording import STATES

INDEX = "a-z"
"""The anchor of the index; no section of the format is called like it."""


class Entry(NamedTuple):
    """A line of the index.

    Attributes:
        said_as: ``name``, ``short`` (an abbreviation), ``alias`` or ``avoid``.
        name: what the item is called that it leads to.
        apart: what tells the item from others of that name, or empty.
        why: what follows a word to avoid: where it is allowed, a colon and why to avoid it; or empty.
    """

    word: str
    said_as: str
    name: str
    to: str
    apart: str = ""
    why: str = ""


@lru_cache(maxsize=1)
def script() -> Html:
    """What makes the search box and the filters work."""
    return Html(Path(__file__).with_name("page.js").read_text(encoding="utf-8"))


def search() -> Html:
    """The search box, with room for what is found."""
    return tag(
        "div",
        tag("label", "Search", for_="search"),
        tag(
            "input",
            id="search",
            name="q",
            type="search",
            autocomplete="off",
            spellcheck="false",
            placeholder="A name, an abbreviation, any word",
            aria_describedby="search-keys",
        ),
        tag("span", tag("kbd", "/"), " to search", id="search-keys", class_="keys"),
        tag("p", role="status", id="found"),
        tag("ol", id="results", aria_label="Found", tabindex="-1", hidden=""),
        id="find",
        role="search",
        hidden="",
    )


def filters(glossary: Glossary) -> Html | None:
    """A choice of team, kind and state; nothing where there is nothing to choose."""
    teams = {owner.team: owner.name for item in glossary.items for owner in concerned(item)}
    found = {state for item in glossary.items for state in states(item)}
    choices = [
        _choice("teams", "Team", sorted(((anchor(key), name) for key, name in teams.items()), key=_by_name)),
        _choice("kind", "Kind", [(section.id, section.title) for section in glossary.sections]),
        _choice("state", "State", [(state, shown) for state, shown in _STATES.items() if state in found]),
    ]
    if not any(choices):
        return None
    return tag(
        "div",
        choices,
        tag("p", id="shown", role="status"),
        tag("button", "Show all", id="show-all", type="button", hidden=""),
        id="filters",
        role="region",
        aria_label="Show only",
        hidden="",
    )


_STATES = {"disputed": "Disputed", **{state: mark.text for state, mark in STATES.items()}}


def _by_name(choice: tuple[str, str]) -> tuple[str, str]:
    return fold_name(choice[1]), choice[0]


def _choice(key: str, label: str, options: list[tuple[str, str]]) -> Html | None:
    if len(options) < (1 if key == "state" else 2):
        return None
    every = [("", f"Any {label.lower()}"), *options]
    return tag("label", label, " ", tag("select", [tag("option", t, value=v) for v, t in every], name=key))


def index(glossary: Glossary) -> list[Html]:
    """Every name, abbreviation, alias and word to avoid, from A to Z, each leading to its item."""
    entries = sorted(_entries(glossary), key=lambda entry: (_letter(entry.word), _sorted(entry), entry.to))
    groups = [(letter, list(group)) for letter, group in groupby(entries, lambda entry: _letter(entry.word))]
    letters = [tag("li", tag("a", letter, href=href(f"{INDEX}/{letter}"))) for letter, _ in groups]
    return [
        tag("ul", letters, class_="letters", aria_label="Letters"),
        tag("div", [_group(letter, group) for letter, group in groups], class_="index"),
    ]


def _group(letter: str, entries: list[Entry]) -> Html:
    heading = tag("h3", letter, id=anchor(f"{INDEX}/{letter}"))
    return tag("div", heading, tag("ul", [_line(entry) for entry in entries]))


def _line(entry: Entry) -> Html:
    link = tag("a", _cut(entry.name), href=href(entry.to))
    apart = tag("small", f" {_cut(entry.apart)}") if entry.apart else None
    if entry.said_as == "name":
        return tag("li", link, apart)
    word = tag("span", _cut(entry.word))
    verb = ": say " if entry.said_as == "avoid" else ": see "
    why = tag("span", entry.why, class_="why") if entry.why else None
    return tag("li", word, verb, link, apart, why, class_=entry.said_as)


_LONGEST = 200
"""Of a longer name the index shows the start: browsers take seconds to put a very long one in columns."""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def _entries(glossary: Glossary) -> Iterator[Entry]:
    shared = Counter(fold_name(item.name) for item in glossary.items)
    for item in glossary.items:
        apart = [item.kind] if shared[fold_name(item.name)] > 1 else []
        apart += [f"in {item.context}"] if item.context else []
        yield from _names(item, f"({', '.join(apart)})" if apart else "")
        yield from _rows(item)


def _names(item: Item, apart: str) -> Iterator[Entry]:
    said = {item.name}
    yield Entry(item.name, "name", item.name, item.full_id, apart)
    for said_as, words in (("short", item.abbreviations), ("alias", item.aliases)):
        for word in words:
            if word not in said:
                said.add(word)
                yield Entry(word, said_as, item.name, item.full_id, apart)
    reasons = _reasons(item)
    for word in dict.fromkeys(item.avoid):
        yield Entry(word, "avoid", item.name, item.full_id, apart, reasons.get(word, ""))


def _reasons(item: Item) -> dict[str, str]:
    """Why each word is to be avoided, where all sides say the same."""
    said = next((fact.body for fact in item.facts if fact.attribute == "avoid"), None)
    lines = said.items if isinstance(said, Lines) else (said,) if said else ()
    return {
        word: flat(line).removeprefix(" ".join(word.split())).rstrip()
        for word, line in zip(item.avoid, lines, strict=False)
    }


def _rows(item: Item) -> Iterator[Entry]:
    """The parts, milestones and reasons of an item, which are found in its tables."""
    sides = (view.body for difference in item.differences for view in difference.views)
    for body in (*(fact.body for fact in item.facts), *sides):
        for row in body.rows if isinstance(body, Table) else ():
            if row.anchor and isinstance(row.cells[0], Words):
                yield Entry(flat(row.cells[0]), "name", flat(row.cells[0]), row.anchor, f"(in {item.name})")


def _sorted(entry: Entry) -> tuple[str, str, str]:
    """The collation: letters without their marks and case, then as written; no machine's own order."""
    return _plain(entry.word), entry.word, entry.name


def _plain(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.strip())
    return "".join(letter for letter in marks if not unicodedata.combining(letter)).casefold()


def _letter(word: str) -> str:
    first = _plain(word)[:1].upper()
    return first if first.isalpha() else "#"
