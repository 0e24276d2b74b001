"""A value that is none of the choices of its field."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._bound import bound


@rule(
    name="unknown-choice",
    on=Workspace,
    severity=ERROR,
    title="A condition compares with a value that is not among the choices",
    why="No lead ever has this value, so the line never matches, or always does where it stands under none.",
    bad="""
        fields:
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, GB]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: country in (US, UK)  # <-- UK
    """,
    good="""
        fields:
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, GB]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: country in (US, GB)
    """,
)
def unknown_choice(workspace: Workspace) -> Iterator[Finding]:
    return bound(workspace, "unknown-choice")
