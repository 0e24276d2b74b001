"""A lead that meets the entry of a stage on the main path and of one where leads end or rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from funnelspec.conditions.ast import AnyOf
from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._doors import Door, doors, mend
from funnelspec.rules._gates import advances, enters, is_out, together
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import witness

_MOST = 5


@rule(
    name="on-path-and-out",
    on=Funnel,
    severity=WARNING,
    title="A lead may be on the main path and out of it at once",
    why="Two people who follow the same criteria put the same lead in two places: one works on it and one "
    "has given it up, and it is counted as open and as lost.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
          email: {name: Email, definition: The address., type: text}
        criteria:
          insider: {name: Insider, definition: Works for us., when: email ends with "@northwind.example"}
        stages:
          lead: {name: Lead, definition: Someone who showed interest., next: [mql, disqualified]}
          mql:
            name: MQL
            definition: A lead for sales.
            entry: [email is known, lead_score >= 65]
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          disqualified:
            name: Disqualified
            definition: Somebody who never buys.
            outcome: lost
            entry: meets insider  # <-- meets insider
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
            side_stages: [disqualified]
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
          email: {name: Email, definition: The address., type: text}
        criteria:
          insider: {name: Insider, definition: Works for us., when: email ends with "@northwind.example"}
        stages:
          lead: {name: Lead, definition: Someone who showed interest., next: [mql, disqualified]}
          mql:
            name: MQL
            definition: A lead for sales.
            entry: [email is known, lead_score >= 65, none: [meets insider]]
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
          disqualified:
            name: Disqualified
            definition: Somebody who never buys.
            outcome: lost
            entry: meets insider
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, customer]
            side_stages: [disqualified]
    """,
)
def on_path_and_out(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    flow = moves(funnel, workspace)
    sides = doors(flow, is_out, workspace)
    mains = doors(flow, advances, workspace) if sides else []
    if not mains:
        return
    logic = workspace.logic()
    any_main = AnyOf(mains[0].entry.node, tuple(main.typed for main in mains))
    for side in sides:
        if logic.find((side.typed, any_main)).found is False:
            continue
        # What every lead of some stage of the path meets is a precondition for both, not a reason to be out.
        if any(logic.find((main.typed,), (side.typed,)).found is False for main in mains):
            continue
        likely = sorted(mains, key=lambda main: not main.about & side.about)
        answers = ((main, together(main.typed, side.typed, workspace).found) for main in likely)
        perhaps = list(islice(((main, found) for main, found in answers if found is not False), _MOST))
        overlapping = [main for main, found in perhaps if found]
        if overlapping:
            yield from _finding(overlapping, side, funnel, workspace)
        elif perhaps:
            yield _open(perhaps[0][0], side)


def _open(main: Door, side: Door) -> Finding:
    one, other = main.stage.stage, side.stage.stage
    at = Label(side.entry.node.where.first_line(), "too much at once")
    what = f'whether a lead may be at "{one.label}" and "{other.label}" at once'
    return undecided(at, other.full_id, what, f"at once {one.full_id}")


def _finding(mains: list[Door], side: Door, funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    main, *others = mains
    example = together(main.typed, side.typed, workspace).lead()
    if example is None:
        return
    one, other = main.stage.stage, side.stage.stage
    verdicts = [enters(door.stage, door.typed) for door in (main, side)]
    yield Finding(
        headline=f'A lead may be at "{one.label}" and at "{other.label}" at once',
        at=Label(side.entry.node.where, f'a lead that meets this may be at "{one.label}", too'),
        related=(
            Label(main.entry.node.where, "this does not keep it out"),
            *(
                Label(door.entry.node.where, f'nor does this at "{door.stage.stage.label}"')
                for door in others
            ),
        ),
        help=mend(mains, side, funnel, workspace),
        entries=(one.full_id, other.full_id),
        differs="entry",
        # Conditions that have nothing to do with each other are often meant to be asked one after the other.
        severity=None if main.about & side.about else INFO,
        witnesses=(witness(example, verdicts),),
    )
