"""Conditions are said to mean the same exactly where no lead tells them apart."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from funnelspec.conditions.check import bind
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.typed import Typed
from tests.properties.test_conditions import LINES, SHAPES, TABLE, TODAY, _parsed

PAIRS = st.tuples(LINES, LINES)
SAME = st.one_of(
    PAIRS.map(lambda lines: [list(lines), list(reversed(lines))]),
    PAIRS.map(lambda lines: [lines[0], {"any": [lines[0], list(lines)]}]),
    PAIRS.map(lambda lines: [{"none": list(lines)}, [{"none": [lines[1]]}, {"none": [lines[0]]}]]),
    PAIRS.map(lambda lines: [{"at_least": "1", "of": list(lines)}, {"any": list(lines)}]),
)


def _typed(shape: Any) -> Typed:
    typed, findings = bind(_parsed(shape), TABLE)
    assert typed is not None, findings
    return typed


@given(st.lists(st.one_of(SAME, SHAPES.map(lambda shape: [shape])), min_size=1, max_size=6))
def test_they_are_those_that_the_solver_cannot_tell_apart(groups: list[list[Any]]) -> None:
    conditions = [_typed(shape) for group in groups for shape in group]
    logic = Logic(conditions, TODAY)
    together = {
        frozenset(pair) for numbers in logic.alike(conditions).kinds for pair in combinations(numbers, 2)
    }
    for one, other in combinations(range(len(conditions)), 2):
        first, second = [conditions[one]], [conditions[other]]
        same = not logic.find(first, second).found and not logic.find(second, first).found
        parts = logic.find(first).found and logic.find([], first).found
        assert (frozenset((one, other)) in together) == bool(same and parts), (one, other)
