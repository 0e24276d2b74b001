"""A move that is allowed and forbidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Funnel, Ref, Stage
from funnelspec.model.funnels import FlowMove
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import flows


@rule(
    name="never-against-next",
    on=Workspace,
    severity=ERROR,
    title="A move is allowed and must never happen",
    why="One half of the team makes this move because the definitions allow it, and the other half undoes it "
    "because they forbid it.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal:
            name: SAL
            definition: A lead that sales accepted.
            next: [customer, mql]
            never: [mql]  # <-- mql
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, sal, customer]
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          sal:
            name: SAL
            definition: A lead that sales accepted.
            next: [customer]
            never: [mql]
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, sal, customer]
    """,
)
def never_against_next(workspace: Workspace) -> Iterator[Finding]:
    in_funnel = set()
    for funnel, flow in flows(workspace):
        for stage in flow.stages.values():
            in_funnel.add(stage.id)
            if stage.never and stage.moves:
                # What the stage says itself is told once, however many funnels have it.
                here = stage.item.next is not None or stage.item.never is not None
                yield from _both(stage.stage, stage.moves, stage.never, funnel, here, workspace)
    for own in workspace.own_of(Stage):
        if own.never and own.next and own.id not in in_funnel:
            found = ((workspace.find(move.to), move) for move in own.next)
            ways = [FlowMove(to=to.id, where=move.to.text.where) for to, move in found if to]
            yield from _both(own, ways, own.never, None, False, workspace)


def _both(
    stage: Stage,
    ways: Iterable[FlowMove],
    never: Iterable[Ref],
    funnel: Funnel | None,
    here: bool,
    workspace: Workspace,
) -> Iterator[Finding]:
    allowed = {move.to: move for move in reversed(list(ways))}
    for ref in never:
        to = workspace.find(ref)
        move = allowed.pop(to.id, None) if to else None
        if to is None or move is None:
            continue
        headline = f'"next" of "{stage.label}" leads to "{to.label}", and "never" forbids it'
        allows, other = '"next" allows it', 'out of "next"'
        if funnel and not move.written:
            headline = (
                f'The path of "{funnel.label}" goes from "{stage.label}" to "{to.label}", '
                'and "never" forbids it'
            )
            allows = f'the path comes here from "{stage.label}"'
            other = f'out of "stages" of `{funnel.full_id}`, or say with "next" where leads go instead'
        elif funnel and here:
            headline = f'"{stage.label}" moves to "{to.label}" in "{funnel.label}", and "never" forbids it'
        places = [Label(ref.text.where, '"never" forbids it'), Label(move.where, allows)]
        first, last = sorted(places, key=lambda label: label.where.order())
        of_funnel = (funnel.full_id,) if funnel and (here or not move.written) else ()
        yield Finding(
            headline=headline,
            at=last,
            related=(first,),
            help=f'Take `{to.id}` out of "never" if leads may go there; if they must not, take it {other}.',
            entries=(*of_funnel, stage.full_id, to.full_id),
        )
