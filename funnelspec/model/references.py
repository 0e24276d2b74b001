"""What one item points at: references, conditions, team names, prose and the links in it."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.model import entities as e
from funnelspec.record import NamedTuple
from funnelspec.source import Location
from funnelspec.syntax.tree import Text

Refs = Iterator[tuple[str, e.Ref]]
Conditions = Iterator[tuple[str, e.When]]
Words = Iterator[tuple[str, Text]]


class Link(NamedTuple):
    """A ``[[target]]`` in prose; ``start`` and ``end`` are its place in the text, brackets included."""

    text: Text
    target: str
    start: int
    end: int

    @property
    def where(self) -> Location:
        return self.text.at(self.start, self.end)


def references(entry: e.Entry) -> Refs:
    """Every reference of an item outside its conditions, with the attribute it stands in.

    Parts, milestones and single reasons are items of their own and not looked into.
    """
    yield from _each("not_the_same_as", [distinction.ref for distinction in entry.not_the_same_as])
    yield from _each("see", entry.see)
    yield from _each("replaced_by", [entry.replaced_by])
    match entry:
        case e.Score():
            yield from _each("field", [entry.field])
            yield from _each("per", [rule.per for rule in entry.rules])
            yield from _each("sum_of", entry.sum_of)
            yield from _each("when_entering", [reset.when_entering for reset in entry.resets])
        case e.Stage():
            yield from _moves(entry.next)
            yield from _each("never", entry.never)
        case e.Funnel():
            for name, items in (("stages", entry.stages), ("side_stages", entry.side_stages)):
                for item in items:
                    yield name, item.stage
                    yield from _moves(item.next)
                    yield from _each("never", item.never or ())
        case e.Milestone():
            yield from _each("from", [entry.first])
            yield from _each("to", [entry.last])
        case e.StatusList():
            yield from _each("of", entry.of)
            yield from _each("default", [entry.default])
        case e.Status():
            yield from _each("stages", entry.stages)
            yield from _each("reasons", [entry.reasons])
            yield from _moves(entry.next)
        case e.Reason():
            yield from _each("needs", [need.field for need in entry.needs])
        case e.Sla():
            yield from _each("starts", entry.starts)
            yield from _each("stops", entry.stops)
            yield from _each("pauses_in", entry.pauses_in)
        case e.Handover():
            yield from _each("from", [entry.giver.stage if entry.giver else None])
            yield from _each("to", [entry.taker.stage if entry.taker else None])
            yield from _each("must_include", entry.must_include)
            yield from _each("reject_with", [entry.reject_with])
            yield from _each("rejected_goes_to", [entry.rejected_goes_to])
        case e.Metric():
            yield from _each("of", entry.of)
            yield from _each("reached", entry.reached)
            yield from _each("dated_by", [entry.dated_by])
            yield from _each("distinct_by", [entry.distinct_by])


def _each(attribute: str, refs: tuple[e.Ref, ...] | list[e.Ref] | list[e.Ref | None]) -> Refs:
    for ref in refs:
        if ref is not None:
            yield attribute, ref


def _moves(moves: tuple[e.Move, ...] | None) -> Refs:
    for move in moves or ():
        yield "next", move.to
        if move.reasons is not None:
            yield "reasons", move.reasons


def conditions(entry: e.Entry) -> Conditions:
    """Every condition of an item, with the attribute it stands in; those of parts are the parts' own."""
    match entry:
        case e.Criterion() | e.Part() | e.Sla() | e.Handover() | e.Metric():
            if entry.when:
                yield "when", entry.when
        case e.Score():
            for rule in entry.rules:
                if rule.when:
                    yield "when", rule.when
        case e.Stage():
            yield from _stage_conditions(entry.entry, entry.exit, entry.next, entry.max_age)
        case e.Funnel():
            for item in (*entry.stages, *entry.side_stages):
                yield from _stage_conditions(item.entry, item.exit, item.next, item.max_age)
        case e.Status():
            yield from _stage_conditions(None, None, entry.next, None)
        case e.Reason():
            for need in entry.needs:
                if need.when:
                    yield "needs", need.when


def _stage_conditions(
    entry: e.When | None,
    leaving: e.When | None,
    moves: tuple[e.Move, ...] | None,
    ages: tuple[e.MaxAge, ...] | None,
) -> Conditions:
    if entry:
        yield "entry", entry
    if leaving:
        yield "exit", leaving
    for move in moves or ():
        if move.when:
            yield "next", move.when
    for age in ages or ():
        if age.when:
            yield "max_age", age.when


def team_names(entry: e.Entry) -> Iterator[Text]:
    """Every place where an item names a team; an owner that its file's head gives it is the head's."""
    if "owner" in entry.written:
        yield from entry.owner
    if isinstance(entry, e.Status):
        yield from entry.set_by
    elif isinstance(entry, e.Handover):
        for side in (entry.giver, entry.taker):
            if side and side.team:
                yield side.team


_PROSE = ("examples", "counter_examples", "notes")


def prose(entry: e.Entry) -> Words:
    """Every text of an item that people wrote as prose, with the attribute it stands in."""
    if entry.definition:
        yield "definition", entry.definition
    for name in _PROSE:
        for text in getattr(entry, name):
            yield name, text
    if entry.because:
        yield "because", entry.because
    for avoid in entry.avoid:
        if avoid.because:
            yield "avoid", avoid.because
    for distinction in entry.not_the_same_as:
        if distinction.because:
            yield "not_the_same_as", distinction.because
    match entry:
        case e.Criterion():
            for case in entry.cases:
                if case.because:
                    yield "cases", case.because
        case e.Sla():
            if entry.if_missed:
                yield "if_missed", entry.if_missed
        case e.Handover():
            if entry.feedback:
                yield "feedback", entry.feedback


def links(text: Text) -> Iterator[Link]:
    """Every ``[[target]]`` in a text, in order; one that does not close on its line is no link."""
    value = text.value
    start = value.find("[[")
    while start >= 0:
        end = value.find("]]", start + 2)
        if end < 0:
            return
        inside = value[start + 2 : end]
        again = inside.rfind("[[")
        if again >= 0:
            start += 2 + again
            inside = value[start + 2 : end]
        # Of three brackets and more the last two begin the link.
        start += len(inside) - len(inside.lstrip("["))
        inside = inside.lstrip("[")
        if inside.strip():
            yield Link(text, inside.strip(), start, end + 2)
        start = value.find("[[", end + 2)
