"""What stands above the items: where the agreement stands, the stages, the handovers and the deadlines."""

from __future__ import annotations

import json
import re

import pytest

from funnelspec.glossary.value import Glossary, Owner, Run, Words
from funnelspec.renderers import html
from funnelspec.renderers.agreements import tables
from funnelspec.renderers.html.colours import contrast
from funnelspec.renderers.html.linked_data import linked_data
from funnelspec.renderers.html.teams import css_class, teams
from tests.glossaries import glossary_of, sample
from tests.unit.renderers.markup import Page
from tests.unit.renderers.workspace import FILES

UNSETTLED = {
    "shared.yaml": "terms: {lead: {name: Lead, definition: Shared.}, a: {name: Account, definition: Firm.}}",
    "m.yaml": "team: marketing\nterms: {lead: {definition: Other.}, b: {name: Buyer, definition: One.}}",
    "s.yaml": "team: sales\nterms: {b: {name: Buyer, definition: Another person.}}",
    "t.yaml": "terms: {c: {name: Case, definition: Three., state: draft}, d: {name: D, definition: Four.}}",
}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return glossary_of(FILES)


def section(text: str, anchor: str) -> str:
    """A section of a page, from its heading to the next section of the same level."""
    found = text[text.index(f'<section id="{anchor}"') :]
    return found[: found.find("\n<section id=", 1)]


def words(markup: str) -> str:
    return " ".join("".join(Page(markup).words).split())


def test_three_numbers_say_where_the_agreement_stands_and_lead_to_what_is_not_settled():
    text = html.render(glossary_of(UNSETTLED))
    head = text[text.index("<header") : text.index("</header>")]
    assert words(head) == "Northwind revenue glossary 2 undisputed 2 proposed 1 disputed"
    assert Page(head).attribute("href") == ["#proposed", "#disputed"]
    settled = html.render(glossary_of({"a.yaml": "terms: {a: {name: Account, definition: One firm.}}"}))
    head = settled[settled.index("<header") : settled.index("</header>")]
    assert words(head) == "Northwind revenue glossary 1 undisputed 0 proposed 0 disputed"
    assert Page(head).attribute("href") == []
    assert 'id="disputed"' not in settled
    assert 'id="proposed"' not in settled


def test_what_is_not_settled_is_listed_with_what_it_is_about_and_who_says_so():
    text = html.render(glossary_of(UNSETTLED))
    assert "Buyer Definition: Marketing, Sales" in words(section(text, "disputed"))
    proposed = section(text, "proposed")
    assert "Case Draft" in words(proposed)
    assert "Lead Definition: Marketing" in words(proposed)
    assert Page(proposed).attribute("href") == ["#terms/c", "#terms/lead"]


def test_a_dispute_stands_above_what_else_is_said_and_a_proposal_below():
    files = {
        "shared.yaml": "terms: {lead: {name: Lead, definition: Shared., notes: Written down.}}",
        "m.yaml": "team: marketing\nterms: {lead: {definition: 2 days., notes: Noted otherwise.}}",
        "s.yaml": "team: sales\nterms: {lead: {definition: 3 days.}}",
    }
    text = html.render(glossary_of(files))
    article = text[text.index("<article") : text.index("</article>")]
    places = [article.index(each) for each in ("Disputed: Definition", "<dl>", "Notes</h4>")]
    assert places == sorted(places)


def test_handovers_and_deadlines_are_tables_that_lead_to_their_items(glossary):
    (first, handovers), (second, levels) = tables(glossary)
    assert (first, second) == ("Handovers", "Deadlines")
    assert handovers.head == ("Handover", "From", "To", "Accepted within", "Rejected goes to", "Reason from")
    assert levels.head == ("Service level", "Deadline", "From entering", "Until entering", "Working hours")
    shown = section(html.render(glossary), "deadlines")
    assert (
        "Baton Marketing, stage Marketing-qualified lead Sales, stage Customer 1 business day Recycled "
        "Recycle reasons" in words(shown)
    )
    assert "Aims at 5 minutes, within 24 hours" in words(shown)
    assert {"#handovers/baton", "#slas/response", "#reasons/recycle_reasons"} <= set(
        Page(shown).attribute("href")
    )


def test_a_disputed_deadline_says_so_and_leads_to_both_sides():
    sla = "slas: {{soon: {{name: Soon, definition: When., starts: stages/lead, within: {} days}}}}"
    stage = "stages: {lead: {name: Lead, definition: Asked.}}\n"
    files = {
        "a.yaml": stage,
        "m.yaml": f"team: marketing\n{sla.format(2)}",
        "s.yaml": f"team: sales\n{sla.format(3)}",
    }
    [(title, table)] = tables(glossary_of(files))
    assert title == "Deadlines"
    deadline = table.rows[0].cells[table.head.index("Deadline")]
    assert isinstance(deadline, Words)
    assert deadline.runs == (Run("Disputed", "slas/soon"),)


def test_no_section_for_handovers_where_there_are_none():
    assert 'id="deadlines"' not in html.render(glossary_of(UNSETTLED))


def test_stages_are_numbered_along_the_path_and_have_owners_and_deadlines(glossary):
    shown = words(section(html.render(glossary), "overview"))
    assert "1 Inquiry Start" in shown
    assert "2 Marketing-qualified lead MQL Marketing" in shown
    assert "Response time: aims at 5 minutes, within 24 hours" in shown
    assert "May stay: warning after 7 days, at most 14 days" in shown
    assert "Recycled Parked Beside the path" in shown
    assert "Moves From To When Reason from Inquiry Marketing-qualified lead" in shown


def test_an_item_is_followed_by_those_that_use_it(glossary):
    text = html.render(glossary)
    article = text[text.index('<article id="fields/lead_score"') :]
    assert "<dt>Used by</dt>" in article[: article.index("</article>")]
    many = sample(str)
    lead = many.items[0].replace(used_by=(Run("Lead", "terms/lead"),) * 25)
    page = html.render(many.replace(sections=(many.sections[0]._replace(items=(lead,)),)))
    assert "<summary>25 items</summary>" in page


def test_the_linked_data_is_a_set_of_terms(glossary):
    block = re.fullmatch(
        r'<script type="application/ld\+json">(.*)</script>\n', linked_data(glossary), re.DOTALL
    )
    assert block
    data = json.loads(block[1])
    assert (data["@context"], data["@type"]) == ("https://schema.org", "DefinedTermSet")
    assert data["name"] == "Northwind <glossary>"
    terms = {term["@id"]: term for term in data["hasDefinedTerm"]}
    assert terms.keys() == {f"#{item.full_id}" for item in glossary.items}
    assert terms["#stages/mql"] == {
        "@type": "DefinedTerm",
        "@id": "#stages/mql",
        "name": "Marketing-qualified lead",
        "termCode": "MQL",
        "description": "Meets the MQL criteria and **waits** for [sales](https://example.com/sales).",
    }
    assert terms["#terms/lead"]["alternateName"] == ["prospect"]
    assert "description" not in terms["#terms/sql"]  # it is disputed


@pytest.mark.parametrize(
    "hostile", ["</script><b>", "<!--<script>", "]]>", "&lt;/script&gt;", "\u2028", '"\\']
)
def test_no_text_ends_the_linked_data(hostile):
    block = linked_data(sample(lambda _: hostile, lambda _: hostile))
    assert block.count("<") == 2
    text = block[block.index(">") + 1 : block.rindex("</script>")]
    assert json.loads(text)["name"] == hostile
    assert Page(html.render(sample(lambda _: hostile))).faults == []


def test_a_large_set_leaves_what_its_terms_mean_to_the_page():
    one = sample(str)
    [terms] = one.sections
    many = one.replace(sections=(terms._replace(items=terms.items * 501),))
    assert '"description"' in linked_data(one)
    assert '"description"' not in linked_data(many)


def test_a_team_has_one_colour_and_what_several_own_has_none(glossary):
    found = teams(glossary)
    assert found == {"marketing": "t0", "nobody": "t1", "sales": "t2"}
    sales, marketing = Owner("sales", "Sales"), Owner("marketing", "Marketing")
    assert css_class((sales,), found) == "t2"
    assert css_class((sales, marketing), found) is None
    text = html.render(glossary)
    assert '<bdi class="team t2">Sales (#sales-ops)</bdi>' in text
    assert 'class="box t2 won"' in text


def palettes() -> list[tuple[dict[str, str], list[str]]]:
    """The colours of the light and the dark page, and the teams' ones."""
    style = html.render(sample(str)).split("<style>")[1].split("</style>")[0]
    light, dark = style.split("/* Everywhere */")[0].split("@media screen and (prefers-color-scheme: dark)")
    return [
        (dict(re.findall(r"--([\w-]+): (#\w{6})", part)), re.findall(r"--team: (#\w{6})", part))
        for part in (light, dark)
    ]


def test_every_colour_that_means_something_can_be_read_on_every_surface():
    for named, of_teams in palettes():
        surfaces = [named[each] for each in ("page", "card", "quiet")]
        for each in ("ink", "soft", "alert", "wait", "good"):
            assert all(contrast(named[each], surface) >= 4.5 for surface in surfaces), each
        assert contrast(named["alert"], named["alert-page"]) >= 4.5
        assert contrast(named["wait"], named["wait-page"]) >= 4.5
        assert len(of_teams) == 6
        assert all(contrast(each, named["card"]) >= 3 for each in of_teams)  # WCAG 2.2, 1.4.11


def test_two_renders_are_the_same_bytes(glossary):
    assert html.render(glossary) == html.render(glossary_of(FILES))
