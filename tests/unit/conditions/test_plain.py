"""Conditions about which nothing needs to be asked."""

from __future__ import annotations

import pytest

from funnelspec.conditions.plain import plain
from tests.unit.conditions.solve.written import typed


@pytest.mark.parametrize(
    "text",
    [
        "lead_score >= 65",
        "lead_score <= 100",
        "lead_score > 99",
        "- lead_score between 5 and 10\n- country in (US, CA)\n- not demo_requested",
        "any: [employees < 50, amount > 5, judgement is nice]",
        "at_least: 2\nof: [demo_requested, lead_score != 5, judgement is nice]",
        "none: [meets icp_fit, demo_requested]",
        "renewal in the last 30 days",
        "renewal > 2026-01-01",
        "interests has none of (core)",
        "job_title contains vp",
        "country is unknown",
    ],
)
def test_each_line_asks_about_something_of_its_own(text: str) -> None:
    assert plain(typed(text))


@pytest.mark.parametrize(
    "text",
    [
        # A field or a judgement twice, also behind `meets`.
        "- lead_score >= 65\n- lead_score < 70",
        "any: [demo_requested, not demo_requested]",
        "- judgement is nice\n- none: [judgement Is  Nice]",
        "- meets icp_fit\n- employees >= 60",
        "- meets icp_fit\n- meets icp_fit",
        # Lines that nothing passes, or may not.
        "lead_score > 100",
        "lead_score < 0",
        "lead_score between 10 and 5",
        "country not in (US, CA, GB, NO, DE)",
        "renewal < 0001-01-01",
        "renewal > 9999-12-31",
        "renewal older than 999999 days",
        # More than there are.
        "at_least: 3\nof: [demo_requested, lead_score >= 65]",
    ],
)
def test_there_may_be_something_to_say(text: str) -> None:
    assert not plain(typed(text))
