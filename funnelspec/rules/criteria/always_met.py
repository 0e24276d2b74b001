"""A condition that every lead meets."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rule import rule
from funnelspec.rules._doing import doing
from funnelspec.rules._faults import apart
from funnelspec.rules._lines import places
from funnelspec.rules._undecided import undecided


@rule(
    name="always-met",
    on=Workspace,
    severity=WARNING,
    title="Every lead meets a condition",
    why="It lets everyone through, also a lead of which nothing is known, and yet reads as if somebody had "
    "drawn a line.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer, unit: people}
        criteria:
          good_size:
            name: Good size
            definition: A lead from a company of a size that we sell to.
            when:
              any:
                - employees >= 20
                - not employees > 500  # <-- not employees > 500
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer, unit: people}
        criteria:
          good_size:
            name: Good size
            definition: A lead from a company of a size that we sell to.
            when:
              - employees >= 20
              - employees <= 500
    """,
)
def always_met(workspace: Workspace) -> Iterator[Finding]:
    for stated in workspace.doubtful():
        if workspace.inherits(stated):
            continue
        logic = workspace.logic()
        found = logic.find([], [stated.typed]).found
        about = doing(stated, workspace)
        if found is None and logic.find([stated.typed]).found is not None:
            at, _ = places(stated, stated.typed, (), "")
            yield undecided(
                at, stated.entry.full_id, f"whether every lead {about.does}", f"all {about.differs}"
            )
        typed = apart(stated.typed, logic, holds=False) if found is False else None
        if typed is None or logic.find([], [typed]).found is not False:
            continue
        lets_in = [clause._replace(holds=not clause.holds) for clause in logic.contradiction([], [typed])]
        at, related = places(stated, typed, lets_in, "every lead", "or")
        yield Finding(
            headline=f"Every lead {about.does}",
            at=at,
            related=related,
            help=f"Take out or narrow {'one of these lines' if related else 'this'}. {_if_meant(stated)}",
            entries=(stated.entry.full_id,),
            differs=about.differs,
        )


def _if_meant(stated: Stated) -> str:
    if stated.entry.section in ("criteria", "segments"):
        return "If everyone is meant, nothing needs to meet it."
    own = stated.attribute in ("entry", "exit")
    return f'If everyone is meant, take "{stated.attribute if own else "when"}" out.'
