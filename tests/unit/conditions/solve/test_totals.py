"""The totals of a score model, and the leads that get them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from funnelspec.conditions.fields import Field
from funnelspec.conditions.solve import held, sums
from funnelspec.conditions.solve.totals import Award, Scoring, Totals, totals
from funnelspec.conditions.typed import Test
from tests.unit.conditions.solve.written import logic, typed

VISITS = Field(id="visits", name="Visits", type="integer")
SEATS = Field(id="seats", name="Seats", type="integer", low=10, high=40)
STAFF = Field(id="staff", name="Staff", type="integer", low=1, high=2_000_000)
HOURS = Field(id="hours", name="Hours", type="number", low=Decimal("0.2"), high=Decimal("3.5"))
DEMO = typed("demo_requested")


def when(points: Any, line: str, **more: Any) -> Award:
    return Award(points, typed(line), **more)


def per(points: Any, field: Field, at_most: Any = None, **more: Any) -> Award:
    return Award(points, None, field, at_most, **more)


def of(*awards: Award, **more: Any) -> Totals:
    scoring = Scoring(awards, **more)
    conditions: list[Any] = []
    stack = [scoring]
    while stack:
        one = stack.pop()
        stack += one.sum_of
        conditions += [award.when for award in one.awards if award.when]
    found = totals(scoring, logic(*conditions, typed("lead_score >= 0")))
    assert found is not None
    return found


def test_independent_points_add_up() -> None:
    found = of(when(40, 'job_title contains "VP"'), when(10, "demo_requested"), when(-20, "country = NO"))
    assert found.values == (-20, -10, 0, 10, 20, 30, 40, 50)
    assert (found.low, found.high, found.exact, found.on_days) == (-20, 50, True, False)


def test_points_that_exclude_or_imply_each_other_do_not() -> None:
    assert of(when(40, "country = US"), when(30, "country = CA")).values == (0, 30, 40)
    assert of(when(10, "employees >= 50"), when(20, "employees >= 200")).values == (0, 10, 30)
    assert of(when(10, "employees >= 50"), when(5, "not employees >= 50")).values == (5, 10)
    assert of(when(5, 'job_title = "VP"'), when(3, 'job_title contains "vp"')).values == (0, 3, 8)
    assert of(when(10, "- demo_requested\n- country = US"), when(5, "country = NO")).values == (0, 5, 10)


def test_a_field_is_counted_up_to_the_most() -> None:
    assert of(per(10, VISITS, 25)).values == (0, 10, 20, 25)
    assert of(per(-10, VISITS, 25)).values == (-25, -20, -10, 0)
    assert of(per(-10, VISITS, -25)).values == (-25, -20, -10, 0)
    assert of(per(0, VISITS)).values == (0,)


def test_a_field_that_has_a_range_is_counted_within_it_or_blank() -> None:
    found = of(per(1, SEATS))
    assert found.values == (0, *range(10, 41))
    assert of(per(1, SEATS, 5)).values == (0, 5)
    assert of(per(1, SEATS, fades=True)).values == tuple(range(41))


def test_without_an_end_there_is_none() -> None:
    found = of(per(10, VISITS), when(5, "demo_requested"))
    assert (found.low, found.high, found.values) == (0, None, None)
    assert of(per(-10, VISITS)).low is None


def test_a_ceiling_is_an_end() -> None:
    found = of(per(10, VISITS), when(-5, "demo_requested"), ceiling=30)
    assert found.values == (-5, 0, 5, 10, 15, 20, 25, 30)
    assert found.exact
    found = of(per(-10, VISITS), when(5, "demo_requested"), floor=-12)
    assert found.values == (-12, -10, -5, 0, 5)
    found = of(per(10, VISITS), per(-10, SEATS), per(-1, VISITS), floor=0, ceiling=100)
    assert (found.low, found.high, found.values) == (0, 100, None)


def test_too_many_counts_leave_the_ends() -> None:
    found = of(per(1, STAFF), when(5, "demo_requested"))
    assert (found.low, found.high, found.values, found.exact) == (0, 2_000_005, None, False)
    example = found.lead(2_000_005)
    assert example is not None
    assert example.lead == {"demo_requested": True, "staff": 2_000_000}
    assert of(per(1, STAFF), ceiling=5).values == (0, 1, 2, 3, 4, 5)


def test_a_measure_is_taken_for_anything_between() -> None:
    found = of(per(10, HOURS))
    assert (found.low, found.high, found.values) == (0, 40, None)
    assert found.lead(40) is None


def test_points_may_be_broken() -> None:
    found = of(
        when(Decimal("2.5"), "demo_requested"), when(Decimal("0.25"), "country = US"), ceiling=Decimal("2.6")
    )
    assert found.values == (0, Decimal("0.25"), Decimal("2.5"), Decimal("2.6"))
    assert found.lead(Decimal("2.5")) is not None


def test_both_when_and_per_count_only_where_the_condition_holds() -> None:
    found = of(Award(10, typed("country = US"), VISITS, 20), when(5, "country = NO"))
    assert found.values == (0, 5, 10, 20)
    example = found.lead(20)
    assert example is not None
    assert example.lead == {"country": "US", "visits": 2}


def test_what_fades_may_be_gone() -> None:
    awards = (when(10, "country = US", fades=True), when(10, "not country = US"))
    assert of(*awards).values == (0, 10)
    assert of(*(award._replace(fades=False) for award in awards)).values == (10,)


def test_a_total_that_moves_may_be_anything_between() -> None:
    found = of(when(40, "demo_requested"), decays=True, floor=-5)
    assert (found.low, found.high, found.values, found.exact) == (-5, 40, None, False)
    assert of(when(40, "demo_requested"), decays=True).low is None
    found = of(when(40, "demo_requested"), resets=(-10, 50))
    assert (found.low, found.high) == (-10, 50)
    assert of(when(40, "demo_requested"), resets=(50,), ceiling=45).high == 45
    part = Scoring((when(40, "demo_requested"),), decays=True, floor=-5)
    assert (of(sum_of=(part,)).low, of(sum_of=(part, part)).high) == (-5, 80)


def test_one_field_that_earns_points_twice_is_taken_for_two() -> None:
    found = of(per(10, VISITS, 20), per(1, VISITS, 20))
    assert not found.exact
    assert (found.low, found.high) == (0, 40)
    example = found.lead(40)
    assert example is not None
    assert example.lead == {"visits": 20}
    assert found.lead(1) is None
    assert not of(
        per(10, VISITS, 20),
        when(5, "lead_score >= 5"),
        per(1, Field(id="lead_score", name="", type="integer")),
    ).exact


def test_each_model_ends_at_its_own_ceiling() -> None:
    fit = Scoring((when(60, "country = US"), when(-30, "country = NO")), floor=-10, ceiling=40)
    assert of(sum_of=(fit,)).values == (-10, 0, 40)
    found = of(when(30, "country = NO"), when(5, "demo_requested"), sum_of=(fit,))
    assert found.values == (0, 5, 20, 25, 40, 45)
    assert found.exact
    example = found.lead(25)
    assert example is not None
    assert example.lead == {"country": "NO", "demo_requested": True}
    assert of(sum_of=(fit, fit), ceiling=70).values == (-20, 0, 70)


def test_the_calendar_is_told() -> None:
    found = of(when(10, "renewal in the last 5 days"), when(10, "renewal < 2026-01-01"))
    assert (found.values, found.on_days, found.exact) == ((0, 10), True, False)


def test_over_the_budget_each_condition_counts_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    awards = (when(10, "country = US"), when(20, "country = CA"), when(40, "country is known"))
    assert of(*awards).values == (0, 40, 50, 60)
    monkeypatch.setattr(held, "_MOST", 0)
    assert of(*awards).values == (0, 40, 50, 60)
    monkeypatch.setattr(sums, "_MOST_QUESTIONS", 3)
    found = of(*awards, when(5, "- country = US\n- country = CA"))
    assert found.values == (0, 10, 20, 30, 40, 50, 60, 70)
    assert not found.exact
    assert found.lead(30) is None
    monkeypatch.setattr(sums, "_MOST_SUMS", 3)
    found = of(*awards)
    assert (found.values, found.low, found.high) == (None, 0, 70)


def test_many_conditions_on_one_field_are_no_matter_of_a_budget() -> None:
    found = of(*(when(10, f"employees >= {number}") for number in range(2, 82)))
    assert found.exact
    assert found.values == tuple(range(0, 810, 10))


def test_sums_of_very_many_rules_leave_the_ends() -> None:
    questions = (when(number, f"judgement question {number}") for number in range(1, 200))
    found = of(*questions)
    assert (found.low, found.high, found.values) == (0, 19900, None)
    example = found.lead(19900)
    assert example is not None
    assert len(example.judged) == 199


def test_a_model_of_hundreds_of_rules_is_left_alone() -> None:
    part = Scoring((when(1, "demo_requested"),) * 50)
    assert totals(Scoring((), sum_of=(part,) * 11), logic(DEMO)) is None
    deep = part
    for _ in range(64):
        deep = Scoring((), sum_of=(deep, deep))
    assert totals(deep, logic(DEMO)) is None


def test_without_rules_everybody_has_nothing() -> None:
    found = of()
    assert found.values == (0,)
    example = found.lead(0)
    assert example is not None
    assert example.lead == {}


@pytest.mark.parametrize(
    ("lines", "tens", "moving"),
    [
        (["lead_score >= 60"], True, True),
        (["lead_score > 60"], False, False),
        (["lead_score <= 0"], True, True),
        (["lead_score < 0"], False, False),
        (["lead_score = 45"], False, True),
        (["lead_score != 45"], True, True),
        (["lead_score in (45, 50)"], True, True),
        (["lead_score in (61, 70)"], False, False),
        (["lead_score not in (0, 10, 20, 30, 40, 50, 60)"], False, True),
        (["lead_score between 41 and 49"], False, True),
        (["lead_score between 61 and 70"], False, False),
        (["lead_score > 40", "lead_score < 50"], False, True),
        (["lead_score > 40", "lead_score < 30"], False, False),
        (["lead_score is known"], True, True),
        (["lead_score is unknown"], True, True),
    ],
)
def test_whether_a_total_passes(lines: list[str], tens: bool, moving: bool) -> None:
    tests = [test for test in map(typed, lines) if isinstance(test, Test)]
    awards = (when(30, "demo_requested"), per(10, VISITS, 30))
    assert of(*awards).reaches(tests) == tens
    assert of(*awards, resets=(0,)).reaches(tests) == moving


def test_a_narrow_stretch_of_what_moves_is_found() -> None:
    amount = [typed("amount > 10"), typed("amount < 11")]
    found = of(when(30, "demo_requested"), resets=(0,))
    assert found.reaches([test for test in amount if isinstance(test, Test)])


def test_conditions_that_concern_each_other_are_together() -> None:
    lines = [
        "country = US",
        "demo_requested",
        "country = NO",
        "- employees >= 5\n- demo_requested",
        "lead_score >= 5",
    ]
    one, two, three, four, five = conditions = [typed(line) for line in lines]
    assert logic(*conditions).apart(conditions) == [[one, three], [two, four], [five]]


def test_patterns_of_a_text_are_apart_unless_they_say_something_of_each_other() -> None:
    lines = ['job_title contains "VP"', 'job_title contains "head of"', 'job_title contains "vp sales"']
    one, two, three = conditions = [typed(line) for line in lines]
    assert logic(*conditions).apart(conditions) == [[two], [one, three]]
    known = typed("job_title is known")
    assert logic(*conditions, known).apart([one, two, known]) == [[one, two, known]]
