"""A condition on a field that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._bound import bound


@rule(
    name="unknown-field",
    on=Workspace,
    severity=ERROR,
    title="A condition asks about a field that does not exist",
    why="No lead has this field, so nobody knows who is meant, and the CRM cannot be set up to find them.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer, between: [1, 2000000]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: employee >= 50  # <-- employee
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer, between: [1, 2000000]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: employees >= 50
    """,
)
def unknown_field(workspace: Workspace) -> Iterator[Finding]:
    return bound(workspace, "unknown-field")
