"""What findings about one condition say: wherever it stands, of whatever lines."""

from __future__ import annotations

import pytest

from funnelspec.catalogue import card
from funnelspec.diagnostic import Diagnostic
from funnelspec.fixing import apply
from tests.rules.harness import check, of_rule, only, told

FIELDS = """\
fields:
  n: {name: Number, definition: A number., type: integer, between: [0, 100], unit: people}
  price: {name: Price, definition: An amount., type: number, unit: USD}
  land: {name: Land, definition: Where., type: choice, choices: [US, CA, NO]}
  wants: {name: Wants, definition: Products., type: choices, choices: [core, addon]}
  hot: {name: Hot, definition: Is in a hurry., type: boolean}
  title: {name: Title, definition: As written., type: text}
  seen: {name: Seen, definition: The last day., type: date}
"""


def found(name: str, when: str, more: str = "") -> Diagnostic:
    """The one finding of a rule in a criterion with this condition."""
    return only(f"{FIELDS}criteria:\n  fit: {{name: Fit, definition: Enough., when: {when}}}\n{more}", name)


def labels(finding: Diagnostic) -> list[tuple[str, str]]:
    return [(label.where.first_line().text, label.text) for label in (finding.at, *finding.related)]


NEVER = "[hot, not hot]"
ALWAYS = "{any: [hot, not hot]}"
PLACES = [
    ("criteria: {a: {name: A, definition: A., when: WHEN}}", "meet", "meets", '"A"'),
    (
        "segments: {s: {name: S, definition: S., parts: {p: {name: P, when: WHEN}}}}",
        "belong to",
        "belongs to",
        '"P"',
    ),
    ("stages: {a: {name: A, definition: A., entry: WHEN}}", "enter", "may enter", '"A"'),
    ("stages: {a: {name: A, definition: A., exit: WHEN}}", "leave", "may leave", '"A"'),
    (
        "stages: {a: {name: A, definition: A., next: [{to: b, when: WHEN}]}, b: {name: B, definition: B.}}",
        "move from",
        "may move from",
        '"A" to "B"',
    ),
    (
        "statuses: {a: {name: A, definition: A., next: [{to: b, when: WHEN}]}, b: {name: B, definition: B.}}",
        "move from",
        "may move from",
        '"A" to "B"',
    ),
    (
        "stages: {a: {name: A, definition: A., max_age: [{when: WHEN, warn: 7 days}, {warn: 9 days}]}}",
        "meet",
        "meets",
        'a condition under "max_age" of "A"',
    ),
    (
        "stages: {a: {name: A, definition: A.}, b: {name: B, definition: B.}}\n"
        "funnels: {f: {name: F, definition: F., stages: [a, b], side_stages: [{stage: b, exit: WHEN}]}}",
        "leave",
        "may leave",
        '"B" in "F"',
    ),
    (
        "stages: {a: {name: A, definition: A.}, b: {name: B, definition: B.}}\n"
        "funnels: {f: {name: F, definition: F., stages: [{stage: a, next: [{to: b, when: WHEN}]}, b]}}",
        "move from",
        "may move from",
        '"A" to "B" in "F"',
    ),
    (
        "slas: {a: {name: A, definition: A., starts: stages/x, within: 2 hours, when: WHEN}}",
        "be covered by",
        "is covered by",
        '"A"',
    ),
    (
        "handovers: {a: {name: A, definition: A., from: {team: sales}, to: {team: marketing}, when: WHEN}}",
        "be handed over by",
        "is handed over by",
        '"A"',
    ),
    ("metrics: {a: {name: A, definition: A., when: WHEN}}", "count in", "counts in", '"A"'),
    (
        "scores: {a: {name: A, definition: A., field: n, rules: [{points: 5, when: WHEN}]}}",
        "meet",
        "meets",
        'a condition under "when" of "A"',
    ),
    (
        "reasons: {r: {name: R, definition: R., of: {a: {name: A, needs: [{field: n, when: WHEN}]}}}}",
        "meet",
        "meets",
        'a condition under "needs" of "A"',
    ),
]


@pytest.mark.parametrize(("item", "can", "does", "what"), PLACES)
def test_the_headline_says_what_a_lead_does_by_meeting_a_condition(
    item: str, can: str, does: str, what: str
) -> None:
    never = only(FIELDS + item.replace("WHEN", NEVER) + "\n", "never-met")
    always = only(FIELDS + item.replace("WHEN", ALWAYS) + "\n", "always-met")
    assert never.headline == f"No lead can {can} {what}"
    assert always.headline == f"Every lead {does} {what}"


def test_a_move_to_a_stage_that_nobody_defined_is_named_by_its_id() -> None:
    item = "stages: {a: {name: A, definition: A., next: [{to: bb, when: [hot, not hot]}]}}\n"
    assert only(FIELDS + item, "never-met").headline == 'No lead can move from "A" to "bb"'


@pytest.mark.parametrize(
    ("when", "primary", "related"),
    [
        ("[n >= 80, n < 60]", "and less than 60 people", ["at least 80 people"]),
        ("['price between 5k USD and 6k USD', price = 1 USD]", "and 1 USD", ["between 5,000 and 6,000 USD"]),
        ("[land = US, 'land in (CA, NO)']", "and one of CA, NO", ["US"]),
        ("[hot, not hot]", 'and "Hot" is no or unknown', ['"Hot" is yes']),
        ("[hot, hot = no]", 'and "Hot" is no', ['"Hot" is yes']),
        ("[judgement is nice, {none: [judgement is nice]}]", "and answered with no", ["answered with yes"]),
        ("[title starts with a, title = b]", "and b", ['starts with "a"']),
        (
            "[seen in the last 7 days, seen older than 8 days]",
            "and more than 8 days ago",
            ["in the last 7 days"],
        ),
        ("[n > 50, {any: [n < 20, n < 30]}]", "and at least one of these", ["more than 50 people"]),
        ("[hot, {none: [hot, n > 5]}]", 'and "Hot" is no or unknown', ['"Hot" is yes']),
        ("[n > 50, title = a, {none: [{all: [title = a, n > 40]}]}]", "and not all of these", []),
        ("[hot, n > 9, {none: [{any: [{all: [hot, n > 5]}]}]}]", "and not all of these", []),
        (
            "[hot, title = a, {none: [{at_least: 1, of: [hot, n > 5]}]}]",
            "and fewer than 1 of these",
            ['"Hot" is yes'],
        ),
        ("n > 100", "no lead has this", ["goes from 0 to 100"]),
        ("'land not in (US, CA, NO)'", "no lead has this", ["has no such value"]),
        ("{any: [n > 100, n < 0]}", "no lead has at least one of these", []),
        ("{at_least: 2, of: [n < 10, n > 50]}", "no lead has at least 2 of these", []),
    ],
)
def test_the_lines_of_a_contradiction_say_what_they_ask(when: str, primary: str, related: list[str]) -> None:
    said = [text for _, text in labels(found("never-met", when))]
    assert (said[0], said[1:] if related else []) == (primary, related)


@pytest.mark.parametrize(
    ("when", "help"),
    [
        ("[n >= 80, n < 60]", "Change one of the two lines; if either is enough, write both under `any:`."),
        ("[hot, not hot]", "Change one of these lines, or take one out."),
        ("[n is known, n is unknown]", "Change one of the two lines."),
        ("n > 100", 'Write a line that a number from 0 to 100 can meet, or change "between" of "n".'),
        (
            "'land not in (US, CA, NO)'",
            'Write a value that "land" can have, or change "choices" of "land".',
        ),
        (
            "{at_least: 2, of: [n < 10, n > 50]}",
            "Change the lines of this group so that enough of them can hold for one lead.",
        ),
    ],
)
def test_what_to_do_about_a_contradiction(when: str, help: str) -> None:
    assert found("never-met", when).help == help


def test_a_group_behind_meets_is_spelled_out() -> None:
    icp = "  icp: {name: ICP, definition: Fits., when: [n >= 50, hot]}\n"
    assert labels(found("never-met", "[meets icp, {none: [meets icp]}]", icp)) == [
        ("meets icp", "and not all of these: Number is at least 50 people; Hot is yes"),
        ("n >= 50", "at least 50 people"),
        ("hot", '"Hot" is yes'),
        ("[n >= 50, hot]", "not all of these"),
    ]
    long = f"  icp: {{name: ICP, definition: Fits., when: [n >= 50, title contains {LONG}]}}\n"
    assert found("never-met", "[meets icp, {none: [meets icp]}]", long).at.text == "and not all of these"


def test_a_line_behind_meets_is_shown_where_it_stands() -> None:
    big = "  big: {name: Big, definition: Large., when: n >= 80}\n"
    assert labels(found("never-met", "[n < 30, meets big]", big)) == [
        ("n < 30", "and less than 30 people"),
        ("n >= 80", "at least 80 people"),
    ]
    small = "  small: {name: Small, definition: Little., when: n < 30}\n"
    assert labels(found("never-met", "[meets big, meets small]", big + small)) == [
        ("meets small", "and less than 30 people"),
        ("n >= 80", "at least 80 people"),
        ("n < 30", "less than 30 people"),
    ]


@pytest.mark.parametrize(
    ("item", "help"),
    [
        (
            PLACES[0][0],
            "Take out or narrow one of these lines. If everyone is meant, nothing needs to meet it.",
        ),
        (PLACES[2][0], 'Take out or narrow one of these lines. If everyone is meant, take "entry" out.'),
        (PLACES[4][0], 'Take out or narrow one of these lines. If everyone is meant, take "when" out.'),
        (PLACES[6][0], 'Take out or narrow one of these lines. If everyone is meant, take "when" out.'),
    ],
)
def test_what_to_do_about_a_condition_that_everyone_meets(item: str, help: str) -> None:
    assert only(FIELDS + item.replace("WHEN", ALWAYS) + "\n", "always-met").help == help


@pytest.mark.parametrize("kept", ["n >= 60", "n >= 40"])
@pytest.mark.parametrize("group", ["any", "all"])
def test_whichever_of_two_lines_is_kept_nothing_is_reported(group: str, kept: str) -> None:
    one = "  fit: {name: Fit, definition: Enough., owner: sales, when: {%s: [%s]}}\n"
    both = found("part-without-effect", f"{{{group}: [n >= 60, n >= 40]}}")
    assert f"`{kept}`" in both.help
    shown = check(FIELDS + "criteria:\n" + one % (group, kept))
    assert {each.severity.word for each in shown} <= {"info"}


def test_one_line_that_everyone_meets() -> None:
    finding = found("always-met", "not n > 100")
    assert labels(finding) == [("not n > 100", "every lead has this")]
    assert finding.help.startswith("Take out or narrow this. ")


def test_of_several_lines_one_or_the_other_lets_everyone_in() -> None:
    finding = found("always-met", "{any: [n >= 20, not n > 50]}")
    assert labels(finding) == [
        ("not n > 50", "or not more than 50 people"),
        ("n >= 20", "at least 20 people"),
    ]


def test_a_count_that_everyone_meets() -> None:
    finding = found("always-met", "{at_least: 2, of: [n is known, n is unknown, hot, not hot]}")
    assert labels(finding) == [
        ("[n is known, n is unknown, hot, not hot]", "every lead has at least 2 of these")
    ]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("[n >= 60, n >= 40]", [("n >= 40", "adds nothing"), ("n >= 60", "asks for it already")]),
        ("[n >= 60, hot, n >= 60]", [("n >= 60", "said again"), ("n >= 60", "said here")]),
        ("{any: [n >= 60, n >= 80]}", [("n >= 80", "adds nothing"), ("n >= 60", "covers it already")]),
        (
            "{any: [n < 50, n > 60, 'n between 40 and 90', n between 45 and 70]}",
            [("n between 45 and 70", "adds nothing"), ("n between 40 and 90", "covers it already")],
        ),
        (
            "{any: [n < 50, n >= 50, 'n between 40 and 60']}",
            [
                ("n between 40 and 60", "adds nothing"),
                ("n < 50", "covers a part of it"),
                ("n >= 50", "covers a part of it"),
            ],
        ),
        ("{any: [hot, n > 100]}", [("n > 100", "can never hold"), ("n", "goes from 0 to 100")]),
        (
            "{any: [hot, 'land not in (US, CA, NO)']}",
            [("land not in (US, CA, NO)", "can never hold"), ("land", "has no such value")],
        ),
        (
            "{any: [hot, {all: [n > 50, n < 20]}]}",
            [("[n > 50, n < 20]", "can never hold"), ("n > 50", "more than 50 people"),
             ("n < 20", "less than 20 people")],
        ),
        (
            "[n > 50, {any: [hot, n < 20]}]",
            [("n < 20", "can never hold here"), ("n > 50", "more than 50 people")],
        ),
        (
            "{none: [title = b, title contains b]}",
            [("title = b", "excludes nobody else"), ("title contains b", "excludes these already")],
        ),
        (
            "[title = a, {none: [title contains b, hot]}]",
            [("title contains b", "excludes nobody"), ("title = a", "a")],
        ),
        ("{at_least: 2, of: [title = a, hot, hot]}", [("title = a", "changes nothing")]),
        (
            "[n > 50, n < 60, not price > 5 USD, {any: [n > 55, hot]}, {any: [n between 40 and 90, hot]}]",
            [("[n between 40 and 90, hot]", "adds nothing"), ("n > 50", "asks for a part of it"),
             ("n < 60", "asks for a part of it")],
        ),
    ],
)  # fmt: skip
def test_a_part_that_changes_nothing_says_why(when: str, said: list[tuple[str, str]]) -> None:
    assert labels(found("part-without-effect", when)) == said


@pytest.mark.parametrize(
    ("when", "headline"),
    [
        ("[n >= 60, n >= 40]", '"n >= 40" changes nothing in "Fit"'),
        ("[n >= 60, not n < 40]", '"not n < 40" changes nothing in "Fit"'),
        ("[hot, hot]", '"hot" stands twice in "Fit"'),
        ("[hot, {any: [hot, n > 5]}]", 'A group of conditions changes nothing in "Fit"'),
        ("[meets big, meets big]", '"meets big" stands twice in "Fit"'),
        ("[meets big, n > 5]", '"n > 5" changes nothing in "Fit"'),
        ("[not judgement is nice, not judgement Is nice]", '"not judgement Is nice" stands twice in "Fit"'),
    ],
)
def test_the_headline_names_the_part_that_changes_nothing(when: str, headline: str) -> None:
    big = "  big: {name: Big, definition: Large., when: n >= 80}\n"
    assert found("part-without-effect", when, big).headline == headline


def test_a_part_that_is_asked_for_behind_meets() -> None:
    big = "  big: {name: Big, definition: Large., when: [n >= 80, hot, title = a]}\n"
    assert labels(found("part-without-effect", "[n > 5, meets big]", big)) == [
        ("n > 5", "adds nothing"),
        ("meets big", "asks for it already"),
        ("n >= 80", "at least 80 people"),
    ]
    above = "  above: {name: Above, definition: More., when: [meets big, land = US]}\n"
    assert labels(found("part-without-effect", "[meets big, meets above]", big + above)) == [
        ("meets big", "adds nothing"),
        ("meets above", "asks for it already"),
    ]
    both = "  both: {name: Both, definition: Both., when: [n >= 80, hot]}\n"
    assert labels(found("part-without-effect", "[meets both, meets big]", big + both)) == [
        ("meets both", "adds nothing"),
        ("meets big", "asks for it already"),
    ]


BOTH = "Keep `{}` if a lead needs both, or `{}` if either is enough, and take the other line out."
SAME = "Both say the same: take one of the two out, or write what was meant instead."
OUT = "Take it out, or write what was meant instead."
LONG = "a" * 80


@pytest.mark.parametrize(
    ("when", "help"),
    [
        ("[n >= 60, n >= 40]", BOTH.format("n >= 60", "n >= 40")),
        ("[not n < 40, hot, n >= 60]", BOTH.format("n >= 60", "not n < 40")),
        ("[n > 59, n >= 60]", SAME),
        ("{any: [n < 20, n <= 19]}", SAME),
        ("[n >= 60, {any: [hot, {all: [title = a, n >= 40]}]}]", OUT),
        ("{any: [n < 50, n >= 50, 'n between 40 and 60']}", OUT),
        ("[hot, {any: [hot, n > 5]}]", OUT),
        (f"{{any: [title contains {LONG}, title = {LONG}]}}", OUT),
        ("{any: ['title contains \"`\"', 'title = \"`\"']}", OUT),
        ("[hot, hot]", "Take one of the two out, or write what was meant instead."),
        ("{any: [n >= 60, n >= 80]}", BOTH.format("n >= 80", "n >= 60")),
        (
            "{any: [hot, n > 100]}",
            'Take it out, or write a line that a number from 0 to 100 can meet, or change "between" of "n".',
        ),
        (
            "{any: [hot, 'land not in (US, CA, NO)']}",
            'Take it out, or write a value that "land" can have, or change "choices" of "land".',
        ),
        ("{any: [hot, {all: [n > 50, n < 20]}]}", "Take it out, or write what a lead can have."),
        (
            "[n > 50, {any: [hot, n < 20]}]",
            "Take it out, or write what a lead can have beside the other lines.",
        ),
        ("{none: [title = b, title contains b]}", "Take it out, or write whom it is to exclude."),
        ("{at_least: 2, of: [title = a, hot, hot]}", OUT),
    ],
)
def test_what_to_do_about_a_part_that_changes_nothing(when: str, help: str) -> None:
    assert found("part-without-effect", when).help == help


@pytest.mark.parametrize(
    ("when", "place", "label", "help", "fixed"),
    [
        (
            "n between 40 and 20",
            "40 and 20",
            "the larger number stands first",
            "between 20 and 40",
            "n between 20 and 40",
        ),
        (
            "seen between 2026-03-01 and 2026-02-01",
            "2026-03-01 and 2026-02-01",
            "the later day stands first",
            "between 2026-02-01 and 2026-03-01",
            "seen between 2026-02-01 and 2026-03-01",
        ),
        (
            "'not price between 5k USD and 1,000'",
            "5k USD and 1,000",
            "the larger number stands first",
            "between 1,000 and 5k USD",
            "'not price between 1,000 and 5k USD'",
        ),
    ],
)  # fmt: skip
def test_the_ends_of_a_range_are_swapped_as_they_are_written(
    when: str, place: str, label: str, help: str, fixed: str
) -> None:
    finding = found("backwards-range", when)
    assert labels(finding) == [(place, label)]
    assert finding.help == f"Write `{help}`."
    assert finding.fix
    assert not finding.fix.safe
    source = finding.at.where.source.text
    assert apply(source, finding.fix.edits) == source.replace(when, fixed)


@pytest.mark.parametrize(
    ("when", "headline", "help"),
    [
        ("{at_least: 3, of: [hot, n > 5]}", "3 of 2 conditions", "`at_least: 2` or less"),
        ("{at_least: 2, of: [hot]}", "2 of 1 condition", "`at_least: 1`"),
    ],
)
def test_a_count_beyond_its_conditions(when: str, headline: str, help: str) -> None:
    finding = found("impossible-count", when)
    assert finding.headline == f'"Fit" asks for {headline}'
    assert finding.help == f"Write {help}, or add the conditions that are missing."


def test_the_bad_example_of_blanks_says() -> None:
    assert [
        told(each) for each in of_rule(check(card("blank-slips-through").bad), "blank-slips-through")
    ] == [
        'warning: A lead whose "employees" is unknown can meet "Small account abroad"\n'
        "definitions.yaml:9 'not employees >= 50' also holds for a blank\n"
        "Write `employees < 50`; if a blank is meant to pass, add a worked case with `meets: yes` and "
        'without "employees".',
        'warning: A lead whose "country" is unknown can meet "Small account abroad"\n'
        "definitions.yaml:11 'country in (US, CA)' also holds for a blank\n"
        'Write `country not in (US, CA)` outside of "none"; if a blank is meant to pass, add a worked case '
        'with `meets: yes` and without "country".',
    ]


@pytest.mark.parametrize(
    ("when", "write"),
    [
        ("not n >= 50", "Write `n < 50`"),
        ("not n != 50", "Write `n = 50`"),
        ("not n between 20 and 40", "Write `n < 20` and `n > 40` under `any:`"),
        ("'not land in (US, CA)'", 'Write `"land not in (US, CA)"`'),
        ("not land = US", "Write `land != US`"),
        ("not wants has any of (core)", "Write `wants has none of (core)`"),
        ("not wants has all of (core)", "Write `wants has none of (core)`"),
        ("'not wants has all of (core, addon)'", "Add `wants is known`"),
        ("not seen < 2026-01-01", "Write `seen >= 2026-01-01`"),
        ("not seen is in the past", "Add `seen is known`"),
        ("{none: [n < 20, n > 40]}", 'Write `n >= 20` and `n <= 40` outside of "none"'),
        ("{none: [n between 20 and 40, n > 90]}", "Add `n is known`"),
        ("[hot, {none: [{all: [n > 90, hot]}]}]", "Add `n is known`"),
        ("[hot, not meets big]", "Add `n is known` and `land is known`"),
    ],
)
def test_what_to_write_so_that_no_blank_slips_through(when: str, write: str) -> None:
    big = "  big: {name: Big, definition: Large., when: [n >= 80, land = US]}\n"
    finding = found("blank-slips-through", when, big)
    assert finding.help.partition(";")[0] == write


@pytest.mark.parametrize(
    ("when", "meant"),
    [
        ("not n >= 50", "write `n < 50` and `n is unknown` under `any:`."),
        ("not n between 20 and 40", "write `n < 20`, `n > 40` and `n is unknown` under `any:`."),
        ("not meets big", 'add a worked case to "Big" with `meets: no` and without "n".'),
        ("not seen is in the past", "make it a criterion with a worked case that says so."),
        ("not meets size/large", "make it a criterion with a worked case that says so."),
    ],
)
def test_what_to_write_at_a_stage_where_blanks_are_meant_to_pass(when: str, meant: str) -> None:
    text = f"""{FIELDS}
criteria: {{big: {{name: Big, definition: Large., when: n >= 80}}}}
segments: {{size: {{name: Size, definition: How large., parts: {{large: {{name: Large, when: n >= 50}}}}}}}}
stages: {{lead: {{name: Lead, definition: The first., entry: {when}}}}}
"""
    finding = only(text, "blank-slips-through")
    assert finding.help.partition("; if a blank is meant to pass, ")[2] == meant


def test_a_blank_is_shown_with_a_lead() -> None:
    (witness,) = found("blank-slips-through", "[land = CA, {any: [hot, not n >= 50]}]").witnesses
    assert witness.lead == {"land": "CA", "hot": False, "n": None}
    assert [
        (each.entry, each.meets, each.decided_by and each.decided_by.text) for each in witness.verdicts
    ] == [("criteria/fit", True, "land = CA")]


def test_blanks_behind_one_meets_are_one_finding() -> None:
    big = "  big: {name: Big, definition: Large., when: [n >= 80, land = US]}\n"
    finding = found("blank-slips-through", "[hot, not meets big]", big)
    assert finding.headline == 'A lead whose "n" or "land" is unknown can meet "Fit"'
    assert labels(finding) == [
        ("not meets big", "also holds for a blank"),
        ("n >= 80", 'asks about "n"'),
        ("land = US", 'asks about "land"'),
    ]


GUARDED = """
criteria:
  icp: {name: ICP, definition: Fits., when: [n >= 50, hot]}
  mql: {name: MQL, definition: Fits well., when: [meets icp, land = US]}
"""


@pytest.mark.parametrize(
    ("stage", "headline"),
    [
        ("entry: meets mql, next: [{to: out, when: not meets icp}]", ""),
        ("entry: n >= 50, exit: [hot, not n > 90]", ""),
        ("entry: n >= 50, max_age: [{when: not n > 90, warn: 7 days}, {warn: 9 days}]", ""),
        ("exit: n >= 50, next: [{to: out, when: not n > 90}]", ""),
        ("entry: {any: [n >= 50, hot]}, next: [{to: out, when: [not hot, not n > 90]}]", ""),
        ("entry: land = US, exit: not land = US, next: [{to: out, when: [hot, not n > 90]}]", "move from"),
        ("entry: hot, next: [{to: out, when: not meets icp}]", "move from"),
        ("entry: [hot, land = US], next: [{to: out, when: [not n > 50, land = CA]}]", "move from"),
        ("entry: [n > 90, n < 10], next: [{to: out, when: not n > 50}]", ""),
        ("exit: n >= 50, entry: [not n > 90, land = US]", "enter"),
    ],
)
@pytest.mark.parametrize("where", ["stage", "funnel"])
def test_a_blank_that_cannot_be_at_a_stage_does_not_slip_out_of_it(
    stage: str, headline: str, where: str
) -> None:
    own, item = (stage, "a") if where == "stage" else ("", f"{{stage: a, {stage}}}")
    text = f"""{FIELDS}{GUARDED}
stages:
  a: {{name: A, definition: First., {own}}}
  out: {{name: Out, definition: Gone., outcome: lost}}
funnels: {{f: {{name: F, definition: The way., stages: [{item}], side_stages: [out]}}}}
"""
    shown = of_rule(check(text), "blank-slips-through")
    assert [each.headline.split(" can ")[1].split(' "')[0] for each in shown] == (
        [headline] if headline else []
    )


def test_what_a_funnel_leaves_out_its_stage_says() -> None:
    text = f"""{FIELDS}
stages:
  a: {{name: A, definition: First., entry: n >= 50}}
  out: {{name: Out, definition: Gone., outcome: lost}}
funnels:
  f:
    name: F
    definition: The way.
    stages: [{{stage: a, next: [{{to: out, when: not n > 90}}]}}]
    side_stages: [out]
"""
    assert not of_rule(check(text), "blank-slips-through")
    assert of_rule(check(text.replace("entry: n >= 50", "ends: yes")), "blank-slips-through")


MARKETING = """-- marketing.yaml --
team: marketing
"""


@pytest.mark.parametrize(
    ("name", "shared", "theirs", "line"),
    [
        ("part-without-effect", "[meets mql, hot]", "[n >= 50, hot]", "hot"),
        ("always-met", "{any: [meets mql, n < 50, n is unknown]}", "n >= 50", "n is unknown"),
        ("blank-slips-through", "[hot, not meets mql]", "n >= 50", "not meets mql"),
    ],
)
def test_what_is_so_in_one_view_alone_is_no_fault_of_a_shared_line(
    name: str, shared: str, theirs: str, line: str
) -> None:
    text = f"""{FIELDS}criteria:
  mql: {{name: MQL, definition: Fits., when: title = a}}
  sql: {{name: SQL, definition: Fits well., when: {shared}}}
{MARKETING}criteria:
  mql: {{when: {theirs}}}
"""
    assert not of_rule(check(text), name)
    own = text + f"  sql: {{when: {shared}}}\n"
    assert [each.at.where.path for each in of_rule(check(own), name)] == ["marketing.yaml"]
    alone = text + f"  mine: {{name: Mine, definition: Ours., when: {shared}}}\n"
    assert [each.at.where.path for each in of_rule(check(alone), name)] == ["marketing.yaml"]
    everywhere = text.replace("when: title = a", f"when: {theirs}")
    assert [each.at.where.text for each in of_rule(check(everywhere), name)] == [line]


def test_of_a_shared_condition_that_nobody_meets_in_one_view_both_places_are_shown() -> None:
    text = f"""{FIELDS}criteria:
  big: {{name: Big, definition: Large., when: n >= 60}}
  mql: {{name: MQL, definition: Fits., when: n >= 10}}
  sql: {{name: SQL, definition: Fits well., when: [meets mql, n < 50]}}
{MARKETING}criteria:
  mql: {{when: meets big}}
"""
    finding = only(text, "never-met")
    assert labels(finding) == [
        ("n < 50", "and less than 50 people"),
        ("n >= 60", "at least 60 people"),
        ("meets big", "so in this view"),
    ]
    assert finding.help == (
        'It is so only in the view of a team that says itself what "MQL" means: look at both places, and '
        "change the team's line, or with all teams the shared one."
    )
    assert finding.teams == ("Marketing",)
    told_directly = only(text.replace("when: meets big", "when: n >= 60"), "never-met")
    assert [(label.where.path, label.text) for label in told_directly.related] == [
        ("marketing.yaml", "at least 60 people")
    ]


def test_of_a_field_that_a_team_declares_otherwise_both_places_are_shown() -> None:
    text = f"""{FIELDS}criteria:
  sql: {{name: SQL, definition: Fits well., when: [n > 50, hot]}}
{MARKETING}fields:
  n: {{between: [0, 50]}}
"""
    finding = only(text, "never-met")
    assert labels(finding) == [
        ("n > 50", "no lead has this"),
        ("n", "goes from 0 to 50"),
        ("between", "so in this view"),
    ]
    assert 'says itself what "Number" means' in finding.help


def test_what_nobody_meets_in_any_view_is_told_as_ever() -> None:
    text = f"""{FIELDS}criteria:
  mql: {{name: MQL, definition: Fits., when: n >= 60}}
  sql: {{name: SQL, definition: Fits well., when: [meets mql, n < 50]}}
{MARKETING}criteria:
  mql: {{when: n >= 70}}
"""
    finding = only(text, "never-met")
    assert (finding.teams, finding.help) == (
        (),
        "Change one of the two lines; if either is enough, write both under `any:`.",
    )


ASKED = ", ".join(f"judgement {letter}" for letter in "abcdefghijklmnopqrst")
HARD = f"{{all: [{{at_least: 10, of: [{ASKED}]}}], none: [{{at_least: 9, of: [{ASKED}]}}]}}"
"""A condition that nobody can meet, which takes too long to find out."""


@pytest.mark.parametrize(
    ("when", "headline"),
    [
        (HARD, 'It stays open whether a lead can meet "Fit"'),
        (f"[{HARD}, not n >= 50]", 'It stays open whether a lead can meet "Fit"'),
        (f"{{none: [{HARD}]}}", 'It stays open whether every lead meets "Fit"'),
        (
            f"{{any: [hot, {{all: [{HARD}, not n >= 50]}}]}}",
            'It stays open whether a lead whose "n" is unknown can meet "Fit"',
        ),
    ],
)
def test_of_what_stays_open_there_is_one_finding(when: str, headline: str) -> None:
    text = f"{FIELDS}criteria:\n  fit: {{name: Fit, definition: Enough., owner: sales, when: {when}}}\n"
    shown = [each for each in check(text) if each.severity.word != "info"]
    assert [(each.card.name, each.headline) for each in shown] == [("undecided-condition", headline)]
    assert {each.entries for each in shown} == {("criteria/fit",)}


@pytest.mark.parametrize(
    ("when", "rule", "place"),
    [
        ("[meets c0, n = 3]", "never-met", "n = 3"),
        ("{any: [not meets c0, n = 100]}", "always-met", "n = 100"),
        ("[not meets c0, hot, price > 5 USD]", "blank-slips-through", "not meets c0"),
        ("[meets c0, n > 30, price > 5 USD]", "part-without-effect", "n > 30"),
    ],
)
def test_a_net_of_criteria_is_walked_through_once(when: str, rule: str, place: str) -> None:
    """Each criterion meets the two after it: as many ways as no machine can walk."""
    net = "".join(
        f"  c{at}: {{name: C {at}, definition: One of many., when: [meets c{at + 1}, meets c{at + 2}]}}\n"
        for at in range(70)
    )
    ends = (
        "  c70: {name: C 70, definition: Some., when: n >= 5}\n"
        "  c71: {name: C 71, definition: Large., when: n > 99}\n"
    )
    text = f"{FIELDS}criteria:\n{net}{ends}  fit: {{name: Fit, definition: Enough., when: {when}}}\n"
    (finding,) = [each for each in of_rule(check(text), rule) if each.entries == ("criteria/fit",)]
    assert finding.at.where.text == place


@pytest.mark.parametrize(
    "when",
    [
        f"[{{at_least: 10, of: [{ASKED}]}}, {{any: [judgement a, hot]}}, {{none: [judgement b]}}]",
        HARD.replace(", judgement q, judgement r, judgement s, judgement t", ""),
    ],
)
def test_one_count_and_fewer_lines_under_two_are_decided(when: str) -> None:
    text = f"{FIELDS}criteria:\n  fit: {{name: Fit, definition: Enough., owner: sales, when: {when}}}\n"
    assert not of_rule(check(text), "undecided-condition")


def test_what_stays_open_behind_meets_is_as_open() -> None:
    text = f"""{FIELDS}criteria:
  many: {{name: Many, definition: Many., when: {{at_least: 10, of: [{ASKED}]}}}}
  some: {{name: Some, definition: Some., when: {{at_least: 9, of: [{ASKED}]}}}}
  fit: {{name: Fit, definition: Enough., when: [meets many, not meets some]}}
"""
    assert only(text, "undecided-condition").entries == ("criteria/fit",)
