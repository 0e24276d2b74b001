"""The worked examples of a criterion, read and ready to be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from funnelspec.conditions.lead import read_answers
from funnelspec.conditions.typed import Question, Typed, leaves
from funnelspec.conditions.values import parse_date
from funnelspec.language.folding import fold_text
from funnelspec.model.entities import Case, Criterion
from funnelspec.model.workspace import Workspace
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
