"""Laws of the contrast of two texts."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from funnelspec.language.contrast import contrast

WORDS = (
    "a lead account customer client marketing sales rep the is are was not no never without and or "
    "either both all any of these hands accepts accepted rejected by to from before after until once "
    "first then last new only at least most more than fewer up within over under between 3 60 80 "
    "2,000 10k half a year two business days hours weeks month monthly quarterly per current fiscal "
    "USD percent points employees inbound outbound must may that budget date call demo , . ; : ( ) - "
    ">= < + don't "
)
SENTENCE = st.lists(st.sampled_from(sorted(set(WORDS.split()))), min_size=1, max_size=25).map(" ".join)
ANYTHING = SENTENCE | st.text(max_size=60)


@given(ANYTHING, ANYTHING)
@example("sales calls marketing", "marketing calls sales")
def test_swapping_the_texts_swaps_the_sides(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one).swapped()


@given(ANYTHING)
def test_a_text_and_itself_are_the_same(text: str) -> None:
    assert contrast(text, text) == ((), 1.0, "same")


@given(SENTENCE)
def test_case_and_layout_are_no_difference(text: str) -> None:
    assert contrast(text, f"  {text.upper()}\n").verdict == "same"


@given(SENTENCE, st.data())
def test_a_plural_is_no_difference(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    here = [at for at, word in enumerate(words) if word in ("lead", "account", "budget", "call", "demo")]
    if here:
        words[data.draw(st.sampled_from(here))] += "s"
        assert contrast(text, " ".join(words)).differences == ()


@given(ANYTHING, ANYTHING)
def test_the_places_are_inside_the_texts_and_hold_the_words(one: str, other: str) -> None:
    for each in contrast(one, other).differences:
        for text, words, (start, end) in ((one, each.one, each.at_one), (other, each.other, each.at_other)):
            assert 0 <= start <= end <= len(text)
            assert text[start:end] == words
        assert each.one or each.other


@given(ANYTHING, ANYTHING)
def test_what_is_reworded_has_no_strong_difference(one: str, other: str) -> None:
    found = contrast(one, other)
    assert found.verdict == "different" or not found.strong
    assert 0 <= found.alike <= 1
    assert "\n" not in found.says()
