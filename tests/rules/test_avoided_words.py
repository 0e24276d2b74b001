"""What is written instead of a word that is not to be used, and what more is said of it."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import Diagnostic
from funnelspec.fixing import apply
from tests.rules.harness import check, of_rule, only, told

LEAD = """\
terms:
  lead: {name: Lead, definition: A person., avoid: [{word: suspect, because: nobody wants that}, SGL]}
  opportunity: {name: Opportunity, definition: A possible sale., avoid: [deal]}
  handover: {name: Hand over, definition: To pass on., avoid: [hand off]}
"""


def found(text: str) -> Diagnostic:
    return only(LEAD + text, "avoided-word")


def line(text: str) -> str:
    """The text with the fix of its one finding applied."""
    diagnostic = found(text)
    assert diagnostic.fix
    assert diagnostic.fix.safe
    whole = LEAD + text
    fixed = apply(whole, diagnostic.fix.edits)
    assert fixed.startswith(LEAD)
    return fixed.removeprefix(LEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  x: {name: X, definition: Suspects wait.}", "  x: {name: X, definition: Leads wait.}"),
        ("  x: {name: X, definition: SUSPECTS wait.}", "  x: {name: X, definition: LEADS wait.}"),
        ("  x: {name: X, definition: 'Our suspects.'}", "  x: {name: X, definition: 'Our leads.'}"),
        (
            '  x: {name: X, definition: "A suspect\'s \\t day"}',
            '  x: {name: X, definition: "A lead\'s \\t day"}',
        ),
        ("  x: {name: X, definition: A deal waits.}", "  x: {name: X, definition: An opportunity waits.}"),
        ("  x: {name: X, definition: An SGL waits.}", "  x: {name: X, definition: A Lead waits.}"),
        ("  x: {name: X, definition: It is handed off.}", "  x: {name: X, definition: It is handed over.}"),
        (
            "  x:\n    name: X\n    definition: >-\n      All the\n      suspects  # no comment\n      wait.",
            "  x:\n    name: X\n    definition: >-\n      All the\n      leads  # no comment\n      wait.",
        ),
        (
            "  x:\n    name: X\n    definition: |\n      - a suspect\n      - a day",
            "  x:\n    name: X\n    definition: |\n      - a lead\n      - a day",
        ),
    ],
)
def test_a_fix_changes_only_the_word_and_its_article(before: str, after: str) -> None:
    assert line(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "  x: {name: X, definition: A suspect lead.}",  # a lead lead
        "  x: {name: X, definition: 'Our suspect''s day.'}",  # a mark that stands twice in the file
        '  x: {name: X, definition: "Our \\x73uspects."}',  # not there letter by letter
        "  x: {name: X, definition: All suspects' days.}",
        "  x: {name: X, definition: It was a hand\n     off.}",  # on two lines
        "  x: {name: The suspect pool, definition: A list.}",  # a name that others may link to
        "  x: {name: X, definition: They are suspecting it.}",
    ],
)
def test_where_it_is_not_certain_nothing_is_changed(text: str) -> None:
    assert found(text).fix is None


def test_the_place_of_a_text_that_stands_elsewhere_is_its_alias() -> None:
    text = LEAD + "  x: {name: X, definition: &t A suspect.}\n  y: {name: Y, definition: *t}\n"
    first, second = of_rule(check(text), "avoided-word")
    assert first.fix
    assert (second.at.where.text, second.fix) == ("*t", None)


def test_the_name_of_an_item_in_a_language_of_marks_is_put_nowhere() -> None:
    text = """
        terms:
          one: {name: "A: one #1", definition: Somebody., avoid: [suspect]}
          two: {name: Two, definition: A suspect.}
    """
    assert only(text, "avoided-word").fix is None


def test_a_verb_that_may_be_another_word_is_a_guess() -> None:
    diagnostic = found("  x: {name: X, definition: They are suspecting it.}")
    assert diagnostic.certainty == "heuristic"
    assert told(diagnostic) == (
        'warning: "suspecting" is a word not to use; the agreed word is "Lead"\n'
        "definitions.yaml:5 'suspecting' not to be used for \"Lead\"\n"
        "definitions.yaml:2 'suspect' agreed here: nobody wants that\n"
        'Say it with "Lead"; where the text is about the word itself, put it in double quotes.'
    )
    assert found("  x: {name: X, definition: The suspects.}").certainty == "exact"


def test_a_word_of_an_item_on_its_way_out_names_what_replaces_it() -> None:
    text = """
        terms:
          lead: {name: Lead, definition: A person.}
          prospect: {name: Prospect, definition: Somebody., state: deprecated, replaced_by: lead}
          x: {name: X, definition: A prospect.}
    """
    diagnostic = only(text, "avoided-word")
    assert told(diagnostic) == (
        'error: "prospect" is deprecated; the agreed word is "Lead"\n'
        "definitions.yaml:4 'prospect' the term \"Prospect\"\n"
        "definitions.yaml:3 'deprecated' deprecated here\n"
        "Write `lead`."
    )
    # Whether the two mean quite the same nobody has said.
    assert diagnostic.fix
    assert not diagnostic.fix.safe


def test_a_retired_word_without_a_successor_has_no_word_instead() -> None:
    text = """
        terms:
          prospect: {name: Prospect, definition: Somebody., state: retired, because: it meant two things}
          x: {name: X, definition: A prospect.}
    """
    diagnostic = only(text, "avoided-word")
    assert diagnostic.headline == '"prospect" is retired'
    assert diagnostic.help == (
        "Use another word; where the text is about the word itself, put it in double quotes."
    )


def test_two_items_that_agree_on_a_word_are_both_named() -> None:
    text = """
        terms:
          lead: {name: Lead, definition: A person., avoid: [suspect]}
          contact: {name: Contact, definition: Another person., avoid: [suspects]}
          x: {name: X, definition: A suspect.}
    """
    diagnostic = only(text, "avoided-word")
    assert diagnostic.headline == '"suspect" is a word not to use; the agreed word is "Contact" or "Lead"'
    assert [label.where.text for label in diagnostic.related] == ["suspects", "suspect"]
    assert diagnostic.fix is None


def test_many_items_that_avoid_one_word_are_not_all_told() -> None:
    items = "".join(f"  i{n}: {{name: N{n}, definition: A suspect., avoid: [suspect]}}\n" for n in range(400))
    diagnostic = only(f"terms:\n{items}", "avoided-word")
    assert diagnostic.headline.startswith('400 places use "suspect", which is a word not to use')


USED = (
    LEAD
    + """\
  x: {name: X, definition: "A suspect, suspects and our suspect list."}
  y: {name: Y, definition: Suspects' needs., notes: A suspect who is new.}
"""
)


def test_three_places_are_told_as_one_and_corrected_as_one() -> None:
    first, second, third = of_rule(check(USED), "avoided-word")
    assert told(first) == (
        'error: 3 places use "suspect", which is a word not to use; the agreed word is "Lead"\n'
        "definitions.yaml:5 'suspect' not to be used for \"Lead\"\n"
        "definitions.yaml:2 'suspect' agreed here: nobody wants that\n"
        "definitions.yaml:5 'suspects' here too\n"
        "definitions.yaml:6 'suspect' here too\n"
        "Write `lead` in each place, in the form that fits."
    )
    assert first.fix
    assert first.fix.safe
    assert apply(USED, first.fix.edits).removeprefix(LEAD) == (
        '  x: {name: X, definition: "A lead, leads and our suspect list."}\n'
        "  y: {name: Y, definition: Suspects' needs., notes: A lead who is new.}\n"
    )
    assert (second.at.where.text, second.severity.word, second.certainty) == (
        "suspect",
        "warning",
        "heuristic",
    )
    assert (second.fix, second.help) == (None, "Write `lead` if that is meant here.")
    assert (third.at.where.text, third.fix) == ("Suspects", None)


@pytest.mark.parametrize(
    ("kept", "help"),
    [
        ("name: Kept", "Write `kept` in each place where it is meant."),
        ("name: Revenue growth of us", "Write `revenue growth of us` in each place where it is meant."),
    ],
)
def test_three_guesses_are_one_guess(kept: str, help: str) -> None:
    text = (
        f"terms:\n  k: {{{kept}, definition: A person., avoid: [suspect]}}\n"
        "  x: {name: X, definition: The suspect list and suspect days; one suspect plan.}\n"
    )
    diagnostic = only(text, "avoided-word")
    assert (diagnostic.severity.word, diagnostic.certainty, diagnostic.help) == ("warning", "heuristic", help)
