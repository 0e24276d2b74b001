"""Did you mean."""

from __future__ import annotations

import pytest

from funnelspec.language.suggest import Choices, closest, distance, likely, same


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("defintion", ["name", "definition"], "definition"),
        ("ownr", ["owner", "other"], "owner"),
        ("teh", ["the"], "the"),
        ("MQL", ["sql", "mql"], "mql"),
        ("entry-criteria", ["entry_criteria"], "entry_criteria"),
        ("opportunities", ["opportunity"], "opportunity"),
        ("xyzzy", ["name", "definition"], None),
        ("x", ["y"], None),
        ("", ["name"], None),
        ("name", [], None),
        ("sal", ["sbl", "sql"], "sbl"),
        ("sal", ["sql", "sbl"], "sbl"),
        ("n" * 500, ["n" * 499], None),
    ],
)
def test_closest(word: str, choices: list[str], expected: str | None) -> None:
    assert closest(word, choices) == expected


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("sal", ["sql", "sla"], None),
        ("stages/sal", ["stages/sql"], None),
        ("SALs", ["sql", "sal"], "sal"),
        ("leed", ["lead"], None),
        ("oportunity", ["opportunity"], "opportunity"),
        ("stages/oportunity", ["stages/opportunity"], "stages/opportunity"),
    ],
)
def test_short_ids_are_not_guessed(word: str, choices: list[str], expected: str | None) -> None:
    assert likely(word, choices) == expected


def test_same_looks_past_case_hyphens_and_plural_only() -> None:
    assert same("Sales-Accepted Leads", ["sales_accepted_lead"]) == "sales_accepted_lead"
    assert same("sales", ["sale_s_man", "sqles"]) is None


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("ab", "ba", 1),
        ("abc", "abd", 1),
        ("abc", "ac", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_distance(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


def test_a_flood_of_mistakes_runs_out_of_guesses_but_not_of_words_told_by_case() -> None:
    choices = Choices([f"choice_number_{number}" for number in range(3000)])
    guesses = [choices.closest(f"choise_nomber_{number}x") for number in range(300)]
    assert guesses[0] == "choice_number_0"
    assert guesses[-1] is None
    assert choices.closest("Choice-Number-299") == "choice_number_299"
