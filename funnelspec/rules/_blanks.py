"""Blanks that pass a condition because it says no to something, and worked examples of such leads."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from funnelspec.conditions.ast import AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.typed import Named, Test, Typed
from funnelspec.model.entities import Criterion
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rules._cases import examples


class Negated(NamedTuple):
    """A test that must fail for a condition to hold.

    Attributes:
        line: in the condition's own text the test, the "not" in front of it, or the ``meets`` leading to it.
        group: the innermost group around that line, if there is one.
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
                look(part, no != isinstance(one, NoneOf), line, group if line else one, refs)
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


class Examples:
    """The worked examples of a workspace, by what stands behind them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._by_ref: dict[str, list[Criterion]] | None = None

    def show(self, stated: Stated, field: str, refs: Collection[str]) -> bool:
        """Whether some example shows that a lead may leave a field blank and meet a condition.

        It is one of the criterion itself or of one that stands on it. What is no criterion has none of its
        own; there one counts by which a criterion that the condition says no to (``refs``) is not met.
        """
        full_id = stated.entry.full_id
        if any(self._passes(stated.typed, field, criterion) for criterion in self._standing_on(full_id)):
            return True
        if isinstance(stated.entry, Criterion):
            return False
        denied = (entry for ref in refs if isinstance(entry := self._workspace.entries.get(ref), Criterion))
        cases = (case for criterion in denied for case in criterion.cases if not case.meets.value)
        return any(field not in self._workspace.lead(case)[0] for case in cases)

    def _passes(self, typed: Typed, field: str, criterion: Criterion) -> bool:
        """Whether a lead of some case leaves the field blank and meets a condition; one that cannot be read
        may."""
        from datetime import date

        readable = {id(one.case): one for one in examples(criterion, self._workspace)}
        for case in criterion.cases:
            one = readable.get(id(case))
            if case.meets.value and (
                one is None
                or (
                    field not in one.lead
                    and evaluate(typed, one.lead, one.day or date(2000, 1, 1), one.answers)
                )
            ):
                return True
        return False

    def _standing_on(self, full_id: str) -> list[Criterion]:
        """The criteria with examples that are this one or meet it, directly or through others."""
        if self._by_ref is None:
            self._by_ref = {}
            for criterion in self._workspace.all(Criterion).values():
                typed = (
                    self._workspace.bind(criterion.when)[0] if criterion.when and criterion.cases else None
                )
                for ref in (criterion.full_id, *_refs(typed)) if typed else ():
                    self._by_ref.setdefault(ref, []).append(criterion)
        return self._by_ref.get(full_id, [])


def _refs(typed: Typed) -> set[str]:
    """The full ids of all criteria that a condition stands on."""
    found: set[str] = set()
    stack = [typed]
    while stack:
        one = stack.pop()
        if isinstance(one, Group):
            stack.extend(one.parts)
        elif isinstance(one, Not):
            stack.append(one.part)
        elif isinstance(one, Named) and one.ref not in found:
            found.add(one.ref)
            stack.append(one.typed)
    return found
