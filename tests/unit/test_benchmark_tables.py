"""What is timed must be what it is said to be."""

from __future__ import annotations

from benchmarks.tables import TODAY, naive, rules
from funnelspec.conditions.solve.boxes import boxes
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.solve.space import Space


def test_the_naive_comparison_finds_the_same_overlaps_and_some_rules_are_hidden_by_two() -> None:
    parts = rules(120)
    space = Space(parts, TODAY.toordinal())
    cells = [(boxes(space.node(part)) or [{}])[0] for part in parts]
    table = Logic(parts, TODAY).table(parts)
    assert table.overlaps == naive(cells, space.nodes.full)
    assert sorted(map(len, table.inside.values()))[-2:] == [2, 2]
    assert table.gaps


def test_the_rules_are_the_same_each_time() -> None:
    assert [str(part) for part in rules(20)] == [str(part) for part in rules(20)]
