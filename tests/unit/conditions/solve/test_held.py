"""Which conditions can be met at once, tried on a lead of every sort."""

from __future__ import annotations

import pytest

from funnelspec.conditions.solve import held
from tests.unit.conditions.solve.written import logic, typed


def patterns(*lines: str) -> list[str] | None:
    """``10``: the first of two conditions holds, the second does not."""
    conditions = [typed(line) for line in lines]
    found = logic(*conditions).patterns(conditions)
    return None if found is None else ["".join("01"[holds] for holds in signs) for signs in found]


def test_every_way_in_which_they_come_out_is_there() -> None:
    assert patterns("employees >= 50", "employees >= 200") == ["00", "10", "11"]
    assert patterns("employees >= 50", "not employees >= 50") == ["01", "10"]
    assert patterns("employees >= 50", "employees < 50", "employees is unknown") == ["001", "010", "100"]
    assert patterns("country = US", "demo_requested") == ["00", "01", "10", "11"]
    assert patterns(
        "{at_least: 2, of: [demo_requested, country = US, lead_score >= 5]}", "none: demo_requested"
    ) == [
        "00",
        "01",
        "10",
        "11",
    ]
    assert patterns("- employees > 9\n- employees < 5", "demo_requested") == ["00", "01"]
    assert patterns("interests is known", "interests has any of (core)") == ["00", "10", "11"]


def test_what_takes_questions_is_left_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert patterns('job_title contains "VP"', 'job_title = "VP"') is None
    assert patterns('job_title contains "VP"', 'job_title contains "head"') == ["00", "01", "10", "11"]
    assert patterns("renewal in the last 5 days", "renewal < 2026-01-01") is None
    assert patterns("renewal in the last 5 days", "renewal in the last 9 days") == ["00", "01", "11"]
    monkeypatch.setattr(held, "_MOST", 5)
    assert patterns("employees >= 50", "employees >= 200") is None
