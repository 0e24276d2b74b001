"""A later stage of the path that is easier to enter than one before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from funnelspec.conditions.typed import Typed
from funnelspec.diagnostic import WARNING, Finding, Label, Witness
from funnelspec.model.entities import Funnel, When
from funnelspec.model.funnels import FlowStage, moves
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rule import rule
from funnelspec.rules._gates import advances, asked, enters
from funnelspec.rules._limits import Kept, Limits, Moved, limits
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import witness

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example


@rule(
    name="easier-later-stage",
    on=Funnel,
    severity=WARNING,
    title="A later stage is easier to enter than an earlier one",
    why="Leads get to the later stage that were never good enough for the earlier one, so the steps of the "
    "funnel no longer stand for a growing certainty, and the rates between them mean little.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql: {name: MQL, definition: A lead for sales., entry: lead_score >= 60}
          sql: {name: SQL, definition: A lead to call., entry: lead_score >= 50}  # <-- lead_score >= 50
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, sql, customer]
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          mql: {name: MQL, definition: A lead for sales., entry: lead_score >= 60}
          sql: {name: SQL, definition: A lead to call., entry: lead_score >= 70}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, mql, sql, customer]
    """,
)
def easier_later_stage(funnel: Funnel, workspace: Workspace) -> Iterator[Finding]:
    for path in _paths(funnel, workspace):
        if all(_includes(later, earlier) for earlier, later in pairwise(path)):
            continue
        told = set()
        for earlier, later, moved in _falls(path, workspace):
            told.add(later.stage.id)
            yield from _fall(earlier, later, moved, workspace)
        for earlier, later in pairwise(path):
            if later.stage.id not in told:
                yield from _easier(earlier, later, workspace)


class _Step(NamedTuple):
    """A stage of the path that asks for something."""

    stage: FlowStage
    entry: When
    typed: Typed


def _paths(funnel: Funnel, workspace: Workspace) -> list[list[_Step]]:
    """The stages that leads pass one after the other; at one that says ``starts_here`` leads come in that
    passed none before it."""
    paths: list[list[_Step]] = [[]]
    for stage in moves(funnel, workspace).stages.values():
        if advances(stage):
            if stage.item.starts_here:
                paths.append([])
            typed = asked(stage.entry, workspace)
            if stage.entry and typed:
                paths[-1].append(_Step(stage, stage.entry, typed[0]))
    return paths


def _includes(later: _Step, earlier: _Step) -> bool:
    """Whether all that the earlier stage asks for stands in what the later one does, as with ``meets``."""
    from funnelspec.conditions.solve.core import clauses

    return set(clauses(earlier.typed)) <= set(clauses(later.typed))


def _falls(path: list[_Step], workspace: Workspace) -> Iterator[tuple[_Step, _Step, Moved]]:
    """Where a number may go beyond the limit at the stage that bounded it last: the two stages, and the
    limits. A stage that leaves the number alone is passed over."""
    lines = [limits(step.typed) for step in path]
    for field in _differing(lines):
        last: tuple[_Step, Kept] | None = None
        for step, own in zip(path, lines, strict=True):
            kept = own[field].kept(step.typed, workspace.logic()) if field in own else None
            if kept and (kept.low or kept.high):
                moved = kept.wider(last[1]) if last else None
                if last and moved:
                    yield last[0], step, moved
                last = (step, kept)


def _differing(lines: list[dict[str, Limits]]) -> list[str]:
    """The numbers that some stages may bound at other places than others do."""
    places: dict[str, set[tuple[tuple[object, ...], ...]]] = {}
    for own in lines:
        for field, bounds in own.items():
            places.setdefault(field, set()).add(bounds.places)
    return [
        field
        for field, found in places.items()
        if len(found) > 1 or any(len(side) > 1 for both in found for side in both)
    ]


def _fall(earlier: _Step, later: _Step, moved: Moved, workspace: Workspace) -> Iterator[Finding]:
    old, new, beyond = moved
    example = workspace.logic().find((later.typed, old.outside)).lead()
    if example is None:
        return
    one, other = earlier.stage.stage, later.stage.stage
    yield Finding(
        headline=f'"{other.label}" lets {beyond} "{old.test.field.name}" in than "{one.label}" before it',
        at=Label(new.test.where, f'this is enough to enter "{other.label}"'),
        related=(Label(old.test.where, f'this is asked to enter "{one.label}"'),),
        help=f"Write `{old.written}` here or `{new.written}` there, or name the stages in another order.",
        entries=(one.full_id, other.full_id),
        differs=old.test.field.id,
        witnesses=(_witness(example, earlier, later),),
    )


def _easier(earlier: _Step, later: _Step, workspace: Workspace) -> Iterator[Finding]:
    logic = workspace.logic()
    one, other = earlier.stage.stage, later.stage.stage
    extra = logic.find((later.typed,), (earlier.typed,))
    kept_out = extra.found and logic.find((earlier.typed,), (later.typed,)).found
    if extra.found is None or kept_out is None:
        at = Label(later.entry.node.where.first_line(), "too much at once")
        what = f'whether "{other.label}" is easier to enter than "{one.label}"'
        yield undecided(at, other.full_id, what, f"easier {one.full_id}")
    example = extra.lead() if kept_out is False else None
    if not extra.found or example is None:
        return
    yield Finding(
        headline=f'"{other.label}" is easier to enter than "{one.label}" before it',
        at=Label(later.entry.node.where, f'whoever may enter "{one.label}" meets this, and others do'),
        related=(Label(earlier.entry.node.where, "this asks for more"),),
        help=f"Add what `{one.id}` asks for to the entry of `{other.id}`, "
        "or name the stages in another order.",
        entries=(one.full_id, other.full_id),
        differs="entry",
        witnesses=(_witness(example, earlier, later),),
    )


def _witness(example: Example, earlier: _Step, later: _Step) -> Witness:
    return witness(example, [enters(step.stage, step.typed) for step in (later, earlier)])
