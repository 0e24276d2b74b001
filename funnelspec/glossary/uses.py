"""Who uses an item: the items that refer to it, ask for it in a condition or link to it in a text."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Ask, Meets, predicates
from funnelspec.glossary.book import Book
from funnelspec.glossary.differences import Books
from funnelspec.model import entities as e
from funnelspec.model.model import Model
from funnelspec.model.references import conditions, links, prose, references
from funnelspec.model.views import inside


def uses(model: Model, books: Books) -> dict[str, dict[str, None]]:
    """Full ids of items to those of the items that use them. A part counts as the item it stands in, and what
    uses itself does not count."""
    found: dict[str, dict[str, None]] = {}
    for whole in model.entries:
        book = books[whole.file.team]
        for entry in (whole, *inside(whole)):
            for used in _used(entry, book):
                full_id = "/".join(used.split("/")[:2])
                if full_id != whole.full_id:
                    found.setdefault(full_id, {})[whole.full_id] = None
    return found


def _used(entry: e.Entry, book: Book) -> Iterator[str]:
    workspace = book.workspace
    for _, ref in references(entry):
        target = workspace.find(ref)
        if target is not None:
            yield target.full_id
    for _, when in conditions(entry):
        for one in predicates(when.condition) if when.condition else ():
            if isinstance(one, Ask):
                yield f"fields/{one.field.value}"
            elif isinstance(one, Meets):
                criterion = workspace.criterion(one.ref.value)
                if criterion is not None:
                    yield criterion.full_id
    for _, text in prose(entry):
        for link in links(text):
            target = workspace.named(link.target, entry.file.context)
            if target is not None:
                yield target.full_id
