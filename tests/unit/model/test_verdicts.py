"""A lead held against an item, in each view."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec.conditions.given import Given, read_given
from funnelspec.engine import check_texts
from funnelspec.model.asked import meant
from funnelspec.model.verdicts import Why, held_against
from funnelspec.model.workspace import Workspace
from funnelspec.source import Source

TODAY = date(2026, 11, 22)
SHARED = """\
fields:
  size: {name: Size, definition: Head count., type: integer, unit: people}
  seen: {name: Last seen, definition: Last visit., type: date}
criteria:
  big: {name: Big, definition: Large., when: size >= 50}
  mql: {name: MQL criteria, definition: Handed over., when: meets big}
  fresh: {name: Fresh, definition: Just here., when: [seen in the last 30 days, size >= 1]}
segments:
  band:
    name: Band
    definition: By size.
    parts: {low: {name: Low, when: size < 5}, high: {name: High, when: size >= 5}}
stages:
  mql: {name: MQL, definition: Waits., entry: size >= 50, exit: size >= 60}
  won: {name: Won, definition: Bought., exit: size >= 60}
"""
MARKETING = "team: marketing\nowner: marketing\ncriteria: {big: {when: size >= 20}}\n"
SALES = "team: sales\nfields: {rank: {name: Rank, definition: Of sales., type: integer}}\n"


def _held(
    name: str, given: Given, files: dict[str, str] | None = None, team: str | None = "all"
) -> Why | list[str]:
    model = check_texts({"shared.yaml": SHARED, **(files or {})}, TODAY).model
    assert model is not None
    spaces: dict[str | None, Workspace] = {None: model.shared}
    spaces.update(model.teams)
    if team != "all":
        spaces = {team: spaces[team]}
    return held_against(meant(name, spaces.values()), spaces, given, TODAY)


def _why(name: str, given: Given, files: dict[str, str] | None = None, team: str | None = "all") -> Why:
    why = _held(name, given, files, team)
    assert isinstance(why, Why), why
    return why


def _views(why: Why) -> list[tuple[tuple[str, ...], bool]]:
    return [(view.teams, why.meets(view)) for view in why.views]


def test_all_that_is_known() -> None:
    why = _why("criteria/mql", Given({"size": "60", "seen": "2026-11-01"}))
    assert (why.full_id, why.kind, why.name, why.where.first.line) == (
        "criteria/mql",
        "criterion",
        "MQL criteria",
        6,
    )
    assert why.lead == {"size": 60, "seen": date(2026, 11, 1)}
    assert why.facts == (("Size", "60 people"), ("Last seen", "1 November 2026"))
    assert (why.today, why.judged, why.others) == (TODAY, {}, ())
    assert _views(why) == [((), True)]
    assert why.met


def test_what_else_may_be_meant() -> None:
    assert _why("mql", Given({})).others == (("stage", "MQL", "stages/mql"),)


def test_a_part_is_named_with_its_segment() -> None:
    assert _why("band/low", Given({})).name == "Low (Band)"


@pytest.mark.parametrize(("size", "met"), [("3", True), ("7", True), ("", False)])
def test_a_lead_is_in_a_segment_when_it_is_in_one_of_its_parts(size: str, met: bool) -> None:
    assert _why("band", Given({"size": size})).met is met


@pytest.mark.parametrize(
    ("name", "size", "met"), [("stages/mql", "55", True), ("stages/mql", "40", False), ("won", "60", True)]
)
def test_the_entry_criteria_decide_over_a_stage(name: str, size: str, met: bool) -> None:
    assert _why(name, Given({"size": size})).met is met


def test_a_team_that_draws_the_line_elsewhere_is_a_view_of_its_own() -> None:
    why = _why("criteria/mql", Given({"size": "30"}), {"m.yaml": MARKETING, "s.yaml": SALES})
    assert _views(why) == [((), False), (("marketing",), True)]
    assert not why.met
    assert why.team_names == {"marketing": "Marketing", "sales": "Sales"}


def test_teams_who_see_it_alike_share_a_view() -> None:
    files = {"m.yaml": MARKETING, "s.yaml": MARKETING.replace("marketing", "sales")}
    assert _views(_why("criteria/mql", Given({"size": "30"}), files)) == [
        ((), False),
        (("marketing", "sales"), True),
    ]


def test_a_team_that_repeats_what_is_shared_is_no_view() -> None:
    files = {"m.yaml": MARKETING.replace("20", "50")}
    assert _views(_why("criteria/mql", Given({"size": "30"}), files)) == [((), False)]


def test_one_team_alone() -> None:
    why = _why("criteria/mql", Given({"size": "30"}), {"m.yaml": MARKETING}, "marketing")
    assert _views(why) == [(("marketing",), True)]


def test_what_only_a_team_has() -> None:
    files = {"s.yaml": SALES + "criteria: {top: {name: Top, definition: Best., when: rank = 1}}\n"}
    why = _why("top", Given({"rank": "1"}), files)
    assert _views(why) == [(("sales",), True)]
    assert why.facts == (("Rank", "1"),)


def test_a_condition_that_only_a_team_gives() -> None:
    files = {
        "a.yaml": "stages: {new: {name: New, definition: Is new.}}\n",
        "s.yaml": "team: sales\nstages: {new: {entry: size >= 1}}\n",
    }
    assert _views(_why("new", Given({"size": "3"}), files)) == [(("sales",), True)]


def test_a_field_that_only_a_team_has_is_no_mistake_where_the_team_has_a_view() -> None:
    why = _why("criteria/mql", Given({"size": "30", "rank": "1"}), {"s.yaml": SALES})
    assert why.lead == {"size": 30}
    wrong = _held("criteria/mql", Given({"size": "30", "rank": "1"}), {"s.yaml": SALES}, None)
    assert wrong == ['No field is called "rank". Declare `rank` under "fields"']


def test_what_hangs_on_the_day() -> None:
    answers = [
        _why("fresh", Given(given)).views[0].answers[0]
        for given in (
            {"seen": "2026-11-01", "size": "3"},
            {"seen": "2026-11-01"},
            {"size": "3"},
        )
    ]
    assert [(answer.dated, answer.hangs_on_today) for answer in answers] == [
        (True, True),
        (True, False),
        (False, False),
    ]


def test_problems_are_told_once_for_all_views() -> None:
    assert _held("criteria/mql", Given({"size": "x"}), {"m.yaml": MARKETING}) == [
        '"size" is a number, and "x" is not one. '
        "Numbers look like `50`, `22,800`, `75k`, `1.5M` or `-1`; in a list without commas inside"
    ]


def test_an_answer_to_a_question_that_nobody_asks() -> None:
    def wrong(question: str, asked: str) -> Why | list[str]:
        given = read_given(Source("lead.yaml", f"judged: {{{question}: yes}}"))
        assert isinstance(given, Given)
        return _held("big", given, {"a.yaml": asked})

    one = 'criteria: {sal: {name: SAL, definition: Taken., when: judgement "has a plan"}}\n'
    unknown = 'no condition asks for the judgement "has the plan"'
    assert isinstance(wrong("Has  a plan.", one), Why)
    assert wrong("has a plam", one) == [
        'no condition asks for the judgement "has a plam"; did you mean "has a plan"?'
    ]
    assert wrong("has the plan", one) == [f'{unknown}; did you mean "has a plan"?']
    assert wrong("can pay", one) == [
        'no condition asks for the judgement "can pay"; they ask for "has a plan"'
    ]
    assert wrong("has the plan", "") == [unknown]


def test_items_without_a_condition() -> None:
    assert _held("fields/size", Given({})) == ['the field "Size" has no condition that a lead can meet']


def test_a_condition_that_cannot_be_read() -> None:
    said = "cannot be read; `funnelspec check` says why"
    files = {"a.yaml": "criteria: {bad: {name: Bad, definition: Is., when: sise > 1}}\n"}
    assert _held("bad", Given({}), files) == [f'a condition of "Bad" {said}']
    files = {"m.yaml": MARKETING.replace("size >=", "sise >=")}
    assert _held("mql", Given({}), files) == [f'a condition of "MQL criteria", as Marketing sees it, {said}']
