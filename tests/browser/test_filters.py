"""Filters by team, kind and state; links that lead to an item for ever."""

from __future__ import annotations

from typing import Any

from tests.browser.conftest import MISALIGNED, SAMPLE, glossary


def shown(page: Any) -> list[str]:
    return [each.get_attribute("id") for each in page.locator("article[data-kind]:visible").all()]


def test_filters_hide_items_and_all_that_leads_to_them(open_page):
    page = open_page(glossary(MISALIGNED))
    every = shown(page)
    page.select_option("select[name=kind]", label="Criteria")
    assert shown(page) == ["criteria/mql"]
    assert page.inner_text("#shown") == f"Only Criteria: 1 of {len(every)} items"
    assert page.locator("#terms").is_hidden()
    assert page.locator("#criteria").is_visible()
    assert page.locator("nav small:visible").count() == 0
    assert page.locator("main > section:visible").evaluate_all("all => all.map(each => each.id)") == [
        "criteria",
        "a-z",
    ]
    assert page.locator("nav a[href='#overview']").is_hidden()
    assert page.locator("#a-z .index li:visible").all_inner_texts() == ["MQL criteria"]
    assert page.locator("#a-z .index h3:visible").all_inner_texts() == ["M"]
    assert page.url.endswith("?kind=criteria")
    page.fill("#search", "lead")
    assert page.locator("#results strong").all_inner_texts() == ["MQL criteria"]
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == every
    assert page.locator("#overview").is_visible()
    assert page.inner_text("#shown") == ""
    assert "kind" not in page.url


def test_teams_and_states_are_filtered_too(open_page):
    page = open_page(glossary(MISALIGNED), "?state=disputed")
    disputed = page.locator("#disputed li a").evaluate_all("links => links.map(each => each.hash.slice(1))")
    assert shown(page) == disputed
    page = open_page(glossary(SAMPLE), "?teams=customer_success")
    assert "stages/customer" in shown(page)
    assert "stages/mql" not in shown(page)
    owners = page.locator("article:visible").evaluate_all("items => items.map(each => each.dataset.teams)")
    assert all("customer_success" in each.split() for each in owners)


def test_a_choice_that_is_not_there_any_more_shows_all(open_page):
    page = open_page(glossary(MISALIGNED), "?teams=legal&kind=x")
    assert page.input_value("select[name=teams]") == ""
    assert len(shown(page)) == page.locator("article[data-kind]").count()


def test_a_link_to_an_item_that_a_filter_hides_shows_it(open_page):
    page = open_page(glossary(SAMPLE), "?kind=metrics#stages/mql")
    assert page.locator("article[id='stages/mql']").is_visible()
    assert page.input_value("select[name=kind]") == ""
    page.select_option("select[name=kind]", "terms")
    page.evaluate("location.hash = 'metrics/win_rate'")
    page.wait_for_selector("article[id='metrics/win_rate']:visible")


def test_a_link_leads_to_its_item_below_the_search_box(open_page):
    page = open_page(glossary(SAMPLE), "#terms/opportunity")
    top = page.locator("article[id='terms/opportunity']").bounding_box()["y"]
    assert page.locator("#find").bounding_box()["height"] <= top < 200


def test_the_link_of_a_heading_is_copied_without_what_was_searched_for(open_page):
    page = open_page(
        glossary(SAMPLE), "?q=deal&kind=terms", permissions=["clipboard-read", "clipboard-write"]
    )
    page.keyboard.press("Escape")
    page.locator("article[id='terms/lead'] > h3 > a").click()
    page.locator("#found", has_text="copied").wait_for()
    assert page.inner_text("#found") == 'Link to "Lead" copied'
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url.split("?")[0] + "#terms/lead"


def test_a_link_to_an_item_that_is_gone_says_so(open_page):
    page = open_page(glossary(SAMPLE), "#stages/prospect")
    assert page.inner_text("#found") == "The item of this link is not in this glossary"
    page.evaluate("location.hash = 'stages/mql'")
    page.wait_for_function("document.getElementById('found').textContent === ''")


def test_the_count_of_disputed_items_leads_to_them_whatever_is_filtered(open_page):
    page = open_page(glossary(MISALIGNED), "?kind=terms")
    assert page.locator("#disputed").is_hidden()
    page.locator("header a[href='#disputed']").click()
    page.wait_for_selector("#disputed:visible")
    assert page.input_value("select[name=kind]") == ""
