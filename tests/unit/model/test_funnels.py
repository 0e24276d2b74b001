"""The moves of a funnel: what its item says, else what the stage says, else the following stage."""

from __future__ import annotations

import pytest

from funnelspec.model.entities import Funnel
from funnelspec.model.funnels import Flow, moves
from tests.unit.model.definitions import model

STAGES = """\
stages:
  a: {name: A, definition: Is a.}
  b: {name: B, definition: Is b., next: [c, {to: lost, when: employees > 1, reasons: why}], never: a,
      probability: 10%, max_age: 1 day, follows: person, entry: employees > 2, exit: employees > 3}
  c: {name: C, definition: Is c.}
  won: {name: Won, definition: Is won., outcome: won}
  lost: {name: Lost, definition: Is lost., outcome: lost}
  parked: {name: Parked, definition: Is parked., outcome: parked}
  stop: {name: Stop, definition: Is stop., next: []}
  gone: {name: Gone, definition: Is gone., next: [nowhere, a]}
"""
HEAD = "funnels:\n  main: {name: Main, definition: The path., follows: lead, "


def _flow(rest: str, stages: str = STAGES, **more: str) -> Flow:
    space = model({"a.yaml": stages, "b.yaml": HEAD + rest + "}\n", **more}).shared
    funnel = space.entries["funnels/main"]
    assert isinstance(funnel, Funnel)
    return moves(funnel, space)


def _ways(flow: Flow) -> dict[str, list[str]]:
    return {stage.id: [move.to for move in stage.moves] for stage in flow.stages.values()}


def test_without_words_about_it_a_stage_leads_to_the_following_one() -> None:
    flow = _flow("stages: [a, c, parked]")
    assert _ways(flow) == {"a": ["c"], "c": ["parked"], "parked": []}
    (move,) = flow.stages["a"].moves
    assert (move.written, move.when, move.reasons) == (False, None, None)
    assert (move.where.path, move.where.text, move.where.first) == ("b.yaml", "c", (2, 72))
    assert (flow.starts, flow.complete) == (("a",), True)


def test_what_the_stage_says_is_the_whole_truth() -> None:
    flow = _flow("stages: [a, b, parked, c], side_stages: [lost]")
    assert _ways(flow) == {"a": ["b"], "b": ["c", "lost"], "parked": ["c"], "c": [], "lost": []}
    first, second = flow.stages["b"].moves
    assert (first.written, first.where.path, first.where.first) == (True, "a.yaml", (3, 42))
    assert first.when is None
    assert second.when is not None
    assert second.reasons is not None
    assert second.reasons.text.value == "why"


def test_what_the_funnel_says_goes_before_it() -> None:
    flow = _flow("stages: [a, {stage: b, next: [a]}, {stage: c, next: []}, won]")
    assert _ways(flow) == {"a": ["b"], "b": ["a"], "c": [], "won": []}
    assert flow.stages["b"].moves[0].where.path == "b.yaml"


@pytest.mark.parametrize("outcome", ["won", "lost"])
def test_a_stage_that_is_won_or_lost_leads_nowhere(outcome: str) -> None:
    assert _ways(_flow(f"stages: [a, {outcome}, c]")) == {"a": [outcome], outcome: [], "c": []}


def test_unless_it_says_so() -> None:
    ways = _ways(_flow("stages: [a, {stage: won, next: a}, c]"))
    assert ways == {"a": ["won"], "won": ["a"], "c": []}


def test_no_moves_are_nowhere() -> None:
    assert _ways(_flow("stages: [a, stop, c]")) == {"a": ["stop"], "stop": [], "c": []}


def test_side_stages_and_the_last_one_of_the_path_lead_nowhere() -> None:
    flow = _flow("stages: [a, c], side_stages: [parked, b]")
    assert _ways(flow) == {"a": ["c"], "c": [], "parked": [], "b": ["c", "lost"]}
    assert [stage.on_path for stage in flow.stages.values()] == [True, True, False, False]


def test_starts_are_the_first_stage_and_those_that_say_so() -> None:
    flow = _flow(
        "stages: [a, {stage: b, starts_here: yes}, c], side_stages: [{stage: parked, starts_here: yes}]"
    )
    assert flow.starts == ("a", "b", "parked")


def test_a_stage_that_is_named_twice_counts_where_it_is_first() -> None:
    flow = _flow("stages: [a, c, {stage: a, probability: 5%}], side_stages: [c]")
    assert _ways(flow) == {"a": ["c"], "c": []}
    assert flow.stages["a"].probability is None
    assert flow.complete


def test_full_ids_are_as_good() -> None:
    assert _ways(_flow("stages: [stages/a, stages/c]")) == {"a": ["c"], "c": []}


def test_what_a_stage_says_of_itself_holds_unless_the_funnel_says_else() -> None:
    flow = _flow(
        "stages: [b, {stage: a, probability: 20%, max_age: 2 days, entry: employees > 5, exit: employees > 6,"
        " never: [b, c]}, {stage: c, max_age: [], never: []}]"
    )
    own, changed, emptied = flow.stages.values()
    assert own.probability is not None
    assert changed.probability is not None
    assert (own.probability.value, changed.probability.value) == ("10%", "20%")
    assert [age.close and age.close.value for age in (*own.max_age, *changed.max_age)] == ["1 day", "2 days"]
    assert own.entry is own.stage.entry
    assert own.exit is own.stage.exit
    assert changed.entry is changed.item.entry
    assert changed.exit is changed.item.exit
    assert [ref.text.value for ref in own.never] == ["a"]
    assert [ref.text.value for ref in changed.never] == ["b", "c"]
    assert (emptied.max_age, emptied.never) == ((), ())
    assert (own.outcome, own.place.text) == ("open", "b")


def test_what_moves_through_it_holds_from_a_stage_on() -> None:
    flow = _flow("stages: [a, b, c, {stage: parked, follows: opportunity}, won]")
    assert [stage.follows for stage in flow.stages.values()] == [
        "lead",
        "person",
        "person",
        "opportunity",
        "opportunity",
    ]


def test_a_reference_that_leads_nowhere_makes_it_incomplete() -> None:
    assert not _flow("stages: [a, nobody, c]").complete
    assert _ways(_flow("stages: [a, nobody, c]")) == {"a": ["c"], "c": []}
    flow = _flow("stages: [a, gone]")
    assert not flow.complete
    assert _ways(flow)["gone"] == ["a"]


def test_so_does_a_file_that_cannot_be_read() -> None:
    assert not _flow("stages: [a, c]", **{"c.yaml": "a: [\n"}).complete


def test_a_team_sees_its_own_moves() -> None:
    own = "team: sales\nstages:\n  c: {next: [a]}\n"
    built = model({"a.yaml": STAGES, "b.yaml": HEAD + "stages: [a, c, won]}\n", "c.yaml": own})
    funnel = built.shared.entries["funnels/main"]
    assert isinstance(funnel, Funnel)
    assert _ways(moves(funnel, built.shared)) == {"a": ["c"], "c": ["won"], "won": []}
    assert _ways(moves(funnel, built.teams["sales"])) == {"a": ["c"], "c": ["a"], "won": []}
