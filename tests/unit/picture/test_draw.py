"""How far two teams agree, item by item."""

from __future__ import annotations

import pytest

from funnelspec.glossary.value import Owner, Run
from funnelspec.picture.value import Picture
from tests.unit.picture.pictures import RICH, item, picture, point, says

SHARED = "terms:\n  x: {name: X, definition: Is x., owner: partners}\n  y: {name: Y, definition: Is y.}\n"


@pytest.fixture(scope="module")
def rich() -> Picture:
    return picture(RICH)


def _team(team: str, **attributes: str) -> str:
    said = ", ".join(f"{name}: {value}" for name, value in attributes.items())
    return f"team: {team}\nterms:\n  x: {{{said}}}\n"


def test_what_nobody_touches_is_undisputed() -> None:
    found = picture({"shared": SHARED})
    assert found.counts == {"undisputed": 2, "reworded": 0, "conflict": 0, "one-sided": 0}
    assert (found.percent, found.items[0].points, found.items[0].ask) == (100, (), ())


def test_without_items_there_is_no_share() -> None:
    found = picture({"shared": ""})
    assert (found.items, found.percent) == ((), None)


def test_the_percentage_is_rounded_down() -> None:
    many = "terms:\n" + "".join(f"  t{at}: {{name: T{at}, definition: D.}}\n" for at in range(199))
    found = picture({"shared": many, "sales": "team: sales\nterms:\n  t5: {definition: Other.}\n"})
    assert (found.counts["undisputed"], found.percent) == (198, 99)
    assert picture({"shared": SHARED, "sales": _team("sales", definition="Is z.")}).percent == 50


def test_two_teams_that_write_different_things_are_in_conflict() -> None:
    found = picture(
        {
            "shared": SHARED,
            "m": _team("marketing", definition="Is m."),
            "s": _team("sales", definition="Is s."),
        }
    )
    definition = point(found, "terms/x", "definition")
    assert (item(found, "terms/x").standing, definition.standing) == ("conflict", "conflict")
    assert (definition.label, says(definition), definition.proposed_by) == (
        "Definition",
        ("Is m.", "Is s."),
        None,
    )
    assert [side and (side.own, *side.place) for side in definition.sides] == [
        (True, "m.yaml", 3),
        (True, "s.yaml", 3),
    ]


def test_what_differs_between_two_texts_is_named_in_the_order_of_the_teams() -> None:
    files = {
        "shared": SHARED,
        "m": _team("marketing", definition="A lead with at least 60 points."),
        "s": _team("sales", definition="A lead with at least 80 points."),
    }
    assert point(picture(files), "terms/x", "definition").contrast == "60 against 80 points"
    turned = picture(files, "sales", "marketing")
    assert point(turned, "terms/x", "definition").contrast == "80 against 60 points"


@pytest.mark.parametrize(("first", "second"), [("marketing", "sales"), ("sales", "marketing")])
def test_words_of_one_text_only_are_told_with_the_team_that_says_them(first: str, second: str) -> None:
    shared = "terms:\n  x: {name: X, definition: A new lead that waits for sales.}\n"
    files = {"shared": shared, "s": _team("sales", definition="A lead that waits for sales.")}
    found = point(picture(files, first, second), "terms/x", "definition")
    assert (found.standing, found.contrast) == ("conflict", 'only Marketing says "new"')


def test_texts_about_a_criterion_with_one_line_are_reworded() -> None:
    team = "team: {}\ncriteria:\n  c: {{name: C, definition: {}, when: employees >= {}}}\n"
    files = {"shared": "fields:\n  employees: {name: E, definition: D., type: integer}\n"}
    files["m"] = team.format("marketing", "Some companies.", 50)
    for employees, standing in ((50, "reworded"), (51, "conflict")):
        files["s"] = team.format("sales", "Whom we like.", employees)
        assert item(picture(files), "criteria/c").standing == standing


def test_texts_that_differ_in_words_only_are_reworded() -> None:
    shared = "terms:\n  x: {name: X, definition: A lead that waits for sales.}\n"
    found = picture({"shared": shared, "s": _team("sales", definition="'A lead, waiting for sales'")})
    definition = point(found, "terms/x", "definition")
    assert (item(found, "terms/x").standing, found.counts["reworded"], found.percent) == ("reworded", 1, 0)
    assert (definition.standing, definition.contrast, definition.proposed_by) == ("reworded", "", 1)


def test_an_item_stands_by_the_worst_that_is_found_of_it() -> None:
    shared = "stages:\n  a: {name: A, definition: A lead that waits for sales., owner: sales}\n"
    own = "team: marketing\nstages:\n  a: {probability: 5%, definition: 'A lead, waiting for sales'"
    found = item(picture({"shared": shared, "m": f"{own}}}\n"}), "stages/a")
    assert (found.standing, [each.standing for each in found.points]) == (
        "reworded",
        ["reworded", "one-sided"],
    )
    worse = item(picture({"shared": shared, "m": f"{own}, owner: marketing}}\n"}), "stages/a")
    assert (worse.standing, [each.attribute for each in worse.points]) == (
        "conflict",
        ["owner", "definition", "probability"],
    )


@pytest.mark.parametrize(("team", "at"), [("marketing", 0), ("sales", 1)])
def test_a_proposal_contradicts_the_team_that_goes_by_the_shared_text(team: str, at: int) -> None:
    found = picture({"shared": SHARED, "t": _team(team, definition="Is new.")})
    definition = point(found, "terms/x", "definition")
    assert (definition.standing, definition.proposed_by) == ("conflict", at)
    assert says(definition)[at] == "Is new."
    assert says(definition)[1 - at] == "Is x."
    assert [side and side.own for side in definition.sides] == [at == 0, at == 1]


def test_a_proposal_of_both_is_undisputed_and_ready_to_be_shared() -> None:
    found = picture(
        {
            "shared": SHARED,
            "m": _team("marketing", definition="Is new."),
            "s": _team("sales", definition="is  New."),
        }
    )
    assert found.percent == 100
    ((ready, definition),) = found.ready
    assert (ready.full_id, definition.attribute, says(definition)) == (
        "terms/x",
        "definition",
        ("Is new.", "is New."),
    )
    assert ready.ask == (Owner("partners", "Partners"),)


def test_what_one_team_alone_says_of_a_shared_item_is_one_sided() -> None:
    files = {"shared": "stages:\n  a: {name: A, definition: D., owner: sales}\n"}
    found = picture({**files, "s": "team: sales\nstages:\n  a: {probability: 5%}\n"})
    probability = point(found, "stages/a", "probability")
    assert (item(found, "stages/a").standing, item(found, "stages/a").only) == ("one-sided", None)
    assert (probability.label, says(probability)) == ("Probability", (None, "5%"))


@pytest.mark.parametrize("team", ["marketing", "sales"])
def test_an_item_of_one_team_is_one_sided_and_has_no_points(team: str) -> None:
    found = item(picture({"t": _team(team, name="X", definition="D.")}), "terms/x")
    assert (found.standing, found.only, found.points) == ("one-sided", ("marketing", "sales").index(team), ())


def test_an_item_that_both_have_and_no_shared_file_is_not_one_sided() -> None:
    same = {team: _team(team, name="X", definition="D.") for team in ("marketing", "sales")}
    assert item(picture(same), "terms/x").standing == "undisputed"


def test_a_third_team_does_not_count(rich: Picture) -> None:
    assert "terms/deal" not in {each.full_id for each in rich.items}
    assert "terms/deal" in {each.full_id for each in picture(RICH, "sales", "partners").items}
    third = picture({"shared": SHARED, "p": _team("partners", definition="Other.")})
    assert third.counts["undisputed"] == 2


def test_an_owner_is_compared_with_the_one_that_the_head_of_the_shared_file_names() -> None:
    shared = "owner: sales\nterms:\n  x: {name: X, definition: D.}\n"
    assert picture({"shared": shared, "s": _team("sales", owner="sales")}).percent == 100
    found = point(picture({"shared": shared, "m": _team("marketing", owner="marketing")}), "terms/x", "owner")
    assert (found.standing, says(found), found.proposed_by) == ("conflict", ("Marketing", "Sales"), 0)


def test_another_owner_that_both_name_is_ready_to_be_shared() -> None:
    own = {team: _team(team, owner="sales") for team in ("marketing", "sales")}
    found = picture({"shared": SHARED, **own})
    assert [(each.full_id, owner.attribute) for each, owner in found.ready] == [("terms/x", "owner")]
    assert found.percent == 100


def test_two_declared_contexts_do_not_contradict_each_other() -> None:
    found = picture(
        {
            "m": f"context: partner\n{_team('marketing', name='X', definition='One.')}",
            "s": f"context: direct\n{_team('sales', name='X', definition='Other.')}",
        }
    )
    assert found.counts["conflict"] == 0


def test_additions_contradict_nobody() -> None:
    assert picture({"shared": SHARED, "s": _team("sales", notes="More.", aliases="ex")}).percent == 100


def test_conditions_have_their_parts_and_a_lead_that_shows_the_difference(rich: Picture) -> None:
    found = point(rich, "criteria/big", "when")
    assert says(found) == ("Employees is at least 50", "Employees is at least 100")
    (contrast,) = found.contrasts
    assert contrast.relation == "The shared definition asks more than Marketing."
    ((lead, yes, no),) = contrast.leads
    assert (lead, yes and yes.team, no) == ("Employees: 50", "marketing", None)


def test_equal_words_that_name_a_criterion_drawn_differently_are_in_conflict(rich: Picture) -> None:
    fit = point(rich, "criteria/fit", "when")
    assert (fit.standing, fit.through) == ("conflict", (Run("Big", "criteria/big"),))
    assert [side and side.own for side in fit.sides] == [False, False]
    entry = point(rich, "stages/a", "entry")
    assert entry.through == (Run("Fit", "criteria/fit"),)
    assert point(rich, "metrics/rate", "when").through == (Run("Large", "segments/size/large"),)


def test_equal_words_that_mean_the_same_leads_all_the_same_are_undisputed(rich: Picture) -> None:
    assert item(rich, "criteria/either").standing == "undisputed"
    assert item(rich, "criteria/through_either").standing == "undisputed"
    assert [each.attribute for each in item(rich, "stages/c").points] == ["owner"]


@pytest.mark.parametrize(
    "own",
    ["seen in the last 60 days", "nobody_knows >= 1"],
    ids=["a line that moves with the day", "unreadable"],
)
def test_a_criterion_of_any_kind_may_be_behind_equal_words(own: str) -> None:
    shared = RICH["shared"].replace("when: employees >= 100", "when: seen in the last 30 days")
    shared = shared.replace("criteria:", "  seen: {name: Seen, definition: D., type: date}\ncriteria:")
    found = picture({"shared": shared, "m": f"team: marketing\ncriteria:\n  big: {{when: {own}}}\n"})
    assert point(found, "criteria/fit", "when").through == (Run("Big", "criteria/big"),)


def test_what_is_named_by_one_team_and_written_out_by_the_other_is_compared_by_what_it_means() -> None:
    team = "team: {}\nstages:\n  a: {{entry: {}}}\ncriteria:\n  c: {{when: n >= {}}}\n"
    files = {
        "shared": "fields:\n  n: {name: N, definition: D., type: integer}\n"
        "stages:\n  a: {name: A, definition: D.}\ncriteria:\n  c: {name: C, definition: D., when: n >= 9}\n",
        "marketing": team.format("marketing", "n >= 1", 2),
        "sales": team.format("sales", "meets c", 1),
    }
    for first, second in (("marketing", "sales"), ("sales", "marketing")):
        assert item(picture(files, first, second), "stages/a").standing == "undisputed"


def test_equal_proposals_that_mean_different_leads_are_in_conflict_and_not_ready_to_be_shared() -> None:
    entry = "stages:\n  d: {entry: meets big}\n"
    shared = RICH["shared"].replace("definition: Fourth.", "definition: Fourth., entry: score >= 1")
    files = {"shared": shared, "m": f"team: marketing\n{entry}", "s": f"team: sales\n{entry}"}
    assert item(picture(files), "stages/d").standing == "undisputed"
    assert [each.full_id for each, _ in picture(files).ready] == ["stages/d"]
    files["m"] += "criteria:\n  big: {when: employees >= 50}\n"
    found = picture(files)
    assert point(found, "stages/d", "entry").through == (Run("Big", "criteria/big"),)
    assert (item(found, "stages/d").standing, found.ready) == ("conflict", ())


@pytest.mark.parametrize(("employees", "standing"), [(50, "undisputed"), (60, "conflict")])
def test_a_part_that_one_team_alone_has_may_be_named(employees: int, standing: str) -> None:
    stage = "stages:\n  d: {{entry: meets size/{}}}\n"
    parts = f"{{small: {{name: S, when: employees < 5}}, huge: {{name: H, when: employees >= {employees}}}}}"
    files = {
        "shared": RICH["shared"],
        "m": "team: marketing\n" + stage.format("large"),
        "s": f"team: sales\n{stage.format('huge')}segments:\n  size: {{parts: {parts}}}\n",
    }
    assert item(picture(files), "stages/d").standing == standing


def test_a_condition_that_the_teams_write_differently_is_not_told_twice() -> None:
    more = {"s": "team: sales\nstages:\n  a: {entry: meets big}\n"}
    found = picture({**RICH, **more, "sales": ""})
    assert point(found, "stages/a", "entry").through == ()


def test_items_stand_in_the_order_of_the_glossary(rich: Picture) -> None:
    stages = [each.name for each in rich.items if each.section == "stages"]
    assert stages == ["Inquiry", "Qualified", "Accepted", "Customer", "Scored", "Waiting"]
    assert [each.full_id for each in rich.items][:2] == ["terms/cadence", "fields/employees"]


def test_conflicts_come_first_among_the_points(rich: Picture) -> None:
    assert [(each.attribute, each.standing) for each in item(rich, "stages/b").points] == [
        ("probability", "one-sided"),
        ("definition", "undisputed"),
    ]
    assert item(rich, "stages/b").standing == "one-sided"


def test_lists_are_laid_side_by_side(rich: Picture) -> None:
    lists = point(rich, "funnels/new", "stages").lists
    assert lists is not None
    assert lists.ordered
    assert [tuple(row) for row in lists.rows] == [
        ("", "Accepted", "moved", (3, 1)),
        ("Inquiry", "Inquiry", "same", (1, 2)),
        ("Qualified", "Qualified", "same", (2, 3)),
        ("Accepted (probability 30%)", "", "moved", (3, 1)),
        ("Customer", "", "first", (4, 0)),
    ]
    moves = point(rich, "stages/a", "next").lists
    assert moves is not None
    assert not moves.ordered
    assert [tuple(row) for row in moves.rows] == [
        ("Qualified, when: Lead score is at least 5", "Qualified", "differs", (1, 2)),
        ("Customer", "", "first", (2, 0)),
        ("", "Accepted", "second", (0, 1)),
    ]


def test_parts_show_their_conditions_and_what_these_mean(rich: Picture) -> None:
    parts = point(rich, "segments/size", "parts")
    assert parts.lists is not None
    assert [(row.first, row.second) for row in parts.lists.rows] == [
        ("Small: Employees is less than 60", "Small: Employees is less than 50"),
        ("Large: Employees is at least 60", "Large: Employees is at least 50"),
    ]
    assert [contrast.about for contrast in parts.contrasts] == ["Small", "Large"]


def test_lists_that_each_team_alone_has_stand_side_by_side(rich: Picture) -> None:
    (twins,) = rich.twins
    assert (twins.first.full_id, twins.second.full_id, twins.label) == (
        "funnels/mine",
        "funnels/theirs",
        "Path",
    )
    assert [tuple(row) for row in twins.lists.rows] == [
        ("Accepted", "", "first", (1, 0)),
        ("", "Qualified", "second", (0, 1)),
        ("Customer", "Customer", "same", (2, 2)),
    ]


def test_of_several_lists_only_those_of_one_name_stand_side_by_side() -> None:
    funnel = "  {}: {{name: {}, definition: D., stages: [a]}}\n"
    files = {"shared": "stages:\n  a: {name: A, definition: D.}\n"}
    for team, names in (("marketing", ("Renewals", "Upsell")), ("sales", ("Renewal", "Other"))):
        own = "".join(funnel.format(f"{team}_{at}", name) for at, name in enumerate(names))
        files[team] = f"team: {team}\nfunnels:\n{own}"
    assert [(each.first.name, each.second.name) for each in picture(files).twins] == [("Renewals", "Renewal")]


def test_whom_to_ask_is_who_owns_it_in_either_view_or_both_teams(rich: Picture) -> None:
    assert [owner.team for owner in item(rich, "stages/c").ask] == ["sales", "marketing"]
    assert [owner.team for owner in item(rich, "criteria/big").ask] == ["marketing", "sales"]
    assert item(rich, "stages/d").ask == ()


def test_the_order_of_the_files_changes_nothing() -> None:
    renamed = {f"{9 - at}": text for at, text in enumerate(RICH.values())}
    assert [(each.full_id, each.standing) for each in picture(renamed).items] == [
        (each.full_id, each.standing) for each in picture(RICH).items
    ]
