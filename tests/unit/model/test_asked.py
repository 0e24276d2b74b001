"""What a lead can be held against, by any of its names."""

from __future__ import annotations

import pytest

from funnelspec.engine import check_texts
from funnelspec.model.asked import asked, criterion_name, meant, questions
from funnelspec.model.model import Model

FIELDS = """\
fields:
  size: {name: Size, definition: Head count., type: integer}
"""
SHARED = f"""\
{FIELDS}
terms:
  icp: {{name: Ideal customer, definition: Whom we want.}}
criteria:
  mql: {{name: MQL criteria, aliases: [qualified], definition: Handed over., when: size >= 5}}
  ready: {{name: Ready, definition: Can start., when: [judgement "Has a  plan", meets mql]}}
segments:
  band:
    name: Band
    definition: By size.
    parts:
      low: {{name: Low, when: size < 5}}
      high: {{name: Ready, abbreviation: H, when: size >= 5}}
stages:
  inquiry: {{name: Inquiry, definition: Asked.}}
  mql:
    name: Marketing qualified lead
    abbreviation: MQL
    definition: Waits.
    entry: meets mql
    exit: judgement "accepted"
  ready: {{name: Ready to buy, definition: Buys., exit: size > 1}}
funnels:
  sales:
    name: New business
    definition: The way.
    stages: [inquiry, {{stage: mql, entry: size > 9, exit: size > 10}}]
  renewals:
    name: Renewals
    definition: The other way.
    stages: [mql]
slas:
  answer: {{name: Answer, definition: How soon., starts: stages/mql, within: 1 day, when: size > 3}}
  other: {{name: Other, definition: How soon., starts: stages/mql, within: 1 day}}
"""
SALES = """\
team: sales
stages:
  inquiry: {entry: size > 2}
criteria:
  hot: {name: Hot, definition: Now., when: size > 100}
"""


@pytest.fixture(scope="module")
def model() -> Model:
    found = check_texts({"shared.yaml": SHARED, "sales.yaml": SALES}).model
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("criteria/mql", ["criteria/mql"]),
        ("stages/mql", ["stages/mql"]),
        ("mql", ["criteria/mql", "stages/mql"]),
        ("MQL", ["criteria/mql", "stages/mql"]),
        ("MQL criteria", ["criteria/mql"]),
        ("qualified", ["criteria/mql"]),
        ("marketing-qualified leads", ["stages/mql"]),
        ("ready", ["criteria/ready", "segments/band/high", "stages/ready"]),
        ("band", ["segments/band"]),
        ("band/high", ["segments/band/high"]),
        ("Segments/band/HIGH", ["segments/band/high"]),
        ("h", ["segments/band/high"]),
        ("slas/answer", ["slas/answer"]),
        ("hot", ["criteria/hot"]),
        (" Inquiry ", ["stages/inquiry"]),
        ("icp", ["terms/icp"]),
        ("slas/other", ["slas/other"]),
        ("nothing", []),
        ("", []),
    ],
)
def test_by_any_name_the_likeliest_first(model: Model, name: str, found: list[str]) -> None:
    assert [entry.full_id for entry in meant(name, model.workspaces())] == found


def test_the_very_id_comes_before_another_spelling() -> None:
    text = f"{FIELDS}criteria:\n"
    for name in ("leads", "lead"):
        text += f"  {name}: {{name: The {name} test, definition: Is., when: size > 1}}\n"
    found = check_texts({"a.yaml": text}).model
    assert found is not None
    for name, other in (("lead", "leads"), ("leads", "lead")):
        assert [entry.id for entry in meant(name, [found.shared])] == [name, other]


@pytest.mark.parametrize(
    ("full_id", "abouts"),
    [
        ("criteria/mql", [""]),
        ("segments/band/high", [""]),
        ("segments/band", ["Low", "Ready"]),
        (
            "stages/mql",
            [
                "entry criteria",
                "entry criteria in New business",
                "exit criteria",
                "exit criteria in New business",
            ],
        ),
        ("stages/ready", ["exit criteria"]),
        ("stages/inquiry", []),
        ("slas/answer", [""]),
        ("slas/other", []),
        ("terms/icp", []),
        ("fields/size", []),
    ],
)
def test_the_conditions_of_an_item(model: Model, full_id: str, abouts: list[str]) -> None:
    assert [each.about for each in asked(model.shared.entries[full_id], model.shared)] == abouts


def test_what_conditions_ask_people(model: Model) -> None:
    assert questions([model.shared]) == {"has a plan": "Has a  plan", "accepted": "accepted"}


@pytest.mark.parametrize(
    ("reference", "name"),
    [("mql", "MQL criteria"), ("segments/band/low", "Low (Band)"), ("band/low", "Low (Band)"), ("no", None)],
)
def test_names_of_what_is_met(model: Model, reference: str, name: str | None) -> None:
    assert criterion_name(reference, model.shared) == name
