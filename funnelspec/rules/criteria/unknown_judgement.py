"""An answer in a worked example to a question that the criterion does not ask."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.typed import Question, leaves
from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.language.suggest import closest
from funnelspec.model.entities import Criterion
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._cases import examples
from funnelspec.rules._words import meant

_MOST = 4


@rule(
    name="unknown-judgement",
    on=Criterion,
    severity=ERROR,
    title="A worked example answers a question that nobody asks",
    why="The answer counts for nothing, and the question that was meant counts as answered with no.",
    bad="""
        criteria:
          sal:
            name: SAL criteria
            definition: When a rep accepts a lead.
            when: judgement "has a problem we solve"
            cases:
              - lead: {}
                judged: {has a problem that we solve: yes}  # <-- has a problem that we solve
                meets: yes
    """,
    good="""
        criteria:
          sal:
            name: SAL criteria
            definition: When a rep accepts a lead.
            when: judgement "has a problem we solve"
            cases:
              - lead: {}
                judged: {Has a problem we solve: yes}
                meets: yes
    """,
)
def unknown_judgement(criterion: Criterion, workspace: Workspace) -> Iterator[Finding]:
    if not any(case.judged for case in criterion.cases):
        return
    for example in examples(criterion, workspace):
        asked = {leaf.text: leaf for leaf in leaves(example.typed) if isinstance(leaf, Question)}
        for text in example.stray:
            near = closest(text.value, asked)
            if near is None and len(asked) == 1:
                near = next(iter(asked))
            places = sorted(asked, key=lambda words: words != near)[:_MOST]
            yield Finding(
                headline=f'A worked example of "{criterion.label}" answers a question that nobody asks',
                at=Label(text.where, "not asked"),
                related=tuple(Label(asked[words].where, "asked here") for words in places),
                help=meant(near, text.value)
                if near
                else "Copy the words behind `judgement`, or leave this out.",
                entries=(criterion.full_id,),
                differs=text.value,
            )
