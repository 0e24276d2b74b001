"""A stage that stands in no funnel."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, Finding, Label
from funnelspec.model.entities import Stage
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._complete import lacking
from funnelspec.rules._flows import idle, placed
from funnelspec.rules._names import settled
from funnelspec.rules._rejected import outside


@rule(
    name="stage-in-no-funnel",
    on=Model,
    severity=INFO,
    title="No funnel has this stage",
    why="Leads that are put there are on no path: no rate counts them, and no rule says where they go next.",
    bad="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., owner: sales}
          customer: {name: Customer, definition: Somebody who pays., owner: sales, outcome: won}
          trial:  # <-- trial
            name: Trial
            definition: A lead that tries the product.
            owner: sales
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            owner: sales
            stages: [mql, customer]
    """,
    good="""
        stages:
          mql: {name: MQL, definition: A lead that waits for sales., owner: sales}
          customer: {name: Customer, definition: Somebody who pays., owner: sales, outcome: won}
          trial:
            name: Trial
            definition: A lead that tries the product.
            owner: sales
        funnels:
          new_business:
            name: New business
            definition: From first interest to first contract.
            owner: sales
            stages: [mql, trial, customer]
    """,
)
def stage_in_no_funnel(model: Model) -> Iterator[Finding]:
    if model.left_out:
        return  # what could not be read may be a funnel that has it
    used: set[str] = set()
    for workspace in model.workspaces():
        here = placed(workspace)
        if here is None:
            return
        used |= here
    if not used:
        return  # the workspace has no funnel
    alone: dict[str, Stage] = {}
    for workspace in model.workspaces():
        for stage in workspace.own_of(Stage):
            if stage.full_id not in used and settled(stage) and not lacking(stage):
                alone.setdefault(stage.full_id, stage)
    if not alone:
        return
    # A status that can be used nowhere for want of this stage, or a handover whose leads go there, is told.
    told = {stage.full_id for workspace in model.workspaces() for _, at in idle(workspace) for stage in at}
    told.update(each.to.full_id for workspace in model.workspaces() for each in outside(workspace))
    for full_id, stage in alone.items():
        if full_id not in told:
            yield Finding(
                headline=f'No funnel has the stage "{stage.label}"',
                at=Label(stage.key.where, 'under "stages" or "side_stages" of no funnel'),
                help=f'Add `{stage.id}` to "stages" or "side_stages" of the funnel that leads go through, or '
                "write `state: retired` if nobody is put there any more.",
                entries=(full_id,),
            )
