"""The names of items, which are left alone where they contain a word that something is said about."""

from __future__ import annotations

from collections.abc import Iterable

from funnelspec.language.words import Phrases, words
from funnelspec.model.entities import Entry
from funnelspec.rules._names import gone

_REACH = 12


class Names:
    """The names and abbreviations of items that are in use; made ready when first asked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self._phrases: Phrases | None = None

    def cover(self, folded: list[str], first: int, end: int) -> bool:
        """Whether the words from ``first`` up to ``end`` stand inside a longer name.

        Args:
            folded: the words of a text; names of more than a dozen words are not looked for.
        """
        if self._phrases is None:
            self._phrases = Phrases()
            for entry in self._entries:
                if not gone(entry):
                    for name in (*((entry.name,) if entry.name else ()), *entry.abbreviation):
                        self._phrases.add(tuple(words(name.value)), "")
        begin = max(0, first - _REACH)
        found = self._phrases.find(folded[begin : end + _REACH])
        return any(
            begin + start <= first and end <= begin + stop and stop - start > end - first
            for start, stop, _ in found
        )
