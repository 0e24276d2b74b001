"""A condition on a lead score that no lead can get by its score model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funnelspec.conditions.ast import Ask, predicates
from funnelspec.conditions.typed import Test
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label, Witness
from funnelspec.model.entities import Score, When
from funnelspec.model.references import conditions
from funnelspec.model.workspace import Stated, Workspace
from funnelspec.rule import rule
from funnelspec.rules._doing import asked
from funnelspec.rules._scores import Points, comparisons, points_of
from funnelspec.rules._witness import witness
from funnelspec.rules._words import listed, ready


@rule(
    name="unreachable-threshold",
    on=Workspace,
    severity=ERROR,
    title="A condition asks for points that no lead can get",
    why="The line was drawn for another scale of points: no lead is ever on the far side of it, so it sorts "
    "nobody.",
    bad="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer, between: [0, 200]}
          page_views: {name: Page views, definition: Pages that the person read., type: integer}
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when: lead_score >= 100  # <-- lead_score >= 100
        scores:
          lead_score:
            name: Lead score model
            definition: Points for what the person did.
            field: lead_score
            rules:
              - {points: 60, when: demo_requested}
              - {points: 5, per: page_views, at_most: 25}
    """,
    good="""
        fields:
          lead_score: {name: Lead score, definition: Points., type: integer, between: [0, 200]}
          page_views: {name: Page views, definition: Pages that the person read., type: integer}
          demo_requested: {name: Demo requested, definition: Asked for a demo., type: boolean}
        criteria:
          mql:
            name: MQL criteria
            definition: When marketing hands a lead to sales.
            when: lead_score >= 65
        scores:
          lead_score:
            name: Lead score model
            definition: Points for what the person did.
            field: lead_score
            rules:
              - {points: 60, when: demo_requested}
              - {points: 5, per: page_views, at_most: 25}
    """,
)
def unreachable_threshold(workspace: Workspace) -> Iterator[Finding]:
    scores = workspace.all(Score).values()
    # A model that could not be read may give what the others do not.
    if not scores or not workspace.complete or any(one.startswith("scores") for one in workspace.left_out):
        return
    by_field: dict[str, list[Score]] = {}
    for score in scores:
        field = workspace.find(score.field) if score.field else None
        if field is None:
            return
        by_field.setdefault(field.id, []).append(score)
    known: dict[str, Points | None] = {}
    changed = any(isinstance(entry, Score) for entry in workspace.own.values())
    for entry in (workspace.entries if changed else workspace.own).values():
        for attribute, when in conditions(entry):
            for field_id in _asked(when, by_field):
                if field_id not in known:
                    known[field_id] = points_of(by_field[field_id], workspace)
                points = known[field_id]
                typed = workspace.bind(when)[0] if points else None
                if points and typed:
                    yield from _findings(Stated(entry, attribute, when, typed), field_id, points, workspace)


def _asked(when: When, by_field: Iterable[str]) -> list[str]:
    """The fields of score models that a condition asks about."""
    parts = predicates(when.condition) if when.condition else ()
    names = {part.field.value for part in parts if isinstance(part, Ask)}
    return [name for name in by_field if name in names]


def _findings(line: Stated, field_id: str, points: Points, workspace: Workspace) -> Iterator[Finding]:
    for tests, wanted in comparisons(line.typed, field_id):
        alone = [[test] for test in tests if not points.reach([test])]
        for each in alone or ([] if points.reach(tests) else [tests]):
            logic = workspace.logic()
            # What can never be met anyway is told so.
            if logic.find(each).found and logic.find([line.typed]).found:
                shown = _witness(line, each, points, workspace) if wanted else None
                yield _finding(line, each, wanted, points).replace(witnesses=(shown,) if shown else ())


def _finding(line: Stated, tests: list[Test], wanted: bool, points: Points) -> Finding:
    *others, last = tests
    side = points.side(tests)
    near = points.nearest(tests)
    said = listed(f"{each:,}" for each in near)
    sure = points.sure(near[0])
    than = f'{_MORE[side]} "{last.field.name}" {"than any" if side else "that no"} lead can get'
    return Finding(
        headline=f'"{line.entry.label}" {"asks for" if wanted else "rules out"} {than}',
        at=Label(last.where, f"{_ENDS[side, sure or not side]} {said}"),
        related=(*(Label(test.where, "and this") for test in others), *points.labels(side)),
        help=_help(tests, side, said if sure else "", points),
        entries=(line.entry.full_id, *(score.full_id for score in points.scores)),
        differs=f"{line.attribute}: {', '.join(' '.join(test.origin.written.split()) for test in tests)}",
        severity=WARNING if not wanted or any(each.on_days for each in points.totals) else None,
    )


_MORE = {1: "more points in", -1: "fewer points in", 0: "points in"}
_ENDS = {
    (1, True): "the most is",
    (1, False): "no lead gets more than",
    (-1, True): "the least is",
    (-1, False): "no lead gets less than",
    (0, True): "no total lies between",
}


def _witness(line: Stated, tests: list[Test], points: Points, workspace: Workspace) -> Witness | None:
    """The lead that comes nearest, where the condition does not hold for it: one that meets it in another way
    shows nothing."""
    total, last = points.nearest(tests)[0], tests[-1]
    lead = points.lead(total)
    if lead is None:
        return None
    shown = lead._replace(lead={**lead.lead, last.field.id: total})
    told = witness(shown, [asked(line, workspace)])
    (verdict,) = told.verdicts
    return None if verdict.meets else told._replace(verdicts=(verdict._replace(decided_by=last.where),))


def _help(tests: list[Test], side: int, said: str, points: Points) -> str:
    """What to write; ``said`` is empty where only an end is known that nobody may get to."""
    models = ready((score.full_id for score in points.scores), "and")
    if not side:
        return f"Move the ends so that a total lies between them, or change the points in {models}."
    other, points_given = ("less", "more") if side > 0 else ("more", "fewer")
    ask = f"Ask for {said} or {other}" if said else f"Ask for {other}"
    if said and len(tests) == 1 and tests[0].op[0] in "<>":
        ask = f"Write `{tests[0].field.id} {tests[0].op[0]}= {said}` or {other}"
    return f"{ask}, or let {models} give {points_given} points."
