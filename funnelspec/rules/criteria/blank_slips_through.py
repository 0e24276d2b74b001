"""A negation that lets a blank through."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.typed import Test
from funnelspec.diagnostic import WARNING, Finding, Label, Witness
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rule import rule
from funnelspec.rules._blanks import Negated, meant, slipping, strictly, write
from funnelspec.rules._cases import Shown
from funnelspec.rules._doing import asked, doing
from funnelspec.rules._faults import in_order
from funnelspec.rules._gates import before
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import witness
from funnelspec.rules._words import quoted

_MOST = 4


@rule(
    name="blank-slips-through",
    on=Workspace,
    severity=WARNING,
    title="A negation lets a blank through",
    why="CRM data is full of blanks, and a negation holds for every one of them: leads of which the fact is "
    "simply not known are treated as though somebody had looked.",
    bad="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer}
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, NO]}
        criteria:
          small_abroad:
            name: Small account abroad
            definition: A small company that a partner looks after.
            when:
              - not employees >= 50  # <-- not employees >= 50
              - none:
                  - country in (US, CA)  # <-- country in (US, CA)
    """,
    good="""
        fields:
          employees: {name: Employees, definition: Head count of the account., type: integer}
          country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, NO]}
        criteria:
          small_abroad:
            name: Small account abroad
            definition: A small company that a partner looks after.
            when:
              - employees < 50
              - none:
                  - country in (US, CA)
            cases:
              - lead: {employees: 20}
                meets: yes
                because: without a country the partner finds out
    """,
)
def blank_slips_through(workspace: Workspace) -> Iterator[Finding]:
    if not workspace.complete or any(each.startswith("criteria") for each in workspace.left_out):
        return  # a worked example may stand in what could not be read
    cases = Shown(workspace)
    for stated in workspace.stated():
        if workspace.inherits(stated):
            continue
        by_line: dict[int, dict[str, list[Negated]]] = {}
        for field, found in slipping(stated, cases).items():
            by_line.setdefault(id(found[0].line), {})[field] = found
        if by_line and in_order(stated.typed, workspace.logic()):
            for fields in by_line.values():
                yield from _findings(stated, fields, workspace)


def _findings(stated: Stated, fields: dict[str, list[Negated]], workspace: Workspace) -> Iterator[Finding]:
    """The finding about one line, and which of the fields that it is about may be blank."""
    first = next(iter(fields.values()))[0]
    full_id, about = stated.entry.full_id, doing(stated, workspace)
    shown: dict[str, list[Negated]] = {}
    witnesses: list[Witness] = []
    logic, met = workspace.logic(), before(stated, workspace)
    if met is None:
        return
    # Where nobody can have kept what let the lead in, as nobody meets both, only its blanks are looked at.
    still = met if logic.find([*met, stated.typed]).found else ()
    for field, found in fields.items():
        blank = Test(found[0].test.field, "unknown", (), found[0].test.origin)
        if any(logic.find([one, blank]).found is False for one in met):
            continue
        strict = strictly(stated.typed, [one.test for one in found])
        answer = logic.find([*still, stated.typed], [strict])
        example = answer.lead()
        if example:
            shown[field] = found
            witnesses.append(witness(example, [asked(stated, workspace)]))
        elif answer.found is None:
            what = f'whether a lead whose "{field}" is unknown can {about.can}'
            yield undecided(
                Label(first.line.where, "too much at once"), full_id, what, f"{about.differs} blank {field}"
            )
    if shown:
        others = [one for found in shown.values() for one in found if one is not first or one.refs]
        related = [Label(one.test.where, f'asks about "{one.test.field.id}"') for one in others]
        yield Finding(
            headline=f"A lead whose {quoted(shown, 'or')} is unknown can {about.can}",
            at=Label(first.line.where, "also holds for a blank"),
            related=tuple(related[:_MOST]),
            help=f"{write(stated, shown)}; if a blank is meant to pass, {meant(stated, shown, workspace)}.",
            entries=(full_id,),
            differs=f"{about.differs} {' '.join(shown)}",
            witnesses=tuple(witnesses[:1]),
        )
