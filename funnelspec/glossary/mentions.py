"""Names of items in what people wrote: each becomes a link where nothing else can be meant."""

from __future__ import annotations

from funnelspec.glossary.book import Book
from funnelspec.glossary.value import Body, Lines, Prose, Row, Table, Target
from funnelspec.language.senses import VERBS_TOO
from funnelspec.language.words import Phrases, masked, spans, words

_SEVERAL = ""
_BEFORE_A_NOUN = frozenset(
    (
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "each",
        "every",
        "one",
        "our",
        "per",
        "no",
        "any",
        "new",
        "of",
    )
)
_ASSERTS = frozenset(("may", "can", "must", "will", "should", "is", "has", "do"))
"""A name that begins with one of these, such as "May contact", is also a piece of an ordinary sentence."""


class Mentions:
    """Finds the names, abbreviations and aliases of a workspace's items in texts.

    A name that two items share is left alone, and so is what may be an ordinary word: a verb, or a single
    word in small letters that names something else than a term.
    """

    def __init__(self, book: Book) -> None:
        meant: dict[tuple[str, ...], str] = {}
        self._written: set[tuple[str, str]] = set()
        for entry in book.workspace.entries.values():
            if entry.state and entry.state.value in ("deprecated", "retired"):
                continue
            names = [entry.name] if entry.name else []
            for name in (*names, *entry.abbreviation, *entry.aliases):
                phrase = tuple(words(name.value))
                known = meant.setdefault(phrase, entry.full_id)
                if known != entry.full_id:
                    meant[phrase] = _SEVERAL
                self._written.add((entry.full_id, name.value))
        self._phrases = Phrases()
        for phrase, full_id in meant.items():
            self._phrases.add(phrase, full_id)

    def linked(self, body: Body, own: str) -> Body:
        """What is said, with its mentions; an item's own name leads nowhere.

        Args:
            own: the full id of the item that says it.
        """
        match body:
            case Prose():
                return self._prose(body, own)
            case Lines(items):
                return body._replace(
                    items=tuple(self._prose(each, own) if isinstance(each, Prose) else each for each in items)
                )
            case Table(_, rows):
                return body._replace(rows=tuple(self._row(row, own) for row in rows))
        return body

    def _row(self, row: Row, own: str) -> Row:
        cells = (self._prose(cell, own) if isinstance(cell, Prose) else cell for cell in row.cells)
        return row._replace(cells=tuple(cells))

    def _prose(self, prose: Prose, own: str) -> Prose:
        text = masked(prose.text)
        folded = words(text)
        known = {own, *(target.to for target in prose.targets)}
        found = []
        for first, end, full_id in self._phrases.find(folded):
            if not full_id or full_id in known or full_id.startswith(f"{own}/"):
                continue
            places = spans(text)
            surface = text[places[first][0] : places[end - 1][1]]
            before = folded[first - 1] if first else ""
            if "\n" not in surface and self._sure(surface, folded[first:end], full_id, before):
                known.add(full_id)
                found.append(Target(surface, full_id, surface))
        return prose._replace(mentions=tuple(found)) if found else prose

    def _sure(self, surface: str, folded: list[str], full_id: str, before: str) -> bool:
        """Whether words are meant as a name."""
        if len(folded) > 1:
            return folded[0] not in _ASSERTS
        if sum(letter.isupper() for letter in surface) > 1:
            return True
        if not full_id.startswith("terms/"):
            return bool(before) and surface[:1].isupper() and (full_id, surface) in self._written
        return folded[0] not in VERBS_TOO or before in _BEFORE_A_NOUN
