"""A comparison or a value that the type of the field does not have."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._bound import bound


@rule(
    name="wrong-type",
    on=Workspace,
    severity=ERROR,
    title="A value or a comparison does not suit the field",
    why="A field that holds a number cannot be compared with a word, so the line means nothing and nobody "
    "can be counted by it.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer, between: [1, 2000000]}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: employees >= many  # <-- many
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
def wrong_type(workspace: Workspace) -> Iterator[Finding]:
    return bound(workspace, "wrong-type")
