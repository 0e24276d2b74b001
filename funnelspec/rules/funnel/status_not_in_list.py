"""A status that is no value of the field it is meant for."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.model.entities import Ref, Status, StatusList
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._names import settled

_MOST = 3


@rule(
    name="status-not-in-list",
    on=Workspace,
    severity=WARNING,
    title="A status is missing from the list",
    why="The field in the CRM takes only the values of its list: nobody can choose this one, so leads stay "
    "where they were and look untouched.",
    bad="""
        statuses:
          new: {name: New, definition: Nobody has called., next: [working]}
          working: {name: Working, definition: A rep calls., next: [nurture]}  # <-- nurture
          nurture: {name: Nurture, definition: A lead that rests.}
        status_lists:
          lead_status: {name: Lead status, definition: Where the work stands., of: [new, working]}
    """,
    good="""
        statuses:
          new: {name: New, definition: Nobody has called., next: [working]}
          working: {name: Working, definition: A rep calls., next: [nurture]}
          nurture: {name: Nurture, definition: A lead that rests.}
        status_lists:
          lead_status: {name: Lead status, definition: Where the work stands., of: [new, working, nurture]}
    """,
)
def status_not_in_list(workspace: Workspace) -> Iterator[Finding]:
    lists: dict[str, list[StatusList]] = {}
    told = set()  # a default that its list does not have
    for each in workspace.all(StatusList).values():
        told.add(workspace.look_up(each.default).full_id if each.default else "")
        for ref in each.of:
            member = workspace.find(ref)
            if member is None:
                return  # a typing slip, or a list that is not there, may be why one is missing
            lists.setdefault(member.full_id, []).append(each)
    if not lists or not workspace.complete or workspace.left_out:
        return
    led: dict[str, list[tuple[Status, Ref]]] = {}
    # What a team takes out of a list of the shared files is told as a difference between the two.
    own = list(workspace.own_of(Status))
    for status in own:
        mine = lists.get(status.full_id, [])
        for move in status.next or () if mine else ():
            to = workspace.find(move.to)
            if to and not any(one is other for one in mine for other in lists.get(to.full_id, ())):
                led.setdefault(to.full_id, []).append((status, move.to))
    for full_id, moves in led.items():
        to = workspace.entries[full_id]
        status, ref = moves[0]
        home = lists[status.full_id][0]
        yield Finding(
            headline=f'"{status.label}" moves to "{to.label}", which is not in "{home.label}"',
            at=Label(ref.text.where, "not in the list"),
            related=(
                *(
                    Label(other.text.where, f'"{one.label}" moves there, too')
                    for one, other in moves[1:_MOST]
                ),
                Label(home.place("of"), f'the list that has "{status.label}"'),
            ),
            help=f'Add `{to.id}` to "of" of `{home.full_id}`, or take it out of "next".',
            entries=(home.full_id, full_id),
        )
    told.update(lists, led)
    for status in own:
        if status.full_id not in told and settled(status):
            yield Finding(
                headline=f'No list has the status "{status.label}"',
                at=Label(status.key.where, "a value of no field"),
                help=f'Add `{status.id}` to "of" of a status list, or take it out.',
                entries=(status.full_id,),
                severity=INFO,
            )
