"""A comment that hides findings and does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.rule import rule
from funnelspec.rules._comments import Use


@rule(
    name="suppression-without-reason",
    on=Use,
    severity=WARNING,
    title="A comment hides a finding and does not say why",
    why="The next reader cannot tell a decision from an oversight, and nobody dares to remove it.",
    bad="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person on an opportunity.
            aliases: [lead]  # funnelspec: ignore[duplicate-name]  # <-- # funnelspec: ignore[duplicate-name]
    """,
    good="""
        terms:
          lead: {name: Lead, definition: A person who showed interest.}
          contact:
            name: Contact
            definition: A person on an opportunity.
            aliases: [lead]  # funnelspec: ignore[duplicate-name] the old reports say so
    """,
)
def suppression_without_reason(use: Use) -> Iterator[Finding]:
    if not use.suppression.reason:
        names = [name for name, _ in use.suppression.rules]
        yield Finding(
            headline=f"A comment hides {', '.join(names)} and does not say why",
            at=Label(use.suppression.where, "no reason"),
            help=f"Write why behind it: `# funnelspec: ignore[{', '.join(names)}] why it is right here`.",
            differs=" ".join(names),
        )
