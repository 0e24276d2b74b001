from __future__ import annotations

import pytest

from funnelspec.language.spelled import may_tell_number, spelled
from funnelspec.language.words import words


@pytest.mark.parametrize(
    ("text", "value", "size"),
    [
        ("sixty day", 60, 1),
        ("thirty five people", 35, 2),
        ("twenty ten", 20, 1),
        ("nineteen five", 19, 1),
        ("hundred lead", 100, 1),
        ("two hundred lead", 200, 2),
        ("two hundred and fifty five of them", 255, 5),
        ("two hundred and three hundred", 200, 2),
        ("two hundred and more", 200, 2),
        ("one thousand two hundred dollar", 1200, 4),
        ("two hundred thousand dollar", 200_000, 3),
        ("half a day", 0.5, 2),
        ("half an hour", 0.5, 2),
        ("half day", 0.5, 1),
        ("half a million", 500_000, 3),
        ("two dozen", 24, 2),
        ("dozen", 12, 1),
        ("twice", 2, 1),
        ("zero", 0, 1),
        ("and five", 0, 0),
        ("lead", 0, 0),
        ("", 0, 0),
    ],
)
def test_numbers_in_words(text: str, value: float, size: int) -> None:
    assert spelled(text.split()) == (value, size)


@pytest.mark.parametrize(
    "text", ["At least 60 points", "A dozen calls", "\u0666\u0660 points", "caf\u00e9 of 3"]
)
def test_no_text_with_a_number_is_passed_over(text: str) -> None:
    assert may_tell_number(text, words(text))


def test_a_text_without_a_number_is_passed_over() -> None:
    assert not may_tell_number("A lead that waits.", words("A lead that waits."))
