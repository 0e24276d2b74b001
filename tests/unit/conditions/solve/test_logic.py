"""Questions about conditions, their answers, and the leads that show them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from funnelspec.conditions.ast import AtLeast, Not
from funnelspec.conditions.fields import Field
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.solve.nodes import FALSE, TRUE
from funnelspec.conditions.typed import Test, Typed
from tests.unit.conditions.solve.written import TODAY, logic, typed


def asked(yes: list[str], no: list[str], blanks: bool = True) -> tuple[bool | None, object]:
    """The answer, and the lead that shows it."""
    meets, fails = list(map(typed, yes)), list(map(typed, no))
    answer = logic(*meets, *fails).find(meets, fails, blanks=blanks)
    example = answer.lead()
    return answer.found, None if example is None else dict(example.lead) | dict(example.judged)


@pytest.mark.parametrize(
    ("yes", "no", "lead"),
    [
        # The lead stands at the threshold that the other side has not reached yet.
        (["lead_score >= 65"], ["lead_score >= 80"], {"lead_score": 65}),
        (["lead_score > 65"], ["lead_score > 66"], {"lead_score": 66}),
        (["lead_score between 10 and 20"], [], {"lead_score": 10}),
        # Below a threshold a round number, never one of many digits.
        (["employees < 50"], [], {"employees": 40}),
        (["employees <= 100"], [], {"employees": 100}),
        (["employees < 10"], [], {"employees": 9}),
        (["employees < 2"], [], {"employees": 1}),
        (["temperature < -5"], [], {"temperature": -6}),
        (["amount < 5000"], [], {"amount": 4000}),
        (["amount > 5000"], ["amount > 5000.5"], {"amount": Decimal("5000.1")}),
        (["amount > 100"], [], {"amount": 101}),
        (["amount < 1"], ["amount <= 0"], {"amount": Decimal("0.1")}),
        (["amount > 0.25", "amount < 0.26"], [], {"amount": Decimal("0.251")}),
        (["discount >= 20%"], ["discount >= 25"], {"discount": 20}),
        # Only the fields that matter.
        (["- lead_score >= 65\n- demo_requested"], ["lead_score >= 80"],
         {"lead_score": 65, "demo_requested": True}),
        (["{any: [lead_score >= 65, demo_requested]}"], [], {"lead_score": 65}),
        (["- lead_score >= 65\n- not demo_requested"], ["lead_score >= 80"], {"lead_score": 65}),
        # What people will argue about is known, where it can be.
        (["lead_score >= 65"], ["- lead_score >= 65\n- not employees >= 50"],
         {"lead_score": 65, "employees": 50}),
        (["lead_score >= 65"], ["- lead_score >= 65\n- employees >= 50"],
         {"lead_score": 65, "employees": 40}),
        # Unknown, and has to be.
        (["employees is unknown"], [], {"employees": None}),
        (["not employees >= 50"], ["employees < 50"], {"employees": None}),
        (["interests is unknown"], [], {"interests": None}),
        (["job_title is unknown"], [], {"job_title": None}),
        # Choices and selections.
        (["country != US"], [], {"country": "CA"}),
        (["country not in (US, CA, GB, NO)"], [], {"country": "DE"}),
        (["interests has none of (core)"], [], {"interests": frozenset({"addon"})}),
        (["interests has all of (core, addon)"], [], {"interests": frozenset({"core", "addon"})}),
        (["interests is known"], ["interests has any of (core, addon)"],
         {"interests": frozenset({"training"})}),
        # Text.
        (['job_title contains "VP"'], [], {"job_title": "VP"}),
        (['job_title contains "VP"'], ['job_title = "vp"'], {"job_title": "any VP"}),
        (['job_title starts with "VP"'], ['job_title = "vp"'], {"job_title": "VPx"}),
        (['- job_title starts with "VP"\n- job_title ends with "sales"'], [], {"job_title": "VP sales"}),
        (['job_title in ("CEO", "CFO")'], ["job_title = ceo"], {"job_title": "CFO"}),
        (["job_title is known"], [], {"job_title": "other"}),
        (['- job_title contains "a b"\n- job_title contains "b c"'], [], {"job_title": "a b b c"}),
        # Dates: fixed, and counted from today.
        (["renewal >= 2027-01-01"], [], {"renewal": date(2027, 1, 1)}),
        (["last_activity older than 30 days"], [], {"last_activity": date(2026, 10, 22)}),
        (["last_activity in the last 30 days"], [], {"last_activity": date(2026, 10, 23)}),
        (["renewal is in the future"], [], {"renewal": date(2026, 11, 23)}),
        (["renewal is known"], [], {"renewal": TODAY}),
        # Judgements.
        (["judgement x"], ["judgement y"], {"x": True, "y": False}),
        (["{at_least: 2, of: [demo_requested, judgement x, opted_out]}"], ["demo_requested"],
         {"demo_requested": False, "opted_out": True, "x": True}),
        # Behind `meets`.
        (["meets icp_fit"], ["meets company_size/enterprise"], {"employees": 50}),
        (["not meets icp_fit"], ["employees < 50"], {"employees": None}),
    ],
)  # fmt: skip
def test_a_lead_as_a_person_would_write_it(yes: list[str], no: list[str], lead: dict[str, object]) -> None:
    assert asked(yes, no) == (True, lead)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (["lead_score >= 80", "lead_score < 60"], []),
        (["lead_score >= 80"], ["lead_score >= 65"]),
        (["lead_score > 100"], []),
        (["temperature > 4", "temperature < 5"], []),
        (["country = US", "country = CA"], []),
        (["country is known"], ["country in (US, CA, GB, NO, DE)"]),
        (["demo_requested"], ["demo_requested is known"]),
        (["interests has any of (core, addon, training)"], ["interests is known"]),
        (["interests has none of (core, addon, training)"], []),
        (["interests has all of (core, addon)"], ["interests has any of (core)"]),
        (['job_title starts with "VP sales"'], ['job_title contains "p s"']),
        (['job_title starts with "VP"', 'job_title starts with "head"'], []),
        (['job_title = "VP sales"'], ['job_title ends with "SALES"']),
        (['job_title in ("VP", "vice")'], ['job_title contains "V"']),
        (['job_title contains "x"'], ["job_title is known"]),
        (["last_activity in the last 30 days"], ["last_activity in the last 31 days"]),
        (["renewal in the last 30 days", "renewal is in the future"], []),
        (["judgement Had a  good talk"], ["meets good_talk"]),
        (["{at_least: 2, of: [demo_requested, opted_out]}"], ["demo_requested"]),
        (["{none: [demo_requested]}", "demo_requested"], []),
        (["meets company_size/enterprise"], ["meets icp_fit"]),
        (["meets company_size/unsized", "employees is known"], []),
    ],
)
def test_there_is_no_such_lead(yes: list[str], no: list[str]) -> None:
    assert asked(yes, no) == (False, None)


def test_dense_numbers_have_others_between_them() -> None:
    assert asked(["amount > 4", "amount < 5"], []) == (True, {"amount": Decimal("4.1")})


def test_without_blanks_every_field_that_is_asked_about_is_known() -> None:
    assert asked(["not employees >= 50"], ["employees < 50"], blanks=False) == (False, None)
    assert asked(["not employees >= 50"], [], blanks=False) == (True, {"employees": 40})
    assert asked([], ["interests has any of (core)"], blanks=False) == (
        True, {"interests": frozenset({"addon"})}
    )  # fmt: skip
    assert asked([], ['job_title contains "x"', "demo_requested"], blanks=False) == (
        True, {"job_title": "other", "demo_requested": False}
    )  # fmt: skip


def test_fixed_days_and_days_counted_from_today_meet_on_a_day_to_come() -> None:
    soon = [typed("renewal >= 2027-01-01"), typed("renewal in the last 30 days")]
    answer = logic(*soon).find(soon)
    example = answer.lead()
    assert (answer.found, answer.on_days) == (True, True)
    assert example is not None
    assert (example.lead, example.day, example.dated) == (
        {"renewal": date(2027, 1, 1)},
        date(2027, 1, 1),
        True,
    )


def test_a_fixed_day_that_has_passed_never_comes_again() -> None:
    gone = [typed("renewal <= 2025-01-01"), typed("renewal in the last 30 days")]
    answer = logic(*gone).find(gone)
    assert (answer.found, answer.on_days, answer.lead()) == (False, True, None)


def test_a_lead_depends_on_the_day_only_where_a_date_in_it_is_compared_with_today() -> None:
    condition = typed("{any: [lead_score >= 65, last_activity in the last 30 days]}")
    other = typed("last_activity in the last 30 days")
    space = logic(condition, other)
    plain, dated = space.find([condition], [other]).lead(), space.find([other]).lead()
    assert plain is not None
    assert dated is not None
    assert dated.dated
    assert "last_activity" in plain.lead
    assert plain.dated


def _flag(name: str) -> Test:
    truth = typed("demo_requested")
    assert isinstance(truth, Test)
    return Test(Field(id=name, name=name, type="boolean"), "=", (True,), truth.origin)


def _counted(size: int) -> Typed:
    """More than half of some questions answered with yes, and more than half with no."""
    flags = [_flag(f"f{number}") for number in range(size)]
    group = typed("{at_least: 1, of: [demo_requested]}")
    assert isinstance(group, AtLeast)
    need = size // 2 + 1
    turned: list[Typed] = [Not(flag.origin, flag) for flag in flags]
    both: list[Typed] = [AtLeast(group.node, tuple(flags), need), AtLeast(group.node, tuple(turned), need)]
    return AtLeast(group.node, tuple(both), 2)


def test_what_one_question_finds_out_stays_its_own() -> None:
    """The opposite of what cannot be holds always, and that is one node for all questions."""
    asked = [f"judgement q{number}" for number in range(4)]
    turned = [f"not {question}" for question in asked]
    some, most = (f"- {{at_least: {n}, of: [{', '.join(of)}]}}" for n, of in ((2, asked), (3, turned)))
    both = typed(f"{some}\n{most}")
    assert logic(both).find([], [both]).found is True
    assert (TRUE.opposite, FALSE.opposite) == (FALSE, TRUE)


def test_a_question_beyond_the_budget_is_undecided() -> None:
    hard = _counted(20)
    answer = Logic([hard], TODAY, steps=200).find([hard])
    assert (answer.found, answer.lead()) == (None, None)
    small = _counted(8)
    assert Logic([small], TODAY).find([small]).found is False


def test_many_hard_questions_have_one_budget() -> None:
    hard = [_counted(20) for _ in range(3)]
    space = Logic(hard, TODAY, steps=100)
    answers = [space.find(pair) for pair in combinations(hard, 2)]
    assert [answer.found for answer in answers] == [None] * 3


def test_two_types_of_one_field_cannot_be_compared() -> None:
    truth = typed("demo_requested")
    assert isinstance(truth, Test)
    number = Test(Field(id="demo_requested", name="", type="integer"), ">=", (1,), truth.origin)
    with pytest.raises(ValueError, match="two types of field demo_requested"):
        Logic([truth, number], TODAY)


def test_what_one_of_two_teams_allows_is_allowed() -> None:
    truth = typed("demo_requested")
    assert isinstance(truth, Test)

    def score(high: int, least: int) -> Test:
        field = Field(id="score", name="", type="integer", low=0, high=high)
        return Test(field, ">=", (least,), truth.origin)

    ours, theirs = score(100, 100), score(200, 150)
    example = Logic([ours, theirs], TODAY).find([ours, theirs]).lead()
    assert example is not None
    assert example.lead == {"score": 150}


def test_what_is_always_so_only_once_it_is_negated_leaves_no_trace_in_other_questions() -> None:
    two = "at_least: 2\n{}of: [demo_requested, opted_out, employees > 5]"
    none = "at_least: 2\n    of: [not demo_requested, not opted_out, not employees > 5]"
    always = typed(f"any:\n  - {two.format('    ')}\n  - {none}")
    assert logic(always).find((), (always,)).found is False
    other = typed("none:\n  - all: [opted_out, not opted_out]")
    assert logic(other).find((other,)).found is True
    assert logic(other).find((), (other,)).found is False


def test_what_was_decided_stays_decided_when_the_budget_is_used_up() -> None:
    soon = [typed("renewal >= 2027-01-01"), typed("renewal in the last 30 days")]
    space = logic(*soon)
    first = space.find(soon).lead()
    space._steps = 0
    assert space.find(soon).lead() == first is not None
    assert space.find(soon[:1]).found is None


def test_what_neither_of_two_teams_allows_is_no_lead() -> None:
    truth = typed("demo_requested")
    assert isinstance(truth, Test)

    def number(low: int, high: int, op: str, than: int) -> Test:
        field = Field(id="n", name="", type="integer", low=low, high=high)
        return Test(field, op, (than,), truth.origin)

    ours, theirs = number(1, 10, "<=", 10), number(20, 30, ">=", 20)
    both = Logic([ours, theirs], TODAY)
    neither = both.find([], [ours, theirs]).lead()
    assert neither is not None
    assert neither.lead == {"n": None}
    assert both.find([], [ours, theirs], blanks=False).found is False
    others = both.find([], [ours]).lead()
    assert others is not None
    assert others.lead == {"n": 20}


@pytest.mark.parametrize(("low", "high"), [(10, 5), (Decimal("0.2"), Decimal("0.8"))])
def test_a_range_without_a_number_in_it_has_no_known_lead(low: int | Decimal, high: int | Decimal) -> None:
    truth = typed("demo_requested")
    assert isinstance(truth, Test)
    field = Field(id="n", name="", type="integer", low=low, high=high)
    known, unknown = (Test(field, op, (), truth.origin) for op in ("known", "unknown"))
    space = Logic([known, unknown], TODAY)
    assert space.find([known]).found is False
    assert space.find([unknown]).found is True
