"""Every word of a text has a place, and masking moves nothing."""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from funnelspec.language.words import masked, spans, words, written

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("aBsS '\u2019`[]\"/_-@.")), max_size=40
)


@given(TEXTS)
@example("SalesReady's 'suspects' it's s' ' \u00bd \u0130")
def test_each_word_has_a_place_of_its_own_in_order(text: str) -> None:
    places = spans(text)
    assert len(places) == len(words(text)) == len(written(text))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= after for (_, end), (after, _) in itertools.pairwise(places))


@given(TEXTS)
def test_a_word_alone_is_folded_as_it_is_in_a_text(text: str) -> None:
    assert [word for each in written(text) for word in words(each)] == words(text)


@given(TEXTS)
def test_masking_moves_nothing_and_masking_twice_is_masking_once(text: str) -> None:
    once = masked(text)
    assert len(once) == len(text)
    assert all(new in (old, " ") for new, old in zip(once, text, strict=True))
