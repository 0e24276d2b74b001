"""A range whose first end is the larger one."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Ask, predicates
from funnelspec.conditions.typed import Test
from funnelspec.conditions.values import parse_date
from funnelspec.diagnostic import ERROR, Edit, Finding, Fix, Label
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rule import rule
from funnelspec.rules._doing import doing
from funnelspec.rules._faults import backwards
from funnelspec.rules._lines import own


@rule(
    name="backwards-range",
    on=Workspace,
    severity=ERROR,
    title="A range begins with its larger end",
    why="No value lies in such a range, so no lead ever passes the line, however well it fits.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer}
        criteria:
          mid_market:
            name: Mid-market
            definition: A company of middle size.
            when: employees between 2000 and 101  # <-- 2000 and 101
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer}
        criteria:
          mid_market:
            name: Mid-market
            definition: A company of middle size.
            when: employees between 101 and 2000
    """,
)
def backwards_range(workspace: Workspace) -> Iterator[Finding]:
    for stated in workspace.doubtful():
        wrong = {id(part.origin) for part in own(stated.typed) if isinstance(part, Test) and backwards(part)}
        if wrong and stated.when.condition:
            for ask in predicates(stated.when.condition):
                if isinstance(ask, Ask) and id(ask.words) in wrong:
                    yield _finding(stated, ask, workspace)


def _finding(stated: Stated, ask: Ask, workspace: Workspace) -> Finding:
    first, last = ask.values
    text = ask.words.text
    smaller, larger = last.where.text, first.where.text
    end = "later day" if parse_date(first.value) else "larger number"
    return Finding(
        headline=f'A range for "{ask.field.value}" in "{stated.entry.label}" begins with its {end}',
        at=Label(text.at(first.start, last.end), f"the {end} stands first"),
        help=f"Write `between {smaller} and {larger}`.",
        entries=(stated.entry.full_id,),
        differs=f"{doing(stated, workspace).differs} {ask.field.value} {larger} {smaller}",
        fix=Fix(
            "Put the smaller end first", (Edit(first.where, smaller), Edit(last.where, larger)), safe=False
        ),
    )
