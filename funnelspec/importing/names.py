"""Which of several things a further name is about."""

from __future__ import annotations

from funnelspec.language.folding import fold_name
from funnelspec.language.long_forms import spelled_out
from funnelspec.record import NamedTuple


class Called(NamedTuple):
    """A thing, what it is called, and what is said about it."""

    key: str
    name: str
    short: tuple[str, ...]
    definition: str


class Names:
    """Things by what they are called: an index that tells which of them a further name is about."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Called]] = {}
        self._by_short: dict[str, list[Called]] = {}

    def add(self, called: Called) -> None:
        self._by_name.setdefault(fold_name(called.name), []).append(called)
        for one in called.short:
            self._by_short.setdefault(fold_name(one), []).append(called)

    def find(self, asked: Called) -> str | None:
        """The key of the thing meant; nothing where there is none, or where it may be one of several."""
        named = self._by_name.get(fold_name(asked.name))
        if named:
            return named[0].key
        longer = [held for held in self._by_short.get(fold_name(asked.name), []) if _may_be(asked, held)]
        bare = [held for one in asked.short for held in self._by_name.get(fold_name(one), [])]
        shorter = [held for held in bare if _may_be(held, asked)]
        found = {held.key for held in longer or shorter}
        return found.pop() if len(found) == 1 else None


def _may_be(bare: Called, long: Called) -> bool:
    """Whether a thing that is called by an acronym may be another one of which that is the abbreviation; not
    when its definition writes the acronym out in other words."""
    if not bare.name.isupper() or not spelled_out(bare.name, bare.definition):
        return True
    return fold_name(long.name) in fold_name(bare.definition)
