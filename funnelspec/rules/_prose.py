"""The texts of a workspace as words, read once for all rules that look at prose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from funnelspec.language.words import masked, spans, words
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.model.references import prose
from funnelspec.model.views import inside
from funnelspec.record import NamedTuple
from funnelspec.source import Location
from funnelspec.syntax.tree import Text


class Passage(NamedTuple):
    """One text of an item.

    Attributes:
        attribute: the one it stands in.
        plain: the text with what is not prose blanked out; see ``words.masked``.
        words: the folded words of ``plain``.
    """

    entry: Entry
    attribute: str
    text: Text
    plain: str
    words: list[str]

    def place(self, first: int, end: int) -> Location:
        """Where the words from ``first`` up to, not including, ``end`` stand in the file."""
        places = spans(self.plain)
        return self.text.at(places[first][0], places[end - 1][1])


@lru_cache(maxsize=1)
def passages(model: Model) -> tuple[Passage, ...]:
    """Every text of every item as written, parts, milestones and single reasons included, in path order."""
    return tuple(_passages(model))


def _passages(model: Model) -> Iterator[Passage]:
    for whole in model.entries:
        for entry in (whole, *inside(whole)):
            for attribute, text in prose(entry):
                plain = masked(text.value)
                yield Passage(entry, attribute, text, plain, words(plain))
