"""The totals that a score model is said to give are those that some lead gets."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.solve import held
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.solve.totals import Award, Scoring, Totals, totals
from funnelspec.conditions.typed import Test, Typed
from funnelspec.source import Source
from funnelspec.syntax.reader import read

TODAY = date(2026, 11, 22)
FIELDS = (
    Field(id="size", name="Size", type="integer", low=0, high=2),
    Field(id="land", name="Land", type="choice", choices=("A", "B")),
    Field(id="hot", name="Hot", type="boolean"),
    Field(id="views", name="Views", type="integer", low=0, high=3),
    Field(id="visits", name="Visits", type="integer", low=-1, high=1),
    Field(id="total", name="Total", type="number"),
)
TABLE = Table({field.id: field for field in FIELDS})
VIEWS, VISITS = FIELDS[3], FIELDS[4]

LEADS: list[dict[str, Any]] = [
    {name: value for name, value in zip(TABLE.fields, values, strict=False) if value is not None}
    for values in product(
        (None, 0, 1, 2), (None, "A", "B"), (None, True, False), (None, *range(4)), (None, *range(-1, 2))
    )
]
"""Every lead there is."""


def typed(line: str) -> Typed:
    source = Source("x.yaml", f'- "{line}"')
    root = read(source).root
    assert root is not None
    condition, findings = parse(root)
    assert condition is not None, findings
    found, findings = bind(condition, TABLE)
    assert found is not None, findings
    return found


LINES = [
    typed(line)
    for line in (
        *("size >= 1", "size >= 2", "size < 2", "size = 2", "not size >= 1", "size between 1 and 2"),
        *(
            "land = A",
            "land != B",
            "land in (A, B)",
            "not land = A",
            "land is known",
            "land is unknown",
        ),
        *("hot", "not hot", "hot is known", "hot is unknown"),
    )
]
POINTS = st.integers(-12, 12).map(lambda points: points * 5)
AWARDS = st.one_of(
    st.builds(lambda points, when: Award(points, when), POINTS, st.sampled_from(LINES)),
    st.builds(
        lambda points, when, per, most: Award(points, when, per, most),
        st.integers(-6, 6),
        st.none() | st.sampled_from(LINES),
        st.sampled_from((VIEWS, VISITS)),
        st.none() | st.integers(1, 20),
    ),
)
FLOORS = st.none() | st.integers(-20, 5)
CEILINGS = st.none() | st.integers(10, 60)
PLAIN = st.builds(
    lambda awards, floor, ceiling: Scoring(tuple(awards), floor, ceiling),
    st.lists(AWARDS, min_size=1, max_size=5),
    FLOORS,
    CEILINGS,
)
SCORINGS = st.builds(
    lambda awards, floor, ceiling, others: Scoring(tuple(awards), floor, ceiling, tuple(others)),
    st.lists(AWARDS, max_size=4),
    FLOORS,
    CEILINGS,
    st.lists(PLAIN, max_size=2),
)


def of(scoring: Scoring, asking: bool = False) -> Totals:
    """The totals, where ``asking`` by questions to the solver alone."""
    with pytest.MonkeyPatch.context() as patch:
        if asking:
            patch.setattr(held, "_MOST", 0)
        found = totals(scoring, Logic(LINES, TODAY))
    assert found is not None
    return found


@given(SCORINGS, st.booleans())
def test_every_total_of_a_lead_is_among_them(scoring: Scoring, asking: bool) -> None:
    found = of(scoring, asking)
    assert found.values is not None
    true = {scoring.of(lead, TODAY, {}) for lead in LEADS}
    assert true <= set(found.values)
    assert (found.low, found.high) == (min(found.values), max(found.values))
    if found.exact:
        assert true == set(found.values)


@given(SCORINGS)
def test_a_lead_that_is_given_gets_the_total(scoring: Scoring) -> None:
    found = of(scoring)
    for total in found.values or ():
        example = found.lead(total)
        assert example is not None or not found.exact
        if example is not None:
            known = {name: value for name, value in example.lead.items() if value is not None}
            assert known in LEADS
            assert scoring.of(known, TODAY, {}) == total


@given(SCORINGS, st.booleans(), st.none() | st.integers(-30, 30))
def test_ends_that_move_with_time_are_no_narrower(scoring: Scoring, decays: bool, reset: int | None) -> None:
    resets = () if reset is None else (reset,)
    found = of(scoring._replace(decays=decays, resets=resets))
    true = {scoring.of(lead, TODAY, {}) for lead in LEADS} | set(resets if decays else ())
    low = min(true) if found.low is None else found.low
    high = max(true) if found.high is None else found.high
    assert low <= min(scoring.of(lead, TODAY, {}) for lead in LEADS)
    assert high >= max(scoring.of(lead, TODAY, {}) for lead in LEADS)


OPS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
TESTS = st.one_of(
    st.builds("total {} {}".format, OPS, st.integers(-40, 70)),
    st.builds("total between {} and {}".format, st.integers(-40, 30), st.integers(20, 70)),
)


@given(SCORINGS, st.lists(TESTS, min_size=1, max_size=2), st.booleans())
def test_what_is_said_to_be_out_of_reach_is(scoring: Scoring, lines: list[str], decays: bool) -> None:
    found = of(scoring._replace(decays=decays))
    tests = [test for line in lines for test in [typed(line)] if isinstance(test, Test)]
    reached = any(all(_passes(test, scoring.of(lead, TODAY, {})) for test in tests) for lead in LEADS)
    assert found.reaches(tests) or not reached
    if found.exact:
        assert found.reaches(tests) == reached


def _passes(test: Test, total: Any) -> bool:
    first, last = test.values[0], test.values[-1]
    return {
        "=": total == first,
        "!=": total != first,
        "<": total < first,
        "<=": total <= first,
        ">": total > first,
        ">=": total >= first,
        "between": first <= total <= last,
    }[test.op]
