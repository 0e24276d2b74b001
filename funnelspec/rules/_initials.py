"""Names of which one is an acronym and the other spells it out: "MQL" and "Marketing-qualified lead"."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.folding import fold_name
from funnelspec.language.little import ARTICLES
from funnelspec.language.words import words as read
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.rules._names import Holder, words
from funnelspec.syntax.tree import Text

_LONGEST = 6  # letters of an acronym
_NEAR = 200  # characters


def spelled_out(model: Model) -> Iterator[list[Holder]]:
    """Pairs of items of which one has the acronym of the other's name as its name, in their order.

    Not where the one that is spelled out has an abbreviation, which says what it is short for, nor where the
    other one spells its acronym out itself, in another name or otherwise at the beginning of a text; names of
    parts and of different contexts are apart.
    """
    short: dict[tuple[str | None, str], Holder] = {}
    long: list[tuple[tuple[str | None, str], Holder]] = []
    seen: set[tuple[str, int]] = set()
    for workspace in model.workspaces():
        for entry in workspace.entries.values():
            name = entry.name
            if name is None or "/" in entry.id or (name.source.path, name.start) in seen:
                continue
            seen.add((name.source.path, name.start))
            holder = Holder(name, "the name", entry, workspace)
            context = entry.file.context
            if name.value.isupper():
                if name.value.isalpha() and 1 < len(name.value) <= _LONGEST and not _explained(entry, name):
                    short.setdefault((context, name.value.casefold()), holder)
            elif not entry.abbreviation and len(initials := _initials(name.value)) > 1:
                long.append(((context, initials), holder))
    for key, holder in long if short else ():
        other = short.get(key)
        if other is None or other.entry.full_id == holder.entry.full_id:
            continue
        long_form = _said(other.entry, other.word.value)
        if not long_form or long_form == read(holder.word.value):
            yield sorted((other, holder), key=Holder.order)


def _said(entry: Entry, letters: str) -> list[str]:
    """What the definition or a note begins with, where these words begin with the letters of an acronym."""
    for text in (entry.definition, *entry.notes):
        said = read(text.value[:_NEAR]) if text else []
        start = next((at for at, word in enumerate(said) if word not in ARTICLES), 0)
        words = said[start : start + len(letters)]
        if "".join(word[0] for word in words) == letters.casefold():
            return words
    return []


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold_name(name).split())


def _explained(entry: Entry, name: Text) -> bool:
    """Whether another word of an item spells its acronym out."""
    return any(_initials(word.value) == name.value.casefold() for _, word in words(entry) if word is not name)
