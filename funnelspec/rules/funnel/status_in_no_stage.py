"""A status that can be used nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import idle
from funnelspec.rules._words import quoted


@rule(
    name="status-in-no-stage",
    on=Workspace,
    severity=WARNING,
    title="No stage of a funnel has this status",
    why="The CRM offers a value that leads may have nowhere on their way; those that get it are missing from "
    "every count by stage.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, customer]
        statuses:
          new: {name: New, definition: Nobody has called., stages: [mql]}
          working: {name: Working, definition: A rep calls., stages: []}  # <-- stages
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, customer]
        statuses:
          new: {name: New, definition: Nobody has called., stages: [mql]}
          working: {name: Working, definition: A rep calls., stages: [mql]}
    """,
)
def status_in_no_stage(workspace: Workspace) -> Iterator[Finding]:
    for status, stages in idle(workspace):
        where, label = status.place("stages"), "none is named"
        headline = f'The status "{status.label}" may be used in no stage'
        if stages:
            where, label = status.stages[0].text.where, "no funnel has this stage"
            names = quoted([stage.label for stage in stages])
            headline = f'The status "{status.label}" may be used only in {names}, and no funnel goes there'
        yield Finding(
            headline=headline,
            at=Label(where, label),
            related=tuple(Label(stage.key.where, f'"{stage.label}"') for stage in stages),
            help=f'Name under "stages" of `{status.full_id}` a stage that a funnel has, or take "stages" '
            "out if the status may be used anywhere.",
            entries=(status.full_id, *(stage.full_id for stage in stages)),
        )
