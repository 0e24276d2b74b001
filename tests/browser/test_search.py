"""The search box: what is found, in which order, by keyboard and by address."""

from __future__ import annotations

import re
from typing import Any

import pytest

from funnelspec.renderers import html
from tests.browser.conftest import MISALIGNED, SAMPLE, glossary
from tests.glossaries import glossary_of, sample

RANKED = {
    "terms.yaml": """\
terms:
  zulu: {name: Suspect, definition: Somebody whom nobody has called yet.}
  yankee: {name: Yes-sayer, abbreviation: SUSPECT, definition: Somebody who agrees.}
  xray: {name: Xylophone, aliases: [suspect], definition: A bar that sounds.}
  whisky:
    name: Water carrier
    avoid: [{word: suspect, because: "it accuses <b>people</b>"}]
    definition: Somebody who helps.
  victor: {name: Suspects of the year, definition: A list for the party.}
  tango: {name: The other suspect, definition: A second one.}
  alpha: {name: Alpha, definition: "What a suspect becomes, or <i>is</i>."}
  uniform: {name: Señor-partner, definition: Somebody else.}
reasons:
  why_not:
    name: Reasons to stop
    definition: Why work stops.
    of:
      no_budget: {name: Budget is frozen, definition: There is no money this year.}
"""
}


@pytest.fixture(scope="module")
def ranked() -> str:
    return html.render(glossary_of(RANKED))


def ask(page: Any, words: str) -> list[str]:
    """The names that are found, in order."""
    page.fill("#search", words)
    return [each.inner_text() for each in page.locator("#results strong").all()]


def test_an_exact_name_is_found_before_an_abbreviation_an_alias_a_word_to_avoid_and_text(open_page, ranked):
    page = open_page(ranked)
    assert ask(page, "suspect") == [
        *("Suspect", "Yes-sayer", "Xylophone", "Water carrier"),
        *("Suspects of the year", "The other suspect", "Alpha"),
    ]
    assert page.inner_text("#found") == "7 items found"
    assert page.get_by_role("status").first.inner_text() == "7 items found"


def test_a_word_to_avoid_says_what_to_say_and_why_as_text(open_page, ranked):
    page = open_page(ranked)
    ask(page, "suspect")
    shown = page.locator("#results li", has_text="Water carrier").inner_text()
    assert 'Say "Water carrier", not "suspect": it accuses <b>people</b>' in shown
    assert 'Also called "suspect"' in page.locator("#results li", has_text="Xylophone").inner_text()
    assert page.locator("#results b, #results i").count() == 0


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("senor partner", "Señor-partner"),
        ("SEÑOR", "Señor-partner"),
        ("xylo", "Xylophone"),
        ("phone", "Xylophone"),
        ("what is a water carrier?", "Water carrier"),
        ("budget frozen", "Budget is frozen"),
        ("helps somebody", "Water carrier"),
        ("suspect party unheard", "Suspects of the year"),
    ],
)
def test_words_are_found_however_they_are_typed(open_page, ranked, words, name):
    assert ask(open_page(ranked), words)[0] == name


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("opportunty", "Opportunity", 'No item has "opportunty"; these have "opportunity"'),
        ("acount", "Account", 'No item has "acount"; these have "account"'),
        (
            "marketng qualified laed",
            "Marketing qualified lead",
            'No item has "marketng laed"; these have "marketing lead"',
        ),
        ("leed owner", "Lead owner", 'No item has "leed"; this has "lead"'),
        ("prospcet", "Lead", 'No item has "prospcet"; this has "prospect"'),
    ],
)
def test_a_misspelt_word_is_read_as_the_one_most_like_it(open_page, words, name, said):
    page = open_page(glossary(SAMPLE))
    assert ask(page, words)[0] == name
    assert page.inner_text("#found") == said


def test_an_abbreviation_that_is_not_there_is_not_taken_for_another(open_page):
    page = open_page(glossary(SAMPLE))
    assert ask(page, "MQX") == []
    assert page.inner_text("#found") == "No item found"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("who owns an MQL?", "Marketing qualified lead"),
        ("who owns the hot lead", "Marketing qualified lead"),
        ("MQLs", "Marketing qualified lead"),
        ("SLAs", "Service level agreement"),
        ("opportunities", "Opportunity"),
        ("services level", "Service level agreement"),
    ],
)
def test_what_a_question_names_is_found_first(open_page, words, name):
    assert ask(open_page(glossary(SAMPLE)), words)[0] == name


def test_what_is_said_of_a_search_without_results_or_with_too_many(open_page, ranked):
    page = open_page(ranked)
    assert ask(page, "quokka") == []
    assert page.inner_text("#found") == "No item found"
    assert page.locator("#results").is_hidden()
    assert len(ask(page, "suspect party unheard")) > 1
    assert page.inner_text("#found") == "No item has all of these words; these have some"
    assert ask(page, "xylophone") == ["Xylophone"]
    assert page.inner_text("#found") == "1 item found"
    assert ask(page, "  ?! ") == []
    assert page.inner_text("#found") == ""
    many = open_page(glossary(SAMPLE))
    assert len(ask(many, "lead")) == 30
    assert re.fullmatch(r"\d+ items found, the first 30 are shown", many.inner_text("#found"))


def test_text_that_was_searched_for_is_shown_with_what_is_around_it(open_page):
    page = open_page(glossary(SAMPLE))
    ask(page, "handover must be accepted")
    shown = page.locator("#results .excerpt").first.inner_text()
    assert shown.startswith("\u2026 ")
    assert "with the facts that must be given and the time in which it must be accepted" in shown


def test_the_keyboard_is_enough(open_page):
    page = open_page(glossary(SAMPLE))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("mql")
    focused = "document.activeElement.querySelector('strong')?.textContent"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "Marketing qualified lead"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "MQL acceptance rate"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("Enter")
    assert page.url.endswith("?q=mql#stages/mql")
    assert page.locator("#results").is_hidden()
    page.locator("a[href='#stages/mql']:focus").wait_for()
    page.keyboard.press("/")
    assert page.locator("#results").is_visible()
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    assert page.locator("#results").is_hidden()
    assert "q=" not in page.url


def test_a_slash_in_the_search_box_is_a_slash(open_page, ranked):
    page = open_page(ranked)
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    assert page.input_value("#search") == "a/b"


def test_the_address_keeps_what_was_searched_for(open_page):
    page = open_page(glossary(SAMPLE))
    ask(page, "hot lead & more")
    assert page.url.endswith("?q=hot+lead+%26+more")
    again = open_page(glossary(SAMPLE), "?q=hot+lead")
    assert again.input_value("#search") == "hot lead"
    assert again.locator("#results strong").first.inner_text() == "Marketing qualified lead"
    there = open_page(glossary(SAMPLE), "?q=hot+lead#terms/account")
    assert there.locator("#results").is_hidden()


def test_back_from_an_item_shows_what_was_found(open_page):
    page = open_page(glossary(SAMPLE), "?q=hot+lead")
    page.locator("#results a").first.click()
    page.locator("article:target").wait_for()
    page.fill("#search", "deal")
    page.go_back()
    page.locator("#results strong", has_text="Marketing qualified lead").wait_for()
    assert page.input_value("#search") == "hot lead"


def test_results_close_when_the_reader_goes_elsewhere(open_page):
    page = open_page(glossary(SAMPLE), "?q=lead")
    page.focus("#search")
    page.locator("h1").click()
    assert page.locator("#results").is_hidden()


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "&lt;b&gt;", "${1}"]
)
def test_hostile_names_are_shown_as_they_are_typed(open_page, hostile):
    page = open_page(html.render(sample(lambda harmless: f"{harmless} {hostile}")), "?q=lead")
    assert page.locator("#results strong").first.inner_text() == f"Lead {hostile}"
    assert page.locator("img").count() == 0
    ask(page, hostile)
    assert page.locator("img").count() == 0


def test_disputes_are_found_by_both_sides_words(open_page):
    page = open_page(glossary(MISALIGNED))
    assert "MQL response time" in ask(page, "within 24 hours")
