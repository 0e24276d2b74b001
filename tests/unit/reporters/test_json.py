"""JSON, version 1."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from funnelspec import __version__
from funnelspec.diagnostic import WARNING, Edit, Fix, Label, Verdict, Witness
from funnelspec.report import Older, Report
from funnelspec.reporters import json_report
from funnelspec.source import Location, Source
from tests.unit.reporters.findings import SALES, TWO_MEANINGS, at, conflict, found, witness


def strict_schema() -> dict[str, Any]:
    """The shipped schema, but with no attribute that it does not name."""
    schema: dict[str, Any] = json.loads(json_report.schema_text())

    def close(part: Any) -> None:
        if isinstance(part, dict):
            if "properties" in part and "additionalProperties" not in part:
                part["unevaluatedProperties"] = False
            for each in part.values():
                close(each)
        elif isinstance(part, list):
            for each in part:
                close(each)

    for name, part in schema["$defs"].items():
        if name != "place":  # labels and edits build on it
            close(part)
    return schema


VALIDATOR = Draft202012Validator(strict_schema())


def read(report: Report) -> Any:
    values = json.loads(json_report.render(report))
    VALIDATOR.validate(values)
    return values


def test_the_schema_is_one_and_refuses_what_it_must() -> None:
    Draft202012Validator.check_schema(json.loads(json_report.schema_text()))
    values = read(Report(diagnostics=[conflict()]))
    for change in ("rule", "primary", "fingerprint"):
        broken = deepcopy(values)
        del broken["findings"][0][change]
        with pytest.raises(ValidationError):
            VALIDATOR.validate(broken)
    values["findings"][0]["primary"]["start"]["line"] = 0
    with pytest.raises(ValidationError):
        VALIDATOR.validate(values)


def test_what_a_lead_may_do_is_the_name_of_a_verdict() -> None:
    move = Verdict("stages/sql", None, False, None, may='move to "SQL"')
    values = read(Report(diagnostics=[conflict(witnesses=(Witness({}, {}, None, (move,)),))]))
    (verdict,) = values["findings"][0]["witnesses"][0]["verdicts"]
    assert (verdict["entry"], verdict["name"], verdict["meets"]) == (
        "stages/sql",
        'may move to "SQL"',
        False,
    )


def test_a_report_with_everything() -> None:
    fix = Fix("Say it", (Edit(at(SALES, "SALES".lower()).where, "s"),), safe=False)
    diagnostic = conflict(witnesses=(witness(),), fix=fix, teams=("sales",), contacts=(("Sales", "#ops"),))
    values = read(Report(diagnostics=[diagnostic], files=11, entries=84, suppressed=1))
    assert values["tool"] == {"name": "funnelspec", "version": __version__}
    assert values["summary"] == {
        "files": 11,
        "entries": 84,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "suppressed": 1,
        "known": 0,
        "gone": 0,
    }
    finding = values["findings"][0]
    assert list(finding) == json.loads(json_report.schema_text())["$defs"]["finding"]["required"]
    assert finding == {
        "rule": "two-meanings",
        "family": "terms",
        "severity": "error",
        "certainty": "exact",
        "headline": '"Sales-qualified lead" means two different things',
        "entries": ["terms/sql"],
        "primary": {
            "path": "sales/terms.yaml",
            "start": {"line": 5, "column": 17},
            "end": {"line": 5, "column": 59},
            "text": "Accepted by a sales rep after a first call",
            "label": "sales says this",
        },
        "related": [
            {
                "path": "marketing/terms.yaml",
                "start": {"line": 8, "column": 17},
                "end": {"line": 8, "column": 30},
                "text": "Booked a demo",
                "label": "marketing says this",
            }
        ],
        "witnesses": [
            {
                "lead": {"lead_score": 65, "employees": 50, "country": "US"},
                "judged": {},
                "as_of": None,
                "verdicts": [
                    {
                        "entry": "criteria/mql",
                        "name": "MQL",
                        "team": "marketing",
                        "meets": True,
                        "decided_by": {
                            "path": "sales/terms.yaml",
                            "start": {"line": 5, "column": 49},
                            "end": {"line": 5, "column": 59},
                            "text": "first call",
                        },
                    },
                    {
                        "entry": "criteria/mql",
                        "name": "",
                        "team": "sales",
                        "meets": False,
                        "decided_by": None,
                    },
                ],
            }
        ],
        "why": TWO_MEANINGS.why,
        "help": diagnostic.help,
        "fix": {
            "title": "Say it",
            "safe": False,
            "edits": [
                {
                    "path": "sales/terms.yaml",
                    "start": {"line": 1, "column": 12},
                    "end": {"line": 1, "column": 17},
                    "text": "sales",
                    "replacement": "s",
                }
            ],
        },
        "teams": ["sales"],
        "contacts": [{"team": "Sales", "contact": "#ops"}],
        "fingerprint": "f00d",
    }


def test_columns_count_code_points_and_lines_end_where_editors_end_them() -> None:
    source = Source("a.yaml", "a: \U0001f600\tCafé\r\nb: \u2028c\n")
    values = read(Report(diagnostics=[found(at(source, "Café")), found(at(source, "c\n"))]))
    places = [(each["primary"]["start"], each["primary"]["end"]) for each in values["findings"]]
    assert places == [
        ({"line": 1, "column": 6}, {"line": 1, "column": 10}),
        ({"line": 2, "column": 5}, {"line": 3, "column": 1}),
    ]


def test_text_stays_readable_and_never_steers_a_terminal() -> None:
    words = "Café \U0001f600 \x1b \x9b \u202e \U000e0041 \u2028 \ud800 end"
    text = json_report.render(Report(diagnostics=[found(at(SALES, "sql"), words)]))
    assert "Café \U0001f600 \\u001b \\u009b \\u202e \\udb40\\udc41 \\u2028 \\ud800 end" in text
    assert text.encode()
    assert json.loads(text)["findings"][0]["headline"] == words


def test_values_that_json_does_not_know() -> None:
    given = {
        "exact": Decimal("0.1"),
        "whole": Fraction(6, 2),
        "huge": 10**5000,
        "endless": float("inf"),
        "some": frozenset(("b", "a")),
        "large": 1e300,
    }
    diagnostic = found(at(SALES, "sql"), witnesses=(Witness(given, {"fit": True}, "2026-03-01", ()),))
    values = read(Report(diagnostics=[diagnostic]))
    assert values["findings"][0]["witnesses"] == [
        {
            "lead": {
                "exact": 0.1,
                "whole": 3,
                "huge": "a number too large to write",
                "endless": "inf",
                "some": ["a", "b"],
                "large": 1e300,
            },
            "judged": {"fit": True},
            "as_of": "2026-03-01",
            "verdicts": [],
        }
    ]


def test_a_huge_place_is_cut() -> None:
    source = Source("a.yaml", "x" * 5000)
    values = read(Report(diagnostics=[found(Label(Location(source, 0, 5000)))]))
    primary = values["findings"][0]["primary"]
    assert (primary["end"]["column"], len(primary["text"])) == (5001, 1000)


def test_what_was_there_before_is_counted_and_what_is_gone_is_listed() -> None:
    older = Older("two-meanings", ("terms/a",), "A fact", WARNING, "f00d", ("f00d",))
    values = read(Report(known=3, gone=(older,), since="main", baseline="b.json"))
    assert (values["since"], values["baseline"]) == ("main", "b.json")
    assert (values["summary"]["known"], values["summary"]["gone"]) == (3, 1)
    assert values["gone"] == [
        {
            "rule": "two-meanings",
            "severity": "warning",
            "headline": "A fact",
            "entries": ["terms/a"],
            "fingerprint": "f00d",
        }
    ]
    plain = read(Report())
    assert (plain["since"], plain["baseline"], plain["gone"]) == (None, None, [])
