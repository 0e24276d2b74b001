"""A reference that leads nowhere, or to more than one item."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, INFO, Finding, Label
from funnelspec.model.entities import SECTIONS, Entry, Ref
from funnelspec.model.references import references
from funnelspec.model.workspace import Lookup, Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import a, kind_of, ready
from funnelspec.schema.words import quoted


@rule(
    name="unknown-reference",
    on=Entry,
    severity=ERROR,
    title="A reference leads nowhere",
    why="Whoever follows it finds nothing, and everything that is worked out from it, such as the ways "
    "through the funnel, comes out wrong.",
    bad="""
        stages:
          lead:
            name: Lead
            definition: Someone who showed interest.
            next: [mqll]  # <-- mqll
          mql:
            name: MQL
            definition: A lead that fits and is engaged.
            see: [Stages/lead]  # <-- Stages/lead
    """,
    good="""
        stages:
          lead:
            name: Lead
            definition: Someone who showed interest.
            next: [mql]
          mql:
            name: MQL
            definition: A lead that fits and is engaged.
            see: [stages/lead]
    """,
)
def unknown_reference(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    for attribute, ref in (*references(entry), *_exceptions(entry, workspace)):
        found = workspace.look_up(ref)
        if found.entry is None and found.reason != "unreadable":
            finding = _REASONS[found.reason](entry, attribute, ref, found, workspace)
            yield finding.replace(entries=(entry.full_id,), differs=ref.text.value)


def _exceptions(entry: Entry, workspace: Workspace) -> Iterator[tuple[str, Ref]]:
    """What ``except_in`` names that is neither a section nor a context."""
    for avoid in entry.avoid:
        for text in avoid.except_in:
            if text.value not in SECTIONS and text.value not in workspace.config.contexts:
                yield "except_in", Ref(text, tuple(SECTIONS))


def _unknown(entry: Entry, attribute: str, ref: Ref, _found: Lookup, workspace: Workspace) -> Finding:
    written, kind = ref.text.value, kind_of(ref.sections)
    choices, words = workspace.choices(ref.sections, "/" in written)
    label = f"no {kind} has the id {quoted(written)}"
    related: tuple[Label, ...] = ()
    near = words.closest(written)
    named = workspace.named(written, entry.file.context)
    if near is None and named and named.section in ref.sections:
        near = named.full_id if len(ref.sections) > 1 else named.id
    if near is not None:
        if near.casefold() == written.casefold():
            label = f"`{written}` and `{near}` differ in upper and lower case"
        item = choices.get(near, named)
        if item:
            related = (Label(item.key.where, f'"{item.label}"'),)
    else:
        related = tuple(
            Label(each.key.where, f"this is {a(each.kind)}") for each in workspace.called(written)
        )
    headline = f'"{attribute}" of "{entry.label}" names {a(kind)} that does not exist'
    if attribute == "next":
        headline = f'"{entry.label}" moves to {a(kind)} that does not exist'
    help = f"Write `{near}`." if near else f"Write the id of {a(kind)} that there is, or add this one."
    return Finding(headline=headline, at=Label(ref.text.where, label), related=related, help=help)


def _several(entry: Entry, attribute: str, ref: Ref, found: Lookup, workspace: Workspace) -> Finding:
    items = [workspace.entries[full_id] for full_id in found.candidates]
    return Finding(
        headline=f'"{attribute}" of "{entry.label}" can mean more than one item',
        at=Label(ref.text.where, "an id in more than one section"),
        related=tuple(Label(item.key.where, a(item.kind)) for item in items),
        help=f"Write {ready(found.candidates)}.",
    )


def _elsewhere(entry: Entry, attribute: str, ref: Ref, found: Lookup, _workspace: Workspace) -> Finding:
    kind = SECTIONS[found.full_id.split("/", 1)[0]].kind
    return Finding(
        headline=f'"{attribute}" of "{entry.label}" names {a(kind)} that only other teams\' files have',
        at=Label(ref.text.where, "not in the shared files"),
        help=f"Move `{found.full_id}` to a shared file, if it is everybody's.",
        severity=INFO,
    )


_REASONS = {"unknown": _unknown, "several": _several, "elsewhere": _elsewhere}
