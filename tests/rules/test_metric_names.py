"""What is said of metrics whose names and formulas do not go together."""

from __future__ import annotations

import pytest

from funnelspec.catalogue import card
from funnelspec.conditions.solve.logic import Logic
from funnelspec.reporters import witness
from tests.rules.harness import check, of_rule, only, told

TWO, ONE = "one-metric-two-formulas", "two-names-one-formula"

BAD = {
    TWO: """\
error: "close rates" is calculated in two ways: Won / Created against Won / (Won + Lost)
definitions.yaml:15 '[won, lost]' Won / (Won + Lost)
definitions.yaml:9 'created' Won / Created
Agree on one formula, or give one of the two a name of its own.""",
    ONE: """\
warning: "Close rate" and "Win rate" have the same formula
definitions.yaml:12 'Close rate' Customer / Opportunity within 3 months
definitions.yaml:6 'Win rate' Customer / Opportunity within 90 days
If both are one number, keep one of them and add the name of the other to its "aliases"; if not, write what \
sets them apart, or `not_the_same_as: metrics/win_rate`.""",
}


@pytest.mark.parametrize("name", BAD)
def test_the_bad_example_says(name: str) -> None:
    (found,) = of_rule(check(card(name).bad), name)
    assert told(found) == BAD[name]


METRICS = """
fields:
  employees: {{name: Employees, definition: Head count., type: integer}}
  mql_date: {{name: MQL date, definition: When., type: date}}
  sql_date: {{name: SQL date, definition: When., type: date}}
stages:
  mql: {{name: Qualified lead, abbreviation: [MQL, ML], definition: By marketing., next: won}}
  won: {{name: Won, definition: Signed., outcome: won}}
metrics:
  one: {{name: Rate, definition: One., of: mql, {one}}}
  two: {{name: Rate, definition: Two., of: mql, {two}}}
"""


@pytest.mark.parametrize(
    ("one", "two", "said", "more"),
    [
        ("reached: won", "notes: all", "Won / MQL against MQL", ""),
        ("within: 30 days", "notes: all", "within 30 days against at any time", ""),
        ("method: cohort", "method: snapshot", "by cohort against by snapshot", ""),
        ("dated_by: mql_date", "dated_by: sql_date", "dated by MQL date against dated by SQL date", ""),
        (
            "distinct_by: mql_date",
            "distinct_by: sql_date",
            "once for each MQL date against once for each SQL date",
            "",
        ),
        ("when: employees >= 50", "notes: all", "only employees >= 50 against all leads", ""),
        (
            "within: 5 days, method: cohort, when: employees >= 50",
            "within: 6 days, method: snapshot, reached: won",
            "MQL against Won / MQL",
            ' They also differ in "within", "method" and "when".',
        ),
    ],
)
def test_the_difference_is_named(one: str, two: str, said: str, more: str) -> None:
    found = only(METRICS.format(one=one, two=two), TWO)
    assert found.headline == f'"Rate" is calculated in two ways: {said}'
    assert [each.text for each in (*found.related, found.at)] == said.split(" against ")
    assert found.help == f"Agree on one formula, or give one of the two a name of its own.{more}"
    assert of_rule(check(METRICS.format(one=one, two=two)), "duplicate-name") == []


def test_a_lead_shows_that_other_leads_count() -> None:
    found = only(METRICS.format(one="when: employees >= 50", two="when: employees >= 60"), TWO)
    (shown,) = found.witnesses
    assert witness.lead(shown) == "employees 50"
    assert witness.verdicts(shown) == "meets one, does not meet two"
    assert found.severity.word == "error"
    found = only(METRICS.format(one="when: employees >= 50", two="notes: all leads"), TWO)
    (shown,) = found.witnesses
    assert witness.verdicts(shown) == "does not meet Rate"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("when: judgement is large", "when: judgement is a large one"),
        ("when: mql_date in the last 5 days", "when: mql_date > 2026-01-09"),
    ],
)
def test_what_a_person_may_take_for_one_is_no_second_formula(one: str, two: str) -> None:
    assert of_rule(check(METRICS.format(one=one, two=two)), TWO) == []
    only(METRICS.format(one=one, two=two), "duplicate-name")
    assert only(METRICS.format(one=one, two=f"{two}, within: 5 days"), TWO).help.endswith('in "when".')


def test_a_question_that_only_one_asks_is_an_error() -> None:
    found = only(METRICS.format(one="when: judgement is large", two="notes: all leads"), TWO)
    assert found.severity.word == "error"


def test_teams_that_do_not_agree_on_a_field_do_not_hide_the_rest() -> None:
    text = """
        stages:
          mql: {name: MQL, definition: By marketing.}
        -- marketing.yaml --
        team: marketing
        fields: {size: {name: Size, definition: How big., type: integer}}
        metrics: {rate: {name: Rate, definition: One., of: mql, when: size >= 5, within: 5 days}}
        -- sales.yaml --
        team: sales
        fields: {size: {name: Size, definition: How big., type: text}}
        metrics: {pace: {name: Rate, definition: Two., of: mql, when: size = large, within: 6 days}}
    """
    found = only(text, TWO)
    assert found.headline == '"Rate" is calculated in two ways: within 5 days against within 6 days'
    assert found.help == "Agree on one formula, or give one of the two a name of its own."
    alike = text.replace("name: Rate, definition: Two", "name: Pace, definition: Two").replace(
        "6 days", "5 days"
    )
    assert of_rule(check(alike), ONE) == []


def test_of_three_each_is_held_against_the_first() -> None:
    lines = "".join(
        f"  m{number}: {{name: Metric {number}, definition: One., of: mql}}\n" for number in range(3)
    )
    text = f"stages:\n  mql: {{name: MQL, definition: By marketing.}}\nmetrics:\n{lines}"
    found = of_rule(check(text), ONE)
    assert [each.headline for each in found] == [
        '"Metric 1" and "Metric 0" have the same formula',
        '"Metric 2" and "Metric 0" have the same formula',
    ]
    same = text.replace("Metric 1", "Metric 0").replace("Metric 2", "Metric 0")
    assert of_rule(check(same), ONE) == []
    assert len(of_rule(check(same), "duplicate-name")) == 2


def test_what_cannot_be_decided_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Logic.__init__, "__defaults__", (500,))
    asked = ", ".join(f"judgement question {number}" for number in range(20))
    text = f"""
fields:
  employees: {{name: Employees, definition: Head count., type: integer}}
stages:
  mql: {{name: MQL, definition: By marketing.}}
metrics:
  large: {{name: Large, definition: Many people., of: mql, when: employees >= 50}}
  big:
    name: Big
    definition: Many people, or what cannot be.
    of: mql
    when:
      any:
        - employees >= 50
        - all:
            - {{at_least: 10, of: [{asked}]}}
            - none: {{at_least: 9, of: [{asked}]}}
"""
    found = of_rule(check(text), "undecided-condition")
    assert 'It stays open whether "Big" and "Large" count the same leads' in [each.headline for each in found]
    assert of_rule(check(text), ONE) == []


TEAMS = """
fields:
  country: {{name: Country, definition: Billing., type: choice, choices: [US, CA]}}
stages:
  mql: {{name: MQL, definition: By marketing., next: won}}
  won: {{name: Won, definition: Signed., outcome: won}}
-- marketing.yaml --
team: marketing
metrics: {{conv: {{name: Conversion, definition: One., of: mql, reached: won{ours}}}}}
-- sales.yaml --
team: sales
metrics: {{conv: {{name: Conversion, definition: One., of: mql, reached: won{theirs}}}}}
"""


def test_two_teams_without_a_shared_item_have_two_formulas_where_one_leaves_something_out() -> None:
    text = TEAMS.format(ours=", within: 30 days, when: country = US", theirs="")
    found = only(text, TWO)
    assert (
        told(found)
        == """\
error: "Conversion" is calculated in two ways: within 30 days against at any time
sales.yaml:2 'conv' at any time
marketing.yaml:2 '30 days' within 30 days
Agree on one formula, or give one of the two its own name and id. They also differ in "when".\
"""
    )
    assert found.entries == ("metrics/conv",)
    (shown,) = found.witnesses
    assert witness.lead(shown) == "country CA"
    assert (
        witness.verdicts(shown)
        == "marketing says not counted in Conversion, sales says counted in Conversion"
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "rule"),
    [
        (", within: 30 days, when: country = US", ", within: 60 days", "teams-disagree"),
        (", within: 30 days, when: country = US", ", when: country = CA", "criteria-disagree"),
        (", within: 30 days", ", within: 30 days, target: 5%", None),
        (", method: cohort", "", None),
    ],
)
def test_one_cause_is_one_finding(ours: str, theirs: str, rule: str | None) -> None:
    found = check(TEAMS.format(ours=ours, theirs=theirs))
    assert [each.card.name for each in found if each.severity.word == "error"] == ([rule] if rule else [])


def test_what_a_team_leaves_to_the_shared_files_is_no_formula_of_its_own() -> None:
    text = TEAMS.format(ours=", within: 30 days", theirs=", when: country = US")
    shared = "metrics: {conv: {name: Conversion, definition: One., of: mql, reached: won}}\n"
    assert of_rule(check(text.replace("-- marketing.yaml", f"{shared}-- marketing.yaml")), TWO) == []


def test_metrics_of_two_teams_and_ids_are_counted_in_by_their_ids() -> None:
    text = TEAMS.format(ours=", when: country = US", theirs="").replace(
        "{conv: {name: Conversion, definition: One., of: mql, reached: won}}",
        "{rate: {name: Conversion, definition: One., of: mql, reached: won}}",
    )
    (shown,) = only(text, TWO).witnesses
    assert witness.verdicts(shown) == "marketing says not counted in conv, sales says counted in rate"
