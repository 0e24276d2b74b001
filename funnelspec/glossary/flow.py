"""What stages, statuses and funnels say: where something may stand, for how long, and where it goes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from funnelspec.glossary.agreements import deadline
from funnelspec.glossary.book import Book, lines, listed, sentence, to, words
from funnelspec.glossary.tables import meaning, name, without_empty_columns
from funnelspec.glossary.value import Fact, Lines, Overview, Row, Run, Step, Way, Words
from funnelspec.model import entities as e
from funnelspec.model.funnels import Flow, FlowStage

_Flows: TypeAlias = list[tuple[e.Funnel, FlowStage]]

_OUTCOMES = {
    "open": "Open: work goes on",
    "won": "Won",
    "lost": "Lost",
    "parked": "Parked: may come back",
}


def stage_facts(stage: e.Stage, book: Book) -> Iterator[Fact]:
    """Everything about a stage: its gates, its moves in each funnel, its deadlines and what happens there."""
    if stage.outcome:
        yield Fact("outcome", "Outcome", words(_OUTCOMES.get(stage.outcome.value, stage.outcome.value)))
    flows = [(funnel, flow.stages[stage.id]) for funnel, flow in book.flows if stage.id in flow.stages]
    for attribute, label in (("entry", "Entry criteria"), ("exit", "Exit criteria")):
        for suffix, when in _variants(stage, flows, attribute):
            yield Fact(attribute, label + suffix, book.said(when))
    yield from _ways_on(stage, flows, book)
    for suffix, stages in _variants(stage, flows, "never"):
        yield Fact("never", "Never goes to" + suffix, listed(book.links(stages), " or "))
    for suffix, ages in _variants(stage, flows, "max_age"):
        yield Fact("max_age", "May stay" + suffix, lines([age(each, book) for each in ages]))
    for suffix, probability in _variants(stage, flows, "probability"):
        yield Fact("probability", "Probability" + suffix, words(probability.value))
    if stage.follows:
        yield Fact("follows", "What is counted", words(stage.follows.value))
    yield from _happens_here(stage, book)


def _variants(stage: e.Stage, flows: _Flows, attribute: str) -> Iterator[tuple[str, Any]]:
    """What the stage says of itself, and what a funnel says otherwise, with words for where that holds."""
    own = getattr(stage, attribute)
    if own:
        yield "", own
    for funnel, here in flows:
        said = getattr(here, attribute)
        if said and said is not own:
            yield f" in {funnel.label}", said


def _ways_on(stage: e.Stage, flows: _Flows, book: Book) -> Iterator[Fact]:
    stages = book.workspace.all(e.Stage)
    for funnel, here in flows:
        if here.moves:
            ways = [move(to(stages[way.to]), way.when, way.reasons, book) for way in here.moves]
            yield Fact("next", f"Goes on to{f' in {funnel.label}' if len(flows) > 1 else ''}", lines(ways))
    if stage.next and not flows:
        ways = [move(book.link(way.to), way.when, way.reasons, book) for way in stage.next]
        yield Fact("next", "Goes on to", lines(ways))


def _happens_here(stage: e.Stage, book: Book) -> Iterator[Fact]:
    statuses = book.statuses.get(stage.full_id, [])
    if statuses:
        yield Fact("statuses", "Statuses used here", listed([to(status) for status in statuses], ", "))
    slas = book.slas.get(stage.full_id, [])
    if slas:
        yield Fact("slas", "Clocks that start here", lines([_clock(sla) for sla in slas]))
    handovers = book.handovers.get(stage.full_id, [])
    if handovers:
        yield Fact("handovers", "Handovers", listed([to(handover) for handover in handovers]))


def _clock(sla: e.Sla) -> Words:
    said = deadline(sla.within) if sla.within else ""
    return sentence(to(sla), *([": ", said] if said else []))


def move(end: Run, when: e.When | None, reasons: e.Ref | None, book: Book) -> Words:
    """``Recycled, with one of Recycle reasons, when: ...``."""
    parts: list[str | Run] = [end]
    if reasons:
        parts += [", with one of ", book.link(reasons)]
    if when:
        parts.append(f", when: {book.said(when).flat}")
    return sentence(*parts)


def age(limit: e.MaxAge, book: Book) -> Words:
    """``warning after 7 days, at most 14 days, when: ...``."""
    parts = []
    if limit.warn:
        parts.append(f"warning after {limit.warn.value}")
    if limit.close:
        parts.append(f"at most {limit.close.value}")
    said = ", ".join(parts)
    return words(f"{said}, when: {book.said(limit.when).flat}" if limit.when else said)


def status_facts(status: e.Status, book: Book) -> Iterator[Fact]:
    """Where a status may be used, who sets it and what comes next."""
    if status.stages:
        yield Fact("stages", "Used in", listed(book.links(status.stages)))
    if status.set_by:
        yield Fact(
            "set_by", "Set by", listed([Run(owner.name) for owner in book.owners(status.set_by)], " or ")
        )
    if status.converted:
        yield Fact("converted", "Converted", words("Yes" if status.converted.value else "No"))
    if status.reasons:
        yield Fact("reasons", "Needs one of", sentence(book.link(status.reasons)))
    if status.next:
        ways = [move(book.link(way.to), way.when, way.reasons, book) for way in status.next]
        yield Fact("next", "Goes on to", lines(ways))
    elif status.next is not None:
        yield Fact("next", "Goes on to", words("Nothing: it is final"))
    slas = book.slas.get(status.full_id, [])
    if slas:
        yield Fact("slas", "Clocks that start here", lines([_clock(sla) for sla in slas]))


def funnel_facts(funnel: e.Funnel, book: Book) -> Iterator[Fact]:
    """The path of a funnel, what is beside it and the named stretches of it."""
    if funnel.follows:
        yield Fact("follows", "What is counted", words(funnel.follows.value))
    if funnel.stages:
        path = tuple(sentence(book.link(item.stage)) for item in funnel.stages)
        yield Fact("stages", "Path", Lines(path, ordered=True))
    if funnel.side_stages:
        beside = book.links(item.stage for item in funnel.side_stages)
        yield Fact("side_stages", "Beside the path", listed(beside))
    if funnel.milestones:
        rows = [
            Row((name(each), stretch(each, book), meaning(each, book)), each.full_id)
            for each in funnel.milestones
        ]
        table = without_empty_columns(("Name", "Stages", "Meaning"), rows)
        yield Fact("milestones", "Named stretches", table)


def milestone_facts(milestone: e.Milestone, book: Book) -> Iterator[Fact]:
    """From where to where a named stretch of a funnel reaches."""
    if milestone.first:
        yield Fact("from", "From", sentence(book.link(milestone.first)))
    if milestone.last:
        yield Fact("to", "To", sentence(book.link(milestone.last)))


def stretch(milestone: e.Milestone, book: Book) -> Words:
    """``SQL to Opportunity``."""
    ends = book.links(end for end in (milestone.first, milestone.last) if end)
    return listed(ends, " to ")


def overview(funnel: e.Funnel, flow: Flow, book: Book, disputed: frozenset[str]) -> Overview:
    """A funnel at a glance.

    Args:
        disputed: full ids of the items that two teams disagree about.
    """
    steps = [(here.on_path, _step(here, flow, book, disputed)) for here in flow.stages.values()]
    ways = [
        Way(
            to(here.stage),
            to(flow.stages[move.to].stage) if move.to in flow.stages else Run(move.to, f"stages/{move.to}"),
            book.said(move.when) if move.when else None,
            book.link(move.reasons) if move.reasons else None,
        )
        for here in flow.stages.values()
        for move in here.moves
    ]
    return Overview(
        to(funnel),
        tuple(step for on_path, step in steps if on_path),
        tuple(step for on_path, step in steps if not on_path),
        tuple(ways),
    )


def _step(here: FlowStage, flow: Flow, book: Book, disputed: frozenset[str]) -> Step:
    stage = here.stage
    deadlines = [_clock(sla) for sla in book.slas.get(stage.full_id, [])]
    deadlines += [sentence("May stay: ", age(each, book)) for each in here.max_age]
    return Step(
        stage=to(stage),
        abbreviations=tuple(text.value for text in stage.abbreviation),
        owners=book.owners(stage.owner),
        outcome=here.outcome,
        start=stage.id in flow.starts,
        deadlines=tuple(deadlines),
        disputed=stage.full_id in disputed,
    )
