"""What was meant by a value: of the words that people write, and always something that can be read."""

from __future__ import annotations

import re

import pytest

from funnelspec.schema.remedies import durations, meant_by
from funnelspec.schema.validator import schema

LENGTH, SHARE, TARGET = "a length of time", "a percentage", "a percentage or a number per period"

MEANT = {
    (LENGTH, "4h"): ["4 hours", "4 business hours"],
    (LENGTH, "1 hr"): ["1 hour", "1 business hour"],
    (LENGTH, "4 Hours"): ["4 hours", "4 business hours"],
    (LENGTH, "2d"): ["2 days", "2 business days"],
    (LENGTH, "2 working days"): ["2 business days"],
    (LENGTH, "3w"): ["3 weeks"],
    (LENGTH, "30m"): ["30 minutes", "30 months"],
    (LENGTH, "30 min."): ["30 minutes"],
    (LENGTH, "7"): ["7 days", "7 business days"],
    (LENGTH, "two weeks"): ["2 weeks"],
    (LENGTH, "a month"): ["1 month"],
    (LENGTH, "14-days"): ["14 days", "14 business days"],
    (LENGTH, "soon"): [],
    (LENGTH, "1h 30m"): [],
    (LENGTH, "a month or so"): [],
    (LENGTH, ""): [],
    (SHARE, "10"): ["10%"],
    (SHARE, "10 %"): ["10%"],
    (SHARE, "10 percent"): ["10%"],
    (SHARE, "12,5%"): ["12.5%"],
    (SHARE, "0.1"): ["10%", "0.1%"],
    (SHARE, "100.0%"): ["100%"],
    (SHARE, "250%"): [],
    (SHARE, "half"): [],
    (TARGET, "60"): ["60%", "60 per month"],
    (TARGET, "250"): ["250 per month"],
    (TARGET, "60 %"): ["60%"],
    (TARGET, "10/week"): ["10 per week"],
    (TARGET, "10 a month"): ["10 per month"],
    (TARGET, "many"): [],
    ("a number", "22,800"): ["22800"],
    ("a number", "$1,000"): ["1000"],
    ("a number", "2M"): ["2000000"],
    ("a number", "1.5k"): ["1500"],
    ("a number", "2,5"): ["2.5"],
    ("a number", "1e3"): [],
    ("a number", "k"): [],
    ("a date", "2026/11/22"): ["2026-11-22"],
    ("a date", "2026-1-5"): ["2026-01-05"],
    ("a date", "2026-02-30"): [],
    ("a date", "22.11.2026"): [],
    ("yes or no", "on"): ["yes"],
    ("yes or no", "N"): ["no"],
    ("yes or no", "maybe"): [],
    ("a colour", "4h"): [],
}


@pytest.mark.parametrize(("kind", "written"), MEANT, ids=[f"{kind}: {written}" for kind, written in MEANT])
def test_what_was_meant(kind: str, written: str) -> None:
    found = meant_by(kind, written)
    assert found == MEANT[kind, written]
    patterns = [
        shape["pattern"] for shape in schema()["definitions"].values() if shape.get("$comment") == kind
    ]
    assert all(re.search(patterns[0], each) for each in found)


def test_a_working_day_has_no_business_hours() -> None:
    assert durations("8h", business=False) == ["8 hours"]
    assert durations("8", business=False) == ["8 hours"]
