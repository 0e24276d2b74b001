"""A negation that lets a blank through."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import Ask, NoneOf, Not, predicates
from funnelspec.conditions.opposite import opposite
from funnelspec.conditions.typed import Test, leaves
from funnelspec.diagnostic import WARNING, Finding, Label, Witness
from funnelspec.model.entities import Criterion
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rule import rule
from funnelspec.rules._blanks import Examples, Negated, negated, strictly
from funnelspec.rules._doing import doing
from funnelspec.rules._faults import constant, faulty
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import Asked, witness
from funnelspec.rules._words import quoted, ready

_MOST = 4
_TYPES = frozenset(("integer", "number", "date", "choice", "choices"))


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
    examples = Examples(workspace)
    for stated in workspace.stated():
        by_field: dict[str, list[Negated]] = {}
        for one in negated(stated.typed):
            if one.test.field.type in _TYPES and one.test.op not in ("known", "unknown"):
                by_field.setdefault(one.test.field.id, []).append(one)
        by_line: dict[int, dict[str, list[Negated]]] = {}
        for field, found in by_field.items():
            refs = {ref for one in found for ref in one.refs}
            if not _asks_whether_known(stated, field) and not examples.show(stated, field, refs):
                by_line.setdefault(id(found[0].line), {})[field] = found
        logic = workspace.logic() if by_line else None
        if logic and not constant(stated.typed, logic) and not faulty(stated.typed, logic):
            for fields in by_line.values():
                yield from _findings(stated, fields, workspace)


def _asks_whether_known(stated: Stated, field: str) -> bool:
    return any(
        isinstance(leaf, Test) and leaf.field.id == field and leaf.op in ("known", "unknown")
        for leaf in leaves(stated.typed)
    )


def _findings(stated: Stated, fields: dict[str, list[Negated]], workspace: Workspace) -> Iterator[Finding]:
    """The finding about one line, and which of the fields that it is about may be blank."""
    first = next(iter(fields.values()))[0]
    full_id, can = stated.entry.full_id, doing(stated, workspace).can
    shown: dict[str, Witness] = {}
    for field, found in fields.items():
        strict = strictly(stated.typed, [one.test for one in found])
        answer = workspace.logic().find([stated.typed], [strict])
        example = answer.lead()
        if example:
            shown[field] = witness(example, [Asked(full_id, stated.typed)])
        elif answer.found is None:
            what = f'whether a lead whose "{field}" is unknown can {can}'
            yield undecided(Label(first.line.where, "too much at once"), full_id, what)
    if shown:
        tests = [one.test for field in shown for one in fields[field] if one is not first or one.refs]
        yield Finding(
            headline=f"A lead whose {quoted(shown, 'or')} is unknown can {can}",
            at=Label(first.line.where, "also holds for a blank"),
            related=tuple(Label(test.where, f'asks about "{test.field.id}"') for test in tests[:_MOST]),
            help=_help(stated, first, list(shown), workspace),
            entries=(full_id,),
            differs=f"{doing(stated, workspace).differs} {' '.join(shown)}",
            witnesses=tuple(shown.values())[:1],
        )


def _help(stated: Stated, first: Negated, fields: list[str], workspace: Workspace) -> str:
    """The line that a blank does not pass; and what to do if it is meant to."""
    forms = _instead(stated, first)
    without = quoted(fields, "and")
    if forms:
        outside = "" if isinstance(first.line, Not) else ' outside of "none"'
        write = f"Write {ready(forms, 'and')}{' under `any:`' if len(forms) > 1 else ''}{outside}"
    else:
        write = f"Add {ready([f'{field} is known' for field in fields], 'and')}"
    if isinstance(stated.entry, Criterion):
        meant = f"add a worked case with `meets: yes` and without {without}"
    elif forms:
        meant = f"write {ready([*forms, f'{fields[0]} is unknown'], 'and')} under `any:`"
    elif first.refs:
        denied = workspace.entries[first.refs[-1]].label
        meant = f'add a worked case to "{denied}" with `meets: no` and without {without}'
    else:
        meant = "make it a criterion with a worked case that says so"
    return f"{write}; if a blank is meant to pass, {meant}."


def _instead(stated: Stated, first: Negated) -> list[str]:
    """The positive form of a line, one or two alternatives; nothing where there is none in so few words."""
    from funnelspec.conditions.meant import in_yaml

    alone = isinstance(first.line, Not) or isinstance(first.group, NoneOf)
    if first.refs or not alone or stated.when.condition is None:
        return []
    asked = (ask for ask in predicates(stated.when.condition) if ask.words is first.test.origin)
    return [in_yaml(form, ask.words.text) for ask in asked if isinstance(ask, Ask) for form in opposite(ask)]
