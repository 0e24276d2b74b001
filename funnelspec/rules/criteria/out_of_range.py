"""A number that lies outside the range of its field."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._bound import bound


@rule(
    name="out-of-range",
    on=Workspace,
    severity=ERROR,
    title="A number lies outside what the field can be",
    why="No lead can ever be there, so the line decides nothing, or everything.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer, between: [1, 2000000]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: employees >= 0  # <-- 0
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
def out_of_range(workspace: Workspace) -> Iterator[Finding]:
    return bound(workspace, "out-of-range")
