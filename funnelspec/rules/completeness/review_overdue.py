"""An item whose day of review has passed."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import listed


# Only the calendar has changed, so a check that was clean yesterday stays so: a note, and a warning for
# whoever wants to be held to the day.
@rule(
    name="review-overdue",
    on=Workspace,
    severity=INFO,
    strict=WARNING,
    title="The day by which an item was to be reviewed has passed",
    why="Teams change what they do, and nobody has looked whether this still says it.",
    bad="""
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
            owner: marketing
            review_by: 2025-06-30  # <-- 2025-06-30
    """,
    good="""
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
            owner: marketing
            review_by: 2099-06-30
    """,
)
def review_overdue(workspace: Workspace) -> Iterator[Finding]:
    dated = [entry for entry in workspace.own_of(Entry) if entry.review_by is not None]
    if not dated:
        return
    from datetime import date

    today = (workspace.today or date.today()).isoformat()
    for entry in dated:
        day = entry.review_by
        if day is None or day.value >= today or (entry.state and entry.state.value == "retired"):
            continue
        owners, asked = _owners(entry, workspace)
        still = "whether it still says what you do, then write the next day under `review_by`."
        yield Finding(
            headline=f'"{entry.label}" was to be reviewed by {day.value}',
            at=Label(day.where, "this day has passed"),
            help=f"Ask {asked} {still}" if asked else f"Check {still}",
            entries=(entry.full_id,),
            differs=day.value,
            cause=Cause(
                about=f"review {owners}",
                says=f"of {owners or 'no owner'} were to be reviewed by a day that has passed",
                near="",
                help=f"Ask {asked} {still}" if asked else f"Check {still}",
            ),
        )


def _owners(entry: Entry, workspace: Workspace) -> tuple[str, str]:
    """Who answers for an item, and the same with where to ask them."""
    teams = workspace.config.teams
    known = [teams[owner.value] for owner in entry.owner if owner.value in teams]
    if not known:
        return "", ""
    asked = [f"{team.name} ({team.contact})" if team.contact else team.name for team in known]
    return listed([team.name for team in known]), listed(asked)
