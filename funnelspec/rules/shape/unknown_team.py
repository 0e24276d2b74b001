"""A team that ``funnelspec.yaml`` does not have."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.model import Model
from funnelspec.model.references import team_names
from funnelspec.model.views import inside
from funnelspec.rule import rule
from funnelspec.rules._declared import undeclared
from funnelspec.rules._words import called


@rule(
    name="unknown-team",
    on=Model,
    severity=ERROR,
    title="A team is named that funnelspec.yaml does not have",
    why="A team that does not exist agrees to nothing and answers no question, so nobody looks after the "
    "item.",
    bad="""
        stages:
          mql:
            name: MQL
            definition: A lead that fits and is engaged.
            owner: [marketing, Sales]  # <-- Sales
    """,
    good="""
        stages:
          mql:
            name: MQL
            definition: A lead that fits and is engaged.
            owner: [marketing, sales]
    """,
)
def unknown_team(model: Model) -> Iterator[Finding]:
    teams = model.config.teams
    for file in model.files:
        head = (file.team_text,) if file.team_text else ()
        for text in (*head, *file.owner):
            if text.value not in teams:
                yield undeclared(text, file.path, "team", "teams", teams)
    for whole in model.entries:
        for entry in (whole, *inside(whole)):
            for text in team_names(entry):
                if text.value not in teams:
                    who = f'"{called(entry, model)}"'
                    yield undeclared(text, who, "team", "teams", teams, entry.full_id)
