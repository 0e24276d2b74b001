"""A limit on how long leads may stay that never counts, because others come first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import All
from funnelspec.conditions.typed import Typed
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.entities import Entry, Funnel, MaxAge, Stage
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import witness
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Logic

_MOST = 4


@rule(
    name="hidden-limit",
    on=Entry,
    severity=ERROR,
    title="A limit never counts, because the limits before it take every lead first",
    why="Of several limits the first that fits a lead counts; whoever wrote this one waits for a warning "
    "that never comes.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        stages:
          sql:
            name: Sales qualified lead
            definition: A lead that a rep works on.
            max_age:
              - {when: employees > 100, close: 60 days}
              - {when: employees > 2000, close: 270 days}  # <-- employees > 2000
              - 30 days
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        stages:
          sql:
            name: Sales qualified lead
            definition: A lead that a rep works on.
            max_age:
              - {when: employees > 2000, close: 270 days}
              - {when: employees > 100, close: 60 days}
              - 30 days
    """,
)
def hidden_limit(entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    if isinstance(entry, Stage):
        yield from _hidden(entry.max_age, entry.label, entry, workspace)
    elif isinstance(entry, Funnel):
        for item in (*entry.stages, *entry.side_stages):
            if item.max_age:
                stage = workspace.find(item.stage)
                label = stage.label if stage else item.stage.text.value
                yield from _hidden(item.max_age, label, entry, workspace)


def _hidden(ages: tuple[MaxAge, ...], label: str, entry: Entry, workspace: Workspace) -> Iterator[Finding]:
    if len(ages) < 2:
        return
    logic = workspace.logic()
    found = [(age, typed) for age in ages if (typed := _typed(age, logic, workspace)) is not None]
    table = logic.table([typed for _, typed in found])
    for at, (age, typed) in enumerate(found):
        hiding = table.hiding(at, range(at))
        if hiding:
            example = logic.find((typed,)).lead()
            yield Finding(
                headline=f'A limit in "max_age" of "{label}" never counts',
                at=Label(_where(age), "whoever fits has another limit already"),
                related=tuple(Label(_where(found[each][0]), "counts first") for each in hiding[:_MOST]),
                help="Put it before them if it is to count, or take it out.",
                entries=(entry.full_id,),
                differs=f"max_age {label} {' '.join(_where(age).text.split())}",
                severity=WARNING if table.on_days else None,
                witnesses=(witness(example, ()),) if example and age.when else (),
            )
    if table.undecided:
        what = f'whether every limit in "max_age" of "{label}" counts'
        yield undecided(Label(_where(found[-1][0]), "too much at once"), entry.full_id, what, "max_age")


def _typed(age: MaxAge, logic: Logic, workspace: Workspace) -> Typed | None:
    """Whom a limit is for; without a condition all leads. Nothing where its condition has a finding of its
    own: it has no types, or everybody meets it, or nobody."""
    if age.when is None:
        text = age.close or age.warn
        return All(text, ()) if text else None
    typed = workspace.bind(age.when)[0]
    if typed is None or logic.find((typed,)).found is False or logic.find((), (typed,)).found is False:
        return None
    return typed


def _where(age: MaxAge) -> Location:
    text = age.close or age.warn
    if age.when is None and text is not None:
        return text.where
    assert age.when is not None
    return age.when.node.where.first_line()
