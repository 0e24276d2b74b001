"""One item, for which two teams draw the line differently: a lead is in for one and out for the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.comparison import compare
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label, Witness
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._crossed import crossed
from funnelspec.rules._drawn import Told, differing, told, what
from funnelspec.rules._opinions import sides_of
from funnelspec.rules._sides import side
from funnelspec.rules._undecided import undecided
from funnelspec.rules._words import listed, ready

if TYPE_CHECKING:
    from funnelspec.conditions.solve.relate import Relation

_SETTLE = "If these are two things, give one of them its own name and id."


@rule(
    name="criteria-disagree",
    on=Model,
    severity=ERROR,
    title="Two teams draw the line for one item differently",
    why="A lead that one team hands over is none for the other: it waits, or goes back, and the two teams "
    "never report the same figure.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer, between: [0, 100]}
          employees: {name: Employees, definition: Head count., type: integer}
        -- marketing.yaml --
        team: marketing
        criteria:
          mql:
            name: MQL criteria
            abbreviation: MQL
            definition: When marketing hands a lead to sales.
            when:
              - employees >= 50
              - lead_score >= 65
        -- sales.yaml --
        team: sales
        criteria:
          mql:
            name: MQL criteria
            abbreviation: MQL
            definition: When marketing hands a lead to sales.
            when:
              - lead_score >= 80  # <-- lead_score >= 80
              - employees >= 50
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer, between: [0, 100]}
          employees: {name: Employees, definition: Head count., type: integer}
        -- marketing.yaml --
        team: marketing
        criteria:
          mql:
            name: MQL criteria
            abbreviation: MQL
            definition: When marketing hands a lead to sales.
            when: [employees >= 50, lead_score >= 65]
        -- sales.yaml --
        team: sales
        criteria:
          mql:
            name: MQL criteria
            abbreviation: MQL
            definition: When marketing hands a lead to sales.
            when: [lead_score > 64, employees > 49]
    """,
)
def criteria_disagree(model: Model) -> Iterator[Finding]:
    for comparison in compare(model):
        for drawn in comparison.drawn if comparison.verdict == "different" else ():
            open_ones = [line for line, relation in drawn.others if relation.kind == "undecided"]
            if open_ones:
                at = Label(open_ones[-1].where.first_line(), "too much at once")
                sides = listed(sorted({side(line) for line in (drawn.first, *open_ones)}))
                about = f"whether {sides} draw the line for {what(drawn.first, model)} differently"
                yield undecided(at, drawn.first.entry.full_id, about, f"teams {drawn.first.attribute}")
            others = [other for other in differing(drawn) if not crossed(drawn, other[0], model)]
            if others:
                found = told(drawn, others, model)
                proven = any(relation.proven for _, relation in others)
                yield Finding(
                    headline=found.headline,
                    at=found.at,
                    related=found.related,
                    help=_help(found, [relation for _, relation in others]),
                    entries=(drawn.first.entry.full_id,),
                    differs=drawn.first.attribute,
                    parts=sides_of(
                        f"{drawn.first.entry.full_id} {drawn.first.attribute}",
                        [drawn.first.team, *(line.team for line, _ in drawn.others)],
                    ),
                    severity=None if proven else WARNING,
                    witnesses=found.witnesses,
                )


def _help(found: Told, relations: Sequence[Relation]) -> str:
    kinds = {relation.kind for relation in relations}
    if kinds == {"blanks"}:
        return f"Say what a blank does: {'; '.join(map(_blank, found.witnesses))}."
    if kinds == {"judgements"}:
        return (
            "If both mean one question, write it in the same words in both files. If not, agree on the one "
            "that is asked."
        )
    parts = [f"on {ready(choice)}" for choice in found.choices if len(choice) > 1]
    alone = [line for line, *against in found.choices if not against]
    if alone:
        parts.append(f"whether {ready(alone, 'and')} {'belongs' if len(alone) == 1 else 'belong'} there")
    agreed = listed(parts) if parts else "on one condition"
    return f"Agree {agreed}, and keep the result in one shared file. {_SETTLE}"


def _blank(shown: Witness) -> str:
    """What to write, and in whose file, for the blanks of a lead to be kept out, and to be let in."""
    fields = [field for field, value in shown.lead.items() if value is None]
    known, unknown = (ready([f"{field} is {how}" for field in fields], "and") for how in ("known", "unknown"))
    passing, stopping = (
        sorted({each.team or "" for each in shown.verdicts if each.meets is meets}) for meets in (True, False)
    )
    return (
        f"either {known} in {_files(passing)}, so that such a lead is kept out, or {unknown} under `any:` in "
        f"{_files(stopping)}, so that it is let in"
    )


def _files(teams: Sequence[str]) -> str:
    return f"the {'file' if len(teams) == 1 else 'files'} of {listed(teams)}"
