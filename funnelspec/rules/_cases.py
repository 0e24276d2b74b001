"""The worked examples of a criterion, read and ready to be judged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import Group, Not
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.lead import read_answers
from funnelspec.conditions.typed import Named, Question, Typed, leaves
from funnelspec.conditions.values import parse_date
from funnelspec.language.folding import fold_text
from funnelspec.model.entities import Case, Criterion
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.record import NamedTuple
from funnelspec.syntax.tree import Text

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.typed import Value


class Example(NamedTuple):
    """A case that can be judged; ``day`` is its own today, or nothing.

    Attributes:
        stray: answers to questions that the criterion does not ask.
    """

    case: Case
    typed: Typed
    lead: Mapping[str, Value]
    answers: dict[str, bool]
    day: date | None
    stray: tuple[Text, ...]


def examples(criterion: Criterion, workspace: Workspace) -> Iterator[Example]:
    """The cases of a criterion, but none where the criterion or the lead has a finding of its own."""
    typed = workspace.bind(criterion.when)[0] if criterion.when and criterion.cases else None
    if typed is None:
        return
    asked = {leaf.folded for leaf in leaves(typed) if isinstance(leaf, Question)}
    for case in criterion.cases:
        lead, findings = workspace.lead(case)
        if findings:
            continue
        answers, _ = read_answers(case.judged) if case.judged else ({}, [])
        stray = tuple(question for question, _ in case.judged or () if fold_text(question.value) not in asked)
        day = parse_date(case.as_of.value) if case.as_of else None
        yield Example(case, typed, lead, answers, day, stray)


class Shown:
    """What the worked examples of a workspace show of blanks."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._by_ref: dict[str, list[Criterion]] | None = None

    def passes(self, stated: Stated, field: str, refs: Collection[str]) -> bool:
        """Whether some example shows that a lead may leave a field blank and meet a condition.

        It is one of the criterion itself or of one that stands on it. What is no criterion has none of its
        own; there one counts by which a criterion that the condition says no to (``refs``) is not met.
        """
        full_id = stated.entry.full_id
        if any(self._by(stated.typed, field, criterion) for criterion in self._standing_on(full_id)):
            return True
        if isinstance(stated.entry, Criterion):
            return False
        denied = (entry for ref in refs if isinstance(entry := self._workspace.entries.get(ref), Criterion))
        cases = (case for criterion in denied for case in criterion.cases if not case.meets.value)
        return any(field not in self._workspace.lead(case)[0] for case in cases)

    def _by(self, typed: Typed, field: str, criterion: Criterion) -> bool:
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
