"""The drawing of a funnel: where the boxes stand and which lines join them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from funnelspec.glossary.value import Overview, Owner, Run, Step, Way
from funnelspec.renderers.html.diagram import diagram
from tests.unit.renderers.markup import Page

SALES, MARKETING = Owner("sales", "Sales"), Owner("marketing", "Marketing")
OWNERS = {"inquiry": (MARKETING,), "mql": (MARKETING,), "sal": (SALES,), "won": (SALES,)}


def step(name: str, **changes: Any) -> Step:
    plain = Step(Run(name, f"stages/{name}"), (), OWNERS.get(name, ()), "open", False, (), False)
    return plain._replace(**changes)


def drawn(path: str, beside: str, *moves: str) -> str:
    ways = (move.split() for move in moves)
    shown = Overview(
        Run("New business", "funnels/new"),
        tuple(step(name) for name in path.split()),
        tuple(step(name) for name in beside.split()),
        tuple(
            Way(Run(one, f"stages/{one}"), Run(other, f"stages/{other}"), None, None) for one, other in ways
        ),
    )
    return diagram(shown, 1, {"sales": "t1", "marketing": "t0"})


def boxes(svg: str) -> dict[str, tuple[int, int]]:
    """The place of each box, by the id of its stage."""
    return {
        name: (int(x), int(y))
        for name, x, y in re.findall(r'<a href="#stages/(\w+)"[^>]*><rect x="(\d+)" y="(\d+)"', svg)
    }


def lines(svg: str) -> list[tuple[str, str]]:
    return re.findall(r'<path d="([^"]*)" class="(way(?: back)?)">', svg)


def test_columns_stand_in_the_declared_order_and_lanes_belong_to_owners():
    found = boxes(drawn("inquiry mql sal won", ""))
    assert [name for name, _ in sorted(found.items(), key=lambda box: box[1][0])] == [
        "inquiry",
        "mql",
        "sal",
        "won",
    ]
    assert found["inquiry"][1] == found["mql"][1] < found["sal"][1] == found["won"][1]
    svg = drawn("inquiry mql sal won", "")
    assert re.findall(r'<g class="(t\d)"><rect[^>]*class="lane"', svg) == ["t0", "t1"]
    assert "".join(Page(svg).words).count("Marketing") == 1


def test_the_next_stage_is_joined_by_a_straight_line():
    svg = drawn("inquiry mql", "", "inquiry mql")
    (x, y), (to, _) = boxes(svg)["inquiry"], boxes(svg)["mql"]
    assert lines(svg) == [(f"M{x + 134} {y + 30}L{to - 1} {y + 30}", "way")]


def heights(line: str) -> list[int]:
    return [int(y) for _, y in re.findall(r"(\d+) (\d+)", line)]


def test_a_skip_runs_above_every_lane_and_a_return_dashed_below():
    svg = drawn("inquiry mql sal won", "", "inquiry sal", "won mql")
    (skip, style), (back, dashed) = lines(svg)
    found = boxes(svg)
    assert (style, dashed) == ("way", "way back")
    assert min(heights(skip)) < min(y for _, y in found.values())
    assert max(heights(back)) > max(y for _, y in found.values()) + 60


def test_stages_beside_the_path_stand_below_those_that_lead_there_and_share_a_line():
    svg = drawn("inquiry mql sal won", "lost", "mql lost", "sal lost", "lost mql")
    found = boxes(svg)
    assert found["lost"][0] == found["mql"][0]
    assert found["lost"][1] > max(y for name, (_, y) in found.items() if name != "lost") + 60
    joined = {style: line.count("M") for line, style in lines(svg)}
    assert joined == {"way": 2, "way back": 1}
    assert svg.count('class="head"') == 2


def test_a_line_into_a_stage_beside_the_path_does_not_run_on_the_line_of_another_move():
    svg = drawn("lead mql sal", "lost", "sal lead", "mql lost", "lead lost", "lost lead", "sal mql")
    ends = [(int(x), style) for line, style in lines(svg) for x in re.findall(r"M(\d+) ", line)]
    ends += [(int(x), "head") for x in re.findall(r'<path d="M(\d+) \d+l-4', svg)]
    below_mql = sorted({x for x, _ in ends if boxes(svg)["mql"][0] <= x <= boxes(svg)["mql"][0] + 134})
    assert boxes(svg)["lost"][0] in (boxes(svg)["lead"][0], boxes(svg)["mql"][0])
    assert all(other - one >= 5 for one, other in pairwise(below_mql))


def test_lines_over_the_same_columns_have_heights_of_their_own():
    svg = drawn("a b c d e f", "", "f a", "e b", "d c")
    lowest = [max(heights(line)) for line, _ in lines(svg)]
    assert len(set(lowest)) == 3
    apart = drawn("a b c d", "", "b a", "d c")
    assert len({max(heights(line)) for line, _ in lines(apart)}) == 1


def test_what_cannot_be_drawn_is_left_to_the_table():
    assert lines(drawn("inquiry mql", "", "mql mql", "mql elsewhere")) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Marketing qualified lead", ["Marketing", "qualified lead"]),
        ("W" * 40, ["W" * 15 + "..."]),
        (
            "one two three four five six seven eight nine ten eleven",
            ["one two three", "four five six", "seven eight nin..."],
        ),
    ],
)
def test_long_names_are_broken_into_a_few_lines(name, shown):
    svg = diagram(Overview(Run("F", "funnels/f"), (step(name),), (), ()), 1, {})
    box = svg[svg.index("<a ") :]
    assert re.findall(r"<tspan[^>]*>([^<]*)", box) == shown


def test_the_drawing_has_a_name_and_a_text_and_its_boxes_are_links():
    svg = drawn("inquiry mql", "lost", "inquiry mql")
    [picture] = [each for tag, each in Page(svg).elements if tag == "svg"]
    assert picture["role"] == "group"
    assert f'<title id="{picture["aria-labelledby"]}">New business: the stages' in svg
    assert f'<desc id="{picture["aria-describedby"]}">The path: inquiry, mql. Beside it: lost.' in svg
    assert Page(svg).attribute("href") == ["#stages/inquiry", "#stages/mql", "#stages/lost"]
    assert Page(svg).faults == []


def test_a_disputed_stage_says_so_in_its_box():
    shown = Overview(Run("F", "funnels/f"), (step("mql", disputed=True, abbreviations=("MQL",)),), (), ())
    svg = diagram(shown, 1, {"marketing": "t0"})
    assert 'class="box t0 disputed"' in svg
    assert "MQL - Disputed" in svg
