"""Two lists side by side."""

from __future__ import annotations

import pytest

from funnelspec.picture.lists import Cell, aligned
from tests.unit.model.definitions import everything
from tests.unit.picture.pictures import picture


def _cells(letters: str) -> list[Cell]:
    return [Cell(f"stages/{letter}", letter.upper(), letter) for letter in letters]


def _shown(first: str, second: str, ordered: bool = True) -> list[str]:
    """``a|a`` for a line both have, ``a|.`` with a gap, with ``~`` where it moved."""
    rows = aligned(_cells(first), _cells(second), ordered).rows
    return [f"{row.first or '.'}|{row.second or '.'}{'~' * (row.mark == 'moved')}" for row in rows]


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        ("", "", []),
        ("abc", "abc", ["a|a", "b|b", "c|c"]),
        ("abc", "ac", ["a|a", "b|.", "c|c"]),
        ("ac", "abc", ["a|a", ".|b", "c|c"]),
        ("ab", "cd", ["a|.", "b|.", ".|c", ".|d"]),
        ("", "a", [".|a"]),
        ("abcd", "acbd", ["a|a", "b|.~", "c|c", ".|b~", "d|d"]),
        ("abcde", "bcdea", ["a|.~", "b|b", "c|c", "d|d", "e|e", ".|a~"]),
        ("aab", "aba", ["a|a", "a|.~", "b|b", ".|a~"]),
    ],
)
def test_as_much_as_possible_stands_still(first: str, second: str, rows: list[str]) -> None:
    assert _shown(first, second) == rows


def test_without_an_order_nothing_moves() -> None:
    assert _shown("abcd", "dxba", ordered=False) == ["a|a", "b|b", "c|.", "d|d", ".|x"]


def test_places_are_counted_from_one_in_each_list() -> None:
    rows = aligned(_cells("abc"), _cells("cab"), True).rows
    assert [(row.first, row.second, row.at) for row in rows] == [
        ("", "c", (3, 1)),
        ("a", "a", (1, 2)),
        ("b", "b", (2, 3)),
        ("c", "", (3, 1)),
    ]


def test_what_has_another_id_but_the_same_name_is_the_same() -> None:
    one, other = Cell("stages/s_mql", "MQLs", "MQLs"), Cell("stages/m_mql", "mql", "mql")
    (row,) = aligned([one], [other], True).rows
    assert (row.mark, row.at) == ("differs", (1, 1))


def test_an_id_counts_before_a_name() -> None:
    first = [Cell("stages/a", "Same", "first a")]
    second = [Cell("stages/b", "Same", "second b"), Cell("stages/a", "Same", "second a")]
    assert [(row.first, row.second) for row in aligned(first, second, True).rows] == [
        ("", "second b"),
        ("first a", "second a"),
    ]


def test_long_lists_take_no_time() -> None:
    """20,000 stages in turned order: all but one have moved."""
    cells = [Cell(str(at), str(at), str(at)) for at in range(20_000)]
    rows = aligned(cells, cells[::-1], True).rows
    assert len(rows) == 2 * 20_000 - 1
    assert sum(row.mark == "same" for row in rows) == 1


def test_every_kind_of_list_is_shown() -> None:
    """Beside a team that has everything, one with other lists."""
    other = """\
team: sales
stages:
  item: {next: [third], max_age: [1 day, 2 days], never: [first]}
funnels:
  item:
    stages: [second, first]
    side_stages: [fourth]
    milestones:
      inner: {name: Inner, definition: I., from: second, to: first}
      outer: {name: Outer, definition: O., from: first, to: first}
status_lists:
  item: {of: [working]}
statuses:
  item: {next: [closed], stages: [second, third]}
reasons:
  item: {of: {inner: {name: Inner, needs: [details]}, outer: {name: Outer}}}
segments:
  item: {parts: {inner: {name: Inner, when: employees > 99}, outer: {name: Outer, when: employees < 9}}}
slas:
  item:
    starts: [stages/first, stages/second]
    stops: [stages/second]
    pauses_in: [stages/first, stages/third]
handovers:
  item: {must_include: [country]}
fields:
  item: {choices: [blue, green, red]}
"""
    found = picture({"shared": everything(), "sales": other})
    lists = {
        (item.section, point.attribute): point.lists
        for item in found.items
        for point in item.points
        if point.lists
    }
    assert {*lists} == {
        ("stages", "next"),
        ("stages", "max_age"),
        ("stages", "never"),
        ("funnels", "stages"),
        ("funnels", "side_stages"),
        ("funnels", "milestones"),
        ("status_lists", "of"),
        ("statuses", "next"),
        ("statuses", "stages"),
        ("reasons", "of"),
        ("segments", "parts"),
        ("slas", "starts"),
        ("slas", "stops"),
        ("slas", "pauses_in"),
        ("handovers", "must_include"),
        ("fields", "choices"),
    }
    assert {key for key, each in lists.items() if each.ordered} == {
        ("stages", "max_age"),
        ("funnels", "stages"),
    }
    assert [(row.first, row.second) for row in lists["reasons", "of"].rows] == [
        (
            "Name of ITEM (fill in country, details (when: employees is more than 13))",
            "Inner (fill in details)",
        ),
        ("", "Outer"),
    ]
    assert [(row.first, row.second) for row in lists["funnels", "stages"].rows] == [
        ("first", ""),
        (
            "second (goes on to second or third, with one of set_of_stage, when: employees is more than 1; "
            "never goes to fourth or fifth; probability 10%; warning after 7 days, at most 14 days, when: "
            "employees is more than 2; at most 30 days; entry: employees is more than 3; exit: employees is "
            "more than 4; counts lead)",
            "second",
        ),
        ("", "first"),
    ]
