"""The glossary in another language: what is translated, what stands in the original, what is missing."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from funnelspec.glossary import languages, translated
from funnelspec.glossary.translations import missing, wanted
from funnelspec.glossary.value import Item, flat
from funnelspec.renderers import csv_table, html, json_value, markdown
from tests.glossaries import glossary_of

FILES = {
    "shared.yaml": """\
terms:
  zebra:
    name: Lead
    definition: Somebody who asked us something and is no [[account]] yet.
    aliases: [enquirer]
    translations:
      de:
        name: Interessent
        definition: Jemand, der fragt und kein [[Kunde]] ist, siehe [[terms/account]] und [[SQL]].
        aliases: [Anfragender]
      pt-BR: {name: Interessado}
  account:
    name: Account
    definition: A company that [[Lead]]s work for.
    not_the_same_as: [terms/zebra]
    translations:
      de: {name: Kunde, aliases: [Firma]}
  sql: {name: Sales-qualified lead, abbreviation: SQL, definition: One that a rep accepted.}
fields:
  employees: {name: Employees, definition: How many work there., type: number}
segments:
  size:
    name: Size
    definition: By people.
    translations: {de: {name: Groesse, definition: Nach Leuten.}}
    parts:
      small:
        name: Small
        when: employees < 50
        definition: Few people.
        translations: {de: {name: Klein, definition: Wenige Leute.}}
      big: {name: Big, when: employees >= 50}
stages:
  new:
    {name: New, definition: Fresh., next: [done], translations: {de: {name: Neu, definition: Frisch.}}}
  done:
    {name: Done, definition: Signed., outcome: won, translations: {de: {name: Fertig, definition: Ende.}}}
funnels:
  main:
    name: Main
    definition: The one.
    stages: [new, done]
    translations: {de: {name: Haupt, definition: Der eine.}}
""",
    "marketing.yaml": """\
team: marketing
terms: {sql: {name: Sales-qualified lead, definition: Booked a demo.}}
""",
    "sales.yaml": """\
team: sales
terms: {sql: {name: Sales-qualified lead, definition: Had a call of twenty minutes.}}
""",
}
ORIGINAL = glossary_of(FILES)
GERMAN = translated(ORIGINAL, "de")
ITEMS = {item.full_id: item for item in GERMAN.items}


def said(item: Item, attribute: str) -> str:
    return next(flat(fact.body) for fact in item.facts if fact.attribute == attribute)


def test_the_languages_that_there_are() -> None:
    assert languages(ORIGINAL) == ("de", "pt-BR")
    assert languages(glossary_of({"x.yaml": "terms: {a: {name: A, definition: One.}}\n"})) == ()


def test_names_definitions_and_aliases_are_translated() -> None:
    lead = ITEMS["terms/zebra"]
    assert (lead.name, lead.aliases, lead.untranslated) == ("Interessent", ("Anfragender",), ())
    assert said(lead, "definition") == "Jemand, der fragt und kein Kunde ist, siehe Kunde und SQL."
    assert said(lead, "aliases") == "Anfragender"
    assert said(ITEMS["terms/account"], "aliases") == "Firma"


def test_the_words_of_the_original_can_still_be_found() -> None:
    assert said(ITEMS["terms/zebra"], "original") == "Lead, enquirer"
    assert said(ITEMS["terms/account"], "original") == "Account"
    assert not [fact for fact in ITEMS["terms/sql"].facts if fact.attribute == "original"]


def test_links_bear_the_translated_name_and_a_sentence_in_the_original_stays_whole() -> None:
    account = ITEMS["terms/account"]
    assert said(account, "not_the_same_as") == "Interessent"
    assert said(account, "definition") == "A company that Leads work for."
    overview = GERMAN.overviews[0]
    assert [run.text for run in (overview.funnel, overview.path[0].stage, overview.ways[0].end)] == [
        *("Haupt", "Neu", "Fertig"),
    ]


def test_parts_are_translated_and_one_that_is_not_is_told() -> None:
    size = ITEMS["segments/size"]
    assert (
        said(size, "parts")
        == "Klein; Employees is less than 50; Wenige Leute.; Big; Employees is at least 50;"
    )
    assert size.untranslated == ("parts",)


def test_what_stands_in_the_original_is_marked() -> None:
    assert ITEMS["terms/account"].untranslated == ("definition",)
    assert ITEMS["terms/sql"].untranslated == ("name", "definition")
    assert "**Not translated: definition**" in markdown.render(GERMAN)
    assert "Not translated: name, definition</span>" in html.render(GERMAN)


def test_items_are_sorted_by_their_names_then_and_stages_are_not() -> None:
    order = [item.full_id for item in GERMAN.items]
    assert order[:3] == ["terms/zebra", "terms/account", "terms/sql"]
    assert [item for item in order if item.startswith("stages/")] == ["stages/new", "stages/done"]


def test_a_dispute_keeps_the_words_that_teams_wrote() -> None:
    views = [flat(view.body) for view in ITEMS["terms/sql"].differences[0].views]
    assert views == ["One that a rep accepted.", "Booked a demo.", "Had a call of twenty minutes."]


def test_what_is_missing_in_the_order_of_the_items() -> None:
    assert [(each.full_id, each.attribute, each.place.line) for each in missing(ORIGINAL, "de")] == [
        ("terms/account", "definition", 12),
        ("terms/sql", "name", 18),
        ("terms/sql", "definition", 18),
        ("fields/employees", "name", 20),
        ("fields/employees", "definition", 20),
        ("segments/size/big", "name", 32),
    ]
    assert wanted(ORIGINAL) == 19
    assert len(missing(ORIGINAL, "PT-br")) == 18
    assert "6 of 19 texts are not translated yet and stand in the original." in markdown.render(GERMAN)


def test_the_page_says_in_which_language_a_text_is() -> None:
    page = html.render(GERMAN)
    assert '<a href="#terms/zebra" lang="de">Interessent</a>' in page
    assert '<p class="definition" lang="de">Jemand, der fragt' in page
    assert '<p class="definition">A company that' in page
    assert '<span lang="de">Anfragender</span>' in page
    assert "lang=" not in html.render(ORIGINAL).replace('<html lang="en">', "")


def test_json_and_csv_say_the_language() -> None:
    values = json.loads(json_value.render(GERMAN))
    Draft202012Validator(json.loads(json_value.schema_text())).validate(values)
    assert values["language"] == "de"
    assert json_value.as_values(ORIGINAL)["language"] is None
    account = next(item for item in values["items"] if item["id"] == "terms/account")
    assert (account["name"], account["untranslated"]) == ("Kunde", ["definition"])
    found = [(each["id"], each["language"], each["name"]) for each in values["translations"]]
    assert ("terms/zebra", "pt-BR", "Interessado") in found
    assert ("segments/size/small", "de", "Klein") in found
    assert "\nterms/account,term,Kunde,,Firma,,A company that Leads work for.," in csv_table.render(GERMAN)
    assert ",de,definition\n" in csv_table.render(GERMAN)
