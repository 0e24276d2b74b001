"""Leads with a blank field that are in no part of a segment although each must be in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Segment
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._cover import MOST, Cover, condition, cover
from funnelspec.rules._words import listed, quoted, ready

if TYPE_CHECKING:
    from funnelspec.conditions.solve.table import Region


@rule(
    name="blank-in-no-part",
    on=Segment,
    severity=WARNING,
    title="A segment has no part for leads of which something is unknown",
    why="Blanks are common in any CRM: these leads get no owner, and the parts add up to fewer leads than "
    "there are.",
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
              large: {name: Large, when: employees > 100}
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
              large: {name: Large, when: employees > 100}
              unsized: {name: Unsized, when: employees is unknown}
    """,
)
def blank_in_no_part(segment: Segment, workspace: Workspace) -> Iterator[Finding]:
    found = cover(segment, workspace)
    if found is None or not found.whole:
        return
    fields = workspace.table().fields
    for ids, region in found.blanks().items():
        names = [fields[name].name for name in ids]
        yield _finding(found, ids, names, region)
    yield from found.open()


def _finding(found: Cover, ids: tuple[str, ...], names: list[str], region: Region) -> Finding:
    some = "Some leads" if len(region.lines) > len(ids) else "Leads"
    verb = "is" if len(ids) == 1 else "are"
    return Finding(
        headline=f'{some} whose {quoted(names)} {verb} unknown are in no part of "{found.segment.label}"',
        at=Label(found.where, "asks for a part for every lead"),
        help=_help(found, ids, names, region),
        entries=(found.segment.full_id,),
        differs=" ".join(ids),
        witnesses=(found.witness(region.example, range(min(MOST, len(found.parts)))),),
    )


def _help(found: Cover, ids: tuple[str, ...], names: list[str], region: Region) -> str:
    from funnelspec.conditions.meant import plain_or_quoted

    if not region.lines:
        unknown = ready([f"{name} is unknown" for name in ids], "and")
        return f"Let one of the parts also have leads with {unknown}, or add a part for them."
    name = plain_or_quoted(f"{listed(names)} unknown", flow=True)
    add = f"{_free('_'.join(ids), found.segment)}: {{name: {name}, {condition(region.lines, flow=True)}}}"
    return f'Add `{add}` to "parts".'


def _free(ids: str, segment: Segment) -> str:
    """An id that no part of the segment has."""
    taken = {part.id.rpartition("/")[2] for part in segment.parts}
    free = made = f"{ids}_unknown"
    number = 2
    while free in taken:
        free = f"{made}_{number}"
        number += 1
    return free
