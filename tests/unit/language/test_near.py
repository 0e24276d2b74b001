"""Texts that are nearly the same: which are candidates, how near they are, and what it costs."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from funnelspec.language.near import Pair, but_one, pairs, telling
from funnelspec.language.words import words


def near(*texts: str, least: float = 0.0) -> list[tuple[int, int, float]]:
    found = pairs([telling(words(text)) for text in texts], least)
    return [(one, other, round(score, 2)) for one, other, score in found]


def test_what_tells_something_is_left_of_a_text_without_its_endings() -> None:
    assert telling(words("The leads that are accepted, and those accepting them")) == (
        "lead",
        "accept",
        "accept",
    )


def test_two_rare_words_or_neighbours_make_a_candidate() -> None:
    one = "red lead goes to green sales"
    assert near(one, "red lead comes from green sales") == [(0, 1, 0.56)]
    assert near(one, "sales comes from blue lead") == [(0, 1, 0.2)]
    assert near(one, "sales comes from blue people") == []


def test_short_texts_with_the_same_words_but_one_are_candidates() -> None:
    texts = [
        telling(words(text)) for text in ("A red lead.", "Red leads of ours", "Any red sales lead", "Leads")
    ]
    longer = [(*texts[2], *"abcde"), (*texts[2], *"abcdf")]
    assert but_one([*texts, *longer]) == []
    more = [
        telling(words(text)) for text in ("Red leads from sales", "A red lead in a queue", "Blue leads here")
    ]
    assert but_one([*texts, *more]) == [Pair(2, 4, 2 / 3), Pair(2, 5, 2 / 3), Pair(4, 5, 2 / 3)]


def test_what_many_short_texts_have_in_common_makes_no_candidates() -> None:
    assert but_one([("red", "lead", f"word{at}") for at in range(5000)]) == []


def test_the_likest_come_first_and_the_less_like_are_left_out() -> None:
    texts = ("old red lead green sales", "old red lead green sale desk", "red lead green desk")
    found = near(*texts)
    assert [each[:2] for each in found] == [(0, 1), (1, 2), (0, 2)]
    assert near(*texts, least=found[1][2] - 0.01) == found[:2]


def test_a_rare_word_weighs_more_than_one_of_many_texts() -> None:
    many = [f"common {letter} plain {letter}{letter}" for letter in "bcdefg"]
    rare = near("alpha beta gamma common", "alpha beta gamma plain", *many)[0]
    common = near("common plain alpha beta", "common plain gamma delta alpha beta", *many)[0]
    assert rare[:2] == common[:2] == (0, 1)
    assert rare[2] > common[2]


def test_equal_texts_are_as_near_as_can_be() -> None:
    assert pairs([("a", "b", "c"), ("a", "b", "c")], 0.9) == [Pair(0, 1, 1.0)]
    assert pairs([(), (), ("a",)], 0.0) == []


def test_what_many_texts_have_in_common_makes_no_candidates() -> None:
    shared = ("this", "text", "is", "boilerplate", "everywhere")
    texts = [(*shared, f"one{at}", f"two{at}") for at in range(5000)]
    texts[77] = texts[4001] = (*shared, "odd", "one")
    assert [each[:2] for each in pairs(texts, 0.1)] == [(77, 4001)]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), max_size=8), st.randoms())
def test_the_order_of_texts_makes_no_difference(texts: list[list[str]], order: random.Random) -> None:
    numbers = list(range(len(texts)))
    order.shuffle(numbers)
    mixed = pairs([texts[number] for number in numbers], 0.2)
    there = {(*sorted((numbers[one], numbers[other])), score) for one, other, score in mixed}
    assert there == {(one, other, score) for one, other, score in pairs(texts, 0.2)}
