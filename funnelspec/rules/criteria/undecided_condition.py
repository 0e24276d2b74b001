"""A condition that asks too much at once to be decided."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._doing import doing
from funnelspec.rules._undecided import undecided


@rule(
    name="undecided-condition",
    on=Workspace,
    severity=WARNING,
    title="A condition asks too much at once to be decided",
    why="Nobody can say what follows from it, so a mistake in it, or a conflict with another team's "
    "conditions, would go unnoticed.",
    bad="""
        criteria:
          well_known:
            name: Well known
            definition: A lead of which a rep knows nearly half of what we ask, and not more.
            when:
              - at_least: 10  # <-- - at_least: 10
                of: &questions [
                  judgement authority, judgement budget, judgement champion, judgement competition,
                  judgement contract, judgement data, judgement deadline, judgement experience,
                  judgement goal, judgement interest, judgement need, judgement number of users,
                  judgement pain, judgement partner, judgement price, judgement process,
                  judgement reference, judgement security, judgement team, judgement tools]
              - none:
                  - at_least: 9
                    of: *questions
    """,
    good="""
        criteria:
          well_known:
            name: Well known
            definition: A lead of which a rep knows at least half of what we ask.
            when:
              at_least: 10
              of: [
                judgement authority, judgement budget, judgement champion, judgement competition,
                judgement contract, judgement data, judgement deadline, judgement experience,
                judgement goal, judgement interest, judgement need, judgement number of users,
                judgement pain, judgement partner, judgement price, judgement process,
                judgement reference, judgement security, judgement team, judgement tools]
    """,
)
def undecided_condition(workspace: Workspace) -> Iterator[Finding]:
    for stated in workspace.doubtful():
        if workspace.logic().find([stated.typed]).found is None:
            about = doing(stated, workspace)
            at = Label(stated.when.node.where.first_line(), "too much at once")
            yield undecided(
                at, stated.entry.full_id, f"whether a lead can {about.can}", f"any {about.differs}"
            )
