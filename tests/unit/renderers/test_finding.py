"""The index from A to Z, and what the search box and the filters are made of, without a browser."""

from __future__ import annotations

import re

from funnelspec.glossary import Glossary
from funnelspec.renderers import html
from funnelspec.renderers.html.finding import filters, index, script, search
from tests.glossaries import glossary_of, sample
from tests.unit.renderers.markup import Page
from tests.unit.renderers.workspace import FILES

WORDS = {
    "terms.yaml": """\
terms:
  lead:
    name: Lead
    abbreviation: LD
    aliases: [ansprechpartner, Ärgernis, Lead]
    avoid:
      - {word: suspect, because: nobody wants to be called that}
      - {word: deal, except_in: [stages], because: partners say it}
    definition: Somebody who may buy from us.
  zebra: {name: 3 zebras, definition: Three striped animals.}
stages:
  lead: {name: Lead, definition: A person whom we may call.}
reasons:
  why: {name: Reasons, definition: Why work stops., of: {broke: {name: No money}}}
"""
}


def lines(glossary: Glossary) -> list[str]:
    """The lines of the index as a reader sees them, in order."""
    text = "".join(index(glossary))
    return [
        re.sub(r"<[^>]+>", "", each)
        for each in re.findall(r"<li[^>]*>(.*?)</li>", text.partition('"index"')[2])
    ]


def test_the_index_has_every_name_alias_abbreviation_and_word_to_avoid_in_one_order():
    assert lines(glossary_of(WORDS)) == [
        "3 zebras",
        "ansprechpartner: see Lead (term)",
        "Ärgernis: see Lead (term)",
        "deal: say Lead (term) (except in Stages): partners say it",
        "LD: see Lead (term)",
        "Lead (stage)",
        "Lead (term)",
        "No money (in Reasons)",
        "Reasons",
        "suspect: say Lead (term): nobody wants to be called that",
    ]


def test_each_letter_has_a_heading_and_a_link_to_it():
    page = Page("".join(index(glossary_of(WORDS))))
    letters = ["%23", "A", "D", "L", "N", "R", "S"]
    assert [each["id"] for tag, each in page.elements if tag == "h3"] == [
        f"a-z/{letter}" for letter in letters
    ]
    links = page.attribute("href")
    assert links[:7] == [f"#a-z/{letter}" for letter in letters]
    assert links[7:9] == ["#terms/zebra", "#terms/lead"]


def test_a_name_without_end_does_not_fill_the_index():
    endless = "A" * 10_000
    term = f"terms: {{a: {{name: {endless}, aliases: [B{endless}], definition: A word that has no end.}}}}\n"
    start = "A" * 200
    assert lines(glossary_of({"a.yaml": term})) == [f"{start} ...", f"B{start[1:]} ...: see {start} ..."]


def test_one_word_to_avoid_has_its_reason_too():
    avoid = "avoid: [{word: logo, because: it is none}]"
    files = {"terms.yaml": f"terms:\n  lead: {{name: Lead, definition: A person., {avoid}}}\n"}
    assert lines(glossary_of(files)) == ["Lead", "logo: say Lead: it is none"]


def test_the_words_of_a_dispute_lead_to_it_once():
    found = lines(sample(str))
    assert [each for each in found if each.startswith("suspect")] == [
        "suspect: say Lead (in Partner business)"
    ]
    assert found.count("Lead (in Partner business)") == 1


def test_filters_offer_only_what_there_is():
    page = Page(str(filters(glossary_of(FILES))))
    chosen = page.attribute("name")
    assert chosen == ["teams", "kind", "state"]
    values = page.attribute("value")
    assert values[:4] == ["", "marketing", "nobody", "sales"]
    assert {"terms", "metrics", "disputed", "proposed", "draft", "deprecated"} <= set(values)
    assert "retired" not in values
    assert (
        filters(glossary_of({"terms.yaml": "terms:\n  lead: {name: Lead, definition: A person.}\n"})) is None
    )


def test_what_needs_the_script_is_hidden_until_it_runs():
    for part in (search(), filters(glossary_of(FILES))):
        (_, outer), *_ = Page(str(part)).elements
        assert outer["hidden"] == ""


def test_the_script_can_make_no_markup_and_ends_where_it_should():
    code = script()
    for dangerous in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("):
        assert dangerous not in code
    for end in ("</script", "<!--", "import", "fetch", "XMLHttpRequest"):
        assert end not in code
    assert len(code.encode()) < 14_000


def test_an_empty_glossary_has_no_index():
    empty = html.render(sample(str).replace(sections=(), overviews=()))
    assert "a-z" not in Page(empty).attribute("id")
