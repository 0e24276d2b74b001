"""What the rules about time say."""

from __future__ import annotations

import pytest

from funnelspec.reporters import witness
from tests.rules.harness import check, of_rule, only, told

STAGES = """\
fields:
  region: {name: Region, definition: Where., type: choice, choices: [Europe, Americas]}
  amount: {name: Amount, definition: Money., type: integer}
  demo: {name: Demo, definition: Asked for one., type: boolean}
criteria:
  hot: {name: Hot, definition: Who asked for a demo., when: demo}
stages:
  a: {name: A, definition: The first., entry: amount > 10, next: [b]}
  b: {name: B, definition: The second., next: [c]}
  c: {name: C, definition: The third.}
slas:
"""
CONFIG = "-- funnelspec.yaml --\nspec: 1\nname: Northwind\nteams: {sales: {name: Sales}}\n"
OFFICE = CONFIG + "calendar: {hours: '08:30-17:00'}\n"
DAYS = CONFIG + "calendar: {working_day: 8 hours}\n"
WORKING_WEEKEND = CONFIG + "calendar: {working_week: [sat, sun, mon, thu]}\n"
TWO_DESKS = CONFIG + "calendars: {north: {hours: '09:00-17:00'}, south: {hours: '12:00-20:00'}}\n"


def slas(*each: str, config: str = DAYS) -> str:
    """SLAs that begin at the first stage and, where they do not say otherwise, stop at the second."""
    lines = [
        f"  {name}: {{name: {name.title()}, definition: How soon it is., starts: stages/a, "
        f"{'' if 'stops:' in more else 'stops: stages/b, '}{more}}}\n"
        for name, more in zip(("one", "two"), each, strict=False)
    ]
    return STAGES + "".join(lines) + config


@pytest.mark.parametrize(
    ("config", "shown", "clock", "business"),
    [
        (OFFICE, "Friday 17:00", "until Saturday 17:00", "until Monday 16:30"),
        (DAYS, "Saturday", "until Sunday", "until Monday"),
        (WORKING_WEEKEND, "Tuesday", "until Wednesday", "until Thursday"),
    ],
)
def test_a_lead_of_a_weekend_shows_what_the_calendar_knows(
    config: str, shown: str, clock: str, business: str
) -> None:
    """No time of day where the calendar has none."""
    text = slas("within: 24 hours", "within: 1 business day", config=config)
    assert told(only(text, "calendar-against-business-time")) == (
        'error: "One" counts 24 hours and "Two" 1 business day, and which ends first depends on when a lead '
        "comes in\n"
        f"definitions.yaml:13 '1 business day' a lead of {shown} has {business}\n"
        f"definitions.yaml:12 '24 hours' a lead of {shown} has {clock}\n"
        "Count both by one clock: write business hours or business days instead of `24 hours`, or the other "
        "one without `business`."
    )


@pytest.mark.parametrize(
    ("within", "config", "labels"),
    [
        # whichever comes in on a working day shows it, and at which time is not known
        (
            "{target: 2 days, limit: 2 business days}",
            DAYS,
            ("counts around the clock", "counts working time only"),
        ),
        (
            "{target: 24 hours, limit: 1 business day}",
            CONFIG + "calendar: {hours: '09:00-17:00'}\n",
            (
                "a lead of Monday 09:00 has until Tuesday 09:00",
                "a lead of Monday 09:00 has until Monday 17:00",
            ),
        ),
        (
            "{target: 1 business hour, limit: 1 day}",
            DAYS,
            ("a lead of Saturday has until Monday", "a lead of Saturday has until Sunday"),
        ),
        (
            "{target: 1 business hour, limit: 10 hours}",
            DAYS,
            ("a lead of Saturday has until Monday", "a lead of Saturday has until Sunday at the latest"),
        ),
        (
            "{target: 6 business days, limit: 8 days}",
            OFFICE,
            ("a lead of Friday 17:00 has until Monday 14:00, 10 days later", ""),
        ),
    ],
)
def test_a_target_and_its_limit_are_shown_by_a_lead_that_has_them_in_the_wrong_order(
    within: str, config: str, labels: tuple[str, str]
) -> None:
    found = only(slas(f"within: {within}", config=config), "calendar-against-business-time")
    assert found.severity.word == "warning"
    assert found.at.text == labels[0]
    assert not labels[1] or found.related[0].text == labels[1]


@pytest.mark.parametrize(
    ("when", "added"),
    [
        ("demo", "not demo"),
        ("not demo", "demo"),
        ("meets hot", "not meets hot"),
        ("'judgement \"is nice, or: so\"'", "'not judgement \"is nice, or: so\"'"),
    ],
)
def test_the_line_that_takes_the_exception_out_is_ready_to_copy(when: str, added: str) -> None:
    text = slas(f"when: {when}, within: 1 hour", "within: 2 hours")
    found = only(text, "two-slas-on-one-start")
    assert found.help == (
        f'Add `when: {added}` to `slas/two` if "One" is the exception; if they are about different things, '
        "let each stop where its own has happened."
    )
    mended = slas(f"when: {when}, within: 1 hour", f"when: {added}, within: 2 hours")
    assert [each.headline for each in check(mended) if each.severity.word != "info"] == []


def test_a_line_through_which_blanks_slip_is_not_shown() -> None:
    found = only(slas("when: amount > 50, within: 1 hour", "within: 2 hours"), "two-slas-on-one-start")
    assert found.help.startswith('Draw the line between "when" of both so that each lead fits one; ')


def test_the_lead_has_entered_the_stage() -> None:
    text = slas("when: amount < 50, within: 1 hour", "when: region = Europe, within: 2 hours")
    (lead,) = only(text, "two-slas-on-one-start").witnesses
    assert lead.lead == {"amount": 11, "region": "Europe"}
    assert witness.verdicts(lead) == 'meets the condition of "One", meets the condition of "Two"'


def test_calendars_are_named_where_only_they_differ() -> None:
    text = slas(
        "within: 1 business hour, calendar: north",
        "within: 1 business hour, calendar: south",
        config=TWO_DESKS,
    )
    assert only(text, "two-slas-on-one-start").headline == (
        '"One" and "Two" set two deadlines for one thing, 1 business hour by north and 1 business hour by '
        "south"
    )


def test_the_place_is_the_later_one_whichever_step_comes_first() -> None:
    whole, step = "stops: stages/c, within: 1 hour", "within: 2 hours"
    assert told(only(slas(whole, step), "two-slas-on-one-start")) == (
        'warning: "Two" has 2 hours, and "One", which comes later, has 1 hour from the same start\n'
        "definitions.yaml:13 '2 hours' \"Two\" says so of the first step\n"
        "definitions.yaml:12 '1 hour' \"One\" says so of the later step\n"
        'Give "Two" the shorter time: a lead that keeps to 1 hour never uses up 2 hours.'
    )
    assert told(only(slas(step, whole), "two-slas-on-one-start")) == (
        'warning: "One" has 2 hours, and "Two", which comes later, has 1 hour from the same start\n'
        "definitions.yaml:13 '1 hour' \"Two\" says so of the later step\n"
        "definitions.yaml:12 '2 hours' \"One\" says so of the first step\n"
        'Give "One" the shorter time: a lead that keeps to 1 hour never uses up 2 hours.'
    )


def test_two_deadlines_for_one_thing_go_before_the_order_of_steps() -> None:
    text = slas("stops: stages/c, within: 1 hour", "within: 30 minutes")
    third = (
        "  zwei: {name: Three, definition: How long., starts: stages/a, stops: stages/b, within: 2 hours}\n"
    )
    found = only(text.replace(DAYS, third + DAYS), "two-slas-on-one-start")
    assert (found.severity.word, found.at.where.text, found.related[0].where.text) == (
        "error", "2 hours", "30 minutes"
    )  # fmt: skip


@pytest.mark.parametrize("state", ["draft", "proposed"])
def test_what_is_not_agreed_yet_is_a_warning(state: str) -> None:
    found = only(slas("within: 1 hour", f"within: 2 hours, state: {state}"), "two-slas-on-one-start")
    assert found.severity.word == "warning"


def test_what_cannot_be_decided_is_said_to_be_open() -> None:
    many = ", ".join(f"judgement question {letter}" for letter in "abcdefghijklmnopqrst")
    text = slas(
        f"when: {{at_least: 10, of: [{many}]}}, within: 1 hour",
        f"when: {{none: [{{at_least: 9, of: [{many}]}}]}}, within: 2 hours",
    )
    found = check(text)
    assert of_rule(found, "two-slas-on-one-start") == []
    (open_,) = of_rule(found, "undecided-condition")
    assert open_.headline == 'It stays open whether "One" and "Two" are about one lead'


def test_many_slas_on_one_start_are_told_once_each() -> None:
    text = STAGES + "".join(
        f"  s{at}: {{name: Time {at}, definition: How soon it is., starts: stages/a, stops: stages/b, "
        f"within: {at + 1} hours}}\n"
        for at in range(60)
    )
    found = of_rule(check(text), "two-slas-on-one-start")
    assert [each.at.where.text for each in found] == [f"{at + 1} hours" for at in range(1, 60)]
    assert {each.related[0].where.text for each in found} == {"1 hours"}


def test_a_later_step_that_is_due_first_is_shown_by_a_lead_of_whom_that_is_so() -> None:
    text = slas("within: 24 hours", "stops: stages/c, within: 4 business hours", config=OFFICE)
    found = only(text, "calendar-against-business-time")
    assert (found.severity.word, found.at.text, found.related[0].text) == (
        "warning",
        "a lead of Monday 08:30 has until Monday 12:30",
        "a lead of Monday 08:30 has until Tuesday 08:30",
    )


def test_two_lines_of_one_maximum_age_have_fingerprints_of_their_own() -> None:
    found = of_rule(
        check(
            """
            fields:
              amount: {name: Amount, definition: Money., type: integer, between: [0, 9]}
            stages:
              a:
                name: Alpha stage
                definition: A lead that waits.
                max_age:
                  - {when: amount > 5, warn: 6 days, close: 5 business days}
                  - {warn: 3 days, close: 2 business days}
            """
        ),
        "calendar-against-business-time",
    )
    assert len({each.fingerprint for each in found}) == len(found) == 2


@pytest.mark.parametrize(("stages", "told_of"), [(400, 1), (600, 0)])
def test_no_way_is_followed_for_ever(stages: int, told_of: int) -> None:
    steps = [f"s{at}" for at in range(stages)]
    text = "\n".join(
        (
            "stages:",
            *(f"  {step}: {{name: Stage {step}, definition: Where leads are {step}.}}" for step in steps),
            "funnels:",
            f"  f: {{name: Long way, definition: A very long way., stages: [{', '.join(steps)}]}}",
            "slas:",
            "  near: {name: Near, definition: At once., starts: stages/s0, stops: stages/s1, within: 9 days}",
            "  far: {name: Far, definition: Later on., starts: stages/s0, stops: stages/s2, within: 5 days}",
        )
    )
    assert len(of_rule(check(text), "two-slas-on-one-start")) == told_of
