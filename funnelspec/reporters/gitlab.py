"""The report for GitLab's code quality (https://docs.gitlab.com/ci/testing/code_quality/): a JSON list."""

from __future__ import annotations

from typing import Any

from funnelspec.diagnostic import ERROR, INFO, WARNING, Diagnostic
from funnelspec.report import Report
from funnelspec.reporters import witness
from funnelspec.reporters.json_report import as_text
from funnelspec.reporters.places import Places, as_they_are

_SEVERITIES = {ERROR: "major", WARNING: "minor", INFO: "info"}


def render(report: Report, *, places: Places = as_they_are) -> str:
    """The worst first; an empty list when nothing was found. No two fingerprints are equal, as GitLab shows
    one of those that are.

    Args:
        places: must make paths relative to the root of the git work tree.
    """
    return as_text([_issue(found, places) for found in report.worst_first()])


def _issue(found: Diagnostic, places: Places) -> dict[str, Any]:
    where = found.at.where
    said = [
        found.headline,
        *(f"{witness.lead(each)}: {witness.verdicts(each)}" for each in found.witnesses),
        *(f"{places(label.where.path)}:{label.where.first.line}: {label.text}" for label in found.related),
    ]
    return {
        "description": " | ".join(said),
        "check_name": found.card.name,
        "fingerprint": found.fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": places(where.path),
            "lines": {"begin": where.first.line, "end": where.last.line},
        },
    }
