"""What is said of a threshold that no lead can get."""

from __future__ import annotations

import pytest

from funnelspec.catalogue import card
from funnelspec.reporters import witness
from tests.rules.harness import check, of_rule, only, told

NAME = "unreachable-threshold"

MODEL = """
fields:
  lead_score: {{name: Lead score, definition: Points., type: integer, between: [-500, 5000]}}
  visits: {{name: Visits, definition: How often., type: integer}}
  title: {{name: Title, definition: As written., type: text}}
  seen: {{name: Seen, definition: A day., type: date}}
scores:
  lead_score:
    name: Lead score model
    definition: Points for what the person did.
    field: lead_score
    rules:
      - {{points: 40, when: title contains "VP"}}
      - {{points: 10, per: visits, at_most: 30}}
    {rest}
criteria:
  mql: {{name: MQL criteria, definition: When a lead is handed over., when: {when}}}
"""


def found(when: str, rest: str = "") -> str:
    return told(only(MODEL.format(when=when, rest=rest), NAME))


def test_the_bad_example_says() -> None:
    (one,) = of_rule(check(card(NAME).bad), NAME)
    assert told(one) == (
        'error: "MQL criteria" asks for more points in "Lead score" than any lead can get\n'
        "definitions.yaml:9 'lead_score >= 100' the most is 85\n"
        "definitions.yaml:11 'lead_score' gives 0 to 85 points\n"
        "Write `lead_score >= 85` or less, or let `scores/lead_score` give more points."
    )
    (shown,) = one.witnesses
    assert witness.lead(shown) == "demo_requested yes, page_views 5, lead_score 85"
    assert witness.verdicts(shown) == "does not meet MQL criteria"
    assert shown.verdicts[0].decided_by == one.at.where


def test_the_ceiling_is_shown_where_it_is_the_end() -> None:
    assert found("lead_score > 60", "ceiling: 60") == (
        'error: "MQL criteria" asks for more points in "Lead score" than any lead can get\n'
        "definitions.yaml:16 'lead_score > 60' the most is 60\n"
        "definitions.yaml:7 'lead_score' gives 0 to 60 points\n"
        "definitions.yaml:14 '60' no total is higher\n"
        "Write `lead_score >= 60` or less, or let `scores/lead_score` give more points."
    )


def test_so_is_the_floor() -> None:
    assert found("lead_score = 9", "floor: 10") == (
        'error: "MQL criteria" asks for fewer points in "Lead score" than any lead can get\n'
        "definitions.yaml:16 'lead_score = 9' the least is 10\n"
        "definitions.yaml:7 'lead_score' gives 10 to 70 points\n"
        "definitions.yaml:14 '10' no total is lower\n"
        "Ask for 10 or more, or let `scores/lead_score` give fewer points."
    )


def test_a_band_between_two_totals_names_them() -> None:
    assert found('["lead_score > 41", lead_score <= 49]') == (
        'error: "MQL criteria" asks for points in "Lead score" that no lead can get\n'
        "definitions.yaml:16 'lead_score <= 49' no total lies between 40 and 50\n"
        "definitions.yaml:16 'lead_score > 41' and this\n"
        "definitions.yaml:7 'lead_score' gives 0 to 70 points\n"
        "Move the ends so that a total lies between them, or change the points in `scores/lead_score`."
    )


def test_what_is_ruled_out_is_a_warning_and_shows_no_lead() -> None:
    text = MODEL.format(when="{none: [lead_score > 90]}", rest="")
    one = only(text, NAME)
    assert told(one).startswith(
        'warning: "MQL criteria" rules out more points in "Lead score" than any lead can get\n'
    )
    assert one.witnesses == ()


@pytest.mark.parametrize(
    ("rest", "given"),
    [
        ("", "gives 0 to 70 points"),
        ("floor: 70", "gives 70 points to every lead"),
        ("decay: a point a day", "gives at most 70 points"),
        ("{floor: 1, ceiling: 1}", "gives 1 point to every lead"),
    ],
)
def test_what_the_model_gives_is_told(rest: str, given: str) -> None:
    rest = rest.strip("{}").replace(", ", "\n    ")
    assert only(MODEL.format(when="lead_score > 1200", rest=rest), NAME).related[0].text == given


def test_a_lead_that_meets_another_alternative_is_not_shown() -> None:
    text = MODEL.format(when="{any: [visits >= 1, lead_score > 90]}", rest="")
    assert only(text, NAME).witnesses == ()
    text = MODEL.format(when="{any: [visits >= 7, lead_score > 90]}", rest="")
    (shown,) = only(text, NAME).witnesses
    assert witness.lead(shown) == "title VP, visits 3, lead_score 70"
    assert witness.verdicts(shown) == "does not meet MQL criteria"


def test_a_threshold_of_a_move_is_told_with_the_move() -> None:
    text = MODEL.format(when="visits > 1", rest="") + (
        "stages:\n  a: {name: A, definition: First., next: [{to: b, when: lead_score > 90}]}\n"
        "  b: {name: B, definition: Second., outcome: won}\n"
    )
    (shown,) = only(text, NAME).witnesses
    assert witness.verdicts(shown) == 'may not move from "A" to "B"'


def test_two_models_of_one_field_are_both_shown() -> None:
    other = (
        "  other: {{name: Other, definition: Another., field: lead_score, rules: [{{points: 90, per: visits, "
        "at_most: 90}}]}}\ncriteria:"
    )
    text = MODEL.replace("criteria:", other).format(when="lead_score > 90", rest="")
    one = only(text, NAME)
    assert [each.text for each in one.related] == ["gives 0 to 70 points", "gives 0 to 90 points"]
    assert one.help == (
        "Write `lead_score >= 90` or less, or let `scores/lead_score` and `scores/other` give more points."
    )
    assert witness.lead(one.witnesses[0]) == "visits 1, lead_score 90"


def test_between_two_models_whose_points_move_is_nothing_either() -> None:
    other = (
        "  other: {{name: Other, definition: Another., field: lead_score, rules: [{{points: 9, per: visits}}]"
        ", floor: 200, decay: slowly}}\ncriteria:"
    )
    text = MODEL.replace("criteria:", other).format(when="lead_score between 80 and 90", rest="decay: slowly")
    assert only(text, NAME).at.text == "no total lies between 70 and 200"


def test_what_only_the_calendar_keeps_apart_is_a_warning() -> None:
    text = MODEL.format(when="lead_score > 100", rest="").replace(
        "      - {points: 40",
        "      - {points: 20, when: seen in the last 5 days}\n      - {points: 20, when: seen < 2026-01-01}\n"
        "      - {points: 20, when: seen >= 2030-01-01}\n      - {points: 40",
    )
    assert of_rule(check(text), NAME) == []
    assert told(only(text.replace("lead_score > 100", "lead_score > 110"), NAME)).startswith("warning: ")


def test_an_end_that_nobody_may_get_to_is_told_as_such() -> None:
    text = MODEL.format(when="lead_score > 90", rest="").replace(
        "per: visits, at_most: 30}", "per: visits, at_most: 30}\n      - {points: 9, when: visits is unknown}"
    )
    assert told(only(text, NAME)) == (
        'error: "MQL criteria" asks for more points in "Lead score" than any lead can get\n'
        "definitions.yaml:17 'lead_score > 90' no lead gets more than 79\n"
        "definitions.yaml:7 'lead_score' gives at least 0 and at most 79 points\n"
        "Ask for less, or let `scores/lead_score` give more points."
    )


def test_a_narrow_band_above_all_totals_is_above_them() -> None:
    text = MODEL.replace(
        "title: {{name: Title",
        "amount: {{name: Amount, definition: Money., type: number}}\n  title: {{name: Title",
    )
    text = text.replace("field: lead_score", "field: amount").format(
        when="[amount > 86, amount < 87]", rest=""
    )
    assert only(text, NAME).at.text == "the most is 70"


def test_each_line_has_a_finding_of_its_own() -> None:
    text = MODEL.format(when="{any: [lead_score > 90, lead_score > 95]}", rest="")
    prints = {each.fingerprint for each in of_rule(check(text), NAME)}
    assert len(prints) == 2
