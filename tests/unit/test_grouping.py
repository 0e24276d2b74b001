"""One missing thing that many places name is one finding."""

from __future__ import annotations

import pytest

from tests.rules.harness import check, of_rule, only, told

STAGES = """
stages:
  lead: {name: Lead, definition: Someone., next: [sal]}
  mql: {name: MQL, definition: A lead that fits., next: [sal], never: [stages/lead, sal]}
  accepted: {name: Accepted lead, definition: A lead that sales works on., abbreviation: SAL}
"""


def test_three_places_are_told_as_one() -> None:
    assert told(only(STAGES, "unknown-reference")) == (
        'error: 3 places name the stage "sal", which does not exist\n'
        "definitions.yaml:2 'sal' no stage has the id \"sal\"\n"
        "definitions.yaml:4 'accepted' \"Accepted lead\"\n"
        "definitions.yaml:3 'sal' here too\n"
        "definitions.yaml:3 'sal' here too\n"
        "Did you mean `accepted`? If it was renamed, write its new id in each place; if it was deleted, take "
        "it out of each."
    )


def test_two_places_stay_two_findings() -> None:
    found = of_rule(check(STAGES.replace(", never: [stages/lead, sal]", "")), "unknown-reference")
    assert [each.headline for each in found] == [
        '"Lead" moves to a stage that does not exist',
        '"MQL" moves to a stage that does not exist',
    ]
    assert {each.help for each in found} == {"Did you mean `accepted`?"}


def test_nothing_is_guessed_without_a_name() -> None:
    found = only(STAGES.replace("abbreviation: SAL", "outcome: won"), "unknown-reference")
    assert found.help == (
        "If it was renamed, write its new id in each place; if it was deleted, take it out of each."
    )
    assert [label.text for label in found.related] == ["here too", "here too"]


def test_places_of_the_shared_files_and_of_a_team_are_one_finding() -> None:
    text = (
        STAGES
        + """
funnels:
  f: {name: Way, definition: The way., stages: [lead, sal, mql]}
-- sales.yaml --
team: sales
stages:
  lead: {next: [mql, sal]}
  mql: {notes: Soon.}
"""
    )
    found = only(text, "unknown-reference")
    assert found.headline == '5 places name the stage "sal", which does not exist'
    assert found.related[-1].where.path == "sales.yaml"
    assert found.teams == ()


def test_a_comment_hides_its_own_place_and_no_other() -> None:
    text = STAGES.replace("next: [sal]}", "next: [sal]}  # funnelspec: ignore[unknown-reference] soon", 1)
    found = of_rule(check(text), "unknown-reference")
    assert [each.at.where.first.line for each in found] == [3, 3]


@pytest.mark.parametrize(("more", "last"), [(0, "here too"), (1, "1 more place"), (9, "9 more places")])
def test_of_many_places_twenty_are_shown_besides_the_first(more: int, last: str) -> None:
    stages = "".join(f"  s{at}: {{name: S{at}, definition: One., next: [gone]}}\n" for at in range(21 + more))
    found = only(f"stages:\n{stages}", "unknown-reference")
    assert found.headline == f'{21 + more} places name the stage "gone", which does not exist'
    assert len(found.related) == 20
    assert found.related[-1].text.endswith(last)


def test_links_conditions_and_fields_are_told_as_one_too() -> None:
    items = "".join(
        f"  c{at}: {{name: C{at}, definition: 'Not [[Gone]].', when: [meets gone, budget > 1]}}\n"
        for at in range(3)
    )
    found = check(f"criteria:\n{items}")
    assert {each.card.name: each.headline for each in found if each.card.name != "never-used"} == {
        "broken-link": '3 places link to "Gone", which does not exist',
        "missing-owner": "3 places of this file define what nobody owns",
        "unknown-criterion": '3 places name the criterion "gone", which does not exist',
        "unknown-field": '3 places name the field "budget", which does not exist',
    }
