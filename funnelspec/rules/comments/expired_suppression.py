"""A comment that hides findings until a day that is past."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.rule import rule
from funnelspec.rules._comments import Use


@rule(
    name="expired-suppression",
    on=Use,
    severity=WARNING,
    title="A comment was to hide a finding until a day that is past",
    why="Somebody promised to settle it by then; if nobody looks again, the exception becomes the rule.",
    bad="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person on an opportunity.
            aliases: [lead]  # funnelspec: ignore[duplicate-name] until 2025-12-31 audit  # <-- 2025-12-31
    """,
    good="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person on an opportunity.
            aliases: [lead]  # funnelspec: ignore[duplicate-name] until 2099-12-31 audit
    """,
)
def expired_suppression(use: Use) -> Iterator[Finding]:
    where, until = use.suppression.where, use.suppression.until
    if until is None or not use.expired:
        return
    at = where.start + where.text.index(until, where.text.index("]"))
    yield Finding(
        headline=f"A comment hides findings only until {until}, and that day is past",
        at=Label(where._replace(start=at, end=at + len(until)), "hides nothing any more"),
        help="Settle what it hides and remove the comment, or agree on a later day.",
        differs=" ".join(name for name, _ in use.suppression.rules),
    )
