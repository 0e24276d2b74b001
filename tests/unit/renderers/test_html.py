"""The page: whole, safe, linked, readable in the organisation's colours."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import pairwise

import pytest

from funnelspec.renderers import html
from funnelspec.renderers.anchors import edit_address
from funnelspec.renderers.html.colours import contrast, properties, readable
from tests.glossaries import glossary_of, sample
from tests.unit.renderers.markup import Page
from tests.unit.renderers.workspace import FILES


@pytest.fixture(scope="module")
def text() -> str:
    return html.render(glossary_of(FILES))


@pytest.fixture(scope="module")
def page(text) -> Page:
    return Page(text)


def test_elements_stand_where_they_may(page):
    assert page.faults == []


def test_every_anchor_is_there_once_and_every_link_on_the_page_leads_to_one(page):
    anchors = page.attribute("id")
    assert len(anchors) == len(set(anchors))
    assert {"terms/lead", "segments/size/small", "funnels/new_business/pipeline"} <= set(anchors)
    assert {link[1:] for link in page.attribute("href") if link.startswith("#")} <= set(anchors)


def test_only_the_one_style_sheet_is_allowed_and_nothing_is_loaded(text, page):
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert style
    assert script
    style_digest, script_digest = (
        base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode() for found in (style, script)
    )
    assert page.attribute("content")[0] == (
        f"default-src 'none'; style-src 'sha256-{style_digest}'; script-src 'sha256-{script_digest}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not {"img", "link", "iframe", "form", "object"} & {tag for tag, _ in page.elements}
    assert page.attribute("style") == []
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_the_page_says_its_language_its_letters_and_its_title(text):
    assert text.startswith('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">')
    assert "<title>Northwind &lt;glossary&gt;</title>" in text


def test_headings_go_down_one_level_at_a_time(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_dispute_shows_both_sides_with_whom_to_ask_and_where_to_edit(text):
    section = text[text.index("Disputed: Definition") :]
    section = section[: section.index("</section>")]
    for words in (
        "Marketing says",
        "Booked a demo.",
        "#marketing-ops",
        "Sales says",
        "Accepted by a sales rep",
    ):
        assert words in section
    assert 'href="https://example.com/edit/marketing/terms.yaml#L5"' in section
    assert 'href="https://example.com/edit/sales/terms.yaml#L5"' in section


def test_an_item_bears_what_filters_ask_for(page):
    articles = {each["id"]: each for tag, each in page.elements if tag == "article"}
    assert articles["terms/sql"] == {
        "id": "terms/sql",
        "data-kind": "terms",
        "data-teams": "marketing sales",
        "data-state": "disputed",
    }
    [lead] = [each for tag, each in Page(html.render(sample(str))).elements if tag == "article"]
    assert lead["data-state"] == "disputed draft proposed"


def test_no_edit_link_without_a_web_address_as_pattern():
    links = Page(html.render(sample(str).replace(edit_url="javascript:alert({line})//{path}"))).attribute(
        "href"
    )
    assert all(link.startswith("#") for link in links)


def test_a_path_is_written_as_part_of_an_address():
    assert edit_address("https://x/{path}?l={line}", 'a b/"ü"#.yaml', 7) == (
        "https://x/a%20b/%22%C3%BC%22%23.yaml?l=7"
    )


def test_what_is_left_out_is_said_on_the_page(text):
    missing = html.render(sample(str))
    assert "Left out because of errors: terms/broken." in missing
    assert "Left out" not in text
    assert "could not be read" in html.render(sample(str).replace(missing=(), complete=False))
    both = html.render(sample(str).replace(missing=("terms/lost",), complete=False))
    assert "Left out because of errors: terms/lost. Some files could not be read at all." in both


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ffe066", "#1b3a5c", "#D9772B", "#808080"])
def test_links_can_be_read_in_any_colour_on_light_and_dark(colour):
    for surface in ("#f6f7f9", "#ffffff", "#14171c", "#1c2027"):
        assert contrast(readable(colour, surface), surface) >= 4.5
    for values in properties([colour, colour]):
        found = dict(pair.split(":") for pair in values.strip(";").split(";"))
        assert contrast(found["--brand"], found["--on-brand"]) >= 4.5


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#1b3a5c;}*{display:none", "</style>"])
def test_what_is_no_colour_is_not_put_into_the_style_sheet(colour):
    assert properties([colour]) == properties([])


HOSTILE = [
    "</title><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "]]> --> <!--",
    "{path}",
    "[x](javascript:1)",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_in_every_attribute_of_the_definitions_stays_text(hostile):
    def built(extra: str) -> Page:
        def item(**more: object) -> dict[str, object]:
            texts = dict.fromkeys(("notes", "source", "because"), f"b {extra}")
            lists = {each: [f"c {extra}"] for each in ("examples", "counter_examples", "aliases", "tags")}
            names = {"name": f"n {extra}", "definition": f"d {extra}", "abbreviation": f"a {extra}"}
            crm = {f"s {extra}": {f"f {extra}": f"v {extra}"}}
            avoid = [{"word": f"w {extra}", "because": f"x {extra}"}]
            return {**names, **texts, **lists, "avoid": avoid, "crm": crm, "owner": f"o {extra}", **more}

        data = {
            "terms": {"lead": item()},
            "fields": {"size": item(type="choice", choices=[f"k {extra}"], unit=f"u {extra}")},
            "criteria": {"fit": item(when={"judgement": f"j {extra}"})},
            "slas": {
                "soon": item(starts="terms", within="2 days", calendar=f"c {extra}", if_missed=f"i {extra}")
            },
        }
        teams = {"marketing": {"name": f"m {extra}", "contact": f"c {extra}"}, "sales": {"name": "Sales"}}
        config = {"spec": 1, "name": f"t {extra}", "teams": teams}
        team = {"team": "marketing", "terms": {"lead": {"name": f"y {extra}", "definition": f"z {extra}"}}}
        other = {"team": "sales", "terms": {"lead": {"definition": "Another."}}}
        files = {"funnelspec.yaml": config, "a.yaml": data, "m.yaml": team, "s.yaml": other}
        return Page(html.render(glossary_of({path: json.dumps(each) for path, each in files.items()})))

    page = built(hostile)
    assert page.faults == []
    assert page.shape == built("x").shape
    assert not [link for link in page.attribute("href") if "javascript" in link]
