"""Texts that only keep the place of a text: "TBD", "n/a", "see above"."""

from __future__ import annotations

from functools import cache

from funnelspec.language.folding import fold_text

LONGEST = 60
"""More characters than any of these has."""

_ELSEWHERE = (
    "same as above", "same as below", "same as before", "same", "as above", "as below", "see above",
    "see below", "ditto", "idem",
)  # fmt: skip
_EMPTY = (
    "n/a", "n.a", "na", "none", "nil", "null", "not applicable", "not available", "unknown", "undefined",
    "not defined", "not yet defined", "not defined yet", "no definition", "no definition yet", "definition",
    "definition here", "definition goes here", "definition pending", "description", "insert definition here",
    "insert text here", "add definition", "add definition here", "text", "text here", "pending",
    "coming soon", "work in progress", "in progress", "wip", "to do", "placeholder", "fill in", "fill me in",
    "fill this in", "lorem ipsum", "lorem ipsum dolor sit amet", "asdf", "foo", "bar", "test",
)  # fmt: skip
_TO_BE = (
    "added", "agreed", "announced", "clarified", "completed", "confirmed", "decided", "defined", "described",
    "determined", "discussed", "done", "filled in", "provided", "written",
)  # fmt: skip
_OPEN = ("tbd", "tba", "tbc", "todo", "fixme")
_REST = 5
"""So many words behind "TBD" still say only who is to write the text: "TODO: ask the sales team"."""

_MARKS = " .,:;!?-_/*#~=()[]{}<>\"'\u2026\u2013\u2014"


@cache
def _known() -> dict[str, bool]:
    known = dict.fromkeys((*_EMPTY, *(f"to be {done}" for done in _TO_BE)), False)
    return known | dict.fromkeys(_ELSEWHERE, True)


def is_placeholder(text: str) -> bool:
    """Whether a text says nothing, and only keeps the place of one that does."""
    if len(text) > LONGEST:
        return False
    said = fold_text(text).strip(_MARKS)
    if not said or said in _known() or (len(said) > 1 and not said.strip("x")):
        return True
    first, *rest = said.split()
    return first.rstrip(_MARKS).replace(".", "") in _OPEN and len(rest) <= _REST


def is_elsewhere(text: str) -> bool:
    """Whether a placeholder sends the reader to another line of the file."""
    return _known().get(fold_text(text).strip(_MARKS), False)
