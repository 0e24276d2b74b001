"""Where teams' own files say something of their own about an item: disputes, proposals, additions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from funnelspec.comparison import Comparison
from funnelspec.glossary.book import Book, place
from funnelspec.glossary.contrasts import contrasts
from funnelspec.glossary.facts import facts, header
from funnelspec.glossary.value import Body, Contrast, Difference, Fact, Prose, Verdict, View
from funnelspec.model.entities import Entry

Books = Mapping[str | None, Book]


def differences(
    basis: Entry, entries: Sequence[Entry], compared: Sequence[Comparison], books: Books
) -> tuple[Difference, ...]:
    """What is not simply agreed on about one item, disputes first.

    Args:
        basis: the item as it is shown: the shared one, else that of the first team.
        entries: every side's item as written, the basis among them.
        compared: the item's comparisons.
        books: the workspaces, by team.
    """
    if len(entries) == 1:
        return ()
    shown = {fact.attribute: fact.body for fact in _everything(basis, books)}
    found = [*_compared(basis, compared, books), *_additions(basis, entries, compared, books)]
    return tuple(
        sorted(
            (each for each in found if not _repeats(each, shown)), key=lambda each: _RANKS.index(each.verdict)
        )
    )


_RANKS = ("different", "proposal", "reworded", "one-sided")


def _repeats(difference: Difference, shown: Mapping[str, Body]) -> bool:
    """What the item as shown says too: a team names the owner that the shared file's head gives."""
    body = shown.get(difference.attribute)
    return difference.verdict != "different" and all(view.body == body for view in difference.views)


def _compared(basis: Entry, compared: Iterable[Comparison], books: Books) -> Iterator[Difference]:
    for comparison in compared:
        attribute = comparison.attribute
        sides = [side.entry for side in comparison.sides if side.entry is not basis]
        match comparison.verdict:
            case "different":
                sides = [side for side in (basis, *sides) if attribute in side.written]
                yield from _difference(attribute, "different", sides, books, comparison)
            case "proposal" | "reworded" as verdict:
                yield from _difference(attribute, verdict, sides, books, comparison)
            case _ if attribute == "owner" and basis.owner and attribute not in basis.written:
                yield from _difference(attribute, "proposal", sides, books)  # the file's head names another
            case _ if attribute and attribute not in basis.written:
                yield from _difference(attribute, "one-sided", sides, books)


def _additions(
    basis: Entry, entries: Sequence[Entry], compared: Iterable[Comparison], books: Books
) -> Iterator[Difference]:
    """What a team adds that contradicts nobody, such as an alias or an example."""
    known = {comparison.attribute for comparison in compared}
    for entry in entries:
        if entry is not basis:
            for attribute in entry.written:
                if attribute not in known:
                    yield from _difference(attribute, "one-sided", [entry], books)


def _difference(
    attribute: str,
    verdict: Verdict,
    sides: Sequence[Entry],
    books: Books,
    comparison: Comparison | None = None,
) -> Iterator[Difference]:
    """The difference with what each side says; nothing for an attribute that is not published."""
    views = []
    label = ""
    for entry in sides:
        fact = _fact(entry, attribute, books)
        if fact is None:
            continue
        label = label or fact.label
        team = entry.file.team
        owner = books[None].owner(team) if team is not None else None
        body = _marked(fact.body, entry, comparison) if comparison and verdict != "reworded" else fact.body
        views.append(View(owner, body, place(entry.value_place(attribute))))
    if views:
        found = tuple(_contrasts(comparison, books[None])) if comparison and verdict != "reworded" else ()
        yield Difference(attribute, label, verdict, tuple(views), found)


def _contrasts(comparison: Comparison, shared: Book) -> Iterator[Contrast]:
    for drawn in comparison.drawn:
        yield from contrasts(drawn, shared)
    if len(comparison.sides) == 2 and comparison.contrasts:
        one, other = (
            shared.owner(side.team).name if side.team else "the shared definition"
            for side in comparison.sides
        )
        said = comparison.contrasts[0].says((one, other), comparison.verb)
        whole = all(each.strong and each.kind == "substitution" for each in comparison.contrasts[0].named)
        if said and not whole:  # of two single values the views say it all
            yield Contrast("", f"{said[:1].upper()}{said[1:]}.")


def _marked(body: Body, entry: Entry, comparison: Comparison) -> Body:
    """A text with the words marked in which it differs from the other sides."""
    if not isinstance(body, Prose):
        return body
    return body._replace(marks=tuple(sorted(set(comparison.places(entry)))))


def _fact(entry: Entry, attribute: str, books: Books) -> Fact | None:
    return next((fact for fact in _everything(entry, books) if fact.attribute == attribute), None)


def _everything(entry: Entry, books: Books) -> Iterator[Fact]:
    book = books[entry.file.team]
    yield from header(entry, book)
    yield from facts(entry, book)
