"""Leads from worked examples, JSON and tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.lead import Lead, read_answers, read_lead, read_record
from funnelspec.diagnostic import Finding
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping

TABLE = Table(
    {
        "employees": Field(id="employees", name="Employees", type="integer", low=1, high=1000),
        "rate": Field(id="rate", name="Rate", type="number"),
        "country": Field(id="country", name="Country", type="choice", choices=("US", "NO")),
        "interests": Field(id="interests", name="Interests", type="choices", choices=("core", "addon")),
        "demo": Field(id="demo", name="Demo", type="boolean"),
        "title": Field(id="title", name="Title", type="text"),
        "seen": Field(id="seen", name="Seen", type="date"),
        "broken": Field(id="broken", name="Broken", type=""),
    }
)


def _tree(text: str) -> Mapping:
    root = read(Source("x.yaml", text)).root
    assert isinstance(root, Mapping)
    return root


def _read(text: str) -> tuple[Lead, list[Finding]]:
    return read_lead(_tree(text), TABLE)


def test_a_worked_example() -> None:
    lead, findings = _read(
        "{employees: 300, rate: 20%, country: NO, interests: [core, addon], demo: yes, title: 12,"
        " seen: 2026-01-02}"
    )
    assert findings == []
    assert lead == {
        "employees": 300,
        "rate": Decimal("0.2"),
        "country": "NO",
        "interests": frozenset(("core", "addon")),
        "demo": True,
        "title": "12",
        "seen": date(2026, 1, 2),
    }


def test_one_choice_of_several_needs_no_list() -> None:
    assert _read("interests: core") == ({"interests": frozenset(("core",))}, [])


def test_empty_is_unknown() -> None:
    assert _read('{employees: , country: null, interests: [], title: ""}') == ({}, [])


def test_a_field_that_could_not_be_read_is_left_alone() -> None:
    assert _read("broken: 5") == ({}, [])


def test_what_is_wrong_is_found_at_the_words_and_the_rest_is_kept() -> None:
    lead, findings = _read(
        "employes: 5\nemployees: 5000\ncountry: us\ninterests: [core, extra]\ndemo: maybe\n"
        'seen: "  soon "\ntitle: [a, b]\nrate: {x: 1}\n'
    )
    assert lead == {}
    assert [(one.rule, one.at.where.text, one.at.where.first.line) for one in findings] == [
        ("unknown-field", "employes", 1),
        ("out-of-range", "5000", 2),
        ("unknown-choice", "us", 3),
        ("unknown-choice", "extra", 4),
        ("wrong-type", "maybe", 5),
        ("wrong-type", "soon", 6),
        ("wrong-type", "[a, b]", 7),
        ("wrong-type", "{x: 1}", 8),
    ]
    fix = findings[2].fix
    assert fix is not None
    assert fix.edits[0].replacement == "US"


def test_json() -> None:
    lead, problems = read_record(
        {"employees": 300, "rate": 0.1, "country": "US", "interests": ["core"], "demo": False, "title": None},
        TABLE,
    )
    assert problems == []
    assert lead == {
        "employees": 300,
        "rate": Decimal("0.1"),
        "country": "US",
        "interests": frozenset(("core",)),
        "demo": False,
    }


def test_a_row_of_a_table() -> None:
    lead, problems = read_record(
        {"employees": "300", "rate": "", "interests": "core; addon", "demo": "1", "seen": "2026-01-02 10:00"},
        TABLE,
    )
    assert problems == []
    assert lead == {
        "employees": 300,
        "interests": frozenset(("core", "addon")),
        "demo": True,
        "seen": date(2026, 1, 2),
    }


def test_what_is_wrong_with_a_record_names_field_and_value() -> None:
    lead, problems = read_record(
        {
            "employees": 10**2000,
            "rate": float("nan"),
            "country": ["US", "NO"],
            "demo": 2,
            "title": True,
            "interests": [{}],
            "nobody": 1,
        },
        TABLE,
    )
    assert lead == {}
    assert [(one.rule, one.field) for one in problems] == [
        ("wrong-type", "employees"),
        ("wrong-type", "rate"),
        ("wrong-type", "country"),
        ("wrong-type", "demo"),
        ("wrong-type", "title"),
        ("wrong-type", "interests"),
        ("unknown-field", "nobody"),
    ]


def test_tiny_numbers_are_exact() -> None:
    assert read_record({"rate": 1e-7}, TABLE)[0] == {"rate": Decimal("0.0000001")}


def test_answers() -> None:
    answers, findings = read_answers(_tree("ready: yes\nwilling: No\nable: perhaps\nkeen:\n"))
    assert answers == {"ready": True, "willing": False}
    assert [(one.rule, one.at.where.text) for one in findings] == [
        ("wrong-type", "perhaps"),
        ("wrong-type", "keen"),
    ]
