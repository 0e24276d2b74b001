"""What the rules about the way through a funnel say."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import Diagnostic
from funnelspec.reporters import witness
from tests.rules.harness import check, of_rule, only, told

FIELDS = """\
fields:
  score: {name: Score, definition: Points., type: integer}
  demo: {name: Demo, definition: Asked for one., type: boolean}
  country: {name: Country, definition: Where., type: choice, choices: [US, CA, DE]}
  start: {name: Start, definition: A day., type: date}
"""
EMAIL = "  email: {name: Email, definition: The address., type: text}\n"
NEVER = "[score > 50, score < 40]"
PASSED = "[start is in the future, start < 2026-01-10]"


def funnel(stages: str, path: str, side: str = "", more: str = "") -> str:
    beside = f", side_stages: [{side}]" if side else ""
    way = f"funnels:\n  f: {{name: Way, definition: W., stages: [{path}]{beside}}}\n"
    return f"{FIELDS}stages:\n{stages}{way}{more}"


def shown(found: Diagnostic) -> str:
    """The lead of a finding, and what is said of it."""
    (lead,) = found.witnesses
    return f"{witness.lead(lead)}: {witness.verdicts(lead)}"


WAYS = """\
  a: {{name: A, definition: First., next: [b, {{to: c, when: {when}}}, {{to: w, when: {when}}}]}}
  b: {{name: B, definition: Round., next: [a]}}
  c: {{name: C, definition: Third., next: [{{to: w, when: {when}}}]}}
  p: {{name: P, definition: Rests., outcome: parked, next: [{{to: a, when: {when}}}, l]}}
  w: {{name: W, definition: Won., outcome: won}}
  l: {{name: L, definition: Lost., outcome: lost}}
"""


@pytest.mark.parametrize(("when", "severity"), [(NEVER, "error"), (PASSED, "warning")])
def test_a_move_that_nobody_can_take_is_shown_where_it_is_missed(when: str, severity: str) -> None:
    """A warning where only the calendar closed it."""
    text = funnel(WAYS.format(when=when), "a, b, {stage: c, starts_here: yes}, w", "p, l")
    assert told(only(text, "endless-loop")) == (
        f'{severity}: "A" and "B" lead only to each other in "Way"\n'
        'definitions.yaml:8 \'a\' from "B" to "A"\n'
        'definitions.yaml:7 \'b\' from "A" to "B"\n'
        f"definitions.yaml:7 '{when}' nobody can meet this\n"
        f"definitions.yaml:7 '{when}' nobody can meet this\n"
        'Change the condition that nobody can meet, or give one of them an "outcome" of won, lost or parked.'
    )
    assert told(only(text, "dead-end")) == (
        f'{severity}: No move leads away from "C" in "Way"\n'
        "definitions.yaml:14 'c' no way on, and not an end\n"
        "definitions.yaml:9 'c' its \"outcome\" is open\n"
        f"definitions.yaml:9 '{when}' nobody can meet this\n"
        "If it is an end, write `outcome: won`, `outcome: lost` or `outcome: parked` in `c`; "
        "if not, change the condition that nobody can meet."
    )
    lost = of_rule(check(text), "unreachable-stage")
    assert [each.at.where.text for each in lost] == ["w", "p"]
    assert told(lost[0]) == (
        f'{severity}: No move leads to "W" in "Way"\n'
        "definitions.yaml:14 'w' no move that anybody can take leads here\n"
        "definitions.yaml:11 'w' this stage\n"
        f"definitions.yaml:7 '{when}' nobody can meet this\n"
        f"definitions.yaml:9 '{when}' nobody can meet this\n"
        "Change the condition that nobody can meet; if leads may begin here, "
        "write `{stage: w, starts_here: yes}`."
    )


@pytest.mark.parametrize(("when", "also"), [("score > 50", False), (NEVER, True), ("scores > 50", False)])
def test_a_condition_that_cannot_be_asked_about_closes_no_way(when: str, also: bool) -> None:
    stages = f"""\
  a: {{name: A, definition: First., next: [{{to: w, when: {when}}}]}}
  w: {{name: W, definition: Won., outcome: won}}
"""
    found = {each.card.name for each in check(funnel(stages, "a, w"))}
    assert ({"dead-end", "unreachable-stage"} <= found) == also


def test_a_parked_stage_whose_way_back_nobody_can_take() -> None:
    stages = f"""\
  a: {{name: A, definition: First., next: [p, w]}}
  p: {{name: P, definition: Rests., outcome: parked, next: [l, {{to: a, when: {NEVER}}}]}}
  w: {{name: W, definition: Won., outcome: won}}
  l: {{name: L, definition: Lost., outcome: lost}}
"""
    assert told(only(funnel(stages, "a, w", "p, l"), "no-way-back")) == (
        'warning: No move leads from "P" back to the main path of "Way"\n'
        "definitions.yaml:8 'l' does not lead back\n"
        "definitions.yaml:8 'a' nor does this\n"
        f"definitions.yaml:8 '{NEVER}' nobody can meet this\n"
        'Name the stage under "next" of `p` at which a lead goes on, or write `outcome: lost` '
        "if none ever does."
    )


def test_nobody_can_cross_shows_the_lines_also_behind_meets() -> None:
    stages = """\
  a: {name: A, definition: First., exit: [demo, meets good]}
  b: {name: B, definition: Second., entry: {none: [score >= 50, country = US]}}
  w: {name: W, definition: Won., outcome: won}
"""
    criteria = "criteria:\n  good: {name: Good, definition: Enough., when: [score >= 65, country = CA]}\n"
    assert told(only(funnel(stages, "a, b, w", more=criteria), "exit-excludes-entry")) == (
        'error: Nobody who may leave "A" for "B" can enter it\n'
        "definitions.yaml:11 'b' nobody can go this way\n"
        "definitions.yaml:13 'score >= 65' must be so to leave \"A\"\n"
        "definitions.yaml:8 'score >= 50' must not be so to enter \"B\"\n"
        "Change one of these lines so that a lead can meet all of them, "
        'or name under "next" of `a` where it leads instead.'
    )


def test_nobody_can_take_a_move() -> None:
    stages = """\
  a: {name: A, definition: First., exit: score >= 65, next: [{to: w, when: score < 40}, l]}
  w: {name: W, definition: Won., outcome: won, entry: demo}
  l: {name: L, definition: Lost., outcome: lost}
"""
    assert told(only(funnel(stages, "a, w", "l"), "exit-excludes-entry")) == (
        'error: Nobody who may leave "A" can take its move to "W"\n'
        "definitions.yaml:7 'w' nobody can go this way\n"
        "definitions.yaml:7 'score >= 65' must be so to leave \"A\"\n"
        "definitions.yaml:7 'score < 40' must be so to take this move\n"
        'Change one of these lines so that a lead can meet all of them, or take `w` out of "next" of `a`.'
    )


def test_an_easier_stage_shows_a_lead_that_may_enter_it_and_not_the_one_before() -> None:
    stages = """\
  a: {name: A, definition: First., entry: [score >= 60, demo]}
  b: {name: B, definition: Second., entry: demo}
  w: {name: W, definition: Won., outcome: won}
"""
    found = only(funnel(stages, "a, b, w"), "easier-later-stage")
    assert told(found) == (
        'warning: "B" is easier to enter than "A" before it\n'
        "definitions.yaml:8 'demo' whoever may enter \"A\" meets this, and others do\n"
        "definitions.yaml:7 '[score >= 60, demo]' this asks for more\n"
        "Add what `a` asks for to the entry of `b`, or name the stages in another order."
    )
    assert shown(found) == 'demo yes, score 50: may enter "B", may not enter "A"'


@pytest.mark.parametrize(
    ("earlier", "later", "headline", "help", "lead"),
    [
        ("score >= 60", "score > 48", "a lower", "`score >= 60` here or `score > 48` there", "score 49"),
        (
            "not score < 60",
            "score > 48",
            "a lower",
            "`not score < 60` here or `score > 48` there",
            "score 49",
        ),
        ("score <= 60", "score < 71", "a higher", "`score <= 60` here or `score < 71` there", "score 61"),
        (
            "score between 20 and 40",
            "score between 10 and 50",
            "a lower and a higher",
            "`score between 20 and 40` here or `score between 10 and 50` there",
            "score 10",
        ),
        (
            "score between 20 and 40",
            "score >= 10",
            "a lower",
            "`score between 20 and 40` here or `score >= 10` there",
            "score 10",
        ),
    ],
)
def test_a_limit_that_moves_out_is_told_with_a_lead_beyond_it(
    earlier: str, later: str, headline: str, help: str, lead: str
) -> None:
    stages = f"""\
  a: {{name: A, definition: First., entry: {earlier}}}
  b: {{name: B, definition: Second., entry: {later}}}
  w: {{name: W, definition: Won., outcome: won}}
"""
    found = only(funnel(stages, "a, b, w"), "easier-later-stage")
    assert found.headline == f'"B" lets {headline} "Score" in than "A" before it'
    assert found.at.where.text == later
    assert found.help == f"Write {help}, or name the stages in another order."
    assert shown(found) == f'{lead}: may enter "B", may not enter "A"'


CHANGE = 'Change who may enter "L", in "entry" of `stages/l`, or who may enter "A"'
CASE = 'a worked case with `meets: no` and without "country".'


@pytest.mark.parametrize(
    ("entry", "out", "help", "added", "criterion"),
    [
        (
            "meets good",
            "meets hopeless",
            'Change who may enter "L", in "when" of `criteria/hopeless`, or who may enter "A": '
            'add `none: [meets hopeless]` to "entry" of `stages/a`.',
            "none: [meets hopeless]",
            "",
        ),
        (
            "score > 5",
            "meets abroad",
            'Change who may enter "L", in "when" of `criteria/abroad`, or who may enter "A": '
            f'add `none: [meets abroad]` to "entry" of `stages/a`, and to `criteria/abroad` {CASE}',
            "none: [meets abroad]",
            "abroad",
        ),
        ("score > 5", "not demo", f'{CHANGE}: add `demo` to "entry" of `stages/a`.', "demo", ""),
        (
            "score > 5",
            'email ends with ".example"',
            f'{CHANGE}: add `none: [email ends with ".example"]` to "entry" of `stages/a`.',
            'none: [email ends with ".example"]',
            "",
        ),
        (
            "[country is known, score > 5]",
            '"country in (US, CA)"',
            f'{CHANGE}: add `none: ["country in (US, CA)"]` to "entry" of `stages/a`.',
            'none: ["country in (US, CA)"]',
            "",
        ),
        (
            "score > 5",
            "{any: [demo, country = US]}",
            f"{CHANGE}: make the condition a criterion, `criteria/l_entry`, and "
            f'add `none: [meets l_entry]` to "entry" of `stages/a`, and to `criteria/l_entry` {CASE}',
            "none: [meets l_entry]",
            "l_entry",
        ),
        (
            "[score > 5, country is known]",
            "[demo, country = US]",
            f"{CHANGE}: make the condition a criterion, `criteria/l_entry`, and "
            'add `none: [meets l_entry]` to "entry" of `stages/a`.',
            "none: [meets l_entry]",
            "l_entry",
        ),
        ("score > 5", "score < 50", f'{CHANGE}, in "entry" of `stages/a`.', "", ""),
        ("meets good", "score < 50", f'{CHANGE}, in "when" of `criteria/good`.', "", ""),
        (
            "meets good",
            "meets cold",
            'Change who may enter "L", in "when" of `criteria/cold`, or who may enter "A", '
            'in "when" of `criteria/good`.',
            "",
            "",
        ),
        (
            "score > 5",
            "meets parts/big",
            'Change who may enter "L", in "when" of `segments/parts/big`, or who may enter "A", '
            'in "entry" of `stages/a`.',
            "",
            "",
        ),
    ],
)
def test_either_side_may_change_and_the_line_that_keeps_leads_out_is_ready_to_copy(
    entry: str, out: str, help: str, added: str, criterion: str
) -> None:
    """Once the line is added, with the criterion and the worked case, nothing is left to tell."""

    def text(entry: str, out: str, criteria: dict[str, str], with_case: str = "") -> str:
        stages = f"""\
  a: {{name: A, definition: First., entry: {entry}, next: [w, l]}}
  w: {{name: W, definition: Won., outcome: won}}
  l: {{name: L, definition: Lost., outcome: lost, entry: {out}}}
"""
        case = "lead: {demo: no}, meets: no, because: it is unknown"
        cases = {name: f", cases: [{{{case}}}]" if name == with_case else "" for name in criteria}
        listed = "".join(
            f"  {name}: {{name: C {name}, definition: Criterion., when: {when}{cases[name]}}}\n"
            for name, when in criteria.items()
        )
        parts = "parts: {big: {name: Big, when: country = CA}}"
        more = f"criteria:\n{listed}segments:\n  parts: {{name: Parts, definition: Sizes., {parts}}}\n"
        return funnel(stages, "a, w", "l", more).replace("fields:\n", f"fields:\n{EMAIL}", 1)

    criteria = {
        "good": "score > 5",
        "hopeless": "demo",
        "abroad": "country = CA",
        "cold": "[demo, score < 9]",
        "l": "score < 2",
    }
    found = only(text(entry, out, criteria), "on-path-and-out")
    assert (found.at.where.text, found.help) == (out, help)
    assert shown(found).endswith(': may enter "A", may enter "L"')
    if added:
        if criterion and criterion not in criteria:
            criteria[criterion], out = out, f"meets {criterion}"
        after = check(text(f"[{entry.strip('[]')}, {added}]", out, criteria, criterion))
        assert [each.card.name for each in after if each.severity.word != "info"] == []


def test_an_entry_that_a_funnel_gives_a_stage_is_changed_there() -> None:
    stages = """\
  a: {name: A, definition: First., next: [w, l]}
  w: {name: W, definition: Won., outcome: won, entry: score > 9}
  l: {name: L, definition: Lost., outcome: lost, entry: demo}
"""
    path = "{stage: a, entry: score > 5}, w"
    assert only(funnel(stages, path, "l"), "on-path-and-out").help == (
        'Change who may enter "L", in "entry" of `stages/l`, or who may enter "A" and "W": '
        'add `none: [demo]` to "entry" of `a` in `funnels/f` and `stages/w`.'
    )


def test_all_stages_of_the_path_that_share_leads_with_one_out_of_it_are_shown() -> None:
    stages = """\
  a: {name: A, definition: First., entry: score > 5, next: [b, l]}
  b: {name: B, definition: Second., entry: [score > 5, demo], next: [c]}
  c: {name: C, definition: Third., entry: [score > 50, demo], next: [w]}
  w: {name: W, definition: Won., outcome: won}
  l: {name: L, definition: Lost., outcome: lost, entry: score < 20}
"""
    assert told(only(funnel(stages, "a, b, c, w", "l"), "on-path-and-out")).split("\n")[:4] == [
        'warning: A lead may be at "A" and at "L" at once',
        "definitions.yaml:11 'score < 20' a lead that meets this may be at \"A\", too",
        "definitions.yaml:7 'score > 5' this does not keep it out",
        "definitions.yaml:8 '[score > 5, demo]' nor does this at \"B\"",
    ]


@pytest.mark.parametrize(
    ("leaving", "moves", "headline", "help", "lead"),
    [
        (
            "exit: score > 5",
            ["score > 50", "score < 40"],
            'A lead may leave "A" and has no way on',
            'Add a move with `when: score between 40 and 50` to "next" of `a`.',
            "score 40",
        ),
        (
            "exit: demo",
            ["score >= 50", "score < 50"],
            'A lead has no way on from "A" while "Score" is blank',
            'Add a move with `when: score is unknown` to "next" of `a`.',
            "demo yes, score unknown",
        ),
        (
            "tags: [any]",
            ["score > 50", "score < 50"],
            'A lead at "A" may meet none of the conditions of its moves',
            'Add a move with `when: score = 50` and with `when: score is unknown` to "next" of `a`.',
            "score 50",
        ),
        (
            "tags: [any]",
            ["country = US", "country = DE"],
            'A lead at "A" may meet none of the conditions of its moves',
            "If such a lead is not to wait here, add a move with `when: country = CA` and with "
            '`when: country is unknown` to "next" of `a`.',
            "country CA",
        ),
        (
            "exit: demo",
            [
                "[score > 50, country = US]",
                "[score > 50, 'country in (CA, DE)']",
                "[score <= 50, country = CA]",
            ],
            'A lead may leave "A" and has no way on',
            'Add a move for leads with `score <= 50` and `country != CA` to "next" of `a`.',
            "demo yes, score 50, country US",
        ),
        (
            "exit: demo",
            ["start in the last 9 days", "start is unknown"],
            'A lead may leave "A" and has no way on',
            "Add a move with `when: start older than 9 days` and with `when: start is in the future` to "
            '"next" of `a`.',
            "demo yes, start 2026-01-05, on 2026-01-15",
        ),
    ],
)
def test_a_stuck_lead_is_told_with_the_move_to_add(
    leaving: str, moves: list[str], headline: str, help: str, lead: str
) -> None:
    ways = ", ".join(f"{{to: {to}, when: {when}}}" for to, when in zip("wlm", moves, strict=False))
    stages = f"""\
  a: {{name: A, definition: First., {leaving}, next: [{ways}]}}
  w: {{name: W, definition: Won., outcome: won}}
  l: {{name: L, definition: Lost., outcome: lost}}
  m: {{name: M, definition: Lost., outcome: lost}}
"""
    found = only(funnel(stages, "a, w", "l, m"), "stuck-lead")
    assert (found.headline, found.help, shown(found).partition(": ")[0]) == (headline, help, lead)
    assert [each.text for each in found.related] == ["not met"] * len(moves)


def test_two_ways_on_name_the_first_move_that_is_open_too() -> None:
    stages = """\
  a: {name: A, definition: First., next: [{to: w, when: meets good}, {to: l, when: score < 70}, m]}
  w: {name: W, definition: Won., outcome: won}
  l: {name: L, definition: Lost., outcome: lost}
  m: {name: M, definition: Lost., outcome: lost}
"""
    criteria = "criteria:\n  good: {name: Good, definition: Enough., when: score >= 65}\n"
    found = only(funnel(stages, "a, w", "l, m", criteria), "two-ways-on")
    assert told(found) == (
        'warning: A lead at "A" may go to "W" and to "L"\n'
        "definitions.yaml:7 'score < 70' fits leads that may go to \"W\", too\n"
        "definitions.yaml:7 'meets good' to \"W\"\n"
        "Add `not meets good` to this condition, or draw the line so that each lead fits only one of these "
        "conditions."
    )
    assert shown(found) == 'score 65: may move to "W", may move to "L"'


@pytest.mark.parametrize(
    ("moves", "help", "mended"),
    [
        (
            ["score >= 50", "score <= 50"],
            'Write `score > 50` in the move to "W" or `score < 50` in the move to "L".',
            [("score >= 50", "score > 50"), ("score <= 50", "score < 50")],
        ),
        (
            ["score >= 40", "score < 50"],
            'Write `score >= 50` in the move to "W" or `score <= 39` in the move to "L".',
            [("score >= 40", "score >= 50"), ("score < 50", "score <= 39")],
        ),
        (
            ["[score >= 40, demo]", "[not score > 50, demo, 'country in (US, CA)']"],
            'Write `not score >= 40` in the move to "L".',
            [],
        ),
        (
            ["meets good", "score < 50"],
            "Add `not meets good` to this condition, or draw the line so that each lead fits only one of "
            "these conditions.",
            [("score < 50", "[score < 50, not meets good]")],
        ),
        (
            ["score < 50", "meets good"],
            'Write `score <= 39` in the move to "W".',
            [("score < 50", "score <= 39")],
        ),
        (
            ["meets near", "score < 50"],
            "Draw the line so that each lead fits only one of these conditions.",
            [],
        ),
        (
            ["meets good", "[score < 50, meets good_enough]"],
            "Add `not meets good` to this condition, or draw the line so that each lead fits only one of "
            "these conditions.",
            [],
        ),
        (
            ["score < 20", "score > 40", "score between 10 and 50"],
            'Write `score between 20 and 40` in the move to "M".',
            [("score between 10 and 50", "score between 20 and 40")],
        ),
        (
            ["start > 2026-03-01", "start in the last 900 days"],
            "Draw the line so that each lead fits only one of these conditions.",
            [],
        ),
    ],
)
def test_the_line_between_two_ways_on_is_ready_to_copy(
    moves: list[str], help: str, mended: list[tuple[str, str]]
) -> None:
    ways = ", ".join(f"{{to: {to}, when: {when}}}" for to, when in zip("wlm", moves, strict=False))
    stages = f"""\
  a: {{name: A, definition: First., next: [{ways}]}}
  w: {{name: W, definition: Won., outcome: won}}
  l: {{name: L, definition: Lost., outcome: lost}}
  m: {{name: M, definition: Lost., outcome: lost}}
"""
    criteria = """\
criteria:
  good: {name: Good, definition: Enough., when: score >= 40}
  good_enough: {name: Good enough, definition: Enough., when: score <= 60}
  near: {name: Near, definition: Near by., when: [score >= 40, country = US]}
"""
    text = funnel(stages, "a, w", "l, m", criteria)
    found = of_rule(check(text), "two-ways-on")
    assert [each.help for each in found] == [help]
    for old, new in mended:
        assert old in ways
        after = {each.card.name for each in check(text.replace(f"when: {old}}}", f"when: {new}}}"))}
        assert not after & {"two-ways-on", "blank-slips-through"}


def test_a_lead_that_takes_a_move_is_not_said_to_meet_the_stage_that_it_leads_to() -> None:
    stages = """\
  a: {name: A, definition: First., next: [{to: w, when: score >= 50}, {to: l, when: score <= 50}]}
  w: {name: W, abbreviation: [WW], definition: Won., outcome: won, entry: score > 500}
  l: {name: L, definition: Lost., outcome: lost}
"""
    found = only(funnel(stages, "a, w", "l"), "two-ways-on")
    assert shown(found) == 'score 50: may move to "W", may move to "L"'
    (lead,) = found.witnesses
    assert [(each.entry, witness.name(each)) for each in lead.verdicts] == [
        ("stages/w", 'may move to "W"'),
        ("stages/l", 'may move to "L"'),
    ]


def test_a_stuck_lead_may_leave_and_take_no_move_each_of_which_is_told_once() -> None:
    stages = """\
  a: {name: A, definition: First., exit: demo, next: [{to: w, when: score > 50}, {to: w, when: country = US}]}
  w: {name: W, definition: Won., outcome: won}
"""
    found = only(funnel(stages, "a, w"), "stuck-lead")
    assert shown(found).endswith(': may leave "A", may not move to "W"')
    assert len(found.witnesses[0].verdicts) == 3


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        ("next: [{to: w, when: not score >= 50}]", 'may move from "A" to "W"'),
        ("entry: not score >= 50", 'may enter "A"'),
        ("max_age: [{when: not score >= 50, warn: 3 days}]", 'meets a condition under "max_age" of "A"'),
    ],
)
def test_a_blank_that_slips_through_is_told_with_what_it_may_do(stage: str, says: str) -> None:
    stages = f"""\
  a: {{name: A, definition: First., {stage}}}
  w: {{name: W, definition: Won., outcome: won}}
"""
    found = only(funnel(stages, "a, w"), "blank-slips-through")
    assert shown(found) == f"score unknown: {says}"


def test_everybody_may_leave_at_once() -> None:
    stages = """\
  a: {name: A, definition: First., entry: score >= 65, exit: not score < 60}
  w: {name: W, definition: Won., outcome: won}
"""
    assert told(only(funnel(stages, "a, w"), "entry-meets-exit")) == (
        'info: Everybody who may enter "A" may leave it at once\n'
        "definitions.yaml:7 'not score < 60' already so on entry\n"
        "definitions.yaml:7 'score >= 65' whoever meets this may leave\n"
        'Ask in "exit" of `a` for what happens at this stage, or take "exit" out.'
    )


ASKED = ", ".join(f"judgement question {letter}" for letter in "abcdefghijklmnopqrst")
TEN, NINE = (f"{{at_least: {count}, of: [{ASKED}]}}" for count in (10, 9))
NOT_NINE = f"{{none: [{NINE}]}}"


@pytest.mark.parametrize(
    ("stages", "at", "open_"),
    [
        (
            f"  a: {{name: A, definition: First., exit: {TEN}, next: [l]}}\n"
            f"  l: {{name: L, definition: Lost., outcome: lost, entry: {NOT_NINE}}}\n",
            "l",
            'whether a lead can get from "A" to "L"',
        ),
        (
            f"  a: {{name: A, definition: First., entry: {TEN}, exit: {NINE}}}\n"
            "  l: {name: L, definition: Lost., outcome: lost}\n",
            f"{NINE}",
            'whether everybody who enters "A" may leave it at once',
        ),
        (
            f"  a: {{name: A, definition: First., entry: {NINE}}}\n"
            f"  w: {{name: W, definition: Won., outcome: won, entry: {TEN}}}\n"
            "  l: {name: L, definition: Lost., outcome: lost}\n",
            TEN,
            'whether "W" is easier to enter than "A"',
        ),
        (
            f"  a: {{name: A, definition: First., entry: [score > 5, {TEN}], next: [l]}}\n"
            f"  l: {{name: L, definition: Lost., outcome: lost, entry: [score < 9, {NOT_NINE}]}}\n",
            f"[score < 9, {NOT_NINE}]",
            'whether a lead may be at "A" and "L" at once',
        ),
        (
            f"  a: {{name: A, definition: First., exit: {TEN}, next: [{{to: l, when: {NINE}}}]}}\n"
            "  l: {name: L, definition: Lost., outcome: lost}\n",
            "next",
            'whether a lead may be stuck at "A"',
        ),
        (
            f"  a: {{name: A, definition: First., next: [{{to: l, when: [score > 5, {TEN}]}}, "
            f"{{to: m, when: [score < 9, {NOT_NINE}]}}, l]}}\n"
            "  l: {name: L, definition: Lost., outcome: lost}\n"
            "  m: {name: M, definition: Lost., outcome: lost}\n",
            f"[score < 9, {NOT_NINE}]",
            'whether two ways on are open at "A"',
        ),
    ],
)
def test_what_takes_too_long_is_told_once_as_open(stages: str, at: str, open_: str) -> None:
    path = "a, {stage: w, starts_here: no}" if "  w:" in stages else "a"
    side = "l, m" if "  m:" in stages else "l"
    found = only(funnel(stages, path, side), "undecided-condition")
    assert (found.at.where.text, found.headline) == (at, f"It stays open {open_}")


@pytest.mark.parametrize(
    ("when", "levels", "stuck"), [("meets c0", 40, 0), ("[meets c0, country = US]", 4, 1)]
)
def test_a_judgement_behind_criteria_may_open_a_way_however_often_and_however_they_are_named(
    when: str, levels: int, stuck: int
) -> None:
    chain = "".join(
        f"  c{at}: {{name: C{at}, definition: One of many., when: {{any: [meets c{at + 1}, "
        f"all: [not meets c{at + 1}, score > {at}]]}}}}\n"
        for at in range(levels)
    )
    last = f'  c{levels}: {{name: A person, definition: A person decides., when: judgement "is nice"}}\n'
    criteria = f"criteria:\n{chain}{last}"
    stages = f"""\
  a: {{name: A, definition: First., exit: demo, next: [{{to: w, when: {when}}}, {{to: l, when: score < 0}}]}}
  w: {{name: W, definition: Won., outcome: won}}
  l: {{name: L, definition: Lost., outcome: lost}}
"""
    assert len(of_rule(check(funnel(stages, "a, w", "l", criteria)), "stuck-lead")) == stuck
