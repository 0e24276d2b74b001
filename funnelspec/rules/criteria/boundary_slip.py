"""One value that two thresholds of a segment both leave out, or both take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Segment
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._cover import Cover, cover
from funnelspec.rules._words import listed

if TYPE_CHECKING:
    from funnelspec.conditions.solve.edges import Mend
    from funnelspec.conditions.solve.table import Region


@rule(
    name="boundary-slip",
    on=Segment,
    severity=WARNING,
    title="Two parts of a segment draw their line at one value, and both leave it out or both take it",
    why="Round numbers are what people type: more leads than one would think stand exactly on the line, and "
    "they are counted twice or not at all.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        segments:
          company_size:
            name: Company size
            definition: How accounts are grouped.
            cover: exactly_one
            parts:
              smb: {name: SMB, when: employees < 50}
              mid_market: {name: Mid-market, when: employees > 50}  # <-- employees > 50
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
              smb: {name: SMB, when: employees < 50}
              mid_market: {name: Mid-market, when: employees >= 50}
              unsized: {name: Unsized, when: employees is unknown}
    """,
)
def boundary_slip(segment: Segment, workspace: Workspace) -> Iterator[Finding]:
    found = cover(segment, workspace)
    if found is None:
        return
    for gap in found.gaps(slips=True):
        yield _finding(found, gap, "in no part", "leaves it out")
    for part, others in found.overlaps(slips=True):
        for other in others:
            yield _finding(found, found.table.shared(part, other), "in two parts", "takes it")
    yield from found.open()


def _finding(found: Cover, region: Region, where: str, does: str) -> Finding:
    edges = [edge for edge in region.edges if edge.test.field.id == region.point]
    *others, last = sorted({(edge.part, edge.test) for edge in edges}, key=lambda each: each[1].where.order())
    parts = sorted({part for part, _ in (*others, last)})
    value = f"{region.point} = {region.example.lead[region.point]}"
    return Finding(
        headline=f'{", ".join(region.lines) or value} is {where} of "{found.segment.label}"',
        at=Label(found.place(*last), f'"{found.name(last[0])}" {does}'),
        related=tuple(Label(found.place(*each), f'"{found.name(each[0])}" {does}') for each in others),
        help=f"Write {listed([_instead(found, mend) for mend in region.mends], 'or')}.",
        entries=(found.segment.full_id, *(found.parts[part].full_id for part in parts)),
        differs=value,
        witnesses=(found.witness(region.example, parts),),
    )


def _instead(found: Cover, mend: Mend) -> str:
    from funnelspec.conditions.meant import in_yaml

    return f'`{in_yaml(mend.line, mend.test.origin.text)}` in "{found.name(mend.part)}"'
