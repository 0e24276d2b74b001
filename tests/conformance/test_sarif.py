"""SARIF: what the standard's own schema demands, what GitHub takes, and what stands where.

GitHub's limits: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/
sarif-support-for-code-scanning.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft7Validator, FormatChecker

from funnelspec.catalogue import cards
from funnelspec.diagnostic import INFO, WARNING, Diagnostic, Edit, Fix, Label
from funnelspec.engine import check_texts
from funnelspec.examples import files
from funnelspec.report import Report
from funnelspec.reporters import sarif
from funnelspec.source import Location, Source
from tests.unit.reporters.findings import SALES, at, conflict, found, many, witness

SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker())


def log(*diagnostics: Any, **how: Any) -> dict[str, Any]:
    """What is written of a report, which follows the standard; its only run."""
    made = json.loads(sarif.render(Report(diagnostics=diagnostics, files=2, entries=2), **how))
    VALIDATOR.validate(made)
    assert len(made["runs"]) == 1
    run: dict[str, Any] = made["runs"][0]
    for_github(run)
    return run


def for_github(run: dict[str, Any]) -> None:
    """What GitHub needs and its limits."""
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) <= 25_000
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert len(rule["id"]) <= 255
        assert len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        assert len(result["locations"]) + len(result.get("relatedLocations", ())) <= 1000
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            assert {"startLine", "startColumn", "endLine", "endColumn"} <= physical["region"].keys()
            address = urlsplit(physical["artifactLocation"]["uri"])
            assert not address.scheme
            assert not address.netloc
            assert not address.query
            assert not address.fragment
        ids = [place["id"] for place in result.get("relatedLocations", ())]
        assert ids == list(range(1, len(ids) + 1))
        for number in ids:
            assert f"]({number})" in result["message"]["text"]
    assert "" not in set(strings(run))


def strings(value: Any) -> Iterator[str]:
    """Every text in it, but for the words that a correction puts in the place of others."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name != "insertedContent":
                yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def test_a_conflict() -> None:
    run = log(
        conflict(help="Agree on `[[a]]`.", witnesses=(witness(),), contacts=(("Sales", "#ops"),)),
        places=lambda path: f"defs/{path}",
        exit_code=1,
    )
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    assert run["automationDetails"] == {"id": "funnelspec/"}
    (result,) = run["results"]
    assert result["message"]["text"] == (
        '"Sales-qualified lead" means two different things\nHere: sales says this\n'
        "[defs/marketing/terms.yaml:8](1): marketing says this\n"
        "A lead both would argue about: lead_score 65, employees 50, country US\n"
        "marketing says MQL, sales says not mql\n"
        "Agree on `\\[\\[a\\]\\]`.\nAsk: Sales (#ops)"
    )
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "defs/sales/terms.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {
                    "startLine": 5,
                    "startColumn": 17,
                    "endLine": 5,
                    "endColumn": 59,
                    "snippet": {"text": "Accepted by a sales rep after a first call"},
                },
            },
            "message": {"text": "sales says this"},
            "logicalLocations": [{"fullyQualifiedName": "terms/sql", "kind": "object"}],
        }
    ]
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "marketing says this"}
    assert related["physicalLocation"]["region"]["snippet"] == {"text": "Booked a demo"}
    assert result["partialFingerprints"] == {"primaryLocationLineHash": "f00d:1", "funnelspec/v1": "f00d"}
    assert result["properties"] == {"certainty": "exact", "items": ["terms/sql"]}


def test_in_whose_view_alone_a_finding_is() -> None:
    (result,) = log(conflict(teams=("Sales",)))["results"]
    assert result["message"]["text"].endswith("\nSeen only in the view of Sales")


def test_the_whole_text_stands_around_the_words_that_differ() -> None:
    whole = at(SALES, "Accepted by a sales rep after a first call").where
    run = log(conflict().replace(at=at(SALES, "first call")._replace(within=whole)))
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert physical["region"]["snippet"] == {"text": "first call"}
    assert physical["contextRegion"] == {
        "startLine": 5,
        "startColumn": 17,
        "endLine": 5,
        "endColumn": 59,
        "snippet": {"text": "Accepted by a sales rep after a first call"},
    }
    run = log(conflict().replace(at=Label(whole, "", whole)))
    assert "contextRegion" not in run["results"][0]["locations"][0]["physicalLocation"]


def test_the_card_is_the_help_of_the_rule() -> None:
    card = next(card for card in cards() if card.name == "two-meanings")
    (rule,) = log(conflict(card=card))["tool"]["driver"]["rules"]
    assert rule["name"] == "TwoMeanings"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {
        "tags": [card.family],
        "precision": "very-high",
        "problem.severity": "error",
    }
    assert rule["help"]["markdown"].startswith(f"{card.why}\n\nNot like this:\n\n```yaml\n# marketing.yaml\n")
    assert "A lead with at least 80 points.}\n```\n\nLike this:\n" in rule["help"]["markdown"]
    assert "<--" not in rule["help"]["markdown"]
    assert "helpUri" not in rule  # there is no page of which anybody could be sure that it is there


def test_severities_and_the_worst_first() -> None:
    run = log(*many(1, 1, 1).diagnostics)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert len(run["tool"]["driver"]["rules"]) == 1


def test_what_looks_equal_has_two_fingerprints() -> None:
    run = log(conflict(), conflict())
    prints = [result["partialFingerprints"] for result in run["results"]]
    assert [each["primaryLocationLineHash"] for each in prints] == ["f00d:1", "f00d:2"]
    assert [each["funnelspec/v1"] for each in prints] == ["f00d", "f00d-2"]


def test_a_correction() -> None:
    edits = (Edit(at(SALES, "sql").where, "sal"), Edit(at(SALES, "name").where, ""))
    run = log(found(at(SALES, "sql"), fix=Fix("Write {sal}", edits)))
    assert run["results"][0]["fixes"] == [
        {
            "description": {"text": "Write {{sal}}"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "sales/terms.yaml", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 6},
                            "insertedContent": {"text": "sal"},
                        },
                        {
                            "deletedRegion": {"startLine": 4, "startColumn": 5, "endLine": 4, "endColumn": 9},
                            "insertedContent": {"text": ""},
                        },
                    ],
                }
            ],
        }
    ]


def test_columns_are_code_points() -> None:
    source = Source("a.yaml", "a: \u00e9\U0001f600\tend\r\nb: c\r\n")
    region = log(found(at(source, "end")))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (7, 10)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a b/\u00e9.yaml", "a%20b/%C3%A9.yaml"),
        ("c:/50%?#[x].yaml", "c%3A/50%25%3F%23%5Bx%5D.yaml"),
        ("odd\udcff.yaml", "odd%FF.yaml"),
        ("../out.yaml", "../out.yaml"),
        ("", "."),
    ],
)
def test_paths_are_addresses(path: str, address: str) -> None:
    run = log(found(Label(Location(Source(path, "x"), 0, 1))))
    file = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert file == {"uri": address, "uriBaseId": "%SRCROOT%"}
    assert unquote(address, errors="surrogateescape") == path or not path


def test_what_a_message_may_hold() -> None:
    text = log(found(at(SALES, "sql"), r"a [b](1) {0} \ c", WARNING))["results"][0]["message"]["text"]
    assert text == r"a \[b\](1) {{0}} \\ c"


def test_what_is_above_githubs_limit_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    run = log(*many(2, 2, 2).diagnostics)
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "3 more findings are left out, as a run may hold 3."


def test_nothing_found_and_nothing_looked_at() -> None:
    assert log()["results"] == []
    broken = log(complete=False, exit_code=2)
    assert broken["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]


def test_every_bad_example_follows_the_standard() -> None:
    """Also in one run: all rules, and as small as GitHub wants it (10 MB, zipped)."""
    everything: list[Diagnostic] = []
    for card in cards():
        if card.bad:
            everything += check_texts(files(card.bad), date(2026, 1, 15)).report.diagnostics
    run = log(*everything)
    assert len(run["tool"]["driver"]["rules"]) > 50
    assert len(gzip.compress(json.dumps(run).encode())) < 10_000_000
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    assert sarif.render(Report(diagnostics=everything)) == sarif.render(Report(diagnostics=everything[::-1]))


def test_the_schema_is_not_content_with_everything() -> None:
    made = json.loads(sarif.render(Report(diagnostics=[found(at(SALES, "sql"), severity=INFO)])))
    made["runs"][0]["results"][0]["level"] = "info"
    assert not VALIDATOR.is_valid(made)
