"""How a finding about one condition of several sides is put: who asks more, where, and for which lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.comparison import Drawn, Line
from funnelspec.diagnostic import Label, Witness
from funnelspec.model.entities import Part
from funnelspec.model.model import Model
from funnelspec.record import NamedTuple
from funnelspec.rules._sides import Sides, ask, choice, differences, labelled
from funnelspec.rules._witness import Asked, short, witness
from funnelspec.rules._words import called, listed, quoted
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example
    from funnelspec.conditions.solve.relate import Relation

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
    choices: dict[tuple[str, ...], None] = {}
    for group in groups.values():
        for example, meeting in _leads(group.relation, drawn.first, group.lines[0]):
            shown = _witness(example, meeting, everyone, model)
            if shown not in witnesses:
                witnesses.append(shown)
        sides = Sides((drawn.first, group.lines[0]), group.relation, len(everyone), len(groups))
        found = differences(sides, model)
        for where, line, says in labelled(found, sides):
            labels.setdefault(where, (line, says))
        choices.update(dict.fromkeys(filter(None, map(choice, found))))
    at, *related = _ordered(labels)
    return Told(
        _headline(ours, list(groups.values()), model), at, tuple(related), tuple(witnesses), _merged(choices)
    )


def _leads(relation: Relation, first: Line, other: Line) -> Iterator[tuple[Example, Line]]:
    """Each lead with the side whose condition it meets."""
    if relation.only_first:
        yield relation.only_first, first
    if relation.only_second:
        yield relation.only_second, other


def _merged(choices: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Those that begin with the same line of the first side together, and what some but not all say."""
    found: dict[str, list[str]] = {}
    for first, *others in choices:
        found.setdefault(first, []).extend(others)
    return tuple(tuple(dict.fromkeys((first, *others))) for first, others in found.items())


def _ordered(labels: dict[Location, tuple[Line, str]]) -> list[Label]:
    """The primary place first: of a team's before a shared one, then of the later file the first line."""
    lines = [line for line, _ in labels.values()]
    last = max(lines, key=lambda line: (line.team is not None, *line.where.order()))

    def rank(place: tuple[Location, tuple[Line, str]]) -> tuple[object, ...]:
        where, (line, _) = place
        return (line is not last, *where.order())

    found: list[Label] = []
    told: set[str] = set()
    for where, (_, says) in sorted(labels.items(), key=rank):
        found.append(Label(where, "and this" if says in told else says))
        told.add(says)
    return found


def _who(lines: Sequence[Line]) -> str:
    teams = sorted({line.team for line in lines if line.team is not None})
    return listed([*teams, "the shared files"] if any(line.team is None for line in lines) else teams)


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
        return f"{_who(more)} {ask(more)} more than {_who(less)} for {item}"
    if kinds == {"blanks"}:
        fields = _blank_fields([group.relation for group in groups])
        return f"{everyone} differ on {item} only where {quoted(fields, 'or')} is blank"
    if kinds == {"judgements"}:
        return f"{everyone} ask differently worded questions for {item}"
    return f"{everyone} draw the line for {item} differently"


def _blank_fields(relations: Sequence[Relation]) -> list[str]:
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
