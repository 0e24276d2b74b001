"""The rules about the way through a funnel, against a walker that tries every way."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from funnelspec.engine import check_texts


class Way(NamedTuple):
    """A funnel: for each stage its moves and its outcome, the first of them the start."""

    moves: list[list[int]]
    outcomes: list[str]

    def text(self) -> str:
        stages = "".join(
            f"  s{at}: {{name: Stage {at}, definition: A stage., outcome: {outcome}, "
            f"next: [{', '.join(f's{to}' for to in moves)}]}}\n"
            for at, (moves, outcome) in enumerate(zip(self.moves, self.outcomes, strict=True))
        )
        path = ", ".join(f"s{at}" for at in range(len(self.moves)))
        return f"stages:\n{stages}funnels:\n  f: {{name: F, definition: The way., stages: [{path}]}}\n"

    def from_(self, start: int) -> set[int]:
        """Every stage on some way from a stage, the stage included."""
        ways = [[start]]
        seen = {start}
        while ways:
            way = ways.pop()
            for to in self.moves[way[-1]]:
                if to not in way:
                    ways.append([*way, to])
                seen.add(to)
        return seen


@st.composite
def ways(draw: st.DrawFn) -> Way:
    size = draw(st.integers(1, 6))
    to = st.lists(st.integers(0, size - 1), max_size=3, unique=True)
    outcome = st.sampled_from(["open", "open", "open", "won", "lost", "parked"])
    moves = draw(st.lists(to, min_size=size, max_size=size))
    return Way(moves, draw(st.lists(outcome, min_size=size, max_size=size)))


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
def test_dead_ends_are_open_stages_without_moves_that_can_be_reached(way: Way) -> None:
    expected = [{at} for at in sorted(way.from_(0)) if not way.moves[at] and way.outcomes[at] == "open"]
    assert found(way, "dead-end") == expected


@given(ways())
def test_endless_loops_are_where_every_way_stays_open_and_goes_on(way: Way) -> None:
    """A set of stages that can be reached, that all lead to each other and nowhere else, none of them an
    end."""
    loops = {
        frozenset(there)
        for start in way.from_(0)
        if way.moves[start]
        for there in [way.from_(start)]
        if all(way.from_(each) == there for each in there)
        and all(way.outcomes[each] == "open" for each in there)
    }
    assert {frozenset(each) for each in found(way, "endless-loop")} == loops
