"""A condition that no lead can meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.conditions.typed import Test
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._doing import doing
from funnelspec.rules._faults import apart
from funnelspec.rules._lines import places

if TYPE_CHECKING:
    from funnelspec.conditions.solve.core import Clause


@rule(
    name="never-met",
    on=Workspace,
    severity=ERROR,
    title="A condition asks for what no lead can have",
    why="No lead ever passes, so the stage behind it stays empty, a handover never happens or a rate is "
    "nothing but zeros, and people look for the reason in the leads.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer, unit: points}
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, NO]}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when:
              - lead_score >= 80
              - country in (US, CA)
              - lead_score < 60  # <-- lead_score < 60
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer, unit: points}
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, NO]}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when:
              - lead_score >= 60
              - country in (US, CA)
    """,
)
def never_met(workspace: Workspace) -> Iterator[Finding]:
    for stated in workspace.doubtful():
        logic = workspace.logic()
        if logic.find([stated.typed]).found is not False:
            continue
        typed = apart(stated.typed, logic)
        if typed is None or logic.find([typed]).found is not False:
            continue
        clauses = logic.contradiction([typed])
        at, related = places(stated, typed, clauses, "no lead")
        about = doing(stated, workspace)
        yield Finding(
            headline=f"No lead can {about.can}",
            at=at,
            related=related or _declared(clauses),
            help=_help(clauses),
            entries=(stated.entry.full_id,),
            differs=about.differs,
            severity=None if clauses and not logic.holding(clauses).on_days else WARNING,
        )


def _declared(clauses: Sequence[Clause]) -> tuple[Label, ...]:
    """Where the field is declared that has no value for a line."""
    tests = (clause.typed for clause in clauses)
    return tuple(
        Label(test.field.where, "has no such value")
        for test in tests
        if isinstance(test, Test) and test.field.where
    )


def _help(clauses: Sequence[Clause]) -> str:
    if len(clauses) == 1 and isinstance(clauses[0].typed, Test):
        field = clauses[0].typed.field
        declares = '"choices"' if field.choices else '"between"' if field.numeric else '"type"'
        return f'Write a value that "{field.id}" can have, or change {declares} of "{field.id}".'
    if len(clauses) == 1:
        return "Change the lines of this group so that enough of them can hold for one lead."
    if len(clauses) == 2 and all(clause.holds for clause in clauses):
        return "Change one of the two lines; if either is enough, write both under `any:`."
    return "Change one of these lines, or take one out."
