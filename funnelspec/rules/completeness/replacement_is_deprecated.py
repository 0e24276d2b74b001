"""An item that is replaced by one that is itself on its way out."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Edit, Finding, Fix, Label
from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._names import gone


@rule(
    name="replacement-is-deprecated",
    on=Workspace,
    severity=WARNING,
    title="What is to be used instead is given up itself",
    why="People are sent from one word that is not to be used to the next, and stay with the first.",
    bad="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            state: retired
            replaced_by: prospect  # <-- prospect
          prospect:
            name: Prospect
            definition: A person who may buy at some time.
            state: deprecated
            replaced_by: lead
          lead: {name: Lead, definition: A person who showed interest.}
    """,
    good="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            state: retired
            replaced_by: lead
          prospect:
            name: Prospect
            definition: A person who may buy at some time.
            state: deprecated
            replaced_by: lead
          lead: {name: Lead, definition: A person who showed interest.}
    """,
)
def replacement_is_deprecated(workspace: Workspace) -> Iterator[Finding]:
    replaced = [entry for entry in workspace.own_of(Entry) if entry.replaced_by is not None]
    if not replaced:
        return
    from funnelspec.rules._replaced import chains

    ends = chains(workspace).ends
    for entry in replaced:
        ref, end = entry.replaced_by, ends[entry.full_id]
        other = workspace.find(ref) if ref and end else None
        if ref is None or end is None or other is None or other.state is None or not gone(other):
            continue
        state = other.state
        help = 'Name an item that is in use, or say under "because" why there is none.'
        fix = None
        if not gone(end):
            help = f"Write `replaced_by: {end.full_id}`."
            title = f"Write {end.full_id}"
            fix = Fix(title, (Edit(ref.text.where, end.full_id),), safe=False)
        yield Finding(
            headline=f'"{entry.label}" is replaced by "{other.label}", which is itself {state.value}',
            at=Label(ref.text.where, f"{state.value} itself"),
            related=(Label(state.where, f'the state of "{other.label}"'),),
            help=help,
            entries=(entry.full_id, other.full_id),
            fix=fix,
        )
