"""One attribute of one item as two teams see it: what each goes by, and how that differs."""

from __future__ import annotations

from collections.abc import Mapping

from funnelspec.comparison import Comparison
from funnelspec.comparison.contrasts import PROSE
from funnelspec.glossary.book import Book, place, to
from funnelspec.glossary.contrasts import contrasts
from funnelspec.glossary.facts import facts, header
from funnelspec.glossary.value import Body, Fact, Said, flat
from funnelspec.model.entities import Entry
from funnelspec.model.said import ordered
from funnelspec.picture.lists import aligned, cells
from funnelspec.picture.through import Through
from funnelspec.picture.value import Lists, Point, Side, Standing
from funnelspec.record import NamedTuple

Views = Mapping[str | None, Entry]
"""An item as the shared files (nothing) and the two teams write it, where they do."""

_STANDINGS: dict[str, Standing] = {
    "different": "conflict",
    "proposal": "conflict",
    "reworded": "reworded",
    "one-sided": "one-sided",
}


class Books(NamedTuple):
    """The workspaces to look things up in: the shared one, and that of each of the two teams."""

    shared: Book
    each: tuple[Book, Book]
    teams: tuple[str, str]


def point(comparison: Comparison, views: Views, books: Books) -> Point | None:
    """What a comparison says of two teams; nothing where both go by the same text."""
    attribute = comparison.attribute
    writing = {side.team: side.entry for side in comparison.sides}
    basis = writing.get(None)
    shared = views.get(None)
    if attribute == "owner" and shared and shared.owner:
        basis = shared  # also where only the head of its file names an owner
    entries = _Pair(*(writing.get(team, basis) for team in books.teams))
    standing = _standing(comparison, entries, basis)
    if standing is None:
        return None
    settled = standing == "undisputed"
    found = (each for drawn in comparison.drawn for each in contrasts(drawn, books.shared))
    return Point(
        attribute,
        _label(entries, attribute, books),
        standing,
        _sides(entries, attribute, books),
        contrast="" if settled else _contrast(comparison, entries, books),
        contrasts=() if settled else tuple(found),
        lists=_lists(entries, attribute, books),
    )


def followed(each: Through, views: Views, books: Books) -> Point:
    """A condition in equal words through which the teams let in different leads all the same."""
    entries = _Pair(*(_writer(views, team, each.attribute) for team in books.teams))
    spaces = [book.workspace.entries for book in (books.shared, *books.each)]
    named = (next(space[cause] for space in spaces if cause in space) for cause in each.causes)
    return Point(
        each.attribute,
        _label(entries, each.attribute, books),
        "conflict",
        _sides(entries, each.attribute, books),
        through=tuple(map(to, named)),
    )


class _Pair(NamedTuple):
    """The item that each team goes by, where it has one."""

    first: Entry | None
    second: Entry | None


def _writer(views: Views, team: str, attribute: str) -> Entry | None:
    own = views.get(team)
    return own if own and attribute in own.written else views.get(None)


def _standing(comparison: Comparison, entries: _Pair, basis: Entry | None) -> Standing | None:
    """A text beside the shared one contradicts the other team, who goes by that; where both teams write the
    same instead, they agree."""
    if comparison.verdict == "same":
        return None
    if comparison.attribute == "owner" and comparison.verdict == "one-sided" and basis:
        owners = {frozenset(text.value for text in entry.owner) for entry in entries if entry}
        return "conflict" if len(owners) > 1 else None
    against_shared = comparison.verdict != "different" and basis is not None
    if against_shared and all(entry is not basis for entry in entries):
        return "undisputed"
    return _STANDINGS[comparison.verdict]


def _contrast(comparison: Comparison, entries: _Pair, books: Books) -> str:
    """What differs between two texts, in a few words; of anything else both sides are short enough to see."""
    if len(comparison.contrasts) != 1 or comparison.attribute not in PROSE:
        return ""
    (found,) = comparison.contrasts
    if comparison.sides[0].entry is not entries.first:
        found = found.swapped()
    first, second = (books.shared.owner(team).name for team in books.teams)
    return found.says((first, second))


def _sides(entries: _Pair, attribute: str, books: Books) -> tuple[Side | None, Side | None]:
    first, second = (
        _side(entry, attribute, book) if entry else None
        for entry, book in zip(entries, books.each, strict=True)
    )
    return first, second


def _side(entry: Entry, attribute: str, book: Book) -> Side:
    listed = cells(entry, attribute, book)
    fact = _fact(entry, attribute, book)
    if listed is not None:
        said = Said("; ".join(cell.text for cell in listed))
    elif fact is not None:
        said = _plain(fact.body)
    else:
        said = Said(" ".join(entry.value_place(attribute).text.split()))
    return Side(said, entry.file.team is not None, place(entry.value_place(attribute)))


def _plain(body: Body) -> Said:
    """What is said, without links; a condition keeps its parts."""
    if not isinstance(body, Said):
        return Said(flat(body))
    return Said(body.text, tuple(map(_plain, body.parts)))


def _label(entries: _Pair, attribute: str, books: Books) -> str:
    """What people call an attribute."""
    for entry, book in zip(entries, books.each, strict=True):
        fact = _fact(entry, attribute, book) if entry else None
        if fact is not None:
            return fact.label
    return attribute.replace("_", " ").capitalize()


def _fact(entry: Entry, attribute: str, book: Book) -> Fact | None:
    everything = (*header(entry, book), *facts(entry, book))
    return next((fact for fact in everything if fact.attribute == attribute), None)


def _lists(entries: _Pair, attribute: str, books: Books) -> Lists | None:
    """Both lists side by side; nothing where the attribute is none, or both hold one thing at most."""
    if entries.first is None or entries.second is None:
        return None
    first = cells(entries.first, attribute, books.each[0])
    second = cells(entries.second, attribute, books.each[1])
    if first is None or second is None or max(len(first), len(second)) < 2:
        return None
    return aligned(first, second, attribute == "max_age" or ordered(entries.first, attribute))
