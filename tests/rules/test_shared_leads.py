"""What the rules about parts that share out the leads say; and what is left once their remedy is followed."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import Diagnostic
from funnelspec.reporters import witness
from tests.rules.harness import check, of_rule, only, told

FIELDS = """\
fields:
  n: {name: Number, definition: A number., type: integer, between: [0, 100]}
  price: {name: Price, definition: An amount., type: number, unit: USD}
  land: {name: 'Land, or region', definition: Where., type: choice, choices: [US, CA, NO]}
  wants: {name: Wants, definition: Products., type: choices, choices: [core, addon, training]}
  from: {name: From, definition: A channel., type: choice, choices: [ads, event, letter, partner, web]}
  hot: {name: Hot, definition: Is in a hurry., type: boolean}
  seen: {name: Seen, definition: The last day., type: date}
"""
RULES = ("overlapping-parts", "gap-in-cover", "blank-in-no-part", "boundary-slip", "hidden-part")


def segment(cover: str, *parts: str) -> str:
    listed = "".join(
        f"      {name}: {{name: {name.upper()}, when: {when}}}\n"
        for name, when in zip("abcdefghijklmn", parts, strict=False)
    )
    return (
        f"{FIELDS}segments:\n  size:\n    name: Size\n    definition: How big.\n    cover: {cover}\n"
        f"    parts:\n{listed}"
    )


def shown(found: Diagnostic) -> str:
    """The lead of a finding, and what is said of it."""
    (lead,) = found.witnesses
    return f"{witness.lead(lead)}: {witness.verdicts(lead)}"


def names(text: str) -> set[str]:
    return {each.card.name for each in check(text) if each.card.name in RULES}


# --- overlapping-parts


def test_an_overlap_is_told_with_the_stretch_that_is_shared_and_what_is_left() -> None:
    text = segment("at_most_one", "n <= 20", "[n between 10 and 30, hot]", "n > 30")
    found = only(text, "overlapping-parts")
    assert told(found) == (
        'error: "B" shares leads with "A" in "Size"\n'
        "definitions.yaml:16 'n between 10 and 30' in both: n between 10 and 20, hot\n"
        "definitions.yaml:15 'n <= 20' in \"A\"\n"
        'Write `n between 21 and 30` in "B", or `cover: any` if a lead may be in several parts.'
    )
    assert shown(found) == "n 10, hot yes: meets A, meets B"
    assert names(text.replace("n between 10 and 30", "n between 21 and 30")) == set()
    assert names(text.replace("at_most_one", "any")) == set()


def test_an_overlap_under_exactly_one_may_be_allowed_without_giving_up_that_everybody_has_a_part() -> None:
    text = segment("exactly_one", "n <= 20", "not n <= 15")
    assert only(text, "overlapping-parts").help == (
        'Write `not n <= 20` in "B", or `cover: at_least_one` if a lead may be in several parts.'
    )


def test_an_overlap_with_several_parts_is_one_finding() -> None:
    text = segment("at_most_one", "n <= 20", "[n between 30 and 40, hot]", "[n between 15 and 35, land = US]")
    found = only(text, "overlapping-parts")
    assert told(found) == (
        'error: "C" shares leads with "A" and "B" in "Size"\n'
        "definitions.yaml:17 'n between 15 and 35' in both: n between 15 and 20, land = US\n"
        "definitions.yaml:15 'n <= 20' in \"A\"\n"
        "definitions.yaml:16 'n between 30 and 40' in \"B\"\n"
        "Draw the line between them anew, or write `cover: any` if a lead may be in several parts."
    )
    assert shown(found) == "n 15, land US: meets A, meets C"


def test_what_is_left_of_a_part_in_two_pieces_is_no_remedy() -> None:
    text = segment("at_most_one", "n between 20 and 30", "[n between 10 and 50, hot]")
    assert only(text, "overlapping-parts").help == (
        "Draw the line between them anew, or write `cover: any` if a lead may be in several parts."
    )


def test_more_than_four_others_are_counted() -> None:
    parts = [f"[n between {at} and {at + 5}, hot]" for at in range(0, 30, 6)]
    found = only(segment("at_most_one", *parts, "[n >= 2, land = US]"), "overlapping-parts")
    assert found.headline == '"F" shares leads with 5 others in "Size"'
    assert [label.text for label in found.related] == ['in "A"', 'in "B"', 'in "C"', 'in "D"']
    assert len(found.entries) == 6


def test_what_nobody_has_to_judge_is_shown_first() -> None:
    text = segment(
        "at_most_one",
        '[n <= 20, judgement "is nice"]',
        "[n > 30, hot]",
        '[n between 10 and 50, judgement "is rich"]',
    )
    found = only(text, "overlapping-parts")
    assert (found.severity.word, found.headline) == ("error", '"C" shares leads with "A" and "B" in "Size"')
    assert shown(found) == "n 31, hot yes, is rich: yes: meets B, meets C"
    assert only(text.replace("[n > 30, hot]", "n > 50"), "overlapping-parts").severity.word == "warning"


def test_the_line_that_decides_may_stand_in_a_criterion() -> None:
    text = segment("at_most_one", "n <= 20", "[hot, meets large]") + (
        "criteria:\n  large: {name: Large, definition: Many., when: n >= 10}\n"
    )
    found = only(text, "overlapping-parts")
    assert found.at.where.text == "meets large"
    (lead,) = found.witnesses
    assert [each.decided_by.text for each in lead.verdicts if each.decided_by] == ["n <= 20", "n >= 10"]


def test_in_one_teams_view_the_lead_meets_the_parts_as_that_team_calls_them() -> None:
    text = segment("at_most_one", "n <= 20", "n > 20") + (
        "-- sales.yaml --\nteam: sales\nsegments: {size: {parts: {a: {name: A, when: n <= 20}, "
        "z: {name: Zed, abbreviation: Z, when: n > 15}}}}\n"
    )
    found = only(text, "overlapping-parts")
    assert (found.headline, found.teams) == ('"Zed" shares leads with "A" in "Size"', ("Sales",))
    assert shown(found) == "n 16: meets A, meets Z"


def test_a_remedy_is_written_as_it_must_stand_where_the_line_stands() -> None:
    text = segment("at_most_one", "from = ads", "[from != partner, from != letter]")
    assert only(text, "hidden-part").help.startswith('Write `"from in (event, web)"` in "B"')
    text = text.replace("{name: B, when: [from != partner, from != letter]}", "{name: B, when: from != ads}")
    assert names(text) == set()
    text = segment("at_most_one", "n > 5", "n > 3").replace(
        "      b: {name: B, when: n > 3}", "      b:\n        name: B\n        when: n > 3"
    )
    assert only(text, "hidden-part").help.startswith('Write `n between 4 and 5` in "B"')


# --- gap-in-cover


def test_a_gap_is_told_with_its_neighbours_and_the_part_to_add() -> None:
    text = segment("exactly_one", "n <= 20", "n >= 50", "n is unknown")
    found = only(text, "gap-in-cover")
    assert told(found) == (
        'error: Leads with n between 21 and 49 are in no part of "Size"\n'
        "definitions.yaml:13 'exactly_one' asks for a part for every lead\n"
        "definitions.yaml:15 'n <= 20' \"A\" ends here\n"
        "definitions.yaml:16 'n >= 50' \"B\" begins here\n"
        "Add a part with `when: n between 21 and 49`, or let a part that is there begin or end elsewhere."
    )
    assert shown(found) == "n 21: does not meet A, does not meet B"
    assert names(f"{text}      d: {{name: D, when: n between 21 and 49}}\n") == set()


def test_several_gaps_are_one_finding() -> None:
    text = segment("exactly_one", "[n between 10 and 20, land = US]", "'land in (CA, NO)'", "land is unknown")
    found = only(text, "gap-in-cover")
    assert found.headline == '2 groups of leads are in no part of "Size"'
    assert found.help == (
        "Add parts with `when: [n <= 9, land = US]` and `when: [n >= 21, land = US]`, "
        "or let a part that is there begin or end elsewhere."
    )
    more = "      d: {name: D, when: [n <= 9, land = US]}\n      e: {name: E, when: [n >= 21, land = US]}\n"
    assert names(text + more) == {"blank-in-no-part"}


def test_of_many_gaps_five_are_told() -> None:
    found = only(segment("exactly_one", *(f"n = {at}" for at in range(5, 60, 9))), "gap-in-cover")
    assert found.headline == 'At least 5 groups of leads are in no part of "Size"'
    assert found.help.count("`when: ") == 5
    assert found.help.endswith(" There may be more such leads.")


def test_lines_of_a_remedy_stand_in_quotes_where_they_must() -> None:
    text = segment("at_least_one", "[n <= 50, land = US]", "n > 50", "n is unknown")
    found = only(text, "gap-in-cover")
    assert '`when: [n <= 50, "land in (CA, NO)"]`' not in found.help
    assert found.help.startswith("Add a part with `when: [n <= 50, land != US]`")
    text = segment("at_least_one", "[n <= 50, land = US]", "[n <= 50, not hot]", "n > 50", "n is unknown")
    assert only(text, "gap-in-cover").help.startswith("Add a part with `when: [n <= 50, land != US, hot]`")


def test_a_gap_that_cannot_be_said_in_lines_is_shown() -> None:
    text = segment("at_least_one", "seen >= 2027-01-01", "seen in the last 30 days", "seen is unknown")
    found = only(text, "gap-in-cover")
    assert (found.severity.word, found.headline) == ("warning", 'Some leads are in no part of "Size"')
    assert found.help == "Add a part for leads like this one, or let another part have them."
    assert "on 2026-01-15" in shown(found)


# --- blank-in-no-part


def test_a_blank_is_told_with_the_part_to_add() -> None:
    text = segment("exactly_one", "'land in (US, CA)'", "land = NO")
    found = only(text, "blank-in-no-part")
    assert told(found) == (
        'warning: Leads whose "Land, or region" is unknown are in no part of "Size"\n'
        "definitions.yaml:13 'exactly_one' asks for a part for every lead\n"
        'Add `land_unknown: {name: "Land, or region unknown", when: land is unknown}` to "parts".'
    )
    assert shown(found) == "land unknown: does not meet A, does not meet B"
    add = found.help.split("`")[1]
    assert names(f"{text}      {add}\n") == set()


def test_a_part_to_add_has_an_id_of_its_own_and_only_the_leads_that_have_none() -> None:
    text = segment("exactly_one", "[n <= 20, 'land in (US, CA)']", "n > 20", "land = NO", "land is unknown")
    text = text.replace("      a: ", "      n_unknown: ").replace("n > 20", "[n > 20, 'land in (US, CA)']")
    found = only(text, "blank-in-no-part")
    assert found.headline == 'Some leads whose "Number" is unknown are in no part of "Size"'
    add = found.help.split("`")[1]
    assert add == "n_unknown_2: {name: Number unknown, when: [n is unknown, land != NO]}"
    assert names(f"{text}      {add}\n") == set()


def test_fields_that_are_blank_together() -> None:
    found = only(segment("at_least_one", "n is known", "hot is known"), "blank-in-no-part")
    assert found.headline == 'Leads whose "Number" and "Hot" are unknown are in no part of "Size"'
    assert found.help == (
        "Add `n_hot_unknown: {name: Number and Hot unknown, when: [n is unknown, hot is unknown]}` "
        'to "parts".'
    )


def test_each_field_that_may_be_blank_is_a_finding() -> None:
    text = segment("at_least_one", "[n <= 20, land = US]", "n > 20", "land != US")
    found = of_rule(check(text), "blank-in-no-part")
    assert [each.headline for each in found] == [
        'Some leads whose "Land, or region" is unknown are in no part of "Size"',
        'Some leads whose "Number" is unknown are in no part of "Size"',
    ]
    assert len({each.fingerprint for each in found}) == 2


def test_a_blank_of_parts_that_are_asked_about_one_by_one() -> None:
    text = segment("at_least_one", "seen >= 2026-01-01", "[seen is known, not seen in the next 3 days]")
    (found,) = of_rule(check(text), "blank-in-no-part")
    assert (
        found.help == "Let one of the parts also have leads with `seen is unknown`, or add a part for them."
    )


# --- boundary-slip


def test_a_value_that_both_leave_out() -> None:
    text = segment("exactly_one", "n < 20", "n > 20", "n is unknown")
    found = only(text, "boundary-slip")
    assert told(found) == (
        'warning: n = 20 is in no part of "Size"\n'
        "definitions.yaml:16 'n > 20' \"B\" leaves it out\n"
        "definitions.yaml:15 'n < 20' \"A\" leaves it out\n"
        'Write `n <= 20` in "A" or `n >= 20` in "B".'
    )
    assert shown(found) == "n 20: does not meet A, does not meet B"
    for old, new in (("n < 20", "n <= 20"), ("n > 20", "n >= 20")):
        assert names(text.replace(old, new)) == set()


def test_a_value_that_both_take() -> None:
    text = segment("at_most_one", "price >= 5000 USD", "price <= 5000 USD")
    found = only(text, "boundary-slip")
    assert told(found) == (
        'warning: price = 5000 is in two parts of "Size"\n'
        "definitions.yaml:16 'price <= 5000 USD' \"B\" takes it\n"
        "definitions.yaml:15 'price >= 5000 USD' \"A\" takes it\n"
        'Write `price > 5000 USD` in "A" or `price < 5000 USD` in "B".'
    )
    assert shown(found) == "price 5000: meets A, meets B"
    for old, new in (("price >= 5000", "price > 5000"), ("price <= 5000", "price < 5000")):
        assert names(text.replace(old, new)) == set()


def test_a_value_is_told_with_what_else_must_be_so() -> None:
    text = segment("exactly_one", "[n < 20, hot]", "[n > 20, hot]", "not hot", "[hot, n is unknown]")
    found = only(text, "boundary-slip")
    assert found.headline == 'n = 20, hot is in no part of "Size"'


def test_a_value_that_is_shared_with_many_parts_is_no_slip_but_an_overlap() -> None:
    parts = [f"[n <= 20, price = {at}]" for at in range(13)]
    few = segment("at_most_one", *parts[:2], "n >= 20")
    assert len(of_rule(check(few), "boundary-slip")) == 2
    many = segment("at_most_one", *parts, "n >= 20")
    assert names(many) == {"overlapping-parts"}
    assert only(many, "overlapping-parts").headline == '"N" shares leads with 13 others in "Size"'


def test_slips_and_other_gaps_of_a_segment_are_told_apart() -> None:
    text = segment("exactly_one", "n < 20", "n between 21 and 40", "n >= 40", "n is unknown")
    found = of_rule(check(text), "boundary-slip")
    assert [each.headline for each in found] == [
        'n = 20 is in no part of "Size"',
        'n = 40 is in two parts of "Size"',
    ]
    assert names(text) == {"boundary-slip"}
    text = segment("exactly_one", "n < 20", "n between 21 and 40", "n is unknown")
    assert only(text, "boundary-slip").headline == 'n = 20 is in no part of "Size"'
    assert only(text, "gap-in-cover").headline == 'Leads with n >= 41 are in no part of "Size"'


# --- hidden-part


def test_a_hidden_part_is_told_with_what_is_left_to_the_other() -> None:
    text = segment("exactly_one", "n <= 10", "n <= 20", "n > 20", "n is unknown")
    found = only(text, "hidden-part")
    assert told(found) == (
        'error: Every lead of "A" is also in "B" of "Size"\n'
        "definitions.yaml:15 'n <= 10' no lead is in this part alone\n"
        "definitions.yaml:16 'n <= 20' \"B\" takes them\n"
        'Write `n between 11 and 20` in "B", take "A" out, or write `cover: at_least_one` '
        "if a lead may be in several parts."
    )
    assert shown(found) == "n 10: meets A, meets B"
    assert names(text.replace("n <= 20", "n between 11 and 20")) == set()
    assert names(text.replace("exactly_one", "at_least_one")) == set()


def test_a_part_behind_several_others() -> None:
    text = segment("at_most_one", "n <= 20", "n between 15 and 25", "n > 20")
    found = only(text, "hidden-part")
    assert found.headline == 'Every lead of "B" is also in "A" or "C" of "Size"'
    assert [label.text for label in found.related] == ['"A" takes them', '"C" takes them']
    assert found.help == 'Take "B" out, or write `cover: any` if a lead may be in several parts.'


# --- a sign that points the wrong way


@pytest.mark.parametrize(
    ("parts", "at", "wrong", "right"),
    [
        (["n < 21", "n between 21 and 40", "n > 40", "n is unknown"], 0, "n > 21", "n < 21"),
        (["n < 21", "n between 21 and 40", "n > 40", "n is unknown"], 2, "n < 40", "n > 40"),
        (["n < 21", "n between 21 and 40", "n > 40", "n is unknown"], 2, "n <= 40", "n > 40"),
        (
            ["price >= 50 USD", "price < 50 USD"],
            1,
            "price >= 50 USD",
            '`price < 50 USD` in "A" or `price < 50 USD`',
        ),
        (
            ["seen < 2026-01-01", "seen >= 2026-01-01"],
            1,
            "seen <= 2026-01-01",
            '`seen > 2026-01-01` in "A" or `seen >= 2026-01-01`',
        ),
        (["[n <= 20, hot]", "[hot, n > 20]", "not hot"], 1, "[hot, n < 20]", '`n >= 20` in "A" or `n > 20`'),
        (["{any: [n <= 9, n > 20]}", "n between 10 and 20"], 0, "{any: [n <= 9, n < 20]}", "n > 20"),
    ],
)
def test_a_sign_that_points_the_wrong_way_is_turned(
    parts: list[str], at: int, wrong: str, right: str
) -> None:
    """One line mends what several rules tell, and each of them says so; of two parts it may be either's."""
    text = segment("exactly_one", *parts[:at], wrong, *parts[at + 1 :])
    found = [each for each in check(text) if each.card.name in RULES if each.severity.word == "error"]
    turned = f'Write {right if "`" in right else f"`{right}`"} in "{"ABC"[at]}", or '
    assert {each.card.name for each in found} & {"overlapping-parts", "hidden-part"}
    assert "gap-in-cover" in {each.card.name for each in found}
    for each in found:
        assert each.help.startswith(turned), each.help
        more = "add a part with `when: " if each.card.name == "gap-in-cover" else "`cover: at_least_one` if"
        assert each.help.removeprefix(turned).startswith(more)
    assert names(segment("exactly_one", *parts)) <= {"blank-in-no-part"}


@pytest.mark.parametrize(
    "parts",
    [
        ["n > 21", "n between 22 and 40", "n > 45"],
        ["n > 21", "not n < 21", "n > 40"],
        ["meets large", "n between 41 and 60", "n > 60"],
        ["n > 99", *[f"n between {at} and {at + 3}" for at in range(0, 88, 4)], "n between 88 and 100"],
        ["n < 50", "n <= 51", "n > 60"],
    ],
)
def test_what_one_sign_does_not_mend_is_left_to_people(parts: list[str]) -> None:
    listed = "".join(f"      p{at}: {{name: P{at}, when: {when}}}\n" for at, when in enumerate(parts))
    text = segment("exactly_one") + listed
    text += "criteria:\n  large: {name: Large, definition: Many., when: n > 40}\n"
    found = [each for each in check(text) if each.card.name in RULES if each.severity.word == "error"]
    assert found
    turned = [f"`{part.translate(str.maketrans('<>', '><'))}`" for part in parts if set("<>") & set(part)]
    assert not [each.help for each in found if any(line in each.help for line in turned)]


# --- hidden-limit


def limits(*each: str) -> str:
    listed = "".join(f"      - {one}\n" for one in each)
    return f"{FIELDS}stages:\n  sql:\n    name: SQL\n    definition: A lead.\n    max_age:\n{listed}"


def test_a_limit_that_never_counts() -> None:
    found = only(
        limits("{when: n > 10, warn: 7 days}", "{when: n > 50, close: 9 days}", "30 days"), "hidden-limit"
    )
    assert told(found) == (
        'error: A limit in "max_age" of "SQL" never counts\n'
        "definitions.yaml:15 'n > 50' whoever fits has another limit already\n"
        "definitions.yaml:14 'n > 10' counts first\n"
        "Put it before them if it is to count, or take it out."
    )
    assert shown(found) == "n 51: "


def test_a_limit_for_everybody_that_never_counts_shows_no_lead() -> None:
    found = only(
        limits("{when: hot, warn: 7 days}", "{when: not hot, close: 9 days}", "30 days"), "hidden-limit"
    )
    assert found.at.where.text == "30 days"
    assert found.witnesses == ()


# --- too much at once


@pytest.mark.parametrize("cover", ["exactly_one", "at_most_one"])
def test_what_stays_open_is_told_once(cover: str) -> None:
    asked = ", ".join(f"judgement question {letter}" for letter in "abcdefghijklmnopqrst")
    text = segment(cover, f"{{at_least: 10, of: [{asked}]}}", f"{{none: [{{at_least: 9, of: [{asked}]}}]}}")
    found = of_rule(check(text), "undecided-condition")
    assert [(each.headline, each.at.where.text) for each in found] == [
        ('It stays open whether the parts of "Size" keep what its "cover" says', cover)
    ]
