"""Draws the picture of two teams: which items there are, how each stands, and where the views part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from funnelspec.comparison import Comparison, compare
from funnelspec.glossary.assemble import stage_ranks
from funnelspec.glossary.book import Book, order, place
from funnelspec.glossary.value import SECTION_TITLES, Owner
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.picture.lists import aligned, cells
from funnelspec.picture.points import Books, followed, point
from funnelspec.picture.through import Through, through
from funnelspec.picture.value import Compared, Picture, Standing, Twins

_RANKS: tuple[Standing, ...] = ("conflict", "reworded", "one-sided", "undisputed")

_LISTS = {"funnels": "stages", "status_lists": "of", "reasons": "of", "segments": "parts"}
"""The sections whose items are lists, and the attribute that holds the list."""


def draw(model: Model, first: str, second: str) -> Picture:
    """How far two teams agree. Equal models give equal pictures, whatever the order of the files.

    Args:
        first, second: the ids of two teams of the workspace; one without files of its own sees the shared
            items.
    """
    teams = (first, second)
    shared = Book(model.shared)
    one, other = (Book(model.teams[team]) if team in model.teams else shared for team in teams)
    books = Books(shared, (one, other), teams)
    compared = compare(model, teams)
    by_item: dict[str, list[Comparison]] = {}
    for comparison in compared:
        by_item.setdefault(comparison.full_id, []).append(comparison)
    implied: dict[str, list[Through]] = {}
    for each in through(model, compared, (one.workspace, other.workspace)):
        implied.setdefault(each.full_id, []).append(each)
    written: dict[str, dict[str | None, Entry]] = {}
    for entry in model.entries:
        if entry.file.team is None or entry.file.team in teams:
            written.setdefault(entry.full_id, {}).setdefault(entry.file.team, entry)
    items = [
        _item(views, by_item.get(full_id, ()), implied.get(full_id, ()), books)
        for full_id, views in _sorted(written, books)
    ]
    return Picture(
        title=model.config.name,
        teams=(shared.owner(first), shared.owner(second)),
        items=tuple(items),
        twins=tuple(_twins(items, books)),
    )


def _sorted(
    written: dict[str, dict[str | None, Entry]], books: Books
) -> list[tuple[str, dict[str | None, Entry]]]:
    """The items in the order of the glossary: by section, stages along the funnels, then by name."""
    sections = {section: at for at, section in enumerate(SECTION_TITLES)}
    # Whichever team was named first, the order is the same.
    own = [books.each[at] for at in sorted((0, 1), key=lambda at: books.teams[at])]
    ranks = stage_ranks(dict.fromkeys((books.shared, *own)))

    def rank(item: tuple[str, dict[str | None, Entry]]) -> tuple[object, ...]:
        full_id, views = item
        entry = _basis(views)
        return (sections[entry.section], ranks.get(full_id, len(ranks)), order(entry))

    return sorted(written.items(), key=rank)


def _basis(views: dict[str | None, Entry]) -> Entry:
    return views.get(None) or next(iter(views.values()))


def _item(
    views: dict[str | None, Entry],
    compared: Iterable[Comparison],
    implied: Collection[Through],
    books: Books,
) -> Compared:
    entry = _basis(views)
    alone = [team for team in views if team is not None] if None not in views else []
    only = books.teams.index(alone[0]) if len(alone) == 1 else None
    told = {each.attribute for each in implied}
    points = [
        found
        for each in compared
        if only is None and each.attribute not in told and (found := point(each, views, books))
    ]
    points += [followed(each, views, books) for each in implied]
    points.sort(key=lambda each: _RANKS.index(each.standing))
    standing: Standing = "one-sided" if only is not None else points[0].standing if points else "undisputed"
    return Compared(
        full_id=entry.full_id,
        section=entry.section,
        kind=entry.kind,
        name=entry.label,
        place=place(entry.key.where),
        standing=standing,
        only=only,
        ask=tuple(_ask(views, books)) if standing != "undisputed" or points else (),
        points=tuple(points),
    )


def _ask(views: dict[str | None, Entry], books: Books) -> Iterator[Owner]:
    """Who owns an item, as shared and as each team says; both teams where nobody does."""
    written = (views[side] for side in (None, *books.teams) if side in views)
    owners = dict.fromkeys(text.value for entry in written for text in entry.owner)
    yield from map(books.shared.owner, owners or books.teams)


def _twins(items: Sequence[Compared], books: Books) -> Iterator[Twins]:
    """Lists that each team alone has under one name, or that are the only ones of their section that it
    alone has."""
    for section, attribute in _LISTS.items():
        lonely = [item for item in items if item.section == section and item.only is not None]
        sides = tuple([item for item in lonely if item.only == at] for at in (0, 1))
        if all(len(side) == 1 for side in sides):
            pairs = [(sides[0][0], sides[1][0])]
        else:
            named = [_by_name(side) for side in sides]
            pairs = [
                (held[0], named[1][name][0])
                for name, held in named[0].items()
                if len(held) == 1 == len(named[1].get(name, ()))
            ]
        for first, second in pairs:
            lists = [
                cells(books.each[at].workspace.entries[item.full_id], attribute, books.each[at])
                for at, item in enumerate((first, second))
            ]
            if lists[0] is not None and lists[1] is not None:
                label = "Path" if section == "funnels" else attribute.capitalize()
                yield Twins(first, second, label, aligned(lists[0], lists[1], section == "funnels"))


def _by_name(items: Iterable[Compared]) -> dict[str, list[Compared]]:
    found: dict[str, list[Compared]] = {}
    for item in items:
        found.setdefault(fold_name(item.name), []).append(item)
    return found
