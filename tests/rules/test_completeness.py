"""What is said of things that are missing: whom to ask, what to write, and many of a kind as one."""

from __future__ import annotations

import pytest

from funnelspec.rules._placeholder import LONGEST, is_placeholder
from tests.rules.harness import check, of_rule, only, told

CONFIG = """
-- funnelspec.yaml --
spec: 1
name: Northwind
preset: {preset}
teams:
  marketing: {{name: Marketing, contact: "#marketing-ops"}}
  sales: {{name: Sales}}
"""


@pytest.mark.parametrize(
    "text",
    [
        "TBD", "tbc.", "T.B.D.", "To be defined", "to be  filled in", "todo: ask the reps", "FIXME", "N/A",
        "n.a.", "na", "-", "--", "?", "???", "...", "\u2026", "xx", "XXX", "same as above", "See below.",
        "(pending)", "*coming soon*", "none", "Definition goes here", "TBD by the sales team",
    ],
)  # fmt: skip
def test_it_keeps_the_place_of_a_text(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "x", "A lead that is to be called.", "To be called within a day", "None of the above stages",
        "TBD leads are those that nobody has sorted", "Unknown caller", "See [[lead]]", "Same as a lead", "1",
        "Test account", "-" * (LONGEST + 1),
    ],
)  # fmt: skip
def test_it_says_something(text: str) -> None:
    assert not is_placeholder(text)


def test_a_placeholder_is_told_with_what_to_write() -> None:
    example = "terms:\n  lead: {name: Lead, definition: %s}\n"
    assert told(only(example % "tbd", "placeholder-text")) == (
        'warning: The definition of "Lead" is only a placeholder\n'
        "definitions.yaml:2 'tbd' says nothing yet\n"
        "Say who or what it is, and what must be true of it. Until that is settled, write `state: draft`."
    )
    assert only(example % "see above", "placeholder-text").help == (
        "Write the text out: in the glossary, every item stands for itself."
    )


def test_many_placeholders_are_one_finding_and_drafts_another() -> None:
    terms = "".join(f"  t{at}: {{name: Word {at} here, definition: TBD}}\n" for at in range(4))
    drafts = "".join(
        f"  d{at}: {{name: Draft {at} here, definition: TBD, state: draft}}\n" for at in range(3)
    )
    found = of_rule(check(f"terms:\n{terms}{drafts}"), "placeholder-text")
    assert sorted((each.severity.word, each.headline) for each in found) == [
        ("info", "3 places have a placeholder for a text"),
        ("warning", "4 places have a placeholder for a text"),
    ]


def test_a_placeholder_is_told_by_one_rule() -> None:
    found = check(
        "owner: sales\nterms:\n  a: {name: TBD, definition: TBD}\n  b: {name: Bee, definition: tbd}\n"
    )
    assert {each.card.name for each in found} == {"placeholder-text"}


def test_whoever_avoids_the_word_is_what_to_use_instead() -> None:
    found = only(
        """
        terms:
          suspect: {name: Suspects, definition: An address and no more., state: retired}
          lead: {name: Lead, definition: A person who showed interest., avoid: [suspect]}
        """,
        "deprecated-without-replacement",
    )
    assert told(found) == (
        'info: "Suspects" is retired, and nothing says what to use instead\n'
        "definitions.yaml:2 'retired' no \"replaced_by\"\n"
        "definitions.yaml:3 'avoid' \"Lead\" avoids the word\n"
        'Add `replaced_by: terms/lead`, or "because" with the reason why there is nothing.'
    )


CHAIN = """
terms:
  alpha: {name: Alpha group, definition: Those of the old list., state: retired, replaced_by: bravo}
  bravo: {name: Bravo group, definition: The second ones., state: deprecated, replaced_by: terms/charlie}
  charlie: {name: Charlie group, definition: Those of the third list., state: deprecated, MORE}
  delta: {name: Delta group, definition: Those of the last list.}
"""


def test_the_end_of_the_chain_is_what_to_write() -> None:
    found = of_rule(check(CHAIN.replace("MORE", "replaced_by: delta")), "replacement-is-deprecated")
    assert told(found[0]) == (
        'warning: "Alpha group" is replaced by "Bravo group", which is itself deprecated\n'
        "definitions.yaml:2 'bravo' deprecated itself\n"
        "definitions.yaml:3 'deprecated' the state of \"Bravo group\"\n"
        "Write `replaced_by: terms/delta`."
    )
    assert [each.help for each in found] == ["Write `replaced_by: terms/delta`."] * 2
    fix = found[1].fix
    assert fix is not None
    assert not fix.safe
    assert [(edit.where.text, edit.replacement) for edit in fix.edits] == [("terms/charlie", "terms/delta")]


def test_where_nothing_in_use_is_at_the_end_there_is_nothing_to_write() -> None:
    found = of_rule(check(CHAIN.replace("MORE", "because: dropped")), "replacement-is-deprecated")
    assert [(each.help, each.fix) for each in found] == [
        ('Name an item that is in use, or say under "because" why there is none.', None)
    ] * 2


def test_a_long_circle_is_told_once_and_shortly() -> None:
    terms = "".join(
        f"  t{at:04}: {{name: Word {at} here, definition: No {at}., replaced_by: t{(at + 1) % 3000:04}}}\n"
        for at in range(3000)
    )
    found = only(f"terms:\n{terms}", "circular-replacement")
    assert found.headline == '"Word 0 here" and 2999 other items replace one another'
    assert (found.at.where.text, found.at.text) == ("t0000", 'replaces "Word 2999 here"')
    assert len(found.related) == 20


def test_small_circles_name_everybody() -> None:
    example = """
    terms:
      a: {name: Alpha, definition: Those of the old list., replaced_by: b}
      b: {name: Bravo, definition: Those of the second list., replaced_by: a}
      c: {name: Charlie, definition: Those of the third list., replaced_by: c}
    """
    found = of_rule(check(example), "circular-replacement")
    assert [each.headline for each in found] == [
        '"Alpha" and "Bravo" replace one another',
        '"Charlie" is replaced by itself',
    ]
    assert [[label.where.text for label in each.related] for each in found] == [["b"], []]


def test_the_owner_is_whom_to_ask_about_a_review() -> None:
    owner = "owner: [marketing, sales]"
    item = "definition: A person who may buy., review_by: 2025-06-30"
    found = only(
        f"terms: {{lead: {{name: Lead, {item}, {owner}}}}}{CONFIG.format(preset='standard')}",
        "review-overdue",
    )
    assert told(found) == (
        'info: "Lead" was to be reviewed by 2025-06-30\n'
        "definitions.yaml:1 '2025-06-30' this day has passed\n"
        "Ask Marketing (#marketing-ops) and Sales whether it still says what you do, then write the next "
        "day under `review_by`."
    )
    nobody = only(f"terms: {{lead: {{name: Lead, {item}}}}}", "review-overdue")
    assert nobody.help.startswith("Check whether it still says what you do")
    # The next day that is missed is a finding of its own.
    later = only(f"terms: {{lead: {{name: Lead, {item.replace('06', '07')}}}}}", "review-overdue")
    assert later.fingerprint != nobody.fingerprint


def test_reviews_of_one_owner_are_one_finding() -> None:
    items = "".join(
        f"  t{at}: {{name: Word {at} here, definition: No {at}., review_by: 2025-06-0{at}, owner: {owner}}}\n"
        for at, owner in enumerate(["sales"] * 4 + ["marketing"] * 2, start=1)
    )
    found = of_rule(check(f"terms:\n{items}"), "review-overdue")
    assert [each.headline for each in found] == [
        "4 places of Sales were to be reviewed by a day that has passed",
        '"Word 5 here" was to be reviewed by 2025-06-05',
        '"Word 6 here" was to be reviewed by 2025-06-06',
    ]


HANDOVER = """
reasons:
  back: {name: Recycle reasons, definition: Why a lead comes back., of: {early: {name: Too early}}}
stages:
  resting: {name: Resting, definition: A lead that rests., outcome: parked}
handovers:
"""
TEAM = "{{team: sales}}"
BARE = f"  h{{at}}: {{{{name: Handover {{at}}, definition: Way {{at}} on., from: {TEAM}, to: {TEAM}}}}}\n"


def test_a_handover_is_told_what_to_write_by_what_there_is() -> None:
    found = {each.card.name: each for each in check(HANDOVER + BARE.format(at=1))}
    assert told(found["handover-without-deadline"]) == (
        'info: "Handover 1" sets no time to accept\n'
        "definitions.yaml:6 'h1' no \"accept_within\"\n"
        "Add `accept_within: 1 business day`, or the time that the receiving team can keep."
    )
    assert found["handover-without-reject-reasons"].help == "Add `reject_with: back`."
    assert found["handover-without-way-back"].help == "Add `rejected_goes_to: resting`, or another stage."
    alone = {each.card.name: each for each in check("handovers:\n" + BARE.format(at=1))}
    assert alone["handover-without-reject-reasons"].help == (
        "Add `reject_with: loss_reasons`, and a set of reasons of that id under `reasons`."
    )
    assert "a rejected lead" in alone["handover-without-way-back"].help


def test_strict_makes_warnings_of_what_is_missing() -> None:
    found = check(HANDOVER + BARE.format(at=1) + CONFIG.format(preset="strict"))
    levels = {each.card.name: each.severity.word for each in found if each.card.family == "completeness"}
    assert levels == dict.fromkeys(
        ("handover-without-deadline", "handover-without-reject-reasons", "handover-without-way-back"),
        "warning",
    )


def test_many_handovers_are_one_finding_of_each_rule() -> None:
    found = check(HANDOVER + "".join(BARE.format(at=at) for at in range(1, 5)))
    assert sorted(each.headline for each in found if each.card.family == "completeness") == [
        "4 places do not say where a rejected lead goes",
        "4 places hand over and name no reasons for giving a lead back",
        "4 places hand over and set no time to accept",
    ]


def test_a_lost_stage_is_told_with_all_ways_in() -> None:
    example = """
    stages:
      a: {name: Alpha stage, definition: A lead that waits., next: [b, {to: lost, when: judgement "left"}]}
      b: {name: Bravo stage, definition: A lead that buys., next: lost}
      lost: {name: Lost, definition: A lead that never buys., outcome: lost}
    REASONS
    """
    sets = (
        "reasons: {why: {name: Loss reasons, definition: Why a lead leaves., of: {early: {name: Too early}}}}"
    )
    found = only(example.replace("REASONS", sets), "given-up-without-reason")
    assert told(found) == (
        'info: No reason is asked for on the way to "Lost"\n'
        "definitions.yaml:2 'lost' no \"reasons\"\n"
        "definitions.yaml:3 'lost' nor here\n"
        "Write `{to: lost, reasons: why}`."
    )
    alone = only(example.replace("REASONS", ""), "given-up-without-reason")
    assert alone.help == (
        "Write `{to: lost, reasons: loss_reasons}`, and a set of reasons of that id under `reasons`."
    )


def test_personal_data_is_named_and_many_are_counted() -> None:
    fields = "".join(
        f"  f{at}: {{name: Field {at}, definition: Way {at} to call., type: text, personal_data: yes}}\n"
        for at in range(1, 6)
    )
    named = BARE.format(at=1).replace("to: {team: sales}", "to: {team: sales}, must_include: [FIELDS]")
    few, many = (
        only(f"fields:\n{fields}handovers:\n{named.replace('FIELDS', ids)}", "personal-data-handed-over")
        for ids in ("f2, f1", "f1, f2, f3, f4, f5")
    )
    assert few.headline == '"Handover 1" demands personal data: "Field 2" and "Field 1"'
    assert [(label.where.text, label.text) for label in (few.at, *few.related)] == [
        ("f2", "personal data"),
        ("f1", "and this"),
    ]
    assert many.headline == '"Handover 1" demands personal data: "Field 1", "Field 2" and 3 more'
    assert few.fingerprint != many.fingerprint


def test_a_replacement_that_keeps_the_word_is_told_to_avoid_it() -> None:
    example = """
    terms:
      suspect: {name: Suspect, definition: An address and no more., state: retired, replaced_by: lead}
      lead: {name: Lead, definition: A person who showed interest., aliases: [suspects]}
    """
    found = only(example, "retired-word-taken-again")
    assert told(found) == (
        'error: "suspects" is a retired word, and an alias of "Lead" again\n'
        "definitions.yaml:3 'suspects' an alias of the term \"Lead\"\n"
        "definitions.yaml:2 'Suspect' the name of the retired term \"Suspect\"\n"
        "definitions.yaml:2 'retired' retired here\n"
        'Take the word out here, or write it under "avoid": it is not to be used any more.'
    )
    assert not of_rule(check(example), "duplicate-name")
    named = example.replace("name: Lead", "name: Suspects").replace(", aliases: [suspects]", "")
    assert only(named, "retired-word-taken-again").headline == (
        '"Suspects" is a retired word, and the name of a term again'
    )
    other = only(example.replace("replaced_by: lead", "because: dropped"), "retired-word-taken-again")
    assert other.help == "Call it something else: what `terms/suspect` meant keeps its words."


def test_the_sum_of_a_goal_is_told_with_what_it_is_a_share_of() -> None:
    example = """
    stages:
      a: {name: Alpha stage, definition: A lead that waits., next: b}
      b: {name: Bravo stage, definition: A lead that buys., outcome: won}
    metrics:
      p: {name: Share one, definition: Who comes so far., of: a, reached: b, method: cohort, target: 140%}
    """
    assert told(only(example, "goal-over-100")) == (
        'error: "Share one" is to be 140%, and is a share of leads\n'
        "definitions.yaml:5 '140%' more than all of them\n"
        "definitions.yaml:5 'a' of these leads\n"
        "Write a share up to `100%`, or `method: snapshot` if it compares the counts of one period."
    )


def test_each_funnel_of_a_handover_is_named_once_with_the_stage_that_it_has() -> None:
    text = """stages:
  a: {name: Alpha stage, definition: A lead that waits., next: [b]}
  b: {name: Bravo stage, definition: A lead that buys., outcome: won}
  c: {name: Charlie stage, definition: A lead that rests., outcome: parked, next: a}
funnels:
  other: {name: Other way, definition: From a letter to a contract., stages: [b]}
  one: {name: First way, definition: From a call to a contract., stages: [a, b]}
handovers:
  h: {name: Pass, definition: Who passes a lead on., from: {stage: a}, to: {stage: b}, rejected_goes_to: c}
"""
    found = only(text, "rejected-outside-funnel")
    assert found.at.text == 'not in "First way" and "Other way"'
    assert [(label.where.first.line, label.text) for label in found.related] == [
        (7, '"Alpha stage" is in this funnel'),
        (6, '"Bravo stage" is in this funnel'),
    ]
    assert found.help == 'Name a stage of "First way" or "Other way", or add `side_stages: [c]` there.'


def test_where_rejected_leads_belong_is_told_once_for_each_funnel() -> None:
    text = """
stages:
  a: {name: MQL, definition: A lead that waits.}
  b: {name: SAL, definition: A lead that a rep works on., next: d}
  c: {name: Resting, definition: A lead that rests., outcome: parked, next: a}
  d: {name: Won, definition: A lead that buys., outcome: won}
  u: {name: User, definition: Somebody who tries it.}
funnels:
  one: {name: Contracts, definition: From a call to a contract., stages: [a, b, d]}
  two: {name: Cards, definition: From a trial to a card., stages: [u, d]}
handovers:
  h:
    name: To sales
    definition: Who passes a lead on.
    from: {stage: %s}
    to: {team: sales, stage: b}
    rejected_goes_to: c
"""
    name = "rejected-outside-funnel"
    assert told(only(text % "a", name)) == (
        'warning: "To sales" sends rejected leads to "Resting", outside their funnel\n'
        "definitions.yaml:16 'c' not in \"Contracts\"\n"
        "definitions.yaml:8 'one' \"MQL\" is in this funnel\n"
        'Name a stage of "Contracts", or add `side_stages: [c]` there.'
    )
    assert told(only(text % "u", name)).split("\n")[1:4] == [
        'definitions.yaml:16 \'c\' not in "Cards" and "Contracts"',
        "definitions.yaml:9 'two' \"User\" is in this funnel",
        "definitions.yaml:8 'one' \"SAL\" is in this funnel",
    ]
