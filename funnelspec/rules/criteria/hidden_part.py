"""A part of a segment that has no lead of its own."""

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
    name="hidden-part",
    on=Segment,
    severity=ERROR,
    title="All leads of a part are in other parts, too",
    why="Where a lead may be in one part only, this one never has a lead for itself: nobody can say which "
    "team or price holds for its leads, and its numbers are a copy of another part's.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        segments:
          company_size:
            name: Company size
            definition: How accounts are grouped.
            cover: at_most_one
            parts:
              small: {name: Small, when: employees <= 10}  # <-- employees <= 10
              smb: {name: SMB, when: employees <= 100}
              enterprise: {name: Enterprise, when: employees > 100}
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
              small: {name: Small, when: employees <= 10}
              smb: {name: SMB, when: employees between 11 and 100}
              enterprise: {name: Enterprise, when: employees > 100}
    """,
)
def hidden_part(segment: Segment, workspace: Workspace) -> Iterator[Finding]:
    found = cover(segment, workspace)
    # Where a lead may be in several parts, one inside another may be meant.
    if found is None or not found.apart:
        return
    inside = found.table.inside
    turn = turned(found, workspace) if inside else ""
    for part, hiding in inside.items():
        yield _finding(found, part, hiding, turn)
    yield from found.open()


def _finding(found: Cover, part: int, hiding: tuple[int, ...], turn: str) -> Finding:
    region = found.table.shared(max(part, hiding[0]), min(part, hiding[0]))
    return Finding(
        headline=f'Every lead of "{found.name(part)}" is also in '
        f'{_others(found, hiding)} of "{found.segment.label}"',
        at=Label(found.typed[part].where.first_line(), "no lead is in this part alone"),
        related=tuple(
            Label(found.typed[other].where.first_line(), f'"{found.name(other)}" takes them')
            for other in hiding[:MOST]
        ),
        help=_help(found, part, hiding, turn),
        entries=tuple(found.parts[each].full_id for each in (part, *hiding)),
        parts=(found.parts[part].full_id,),
        severity=found.severity(),
        witnesses=(found.witness(region.example, sorted((part, hiding[0]))),),
    )


def _others(found: Cover, hiding: tuple[int, ...]) -> str:
    return quoted(found.names(hiding), "or") if len(hiding) <= MOST else f"{len(hiding)} others"


def _help(found: Cover, part: int, hiding: tuple[int, ...], turn: str) -> str:
    if turn:
        return f"Write {turn}, or `cover: {found.looser}` if a lead may be in several parts."
    write = f'Take "{found.name(part)}" out, or write'
    (other, *more) = hiding
    lines = () if more else found.table.rest(other, (part,))
    if lines:
        left = ready([found.written(other, line) for line in lines], "and")
        write = f'Write {left} in "{found.name(other)}", {write[0].lower()}{write[1:]}'
    return f"{write} `cover: {found.looser}` if a lead may be in several parts."
