"""What git leaves in a file when two changes of the same lines meet."""

from __future__ import annotations

from funnelspec.diagnostic import Finding, Label
from funnelspec.source import Location, Source

_BEGINS, _ENDS = "<<<<<<< ", ">>>>>>> "


def conflict(source: Source) -> Finding | None:
    """The first merge conflict that nobody has settled, in a file that cannot be read."""
    text = source.text
    at = 0 if text.startswith(_BEGINS) else text.find("\n" + _BEGINS) + 1
    if not text.startswith(_BEGINS, at):
        return None
    ours = Location(source, at, len(text)).first_line()
    related: tuple[Label, ...] = ()
    end = text.find("\n" + _ENDS, at) + 1
    if end:
        related = (Label(Location(source, end, len(text)).first_line(), "up to here"),)
    return Finding(
        rule="merge-conflict",
        headline="A file still holds both sides of a change that git could not merge",
        at=Label(ours, "begins here"),
        related=related,
        help=(
            "Keep one side, or one text made of both, and delete the three lines that begin with "
            "`<<<<<<<`, `=======` and `>>>>>>>`."
        ),
    )
