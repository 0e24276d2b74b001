"""Looking up by id and by name."""

from __future__ import annotations

import pytest

from funnelspec.model.entities import SECTIONS, Ref
from funnelspec.model.workspace import Lookup, Workspace
from funnelspec.source import Source
from funnelspec.syntax.tree import Text
from tests.unit.model.definitions import model

TEXT = """\
terms:
  lead: {name: Lead, definition: A person., aliases: [prospects]}
  mql: {name: Marketing qualified lead, definition: A word.}
  deal: {name: Opportunity, definition: A sale.}
fields:
  score: {name: Score, definition: Points., type: integer}
segments:
  size:
    name: Size
    definition: By head count.
    parts:
      big: {name: Big, when: score > 10}
  terms:
    name: Terms of payment
    definition: By terms.
    parts:
      lead: {name: In advance, when: score > 10}
statuses:
  sal: {name: Accepted, definition: Sales said yes.}
  working: {name: Working, definition: A rep is on it.}
stages:
  sal: {name: Sales accepted lead, definition: A lead that sales accepted., abbreviation: SAL}
  working: {name: Working, definition: Sales is on it.}
  broken: {name: Broken, definitions: Has no definition.}
reasons:
  recycle: {name: Reasons, definition: Why., of: {timing: {name: Bad timing}}}
  odd: {name: Odd, definition: Why., of: {timing: {nam: Bad timing}}}
funnels:
  main:
    name: Main
    definition: The path.
    stages: [sal]
    milestones: {pipe: {name: Pipe, definition: The pipe., from: sal, to: sal}}
"""
FILES = {
    "a.yaml": TEXT,
    "b.yaml": "team: sales\nterms:\n  cadence: {name: Cadence, definition: Steps.}\n",
}
MODEL = model(FILES)


def _text(words: str) -> Text:
    return Text(Source("x.yaml", words), 0, len(words), words)


def _look_up(written: str, *sections: str, space: Workspace = MODEL.shared) -> Lookup:
    return space.look_up(Ref(_text(written), sections))


@pytest.mark.parametrize(
    ("written", "sections", "full_id"),
    [
        ("sal", ("stages",), "stages/sal"),
        ("stages/sal", ("stages",), "stages/sal"),
        ("  sal ", ("stages",), "stages/sal"),
        ("statuses/sal", ("stages", "statuses"), "statuses/sal"),
        ("lead", tuple(SECTIONS), "terms/lead"),
        ("size/big", ("criteria", "segments"), "segments/size/big"),
        ("segments/size/big", ("criteria", "segments"), "segments/size/big"),
        ("recycle/timing", ("reasons",), "reasons/recycle/timing"),
        ("main/pipe", ("stages", "statuses", "funnels"), "funnels/main/pipe"),
        ("funnels/main/pipe", ("stages", "statuses", "funnels"), "funnels/main/pipe"),
        # A full id is always right, even where a part of a segment could be meant.
        ("terms/lead", tuple(SECTIONS), "terms/lead"),
        ("segments/terms/lead", tuple(SECTIONS), "segments/terms/lead"),
    ],
)
def test_a_reference_that_leads_somewhere(written: str, sections: tuple[str, ...], full_id: str) -> None:
    found = _look_up(written, *sections)
    assert found.entry is MODEL.shared.entries[full_id]
    assert (found.full_id, found.reason, found.candidates) == (full_id, "", ())
    assert MODEL.shared.find(Ref(_text(written), sections)) is found.entry


@pytest.mark.parametrize(
    ("written", "sections", "full_id", "reason"),
    [
        ("mqll", ("stages",), "stages/mqll", "unknown"),
        ("SAL", ("stages",), "stages/SAL", "unknown"),
        ("Stages/sal", ("stages",), "stages/Stages/sal", "unknown"),
        ("statuses/sal", ("stages",), "stages/statuses/sal", "unknown"),
        ("lead", ("stages",), "stages/lead", "unknown"),
        ("stages/mqll", ("stages", "statuses"), "stages/mqll", "unknown"),
        ("big", ("segments",), "segments/big", "unknown"),
        ("cadence", ("terms",), "terms/cadence", "elsewhere"),
        ("cadence", tuple(SECTIONS), "terms/cadence", "elsewhere"),
        ("broken", ("stages",), "stages/broken", "unreadable"),
        ("stages/broken", tuple(SECTIONS), "stages/broken", "unreadable"),
        ("odd/timing", ("reasons",), "reasons/odd/timing", "unreadable"),
        ("reasons/odd/other", ("reasons",), "reasons/odd/other", "unreadable"),
        ("", ("stages",), "stages/", "unknown"),
        ("/", ("stages",), "stages//", "unknown"),
        ("stages/", ("stages",), "stages/", "unknown"),
    ],
)
def test_a_reference_that_leads_nowhere(
    written: str, sections: tuple[str, ...], full_id: str, reason: str
) -> None:
    found = _look_up(written, *sections)
    assert (found.entry, found.full_id, found.reason) == (None, full_id, reason)


def test_a_bare_id_that_several_sections_have() -> None:
    found = _look_up("sal", "stages", "statuses")
    assert (found.entry, found.reason, found.candidates) == (None, "several", ("stages/sal", "statuses/sal"))


def test_a_team_finds_its_own_items() -> None:
    found = _look_up("cadence", "terms", space=MODEL.teams["sales"])
    assert found.full_id == "terms/cadence"
    assert found.entry is not None


def test_nothing_is_unknown_while_a_file_cannot_be_read() -> None:
    space = Workspace(MODEL.config, None, MODEL.shared.entries, complete=False)
    assert _look_up("mqll", "stages", space=space).reason == "unreadable"


@pytest.mark.parametrize(
    ("name", "full_id"),
    [
        ("Lead", "terms/lead"),
        ("LEADS", "terms/lead"),
        ("prospect", "terms/lead"),
        ("Marketing-qualified leads", "terms/mql"),
        ("SALs", "stages/sal"),
        ("working", "stages/working"),
        ("Bad timing", "reasons/recycle/timing"),
        ("terms/lead", "terms/lead"),
        (" segments/size/big ", "segments/size/big"),
    ],
)
def test_an_item_by_what_people_call_it(name: str, full_id: str) -> None:
    found = MODEL.shared.named(name)
    assert found is not None
    assert found.full_id == full_id


@pytest.mark.parametrize("name", ["deal", "terms/LEAD", "", " ", "terms/", "Cadence", "nobody"])
def test_a_name_that_nobody_has(name: str) -> None:
    assert MODEL.shared.named(name) is None


def test_the_own_context_first_then_the_general_one_then_any() -> None:
    deal = "terms:\n  {0}: {{name: Deal, definition: Is {0}.}}\n"
    files = {
        "a.yaml": "context: partner\n" + deal.format("partner_deal"),
        "b.yaml": deal.format("deal"),
        "c.yaml": "context: direct\n" + deal.format("direct_deal").replace("name: Deal", "name: Sale"),
    }
    space = model(files).shared
    found = {context: space.named("deals", context) for context in (None, "partner", "direct")}
    assert {context: entry and entry.id for context, entry in found.items()} == {
        None: "deal",
        "partner": "partner_deal",
        "direct": "deal",
    }
    alone = space.named("sale", "partner")
    assert alone is not None
    assert alone.id == "direct_deal"


def test_each_item_has_each_of_its_names_once() -> None:
    space = model("terms:\n  a: {name: Lead, definition: Is a., aliases: [leads, LEAD]}\n").shared
    assert {name: [entry.id for entry in held] for name, held in space.names().items()} == {"lead": ["a"]}


def test_what_may_be_written_and_what_has_an_id() -> None:
    ready, choices = MODEL.shared.choices(("stages", "statuses", "terms"), full=False)
    assert sorted(ready) == ["deal", "lead", "mql"]
    assert choices.closest("leed") == "lead"
    ready, choices = MODEL.shared.choices(("stages", "statuses"), full=True)
    assert sorted(ready) == ["stages/sal", "stages/working", "statuses/sal", "statuses/working"]
    assert choices.closest("stages/sall") == "stages/sal"
    assert MODEL.shared.ids("segments") == ["size", "size/big", "terms", "terms/lead"]
    assert [entry.full_id for entry in MODEL.shared.called("sal")] == ["stages/sal", "statuses/sal"]
    assert [entry.full_id for entry in MODEL.shared.called("stages/sal")] == ["stages/sal"]
    assert MODEL.shared.called("nobody") == []


def test_a_condition_is_typed_once_with_the_fields_of_its_workspace() -> None:
    part = MODEL.shared.entries["segments/size/big"]
    when = part.when  # type: ignore[attr-defined]
    typed, findings = MODEL.shared.bind(when)
    assert typed is not None
    assert findings == []
    assert MODEL.shared.bind(when) is MODEL.shared.bind(when)
    assert MODEL.shared.criterion("size/big") is part
    assert MODEL.shared.criterion("segments/size/big") is part
    assert MODEL.shared.criterion("size") is None


CONDITIONS = """\
fields:
  n: {name: Number, definition: A number., type: integer}
  hot: {name: Hot, definition: In a hurry., type: boolean}
criteria:
  plain: {name: Plain, definition: Two fields., when: [n > 5, hot]}
  twice: {name: Twice, definition: One field twice., when: [n > 5, n < 9]}
  typo: {name: Typo, definition: No such field., when: [m > 5, n > 5, n < 9]}
stages:
  lead: {name: Lead, definition: The first., entry: meets twice, exit: not meets twice}
  deal: {name: Deal, definition: Second., entry: [meets twice, hot], max_age: [{when: n > 5, warn: 7 days}]}
"""


def _stated(space: Workspace, doubtful: bool) -> list[tuple[str, str]]:
    stated = space.doubtful() if doubtful else space.stated()
    return [(each.entry.full_id, each.attribute) for each in stated]


def test_the_conditions_of_a_workspace_that_have_types() -> None:
    assert _stated(model({"a.yaml": CONDITIONS}).shared, doubtful=False) == [
        ("criteria/plain", "when"),
        ("criteria/twice", "when"),
        ("stages/deal", "entry"),
        ("stages/deal", "max_age"),
        ("stages/lead", "entry"),
        ("stages/lead", "exit"),
    ]


def test_conditions_about_which_there_is_something_to_ask() -> None:
    assert _stated(model({"a.yaml": CONDITIONS}).shared, doubtful=True) == [
        ("criteria/twice", "when"),
        ("stages/deal", "entry"),
    ]


def test_a_team_states_what_may_be_otherwise_in_its_view() -> None:
    files = {"a.yaml": CONDITIONS, "b.yaml": "team: sales\ncriteria: {plain: {when: [n > 5, n > 6]}}\n"}
    assert ("criteria/plain", "when") in _stated(model(files).teams["sales"], doubtful=True)
    assert ("criteria/plain", "when") not in _stated(model(files).shared, doubtful=True)
