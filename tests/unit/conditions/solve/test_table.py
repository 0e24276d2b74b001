"""Conditions that share out the leads: overlaps, gaps, blanks, hidden parts, in words and in leads."""

from __future__ import annotations

import pytest

from funnelspec.conditions.solve.table import Table
from tests.unit.conditions.solve.written import logic, typed


def table(*parts: str) -> Table:
    conditions = list(map(typed, parts))
    return logic(*conditions).table(conditions)


def overlaps(*parts: str) -> list[tuple[int, tuple[int, ...], tuple[str, ...], str]]:
    found = table(*parts).overlaps()
    return [(one.part, one.others, one.region.lines, one.region.point) for one in found]


def gaps(*parts: str) -> list[tuple[tuple[str, ...], str]]:
    return [(gap.lines, gap.point) for gap in table(*parts).gaps]


def blanks(*parts: str) -> dict[str, dict[str, object]]:
    return {name: dict(gap.example.lead) for name, gap in table(*parts).blanks().items()}


def test_parts_that_share_leads() -> None:
    assert overlaps("employees <= 100", "employees between 50 and 200", "employees >= 60") == [
        (1, (0,), ("employees between 50 and 100",), ""),
        (2, (0, 1), ("employees between 60 and 100",), ""),
    ]
    assert overlaps("employees <= 50", "employees >= 50") == [(1, (0,), ("employees = 50",), "employees")]
    assert overlaps("employees <= 50", "employees >= 51", "employees is unknown") == []
    assert overlaps("- employees <= 100\n- country in (US, CA)", "country in (GB, US)") == [
        (1, (0,), ("employees <= 100", "country = US"), "")
    ]
    assert overlaps("demo_requested", "not opted_out") == [(1, (0,), (), "")]


def test_dense_numbers_touch_only_where_both_ends_say_so() -> None:
    assert gaps("amount <= 100", "amount >= 101") == [(("amount > 100", "amount < 101"), "")]
    assert gaps("amount < 100", "amount > 100") == [(("amount = 100",), "amount")]
    assert gaps("amount < 100", "amount >= 100") == []
    assert overlaps("amount <= 100.5", "amount >= 100.5") == [(1, (0,), ("amount = 100.5",), "amount")]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["employees <= 100", "employees between 201 and 2000"],
         [(("employees between 101 and 200",), ""), (("employees >= 2001",), "")]),
        (["employees < 50", "employees > 50"], [(("employees = 50",), "employees")]),
        (["employees >= 20"], [(("employees <= 19",), "")]),
        (["country in (US, CA)", "country = GB"], [(("country in (NO, DE)",), "")]),
        (["demo_requested"], [(("demo_requested is known", "not demo_requested"), "")]),
        (["renewal >= 2027-01-01"], [(("renewal <= 2026-12-31",), "")]),
        (["- employees <= 100\n- demo_requested", "employees > 100"],
         [(("employees <= 100", "demo_requested is known", "not demo_requested"), "")]),
        (["judgement x"], [(('not judgement "x"',), "")]),
        # What the calendar moves is not said in lines.
        (["renewal is in the future"], [((), "")]),
        (["employees <= 100", "employees >= 101"], []),
        (["employees is known"], []),
    ],
)  # fmt: skip
def test_leads_in_no_part(parts: list[str], found: list[tuple[tuple[str, ...], str]]) -> None:
    assert gaps(*parts) == found


def test_at_most_five_gaps_are_told() -> None:
    assert len(gaps(*(f"employees = {number}" for number in range(10, 100, 10)))) == 5


def test_a_blank_in_no_part() -> None:
    assert blanks("employees <= 100", "employees > 100") == {"employees": {"employees": None}}
    assert blanks("employees <= 100", "employees > 100", "employees is unknown") == {}
    assert blanks("- employees <= 100\n- country = US", "country != US", "employees > 100") == {
        "employees": {"employees": None, "country": "US"},
        "country": {"employees": 100, "country": None},
    }


def test_what_is_missing_for_every_lead_is_no_blank() -> None:
    assert blanks("employees <= 100", "employees >= 201", "employees is unknown") == {}


def test_texts_and_selections_are_asked_about_one_by_one() -> None:
    assert overlaps('job_title contains "VP"', 'job_title contains "sales"') == [(1, (0,), (), "")]
    assert gaps('job_title contains "VP"', 'not job_title contains "VP"') == []
    assert blanks("interests has any of (core)", "interests has none of (core)") == {
        "interests": {"interests": None}
    }
    assert gaps("interests has any of (core)", "interests has any of (addon)") == [((), "")]


def test_parts_hidden_by_others() -> None:
    parts = table("lead_score > 10", "lead_score <= 15", "lead_score between 5 and 12", "lead_score >= 11")
    assert [parts.hidden(part, [other for other in range(4) if other != part]) for part in range(4)] == [
        True, False, True, True
    ]  # fmt: skip
    assert not parts.hidden(2, [0])
    texts = table('job_title contains "VP sales"', 'job_title contains "VP"')
    assert texts.hidden(0, [1])
    assert not texts.hidden(1, [0])
