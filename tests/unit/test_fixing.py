"""Applying fixes to text."""

from __future__ import annotations

from funnelspec.diagnostic import Edit
from funnelspec.fixing import apply
from funnelspec.source import Location, Source

TEXT = "when: country = us  # as agreed\n"


def edit(start: int, end: int, replacement: str) -> Edit:
    return Edit(Location(Source("a.yaml", TEXT), start, end), replacement)


def test_the_rest_of_the_text_stays_as_it_is() -> None:
    assert apply(TEXT, [edit(16, 18, "US")]) == "when: country = US  # as agreed\n"


def test_without_edits_nothing_changes() -> None:
    assert apply(TEXT, []) == TEXT


def test_the_order_of_the_edits_changes_nothing() -> None:
    edits = [edit(16, 18, "US"), edit(6, 13, "region"), edit(0, 4, "entry")]
    assert apply(TEXT, edits) == "entry: region = US  # as agreed\n"
    assert apply(TEXT, edits[::-1]) == apply(TEXT, edits)


def test_of_edits_that_overlap_the_first_is_applied() -> None:
    assert apply(TEXT, [edit(6, 18, "fits"), edit(16, 18, "US")]) == "when: fits  # as agreed\n"


def test_the_same_edit_twice_is_applied_once() -> None:
    assert apply(TEXT, [edit(5, 5, " not"), edit(5, 5, " not")]) == "when: not country = us  # as agreed\n"


def test_edits_side_by_side_are_both_applied() -> None:
    assert apply(TEXT, [edit(6, 13, "region"), edit(13, 15, " !=")]) == "when: region != us  # as agreed\n"


def test_edits_reach_the_ends_of_the_text() -> None:
    assert apply(TEXT, [edit(0, 0, "# top\n"), edit(len(TEXT), len(TEXT), "# end\n")]) == (
        f"# top\n{TEXT}# end\n"
    )
