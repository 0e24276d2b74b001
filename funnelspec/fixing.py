"""Applies fixes to text; comments and layout stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from funnelspec.diagnostic import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits applied.

    Edits are taken in the order of their places. One that touches what an earlier one has replaced is left
    out: after the next check there is a place to apply it at, or no need.

    Args:
        text: the whole text of the file that all the edits are for.
    """
    parts: list[str] = []
    at = 0
    last: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.where.start, edit.where.end, edit.replacement)):
        start, end = edit.where.start, edit.where.end
        if last is not None and (start < at or start == last.where.start):
            continue
        parts += (text[at:start], edit.replacement)
        at, last = end, edit
    return "".join((*parts, text[at:]))
