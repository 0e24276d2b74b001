"""What a condition says no to, and how it says no to blanks as well."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from funnelspec.conditions.ast import AnyOf, Ask, AtLeast, Condition, Group, NoneOf, Not, predicates
from funnelspec.conditions.typed import Named, Test, Typed, leaves
from funnelspec.model.entities import Criterion
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._cases import Shown
from funnelspec.rules._words import quoted, ready

_TYPES = frozenset(("integer", "number", "date", "choice", "choices"))


class Negated(NamedTuple):
    """A test that must fail for a condition to hold.

    Attributes:
        line: in the condition's own text the test, the "not" in front of it, or the ``meets`` leading to it.
        group: the innermost group around the test, if there is one.
        refs: the full ids of the criteria between the line and the test.
    """

    test: Test
    line: Typed
    group: Typed | None
    refs: tuple[str, ...]


def negated(typed: Typed) -> list[Negated]:
    """The tests that a condition says no to; those of a criterion that it meets are that criterion's own."""
    found: list[Negated] = []
    seen: set[int] = set()

    def look(one: Typed, no: bool, line: Typed | None, group: Typed | None, refs: tuple[str, ...]) -> None:
        if isinstance(one, Group):
            for part in one.parts:
                look(part, no != isinstance(one, NoneOf), line, one, refs)
        elif isinstance(one, Not):
            look(one.part, not no, line or one, group, refs)
        elif isinstance(one, Named):
            if no and id(one.typed) not in seen:
                seen.add(id(one.typed))
                look(one.typed, no, line or one, group, (*refs, one.ref))
        elif no and isinstance(one, Test):
            found.append(Negated(one, line or one, group, refs))

    look(typed, False, None, None, ())
    return found


def slipping(stated: Stated, cases: Shown) -> dict[str, list[Negated]]:
    """The tests that a condition says no to, by the field that may be blank then, if any lead may: it does
    not ask whether the field is known, and no worked example shows that a blank is meant to pass."""
    asked = {
        leaf.field.id
        for leaf in leaves(stated.typed)
        if isinstance(leaf, Test) and leaf.op in ("known", "unknown")
    }
    by_field: dict[str, list[Negated]] = {}
    for one in negated(stated.typed):
        field = one.test.field
        if field.type in _TYPES and field.id not in asked:
            by_field.setdefault(field.id, []).append(one)
    return {
        field: found
        for field, found in by_field.items()
        if not cases.passes(stated, field, {ref for one in found for ref in one.refs})
    }


def slips(stated: Stated, workspace: Workspace) -> list[str]:
    """The fields of which a condition lets a blank through by saying no to something."""
    found = slipping(stated, Shown(workspace))
    strict = {field: strictly(stated.typed, [one.test for one in each]) for field, each in found.items()}
    logic = workspace.logic()
    return [
        field for field, typed in strict.items() if logic.find([stated.typed], [typed]).found is not False
    ]


def strictly(typed: Typed, tests: Collection[Test]) -> Typed:
    """A condition in which some tests hold for a blank, too: whoever says no to them says no to blanks."""
    done: dict[int, Typed] = {}

    def turned(one: Typed) -> Typed:
        if id(one) not in done:
            done[id(one)] = made(one)
        return done[id(one)]

    def made(one: Typed) -> Typed:
        if isinstance(one, Test):
            if one not in tests:
                return one
            return AnyOf(one.origin.text, (one, Test(one.field, "unknown", (), one.origin)))
        if isinstance(one, Not):
            return Not(one.words, turned(one.part))
        if isinstance(one, Named):
            return Named(one.ref, turned(one.typed), one.origin)
        if not isinstance(one, Group):
            return one
        parts = tuple(turned(part) for part in one.parts)
        if isinstance(one, AtLeast):
            return AtLeast(one.node, parts, one.count)
        return type(one)(one.node, parts)

    return turned(typed)


ByField = Mapping[str, Sequence[Negated]]


def write(stated: Stated, fields: ByField) -> str:
    """What to write so that blanks of some fields do not pass."""
    forms = _forms(stated, fields)
    if not forms:
        return f"Add {ready([f'{field} is known' for field in fields], 'and')}"
    found = [one for each in fields.values() for one in each]
    under = " under `any:`" if len(forms) > len(found) else ""
    outside = "" if all(isinstance(one.line, Not) for one in found) else ' outside of "none"'
    return f"Write {ready(forms, 'and')}{under}{outside}"


def meant(stated: Stated, fields: ByField, workspace: Workspace) -> str:
    """What to do where blanks of some fields are to pass."""
    without = quoted(fields, "and")
    found = [one for each in fields.values() for one in each]
    entries = [workspace.entries[ref] for one in found for ref in one.refs]
    denied = [entry.label for entry in entries if isinstance(entry, Criterion)]
    forms = _forms(stated, fields)
    if isinstance(stated.entry, Criterion):
        return f"add a worked case with `meets: yes` and without {without}"
    if forms and len(found) == 1:
        return f"write {ready([*forms, f'{found[0].test.field.id} is unknown'], 'and')} under `any:`"
    if denied:
        return f'add a worked case to "{denied[0]}" with `meets: no` and without {without}'
    return "make it a criterion with a worked case that says so"


def _forms(stated: Stated, fields: ByField) -> list[str]:
    """The lines without a negation, if there are such for all; two for ``between``, where it is alone."""
    forms = [_instead(stated.when.condition, one) for each in fields.values() for one in each]
    if not all(forms) or (len(forms) > 1 and any(len(each) > 1 for each in forms)):
        return []
    return [form for each in forms for form in each]


def _instead(condition: Condition | None, one: Negated) -> list[str]:
    """A line that says the same of known values and that a blank does not pass, or two of which one must
    hold; nothing where there is none in so few words."""
    from funnelspec.conditions.meant import in_yaml
    from funnelspec.conditions.opposite import opposite

    alone = isinstance(one.line, Not) or isinstance(one.group, NoneOf)
    if condition is None or one.refs or not alone:
        return []
    asked = (ask for ask in predicates(condition) if ask.words is one.test.origin)
    return [in_yaml(form, ask.words.text) for ask in asked if isinstance(ask, Ask) for form in opposite(ask)]
