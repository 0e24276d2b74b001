"""A worked example whose outcome changes with the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.evaluate import hangs_on_today
from funnelspec.conditions.typed import DAY_OPS, Test, leaves
from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Criterion
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._cases import examples


@rule(
    name="case-without-date",
    on=Criterion,
    severity=WARNING,
    title="A worked example is right on some days only",
    why="The example is checked every day; one morning it fails although nobody has changed anything.",
    bad="""
        fields:
          last_activity: {name: Last activity, definition: Last thing the person did., type: date}
        criteria:
          active:
            name: Active
            definition: A lead that did something lately.
            when: last_activity in the last 30 days
            cases:
              - lead: {last_activity: 2026-11-01}
                meets: yes  # <-- yes
    """,
    good="""
        fields:
          last_activity: {name: Last activity, definition: Last thing the person did., type: date}
        criteria:
          active:
            name: Active
            definition: A lead that did something lately.
            when: last_activity in the last 30 days
            cases:
              - lead: {last_activity: 2026-11-01}
                as_of: 2026-11-22
                meets: yes
    """,
)
def case_without_date(criterion: Criterion, workspace: Workspace) -> Iterator[Finding]:
    from datetime import date

    typed = workspace.bind(criterion.when)[0] if criterion.when else None
    if typed is None or not any(isinstance(leaf, Test) and leaf.op in DAY_OPS for leaf in leaves(typed)):
        return
    for example in examples(criterion, workspace):
        if example.day or example.stray:
            continue
        if hangs_on_today(example.typed, example.lead, date(2000, 1, 1), example.answers):
            yield Finding(
                headline=f'A worked example of "{criterion.label}" is right on some days only',
                at=Label(example.case.meets.text.where, "depends on the day it is checked"),
                help="Add the day it is meant for, such as `as_of: 2026-11-22`.",
                entries=(criterion.full_id,),
                differs=" ".join(sorted(example.case.lead.entries)),
            )
