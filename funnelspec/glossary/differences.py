"""Where teams' own files say something of their own about an item: disputes, proposals, additions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from funnelspec.comparison import Comparison
from funnelspec.glossary.book import Book, place
from funnelspec.glossary.facts import facts, header
from funnelspec.glossary.value import Difference, Fact, Verdict, View
from funnelspec.model.entities import Entry

Books = Mapping[str | None, Book]


def differences(
    basis: Entry, entries: Sequence[Entry], compared: Iterable[Comparison], books: Books
) -> tuple[Difference, ...]:
    """What is not simply agreed on about one item, disputes first.

    Args:
        basis: the item as it is shown: the shared one, else that of the first team.
        entries: every side's item as written, the basis among them.
        compared: the item's comparisons.
        books: the workspaces, by team.
    """
    compared = tuple(compared)
    found = [*_compared(basis, compared, books), *_additions(basis, entries, compared, books)]
    ranks = ("different", "proposal", "one-sided")
    return tuple(sorted(found, key=lambda each: ranks.index(each.verdict)))


def _compared(basis: Entry, compared: Iterable[Comparison], books: Books) -> Iterator[Difference]:
    for comparison in compared:
        attribute = comparison.attribute
        sides = [side.entry for side in comparison.sides if side.entry is not basis]
        verdict: Verdict
        match comparison.verdict:
            case "different":
                verdict = "different"
                sides = [side for side in (basis, *sides) if attribute in side.written]
            case "proposal":
                verdict = "proposal"
            case _ if attribute and attribute not in basis.written:
                verdict = "one-sided"
            case _:
                continue
        yield from _difference(attribute, verdict, sides, books)


def _additions(
    basis: Entry, entries: Sequence[Entry], compared: Iterable[Comparison], books: Books
) -> Iterator[Difference]:
    """What a team adds that contradicts nobody, such as an alias or an example."""
    known = {comparison.attribute for comparison in compared}
    shown = {fact.attribute: fact.body for fact in facts(basis, books[basis.file.team])}
    for entry in entries:
        if entry is basis:
            continue
        for attribute in entry.written:
            if attribute in known:
                continue
            for difference in _difference(attribute, "one-sided", [entry], books):
                if difference.views[0].body != shown.get(attribute):
                    yield difference


def _difference(
    attribute: str, verdict: Verdict, sides: Sequence[Entry], books: Books
) -> Iterator[Difference]:
    """The difference with what each side says; nothing for an attribute that is not published."""
    views = []
    label = ""
    for entry in sides:
        fact = _fact(entry, attribute, books[entry.file.team])
        if fact is None:
            continue
        label = label or fact.label
        team = entry.file.team
        owner = books[None].owner(team) if team is not None else None
        views.append(View(owner, fact.body, place(entry.value_place(attribute))))
    if views:
        yield Difference(attribute, label, verdict, tuple(views))


def _fact(entry: Entry, attribute: str, book: Book) -> Fact | None:
    said = (*header(entry, book), *facts(entry, book))
    return next((fact for fact in said if fact.attribute == attribute), None)
