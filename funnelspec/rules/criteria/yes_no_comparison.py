"""A comparison of a yes or no with yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._bound import bound


@rule(
    name="yes-no-comparison",
    on=Workspace,
    severity=ERROR,
    title="A yes or no is compared with yes or no",
    why="It can be read in two ways when the field is blank, and people guess differently.",
    bad="""
        fields:
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: demo_requested = yes  # <-- demo_requested = yes
    """,
    good="""
        fields:
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: demo_requested
    """,
)
def yes_no_comparison(workspace: Workspace) -> Iterator[Finding]:
    return bound(workspace, "yes-no-comparison")
