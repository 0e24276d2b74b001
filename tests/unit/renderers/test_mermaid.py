"""The diagram of a funnel for Mermaid: no text of a person becomes a part of the diagram."""

from __future__ import annotations

from itertools import pairwise

import pytest

from funnelspec.glossary.value import Overview, Owner, Run, Step, Way
from funnelspec.renderers.mermaid import MOST_MOVES, diagram, label
from tests.glossaries import glossary_of
from tests.unit.renderers.workspace import FILES


def step(name: str, outcome: str = "open", *, start: bool = False, team: str = "sales") -> Step:
    return Step(Run(name, f"stages/{name.lower()}"), (), (Owner(team, team),), outcome, start, (), False)


def funnel(*names: str, ways: int = 0) -> Overview:
    steps = tuple(step(name, start=at == 0) for at, name in enumerate(names))
    moves = [Way(one.stage, two.stage, None, None) for one, two in pairwise(steps)]
    return Overview(Run("Sales", "funnels/sales"), steps, (), tuple(moves * (ways or 1)))


def test_boxes_and_arrows_of_a_funnel() -> None:
    drawn = diagram(glossary_of(FILES).overviews[0])
    assert drawn.startswith(
        "flowchart LR\n"
        "  accTitle: The moves of a funnel\n"
        "  accDescr: The table below says the same\n"
        '  s0(["Inquiry"])\n'
        '  s1["Marketing-qualified lead"]\n'
        '  s2(["Customer"])\n'
        '  s3["Recycled"]\n'
        "  s0 --> s1\n"
    )
    assert "\n  class s0,s1,s3 t0\n" in drawn


def test_an_arrow_is_drawn_once_and_teams_have_colours_in_turn() -> None:
    drawn = diagram(funnel("A", "B", "C", ways=3))
    assert drawn.count("s0 --> s1") == 1
    assert drawn.count("classDef") == 1
    assert "  class s0,s1,s2 t0" in drawn


def test_without_moves_or_with_too_many_there_is_none() -> None:
    assert diagram(funnel("A")) == ""
    assert diagram(funnel("A", "B", ways=MOST_MOVES)) != ""
    assert diagram(funnel("A", "B", ways=MOST_MOVES + 1)) == ""


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Sales-qualified lead (SQL), 2nd call", "Sales-qualified lead (SQL), 2nd call"),
        ('"]; end', "#34;#93;#59; end"),
        ("1. One", "1#46; One"),
        ("12) One", "12#41; One"),
        ("- One", "#45; One"),
        ("a_b*c`d#e&f<g>", "a#95;b#42;c#96;d#35;e#38;f#60;g#62;"),
        ("Gr\u00f6\u00dfe", "Gr\u00f6\u00dfe"),
        ("a\u202eb\nc", "a#65533;b c"),
        ("", "#63;"),
        ("x" * 10_000, "x" * 57 + "..."),
    ],
)
def test_a_text_stays_a_text(typed: str, written: str) -> None:
    assert label(typed) == written
