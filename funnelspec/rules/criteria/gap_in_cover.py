"""Leads that are in no part of a segment although each must be in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Segment
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._cover import MOST, Cover, condition, cover
from funnelspec.rules._turned import turned
from funnelspec.rules._words import ready

if TYPE_CHECKING:
    from funnelspec.conditions.solve.table import Region

_AT_MOST = 5


@rule(
    name="gap-in-cover",
    on=Segment,
    severity=ERROR,
    title="A segment has no part for some leads, although it says that each has one",
    why="These leads get no owner and no price list, and the parts add up to fewer leads than there are.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        segments:
          company_size:
            name: Company size
            definition: How accounts are grouped.
            cover: exactly_one  # <-- exactly_one
            parts:
              smb: {name: SMB, when: employees <= 100}
              enterprise: {name: Enterprise, when: employees > 2000}
              unsized: {name: Unsized, when: employees is unknown}
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        segments:
          company_size:
            name: Company size
            definition: How accounts are grouped.
            cover: exactly_one
            parts:
              smb: {name: SMB, when: employees <= 100}
              mid_market: {name: Mid-market, when: employees between 101 and 2000}
              enterprise: {name: Enterprise, when: employees > 2000}
              unsized: {name: Unsized, when: employees is unknown}
    """,
)
def gap_in_cover(segment: Segment, workspace: Workspace) -> Iterator[Finding]:
    found = cover(segment, workspace)
    if found is None or not found.whole:
        return
    gaps = found.gaps(slips=False)
    if gaps:
        yield _finding(found, gaps, turned(found, workspace) if found.apart else "")
    yield from found.open()


def _finding(found: Cover, gaps: list[Region], turn: str) -> Finding:
    related: dict[tuple[int, bool], Label] = {}
    for gap in gaps:
        for edge in gap.edges:
            text = f'"{found.name(edge.part)}" {"ends" if edge.below else "begins"} here'
            related.setdefault((edge.part, edge.below), Label(found.place(edge.part, edge.test), text))
    near = sorted({part for part, _ in related} or range(len(found.parts)))[:MOST]
    return Finding(
        headline=f'{_who(gaps)} are in no part of "{found.segment.label}"',
        at=Label(found.where, "asks for a part for every lead"),
        related=tuple(related.values())[:MOST],
        help=_help(gaps, turn),
        entries=(found.segment.full_id,),
        parts=tuple(f"{found.segment.full_id} {' '.join(sorted(gap.lines))}" for gap in gaps),
        severity=found.severity(lowered=all(len(gap.example.judged) > 1 for gap in gaps)),
        witnesses=(found.witness(gaps[0].example, near),),
    )


def _who(gaps: list[Region]) -> str:
    if len(gaps) > 1:
        return f"{'At least ' if len(gaps) == _AT_MOST else ''}{len(gaps)} groups of leads"
    return f"Leads with {', '.join(gaps[0].lines)}" if gaps[0].lines else "Some leads"


def _help(gaps: list[Region], turn: str) -> str:
    told = [condition(gap.lines) for gap in gaps if gap.lines]
    if not told:
        return "Add a part for leads like this one, or let another part have them."
    add = f"Add {'a part' if len(told) == 1 else 'parts'} with {ready(told, 'and')}"
    if turn:
        return f"Write {turn}, or a{add[1:]}."
    more = " There may be more such leads." if len(gaps) == _AT_MOST else ""
    return f"{add}, or let a part that is there begin or end elsewhere.{more}"
