"""Two teams use one name for different things, and one of these has another name with the other team."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import Line
from funnelspec.diagnostic import ERROR, WARNING, Finding, Label
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._crossed import Crossing, crossings
from funnelspec.rules._crossed_texts import Crossed, crossed_texts
from funnelspec.rules._drawn import asked
from funnelspec.rules._witness import witness
from funnelspec.rules._words import called, quoted

_MOST_NAMES = 4
_MOST_PLACES = 20


@rule(
    name="crossed-names",
    on=Model,
    severity=ERROR,
    title="Two teams have crossed the names of two things",
    why="Both teams nod at the same word and count different leads, and whoever corrects one of the two "
    "names without the other makes it worse.",
    bad="""
        fields:
          call_booked: {name: Call booked, definition: A day for a call is set., type: boolean}
          call_held: {name: Call held, definition: We have talked., type: boolean}
          amount: {name: Amount, definition: Of the opportunity., type: integer}
        -- marketing.yaml --
        team: marketing
        criteria:
          sal: {name: SAL, definition: What sales takes., when: call_booked}
          sql: {name: SQL, definition: What sales works on., when: call_held}
        -- sales.yaml --
        team: sales
        criteria:
          sal: {name: SAL, definition: What sales takes., when: call_held}  # <-- call_held
          sql: {name: SQL, definition: What sales works on., when: amount > 0}
    """,
    good="""
        fields:
          call_held: {name: Call held, definition: We have talked., type: boolean}
          amount: {name: Amount, definition: Of the opportunity., type: integer}
        -- marketing.yaml --
        team: marketing
        criteria:
          sal: {name: SAL, definition: What sales takes., when: call_held}
          sql: {name: SQL, definition: What sales works on., when: amount > 0}
        -- sales.yaml --
        team: sales
        criteria:
          sal: {name: SAL, definition: What sales takes., when: call_held}
          sql: {name: SQL, definition: What sales works on., when: amount >= 1}
    """,
)
def crossed_names(model: Model) -> Iterator[Finding]:
    for crossing in crossings(model):
        one, other = crossing.teams
        names = {full_id: called(both[0].entry, model) for full_id, both in crossing.lines.items()}
        places = list(_places(crossing, names))[-_MOST_PLACES:]
        (first, second), *further = crossing.pairs
        headline = f'{other} calls "{names[second]}" what {one} calls "{names[first]}"'
        if set(crossing.pairs) == {(first, second), (second, first)}:
            headline = f"{one} and {other} use {quoted(names.values())} the other way round"
        elif further:
            few = quoted(names.values()) if len(names) <= _MOST_NAMES else f"{len(names)} names"
            headline = f"{one} and {other} use {few} for one another"
        lines = [crossing.lines[first][0], crossing.lines[second][1], crossing.lines[first][1]]
        yield Finding(
            headline=headline,
            at=places[-1],
            related=tuple(places[:-1]),
            help="Agree on one name for each of these conditions, and keep them in one shared file.",
            entries=tuple(crossing.lines),
            differs=f"{lines[0].attribute} {one} {other}",
            witnesses=(witness(crossing.lead, [asked(line, model) for line in lines]),),
        )
    yield from (_by_text(crossed, model) for crossed in crossed_texts(model))


def _by_text(crossed: Crossed, model: Model) -> Finding:
    """Two texts that mean the same under two names; how likely is not known, so it is no error."""
    one, same, instead = crossed
    names = [called(side.entry, model) for side in (one, same)]
    labels = [
        Label(instead.where, f'"{names[0]}" of {instead.team}'),
        Label(one.where, f'"{names[0]}" of {one.team} is "{names[1]}" of {same.team}'),
        Label(same.where, f'"{names[1]}" of {same.team} is "{names[0]}" of {one.team}'),
    ]
    return Finding(
        headline=f'{same.team} seems to call "{names[1]}" what {one.team} calls "{names[0]}"',
        at=labels[-1],
        related=tuple(labels[:-1]),
        help="Agree on one name for each of these texts, and keep them in one shared file.",
        entries=(one.entry.full_id, same.entry.full_id),
        differs=f"definition {one.team} {same.team}",
        severity=WARNING,
        certainty="heuristic",
    )


def _places(crossing: Crossing, names: dict[str, str]) -> Iterator[Label]:
    """Every condition of the items: first those that have no other name, last those of the pairs."""
    same: dict[Line, str] = {}
    for first, second in crossing.pairs:
        one, other = crossing.lines[first][0], crossing.lines[second][1]
        same[one] = f'"{names[second]}" of {other.team}'
        same[other] = f'"{names[first]}" of {one.team}'
    lines = [(full_id, line) for full_id, both in crossing.lines.items() for line in both]
    for full_id, line in sorted(lines, key=lambda each: (each[1] in same, *each[1].where.order())):
        is_too = f" is {same[line]}" if line in same else ""
        yield Label(line.known.where.first_line(), f'"{names[full_id]}" of {line.team}{is_too}')
