"""The rules about the way through a funnel, against a walker that tries every way."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from funnelspec.engine import check_texts

FIELDS = "fields:\n  n: {name: Number, definition: A number., type: integer}\n"
ALIVE, DEAD = ["n > 5", "n is unknown"], ["[n > 5, n < 3]", "{none: [n > 1, not n > 1]}"]
"""Conditions of moves that somebody can meet, and that nobody can."""


class Way(NamedTuple):
    """A funnel: for each stage its moves, each with its condition, and its outcome; the first of them is the
    start, those after ``path`` stand beside the path."""

    moves: list[list[tuple[int, str]]]
    outcomes: list[str]
    path: int

    def text(self) -> str:
        stages = "".join(
            f"  s{at}: {{name: Stage {at}, definition: A stage., outcome: {outcome}, "
            f"next: [{', '.join(self.move(*move) for move in moves)}]}}\n"
            for at, (moves, outcome) in enumerate(zip(self.moves, self.outcomes, strict=True))
        )
        names = [f"s{at}" for at in range(len(self.moves))]
        path, side = ", ".join(names[: self.path]), ", ".join(names[self.path :])
        beside = f", side_stages: [{side}]" if side else ""
        return (
            f"{FIELDS}stages:\n{stages}funnels:\n  f: {{name: F, definition: W., stages: [{path}]{beside}}}\n"
        )

    @staticmethod
    def move(to: int, when: str) -> str:
        return f"{{to: s{to}, when: {when}}}" if when else f"s{to}"

    def open(self, stage: int) -> list[int]:
        """Where somebody can go from a stage."""
        return [to for to, when in self.moves[stage] if when not in DEAD]

    def from_(self, start: int) -> set[int]:
        """Every stage on some way from a stage, the stage included."""
        ways = [[start]]
        seen = {start}
        while ways:
            way = ways.pop()
            for to in self.open(way[-1]):
                if to not in way:
                    ways.append([*way, to])
                seen.add(to)
        return seen


@st.composite
def ways(draw: st.DrawFn) -> Way:
    size = draw(st.integers(1, 6))
    when = st.sampled_from(["", "", "", *ALIVE, *DEAD])
    to = st.lists(st.tuples(st.integers(0, size - 1), when), max_size=3)
    outcome = st.sampled_from(["open", "open", "open", "won", "lost", "parked"])
    moves = draw(st.lists(to, min_size=size, max_size=size))
    outcomes = draw(st.lists(outcome, min_size=size, max_size=size))
    return Way(moves, outcomes, draw(st.integers(1, size)))


def found(way: Way, rule: str) -> list[set[int]]:
    """The stages that each finding of a rule names."""
    diagnostics = check_texts({"a.yaml": way.text()}, date(2026, 1, 15)).report.diagnostics
    return [
        {int(full_id.removeprefix("stages/s")) for full_id in each.entries if full_id.startswith("stages/")}
        for each in diagnostics
        if each.card.name == rule
    ]


@given(ways())
def test_unreachable_are_those_that_no_way_leads_to_and_each_cause_is_told_once(way: Way) -> None:
    """What the findings name, and what follows from it, is all that cannot be reached; none follows from
    another."""
    told = [stage for (stage,) in found(way, "unreachable-stage")]
    lost = set(range(len(way.moves))) - way.from_(0)
    assert {each for stage in told for each in way.from_(stage) & lost} == lost
    assert set(told) <= lost
    assert not [one for one in told for other in told if one != other and one in way.from_(other)]


@given(ways())
def test_dead_ends_are_open_stages_that_can_be_reached_and_nobody_can_leave(way: Way) -> None:
    expected = [{at} for at in sorted(way.from_(0)) if not way.open(at) and way.outcomes[at] == "open"]
    assert sorted(found(way, "dead-end"), key=min) == expected


@given(ways())
def test_endless_loops_are_where_every_way_stays_open_and_goes_on(way: Way) -> None:
    """A set of stages that can be reached, that all lead to each other and nowhere else, none of them an
    end."""
    loops = {
        frozenset(there)
        for start in way.from_(0)
        if way.open(start)
        for there in [way.from_(start)]
        if all(way.from_(each) == there for each in there)
        and all(way.outcomes[each] == "open" for each in there)
    }
    assert {frozenset(each) for each in found(way, "endless-loop")} == loops


@given(ways())
def test_no_way_back_is_from_parked_stages_that_never_lead_to_the_path_and_each_cause_is_told_once(
    way: Way,
) -> None:
    """Each parked stage with moves that can be reached and never leads back is told or leads to one that is
    told; none that is told leads to another."""
    path = {at for at in range(way.path) if way.outcomes[at] in ("open", "won")}
    kept = {
        at
        for at in way.from_(0)
        if way.outcomes[at] == "parked" and way.moves[at] and not way.from_(at) & path
    }
    told = [stage for (stage,) in found(way, "no-way-back")]
    assert set(told) <= kept
    assert [at for at in kept if not way.from_(at) & set(told)] == []
    assert not [one for one in told for other in told if one != other and one in way.from_(other)]
