"""What somebody new asks, each answered in at most two actions from the top of the page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import MISALIGNED, SAMPLE, glossary


def on_screen(place: Any) -> bool:
    """It can be read without scrolling."""
    box = place.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 900


def search(page: Any, words: str) -> None:
    """Two actions: typing and Enter."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.locator("article:target").wait_for()


def test_what_is_an_mql(open_page):
    page = open_page(glossary(SAMPLE))
    page.fill("#search", "what is an MQL")
    [first, *_] = page.locator("#results li").all()
    assert "A lead that meets the MQL criteria and waits for a rep" in first.inner_text()
    assert on_screen(first)


def test_who_owns_it(open_page):
    page = open_page(glossary(SAMPLE))
    search(page, "MQL")
    owner = page.locator("article:target").get_by_text("Owner", exact=False).first
    assert "Marketing" in owner.inner_text()
    assert "#marketing-ops" in owner.inner_text()
    assert on_screen(owner)


def test_when_must_sales_answer(open_page):
    page = open_page(glossary(SAMPLE))
    search(page, "MQL response")
    deadline = page.locator("article:target").get_by_text("Within 4 business hours")
    assert on_screen(deadline)


def test_where_do_rejected_leads_go(open_page):
    page = open_page(glossary(SAMPLE))
    search(page, "where do rejected leads go")
    article = page.locator("article:target")
    assert article.get_attribute("id") == "handovers/marketing_to_sales"
    assert "Recycled" in article.inner_text()


def test_what_do_the_teams_dispute(open_page):
    page = open_page(glossary(MISALIGNED))
    page.locator("nav a", has_text="Disputed").click()
    assert on_screen(page.locator("#disputed"))
    links = page.locator("#disputed li a").all_inner_texts()
    assert {"MQL criteria", "Sales accepted lead", "MQL response time"} <= set(links)


@pytest.mark.parametrize("words", ["what do the teams dispute", "disputed"])
def test_disputes_are_found_by_searching_too(open_page, words):
    page = open_page(glossary(MISALIGNED))
    page.fill("#search", words)
    assert "MQL criteria" in page.locator("#results strong").all_inner_texts()
