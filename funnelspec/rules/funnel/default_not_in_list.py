"""A status list that begins with a status it does not have."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import StatusList
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule


@rule(
    name="default-not-in-list",
    on=StatusList,
    severity=ERROR,
    title="The default of a status list is not in the list",
    why="Every new record begins with a value that the field does not have, so the import stops or the field "
    "stays blank.",
    bad="""
        statuses:
          new: {name: New, definition: Nobody has called.}
          open: {name: Open, definition: Somebody may call.}
          working: {name: Working, definition: A rep calls.}
        status_lists:
          lead_status:
            name: Lead status
            definition: Where the work stands.
            of: [open, working]
            default: new  # <-- new
    """,
    good="""
        statuses:
          new: {name: New, definition: Nobody has called.}
          working: {name: Working, definition: A rep calls.}
        status_lists:
          lead_status:
            name: Lead status
            definition: Where the work stands.
            of: [new, working]
            default: new
    """,
)
def default_not_in_list(statuses: StatusList, workspace: Workspace) -> Iterator[Finding]:
    default = workspace.find(statuses.default) if statuses.default else None
    members = [workspace.find(ref) for ref in statuses.of]
    if default is None or not members or None in members or default in members:
        return
    assert statuses.default
    yield Finding(
        headline=f'The default of "{statuses.label}" is "{default.label}", which is not in the list',
        at=Label(statuses.default.text.where, "not in the list"),
        related=(Label(statuses.place("of"), "the list"),),
        help=f'Add `{default.id}` to "of", or name one of its statuses as the default, as in '
        f"`default: {statuses.of[0].text.value}`.",
        entries=(statuses.full_id, default.full_id),
    )
