"""A reference to a whole where a part is expected, or to a part where a whole is."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Entry, Funnel, Reason
from funnelspec.model.references import references
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import a, ready

# Here any item may stand.
_ANY = ("not_the_same_as", "see", "replaced_by")

_PARTED = frozenset(("funnels", "reasons"))


@rule(
    name="wrong-kind",
    on=Entry,
    severity=ERROR,
    title="A reference leads to another kind of item than its attribute asks for",
    why="A whole funnel is no stretch of it that can be counted, and one reason is no set to choose from.",
    bad="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, customer]
            milestones:
              pipeline: {name: Pipeline, definition: What sales works on., from: lead, to: lead}
        metrics:
          win_rate:
            name: Win rate
            definition: Share of the pipeline that is won.
            of: funnels/new_business  # <-- funnels/new_business
            reached: stages/customer
    """,
    good="""
        stages:
          lead: {name: Lead, definition: Someone who showed interest.}
          customer: {name: Customer, definition: Somebody who pays., outcome: won}
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            stages: [lead, customer]
            milestones:
              pipeline: {name: Pipeline, definition: What sales works on., from: lead, to: lead}
        metrics:
          win_rate:
            name: Win rate
            definition: Share of the pipeline that is won.
            of: funnels/new_business/pipeline
            reached: stages/customer
    """,
)
def wrong_kind(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    for attribute, ref in references(entry):
        if attribute in _ANY or not _PARTED.intersection(ref.sections):
            continue
        found = workspace.find(ref)
        if not isinstance(found, (Funnel, Reason)):
            continue
        if isinstance(found, Reason):
            asked, instead = "reason set", [found.id.partition("/")[0]]
        else:
            asked, instead = "milestone", [milestone.full_id for milestone in found.milestones]
        help = f"Write {ready(instead)}." if instead else f"Add a milestone to the funnel `{found.id}`."
        yield Finding(
            headline=f'"{attribute}" of "{entry.label}" names {a(found.kind)}, not {a(asked)}',
            at=Label(ref.text.where, f"this is {a(found.kind)}"),
            related=(Label(found.key.where, f'"{found.label}"'),),
            help=help,
            entries=(entry.full_id,),
            differs=ref.text.value,
        )
