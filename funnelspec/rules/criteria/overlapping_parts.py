"""Parts of a segment that share leads although none may be in two."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Segment
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._cover import MOST, Cover, cover
from funnelspec.rules._turned import turned
from funnelspec.rules._words import quoted, ready


@rule(
    name="overlapping-parts",
    on=Segment,
    severity=ERROR,
    title="Parts of a segment share leads that only one of them may have",
    why="These leads are counted twice, two reps call the same account, and the parts add up to more leads "
    "than there are.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        segments:
          company_size:
            name: Company size
            definition: How accounts are grouped.
            cover: at_most_one
            parts:
              smb: {name: SMB, when: employees <= 200}
              mid_market:
                name: Mid-market
                when: employees between 101 and 2000  # <-- employees between 101 and 2000
              enterprise: {name: Enterprise, when: employees > 2000}
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        segments:
          company_size:
            name: Company size
            definition: How accounts are grouped.
            cover: at_most_one
            parts:
              smb: {name: SMB, when: employees <= 100}
              mid_market: {name: Mid-market, when: employees between 101 and 2000}
              enterprise: {name: Enterprise, when: employees > 2000}
    """,
)
def overlapping_parts(segment: Segment, workspace: Workspace) -> Iterator[Finding]:
    found = cover(segment, workspace)
    if found is None or not found.apart:
        return
    overlaps = list(found.overlaps(slips=False))
    turn = turned(found, workspace) if overlaps else ""
    for part, others in overlaps:
        yield _finding(found, part, others, turn)
    yield from found.open()


def _finding(found: Cover, part: int, others: list[int], turn: str) -> Finding:
    regions = {other: found.table.shared(part, other) for other in others[:MOST]}
    on_people = {
        other: found.hangs_on_people(region.example, part, other) for other, region in regions.items()
    }
    first = min(regions, key=lambda other: on_people[other])
    region = regions[first]
    places = dict(found.deciding(region.example, (part, first)))
    related = [(first, places[first])]
    for other in regions.keys() - {first}:
        related += found.deciding(regions[other].example, (other,))
    named = quoted(found.names(others)) if len(others) <= MOST else f"{len(others)} others"
    return Finding(
        headline=f'"{found.name(part)}" shares leads with {named} in "{found.segment.label}"',
        at=Label(found.place(part, places[part]), _shared(region.lines)),
        related=tuple(
            Label(found.place(other, leaf), f'in "{found.name(other)}"') for other, leaf in sorted(related)
        ),
        help=_help(found, part, others, turn),
        entries=tuple(found.parts[each].full_id for each in (part, *others)),
        parts=tuple(
            " ".join(sorted(found.parts[each].full_id for each in (part, other))) for other in others
        ),
        severity=found.severity(on_people[first]),
        witnesses=(found.witness(region.example, (first, part)),),
    )


def _shared(lines: tuple[str, ...]) -> str:
    return f"in both: {', '.join(lines)}" if lines else "some leads are in both"


def _help(found: Cover, part: int, others: list[int], turn: str) -> str:
    lines = [found.written(part, line) for line in found.table.rest(part, others)]
    write = "Draw the line between them anew, or write"
    if turn:
        write = f"Write {turn}, or"
    elif lines:
        write = f'Write {ready(lines, "and")} in "{found.name(part)}", or'
    return f"{write} `cover: {found.looser}` if a lead may be in several parts."
