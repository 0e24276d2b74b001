"""A stage or a status that stands twice in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel, Ref, StatusList
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import items

_SHOWN = 20


@rule(
    name="repeated-member",
    on=Workspace,
    severity=WARNING,
    title="A list names one stage or status twice",
    why="Only the first place counts. Either the other is a typing slip, and what was meant is missing, or "
    "what is written there has no effect.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [mql, {stage: stages/mql, max_age: 9 days}, customer]  # <-- stages/mql
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [{stage: stages/mql, max_age: 9 days}, customer]
    """,
)
def repeated_member(workspace: Workspace) -> Iterator[Finding]:
    for statuses in workspace.own_of(StatusList):
        yield from _twice(statuses, statuses.of, workspace)
    for funnel in workspace.own_of(Funnel):
        yield from _twice(funnel, [item.stage for item in items(funnel)], workspace)


def _twice(entry: Entry, refs: Iterable[Ref], workspace: Workspace) -> Iterator[Finding]:
    found: dict[str, tuple[Entry, list[Ref]]] = {}
    for ref in refs:
        member = workspace.find(ref)
        if member is not None:
            found.setdefault(member.full_id, (member, []))[1].append(ref)
    for member, (first, *again) in found.values():
        if not again:
            continue
        times, which = (
            ("twice", "one of them") if len(again) == 1 else (f"{len(again) + 1} times", "all but one")
        )
        yield Finding(
            headline=f'"{entry.label}" names "{member.label}" {times}',
            at=Label(again[0].text.where, "named before"),
            related=(
                Label(first.text.where, "the first place"),
                *(Label(ref.text.where, "and once more") for ref in again[1:_SHOWN]),
            ),
            help=f"Take {which} out, or write the {member.kind} that is meant.",
            entries=(entry.full_id, member.full_id),
        )
