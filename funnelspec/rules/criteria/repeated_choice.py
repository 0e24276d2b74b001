"""A value that stands twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._bound import bound


@rule(
    name="repeated-choice",
    on=Workspace,
    severity=WARNING,
    title="A list in a condition names the same value twice",
    why="The second one changes nothing, so most likely another value was meant, and its leads are left out.",
    bad="""
        fields:
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, GB]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: country in (US, CA, US)  # <-- US
    """,
    good="""
        fields:
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, GB]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: country in (US, CA, GB)
    """,
)
def repeated_choice(workspace: Workspace) -> Iterator[Finding]:
    return bound(workspace, "repeated-choice")
