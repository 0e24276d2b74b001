"""A group that wants more of its conditions to hold than it has."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import AtLeast
from funnelspec.conditions.typed import Typed
from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rule import rule
from funnelspec.rules._doing import doing
from funnelspec.rules._faults import overcounted
from funnelspec.rules._lines import own
from funnelspec.syntax.tree import List, Mapping, Node, Text


@rule(
    name="impossible-count",
    on=Workspace,
    severity=ERROR,
    title="A group asks for more conditions than it has",
    why="No lead can have more of them than there are, so no lead ever passes; perhaps a condition was "
    "deleted and the number stayed.",
    bad="""
        fields:
          budget: {name: Budget, definition: An amount is set aside., type: boolean}
          next_step: {name: Next step, definition: Day of the next step., type: date}
        criteria:
          bant:
            name: BANT
            definition: Enough is known about the sale.
            when:
              at_least: 4  # <-- 4
              of:
                - budget
                - judgement "talks to somebody who decides"
                - next_step is known
    """,
    good="""
        fields:
          budget: {name: Budget, definition: An amount is set aside., type: boolean}
          next_step: {name: Next step, definition: Day of the next step., type: date}
        criteria:
          bant:
            name: BANT
            definition: Enough is known about the sale.
            when:
              at_least: 2
              of:
                - budget
                - judgement "talks to somebody who decides"
                - next_step is known
    """,
)
def impossible_count(workspace: Workspace) -> Iterator[Finding]:
    for stated in workspace.doubtful():
        wrong = [part for part in own(stated.typed) if isinstance(part, AtLeast) and overcounted(part)]
        if wrong:
            counts = {id(node): count for count, node in _counts(stated.when.node)}
            yield from (_finding(stated, part, counts[id(part.node)], workspace) for part in wrong)


def _counts(node: Node) -> Iterator[tuple[Text, Node]]:
    """Every ``at_least`` in a condition, with what stands under its ``of``."""
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, List):
            stack.extend(one.items)
        elif isinstance(one, Mapping):
            count, of = one.get("at_least"), one.get("of")
            if isinstance(count, Text) and of is not None:
                yield count, of
            stack.extend(value for _, value in one)


def _finding(stated: Stated, group: AtLeast[Typed], count: Text, workspace: Workspace) -> Finding:
    there = len(group.parts)
    conditions, fewer = ("1 condition", "") if there == 1 else (f"{there} conditions", " or less")
    return Finding(
        headline=f'"{stated.entry.label}" asks for {group.count} of {conditions}',
        at=Label(count.where, f"only {there} can hold"),
        help=f"Write `at_least: {there}`{fewer}, or add the conditions that are missing.",
        entries=(stated.entry.full_id,),
        differs=f"{doing(stated, workspace).differs} {group.count} of {there}",
    )
