"""Several names for one meaning, and spelling: what is said, what a fix writes, what is left alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from funnelspec.diagnostic import Diagnostic
from funnelspec.examples import FIRST, files
from funnelspec.fixing import apply
from funnelspec.language.slips import same_stem
from tests.rules.harness import check, of_rule, only, told

RULES = ("same-definition", "alike-definitions", "spelling-variant", "misspelt-name", "technical-word")
FOLDER = Path(__file__).parents[2] / "definitions"


def found_by(text: str, *names: str) -> list[Diagnostic]:
    return [each for each in check(text) if each.card.name in (names or RULES)]


def fixed(text: str, rule: str) -> str:
    """An example with the fixes of one rule applied to its first file."""
    edits = [edit for each in of_rule(check(text), rule) if each.fix for edit in each.fix.edits]
    return apply(files(text)[FIRST], edits)


def test_many_names_for_one_thing_are_counted_and_the_first_places_shown() -> None:
    items = "".join(
        f"  t{at:02}: {{name: Name {at}, definition: One thing under a name.}}\n" for at in range(30)
    )
    found = only("terms:\n" + items, "same-definition")
    assert found.headline == "30 items have the same definition"
    assert (found.at.where.first.line, len(found.related), len(found.entries)) == (31, 8, 30)
    assert 'give it the other names as "aliases"' in found.help


def test_names_that_mean_something_to_yaml_are_not_ready_to_copy() -> None:
    found = only(
        "terms:\n  a: {name: Fit, definition: A lead that we want.}\n"
        "  b: {name: 'Fit, good', definition: A lead that we want.}\n",
        "same-definition",
    )
    assert 'give it the other names as "aliases"' in found.help


def test_a_fix_writes_the_agreed_form_with_plural_and_capitals() -> None:
    text = """
terms:
  ready: {name: Sales-ready lead, definition: Wants an offer.}
  mail: {name: Email, definition: A letter.}
  one:
    name: One
    definition: >-
      Sales ready leads get an
      e-mail. SalesReadyLeads get E-mails,   # and so
      on for each sales
      ready lead.
    notes: "A \\u201csales ready lead\\u201d, a sales ready\\u0020lead"
"""
    assert (
        fixed(text, "spelling-variant").split("definition: >-")[1]
        == """
      Sales-ready leads get an
      email. Sales-ready leads get Emails,   # and so
      on for each sales
      ready lead.
    notes: "A \\u201csales ready lead\\u201d, a sales ready\\u0020lead"
"""
    )
    *fixes, broken, escaped = of_rule(check(text), "spelling-variant")
    assert all(each.fix and each.fix.safe for each in fixes)
    assert (broken.at.where.text, broken.fix) == ("sales\n      ready lead", None)
    assert escaped.fix is None


def test_a_name_does_not_go_on_behind_the_end_of_a_line() -> None:
    text = """
terms:
  ready: {name: Sales-ready lead, definition: Wants an offer.}
  one:
    name: One
    definition: |
      What marketing hands to sales

      Ready leads are called, by sales
      ready leads are not.
    notes: >-
      What marketing hands to sales

      Ready leads are called.
"""
    assert found_by(text, "spelling-variant") == []
    together = text.replace("sales\n\n      Ready", "sales\n      ready")
    assert [each.at.where.first.line for each in found_by(together, "spelling-variant")] == [10]


def test_two_words_that_may_be_meant_are_joined_only_when_asked() -> None:
    text = """
terms:
  pipeline: {name: Pipeline, definition: All that may be sold.}
  one: {name: One, definition: The pipe line and the pipe-line.}
"""
    apart, hyphen = found_by(text, "spelling-variant")
    assert apart.fix
    assert hyphen.fix
    assert (apart.at.where.text, apart.certainty, apart.fix.safe) == ("pipe line", "heuristic", False)
    assert (hyphen.at.where.text, hyphen.certainty, hyphen.fix.safe) == ("pipe-line", "exact", True)
    assert "The pipeline and the pipeline." in fixed(text, "spelling-variant")


def test_each_place_of_one_form_is_a_finding_of_its_own() -> None:
    text = """
terms:
  ready: {name: Sales-ready, definition: Wants an offer.}
  one: {name: One, definition: Sales ready or sales ready., notes: sales ready}
"""
    found = of_rule(check(text), "spelling-variant")
    assert len({each.fingerprint for each in found}) == 3
    assert [each.at.where.text for each in found] == ["Sales ready", "sales ready", "sales ready"]


def test_a_text_that_stands_elsewhere_is_not_edited_where_it_is_used() -> None:
    text = """
terms:
  ready: {name: Sales-ready lead, definition: Wants an offer.}
  one: {name: One, definition: &text A sales ready lead.}
  two: {name: Two, notes: *text, definition: A person.}
"""
    first, second = of_rule(check(text), "spelling-variant")
    assert first.fix
    assert (second.at.where.text, second.fix) == ("*text", None)


def test_a_misspelt_name_is_mended_everywhere_but_only_when_asked() -> None:
    text = """
statuses:
  ineligible: {name: Ineligible, definition: Cannot buy.}
terms:
  one: {name: One, definition: An Ineligilble account., notes: INELIGILBLE or ineligilble}
"""
    found = only(text, "misspelt-name")
    assert found.certainty == "heuristic"
    assert [label.text for label in found.related[:2]] == ["here too", "here too"]
    assert found.fix
    assert not found.fix.safe
    assert "An Ineligible account., notes: INELIGIBLE or ineligible}" in fixed(text, "misspelt-name")


def test_a_slip_in_a_name_is_shown_beside_the_word_that_others_use() -> None:
    text = "statuses:\n  bad: {name: Ineligilble, definition: Cannot buy.}\nterms:\n" + "".join(
        f"  t{at}: {{name: T{at}, definition: Ineligible for {at}.}}\n" for at in range(3)
    )
    found = told(only(text, "misspelt-name"))
    assert found.startswith(
        'warning: The name "Ineligilble" is nearly "Ineligible"\n'
        "definitions.yaml:2 'Ineligilble' \"Ineligible\"?\n"
        "definitions.yaml:4 'Ineligible' \"T0\" has this\n"
    )
    few = text.replace("  t2: {name: T2, definition: Ineligible for 2.}\n", "")
    assert found_by(few, "misspelt-name") == []


NAMES = """
-- {0}.yaml --
terms:
  one: {{name: "{1}", definition: The first part of it.}}
-- {2}.yaml --
terms:
  two: {{name: "{3}", definition: Another thing.}}
-- texts.yaml --
terms:
  base: {{name: Plan, definition: "{4}"}}
"""


@pytest.mark.parametrize(
    ("one", "other", "text", "slip"),
    [
        ("Qualification", "Qualificaton call", "Nothing.", "Qualificaton"),  # no ending of English
        ("Forecast", "Forcasts", "What we forecast.", "Forcasts"),  # a text says the other
        ("Harvester", "Harvster call", "To harvest.", "Harvster"),  # a text has the base of the other
        ("Connected", "Conected call", "Nothing.", "Conected"),  # an ordinary word
    ],
)
def test_which_of_two_names_has_the_slip_is_not_told_by_where_they_stand(
    one: str, other: str, text: str, slip: str
) -> None:
    for written in (("a", one, "b", other), ("b", one, "a", other), ("a", other, "b", one)):
        found = only(NAMES.format(*written, text), "misspelt-name")
        assert found.at.where.text == slip
        assert found.fix


def test_of_two_names_that_are_as_good_as_each_other_both_are_shown() -> None:
    text = NAMES.format("a", "Forecast", "b", "Forcast call", "Nothing.")
    found = only(text, "misspelt-name")
    assert told(found) == (
        'warning: "Forcast" and "Forecast" stand in two names and are nearly the same word\n'
        "b.yaml:2 'Forcast' or \"Forecast\"?\n"
        "a.yaml:2 'Forecast' or \"Forcast\"?\n"
        "Write `Forcast` or `Forecast` in both, whichever is right."
    )
    assert found.fix is None
    renamed = only(NAMES.format("b", "Forecast", "a", "Forcast call", "Nothing."), "misspelt-name")
    assert (renamed.headline, renamed.fingerprint) == (found.headline, found.fingerprint)
    assert (renamed.at.where.path, renamed.fix) == ("a.yaml", None)


def test_tools_and_teams_are_no_slips() -> None:
    text = """
terms:
  market: {name: Markets, definition: Where we sell.}
  one: {name: One, definition: Makret keeps it.}
-- funnelspec.yaml --
spec: 1
name: Northwind
systems: {tool: {name: Makret}}
"""
    assert found_by(text, "misspelt-name") == []
    assert only(text.replace("name: Makret", "name: Tool"), "misspelt-name").at.where.text == "Makret"


def test_a_technical_word_is_told_once_for_an_item_and_not_where_it_is_told_apart() -> None:
    text = "stages:\n  sql: {name: SQL, abbreviation: SQL, definition: A lead., owner: sales}\n"
    assert only(text, "technical-word").at.where.first.column == 15
    apart = text.replace("A lead.", "A lead., counter_examples: [a query]")
    assert found_by(apart, "technical-word") == []


@pytest.mark.parametrize("rule", RULES)
def test_only_what_is_exact_says_so(rule: str) -> None:
    from funnelspec.catalogue import card

    heuristic = rule not in ("same-definition", "spelling-variant")
    assert card(rule).certainty == ("heuristic" if heuristic else "exact")
    assert bool(card(rule).measured) == heuristic


EDITS = [
    ("The share of", "Share of"),
    ("A person", "The person"),
    ("somebody", "someone"),
    ("Somebody", "Someone"),
    (" and ", " as well as "),
    ("at least", "no fewer than"),
    ("email", "mail"),
    ("which", "that"),
    ("days", "calendar days"),
    ("every", "each"),
]


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_other_words_for_the_same_add_no_finding(old: str, new: str) -> None:
    texts = {path.relative_to(FOLDER).as_posix(): path.read_text() for path in FOLDER.rglob("*.yaml")}
    prose = [
        f"-- {path} --\n" + "\n".join(
            line.replace(old, new) if line.startswith("      ") and ": " not in line else line
            for line in text.split("\n")
        )
        for path, text in sorted(texts.items())
    ]  # fmt: skip
    assert [told(each) for each in found_by("\n".join(prose))] == []


def test_whether_a_slip_is_another_word_is_not_asked_of_the_whole_vocabulary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = 0

    def counted(one: str, other: str) -> bool:
        nonlocal asked
        asked += 1
        return same_stem(one, other)

    monkeypatch.setattr("funnelspec.rules._slips.same_stem", counted)
    chance = random.Random(8)
    words = ["lead" + "".join(chance.choices("abcdef", k=4)) for _ in range(800)]
    items = "".join(
        f"  t{at}: {{name: {word}, definition: A {words[at + 400]}.}}\n"
        for at, word in enumerate(words[:400])
    )
    slips = found_by("terms:\n" + items, "misspelt-name")
    assert len(slips) > 100
    assert asked < len(slips)


def test_thousands_of_items_alike_take_no_hour() -> None:
    same = "".join(
        f"  a{at}: {{name: A {at}, definition: The same words in each item., not_the_same_as: terms/a0}}\n"
        for at in range(2000)
    )
    assert len(found_by("terms:\n" + same, "same-definition")) <= 20
    long = "free trial " * 20_000 + "free-trial " * 500
    text = f"terms:\n  trial: {{name: Free trial, definition: {long}}}\n"
    text += f"  x: {{name: Y, definition: {'a' * 100_000}}}\n"
    assert found_by(text, "misspelt-name", "alike-definitions") == []


def test_a_name_that_was_retired_cannot_just_be_taken_out() -> None:
    text = """
    terms:
      truck: {name: Truck, definition: A car for goods., state: retired, replaced_by: lorry}
      lorry: {name: Truck, definition: A car for goods that pulls a trailer.}
    """
    found = only(text, "retired-word-taken-again")
    assert found.help == "Call it something else: what `terms/truck` meant keeps its words."
    other = only(
        text.replace("lorry: {name: Truck,", "lorry: {name: Lorry, aliases: [truck],"), found.card.name
    )
    assert other.help.startswith("Take the word out here")
