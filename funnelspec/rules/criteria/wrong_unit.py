"""A number in a unit that is not the field's."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._bound import bound


@rule(
    name="wrong-unit",
    on=Workspace,
    severity=ERROR,
    title="A number has another unit than its field",
    why="The line draws another limit than the one that was meant: 12,000 euros are not 12,000 dollars.",
    bad="""
        fields:
          amount: {name: Amount, definition: Expected yearly price., type: number, unit: USD}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: amount >= 12,000 EUR  # <-- EUR
    """,
    good="""
        fields:
          amount: {name: Amount, definition: Expected yearly price., type: number, unit: USD}
        criteria:
          fit:
            name: Fit
            definition: The account looks like those that stay.
            when: amount >= 12,000 USD
    """,
)
def wrong_unit(workspace: Workspace) -> Iterator[Finding]:
    return bound(workspace, "wrong-unit")
