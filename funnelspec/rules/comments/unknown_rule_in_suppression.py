"""A comment that hides the findings of a rule that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.language.suggest import closest
from funnelspec.rule import rule
from funnelspec.rules._comments import Use
from funnelspec.rules._words import meant


@rule(
    name="unknown-rule-in-suppression",
    on=Use,
    severity=WARNING,
    title="A comment names a rule that does not exist",
    why="The comment hides nothing, while everyone who reads it believes that the matter is settled.",
    bad="""
        terms:
          lead:  # funnelspec: ignore[missing-owners] all own it  # <-- missing-owners
            name: Lead
            definition: A person who showed interest.
    """,
    good="""
        terms:
          lead:  # funnelspec: ignore[missing-owner] all own it
            name: Lead
            definition: A person who showed interest.
    """,
)
def unknown_rule_in_suppression(use: Use) -> Iterator[Finding]:
    for name, where in use.suppression.rules:
        if name not in use.known:
            near = closest(name, use.known)
            yield Finding(
                headline=f'A comment names the rule "{name}", which does not exist',
                at=Label(where, "no such rule"),
                help=meant(near, name) if near else "`funnelspec rules` lists the rules.",
                differs=name,
            )
