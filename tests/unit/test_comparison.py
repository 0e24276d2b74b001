"""Where teams agree and where they do not, attribute by attribute."""

from __future__ import annotations

import pytest

from funnelspec.comparison import Comparison, compare
from tests.unit.model.definitions import CONFIG, everything, model

ITEM = "{head}{section}:\n  x:\n{lines}\n"


def _item(section: str, team: str = "", **attributes: str) -> str:
    lines = "\n".join(f"    {name}: {value}" for name, value in attributes.items())
    return ITEM.format(head=f"team: {team}\n" if team else "", section=section, lines=lines)


def _compared(**files: str) -> list[Comparison]:
    return list(compare(model({f"{name}.yaml": text for name, text in files.items()})))


def _verdicts(**files: str) -> dict[str, str]:
    return {each.attribute: each.verdict for each in _compared(**files)}


def _same(section: str, attribute: str, one: str, other: str, more: str = "") -> bool:
    """Whether two teams that write these values agree."""
    found = _verdicts(
        a=_item(section, "marketing", **{attribute: one}),
        b=_item(section, "sales", **{attribute: other}),
        c=more,
    )
    assert found.keys() == {attribute}
    return {"same": True, "reworded": False, "different": False}[found[attribute]]


def test_without_teams_there_is_nothing_to_compare() -> None:
    assert _compared(a=everything()) == []


def test_what_is_only_shared_or_what_teams_add_is_not_compared() -> None:
    additions = {
        "aliases": "y",
        "notes": "z",
        "see": "terms/y",
        "state": "agreed",
        "tags": "t",
        "source": "s",
    }
    shared = _item("terms", name="X", definition="Is x.")
    assert _verdicts(a=shared, b=_item("terms", "sales", **additions)) == {}


def test_one_team_alone_has_it() -> None:
    (found,) = _compared(a=_item("terms", "sales", name="X", definition="Is x."))
    assert (found.full_id, found.attribute, found.verdict) == ("terms/x", "", "one-sided")
    (side,) = found.sides
    assert (side.team, side.words, side.where.text, side.where.first) == ("sales", "X", "x", (3, 3))


def test_one_team_alone_says_something_of_a_shared_item() -> None:
    (found,) = _compared(
        a=_item("stages", name="X", definition="Is x."), b=_item("stages", "sales", max_age="2 days")
    )
    assert (found.attribute, found.verdict, found.entry.file.path) == ("max_age", "one-sided", "a.yaml")
    assert [(side.team, side.words) for side in found.sides] == [("sales", "2 days")]


def test_one_team_writes_something_else_than_the_shared_files() -> None:
    (found,) = _compared(
        b=_item("stages", name="X", definition="Is x.", max_age="2 days"),
        a=_item("stages", "sales", max_age="3 days"),
    )
    assert found.verdict == "proposal"
    assert [(side.team, side.words, side.where.first) for side in found.sides] == [
        ("sales", "3 days", (4, 14)),
        (None, "2 days", (5, 14)),
    ]


def test_one_team_writes_what_the_shared_files_write() -> None:
    shared = _item("stages", name="X", definition="Is x.", max_age="2 days")
    assert _verdicts(a=shared, b=_item("stages", "sales", max_age="2 days")) == {"max_age": "same"}


def test_two_teams_write_different_things() -> None:
    (found,) = _compared(
        a=_item("terms", "sales", definition="Is x."), b=_item("terms", "marketing", definition="Is y.")
    )
    assert (found.verdict, [side.team for side in found.sides]) == ("different", ["sales", "marketing"])


def test_two_teams_differ_and_one_agrees_with_the_shared_files() -> None:
    (found,) = _compared(
        a=_item("terms", name="X", definition="Is x."),
        b=_item("terms", "sales", definition="Is x."),
        c=_item("terms", "marketing", definition="Is y."),
    )
    assert (found.verdict, [side.team for side in found.sides]) == ("different", ["sales", "marketing"])
    assert found.entry.file.team is None


def test_two_teams_agree_against_the_shared_files() -> None:
    (found,) = _compared(
        a=_item("terms", name="X", definition="Is x."),
        b=_item("terms", "sales", definition="Is y."),
        c=_item("terms", "marketing", definition="Is y."),
    )
    assert (found.verdict, len(found.sides)) == ("proposal", 3)


def test_between_two_teams_a_third_does_not_count() -> None:
    files = {
        "a.yaml": _item("terms", name="X", definition="Is x."),
        "b.yaml": _item("terms", "sales", definition="Is y."),
        "c.yaml": _item("terms", "partners", definition="Is z."),
        "d.yaml": "team: partners\nterms:\n  w: {name: W, definition: Is w.}\n",
    }
    read = model(files)
    (found,) = compare(read, ("marketing", "sales"))
    assert (found.verdict, [side.team for side in found.sides]) == ("proposal", [None, "sales"])
    (only, found) = compare(read, ("sales", "partners"))
    assert (only.full_id, only.verdict) == ("terms/w", "one-sided")
    assert (found.full_id, found.verdict) == ("terms/x", "different")


def test_three_teams_of_which_two_agree() -> None:
    (found,) = _compared(
        a=_item("terms", "sales", definition="Is x."),
        b=_item("terms", "marketing", definition="Is y."),
        c=_item("terms", "partners", definition="is  X"),
    )
    assert (found.verdict, [side.team for side in found.sides]) == (
        "different",
        ["sales", "marketing", "partners"],
    )


def test_two_teams_of_which_each_says_something_else_of_it() -> None:
    assert _verdicts(
        a=_item("stages", "sales", max_age="2 days"), b=_item("stages", "marketing", probability="5%")
    ) == {"max_age": "one-sided", "probability": "one-sided"}


def test_of_a_block_text_the_words_are_the_place() -> None:
    (found,) = _compared(
        a=_item("terms", "sales", definition=">-\n      Is\n      x."),
        b=_item("terms", "marketing", definition="Is y."),
    )
    side = found.sides[0]
    assert (side.words, side.where.first, side.where.last) == ("Is x.", (5, 7), (6, 9))


def test_files_of_other_contexts_do_not_contradict() -> None:
    def term(team: str, context: str, definition: str) -> str:
        return f"context: {context}\n" * bool(context) + _item("terms", team, definition=definition)

    assert _verdicts(a=term("sales", "partner", "Is x."), b=term("marketing", "direct", "Is y.")) == {
        "definition": "one-sided"
    }
    assert _verdicts(a=term("sales", "partner", "Is x."), b=term("marketing", "", "Is y.")) == {
        "definition": "one-sided"
    }
    assert _verdicts(a=term("sales", "partner", "Is x."), b=term("marketing", "partner", "Is y.")) == {
        "definition": "different"
    }


def test_a_team_without_context_speaks_of_the_shared_item_and_its_context() -> None:
    shared = "context: partner\n" + _item("terms", name="X", definition="Is x.")
    assert _verdicts(a=shared, b=_item("terms", "sales", definition="Is y.")) == {"definition": "proposal"}
    assert _verdicts(
        a=shared,
        b=_item("terms", "sales", definition="Is y."),
        c="context: partner\n" + _item("terms", "marketing", definition="Is z."),
    ) == {"definition": "different"}


@pytest.mark.parametrize(
    ("section", "attribute", "one", "other"),
    [
        ("terms", "definition", "A lead that fits.", "a LEAD  that fits"),
        ("terms", "definition", ">-\n      A lead\n      that fits", "A lead that fits."),
        ("terms", "name", "Sales-Ready Lead", "sales ready leads"),
        ("terms", "abbreviation", "[SQL, MQL]", "[MQLs, SQLs]"),
        ("terms", "abbreviation", "SQL", "[SQL]"),
        ("terms", "owner", "[sales, marketing]", "[marketing, sales]"),
        ("stages", "max_age", "60 minutes", "1 hour"),
        ("stages", "max_age", "24 hours", "1 day"),
        ("stages", "max_age", "14 days", "2 weeks"),
        ("stages", "max_age", "30 days", "1 month"),
        ("stages", "max_age", "1.0 days", "1 day"),
        ("stages", "max_age", "{close: 2 days}", "48 hours"),
        ("stages", "probability", "10%", "10.0%"),
        ("slas", "within", "8 business hours", "1 business day"),
        ("slas", "within", "1 business week", "5 business days"),
        ("slas", "within", "{limit: 2 hours}", "120 minutes"),
        ("slas", "starts", "[a, stages/b]", "[stages/b, stages/a]"),
        ("stages", "next", "[a, b]", "[stages/b, {to: a}]"),
        ("stages", "next", "[{to: a, when: f > 1, reasons: r}]",
         "[{reasons: reasons/r, when: f > 1, to: stages/a}]"),
        ("stages", "never", "a", "[stages/a]"),
        ("statuses", "converted", "yes", "true"),
        ("statuses", "set_by", "[sales, marketing]", "[marketing, sales]"),
        ("fields", "choices", "[US, CA]", "[CA, US]"),
        ("fields", "between", "[0, 100]", "[0.0, 100]"),
        ("metrics", "target", "10 per month", "10.0 per month"),
        ("metrics", "of", "[stages/a, statuses/b]", "[statuses/b, stages/a]"),
        ("metrics", "within", "30 days", "1 month"),
        ("criteria", "when", "[f > 1, g]", "[g, f > 1]"),
        ("criteria", "when", "f > 22,800", "f > 22800"),
        ("criteria", "when", "f > 75k", "f > 75,000"),
        ("criteria", "when", "meets other", "meets criteria/other"),
        ("criteria", "when", "f in (1, 2)", "f in [2, 1]"),
        ("criteria", "when", "{all: [f > 1, g]}", "[f > 1, g]"),
        ("handovers", "from", "{team: sales, stage: a}", "{stage: stages/a, team: sales}"),
        ("handovers", "accept_within", "1 business day", "480 business minutes"),
        ("scores", "rules", "[{points: 5, when: f > 1}, {points: 1, per: v}]",
         "[{per: v, points: 1.0}, {when: f > 1, points: 5}]"),
        ("scores", "resets", "[{when_entering: stages/a, to: 0}]", "{to: 0.0, when_entering: stages/a}"),
        ("scores", "ceiling", "100", "100.0"),
        ("segments", "parts", "{a: {name: A, when: f > 1}, b: {name: B, when: g}}",
         "{b: {name: B, when: g}, a: {name: a, when: f > 1}}"),
        ("segments", "parts", "{a: {name: A, when: f > 1}}", "{a: {name: A, when: f > 1, notes: more}}"),
        ("reasons", "of", "{a: {name: A, needs: [x, y]}}", "{a: {name: A, needs: [fields/y, {field: x}]}}"),
        ("funnels", "stages", "[a, b]", "[stages/a, {stage: b}]"),
        ("funnels", "stages", "[{stage: a, next: [b, c]}]", "[{stage: a, next: [c, b]}]"),
        ("funnels", "side_stages", "[a, b]", "[b, a]"),
        ("funnels", "milestones", "{m: {name: M, definition: Is m., from: a, to: b}}",
         "{m: {name: M, definition: Is m, to: stages/b, from: a}}"),
    ],
)  # fmt: skip
def test_what_says_the_same(section: str, attribute: str, one: str, other: str) -> None:
    assert _same(section, attribute, one, other)


@pytest.mark.parametrize(
    ("section", "attribute", "one", "other"),
    [
        ("terms", "definition", "A lead that fits", "A lead which fits"),
        ("terms", "name", "Lead", "Deal"),
        ("terms", "owner", "[sales, marketing]", "sales"),
        ("stages", "max_age", "1 day", "1 business day"),
        ("stages", "max_age", "60 minutes", "60 business minutes"),
        ("stages", "max_age", "{warn: 1 day}", "{close: 1 day}"),
        ("stages", "max_age", "[{close: 1 day, when: f}, 2 days]", "[2 days, {close: 1 day, when: f}]"),
        ("stages", "probability", "10%", "10.5%"),
        ("stages", "next", "[a]", "[]"),
        ("stages", "next", "[a]", "[{to: a, when: f}]"),
        ("slas", "within", "{target: 1 hour}", "{limit: 1 hour}"),
        ("fields", "choices", "[US, CA]", "[us, ca]"),
        ("fields", "choices", '["1", "2"]', '["1.0", "2"]'),
        ("fields", "between", "[0, 100]", "[0, 10]"),
        ("metrics", "target", "10 per month", "10 per week"),
        ("metrics", "target", "10%", "10 per week"),
        ("criteria", "when", "[f > 1, g]", "{any: [f > 1, g]}"),
        ("criteria", "when", "f > 1", "f >= 1"),
        ("statuses", "converted", "yes", "no"),
        ("handovers", "to", "{team: sales, stage: a}", "{team: sales, stage: b}"),
        ("scores", "rules", "[{points: 5, when: f > 1}]",
         "[{points: 5, when: f > 1}, {points: 5, when: f > 2}]"),
        ("scores", "rules", "[{points: 5, when: f > 1}]", "[{points: 6, when: f > 1}]"),
        ("scores", "rules", "[{points: 5, per: v, limit: 1 day}]", "[{points: 5, per: v, limit: 2 days}]"),
        ("segments", "parts", "{a: {name: A, when: f > 1}}", "{a: {name: A, when: f > 2}}"),
        ("segments", "parts", "{a: {name: A, when: f > 1}}", "{b: {name: A, when: f > 1}}"),
        ("reasons", "of", "{a: {name: A, needs: [x]}}", "{a: {name: A}}"),
        ("funnels", "stages", "[a, b]", "[b, a]"),
        ("funnels", "stages", "[a, b]", "[{stage: a, probability: 10%}, b]"),
        ("funnels", "stages", "[a, b]", "[a, {stage: b, starts_here: yes}]"),
        ("funnels", "milestones", "{m: {name: M, definition: Is m., from: a, to: b}}",
         "{m: {name: M, definition: Is m., from: b, to: b}}"),
    ],
)  # fmt: skip
def test_what_says_different_things(section: str, attribute: str, one: str, other: str) -> None:
    assert not _same(section, attribute, one, other)


def test_a_bare_id_and_a_full_one_name_the_same_item_where_one_section_has_it() -> None:
    stage = _item("stages", name="X", definition="Is x.")
    assert _same("metrics", "of", "x", "stages/x", more=stage)


def test_business_time_counts_by_the_calendar_of_the_workspace() -> None:
    calendar = "calendar: {working_day: 7.5 hours, working_week: [mon, tue, wed, thu]}\n"
    files = {
        "funnelspec.yaml": CONFIG + calendar,
        "a.yaml": _item("slas", "marketing", within="1 business week"),
        "b.yaml": _item("slas", "sales", within="30 business hours"),
    }
    assert [each.verdict for each in compare(model(files))] == ["same"]


def test_all_that_two_teams_can_write_is_the_same_to_itself() -> None:
    found = _compared(a=everything("sales"), b=everything("marketing"), c=everything())
    assert {each.verdict for each in found} == {"same"}
    assert len(found) > 80


def test_comparisons_stand_by_full_id_and_then_as_written() -> None:
    text = "stages:\n  b: {probability: 1%, max_age: 1 day}\n  a: {max_age: 1 day}\n"
    found = _compared(a=f"team: sales\n{text}", b=f"team: marketing\n{text}")
    assert [(each.full_id, each.attribute) for each in found] == [
        ("stages/a", "max_age"),
        ("stages/b", "probability"),
        ("stages/b", "max_age"),
    ]


def test_of_an_item_that_a_team_defines_twice_the_first_counts() -> None:
    found = _compared(
        a=_item("terms", "sales", definition="Is x."),
        b=_item("terms", "sales", definition="Is y."),
        c=_item("terms", "marketing", definition="Is x."),
    )
    assert [each.verdict for each in found] == ["same"]


FIELDS = """\
fields:
  n: {name: N, definition: A number., type: integer, between: [0, 100]}
  m: {name: M, definition: A number., type: integer}
  c: {name: C, definition: A country., type: choice, choices: [US, CA]}
  d: {name: D, definition: A day., type: date}
"""


def _drawn(one: str, other: str, **more: str) -> Comparison:
    """What two teams' criteria are to each other."""
    found = _compared(
        a=_item("criteria", "marketing", when=one),
        b=_item("criteria", "sales", when=other),
        f=FIELDS,
        **more,
    )
    return next(each for each in found if each.full_id == "criteria/x" and each.attribute == "when")


@pytest.mark.parametrize(
    ("section", "attribute"),
    [("criteria", "when"), ("stages", "entry"), ("stages", "exit"), ("slas", "when"), ("handovers", "when"),
     ("metrics", "when")],
)  # fmt: skip
def test_conditions_that_the_same_leads_meet_are_the_same(section: str, attribute: str) -> None:
    assert _same(section, attribute, "n >= 65", "{none: [n < 65, n is unknown]}", more=FIELDS)
    assert not _same(section, attribute, "n >= 65", "n >= 66", more=FIELDS)


def test_of_two_conditions_it_is_said_which_asks_more_and_for_which_lead() -> None:
    found = _drawn("n >= 65", "n >= 80")
    assert found.verdict == "different"
    assert found.proven
    ((line, relation),) = found.drawn[0].others
    assert [(each.team, each.where.text) for each in found.drawn[0].lines] == [
        ("marketing", "n >= 65"),
        ("sales", "n >= 80"),
    ]
    assert (line.team, relation.kind, relation.only_second) == ("sales", "stricter", None)
    assert relation.only_first is not None
    assert relation.only_first.lead == {"n": 65}


@pytest.mark.parametrize(
    ("one", "other", "kind", "proven"),
    [
        ("not c = US", "c != US", "blanks", False),
        ("judgement x", "judgement y", "judgements", False),
        ("d in the last 30 days", "d >= 2026-01-01", "calendar", False),
        ("nowhere >= 65", "n >= 65", "unknown", True),
    ],
)
def test_whatever_is_not_equal_is_different_but_not_all_of_it_is_proven(
    one: str, other: str, kind: str, proven: bool
) -> None:
    found = _drawn(one, other)
    assert (found.verdict, found.drawn[0].others[0][1].kind, found.proven) == ("different", kind, proven)


def test_what_a_named_criterion_says_is_that_criterions_difference() -> None:
    def fit(team: str, when: str) -> str:
        return f"team: {team}\ncriteria: {{fit: {{when: {when}}}}}\n"

    views = {"c": fit("marketing", "m >= 20"), "d": fit("sales", "m >= 50")}
    assert _drawn("[meets fit, n >= 65]", "[n > 64, meets fit]", **views).verdict == "same"
    found = _drawn("[meets fit, n >= 65]", "[n >= 80, meets fit]", **views)
    relation = found.drawn[0].others[0][1]
    assert relation.only_first is not None
    assert (relation.kind, relation.only_first.lead) == ("stricter", {"m": 50, "n": 65})


def test_one_field_of_two_types_is_compared_as_it_is_written() -> None:
    typed = "team: sales\nfields: {n: {type: text}}\n"
    assert _drawn("n is known", "not n is unknown", c=typed).drawn[0].others[0][1].kind == "unknown"


def test_a_condition_beside_the_shared_one() -> None:
    shared = _item("criteria", name="X", definition="Is x.", when="n >= 65")
    same = _compared(a=shared, b=_item("criteria", "sales", when="n > 64"), f=FIELDS)
    assert [(each.verdict, each.drawn) for each in same if each.attribute == "when"] == [("same", ())]
    (found,) = _compared(a=_item("criteria", "sales", when="n >= 80"), b=shared, f=FIELDS)
    assert (found.verdict, [side.team for side in found.sides]) == ("proposal", ["sales", None])
    assert found.drawn[0].first.team is None
    assert [(line.team, relation.kind) for line, relation in found.drawn[0].others] == [("sales", "stricter")]


def test_two_teams_that_mean_the_same_propose_it_together() -> None:
    (found,) = _compared(
        a=_item("criteria", name="X", definition="Is x.", when="n >= 65"),
        b=_item("criteria", "sales", when="n >= 80"),
        c=_item("criteria", "marketing", when="n > 79"),
        f=FIELDS,
    )
    assert (found.verdict, len(found.sides)) == ("proposal", 3)
    assert [relation.kind for _, relation in found.drawn[0].others] == ["stricter", "stricter"]


def test_each_further_team_is_compared_with_the_first() -> None:
    (found,) = _compared(
        a=_item("criteria", "sales", when="n >= 65"),
        b=_item("criteria", "marketing", when="n > 64"),
        c=_item("criteria", "partners", when="n >= 50"),
        f=FIELDS,
    )
    assert [(line.team, relation.kind) for line, relation in found.drawn[0].others] == [
        ("marketing", "equal"),
        ("partners", "looser"),
    ]


def test_of_a_segment_each_part_that_draws_another_line() -> None:
    parts = "{{small: {{name: S, when: n < {}}}, big: {{name: B, when: n > {}}}}}".format
    (found,) = _compared(
        a=_item("segments", "sales", parts=parts(50, 70)),
        b=_item("segments", "marketing", parts=parts(60, 70)),
        f=FIELDS,
    )
    assert (found.attribute, found.verdict) == ("parts", "different")
    assert [(drawn.first.entry.id, drawn.others[0][1].kind) for drawn in found.drawn] == [
        ("x/small", "looser")
    ]
    assert _same("segments", "parts", "{a: {name: A, when: n < 50}}", "{a: {name: A, when: n <= 49}}", FIELDS)
    (other,) = _compared(
        a=_item("segments", "sales", parts="{small: {name: S, when: n < 50}}"),
        b=_item("segments", "marketing", parts="{small: {name: Small, when: n < 60}}"),
        f=FIELDS,
    )
    assert (other.verdict, other.drawn) == ("different", ())


def test_conditions_inside_lists_are_compared_as_they_are_written() -> None:
    move = "[{{to: b, when: {}}}]".format
    assert not _same("stages", "next", move("n >= 65"), move("n > 64"), more=FIELDS)


def test_comparisons_that_cost_too_much_in_all_stay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("funnelspec.comparison.lines._STEPS", 1)
    both = [
        "team: {}\ncriteria:\n  x: {{when: n >= {}}}\n  y: {{when: n >= {}}}\n".format(*each)
        for each in (("sales", 1, 2), ("marketing", 3, 4))
    ]
    found = _compared(a=both[0], b=both[1], f=FIELDS)
    assert [each.drawn[0].others[0][1].kind for each in found] == ["stricter", "undecided"]
    assert [each.proven for each in found] == [True, False]


def _differences(one: str, other: str, attribute: str = "definition", section: str = "terms") -> list[object]:
    """The kinds and words of what differs between two teams' values of an attribute; the places hold them."""
    found = _compared(
        a=_item(section, "marketing", **{attribute: one}), b=_item(section, "sales", **{attribute: other})
    )
    (comparison,) = [each for each in found if each.attribute == attribute]
    (contrast,) = comparison.contrasts
    mine, its = comparison.sides
    for each in contrast.differences:
        for side, words, (start, end) in ((mine, each.one, each.at_one), (its, each.other, each.at_other)):
            assert start == end or side.at(start, end, attribute).text == words
    return [(each.kind, each.one, each.other) for each in contrast.differences]


def test_a_text_that_differs_is_told_by_its_words() -> None:
    found = _differences("'A lead that isn''t 60 points.'", "A lead that isn't 80 points.")
    assert found == [("number", "60 points", "80 points")]


@pytest.mark.parametrize(
    ("section", "attribute", "one", "other", "expected"),
    [
        (
            "stages",
            "next",
            "[a, b]",
            "[b, c, d]",
            [("scope", "", "c"), ("scope", "", "d"), ("scope", "a", "")],
        ),
        ("stages", "next", "[a, b]", "[{to: c}, a]", [("substitution", "b", "c")]),
        (
            "stages",
            "next",
            "[a, {to: b, when: x > 1}]",
            "[a, {to: b, when: x > 2}]",
            [("substitution", "b", "b")],
        ),
        ("funnels", "stages", "[a, b, c]", "[a, c, b]", [("order", "b", "c")]),
        ("stages", "owner", "marketing", "sales", [("substitution", "marketing", "sales")]),
        ("slas", "within", "24 hours", "1 business day", [("substitution", "24 hours", "1 business day")]),
        ("slas", "if_missed", "Back in 2 days.", "Back in 3 days.", [("number", "2 days", "3 days")]),
    ],
)
def test_a_list_that_differs_is_told_by_what_one_side_has(
    section: str, attribute: str, one: str, other: str, expected: list[object]
) -> None:
    assert sorted(_differences(one, other, attribute, section), key=repr) == sorted(expected, key=repr)


def test_a_text_in_other_words_is_reworded_and_only_prose_can_be() -> None:
    one, other = "Within 2 weeks.", "Within 14 days."
    for attribute, section in (("definition", "terms"), ("if_missed", "slas"), ("feedback", "handovers")):
        teams = (("a", "marketing", one), ("b", "sales", other))
        files = {name: _item(section, team, **{attribute: text}) for name, team, text in teams}
        assert _verdicts(**files) == {attribute: "reworded"}
    names = {"a": _item("terms", "marketing", name=one), "b": _item("terms", "sales", name=other)}
    assert _verdicts(**names) == {"name": "different"}


def test_a_text_beside_the_shared_one_may_be_reworded_too() -> None:
    shared = _item("terms", name="X", definition="A client.")
    assert _verdicts(a=shared, b=_item("terms", "sales", definition="A customer.")) == {
        "definition": "reworded"
    }
    assert _verdicts(a=shared, b=_item("terms", "sales", definition="A lead.")) == {"definition": "proposal"}


def test_aliases_are_synonyms_unless_two_items_go_by_them() -> None:
    files = {
        "a": _item("terms", "marketing", definition="A whale."),
        "b": _item("terms", "sales", definition="A dream account."),
    }
    whale = "terms:\n  whale: {name: Whale, definition: Large., aliases: [dream account]}\n"
    other = "  other: {name: Other, definition: Small., aliases: [Dream account]}\n"
    assert _verdicts(**files)["definition"] == "different"
    assert _verdicts(**files, c=whale)["definition"] == "reworded"
    assert _verdicts(**files, c=whale + other)["definition"] == "different"


def test_what_a_criterion_asks_for_counts_more_than_its_text() -> None:
    def criterion(team: str, text: str, when: str) -> str:
        return _item("criteria", team, definition=text, when=when)

    same = _verdicts(a=criterion("marketing", "A 60.", "n > 9"), b=criterion("sales", "A 80.", "n > 9"))
    assert same == {"definition": "reworded", "when": "same"}
    other = _verdicts(a=criterion("marketing", "A 60.", "n > 9"), b=criterion("sales", "A 80.", "n > 8"))
    assert other["definition"] == "different"
