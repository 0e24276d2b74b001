"""What service levels, handovers and metrics say."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.glossary.book import Book, listed, sentence, words
from funnelspec.glossary.value import Fact, Run, Words
from funnelspec.model import entities as e

_METHODS = {
    "cohort": "Cohort: follows the leads of a period, whenever they get there",
    "snapshot": "Snapshot: counts what happens in a period",
}


def deadline(within: e.Within) -> str:
    """``within 2 hours``, or the target and the limit."""
    parts = []
    if within.target:
        parts.append(f"aims at {within.target.value}")
    if within.limit:
        parts.append(f"within {within.limit.value}")
    return ", ".join(parts)


def sla_facts(sla: e.Sla, book: Book) -> Iterator[Fact]:
    """When the clock runs, for how long, and what happens when it runs out."""
    if sla.within:
        yield Fact("within", "Deadline", words(_capital(deadline(sla.within))))
    if sla.when:
        yield Fact("when", "For leads that meet", book.said(sla.when))
    if sla.starts:
        yield Fact("starts", "Clock starts on entering", listed(book.links(sla.starts), " or "))
    if sla.stops:
        yield Fact("stops", "Clock stops on entering", listed(book.links(sla.stops), " or "))
    if sla.pauses_in:
        yield Fact("pauses_in", "Clock pauses in", listed(book.links(sla.pauses_in)))
    if sla.calendar:
        yield Fact("calendar", "Working hours", words(_calendar(sla.calendar.value, book)))
    if sla.goal:
        yield Fact("goal", "Met in", words(f"{sla.goal.value} of cases"))
    if sla.if_missed:
        yield Fact("if_missed", "If missed", book.prose(sla.if_missed, sla.file.context))


def _calendar(name: str, book: Book) -> str:
    calendar = book.config.calendars.get(name)
    if calendar is None:
        return name
    days = ", ".join(day.capitalize() for day in calendar.working_week)
    return " ".join(part for part in (f"{name}:", days, calendar.hours or "", calendar.zone or "") if part)


def handover_facts(handover: e.Handover, book: Book) -> Iterator[Fact]:
    """Who passes what to whom, and how it is accepted or sent back."""
    if handover.giver:
        yield Fact("from", "From", _side(handover.giver, book))
    if handover.taker:
        yield Fact("to", "To", _side(handover.taker, book))
    if handover.when:
        yield Fact("when", "When", book.said(handover.when))
    if handover.must_include:
        yield Fact("must_include", "Must include", listed(book.links(handover.must_include)))
    if handover.accept_within:
        yield Fact("accept_within", "Accepted within", words(handover.accept_within.value))
    if handover.reject_with:
        yield Fact("reject_with", "Rejected with one of", sentence(book.link(handover.reject_with)))
    if handover.rejected_goes_to:
        yield Fact("rejected_goes_to", "Rejected goes to", sentence(book.link(handover.rejected_goes_to)))
    if handover.feedback:
        yield Fact("feedback", "Feedback", book.prose(handover.feedback, handover.file.context))


def _side(side: e.Side, book: Book) -> Words:
    parts: list[str | Run] = []
    if side.team:
        parts.append(book.owner(side.team.value).name)
    if side.stage:
        parts += [", stage " if parts else "", book.link(side.stage)]
    return sentence(*parts)


def metric_facts(metric: e.Metric, book: Book) -> Iterator[Fact]:
    """What is counted, by when, and what is aimed at."""
    if metric.of:
        yield Fact(
            "of", "Counts" if not metric.reached else "Share of", listed(book.links(metric.of), " or ")
        )
    if metric.reached:
        yield Fact("reached", "That reach", listed(book.links(metric.reached), " or "))
    if metric.within:
        yield Fact("within", "Within", words(metric.within.value))
    if metric.when:
        yield Fact("when", "Only leads that meet", book.said(metric.when))
    if metric.method:
        yield Fact("method", "Method", words(_METHODS.get(metric.method.value, metric.method.value)))
    if metric.dated_by:
        yield Fact("dated_by", "Dated by", sentence(book.link(metric.dated_by)))
    if metric.distinct_by:
        yield Fact("distinct_by", "Counted once per", sentence(book.link(metric.distinct_by)))
    if metric.target:
        yield Fact("target", "Target", words(metric.target.value))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
