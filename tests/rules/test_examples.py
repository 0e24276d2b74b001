"""The examples on the cards: the bad one is found exactly where it is marked, the good one is clean."""

from __future__ import annotations

import pytest

from funnelspec.catalogue import cards
from funnelspec.diagnostic import ERROR, WARNING, Card
from funnelspec.engine import check_texts
from funnelspec.examples import files, marks
from funnelspec.fixing import apply
from tests.rules.harness import TODAY, check, of_rule, place

# What a bad example cannot be without: the errors of these rules.
INEVITABLE = {
    "agreed-in-dispute": {"teams-disagree"},  # the dispute itself
    "expired-suppression": {"duplicate-name"},  # what it hid and hides no more
}

# What YAML in a card cannot show has no example; the tests of reading show it.
SHOWN = [card for card in cards() if card.bad]
every_card = pytest.mark.parametrize("card", SHOWN, ids=lambda card: card.name)


@every_card
def test_the_bad_example_is_found_exactly_where_it_is_marked(card: Card) -> None:
    found = of_rule(check(card.bad), card.name)
    assert sorted(map(place, found)) == sorted(marks(card.bad))


@every_card
def test_the_bad_example_shows_no_other_error(card: Card) -> None:
    others = {each.card.name for each in check(card.bad) if each.severity is ERROR} - {card.name}
    assert others == INEVITABLE.get(card.name, set())


@every_card
def test_the_good_example_is_clean_under_every_rule(card: Card) -> None:
    assert not marks(card.good)
    assert [(each.card.name, each.headline) for each in check(card.good) if each.severity >= WARNING] == []


@every_card
def test_the_finding_of_the_bad_example_has_the_severity_of_its_card(card: Card) -> None:
    assert {each.severity for each in of_rule(check(card.bad), card.name)} <= {card.severity}


@every_card
def test_a_fix_removes_its_finding_and_leaves_nothing_new(card: Card) -> None:
    texts = files(card.bad)
    before = check_texts(texts, TODAY).report.diagnostics
    fixable = [each for each in before if each.fix]
    for found in fixable:
        assert found.fix
        path = found.at.where.path
        fixed = {**texts, path: apply(texts[path], found.fix.edits)}
        after = check_texts(fixed, TODAY).report.diagnostics
        gone = {each.fingerprint for each in before} - {each.fingerprint for each in after}
        assert gone == {found.fingerprint}, found.headline
        assert len(after) == len(before) - 1


@every_card
def test_all_safe_fixes_together_converge(card: Card) -> None:
    texts = files(card.bad)
    for _ in range(2):
        found = check_texts(texts, TODAY).report.diagnostics
        for path in texts:
            edits = [
                edit
                for each in found
                if each.fix and each.fix.safe
                for edit in each.fix.edits
                if edit.where.path == path
            ]
            texts = {**texts, path: apply(texts[path], edits)}
    again = check_texts(texts, TODAY).report.diagnostics
    assert [each.headline for each in again if each.fix and each.fix.safe] == []
