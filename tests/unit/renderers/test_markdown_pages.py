"""The glossary as a folder of pages: every link leads to a page and a place that there are."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest

from funnelspec.renderers.markdown_pages import INDEX, made_page, page_of, pages
from tests.glossaries import glossary_of, sample
from tests.unit.renderers.workspace import FILES, MENTION

MADE = pages(glossary_of(FILES))


def test_a_page_for_each_item_and_one_that_leads_to_all() -> None:
    glossary = glossary_of(FILES)
    assert list(MADE) == [INDEX, *(f"{item.full_id}.md" for item in glossary.items)]
    for item in glossary.items:
        assert f"({item.full_id}.md)" in MADE[INDEX]
    assert "[Sales-qualified lead](terms/sql.md); *Disputed*" in MADE[INDEX]


def test_every_link_leads_to_a_place_that_there_is() -> None:
    told = 0
    for path, text in MADE.items():
        for address in re.findall(r"\]\(([^)]+)\)", text):
            if address.startswith("https://"):
                continue
            page, _, place = address.partition("#")
            target = normpath(join(dirname(path), page)) if page else path
            assert target in MADE, f"{path} leads to {address}"
            if place:
                assert f'<a id="{place}"></a>' in MADE[target], f"{path} leads to {address}"
            told += 1
    assert told > 50


def test_a_part_is_a_place_on_the_page_of_its_segment() -> None:
    made = pages(
        glossary_of(
            {
                "x.yaml": """\
fields: {size: {name: Size, definition: How many work there., type: number}}
segments:
  size: {name: Size, definition: By people., parts: {small: {name: Small, when: size < 50}}}
terms:
  shop: {name: Shop, definition: "A [buyer](https://example.com), as [[segments/size/small]]."}
"""
            }
        )
    )
    assert ", as [Small](../segments/size.md#segments/size/small)." in made["terms/shop.md"]
    assert '<a id="segments/size/small"></a>' in made["segments/size.md"]


def test_an_item_is_the_first_heading_of_its_page() -> None:
    assert MADE["stages/mql.md"].startswith(
        "<!-- Made by funnelspec from stages/mql: change the definitions, not this file. -->\n\n"
        "[Northwind \\<glossary\\>](../README.md)\n\n"
        '<a id="stages/mql"></a>\n\n# Marketing-qualified lead (MQL)\n\nStage; '
    )
    assert "\n## Disputed: Definition\n" in MADE["terms/sql.md"]


def test_names_in_a_text_lead_to_their_pages_and_back() -> None:
    made = pages(glossary_of(MENTION))
    assert "\nA [rep](rep.md) calls.\n" in made["terms/demo.md"]
    assert "**Used by:** [Lead](../terms/lead.md), [" in MADE["stages/mql.md"]


def test_the_first_page_says_who_owes_what_to_whom() -> None:
    assert "| [Response time](slas/response.md) |" in MADE[INDEX]
    assert "| [Baton](handovers/baton.md) |" in MADE[INDEX]


def test_each_page_says_what_is_missing() -> None:
    for text in pages(sample(str)).values():
        assert "**Left out because of errors: terms/broken.**" in text


@pytest.mark.parametrize(
    ("full_id", "path"),
    [
        ("terms/lead", "terms/lead.md"),
        ("segments/company_size/enterprise", "segments/company_size.md"),
        ("terms/con", "terms/con-"),
        ("terms/lpt1", "terms/lpt1-"),
        ("terms/Lead", "terms/lead-"),
        ("terms/..", "terms/-"),
        ("terms/x" + "y" * 10_000, f"terms/x{'y' * 39}-"),
    ],
)
def test_a_name_is_safe_on_every_system(full_id: str, path: str) -> None:
    made = page_of(full_id)
    assert made.startswith(path)
    assert re.fullmatch(r"[a-z0-9_]*(-[0-9a-f]{12})?/[a-z0-9_]*(-[0-9a-f]{12})?\.md", made)
    assert len(made) < 200


def test_no_two_items_share_a_page() -> None:
    ids = ["lead", "Lead", "LEAD", "lead-", "con", "con_", "a" * 101, "a" * 102, "", ".", "..", "l\u00e9ad"]
    assert len({page_of(f"terms/{each}").lower() for each in ids}) == len(ids)


def test_only_what_stands_where_it_was_written_was_made_here() -> None:
    assert all(made_page(path, text) for path, text in MADE.items())
    assert not made_page("terms/copy.md", MADE["terms/sql.md"])
    assert not made_page("terms/sql.md", MADE[INDEX])
    assert not made_page("terms/sql.md", "# Sales-qualified lead\n")
    assert not made_page("terms/sql.md", f"\n{MADE['terms/sql.md']}")
