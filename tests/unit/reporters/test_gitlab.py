"""The report for GitLab's code quality."""

from __future__ import annotations

import json

from funnelspec.report import Report
from funnelspec.reporters import gitlab
from tests.unit.reporters.findings import conflict, many, witness


def test_a_conflict() -> None:
    report = Report(diagnostics=[conflict(witnesses=(witness(),))], files=2, entries=2)
    assert json.loads(gitlab.render(report, places=lambda path: f"defs/{path}")) == [
        {
            "description": '"Sales-qualified lead" means two different things | lead_score 65, employees 50, '
            "country US: marketing says MQL, sales says not mql | "
            "defs/marketing/terms.yaml:8: marketing says this",
            "check_name": "two-meanings",
            "fingerprint": "f00d",
            "severity": "major",
            "location": {"path": "defs/sales/terms.yaml", "lines": {"begin": 5, "end": 5}},
        }
    ]


def test_the_worst_comes_first_and_each_has_its_own_fingerprint() -> None:
    twice = [conflict(), conflict()]
    issues = json.loads(gitlab.render(Report(diagnostics=[*many(1, 1, 1).diagnostics, *twice])))
    assert [issue["severity"] for issue in issues] == ["major", "major", "major", "minor", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 5


def test_nothing_found_is_an_empty_list() -> None:
    assert gitlab.render(Report(files=1, entries=1)) == "[]\n"
