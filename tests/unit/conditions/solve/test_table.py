"""Conditions that share out the leads: overlaps, gaps, blanks, hidden parts, in words and in leads."""

from __future__ import annotations

import pytest

from funnelspec.conditions.solve.sweep import Sweep, TooMany
from funnelspec.conditions.solve.swept import Swept
from funnelspec.conditions.solve.table import Region, Table
from tests.unit.conditions.solve.written import logic, typed


def table(*parts: str) -> Table:
    conditions = list(map(typed, parts))
    return logic(*conditions).table(conditions)


def overlaps(*parts: str) -> list[tuple[int, tuple[int, ...], tuple[str, ...], str]]:
    """Each part that overlaps, with which, and what it shares with the first of them."""
    found = table(*parts)
    regions = {part: found.shared(part, others[0]) for part, others in found.overlaps.items()}
    return [(part, found.overlaps[part], region.lines, region.point) for part, region in regions.items()]


def gaps(*parts: str) -> list[tuple[tuple[str, ...], str]]:
    return [(gap.lines, gap.point) for gap in table(*parts).gaps]


def blanks(*parts: str) -> dict[tuple[str, ...], tuple[dict[str, object], tuple[str, ...]]]:
    return {names: (dict(gap.example.lead), gap.lines) for names, gap in table(*parts).blanks().items()}


def mends(region: Region) -> list[tuple[int, str, str]]:
    return [(mend.part, mend.test.origin.written, mend.line) for mend in region.mends]


# --- overlaps


def test_parts_that_share_leads() -> None:
    assert overlaps("employees <= 100", "employees between 50 and 200", "employees >= 60") == [
        (1, (0,), ("employees between 50 and 100",), ""),
        (2, (0, 1), ("employees between 60 and 100",), ""),
    ]
    assert overlaps("employees <= 50", "employees >= 51", "employees is unknown") == []
    assert overlaps("- employees <= 100\n- country in (US, CA)", "country in (GB, US)") == [
        (1, (0,), ("employees <= 100", "country = US"), "")
    ]
    assert overlaps("demo_requested", "not opted_out") == [(1, (0,), ("demo_requested", "not opted_out"), "")]


def test_what_is_shared_beside_blanks_is_said_of_the_known() -> None:
    assert overlaps("not employees < 50", "not employees > 50") == [(1, (0,), ("employees = 50",), "")]


def test_what_is_never_or_always_met_overlaps_with_nothing() -> None:
    never = "- employees <= 100\n- employees > 100"
    always = "any: [employees is known, employees is unknown]"
    assert table(never, "employees <= 100", always).overlaps == {}


def test_selections_share_what_can_be_selected_at_once() -> None:
    assert overlaps("interests has any of (core)", "interests has any of (addon)") == [
        (1, (0,), ("interests has all of (core, addon)",), "")
    ]
    assert overlaps("interests has any of (core)", "interests has none of (core)") == []


def test_lines_about_selections_say_whether_nothing_may_be_selected() -> None:
    assert table("interests has any of (core)", "demo_requested").rest(1, (0,)) == (
        "not interests has any of (core)",
    )
    assert table("interests is unknown", "not interests has any of (core)").rest(1, (0,)) == (
        "interests has any of (addon, training)",
        "interests has none of (core)",
    )
    assert overlaps("- not interests has any of (core)\n- demo_requested", "not opted_out") == [
        (1, (0,), ("not interests has any of (core)", "demo_requested", "not opted_out"), "")
    ]


def test_patterns_share_what_a_text_can_have_at_once() -> None:
    assert overlaps('job_title contains "VP"', 'job_title contains "sales"') == [
        (1, (0,), ('job_title contains "VP"', 'job_title contains "sales"'), "")
    ]
    assert overlaps('job_title starts with "VP"', 'job_title starts with "head"') == []


def test_a_count_is_taken_apart() -> None:
    two = "at_least: 2\nof: [demo_requested, opted_out, employees > 5]"
    assert overlaps(two, "not demo_requested") == [
        (1, (0,), ("not demo_requested", "opted_out", "employees >= 6"), "")
    ]


def test_parts_that_are_no_boxes_are_asked_about_one_by_one() -> None:
    lines = ", ".join(f"employees = {number}" for number in range(1, 13))
    half = f"at_least: 6\nof: [demo_requested, opted_out, {lines}, lead_score > 5, amount > 5]"
    found = table(half, "employees = 5", "- lead_score <= 5\n- amount <= 5\n- not demo_requested")
    assert not isinstance(found, Swept)
    assert found.overlaps == {2: (1,)}
    assert found.shared(2, 1).example.lead == {"employees": 5, "lead_score": 5, "amount": 5}
    assert found.rest(2, (1,)) == ()
    assert found.inside == {}


def test_parts_on_fixed_days_and_days_from_today_are_asked_about_on_all_days() -> None:
    found = table("renewal >= 2027-01-01", "renewal in the last 10 days")
    assert found.on_days
    assert found.overlaps == {1: (0,)}
    assert found.shared(1, 0).example.day.isoformat() == "2027-01-01"
    assert [gap.lines for gap in found.gaps] == [()]
    assert not table("renewal in the next 10 days", "renewal in the last 10 days").on_days


# --- gaps


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["employees <= 100", "employees between 201 and 2000"],
         [("employees between 101 and 200",), ("employees >= 2001",)]),
        (["employees >= 20"], [("employees <= 19",)]),
        (["employees between 20 and 30"], [("employees <= 19",), ("employees >= 31",)]),
        (["country in (US, CA)", "country = GB"], [("country in (NO, DE)",)]),
        (["country = US"], [("country != US",)]),
        (["country in (US, NO)"], [("country not in (US, NO)",)]),
        (["job_title in (rep, boss)"], [("job_title not in (rep, boss)",)]),
        # A blank is in no part either, and one line says both.
        (["demo_requested"], [("not demo_requested",)]),
        (["demo_requested", "demo_requested is unknown"],
         [("demo_requested is known", "not demo_requested")]),
        (["renewal >= 2027-01-01"], [("renewal <= 2026-12-31",)]),
        (["- employees <= 100\n- demo_requested", "employees > 100"],
         [("employees <= 100", "not demo_requested")]),
        # A part for the gap is not to have the leads of another.
        (["employees <= 100", "country is unknown"], [("employees >= 101", "country is known")]),
        (["judgement x"], [('not judgement "x"',)]),
        (["interests has any of (core)"],
         [("interests has any of (addon, training)", "interests has none of (core)")]),
        (["interests has any of (core, addon)"],
         [("interests has all of (training)", "interests has none of (core, addon)")]),
        (['job_title contains "VP"'], [('not job_title contains "VP"',)]),
        (['job_title contains "VP"', "job_title is unknown"],
         [("job_title is known", 'not job_title contains "VP"')]),
        (['job_title contains "VP"', 'not job_title contains "VP"'], []),
        (["employees <= 100", "employees >= 101"], []),
        (["employees is known"], []),
        # Days that move with today.
        (["renewal is in the future"], [("renewal is known", "not renewal is in the future")]),
        (["renewal in the last 30 days", "renewal older than 60 days"],
         [("renewal in the last 60 days", "renewal older than 30 days"), ("renewal is in the future",)]),
        (["renewal in the next 10 days"],
         [("renewal is in the past",), ("renewal is in the future", "not renewal in the next 10 days")]),
    ],
)  # fmt: skip
def test_leads_in_no_part(parts: list[str], found: list[tuple[str, ...]]) -> None:
    assert [lines for lines, _ in gaps(*parts)] == found


def test_dense_numbers_touch_only_where_both_ends_say_so() -> None:
    assert gaps("amount <= 100", "amount >= 101") == [(("amount > 100", "amount < 101"), "")]
    assert gaps("amount < 100", "amount >= 100") == []
    assert gaps("amount < 100.5", "amount > 200") == [(("amount between 100.5 and 200",), "")]


def test_at_most_five_gaps_are_told() -> None:
    assert len(gaps(*(f"employees = {number}" for number in range(10, 100, 10)))) == 5


def test_a_gap_has_the_lines_that_end_and_begin_at_it() -> None:
    (gap,) = table("employees <= 100", "not employees <= 200", "country = US").gaps
    assert gap.lines == ("employees between 101 and 200", "country != US")
    assert [(edge.part, edge.test.origin.written, edge.below) for edge in gap.edges] == [
        (0, "employees <= 100", True),
        (1, "employees <= 200", False),
    ]


# --- one value


@pytest.mark.parametrize(
    ("parts", "instead"),
    [
        (["employees < 50", "employees > 50"], ["employees <= 50", "employees >= 50"]),
        (["employees <= 49", "employees >= 51"], ["employees <= 50", "employees >= 50"]),
        (["employees < 50", "employees between 51 and 60", "employees > 60"],
         ["employees <= 50", "employees between 50 and 60"]),
        (["employees between 1 and 49", "employees > 50"], ["employees between 1 and 50", "employees >= 50"]),
        (["not employees >= 50", "employees > 50"], ["not employees > 50", "employees >= 50"]),
        (["amount < 5,000 USD", "amount > 5,000 USD"], ["amount <= 5,000 USD", "amount >= 5,000 USD"]),
        (["renewal < 2027-01-01", "renewal > 2027-01-01"],
         ["renewal <= 2027-01-01", "renewal >= 2027-01-01"]),
    ],
)  # fmt: skip
def test_a_value_between_two_thresholds(parts: list[str], instead: list[str]) -> None:
    slips = [gap for gap in table(*parts).gaps if gap.point]
    assert [[line for _, _, line in mends(gap)] for gap in slips] == [instead]


@pytest.mark.parametrize(
    ("parts", "instead"),
    [
        (["employees <= 50", "employees >= 50"], ["employees < 50", "employees > 50"]),
        (["employees between 1 and 50", "employees >= 50"], ["employees between 1 and 49", "employees > 50"]),
        (["not employees > 50", "employees between 50 and 60"],
         ["not employees >= 50", "employees between 51 and 60"]),
        (["amount <= 0.5", "amount between 0.5 and 1"], ["amount < 0.5"]),
        (["renewal < 2027-01-02", "renewal between 2027-01-01 and 2027-02-01"],
         ["renewal < 2027-01-01", "renewal between 2027-01-02 and 2027-02-01"]),
    ],
)  # fmt: skip
def test_a_value_in_two_thresholds(parts: list[str], instead: list[str]) -> None:
    found = table(*parts)
    assert found.meets_at(1, 0) in ("employees", "amount", "renewal")
    assert [line for _, _, line in mends(found.shared(1, 0))] == instead


def test_a_value_is_taken_out_only_where_it_is_not_lost_for_others() -> None:
    found = table("employees <= 50", "- employees >= 50\n- country = US", "employees > 60")
    assert mends(found.shared(1, 0)) == [(1, "employees >= 50", "employees > 50")]


def test_a_value_is_put_in_only_where_it_is_in_no_other_part() -> None:
    found = table("employees < 50", "employees > 50", "- employees = 50\n- country = US")
    (gap,) = found.gaps
    assert gap.lines == ("employees = 50", "country != US")
    assert (gap.point, gap.mends) == ("", ())


@pytest.mark.parametrize(
    "parts",
    [
        ["employees != 50"],  # nobody meant a threshold
        ["employees != 50", "- not employees < 51\n- not employees >= 50"],  # of no leads but blank ones
        ["employees = 50", "employees <= 100"],
        ["employees <= 100", "any: [all: [employees >= 50, employees <= 50], employees > 200]"],
        ["not employees < 50", "not employees > 50"],  # blanks, too
        ["employees <= 50", "any: [employees = 50, employees > 60]"],
        ["any: [employees <= 50, country = US]", "any: [employees >= 50, country = US]"],
    ],
)
def test_other_single_values_are_no_slip(parts: list[str]) -> None:
    found = table(*parts)
    assert not any(gap.point for gap in found.gaps)
    assert not any(found.meets_at(part, other) for part, others in found.overlaps.items() for other in others)


# --- blanks


def test_a_blank_in_no_part() -> None:
    assert blanks("employees <= 100", "employees > 100") == {
        ("employees",): ({"employees": None}, ("employees is unknown",))
    }
    assert blanks("employees <= 100", "employees > 100", "employees is unknown") == {}
    assert blanks("- employees <= 100\n- country = US", "country != US", "employees > 100") == {
        ("employees",): ({"employees": None, "country": "US"}, ("employees is unknown", "country = US")),
        ("country",): (
            {"employees": 100, "country": None},
            ("employees <= 100", "country is unknown"),
        ),
    }
    assert blanks("interests has any of (core)", "interests has none of (core)") == {
        ("interests",): ({"interests": None}, ("interests is unknown",))
    }
    assert blanks('job_title contains "VP"', "job_title is unknown", 'not job_title contains "VP"') == {}


def test_two_fields_that_are_blank_together() -> None:
    assert blanks("employees is known", "country is known") == {
        ("employees", "country"): (
            {"employees": None, "country": None},
            ("employees is unknown", "country is unknown"),
        )
    }


def test_what_is_missing_for_every_lead_is_no_blank() -> None:
    assert blanks("demo_requested") == {}
    assert blanks("employees <= 100", "employees >= 201", "employees is unknown") == {}


def test_blanks_of_parts_that_are_asked_about_one_by_one() -> None:
    parts = ["renewal >= 2027-01-01", "renewal older than 0 days", "not renewal is in the past"]
    assert blanks(*parts) == {}
    assert blanks(*parts[:2], "- renewal is known\n- not renewal is in the past") == {
        ("renewal",): ({"renewal": None}, ())
    }


# --- what others hide


def test_parts_hidden_by_others() -> None:
    parts = table("lead_score > 10", "lead_score <= 15", "lead_score between 5 and 12", "lead_score >= 11")
    assert [parts.hidden(part, [other for other in range(4) if other != part]) for part in range(4)] == [
        True, False, True, True
    ]  # fmt: skip
    assert not parts.hidden(2, [0])
    assert parts.inside == {3: (0,), 2: (1,)}
    texts = table('job_title contains "VP sales"', 'job_title contains "VP"')
    assert texts.inside == {0: (1,)}


def test_parts_that_hide_one_together_and_none_that_is_idle() -> None:
    halves = ["employees <= 50", "employees between 40 and 200", "employees > 50", "country = US"]
    assert table(*halves).hiding(1, (0, 2, 3)) == (0, 2)
    assert table(*halves).hiding(1, (0, 3)) == ()


def test_the_lines_that_leave_a_part_what_is_its_own() -> None:
    parts = ["employees <= 100", "- employees between 50 and 200\n- country = US", "employees >= 180"]
    found = table(*parts)
    assert found.rest(1, (0,)) == ("employees between 101 and 200",)
    assert found.rest(1, (0, 2)) == ("employees between 101 and 179",)
    assert found.rest(0, (1,)) == ()  # two stretches are left to it
    assert found.rest(2, (0,)) == ()  # all of it is


# --- cost


def test_a_table_is_made_once() -> None:
    parts = [typed("employees <= 100"), typed("employees > 100")]
    questions = logic(*parts)
    assert questions.table(parts) is questions.table(list(parts))
    assert questions.table(parts) is not questions.table(parts[:1])


def test_of_many_blanks_twelve_are_told() -> None:
    fields = (
        "employees lead_score temperature amount discount win_rate country status demo_requested opted_out"
    )
    names = [*fields.split(), "job_title", "last_activity", "renewal"]
    assert len(blanks("\n".join(f"- {name} is known" for name in names))) == 12


def test_after_too_many_questions_one_by_one_the_rest_is_undecided() -> None:
    found = table("renewal >= 2027-01-01", "renewal in the last 10 days")
    found._asked = 2_000
    assert found.overlaps == {}
    assert found.undecided


def test_a_sweep_of_too_many_variables_is_not_begun() -> None:
    with pytest.raises(TooMany):
        Sweep([{var: 2} for var in range(401)], [7] * 401).gap({})
    assert Sweep([{var: 2} for var in range(3)], [7] * 3).gap({}) == {0: 5, 1: 5, 2: 5}


def test_a_search_that_is_too_long_is_undecided() -> None:
    parts = [f"- lead_score = {at}\n- employees != {at}\n- amount != {at}" for at in range(1, 61)]
    found = table(*parts)
    assert isinstance(found, Swept)
    found._search._left = 10
    assert found.gaps == ()
    assert found.undecided
    assert not found.hidden(0, (1, 2))


def test_patterns_that_only_other_conditions_ask_about_do_not_matter_to_a_blank() -> None:
    parts = [typed("job_title is known"), typed("demo_requested is known")]
    shared = logic(*parts, typed('job_title contains "vp"')).table(parts)
    assert list(shared.blanks()) == [("job_title", "demo_requested")]
