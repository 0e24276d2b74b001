"""Tables of parts, reasons and milestones."""

from __future__ import annotations

from funnelspec.glossary.book import Book, words
from funnelspec.glossary.value import Prose, Row, Said, Table, Words
from funnelspec.model import entities as e


def name(entry: e.Entry) -> Words:
    """A part's name as the head of its row, with its abbreviations."""
    short = ", ".join(text.value for text in entry.abbreviation)
    return words(f"{entry.label} ({short})" if short else entry.label)


def meaning(entry: e.Entry, book: Book) -> Words | Prose:
    """A part's definition; nothing where it has none."""
    return book.prose(entry.definition, entry.file.context) if entry.definition else Words(())


def without_empty_columns(head: tuple[str, ...], rows: list[Row]) -> Table:
    """A table whose columns all say something in at least one row."""
    kept = [at for at in range(len(head)) if at == 0 or any(_says_something(row.cells[at]) for row in rows)]
    return Table(
        tuple(head[at] for at in kept),
        tuple(Row(tuple(row.cells[at] for at in kept), row.anchor) for row in rows),
    )


def _says_something(cell: Words | Prose | Said) -> bool:
    return bool(cell.runs) if isinstance(cell, Words) else bool(cell.text)
