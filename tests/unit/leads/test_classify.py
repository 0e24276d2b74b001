"""Counting what leads meet."""

from __future__ import annotations

import pytest

from funnelspec.leads import classify
from funnelspec.leads.classify import Classified, Tally
from funnelspec.leads.output import Ending
from funnelspec.tables.rows import Fault


def ending(verdict: int) -> Ending:
    made = Ending(f"{verdict}\n")
    made.verdict = verdict
    return made


@pytest.mark.parametrize("most", [1, 10_000])
def test_every_row_is_counted_once(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(classify, "_MOST_COUNTED", most)
    tally = Tally()
    faults = [Fault(9, "", 2), Fault(10, ""), Fault(11, "", 2)]
    for some in ([5, 1, 5], [0, 8], [5]):
        tally.add(Classified([[]] * len(some), range(len(some)), list(map(ending, some)), faults))
    assert tally.read == 6
    assert tally.left_out == {2: 6, None: 3}
    assert [tally.meeting(condition) for condition in range(5)] == [4, 0, 3, 1, 0]
    tally.add(Classified([[]], [1], [ending(2)], []))
    assert tally.meeting(1) == 1
