"""A noun, or a verb that is spelled alike."""

from __future__ import annotations

import pytest

from funnelspec.language.inflection import forms, normal
from funnelspec.language.senses import sense
from funnelspec.language.words import spans, words


def meant(text: str, orders: bool = False) -> str:
    """The sense of the one word of a text between asterisks."""
    before, word, _ = text.split("*")
    plain = text.replace("*", "")
    at = next(at for at, (start, _) in enumerate(spans(plain)) if start == len(before))
    form = normal(word)
    base = next(
        each for each in ("contact", "deal", "suspect", "target", "company", "call") if form in forms(each)
    )
    return sense(plain, words(plain), at, at + 1, forms(base)[form], base, orders)


@pytest.mark.parametrize(
    "text",
    [
        "A *contact*.",
        "Their *contacts* are new",
        "Every qualified *contact*, and",
        "the first inbound *contact* who",
        "3 *contacts* are here",
        "a list of *contacts*",
        "new *contacts* in May",
        "a *contact* called",
        "a *contact* calls us",
        "the *contact* wrote",
        "*Contacts* are people",
        "So it ends.\n*Contacts* who wait",
        "*contact's* name",
        "sales' *deal* is lost",
        "a *deal* with Northwind",
        "*Suspects* call",
        "Marketing gives *suspects* a letter",
        "*suspect*: a person",
        "the *contact*\nis new",
    ],
)
def test_a_noun(text: str) -> None:
    assert meant(text, orders=True) == "noun"


@pytest.mark.parametrize(
    "text",
    [
        "*Target* is 4 hours",
        "Sales closes *deals*",
        "A *company* car",
        "The *suspect* list",
        "The *suspect*-list",
        "the *contact*   with",  # something that is no prose stood between
        "They *suspect* it",
        "an open *deal* value",
        "Here *contacted* is in a text",
        "a *target* based plan",
        "*Contact* in our CRM",
        "*deals*",
        "marketing *contacts* wait",
        "leads to *contacts* lists",
        "the last *contact*",
        "a *contact* with a lead",
        "the *target* is 4 hours",
        "a *target* of 20 calls",
    ],
)
def test_nobody_knows(text: str) -> None:
    assert meant(text) == "open"


@pytest.mark.parametrize(
    "text",
    [
        "reps must *contact* buyers",
        "Please *contact* buyers",
        "a rep who *contacts* buyers",
        "the rep *contacts* the buyer",
        "Reps *contact* buyers",
        "reps *deal* with it",
        "*dealing* with it",
        "she *dealt* in cars",
        "was *contacted* by a rep",
        "a great *deal* of work",
        "on the *contact* form",
        "to *contact*",
    ],
)
def test_a_verb_or_a_figure_of_speech(text: str) -> None:
    assert meant(text) == "other"


@pytest.mark.parametrize(
    "text", ["*Contact* leads by phone", "So.\n- *Deal* in the CRM", "Well: *call* back"]
)
def test_what_tells_people_what_to_do_begins_with_a_verb(text: str) -> None:
    assert meant(text, orders=True) == "other"


def test_a_heading_tells_nobody_what_to_do() -> None:
    assert meant("*Contact*", orders=True) == "open"
