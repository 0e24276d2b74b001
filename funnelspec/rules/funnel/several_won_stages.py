"""A funnel that can be won in more than one stage."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.model.entities import Metric
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._flows import flows
from funnelspec.rules._words import quoted


@rule(
    name="several-won-stages",
    on=Workspace,
    severity=INFO,
    strict=WARNING,
    title="A funnel has more than one won end",
    why="A win rate that counts one of these ends leaves out what was won at the other, and two reports that "
    "count different ones never match.",
    bad="""
        stages:
          due: {name: Due, definition: A contract that ends this quarter., next: [renewed, expanded]}
          renewed: {name: Renewed, definition: A contract that goes on as it was., outcome: won}
          expanded: {name: Expanded, definition: A contract that goes on with more seats., outcome: won}
        funnels:
          renewals:
            name: Renewals
            definition: From the end of a contract to the next one.
            stages: [due, renewed]
            side_stages: [expanded]  # <-- expanded
    """,
    good="""
        stages:
          due: {name: Due, definition: A contract that ends this quarter., next: [renewed, expanded]}
          renewed: {name: Renewed, definition: A contract that goes on as it was., outcome: won}
          expanded: {name: Expanded, definition: A contract that goes on with more seats., outcome: won}
        funnels:
          renewals:
            name: Renewals
            definition: From the end of a contract to the next one.
            stages: [due, renewed]
            side_stages: [expanded]
        metrics:
          renewal_rate:
            name: Renewal rate
            definition: Share of contracts that go on.
            owner: sales
            of: stages/due
            reached: [stages/renewed, stages/expanded]
    """,
)
def several_won_stages(workspace: Workspace) -> Iterator[Finding]:
    counted: dict[str, set[int]] | None = None
    for funnel, flow in flows(workspace):
        ends = [
            stage
            for stage in flow.stages.values()
            if stage.outcome == "won" and not any(move.to in flow.stages for move in stage.moves)
        ]
        if len(ends) < 2 or not flow.complete or workspace.perhaps_more("metrics"):
            continue
        # An end to which nothing leads is told as one that nobody reaches.
        led = {move.to for stage in flow.stages.values() for move in stage.moves}.union(flow.starts)
        ends = [end for end in ends if end.id in led]
        if len(ends) < 2:
            continue
        counted = _counted(workspace) if counted is None else counted
        if set.intersection(*(counted.get(end.stage.full_id, set()) for end in ends)):
            continue  # somebody who counts wins has thought of all of them
        *others, last = ends
        yield Finding(
            headline=f'"{funnel.label}" can be won at {quoted([end.stage.label for end in ends])}',
            at=Label(last.place, "a won end"),
            related=tuple(Label(end.place, "another one") for end in others),
            help="If each of them is a win, name all of them where wins are counted, as in "
            f'`reached: [{", ".join(end.stage.full_id for end in ends)}]`; if not, change an "outcome".',
            entries=(funnel.full_id, *(end.stage.full_id for end in ends)),
        )


def _counted(workspace: Workspace) -> dict[str, set[int]]:
    """By full id of a stage the lists of metrics that count it together with others."""
    found: dict[str, set[int]] = {}
    for metric in workspace.all(Metric).values():
        for refs in (metric.of, metric.reached):
            for ref in refs if len(refs) > 1 else ():
                found.setdefault(workspace.look_up(ref).full_id, set()).add(id(refs))
    return found
