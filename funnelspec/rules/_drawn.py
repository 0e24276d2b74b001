"""How a finding about one condition of several sides is put: who asks more, where, and for which lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from funnelspec.comparison import Drawn, Line
from funnelspec.conditions.ast import Group, Not
from funnelspec.conditions.evaluate import explain
from funnelspec.conditions.typed import Leaf, Named, Question, Typed, leaves
from funnelspec.diagnostic import Label, Witness
from funnelspec.model.entities import Part
from funnelspec.model.model import Model
from funnelspec.rules._witness import Asked, asks, short, witness
from funnelspec.rules._words import called, listed, quoted
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example
    from funnelspec.conditions.solve.relate import Relation

_MOST_FIELDS = 4  # that a finding points at, of those by which one lead fails

_DOES = {"entry": "entering ", "exit": "leaving "}
_IS = {"exit": "out of ", "slas": "due under ", "handovers": "ready for ", "metrics": "counted in "}


class Told(NamedTuple):
    """What is said of a difference.

    Attributes:
        choices: the lines that decide, as written: those that stand against each other, the first side's
            first, or the one that not every side has.
    """

    headline: str
    at: Label
    related: tuple[Label, ...]
    witnesses: tuple[Witness, ...]
    choices: tuple[tuple[str, ...], ...]


class _Group(NamedTuple):
    """Sides that mean the same, and how they stand to the first side."""

    relation: Relation
    lines: list[Line]


def differing(drawn: Drawn) -> list[tuple[Line, Relation]]:
    """The sides of which a lead shows how they differ from the first one; not where nothing, or everything,
    meets one of the conditions, for that is a finding itself."""
    return [
        (line, relation)
        for line, relation in drawn.others
        if (relation.only_first or relation.only_second)
        and relation.kind not in ("equal", "undecided")
        and not relation.trivial
    ]


def told(drawn: Drawn, others: Sequence[tuple[Line, Relation]], model: Model) -> Told:
    """What is said of the difference between the first side and some others of ``differing``."""
    ours = [drawn.first, *(line for line, relation in drawn.others if relation.kind == "equal")]
    groups: dict[int, _Group] = {}
    for line, relation in others:
        groups.setdefault(id(relation), _Group(relation, [])).lines.append(line)
    everyone = [*ours, *(line for line, _ in others)]
    labels: dict[Location, tuple[Line, str]] = {}
    witnesses: list[Witness] = []
    choices: dict[str, list[str]] = {}
    for group in groups.values():
        against = drawn.first if len(groups) > 1 else None
        for example, meeting, failing in _leads(group.relation, drawn.first, group.lines[0]):
            shown = _witness(example, meeting, everyone, model)
            if shown not in witnesses:
                witnesses.append(shown)
            for passing, stopping in _pairs(example, meeting, failing):
                sides = ((meeting, passing), (failing, stopping))
                for line, leaf in sides:
                    where = _own(line.known, leaf) if leaf else None
                    says = _says(line, group.relation, line is meeting, against)
                    if where is None:
                        where, says = line.entry.place(line.attribute), _asks_not(line, stopping)
                    elif any(each is line for each, _ in labels.values()):
                        says = "and this"
                    labels.setdefault(where, (line, says))
                written = [_written(line.known, leaf) for line, leaf in sides if leaf]
                if len(set(written)) == len(written):
                    first, *other = written if meeting is drawn.first else reversed(written)
                    choices.setdefault(first, []).extend(other)
    at, *related = _ordered(labels)
    return Told(
        _headline(ours, list(groups.values()), model),
        at,
        tuple(related),
        tuple(witnesses),
        tuple(tuple(dict.fromkeys((first, *other))) for first, other in choices.items()),
    )


def _leads(relation: Relation, first: Line, other: Line) -> Iterator[tuple[Example, Line, Line]]:
    """Each lead with the side whose condition it meets, and the one whose it does not."""
    if relation.only_first:
        yield relation.only_first, first, other
    if relation.only_second:
        yield relation.only_second, other, first


def _pairs(example: Example, meeting: Line, failing: Line) -> Iterator[tuple[Leaf | None, Leaf]]:
    """The lines about one field that decide on either side; else the first one that stops a lead, and what
    the other side asks about that field, if anything."""
    passing, stopping = (
        explain(line.known, example.known, example.day, example.judged).leaves for line in (meeting, failing)
    )
    by_field = {asks(leaf): leaf for leaf in reversed(passing)}
    shared = {asks(leaf): leaf for leaf in reversed(stopping) if asks(leaf) in by_field}
    for name, leaf in islice(reversed(shared.items()), _MOST_FIELDS):
        yield by_field[name], leaf
    if not shared:
        leaf = stopping[0]
        near = (each for each in leaves(meeting.known) if asks(each) == asks(leaf))
        if isinstance(leaf, Question):
            near = (each for each in passing if isinstance(each, Question))
        yield next(near, None), leaf


def _own(typed: Typed, leaf: Leaf) -> Location | None:
    """Where a line stands in a condition itself: with a "not" in front of it, or the ``meets`` behind which
    it stands."""
    if typed is leaf:
        return typed.where
    if isinstance(typed, Not):
        return typed.where if _own(typed.part, leaf) else None
    if isinstance(typed, Named):
        return typed.where if any(each is leaf for each in leaves(typed.typed)) else None
    parts = typed.parts if isinstance(typed, Group) else ()
    return next((where for part in parts if (where := _own(part, leaf))), None)


def _written(typed: Typed, leaf: Leaf) -> str:
    """A line as it is written in a list of conditions."""
    where = _own(typed, leaf) or leaf.where
    if isinstance(leaf, Question) and where == leaf.where:
        return f'judgement "{leaf.text}"'
    return " ".join(where.text.split())


def _ordered(labels: dict[Location, tuple[Line, str]]) -> list[Label]:
    """The primary place first: of a team's before a shared one, then of the later file the first line."""
    lines = [line for line, _ in labels.values()]
    last = max(lines, key=lambda line: (line.team is not None, *line.where.order()))

    def rank(place: tuple[Location, tuple[Line, str]]) -> tuple[object, ...]:
        where, (line, _) = place
        return (line is not last, *where.order())

    return [Label(where, says) for where, (_, says) in sorted(labels.items(), key=rank)]


def _says(line: Line, relation: Relation, meets: bool, against: Line | None) -> str:
    """``against``: the first side, where there are more than two."""
    who = side(line)
    if relation.kind == "blanks":
        return f"{who}: a blank {'passes' if meets else 'does not pass'}"
    if against is not None and line is not against:
        how = {"stricter": "more than", "looser": "less than"}.get(relation.kind, "otherwise than")
        return f"{who} {_ask([line])} {how} {side(against)}"
    return f"{who} {'says' if line.team else 'say'} this"


def _asks_not(line: Line, leaf: Leaf) -> str:
    what = "no such question" if isinstance(leaf, Question) else f'nothing about "{leaf.field.id}"'
    return f"{side(line)} {_ask([line])} {what}"


def side(line: Line) -> str:
    return line.team or "the shared files"


def _who(lines: Sequence[Line]) -> str:
    teams = sorted({line.team for line in lines if line.team is not None})
    return listed([*teams, "the shared files"] if any(line.team is None for line in lines) else teams)


def _ask(lines: Sequence[Line]) -> str:
    return "asks" if len(lines) == 1 and lines[0].team is not None else "ask"


def what(line: Line, model: Model) -> str:
    """What the condition is for, as a headline says it: ``"MQL"``, ``entering "SAL"``."""
    name = f'{_DOES.get(line.attribute, "")}"{called(line.entry, model)}"'
    if isinstance(line.entry, Part):
        workspace = model.shared if line.team is None else model.teams[line.team]
        name += f' in "{workspace.entries[line.entry.full_id.rpartition("/")[0]].label}"'
    return name


def _headline(ours: list[Line], groups: list[_Group], model: Model) -> str:
    item = what(ours[0], model)
    theirs = [line for group in groups for line in group.lines]
    everyone = _who([*ours, *theirs])
    kinds = {group.relation.kind for group in groups}
    if len(groups) == 1 and kinds <= {"stricter", "looser"}:
        more, less = (theirs, ours) if kinds == {"stricter"} else (ours, theirs)
        return f"{_who(more)} {_ask(more)} more than {_who(less)} for {item}"
    if kinds == {"blanks"}:
        fields = blank_fields([group.relation for group in groups])
        return f"{everyone} differ on {item} only where {quoted(fields, 'or')} is blank"
    if kinds == {"judgements"}:
        return f"{everyone} ask differently worded questions for {item}"
    return f"{everyone} draw the line for {item} differently"


def blank_fields(relations: Sequence[Relation]) -> list[str]:
    """The fields that are blank in the leads which show a difference."""
    leads = [
        each.lead for relation in relations for each in (relation.only_first, relation.only_second) if each
    ]
    return list(dict.fromkeys(name for lead in leads for name, value in lead.items() if value is None))


def _witness(example: Example, meeting: Line, lines: Sequence[Line], model: Model) -> Witness:
    """The lead with the verdict of each side, that of the side which it meets first."""
    ordered = sorted(lines, key=lambda line: line is not meeting)
    return witness(example, [asked(line, model) for line in ordered if line.typed])


def asked(line: Line, model: Model) -> Asked:
    """The condition of a side as a witness is asked about it."""
    entry = line.entry
    prefix = _IS.get(line.attribute) or _IS.get(entry.section, "")
    workspace = model.shared if line.team is None else model.teams[line.team]
    name = prefix + short(workspace.entries.get(entry.full_id, entry), workspace) if prefix else ""
    return Asked(entry.full_id, line.known, line.team, name)
