"""A reference that leads nowhere, or to more than one item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.diagnostic import ERROR, INFO, Finding, Label, respelled
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import SECTIONS, Entry, Reason, ReasonSet, Ref
from funnelspec.model.references import references
from funnelspec.model.workspace import Lookup, Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import a, kind_of, meant, missing, ready
from funnelspec.schema.words import quoted

_SPREAD = ("stages", "side_stages")
_OF_SETS = ("reasons", "reject_with")  # a single reason is the wrong kind there


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
            next: [enquirey]  # <-- enquirey
          enquiry:
            name: Enquiry
            definition: A lead that asked for a call.
            see: [Stages/lead]  # <-- Stages/lead
    """,
    good="""
        stages:
          lead:
            name: Lead
            definition: Someone who showed interest.
            next: [enquiry]
          enquiry:
            name: Enquiry
            definition: A lead that asked for a call.
            see: [stages/lead]
    """,
)
def unknown_reference(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    written = [*references(entry), *_exceptions(entry, workspace)]
    beside: list[set[str]] = []
    for at, (attribute, ref) in enumerate(written):
        found = workspace.look_up(ref)
        if found.reason == "unknown":
            beside = beside or _lists(written, workspace)
            finding = _unknown(entry, attribute, ref, found, workspace, beside[at])
        elif found.reason == "several":
            finding = _several(entry, attribute, ref, found, workspace)
        elif found.reason == "elsewhere":
            finding = _elsewhere(entry, attribute, ref, found)
        else:
            continue
        yield finding.replace(entries=(entry.full_id,), differs=ref.text.value)


def _exceptions(entry: Entry, workspace: Workspace) -> Iterator[tuple[str, Ref]]:
    """What ``except_in`` names that is neither a section nor a context."""
    for avoid in entry.avoid:
        for text in avoid.except_in:
            if text.value not in SECTIONS and text.value not in workspace.config.contexts:
                yield "except_in", Ref(text, tuple(SECTIONS))


def _lists(written: Sequence[tuple[str, Ref]], workspace: Workspace) -> list[set[str]]:
    """For each reference what its list names: nothing is meant twice in one list. The moves of one stage
    stand together, with their reasons between them; the stages of a funnel have their moves between them."""
    found: list[set[str]] = []
    stages: dict[str, set[str]] = {}
    current: set[str] = set()
    last = ""
    for attribute, ref in written:
        if attribute == "reasons":
            names: set[str] = set()
        else:
            if attribute != last:
                current = stages.setdefault(attribute, set()) if attribute in _SPREAD else set()
            names, last = current, attribute
        item = workspace.find(ref)
        if item:
            names.add(item.full_id)
        found.append(names)
    return found


def _unknown(
    entry: Entry, attribute: str, ref: Ref, found: Lookup, workspace: Workspace, beside: set[str]
) -> Finding:
    written, kind = ref.text.value.strip(), kind_of(ref.sections)
    choices, words = workspace.choices(ref.sections, "/" in written)
    label = f"no {kind} has the id {quoted(written)}"
    near = words.same(written)
    item = choices[near] if near else _called(written, ref, entry, workspace)
    if item is None:
        near = words.likely(written)
        item = choices[near] if near else None
    if attribute in _OF_SETS and (item is None or isinstance(item, Reason)):
        likely = workspace.all(ReasonSet).get(item.id.partition("/")[0]) if item else None
        item, near = likely or _set_of(written, workspace), None
    if item is None or item is entry or item.full_id in beside:
        near = item = None
    elif near is None:
        near = item.full_id if len(ref.sections) > 1 else item.id
    if near is not None and near.casefold() == written.casefold():
        label = f"`{written}` and `{near}` differ in upper and lower case"
    related = tuple(Label(each.key.where, f"this is {a(each.kind)}") for each in workspace.called(written))
    if item:
        related = (Label(item.key.where, f'"{item.label}"'),)
    headline = f'"{attribute}" of "{entry.label}" names {a(kind)} that does not exist'
    if attribute == "next":
        headline = f'"{entry.label}" moves to {a(kind)} that does not exist'
    section, _, bare = found.full_id.partition("/")
    if written == found.full_id:
        kind = SECTIONS[section].kind
    return Finding(
        headline=headline,
        at=Label(ref.text.where, label),
        related=related,
        help=meant(near, written) if near else f"Write the id of {a(kind)} that there is, or add this one.",
        cause=missing(f"name the {kind} {quoted(bare)}", found.full_id, item.id if item else None),
        fix=respelled(ref.text.at(0, len(ref.text.value)), near),
    )


def _called(written: str, ref: Ref, entry: Entry, workspace: Workspace) -> Entry | None:
    """The item that may stand here and has what is written as its name, an abbreviation or an alias."""
    section, _, bare = written.rpartition("/")
    holders = [
        item
        for item in workspace.names().get(fold_name(bare), ())
        if item.section in ref.sections and section in ("", item.section)
    ]
    here = [item for item in holders if item.file.context == entry.file.context]
    return next(iter(here or holders), None)


def _set_of(written: str, workspace: Workspace) -> Entry | None:
    """The only set of reasons that has the reason of this id, or of this name."""
    found = [
        reasons
        for reasons in workspace.all(ReasonSet).values()
        if any(
            written in (reason.id, reason.id.partition("/")[2])
            or fold_name(reason.label) == fold_name(written)
            for reason in reasons.of
        )
    ]
    return found[0] if len(found) == 1 else None


def _several(entry: Entry, attribute: str, ref: Ref, found: Lookup, workspace: Workspace) -> Finding:
    items = [workspace.entries[full_id] for full_id in found.candidates]
    return Finding(
        headline=f'"{attribute}" of "{entry.label}" can mean more than one item',
        at=Label(ref.text.where, "an id in more than one section"),
        related=tuple(Label(item.key.where, a(item.kind)) for item in items),
        help=f"Write {ready(found.candidates)}.",
    )


def _elsewhere(entry: Entry, attribute: str, ref: Ref, found: Lookup) -> Finding:
    kind = SECTIONS[found.full_id.split("/", 1)[0]].kind
    return Finding(
        headline=f'"{attribute}" of "{entry.label}" names {a(kind)} that only other teams\' files have',
        at=Label(ref.text.where, "not in the shared files"),
        help=f"Move `{found.full_id}` to a shared file, if it is everybody's.",
        severity=INFO,
    )
