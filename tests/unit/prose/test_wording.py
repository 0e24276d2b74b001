"""Words that are not to be used and acronyms, in texts."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import Diagnostic
from tests.rules.harness import check, of_rule
from tests.unit.prose.conftest import DEFINITIONS, Found


def told(found: Found, text: str, name: str = "a.md") -> list[tuple[str, int, int, str]]:
    return [
        (each.card.name, *each.at.where.first, each.at.where.text)
        for each in found(text, name)
        if each.severity.word != "info"
    ]


def told_words(diagnostics: list[Diagnostic]) -> list[str]:
    return [each.at.where.text for each in diagnostics]


def test_an_unwanted_word_in_any_form_and_where_it_is_agreed(found: Found) -> None:
    text = "# Suspects\n\n- Call a **hunter**\n\n| Hunters | x |\n|---|---|\n| y | suspect's |"
    assert told(found, text) == [
        ("avoided-word", 1, 3, "Suspects"),
        ("avoided-word", 3, 12, "hunter"),
        ("avoided-word", 5, 3, "Hunters"),
        ("avoided-word", 7, 7, "suspect's"),
    ]
    first = found(text)[0]
    assert first.headline == '"Suspects" is a word not to use; the agreed word is "Lead"'
    assert (first.severity.word, first.entries) == ("warning", ("terms/lead",))
    assert [(each.where.path, each.where.text, each.text) for each in first.related] == [
        ("definitions.yaml", "suspect", "agreed here: rude")
    ]
    assert first.fix
    assert [(edit.where.text, edit.replacement) for edit in first.fix.edits] == [("Suspects", "Leads")]


def test_one_word_in_many_places_of_a_page_is_told_once() -> None:
    pages = "-- a.md --\nA suspect.\n\nThe suspects, and a suspect who\n-- b.md --\nNo suspect.\n"
    first, second = of_rule(check(DEFINITIONS + pages), "avoided-word")
    assert first.headline == '3 places use "suspect", which is a word not to use; the agreed word is "Lead"'
    assert [(each.where.text, each.text) for each in first.related] == [
        ("suspect", "agreed here: rude"),
        ("suspects", "here too"),
        ("suspect", "here too"),
    ]
    assert second.at.where.path == "b.md"


def test_orders_begin_with_a_verb_and_a_form_is_no_person(found: Found) -> None:
    definitions = DEFINITIONS.replace("{word: suspect, because: rude}", "contact, deal")
    text = (
        "Contact the buyer by phone.\n\nDeal with objections early.\n\nNow you get a deal: 20% off.\n\n"
        "- Call reps\n- Contact reps\n\nThe contact details of your CFO, and the contact's car."
    )
    assert told_words(found(text, definitions=definitions)) == ["contact's"]


@pytest.mark.parametrize(
    "text",
    [
        "`suspect` and [suspect](x), [suspect][y] ![suspect](z)\n\n[y]: suspect",
        '> suspect\n\n"suspect" https://a.b/suspect <!-- suspect -->',
        "```\nsuspect SQO\n```\n\n<p>suspect SQO</p>",
        "---\ntitle: suspect SQO\n---",
        "{{ suspect.SQO }}",
    ],
)
def test_code_links_and_quotations_are_left_alone(found: Found, text: str) -> None:
    assert told(found, text) == []


def test_plain_text(found: Found) -> None:
    text = "A *suspect*\n> suspect\n    suspect"
    assert told(found, text, "a.txt") == [
        ("avoided-word", 1, 4, "suspect"),
        ("avoided-word", 3, 5, "suspect"),
    ]


def test_an_acronym_that_nothing_explains_where_it_is_used_first(found: Found) -> None:
    text = "An SDR and an MQL: SQO, SQOs, CRM. A sales accepted opportunity (SAO) is an SAO. [TLA](x)"
    assert told(found, text) == [("undefined-term", 1, 20, "SQO")]
    (one,) = found(text)
    assert one.headline == 'A text uses "SQO", which nothing explains'
    assert one.help == "Write it out where it is used first, as in `long form (SQO)`, or add an item for it."


def test_acronyms_of_every_day_and_of_companies_are_known(found: Found) -> None:
    text = (
        "TL;DR: EOD, OOO, PTO, ETA, ASAP, FYI, BTW, RSVP. ICP fit (ideal customer profile)\n\nPS: ACME Inc."
    )
    assert told(found, text) == []


def test_an_acronym_that_is_probably_an_item(found: Found) -> None:
    (one,) = found("The CS sees it.")
    assert one.related[0].text == '"Company size"'
    assert one.help == 'Add `abbreviation: CS` to "Company size" if that is meant, or write it out.'


def test_an_acronym_that_stands_for_something_else(found: Found) -> None:
    text = "A strategic account leader (SAL) sells. A sales-accepted lead (SAL) waits."
    assert told(found, text) == [("acronym-with-two-expansions", 1, 3, "strategic account leader")]
    (one,) = found(text)
    assert one.headline == (
        '"SAL" stands for "strategic account leader" in a text and for '
        '"Sales accepted lead" in the definitions'
    )
    assert one.related[0].where.text == "SAL"


def test_a_context_has_words_of_its_own(found: Found) -> None:
    definitions = (
        "-- funnelspec.yaml --\nspec: 1\nname: N\nteams: {sales: {name: S}}\ncontexts: {partner: {name: P}}\n"
        "-- p.yaml --\ncontext: partner\nterms:\n"
        "  deal: {name: Deal, abbreviation: DRX, definition: A sale., avoid: [order]}\n"
    )
    assert [each.at.where.text for each in found("An order, a DRX and a DRY.", definitions=definitions)] == [
        "DRY"
    ]


def test_a_team_knows_the_names_of_all_teams(found: Found) -> None:
    theirs = "team: sales\nterms:\n  x: {name: Xis, abbreviation: XYZ, definition: Y.}\n"
    assert found("The XYZ.", definitions=f"{DEFINITIONS}-- sales.yaml --\n{theirs}") == []


def test_a_workspace_without_anything_to_find(found: Found) -> None:
    assert found("A suspect has 3 days.", definitions="terms: {a: {name: A, definition: Is a.}}\n") == []
