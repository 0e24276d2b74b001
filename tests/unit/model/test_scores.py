"""What a score model gives in a workspace."""

from __future__ import annotations

import pytest

from funnelspec.engine import check_texts
from funnelspec.model.entities import Score
from funnelspec.model.scores import reachable
from funnelspec.model.workspace import Workspace

TEXT = """\
fields:
  lead_score: {name: Lead score, definition: Points., type: integer}
  visits: {name: Visits, definition: How often., type: integer, between: [0, 3]}
  country: {name: Country, definition: Where., type: choice, choices: [US, NO]}
  demo: {name: Demo, definition: Asked for one., type: boolean}
criteria:
  eager: {name: Eager, definition: Wants to buy., when: [demo, country = US]}
scores:
  fit:
    name: Fit
    definition: Who it is.
    field: lead_score
    rules: [{points: -5, when: country = NO}]
    floor: -2.5
  total:
    name: Total
    definition: All of it.
    field: lead_score
    rules:
      - {points: 10, per: visits, at_most: 25}
      - {points: 40, when: meets eager}
    sum_of: fit
    ceiling: 60
stages:
  lead: {name: Lead, definition: Someone.}
"""


def workspace(old: str = "", new: str = "") -> Workspace:
    assert old in TEXT
    model = check_texts({"a.yaml": TEXT.replace(old, new) if old else TEXT}).model
    assert model is not None
    return model.shared


def test_all_of_a_model_counts() -> None:
    space = workspace()
    found = reachable(space.all(Score)["total"], space)
    assert found is not None
    assert found.exact
    assert [str(total) for total in found.values or ()] == (
        ["-2.5", "0", "7.5", "10", "17.5", "20", "22.5", "25", "40", "50", "60"]
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("country = NO", "county = NO"),
        ("meets eager", "meets eagre"),
        ("country = US", "country = SE"),
        ("per: visits", "per: visit"),
        ("per: visits", "per: country"),
        ("sum_of: fit", "sum_of: fitt"),
        ("sum_of: fit", "sum_of: total"),
        ("floor: -2.5", "sum_of: total"),
        ("floor: -2.5", "floor: -02.5"),
        ("points: 40", "points: 040"),
    ],
)
def test_what_cannot_be_understood_gives_nothing_that_is_known(old: str, new: str) -> None:
    space = workspace(old, new)
    score = space.all(Score).get("total")
    assert score is not None
    assert reachable(score, space) is None


@pytest.mark.parametrize(
    ("line", "low", "high"),
    [
        ("decay: a point a day", None, 60),
        ("resets: {when_entering: stages/lead, to: -20}", -20, 60),
        ("notes: as it is", -2.5, 60),
    ],
)
def test_what_moves_is_no_end(line: str, low: float | None, high: float) -> None:
    space = workspace("ceiling: 60", f"ceiling: 60\n    {line}")
    found = reachable(space.all(Score)["total"], space)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("line", ["limit: once a day", "expires_after: 9 days"])
def test_points_that_fade_may_be_gone(line: str) -> None:
    space = workspace("when: country = NO", f"when: not country = US, {line}")
    found = reachable(space.all(Score)["fit"], space)
    assert found is not None
    assert [str(total) for total in found.values or ()] == ["-2.5", "0"]


def test_a_chain_of_models_beyond_all_reason_gives_nothing_that_is_known() -> None:
    chain = "".join(
        f"  s{at}: {{name: S{at}, definition: One., field: lead_score, rules: [{{points: 1, when: demo}}], "
        f"sum_of: s{at + 1}}}\n"
        for at in range(2000)
    )
    space = workspace("stages:\n", f"{chain}stages:\n")
    assert reachable(space.all(Score)["s0"], space) is None
    assert reachable(space.all(Score)["s1990"], space) is None
