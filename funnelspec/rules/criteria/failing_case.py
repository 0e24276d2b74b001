"""A worked example that the criterion decides otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.ast import AnyOf, Group, Not
from funnelspec.conditions.evaluate import evaluate, explain, explain_every_day, hangs_on_today
from funnelspec.conditions.typed import Leaf, Named, Question, Typed
from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.language.folding import fold_text
from funnelspec.model.entities import Criterion
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._cases import Example, examples
from funnelspec.rules._words import listed, ready
from funnelspec.schema.words import shortened
from funnelspec.syntax.tree import List, Text

_MOST = 4
_OTHERS = 2


@rule(
    name="failing-case",
    on=Criterion,
    severity=ERROR,
    title="A criterion decides one of its worked examples otherwise",
    why="Both teams agreed on the example; a criterion that decides it otherwise draws the line where "
    "nobody wanted it.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when: lead_score >= 65
            cases:
              - lead: {lead_score: 70}
                meets: yes
              - lead: {lead_score: 60}
                meets: yes  # <-- yes
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when: lead_score >= 60
            cases:
              - lead: {lead_score: 70}
                meets: yes
              - lead: {lead_score: 60}
                meets: yes
    """,
)
def failing_case(criterion: Criterion, workspace: Workspace) -> Iterator[Finding]:
    from datetime import date

    for example in examples(criterion, workspace):
        # Any day does where the verdict is the same on all; where it is not, the case has to say its own.
        day = example.day or date(2000, 1, 1)
        given = (example.typed, example.lead, day, example.answers)
        wanted = example.case.meets
        if example.stray or evaluate(*given) == wanted.value:
            continue
        if example.day is None and hangs_on_today(*given):
            continue
        decision = explain(*given) if example.day else explain_every_day(*given)
        verdict = "meets" if decision.meets else "does not meet"
        own = _own(example.typed)
        decided = tuple(sorted(decision.leaves, key=lambda leaf: own.get(leaf, _OTHERS)))[:_MOST]
        yield Finding(
            headline=f'A worked example {verdict} "{criterion.label}", although it says otherwise',
            at=Label(wanted.text.where, f"by the conditions it is {'yes' if decision.meets else 'no'}"),
            related=tuple(Label(leaf.where, _why(leaf, example)) for leaf in decided),
            help=f"If the example is right, change {_lines(decided)}; "
            f"if the conditions are, write `meets: {'yes' if decision.meets else 'no'}`.",
            entries=(criterion.full_id,),
            differs=_lead(example),
        )


def _own(typed: Typed, in_any: bool = False) -> dict[Leaf, int]:
    """The criterion's own lines, not those behind ``meets``; first those of its ``any``."""
    if isinstance(typed, Named):
        return {}
    if isinstance(typed, Not):
        return _own(typed.part, in_any)
    if not isinstance(typed, Group):
        return {typed: 0 if in_any else 1}
    found: dict[Leaf, int] = {}
    for part in typed.parts:
        found |= _own(part, in_any or isinstance(typed, AnyOf))
    return found


def _lines(leaves: tuple[Leaf, ...]) -> str:
    lines = ready([shortened(leaf.origin.written) for leaf in leaves], "and")
    return lines if len(leaves) == 1 else f"what decides: {lines}"


def _why(leaf: Leaf, example: Example) -> str:
    """What the lead has to say about the line that decided."""
    if isinstance(leaf, Question):
        answers = {fold_text(question): answer for question, answer in example.answers.items()}
        answer = answers.get(leaf.folded)
        if answer is None:
            return "not answered, which counts as no"
        return f"answered {'yes' if answer else 'no'}"
    if leaf.field.id not in example.lead:
        return f"{leaf.field.id} is unknown"
    return f"{leaf.field.id} is {_written(example, leaf.field.id)}"


def _written(example: Example, field: str) -> str:
    value = example.case.lead.get(field)
    if isinstance(value, List):
        return listed([item.value for item in value.items if isinstance(item, Text)])
    return value.value if isinstance(value, Text) else ""


def _lead(example: Example) -> str:
    """The example in words that stay the same when it moves within its file."""
    return " ".join(f"{field}={_written(example, field)}" for field in sorted(example.case.lead.entries))
