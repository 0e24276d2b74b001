"""What can be said of any item, whatever its kind, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.glossary.book import Book, lines, listed, sentence, to, words
from funnelspec.glossary.kinds import own_facts
from funnelspec.glossary.value import SECTION_TITLES, Fact, Lines, Row, Run, Table, Words
from funnelspec.model import entities as e


def header(entry: e.Entry, book: Book) -> Iterator[Fact]:
    """What a heading already shows, as facts, for the places where teams disagree about it."""
    if entry.name:
        yield Fact("name", "Name", words(entry.name.value))
    if entry.abbreviation:
        yield Fact("abbreviation", "Abbreviation", listed([Run(text.value) for text in entry.abbreviation]))
    if entry.owner:
        names = [Run(owner.name) for owner in book.owners(entry.owner)]
        yield Fact("owner", "Owner", listed(names))
    if entry.state:
        yield Fact("state", "State", words(entry.state.value))


def facts(entry: e.Entry, book: Book) -> Iterator[Fact]:
    """Everything else an item says, seen from one workspace; a fact bears the name of its attribute."""
    context = entry.file.context
    if entry.definition:
        yield Fact("definition", "Definition", book.prose(entry.definition, context))
    if entry.replaced_by:
        yield Fact("replaced_by", "Use instead", sentence(book.link(entry.replaced_by)))
    if entry.because:
        yield Fact("because", "Why", book.prose(entry.because, context))
    yield from own_facts(entry, book)
    yield from _names(entry, book)
    for attribute, label, texts in (
        ("examples", "Examples", entry.examples),
        ("counter_examples", "Does not count", entry.counter_examples),
        ("notes", "Notes", entry.notes),
    ):
        prose = tuple(book.prose(text, context) for text in texts)
        if prose:
            yield Fact(attribute, label, prose[0] if len(prose) == 1 else Lines(prose))
    if entry.see:
        yield Fact("see", "See also", listed(book.links(entry.see)))
    if entry.crm:
        yield Fact("crm", "In our tools", _crm(entry, book))
    if entry.source:
        yield Fact("source", "Source", book.prose(entry.source, context))
    if entry.since:
        yield Fact("since", "Valid since", words(entry.since.value))
    if entry.review_by:
        yield Fact("review_by", "Review by", words(entry.review_by.value))
    if entry.tags:
        yield Fact("tags", "Tags", listed([Run(tag.value) for tag in entry.tags], ", "))


def _names(entry: e.Entry, book: Book) -> Iterator[Fact]:
    if entry.aliases:
        yield Fact("aliases", "Also called", listed([Run(text.value) for text in entry.aliases]))
    if entry.avoid:
        yield Fact("avoid", "Words to avoid", lines([_avoid(word, entry, book) for word in entry.avoid]))
    if entry.not_the_same_as:
        others = [
            sentence(book.link(other.ref), *book.reason(other.because, entry.file.context))
            for other in entry.not_the_same_as
        ]
        yield Fact("not_the_same_as", "Not the same as", lines(others))


def _avoid(avoid: e.Avoid, entry: e.Entry, book: Book) -> Words:
    places = [_exception(text.value, book) for text in avoid.except_in]
    exceptions: list[str | Words] = [" (except in ", listed(places), ")"] if places else []
    return sentence(avoid.word.value, *exceptions, *book.reason(avoid.because, entry.file.context))


def _exception(written: str, book: Book) -> Run:
    """An item, a section or a context in which a word is allowed all the same."""
    entry = book.workspace.entries.get(written)
    if entry is not None:
        return to(entry)
    context = book.config.contexts.get(written)
    return Run(context.name if context else SECTION_TITLES.get(written, written))


def _crm(entry: e.Entry, book: Book) -> Table:
    rows = []
    for value in entry.crm:
        system = book.config.systems.get(value.system.value)
        said = listed([Run(text.value) for text in value.values], ", ")
        rows.append(
            Row((words(system.name if system else value.system.value), words(value.attribute.value), said))
        )
    if any(value.values for value in entry.crm):
        return Table(("Tool", "Field", "Value"), tuple(rows))
    return Table(("Tool", "Field"), tuple(Row(row.cells[:2]) for row in rows))
