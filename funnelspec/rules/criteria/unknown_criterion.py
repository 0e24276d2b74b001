"""``meets`` with a criterion that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Words, references
from funnelspec.diagnostic import ERROR, INFO, Finding, Label, respelled
from funnelspec.model.entities import Criterion, Entry, Part, Ref, Segment
from funnelspec.model.references import conditions
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import meant, missing, ready
from funnelspec.schema.words import quoted
from funnelspec.syntax.tree import Text


@rule(
    name="unknown-criterion",
    on=Entry,
    severity=ERROR,
    title="A condition meets a criterion that does not exist",
    why="What the condition stands on is said nowhere, so two people who apply it apply two different tests.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer}
        criteria:
          icp_fit:
            name: ICP fit
            definition: The account looks like those that stay.
            when: employees >= 50
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            entry: meets ipc_fit  # <-- ipc_fit
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer}
        criteria:
          icp_fit:
            name: ICP fit
            definition: The account looks like those that stay.
            when: employees >= 50
        stages:
          mql:
            name: MQL
            definition: A lead that waits for sales.
            entry: meets icp_fit
    """,
)
def unknown_criterion(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    for _, when in conditions(entry):
        for words in references(when.condition) if when.condition else ():
            if workspace.criterion(words.value) is None:
                finding = _finding(entry, words, workspace)
                if finding:
                    yield finding.replace(entries=(entry.full_id,), differs=words.value)


def _finding(entry: Entry, words: Words, workspace: Workspace) -> Finding | None:
    where, written = words.where, words.value
    text = Text(where.source, where.start, where.end, written)
    found = workspace.look_up(Ref(text, ("criteria", "segments")))
    if found.reason == "unreadable":
        return None
    if found.reason == "elsewhere":
        return Finding(
            headline=f'"{entry.label}" meets a criterion that only other teams\' files have',
            at=Label(where, "not in the shared files"),
            help=f"Move `{found.full_id}` to a shared file, if it is everybody's.",
            severity=INFO,
        )
    if isinstance(found.entry, Segment):
        parts = [f"meets {part.id}" for part in found.entry.parts]
        return Finding(
            headline=f'"{entry.label}" meets a whole segment instead of one of its parts',
            at=Label(where, "a segment"),
            related=(Label(found.entry.key.where, f'"{found.entry.label}"'),),
            help=f"Write {ready(parts)}.",
        )
    headline = f'"{entry.label}" meets a criterion that does not exist'
    field = workspace.entries.get(f"fields/{written}")
    if field is not None:
        return Finding(
            headline=headline,
            at=Label(where, "this is a field"),
            related=(Label(field.key.where, f'"{field.label}"'),),
            help=f"Write `{written}` without `meets`.",
        )
    items, choices = workspace.choices(("criteria", "segments"), False)
    bare = written.removeprefix("criteria/").removeprefix("segments/")
    named = workspace.named(bare)
    near = choices.same(bare)
    if near is None:
        near = named.id if isinstance(named, (Criterion, Part)) else choices.likely(bare)
    item = items.get(near or "")
    if item is entry or not isinstance(item, (Criterion, Part)):
        near, item = None, None
    label = f"no criterion has the id {quoted(written)}"
    if near and near.casefold() == written.casefold():
        label = f"`{written}` and `{near}` differ in upper and lower case"
    return Finding(
        headline=headline,
        at=Label(where, label),
        related=(Label(item.key.where, f'"{item.label}"'),) if item else (),
        help=meant(near, bare, "meets {}") if near else "Write the id of a criterion, or add this one.",
        cause=missing(f"name the criterion {quoted(bare)}", bare, near),
        fix=respelled(where, near),
    )
