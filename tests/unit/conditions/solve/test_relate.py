"""How two conditions relate, and the leads that show it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.solve import relate as relating
from funnelspec.conditions.solve.logic import Example
from funnelspec.conditions.solve.relate import Relation, Seen, equal, relate
from funnelspec.conditions.typed import Typed
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from tests.unit.conditions.solve.written import TODAY, typed


def related(first: str, second: str, today: date = TODAY, steps: int = 20_000) -> Relation:
    one, other = typed(first), typed(second)
    return relate(Seen(one, one), Seen(other, other), today, steps)


def lead(example: Example | None) -> object:
    return None if example is None else dict(example.lead) | dict(example.judged)


@pytest.mark.parametrize(
    ("first", "second", "kind", "only_first", "only_second"),
    [
        ("lead_score >= 65", "lead_score > 64", "equal", None, None),
        ("{none: [lead_score < 65, lead_score is unknown]}", "lead_score >= 65", "equal", None, None),
        ("not demo_requested", "{none: [demo_requested]}", "equal", None, None),
        ("lead_score >= 65", "lead_score >= 80", "stricter", {"lead_score": 65}, None),
        ("lead_score >= 80", "lead_score >= 65", "looser", None, {"lead_score": 65}),
        ("lead_score >= 65", "- lead_score >= 65\n- country = US", "stricter",
         {"lead_score": 65, "country": "CA"}, None),
        ("- lead_score >= 65\n- employees >= 50", "- lead_score >= 80\n- employees >= 20", "incomparable",
         {"lead_score": 65, "employees": 50}, {"lead_score": 80, "employees": 20}),
        # A lead of which everything is known, though a blank would do.
        ("- lead_score >= 65\n- not country in (US, CA)", "- lead_score >= 80\n- country not in (US, CA)",
         "stricter", {"lead_score": 65, "country": "GB"}, None),
        # Only a blank makes the difference.
        ("not country in (US, CA)", "country not in (US, CA)", "blanks", {"country": None}, None),
        ("lead_score < 65", "not lead_score >= 65", "blanks", None, {"lead_score": None}),
        ("interests is known", "not interests has any of (core, addon, training)", "incomparable",
         {"interests": frozenset({"core"})}, {"interests": None}),
        # One question in two wordings.
        ("- lead_score >= 65\n- judgement x", "- lead_score >= 65\n- judgement y", "judgements",
         {"lead_score": 65, "x": True, "y": False}, {"lead_score": 65, "x": False, "y": True}),
        # ... which is not all that is different.
        ("- lead_score >= 65\n- judgement x", "- lead_score >= 80\n- judgement y", "incomparable",
         {"lead_score": 65, "x": True, "y": True}, {"lead_score": 80, "x": False, "y": True}),
        # Only one of them asks a question that the other does not.
        ("- lead_score >= 65\n- judgement x", "lead_score >= 65", "looser", None,
         {"lead_score": 65, "x": False}),
        ("judgement x", "judgement X", "equal", None, None),
        # A blank and a wording.
        ("- judgement x\n- lead_score < 65", "- judgement y\n- not lead_score >= 65", "judgements",
         {"lead_score": 60, "x": True, "y": False}, {"lead_score": None, "y": True}),
        ("last_activity in the last 30 days", "last_activity in the last 60 days", "looser", None,
         {"last_activity": TODAY - timedelta(60)}),
        ("meets company_size/enterprise", "meets icp_fit", "looser", None, {"employees": 50}),
    ],
)  # fmt: skip
def test_how_two_conditions_relate(
    first: str, second: str, kind: str, only_first: object, only_second: object
) -> None:
    found = related(first, second)
    assert (found.kind, lead(found.only_first), lead(found.only_second)) == (kind, only_first, only_second)


def test_what_counts_as_proven() -> None:
    assert related("lead_score >= 65", "lead_score >= 80").proven
    assert not related("not country = US", "country != US").proven
    assert not related("judgement x", "judgement y").proven


@pytest.mark.parametrize(
    ("first", "second", "trivial"),
    [
        ("- lead_score >= 80\n- lead_score < 60", "lead_score >= 65", True),
        ("lead_score >= 65", "{any: [lead_score >= 0, lead_score is unknown]}", True),
        ("lead_score >= 65", "lead_score >= 80", False),
    ],
)
def test_a_condition_that_nothing_or_everything_meets(first: str, second: str, trivial: bool) -> None:
    assert related(first, second).trivial is trivial
    assert related(second, first).trivial is trivial


SINCE = "- renewal in the last 30 days\n- renewal >= 2026-11-01"


@pytest.mark.parametrize(
    ("today", "only_second"),
    [
        (date(2026, 11, 22), {"renewal": date(2026, 10, 23)}),
        (date(2026, 11, 30), {"renewal": date(2026, 10, 31)}),
        # From here on no lead tells them apart, and still they are not what was said before.
        (date(2026, 12, 1), None),
    ],
)
def test_fixed_days_and_days_counted_from_today(today: date, only_second: object) -> None:
    found = related(SINCE, "renewal in the last 30 days", today)
    assert (found.kind, found.only_first, lead(found.only_second)) == ("calendar", None, only_second)


def test_conditions_that_were_equal_on_every_day_are() -> None:
    other = "- renewal >= 2026-11-01\n- none: [not renewal in the last 30 days]"
    assert related(SINCE, other).kind == "equal"
    assert related(SINCE, other, date(2030, 1, 1)).kind == "equal"


def test_what_cannot_be_typed_is_not_compared() -> None:
    one = typed("lead_score >= 65")
    assert relate(None, Seen(one, one), TODAY) == Relation("unknown")
    assert relate(Seen(one, one), None, TODAY) == Relation("unknown")


def _typed(line: str, kind: str, named: str = "") -> Typed:
    """A condition over one field of this type, and what ``meets fit`` says."""

    def parsed(text: str):
        root = read(Source("x.yaml", text)).root
        assert root is not None
        condition, findings = parse(root)
        assert condition is not None, findings
        return condition

    fields = {name: Field(id=name, name=name, type=kind) for name in ("x", "y")}
    table = Table(fields, lambda ref: (f"criteria/{ref}", parsed(named)))
    found, findings = bind(parsed(line), table)
    assert found is not None, findings
    return found


def test_a_field_of_two_types_is_not_compared() -> None:
    number, text = _typed("x is known", "integer"), _typed("x is known", "text")
    assert relate(Seen(number, number), Seen(text, text), TODAY).kind == "unknown"
    assert not equal(number, text, TODAY)


def seen(line: str, own: str, elsewhere: str) -> Seen:
    return Seen(_typed(line, "integer", own), _typed(line, "integer", elsewhere))


def test_what_is_behind_meets_is_no_difference_of_the_text() -> None:
    one = seen("- meets fit\n- x >= 65", "y >= 20", "y >= 50")
    assert relate(one, seen("- meets fit\n- x > 64", "y >= 50", "y >= 20"), TODAY).kind == "equal"
    stricter = relate(one, seen("- meets fit\n- x >= 80", "y >= 50", "y >= 20"), TODAY)
    assert (stricter.kind, lead(stricter.only_first)) == ("stricter", {"y": 50, "x": 65})


def test_what_costs_too_much_stays_open() -> None:
    """Ten of twenty questions answered with yes and eleven with no, which nobody sees at once."""
    asked = [f"judgement q{number}" for number in range(20)]
    some = f"- {{at_least: 10, of: [{', '.join(asked)}]}}"
    other = f"- {{at_least: 11, of: [{', '.join(f'not {question}' for question in asked)}]}}"
    both = f"{some}\n{other}"
    found = related(both, f"{both}\n- lead_score >= 65", steps=200)
    assert found.kind == "undecided"
    assert found.spent > 200


def test_equal_conditions() -> None:
    assert equal(typed("lead_score >= 65"), typed("lead_score > 64"), TODAY)
    assert not equal(typed("lead_score >= 65"), typed("lead_score >= 80"), TODAY)
    assert not equal(typed("lead_score >= 80"), typed("lead_score >= 65"), TODAY)
    assert relating._EVER_SINCE < TODAY
