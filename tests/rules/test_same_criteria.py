"""What is said of two criteria that mean the same."""

from __future__ import annotations

import pytest

from funnelspec.catalogue import card
from funnelspec.conditions.solve.logic import Logic
from tests.rules.harness import check, of_rule, only, told

NAME = "same-criteria"

PARTS = """
fields:
  employees: {name: Employees, definition: Head count., type: integer}
segments:
  size: {name: Size, definition: How big., parts: {large: {name: Large, when: employees > 2000}}}
  queue: {name: Queue, definition: Who works on it., parts: {top: {name: Top, when: employees >= 2001}}}
"""


def test_the_bad_example_says() -> None:
    (found,) = of_rule(check(card(NAME).bad), NAME)
    assert told(found) == (
        'warning: "SQL criteria" and "SAL criteria" mean exactly the same\n'
        "definitions.yaml:12 '[employees > 49, demo_requested]' what \"SQL criteria\" asks\n"
        "definitions.yaml:8 '[demo_requested, employees >= 50]' what \"SAL criteria\" asks\n"
        'If both are one thing, keep one of them and add the name of the other to its "aliases"; if not, '
        "change the one that is wrong, or write `not_the_same_as: criteria/sal` where it is so on purpose."
    )


def test_of_two_parts_one_may_meet_the_other() -> None:
    found = only(PARTS, NAME)
    assert found.help == (
        "If both are one thing, write `meets size/large` in the other, so that the line is drawn once; if "
        "not, change the one that is wrong, or write `not_the_same_as: segments/size/large` where it is so "
        "on purpose."
    )
    assert of_rule(check(PARTS.replace("employees >= 2001", "meets size/large")), NAME) == []
    apart = PARTS.replace(
        "when: employees >= 2001", "not_the_same_as: segments/size/large, when: employees >= 2001"
    )
    assert of_rule(check(apart), NAME) == []


def test_of_three_each_is_held_against_the_first() -> None:
    third = "  order: {name: Order, definition: First., parts: {one: {name: One, when: employees > 2000}}}\n"
    found = of_rule(check(PARTS + third), NAME)
    assert [each.headline for each in found] == [
        '"Top" and "Large" mean exactly the same',
        '"One" and "Large" mean exactly the same',
    ]
    assert len({each.fingerprint for each in found}) == 2


def test_a_team_sees_what_its_own_line_does() -> None:
    text = """
        fields:
          employees: {name: Employees, definition: Head count., type: integer}
        criteria:
          large: {name: Large, definition: Many people., when: employees >= 50}
          big: {name: Big, definition: Very many people., when: employees >= 60}
        -- sales.yaml --
        team: sales
        criteria:
          big: {when: employees >= 50}
    """
    found = only(text, NAME)
    assert found.at.where.path == "sales.yaml"
    assert found.teams == ("Sales",)


def test_what_cannot_be_decided_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Logic.__init__, "__defaults__", (500,))
    asked = ", ".join(f"judgement question {number}" for number in range(20))
    text = f"""
fields:
  employees: {{name: Employees, definition: Head count., type: integer}}
criteria:
  large: {{name: Large, definition: Many people., when: employees >= 50}}
  big:
    name: Big
    definition: Many people, or what cannot be.
    when:
      any:
        - employees >= 50
        - all:
            - {{at_least: 10, of: [{asked}]}}
            - none: {{at_least: 9, of: [{asked}]}}
"""
    assert of_rule(check(text), NAME) == []
    open_ = [each for each in of_rule(check(text), "undecided-condition") if "mean the same" in each.headline]
    assert [(each.headline, each.at.where.first_line().text) for each in open_] == [
        ('It stays open whether "Big" and "Large" mean the same', "any:")
    ]
