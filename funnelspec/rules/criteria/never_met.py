"""A condition that no lead can meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._doing import doing
from funnelspec.rules._faults import apart
from funnelspec.rules._lines import declared, places, reach
from funnelspec.rules._views import said_by_team
from funnelspec.rules._words import quoted

if TYPE_CHECKING:
    from funnelspec.conditions.solve.core import Clause
    from funnelspec.conditions.solve.logic import Logic


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
        related = related or declared(clauses)
        theirs = said_by_team(stated, workspace) if workspace.inherits(stated) else {}
        shown = {label.where.source for label in (at, *related)}
        others = (Label(where, "so in this view") for where in theirs.values() if where.source not in shown)
        about = doing(stated, workspace)
        yield Finding(
            headline=f"No lead can {about.can}",
            at=at,
            related=(*related, *others),
            help=_elsewhere(theirs) if theirs else _help(clauses, logic),
            entries=(stated.entry.full_id,),
            differs=about.differs,
            severity=None if clauses and not logic.holding(clauses).on_days else WARNING,
        )


def _elsewhere(theirs: Iterable[str]) -> str:
    """What to do about a condition that is right in the shared files."""
    names = quoted(theirs)
    return (
        f"It is so only in the view of a team that says itself what {names} means: look at both places, and "
        "change the team's line, or with all teams the shared one."
    )


def _help(clauses: Sequence[Clause], logic: Logic) -> str:
    instead = reach(clauses)
    if instead:
        return f"{instead[0].upper()}{instead[1:]}."
    if len(clauses) == 1:
        return "Change the lines of this group so that enough of them can hold for one lead."
    if len(clauses) == 2 and all(clause.holds for clause in clauses):
        either = logic.find([], [clause.typed for clause in clauses]).found
        instead = "; if either is enough, write both under `any:`" if either else ""
        return f"Change one of the two lines{instead}."
    return "Change one of these lines, or take one out."
