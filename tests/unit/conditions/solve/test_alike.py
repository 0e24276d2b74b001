"""Conditions that mean the same, found among many."""

from __future__ import annotations

import pytest

from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.typed import Typed
from tests.unit.conditions.solve.written import logic, typed


def alike(*lines: str) -> list[list[int]]:
    conditions = [typed(line) for line in lines]
    return sorted(logic(*conditions).alike(conditions).kinds)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("employees >= 50", "employees > 49"),
        ("employees >= 50", "- not employees < 50\n- employees is known"),
        ("amount between 5 and 9", "- amount >= 5\n- amount <= 9"),
        ("country in (US, CA)", "{any: [country = CA, country = US]}"),
        ("none: [demo_requested, employees >= 50]", "- not employees >= 50\n- not demo_requested"),
        ("{at_least: 2, of: [demo_requested, employees >= 50]}", "- employees >= 50\n- demo_requested"),
        ('job_title contains "vp sales"', '- job_title contains "VP Sales"\n- job_title contains "VP"'),
        ("interests has any of (core)", "interests has all of (core)"),
        ("renewal is in the future", "- renewal in the next 99999 days\n- not renewal in the next 0 days"),
        ('judgement "has a need"', 'judgement "Has a  need"'),
    ],
)
def test_two_that_say_the_same(one: str, other: str) -> None:
    assert alike(one, "lead_score >= 60", other) == ([[0, 2]] if "99999" not in other else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("employees >= 50", "employees >= 51"),
        ("employees >= 50", "not employees < 50"),
        ("amount >= 50", "amount > 50"),
        ("country != US", "country not in (US, CA)"),
        ('job_title contains "VP"', 'job_title starts with "VP"'),
        ('job_title contains "VP"', 'job_title = "VP"'),
        ("renewal is in the future", "renewal > 2026-11-22"),
        ("renewal in the last 5 days", "renewal between 2026-11-17 and 2026-11-22"),
        ('judgement "has a need"', 'judgement "has a budget"'),
        # Of what nobody meets, and what everybody does, other rules speak.
        ("- employees >= 50\n- employees < 40", "- demo_requested\n- not demo_requested"),
        ("{any: [demo_requested, not demo_requested]}", "{any: [country = US, not country = US]}"),
    ],
)
def test_two_that_do_not(one: str, other: str) -> None:
    assert alike(one, other) == []


def test_several_are_one_group() -> None:
    lines = [f"- employees > {bound - 1}\n- country = US" for bound in (10, 20, 30)]
    others = [f"- country = US\n- employees >= {bound}" for bound in (10, 20, 30)]
    again = [f"- country in (US)\n- not employees < {bound}\n- employees is known" for bound in (10, 20, 30)]
    assert alike(*lines, *others, *again) == [[0, 3, 6], [1, 4, 7], [2, 5, 8]]


def test_few_questions_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among hundreds of narrow conditions only those that mean the same."""
    conditions = [typed(f"- employees = {number}\n- country = US") for number in range(100, 400)]
    conditions += [typed("- country = US\n- employees between 200 and 200")]
    asked: list[tuple[Typed, ...]] = []
    find = Logic.find

    def counted(self, yes=(), no=(), **more):
        asked.append((*yes, *no))
        return find(self, yes, no, **more)

    monkeypatch.setattr(Logic, "find", counted)
    assert logic(*conditions).alike(conditions).kinds == [[100, 300]]
    assert len(asked) == 2


def test_what_cannot_be_decided_is_told_apart_from_both() -> None:
    asked = ", ".join(f"judgement question {number}" for number in range(20))
    most = f"{{at_least: 10, of: [{asked}]}}"
    # The same, since nobody meets ten of twenty and fewer than ten.
    hard = f"{{any: [{{all: [{most}, none: {{at_least: 9, of: [{asked}]}}]}}, employees >= 50]}}"
    conditions = [typed("employees >= 50"), typed(hard)]
    found = logic(*conditions).alike(conditions)
    assert (found.kinds, found.undecided) == ([], [(0, 1)])
    # What is itself open is no pair.
    conditions = [typed(f"{{all: [{most}, none: {{at_least: 9, of: [{asked}]}}]}}"), typed("employees >= 50")]
    assert logic(*conditions).alike(conditions) == ([], [])
