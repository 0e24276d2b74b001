"""Two moves of one stage that are both open to a lead, although their conditions share leads out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from funnelspec.conditions.ast import All, NoneOf
from funnelspec.conditions.typed import Named, Test, Typed
from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel
from funnelspec.model.funnels import moves
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rule import rule
from funnelspec.rules._apart import apart
from funnelspec.rules._blanks import slips
from funnelspec.rules._crossroads import Crossroads, Way, crossroads
from funnelspec.rules._gates import advances, asked, is_out, together
from funnelspec.rules._leaves import questions, subjects, tests
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import witness

_OTHERS = 4
_MOST = 400


@rule(
    name="two-ways-on",
    on=Entry,
    severity=WARNING,
    title="Two ways on are open to the same lead",
    why="The conditions look as if they shared out the leads, but some fit two of them: where such a lead "
    "goes depends on who moves it, or on which automation runs first.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        stages:
          lead:
            name: Lead
            definition: Someone who showed interest.
            next:
              - {to: small, when: employees <= 100}
              - {to: large, when: employees >= 100}  # <-- employees >= 100
              - disqualified
          small: {name: Small business, definition: A lead for the inside team., outcome: won}
          large: {name: Enterprise, definition: A lead for the field team., outcome: won}
          disqualified: {name: Disqualified, definition: Somebody who never buys., outcome: lost}
        funnels:
          new_business:
            name: New business
            definition: From first interest to the right team.
            stages: [lead, small, large]
            side_stages: [disqualified]
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        stages:
          lead:
            name: Lead
            definition: Someone who showed interest.
            next:
              - {to: small, when: employees <= 100}
              - {to: large, when: employees > 100}
              - disqualified
          small: {name: Small business, definition: A lead for the inside team., outcome: won}
          large: {name: Enterprise, definition: A lead for the field team., outcome: won}
          disqualified: {name: Disqualified, definition: Somebody who never buys., outcome: lost}
        funnels:
          new_business:
            name: New business
            definition: From first interest to the right team.
            stages: [lead, small, large]
            side_stages: [disqualified]
    """,
)
def two_ways_on(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    for crossing in crossroads(entry, workspace):
        for at, way in enumerate(crossing.ways):
            before = [other for other in crossing.ways[:at] if other.to is not way.to]
            clashes = [(other, _clash(other, way, crossing, workspace)) for other in before]
            others = [other for other, both in clashes if both and not _told(other, way, entry, workspace)]
            if others:
                yield from _finding(crossing, way, others, workspace)
            elif any(both is None for _, both in clashes):
                at_guard = Label(way.when.node.where.first_line(), "too much at once")
                about = f'whether two ways on are open at "{crossing.here.label}"'
                yield undecided(at_guard, crossing.here.full_id, about, f"two ways {way.to.full_id}")


def _clash(one: Way, other: Way, crossing: Crossroads, workspace: Workspace) -> bool | None:
    """Whether two conditions draw a line through one field, on opposite sides, and some lead is on both;
    nothing where that is undecided.

    Conditions on different fields, or of which one asks for more of the same, permit moves and share out
    nothing; of two of which one includes the other, that one is the exception. Judgements are for people.
    """
    if questions(one.typed).keys() != questions(other.typed).keys():
        return False
    pairs = product(_lines(one.typed), _lines(other.typed))
    lines = list(islice((pair for pair in pairs if pair[0][0].field is pair[1][0].field), _MOST))
    if not lines:
        return False
    logic, leaving = workspace.logic(), crossing.leaving
    open_ = False
    for yes, no in (((one, other), ()), ((one,), (other,)), ((other,), (one,))):
        found = logic.find((*leaving, *(way.typed for way in yes)), [way.typed for way in no]).found
        if found is False:
            return False
        open_ = open_ or found is None
    opposed = any(_opposed(mine, theirs, workspace) for mine, theirs in lines)
    return None if opposed and open_ else opposed


def _lines(typed: Typed) -> list[tuple[Test, bool]]:
    """The lines that cut a field of one value; two texts or selections often fit several words at once."""
    return [
        (test, holds)
        for test, holds in tests(typed)
        if test.field.type not in ("text", "choices") and test.op not in ("known", "unknown")
    ]


def _opposed(mine: tuple[Test, bool], theirs: tuple[Test, bool], workspace: Workspace) -> bool:
    """Whether values are on one side of the one line and not of the other, and others the other way round."""
    for one, (test, holds) in ((mine, theirs), (theirs, mine)):
        wanted = (one, (test, not holds))
        yes = [each for each, holds in wanted if holds]
        no = [each for each, holds in wanted if not holds]
        if workspace.logic().find(yes, no, blanks=False).found is not True:
            return False
    return True


def _told(one: Way, other: Way, entry: Entry, workspace: Workspace) -> bool:
    """Whether the entries of both stages let a lead be at both, on the path and out of it: that is told."""
    stages = moves(entry, workspace).stages if isinstance(entry, Funnel) else {}
    pair = [stages[way.to.id] for way in (one, other) if way.to.id in stages]
    if not any(map(advances, pair)) or not any(map(is_out, pair)):
        return False
    entries = [typed for stage in pair for typed in asked(stage.entry, workspace) or ()]
    if len(entries) < 2 or not subjects(entries[0]) & subjects(entries[1]):
        return False
    return together(entries[0], entries[1], workspace).found is True


def _finding(crossing: Crossroads, way: Way, others: list[Way], workspace: Workspace) -> Iterator[Finding]:
    first = others[0]
    example = workspace.logic().find((*crossing.leaving, first.typed, way.typed)).lead()
    if example is None:
        return
    yield Finding(
        headline=f'A lead at "{crossing.here.label}" may go to "{first.to.label}" and to "{way.to.label}"',
        at=Label(way.when.node.where, f'fits leads that may go to "{first.to.label}", too'),
        related=tuple(Label(other.when.node.where, f'to "{other.to.label}"') for other in others[:_OTHERS]),
        help=_help(crossing, way, others, workspace),
        entries=(crossing.here.full_id, first.to.full_id, way.to.full_id),
        differs="next",
        witnesses=(witness(example, [first.asked, way.asked]),),
    )


def _help(crossing: Crossroads, way: Way, others: list[Way], workspace: Workspace) -> str:
    named = others[0].typed
    anew = "draw the line so that each lead fits only one of these conditions."
    if isinstance(named, Named):
        node = way.when.node
        added = All(node, (way.typed, NoneOf(node, (named,))))
        if not slips(Stated(crossing.here, "next", way.when, added), workspace):
            return f"Add `not {named.origin.written}` to this condition, or {anew}"
    return apart(way, others, workspace) or anew
