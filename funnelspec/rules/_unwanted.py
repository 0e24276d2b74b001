"""What is said of an unwanted word in a text, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from funnelspec.diagnostic import WARNING, Cause, Edit, Finding, Fix, Label
from funnelspec.language.folding import fold_name
from funnelspec.language.inflection import article, inflect
from funnelspec.language.words import spans, words
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model
from funnelspec.model.views import inside
from funnelspec.model.workspace import Workspace
from funnelspec.rules._avoided import NAMES, Found, Unwanted
from funnelspec.rules._names import words as goes_by
from funnelspec.rules._prose import Passage, passages
from funnelspec.source import Location


def texts(model: Model, views: dict[str | None, Workspace]) -> Iterator[tuple[Workspace, Passage]]:
    """Every text and every name of the items, each with the view whose words count for it: a team's own for a
    team's file. A retired item speaks of the past, and of a context that is not declared nothing is known."""
    retired = {entry.full_id for entry in model.entries if entry.state and entry.state.value == "retired"}
    for passage in chain(passages(model), _names(model)):
        file = passage.entry.file
        view = views.get(file.team)
        if file.context is not None and file.context not in model.config.contexts:
            continue
        if view is not None and "/".join(passage.entry.full_id.split("/")[:2]) not in retired:
            yield view, passage


def _names(model: Model) -> Iterator[Passage]:
    for whole in model.entries:
        for entry in (whole, *inside(whole)):
            for role, text in goes_by(entry):
                if role in _ROLES:
                    yield Passage(entry, _ROLES[role], text, text.value, words(text.value))


_ROLES = {"the name": "name", "an alias": "aliases"}


class Written(Protocol):
    """A text as words that have places in a file."""

    @property
    def plain(self) -> str: ...
    @property
    def words(self) -> list[str]: ...
    def place(self, first: int, end: int) -> Location: ...


def told(text: Passage, found: Found) -> Finding:
    """The finding about an unwanted word in a text of an item."""
    return told_of(text, found, text.entry, text.attribute, text.text.style)


def told_of(text: Written, found: Found, entry: Entry | None, attribute: str, style: str = "") -> Finding:
    """The finding about an unwanted word.

    Args:
        entry, attribute: whose text it is; a text outside of the definitions is none's.
        style: the mark that the text begins with in its file, as ``syntax.tree.Text`` has it.
    """
    first = found.unwanted[0]
    where = text.place(found.first, found.end)
    places = spans(text.plain)
    written = " ".join(text.plain[places[found.first][0] : places[found.end - 1][1]].split())
    agreed = list(dict.fromkeys(one.instead.label for one in found.unwanted if one.instead))
    replacement = fix = None
    if len(agreed) == 1 and first.instead is not None:
        replacement = inflect(agreed[0], written, first.word.value)
        if (
            found.sure
            and replacement
            and attribute not in NAMES
            and not (style == "'" and "'" in replacement)
        ):
            fix = _fix(text, found, where, written, replacement, safe=first.avoid is not None)
    state = first.entry.state.value if first.entry.state and first.avoid is None else ""
    what = f"is {state}" if state else "is a word not to use"
    names = " or ".join(f'"{name}"' for name in agreed)
    then = f"; the agreed word is {names}" if names else ""
    concerned = (*((entry,) if entry else ()), *(one.entry for one in found.unwanted))
    return Finding(
        headline=f'"{written}" {what}{then}',
        at=Label(where, _label(first)),
        related=tuple(_agreed(one) for one in found.unwanted),
        help=_help(replacement, names, found.sure),
        entries=tuple(dict.fromkeys(each.full_id for each in concerned)),
        differs=f"{attribute}: {written.casefold()}",
        severity=None if attribute == "definition" and found.sure else WARNING,
        certainty=None if found.sure else "heuristic",
        fix=fix,
        cause=_cause(found, what, then, names, fix, "" if entry else f" in {where.source.path}"),
    )


def _cause(found: Found, what: str, then: str, names: str, fix: Fix | None, page: str) -> Cause:
    """What the places have in common where one word is used. Those that can be corrected are told apart from
    others, and so is each text outside of the definitions."""
    first = found.unwanted[0]
    word = " ".join(first.word.value.split())
    replacement = inflect(first.instead.label, word, word) if first.instead and " or " not in names else None
    write = f"Write `{replacement}`" if replacement else f"Say it with {names}" if names else ""
    where = "each place, in the form that fits" if found.sure else "each place where it is meant"
    kind = "" if fix else " by hand" if found.sure else " perhaps"
    return Cause(
        about=f"{first.entry.full_id} {fold_name(word)}{kind}{page}",
        says=f'use "{word}", which {what}{then}',
        near="",
        help=f"{write} in {where}." if write else _help(None, names, found.sure),
    )


def _label(unwanted: Unwanted) -> str:
    if unwanted.avoid is None:
        return f'the {unwanted.entry.kind} "{unwanted.entry.label}"'
    return f'not to be used for "{unwanted.entry.label}"'


def _agreed(unwanted: Unwanted) -> Label:
    """Where it is agreed not to use a word, and why."""
    avoid, entry = unwanted.avoid, unwanted.entry
    if avoid is None:
        where = entry.state if entry.state else entry.key
        return Label(where.where, f"{where.value} here")
    reason = " ".join(avoid.because.value.split()).rstrip(".") if avoid.because else ""
    return Label(avoid.word.where, f"agreed here: {reason}" if reason else "agreed here")


def _help(replacement: str | None, names: str, sure: bool) -> str:
    if replacement:
        return f"Write `{replacement}`." if sure else f"Write `{replacement}` if that is meant here."
    quotes = "where the text is about the word itself, put it in double quotes"
    return f"Say it with {names}; {quotes}." if names else f"Use another word; {quotes}."


# A name that can stand in any text of a file, whatever marks are around it.
_PLAIN = re.compile(r"\w[\w &/.+-]*(?:'s)?")


def _fix(text: Written, found: Found, where: Location, written: str, new: str, safe: bool) -> Fix | None:
    """The replacement as an edit; nothing where the words around it would not fit any more, or where the text
    does not stand in the file letter by letter."""
    if where.text != written or not _PLAIN.fullmatch(new):
        return None
    # A plural possessive has its mark behind the word; one of these words may stand there already.
    behind = text.plain[spans(text.plain)[found.end - 1][1] :][:1]
    around = (*text.words[max(0, found.first - 1) : found.first], *text.words[found.end : found.end + 1])
    if behind in ("'", "\u2019") or not {words(new)[0], words(new)[-1]}.isdisjoint(around):
        return None
    edit = Edit(where, new)
    if found.first and text.words[found.first - 1] in ("a", "an"):
        before = text.place(found.first - 1, found.first)
        wanted, now = article(new), before.text.casefold()
        if wanted is None:
            return None
        if wanted != now:
            between = where.source.text[before.end : where.start]
            if now not in ("a", "an") or between != " ":
                return None
            new_article = wanted.capitalize() if before.text[:1].isupper() else wanted
            edit = Edit(Location(where.source, before.start, where.end), f"{new_article} {new}")
    return Fix(f'Write "{new}" instead of "{written}"', (edit,), safe)
