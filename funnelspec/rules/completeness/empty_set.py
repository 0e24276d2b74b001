"""A list from which nothing can be chosen any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.model.entities import Entry, ReasonSet, Segment, StatusList
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule

_OF = {"reasons": "reason", "segments": "part", "status_lists": "status"}


# A list with nothing in it is told by the form of the attribute.
@rule(
    name="empty-set",
    on=Workspace,
    severity=WARNING,
    title="Every choice of a list is retired",
    why="Somebody must choose from it and finds nothing that may be chosen, so an old value goes on being "
    "used.",
    bad="""
        reasons:
          loss_reasons:
            name: Loss reasons
            definition: Why a lead will not buy.
            of:  # <-- of
              price: {name: Price, state: retired, because: everybody chose it}
              other: {name: Other, state: retired, because: it says nothing}
    """,
    good="""
        reasons:
          loss_reasons:
            name: Loss reasons
            definition: Why a lead will not buy.
            of:
              price: {name: Price, state: retired, because: everybody chose it}
              no_need: {name: No need}
    """,
)
def empty_set(workspace: Workspace) -> Iterator[Finding]:
    for entry in (
        *workspace.own_of(ReasonSet),
        *workspace.own_of(Segment),
        *workspace.own_of(StatusList),
    ):
        members = _members(entry, workspace)
        if _retired(entry) or not members or not all(member and _retired(member) for member in members):
            continue
        what = _OF[entry.section]
        attribute = "parts" if isinstance(entry, Segment) else "of"
        yield Finding(
            headline=f'Every {what} of "{entry.label}" is retired',
            at=Label(entry.place(attribute), "nothing left to choose"),
            help=f"Add a {what} that may be used, or write `state: retired` for the whole {entry.kind}.",
            entries=(entry.full_id,),
        )


def _members(entry: Entry, workspace: Workspace) -> Sequence[Entry | None]:
    if isinstance(entry, StatusList):
        return [workspace.find(ref) for ref in entry.of]
    if isinstance(entry, ReasonSet):
        return entry.of
    return entry.parts if isinstance(entry, Segment) else ()


def _retired(entry: Entry) -> bool:
    return entry.state is not None and entry.state.value == "retired"
