"""The picture of two teams: no side counts more than the other, and nothing people type breaks its forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from funnelspec.picture.lists import Cell, aligned
from funnelspec.picture.value import Picture
from funnelspec.renderers import picture_markdown, picture_text
from funnelspec.reporters import picture_json
from funnelspec.reporters.words import hidden, printable
from tests.properties.test_renderers import TEXT, markdown_shape, plain
from tests.unit.picture.pictures import picture, sample

SCHEMA = Draft202012Validator(json.loads(picture_json.schema_text()))


@st.composite
def opinions(draw: st.DrawFn) -> str:
    """What one side writes of a few items that may or may not be there."""
    lines = []
    stages = draw(st.lists(st.sampled_from("abc"), unique=True))
    for stage in sorted(stages):
        said = ["name: N, definition: D."] if draw(st.booleans()) else []
        for attribute, values in {
            "definition": ["Is x.", "is  x.", "Is y."],
            "owner": ["marketing", "sales"],
            "max_age": ["7 days", "1 week", "8 days"],
            "entry": ["meets c", "n >= 1", "{all: [meets c, n >= 5]}"],
            "next": ["[a, b]", "[b, a]", "[c]"],
        }.items():
            if draw(st.booleans()) and not (said and attribute == "definition"):
                said.append(f"{attribute}: {draw(st.sampled_from(values))}")
        if said:
            lines.append(f"  {stage}: {{{', '.join(said)}}}")
    text = "stages:\n" + "\n".join(lines) + "\n" if lines else ""
    if draw(st.booleans()):
        order = draw(st.permutations("abc"))
        text += f"funnels:\n  f: {{name: F, definition: D., stages: [{', '.join(order)}]}}\n"
    if draw(st.booleans()):
        text += f"criteria:\n  c: {{name: C, definition: D., when: n >= {draw(st.integers(1, 3))}}}\n"
    return text


@given(opinions(), opinions(), opinions())
@settings(max_examples=60)
def test_which_team_is_named_first_changes_no_count_and_the_counts_add_up(
    shared: str, marketing: str, sales: str
) -> None:
    files = {
        "shared": f"fields:\n  n: {{name: N, definition: D., type: integer}}\n{shared}",
        "marketing": f"team: marketing\n{marketing}",
        "sales": f"team: sales\n{sales}",
    }
    one, other = picture(files), picture(files, "sales", "marketing")
    assert one.counts == other.counts
    assert sum(one.counts.values()) == len(one.items) == len({item.full_id for item in one.items})
    assert one.percent == other.percent
    assert _turned(one) == [
        (
            item.full_id,
            item.standing,
            [(point.attribute, point.standing, point.proposed_by) for point in item.points],
        )
        for item in other.items
    ]


def _turned(drawn: Picture) -> list[Any]:
    """Everything about the items, with the sides changed over."""
    return [
        (
            item.full_id,
            item.standing,
            [
                (
                    point.attribute,
                    point.standing,
                    None if point.proposed_by is None else 1 - point.proposed_by,
                )
                for point in item.points
            ],
        )
        for item in drawn.items
    ]


@given(st.text("abcdef", max_size=6), st.text("abcdef", max_size=6))
def test_each_list_is_read_down_its_column_and_as_few_as_possible_have_moved(first: str, second: str) -> None:
    ours, theirs = ([Cell(letter, letter, letter) for letter in letters] for letters in (first, second))
    rows = aligned(ours, theirs, True).rows
    assert "".join(row.first for row in rows) == first
    assert "".join(row.second for row in rows) == second
    assert sum(row.mark == "same" for row in rows) == _longest(first, second)
    moved = [row.at for row in rows if row.mark == "moved"]
    assert all(moved.count(at) == 2 for at in moved)


def _longest(first: str, second: str) -> int:
    """The longest common subsequence in which of equal letters the first means the first, by trying all."""
    one, other = (
        [(letter, text[:at].count(letter)) for at, letter in enumerate(text)] for text in (first, second)
    )
    for size in range(len(one), 0, -1):
        for some in combinations(one, size):
            places = [other.index(each) for each in some if each in other]
            if len(places) == size and places == sorted(places):
                return size
    return 0


@given(TEXT)
def test_what_people_type_adds_nothing_to_the_markdown(hostile: str) -> None:
    assert _shape(plain(hostile)) == _shape(str)


def _shape(text: Callable[[str], str]) -> list[tuple[str, str, int]]:
    """Without code spans: in a cell, a path with a bar is plain text."""
    shape = markdown_shape(picture_markdown.render(sample(text)))
    return [each for each in shape if each[0] != "code_inline"]


@given(TEXT)
def test_what_people_type_is_printed_as_it_is_or_made_visible(hostile: str) -> None:
    text = picture_text.render(sample(plain(hostile)))
    assert all(line == printable(line) for line in text.split("\n"))


@given(TEXT)
def test_json_is_valid_and_can_be_printed(hostile: str) -> None:
    text = picture_json.render(sample(plain(hostile)))
    SCHEMA.validate(json.loads(text))
    text.encode()
    assert not any(map(hidden, text.replace("\n", "")))
