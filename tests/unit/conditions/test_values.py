"""Numbers, dates, yes and no, and durations as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from funnelspec.conditions.values import (
    exact,
    is_duration,
    parse_date,
    parse_duration,
    parse_number,
    parse_yes_no,
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0", 0, ""),
        ("-1", -1, ""),
        ("22,800", 22800, ""),
        ("1,234,567", 1234567, ""),
        ("75k", 75000, ""),
        ("1.5M", 1500000, ""),
        ("2m", 2000000, ""),
        ("1.25", Decimal("1.25"), ""),
        ("1.50", Decimal("1.5"), ""),
        ("3.0", 3, ""),
        ("20%", 20, "%"),
        ("20 %", 20, "%"),
        ("12,000 USD", 12000, "USD"),
        ("5 kg", 5, "kg"),
        ("5kg", 5, "kg"),
        ("5k USD", 5000, "USD"),
        ("10 seats a year", 10, "seats a year"),
    ],
)
def test_numbers(text: str, value: int | Decimal, unit: str) -> None:
    numeral = parse_number(text)
    assert numeral is not None
    assert numeral.value() == value
    assert isinstance(numeral.value(), int) is isinstance(value, int)
    assert numeral.unit == unit
    assert text[numeral.unit_start :] == unit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "x",
        "007",
        "22,80",
        "2280,000",
        "1,2,3",
        ",5",
        ".5",
        "5.",
        "1/2",
        "50-100",
        "22 800",
        "٣",
        "9" * 41,
    ],
)
def test_not_numbers(text: str) -> None:
    assert parse_number(text) is None


def test_exact_keeps_what_floating_point_loses() -> None:
    assert exact(1, -1) + exact(2, -1) == exact(3, -1)
    assert exact(12345678901234567890123456789012345, -5) == Decimal("123456789012345678901234567890.12345")
    assert exact(-1500, -2) == -15


def test_dates() -> None:
    assert parse_date("2026-03-01") == date(2026, 3, 1)
    assert parse_date("2026-03-01T23:59:59+02:00") == date(2026, 3, 1)
    assert parse_date("2026-03-01 09:30") == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "20260301", "2026-W10-1", "1/3/2026", "2026-03-01x", "2026-3-1"]
)
def test_not_dates(text: str) -> None:
    assert parse_date(text) is None


def test_yes_and_no() -> None:
    assert [parse_yes_no(word) for word in ("yes", "True", "NO", "false", "1", "on")] == [
        True,
        True,
        False,
        False,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("5 minutes", 300),
        ("1 minute", 60),
        ("1.5 hours", 5400),
        ("2 business hours", 7200),
        ("1 day", 86400),
        ("1 business day", 8 * 3600),
        ("1 week", 7 * 86400),
        ("1 business week", 40 * 3600),
        ("1 month", 30 * 86400),
        ("0.5 business days", 4 * 3600),
    ],
)
def test_durations(text: str, seconds: int) -> None:
    duration = parse_duration(text)
    assert duration is not None
    assert duration.seconds() == seconds
    assert duration.business is ("business" in text)


def test_business_time_follows_the_calendar() -> None:
    duration = parse_duration("1 business week")
    assert duration is not None
    assert duration.seconds(working_day=9 * 3600, working_days=4) == 36 * 3600


@pytest.mark.parametrize(
    "text", ["", "5", "days", "5 parsecs", "1.25 hours", "5 working days", "-1 days", "a few days"]
)
def test_not_durations(text: str) -> None:
    assert not is_duration(text)
