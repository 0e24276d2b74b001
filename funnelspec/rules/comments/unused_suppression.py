"""A comment that hides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.rule import rule
from funnelspec.rules._comments import Use


@rule(
    name="unused-suppression",
    on=Use,
    severity=INFO,
    title="A comment hides nothing",
    why="What it was for is settled; left in place it will hide the next finding of its kind, which nobody "
    "has looked at.",
    bad="""
        terms:
          lead:
            name: Lead  # funnelspec: ignore[two-meanings] sales disagrees  # <-- two-meanings
            definition: A person who showed interest.
    """,
    good="""
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
    """,
)
def unused_suppression(use: Use) -> Iterator[Finding]:
    for name, where in use.suppression.rules:
        if name in use.known and name not in use.hid and not use.expired:
            yield Finding(
                headline=f"A comment hides {name}, of which there is no finding here",
                at=Label(where, "hides nothing"),
                help="Remove it; if the finding is on another line, move the comment there.",
                differs=name,
            )
