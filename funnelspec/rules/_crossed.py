"""Names that two teams have crossed: what one calls SAL is the other's SQL, whose SAL is another thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, islice
from typing import TYPE_CHECKING

from funnelspec.comparison import Drawn, Line, compare
from funnelspec.conditions.evaluate import evaluate
from funnelspec.model.model import Model
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.solve.logic import Example
    from funnelspec.conditions.solve.relate import Relation

_MOST_LEADS = 100  # by which the items of two teams are told apart before the solver is asked about them
_MOST_QUESTIONS = 2000


class Crossing(NamedTuple):
    """Items whose names two teams have crossed.

    Attributes:
        lines: by full id, what the one team asks for and what the other does.
        pairs: full ids: of an item as the one team knows it, and of the one as which the other knows it.
        lead: meets one team's condition of the first item and not the other's.
    """

    teams: tuple[str, str]
    lines: dict[str, tuple[Line, Line]]
    pairs: tuple[tuple[str, str], ...]
    lead: Example


@lru_cache(maxsize=1)
def crossings(model: Model) -> tuple[Crossing, ...]:
    """Of criteria, and of the conditions for entering stages, that two teams draw differently those which
    are equal under two names."""
    found: list[Crossing] = []
    for place in (("criteria", "when"), ("stages", "entry")):
        disputed = [
            drawn
            for each in compare(model)
            if each.verdict == "different" and (each.entry.section, each.attribute) == place
            for drawn in each.drawn
        ]
        named = {line.team for drawn in disputed for line in drawn.lines if line.team}
        for teams in combinations(sorted(named), 2) if len(disputed) > 1 else ():
            found += _between(teams, disputed, model)
    return tuple(found)


def crossed(drawn: Drawn, line: Line, model: Model) -> bool:
    """Whether crossed names are why a side differs from the first one."""
    return any(
        {drawn.first, line} == set(each.lines.get(drawn.first.entry.full_id, ())) for each in crossings(model)
    )


def _between(teams: tuple[str, str], disputed: Iterable[Drawn], model: Model) -> Iterator[Crossing]:
    from datetime import date

    from funnelspec.conditions.solve.relate import equal

    today = model.today or date.today()
    lines: dict[str, tuple[Line, Line]] = {}
    leads: dict[str, Example] = {}
    for drawn in disputed:
        both = tuple(line for team in teams for line in drawn.lines if line.team == team)
        if len(both) == 2:
            relation = _relation(drawn, both, today)
            lead = relation.only_first or relation.only_second
            if lead and relation.proven and not relation.trivial:
                full_id = drawn.first.entry.full_id
                lines[full_id], leads[full_id] = both, lead
    spread = list(leads.values())[:: len(leads) // _MOST_LEADS + 1]
    likely = islice(_likely(lines, spread), _MOST_QUESTIONS)
    pairs = [
        (one, other) for one, other in likely if equal(lines[one][0].known, lines[other][1].known, today)
    ]
    for ids in _together(pairs):
        own = tuple(pair for pair in pairs if pair[0] in ids)
        yield Crossing(teams, {full_id: lines[full_id] for full_id in ids}, own, leads[own[0][0]])


def _relation(drawn: Drawn, both: tuple[Line, Line], today: date) -> Relation:
    from funnelspec.conditions.solve.relate import Seen, relate

    known = {id(line): relation for line, relation in drawn.others}
    if drawn.first in both:
        return next(known[id(line)] for line in both if line is not drawn.first)
    one, other = (Seen(line.typed, line.typed) if line.typed else None for line in both)
    return relate(one, other, today)


def _likely(lines: Mapping[str, tuple[Line, Line]], leads: Sequence[Example]) -> Iterator[tuple[str, str]]:
    """Items whose conditions may be equal, of the one team and of the other: they let in the same of some
    leads."""
    alike: dict[tuple[bool, ...], list[str]] = {}
    for full_id, (_, other) in lines.items():
        alike.setdefault(_lets_in(other, leads), []).append(full_id)
    for full_id, (one, _) in lines.items():
        for other_id in alike.get(_lets_in(one, leads), ()):
            contexts = {line.entry.file.context for line in (one, lines[other_id][1])}
            if other_id != full_id and len(contexts) == 1:
                yield full_id, other_id


def _lets_in(line: Line, leads: Sequence[Example]) -> tuple[bool, ...]:
    return tuple(evaluate(line.known, each.known, each.day, each.judged) for each in leads)


def _together(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The ids, those that pairs connect together."""
    groups: list[set[str]] = []
    for pair in pairs:
        joined = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group.isdisjoint(pair)] + [set(pair).union(*joined)]
    return [sorted(group) for group in groups]
