"""What only some kinds of items can say: a field its values, a criterion its test, a metric its target."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.glossary.agreements import handover_facts, metric_facts, sla_facts
from funnelspec.glossary.book import Book, lines, listed, sentence, words
from funnelspec.glossary.flow import funnel_facts, milestone_facts, stage_facts, status_facts
from funnelspec.glossary.tables import meaning, name, without_empty_columns
from funnelspec.glossary.value import Fact, Row, Run, Said, Table, Words
from funnelspec.model import entities as e
from funnelspec.model.scores import reachable
from funnelspec.syntax.tree import List, Mapping, Node, Text

_TYPES = {
    "integer": "Whole number",
    "number": "Number",
    "boolean": "Yes or no",
    "choice": "One of a list",
    "choices": "Any of a list",
    "text": "Text",
    "date": "Date",
}
_COVER = {
    "exactly_one": "Every lead is in exactly one part.",
    "at_most_one": "No lead is in two parts.",
    "at_least_one": "Every lead is in at least one part.",
    "any": "A lead may be in any number of parts, or in none.",
}


def own_facts(entry: e.Entry, book: Book) -> Iterator[Fact]:
    """The facts of an item that its kind alone can have."""
    match entry:
        case e.Field():
            yield from _field(entry)
        case e.Segment():
            yield from _segment(entry, book)
        case e.Criterion():
            yield from _criterion(entry, book)
        case e.Score():
            yield from _score(entry, book)
        case e.ReasonSet():
            if entry.of:
                yield Fact("of", "Reasons", _reasons(entry, book))
        case e.StatusList():
            if entry.of:
                yield Fact("of", "Statuses", listed(book.links(entry.of), ", "))
            if entry.default:
                yield Fact("default", "Starts as", sentence(book.link(entry.default)))
        case e.Part():
            if entry.when:
                yield Fact("when", "Who is in it", book.said(entry.when))
        case e.Reason():
            if entry.needs:
                yield Fact("needs", "Must be filled in", needs(entry, book))
        case e.Stage():
            yield from stage_facts(entry, book)
        case e.Funnel():
            yield from funnel_facts(entry, book)
        case e.Milestone():
            yield from milestone_facts(entry, book)
        case e.Status():
            yield from status_facts(entry, book)
        case e.Sla():
            yield from sla_facts(entry, book)
        case e.Handover():
            yield from handover_facts(entry, book)
        case e.Metric():
            yield from metric_facts(entry, book)


def _field(field: e.Field) -> Iterator[Fact]:
    if field.type:
        yield Fact("type", "Kind of value", words(_TYPES.get(field.type.value, field.type.value)))
    if field.choices:
        yield Fact("choices", "Choices", listed([Run(choice.value) for choice in field.choices], ", "))
    if len(field.between) == 2:
        low, high = field.between
        yield Fact("between", "Range", words(f"{low.value} to {high.value}"))
    if field.unit:
        yield Fact("unit", "Unit", words(field.unit.value))
    if field.personal_data:
        yield Fact("personal_data", "Personal data", words("Yes" if field.personal_data.value else "No"))


def _segment(segment: e.Segment, book: Book) -> Iterator[Fact]:
    if segment.parts:
        rows = []
        for part in segment.parts:
            test = book.said(part.when) if part.when else Said("")
            rows.append(Row((name(part), test, meaning(part, book)), part.full_id))
        yield Fact("parts", "Parts", without_empty_columns(("Part", "Who is in it", "Meaning"), rows))
    if segment.cover:
        yield Fact("cover", "Coverage", words(_COVER.get(segment.cover.value, segment.cover.value)))


def _criterion(criterion: e.Criterion, book: Book) -> Iterator[Fact]:
    if criterion.when:
        yield Fact("when", "Test", book.said(criterion.when))
    if criterion.cases:
        rows = []
        for case in criterion.cases:
            verdict = words("Meets it" if case.meets.value else "Does not")
            because = book.line(case.because, criterion.file.context) if case.because else Words(())
            rows.append(Row((verdict, words(_lead(case, book)), because)))
        head = ("Verdict", "Lead", "Why")
        yield Fact("cases", "Worked examples", without_empty_columns(head, rows))


def _lead(case: e.Case, book: Book) -> str:
    """``Employees: 300, Country: US; plausible first message: yes; on 2026-11-22``."""
    fields = book.workspace.all(e.Field)
    names = {key.value: fields[key.value].label if key.value in fields else key.value for key, _ in case.lead}
    known = ", ".join(f"{names[key.value]}: {_value(value)}" for key, value in case.lead)
    judged = [f"{question.value}: {_value(answer)}" for question, answer in case.judged or ()]
    day = [f"on {case.as_of.value}"] if case.as_of else []
    return "; ".join([known or "Nothing is known", *judged, *day])


def _value(node: Node) -> str:
    if isinstance(node, List):
        return ", ".join(_value(item) for item in node.items) or "blank"
    if isinstance(node, Text) and not node.empty:
        return node.value
    return node.where.text if isinstance(node, Mapping) else "blank"


def _score(score: e.Score, book: Book) -> Iterator[Fact]:
    if score.field:
        yield Fact("field", "Kept in", sentence(book.link(score.field)))
    if score.rules:
        rows = [Row((words(rule.points.value), _earned(rule, book), _limits(rule))) for rule in score.rules]
        table = without_empty_columns(("Points", "For", "Limits"), rows)
        yield Fact("rules", "Points", table)
    if score.sum_of:
        yield Fact("sum_of", "Adds the totals of", listed(book.links(score.sum_of)))
    if score.floor:
        yield Fact("floor", "Never below", words(score.floor.value))
    if score.ceiling:
        yield Fact("ceiling", "Never above", words(score.ceiling.value))
    totals = reachable(score, book.workspace)
    if totals is not None and totals.low is not None and totals.high is not None:
        ends = f"{totals.low:,} to {totals.high:,} points: no lead gets less or more"
        yield Fact("reach", "Reachable", words(ends))
    if score.decay:
        yield Fact("decay", "Fades", words(score.decay.value))
    if score.resets:
        resets = [
            sentence("To ", reset.to.value, " on entering ", book.link(reset.when_entering))
            for reset in score.resets
        ]
        yield Fact("resets", "Goes back", lines(resets))


def _earned(rule: e.ScoreRule, book: Book) -> Words | Said:
    if rule.when and rule.per:
        said = book.said(rule.when)
        return Said(f"each {book.link(rule.per).text}, when: {said.text}", said.parts)
    if rule.when:
        return book.said(rule.when)
    return sentence("each ", book.link(rule.per)) if rule.per else Words(())


def _limits(rule: e.ScoreRule) -> Words:
    limits = []
    if rule.at_most:
        limits.append(f"at most {rule.at_most.value} points")
    if rule.limit:
        limits.append(rule.limit.value)
    if rule.expires_after:
        limits.append(f"expire after {rule.expires_after.value}")
    return words("; ".join(limits)) if limits else Words(())


def _reasons(reasons: e.ReasonSet, book: Book) -> Table:
    rows = []
    for reason in reasons.of:
        needed = needs(reason, book) if reason.needs else Words(())
        rows.append(Row((name(reason), meaning(reason, book), needed), reason.full_id))
    return without_empty_columns(("Reason", "Meaning", "Must be filled in"), rows)


def needs(reason: e.Reason, book: Book) -> Words:
    """The fields that must be filled in with a reason, and when."""
    parts: list[str | Run | Words] = []
    for need in reason.needs:
        guard = f" (when: {book.said(need.when).flat})" if need.when else ""
        parts += [", " if parts else "", book.link(need.field), guard]
    return sentence(*parts)
