from __future__ import annotations

import pytest

from funnelspec.language.spelled import spelled


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
