"""A lead that may leave a stage and meets the condition of none of its moves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import NoneOf
from funnelspec.conditions.typed import Question, Test, Typed, leaves
from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._crossroads import Crossroads, crossroads
from funnelspec.rules._leaves import openest, questions
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import Asked, witness
from funnelspec.rules._words import quoted, ready

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Answer
    from funnelspec.conditions.solve.table import Region

_MOST = 4


@rule(
    name="stuck-lead",
    on=Entry,
    severity=WARNING,
    title="A lead may leave a stage and has no way on",
    why="Such a lead stays where it is for good although the work on it is done, or somebody moves it "
    "against the criteria.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        stages:
          lead:
            name: Lead
            definition: Someone who showed interest.
            exit: judgement "has been called"
            next:  # <-- next
              - {to: small, when: employees <= 100}
              - {to: large, when: employees > 1000}
          small: {name: Small business, definition: A lead for the inside team., outcome: won}
          large: {name: Enterprise, definition: A lead for the field team., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to the right team.
            stages: [lead, small, large]
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        stages:
          lead:
            name: Lead
            definition: Someone who showed interest.
            exit: judgement "has been called"
            next:
              - {to: small, when: employees <= 1000}
              - {to: small, when: employees is unknown}
              - {to: large, when: employees > 1000}
          small: {name: Small business, definition: A lead for the inside team., outcome: won}
          large: {name: Enterprise, definition: A lead for the field team., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to the right team.
            stages: [lead, small, large]
    """,
)
def stuck_lead(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    for crossing in crossroads(entry, workspace):
        # One move with a condition is a waiting room, unless the exit says that leads are to leave now.
        if not crossing.guarded or crossing.waits or (len(crossing.ways) < 2 and not crossing.by_exit):
            continue
        logic = workspace.logic()
        # A move that nobody who may leave can take, or nobody at all, is what is wrong then.
        base = crossing.leaving if crossing.by_exit else ()
        if any(logic.find((*base, way.typed)).found is False for way in crossing.ways):
            continue
        judged = {text for typed in crossing.leaving for text in questions(typed)}
        ways = [openest(way.typed, judged) for way in crossing.ways]
        answer = logic.find(crossing.leaving, ways)
        if answer.found:
            yield from _finding(crossing, ways, answer, workspace)
        elif answer.found is None:
            here = crossing.here
            about = f'whether a lead may be stuck at "{here.label}"'
            yield undecided(Label(crossing.where, "too much at once"), here.full_id, about, "stuck")


def _finding(
    crossing: Crossroads, ways: list[Typed], answer: Answer, workspace: Workspace
) -> Iterator[Finding]:
    stay = [NoneOf(way.when.node, crossing.leaving) for way in crossing.ways[:1] if crossing.leaving]
    table = workspace.logic().table([*stay, *ways])
    regions = [*table.gaps, *table.blanks().values()]
    example = regions[0].example if regions else answer.lead()
    if example is None:
        return
    here = crossing.here
    asked = [leaf for way in ways for leaf in leaves(way)]
    fields = {leaf.field.id: leaf.field.name for leaf in asked if isinstance(leaf, Test)}
    judged = {"judgement" for leaf in asked if isinstance(leaf, Question)}
    blank = [] if table.gaps else [field for field in fields if example.lead.get(field, "") is None]
    headline = f'A lead at "{here.label}" may meet none of the conditions of its moves'
    if crossing.by_exit:
        headline = f'A lead may leave "{here.label}" and has no way on'
    if blank:
        names = quoted(fields[field] for field in blank)
        are = "is" if len(blank) == 1 else "are"
        headline = f'A lead has no way on from "{here.label}" while {names} {are} blank'
    leaving = crossing.leaving if crossing.by_exit else ()
    leave = [Asked(here.full_id, typed, may=f'leave "{here.label}"') for typed in leaving]
    # Without an exit a lead may simply wait; not so where only a blank or a slip at the line holds it up.
    waits = not crossing.by_exit and any(not gap.point for gap in table.gaps)
    help = _help(regions, fields.keys() | judged, blank, here)
    yield Finding(
        headline=headline,
        at=Label(crossing.where, "no move for some leads"),
        related=tuple(Label(way.when.node.where, "not met") for way in crossing.ways[:_MOST]),
        help=f"If such a lead is not to wait here, a{help[1:]}" if waits else help,
        entries=(here.full_id,),
        differs=" ".join(["next", *sorted(blank)]),
        severity=INFO if waits else None,
        witnesses=(witness(example, [*leave, *(way.asked for way in crossing.ways)]),),
    )


def _help(regions: list[Region], names: Collection[str], blank: list[str], here: Entry) -> str:
    """Conditions for further moves, about what the moves there are ask about."""
    told = [[line for line in region.lines if _about(line) in names] for region in regions]
    single = [lines[0] for lines in told if len(lines) == 1]
    if blank and not (told and all(told)):
        single = [f"{field} is unknown" for field in blank]
    if single and (blank or len(single) == len(told)):
        whens = ready([f"when: {line}" for line in single[:_MOST]], "and with")
        return f'Add a move with {whens} to "next" of `{here.id}`.'
    if told and told[0]:
        return f'Add a move for leads with {ready(told[0], "and")} to "next" of `{here.id}`.'
    return f'Add a move without "when" to "next" of `{here.id}`, for all who meet none of these.'


def _about(line: str) -> str:
    return line.removeprefix("not ").partition(" ")[0]
