"""Slips of the hand in words of names, and other words that are near by chance."""

from __future__ import annotations

import random

import pytest

from funnelspec.language.slips import Names, corrected, forms, is_slip, same_stem

NAMES = Names(["qualifying", "ineligible", "opportunity", "market", "nurture", "lead", "contact", "x" * 50])


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("qualifiying", "qualifying"),
        ("qualifyng", "qualifying"),
        ("qualifiyng", "qualifying"),
        ("ineligilble", "ineligible"),
        ("oportunity", "opportunity"),
        ("oppertunity", "opportunity"),
        ("oppotrunity", "opportunity"),
        ("nurutre", "nurture"),
        ("nurtur", "nurture"),
        ("markket", "market"),
    ],
)
def test_a_slip_is_found(word: str, name: str) -> None:
    assert NAMES.nearest(word) == name
    assert is_slip(word, name)


@pytest.mark.parametrize(
    "word", ["led", "load", "leads", "narture2", "murture", "natur", "x" * 49, "", "qalfyin"]
)
def test_what_is_short_long_or_far_is_near_no_name(word: str) -> None:
    assert NAMES.nearest(word) is None


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("qualifies", "qualifying"),
        ("connector", "connected"),
        ("contract", "contact"),
        ("context", "content"),
        ("marketo", "market"),
        ("customers", "customer"),
        ("behavior", "behaviour"),
    ],
)
def test_another_word_is_no_slip(word: str, right: str) -> None:
    assert not is_slip(word, right)


@pytest.mark.parametrize(
    ("one", "other"), [("acceptence", "acceptance"), ("pipelin", "pipeline"), ("inital", "initial")]
)
def test_of_some_endings_a_word_takes_one_only(one: str, other: str) -> None:
    assert not same_stem(one, other)


def test_of_several_names_the_nearest_is_meant_then_the_first() -> None:
    names = Names(["recycled", "recycler"])
    assert names.nearest("recyclex") == "recycled"
    assert names.nearest("recyclerr") == "recycler"


@pytest.mark.parametrize(
    ("slip", "folded", "right", "word"),
    [
        ("Oportunity", "oportunity", "opportunity", "Opportunity"),
        ("oportunities", "oportunity", "Opportunity", "opportunities"),
        ("OPORTUNITY", "oportunity", "Opportunity", "OPPORTUNITY"),
        ("campain", "campain", "Campaigns", "campaign"),
        ("Campains", "campain", "Campaigns", "Campaigns"),
        ("bussinesses", "bussiness", "Business", "businesses"),
    ],
)
def test_what_to_write_keeps_plural_and_capitals(slip: str, folded: str, right: str, word: str) -> None:
    assert corrected(slip, folded, right) == word


def test_no_name_is_an_ordinary_word_by_mistake() -> None:
    assert is_slip("costumer", "customer")
    assert is_slip("oportunity", "opportunity")


def test_every_word_of_a_stem_is_among_the_forms_of_a_word_and_they_are_few() -> None:
    chance = random.Random(4)
    ends = ("", "e", "ed", "ing", "ability", "er", "ee", "es", "able", "x")
    known = {"".join(chance.choices("abe", k=chance.randint(1, 5))) + chance.choice(ends) for _ in range(300)}
    pairs = [(one, other) for one in known for other in known if same_stem(one, other)]
    assert len(pairs) > len(known)
    for one, other in pairs:
        assert other in set(forms(one)), (one, other)
    assert max(len(list(forms(word))) for word in known | {"e" * 40, "qualifyinglying"}) < 400


def test_two_other_letters_at_the_end_are_another_language_and_two_in_the_wrong_order_a_slip() -> None:
    assert not is_slip("proposta", "proposal")
    assert is_slip("proposla", "proposal")
    assert is_slip("prososal", "proposal")
