"""The words of prose, what is no prose, and phrases found among the words."""

from __future__ import annotations

import pytest

from funnelspec.language.words import Phrases, masked, spans, words, written
from funnelspec.model.entities import SECTIONS

TEXT = "SalesReady MQLs aren't the suspect\u2019s [[mql]]; see `crm_id`, terms/lead or https://a.example/b."


def test_words_are_folded_and_keep_their_order() -> None:
    assert words("Hand-raising Leads, and MQLs of HubSpot's") == [
        "hand", "raising", "lead", "and", "mql", "of", "hub", "spot",
    ]  # fmt: skip


def test_each_word_has_its_place() -> None:
    plain = masked(TEXT)
    assert [TEXT[start:end] for start, end in spans(plain)] == written(plain)
    assert written(plain) == ["Sales", "Ready", "MQLs", "aren't", "the", "suspect\u2019s", "see", "or"]
    assert words(plain) == ["sale", "ready", "mql", "arent", "the", "suspect", "see", "or"]


@pytest.mark.parametrize(
    "other",
    [
        "`suspect`",
        "``a suspect``",
        "[[suspect]]",
        '"suspect"',
        "\u201csuspect\u201d",
        "https://example.com/suspect",
        "suspect@example.com",
        "suspect_list",
        "terms/suspect",
    ],
)
def test_what_is_no_prose_is_blank_and_the_rest_stays_in_its_place(other: str) -> None:
    text = f"A lead, {other} and more"
    assert masked(text) == f"A lead, {' ' * len(other)} and more"


def test_of_a_link_in_markdown_only_the_words_are_read() -> None:
    assert words(masked("Ask [the suspects](suspects.html)")) == ["ask", "the", "suspect"]


def test_every_section_is_known_as_the_beginning_of_an_id() -> None:
    assert {section for section in SECTIONS if words(masked(f"{section}/x"))} == set()


@pytest.mark.parametrize("text", ["a suspect", "it's a suspect's", "he/she", "won/lost leads", "[a] suspect"])
def test_prose_stays_as_it_is(text: str) -> None:
    assert masked(text) == text


def test_the_longest_phrase_wins_and_phrases_do_not_overlap() -> None:
    phrases = Phrases({"lead": "1", "dead lead": "2", "lead source": "3"})
    assert list(phrases.find(words("Dead leads lead sources, a lead"))) == [
        (0, 2, "2"),
        (2, 4, "3"),
        (5, 6, "1"),
    ]


def test_of_two_meanings_of_a_phrase_the_first_stays() -> None:
    phrases = Phrases({"Dead-leads": "1", "dead lead": "2"})
    assert list(phrases.find(["dead", "lead"])) == [(0, 2, "1")]
    assert not Phrases()
