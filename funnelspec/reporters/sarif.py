"""The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning and viewers.

What GitHub takes of it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/
sarif-support-for-code-scanning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from funnelspec import __version__
from funnelspec.diagnostic import ERROR, INFO, WARNING, Card, Diagnostic, Fix, Label
from funnelspec.examples import without_marks
from funnelspec.report import Report
from funnelspec.reporters import witness
from funnelspec.reporters.json_report import as_text
from funnelspec.reporters.places import Places, address, as_they_are
from funnelspec.reporters.words import seen
from funnelspec.source import Location

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST_RESULTS = 25_000
"""Results of a run that GitHub takes; it shows the worst 5,000 of them."""

_ROOT = "%SRCROOT%"
_LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}
_PROBLEMS = {ERROR: "error", WARNING: "warning", INFO: "recommendation"}
_LONGEST = 1_000


def render(
    report: Report, *, places: Places = as_they_are, exit_code: int | None = None, complete: bool = True
) -> str:
    """The report as JSON text, the worst first; it ends with a line end. Equal reports give equal text.

    Args:
        places: must make paths relative to the root of the git work tree.
        exit_code: what the command ends with.
        complete: false when the definitions could not be looked at.
    """
    found = report.worst_first()
    shown, left_out = found[:MOST_RESULTS], len(found[MOST_RESULTS:])
    cards = {each.card.name: each.card for each in shown}
    index = {name: at for at, name in enumerate(sorted(cards))}
    run = {
        "tool": {
            "driver": {
                "name": "funnelspec",
                "semanticVersion": __version__,
                "rules": [_rule(cards[name]) for name in index],
            }
        },
        "automationDetails": {"id": "funnelspec/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the git work tree."}}},
        "invocations": [_invocation(exit_code, complete, left_out)],
        "results": [_result(each, index, places) for each in shown],
    }
    return as_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(exit_code: int | None, complete: bool, left_out: int) -> dict[str, Any]:
    told: dict[str, Any] = {"executionSuccessful": complete}
    if exit_code is not None:
        told["exitCode"] = exit_code
    if left_out:
        text = f"{left_out:,} more findings are left out, as a run may hold {MOST_RESULTS:,}."
        told["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return told


def _rule(card: Card) -> dict[str, Any]:
    return {
        "id": card.name,
        "name": "".join(word.capitalize() for word in card.name.split("-")),
        "shortDescription": {"text": _plain(card.title)},
        "fullDescription": {"text": _plain(card.why)},
        "help": {
            "text": f"{card.why} More: funnelspec explain {card.name}",
            "markdown": "\n\n".join(_help(card)),
        },
        "defaultConfiguration": {"level": _LEVELS.get(card.severity, "none")},
        "properties": {
            "tags": [card.family],
            "precision": "very-high" if card.certainty == "exact" else "medium",
            "problem.severity": _PROBLEMS.get(card.severity, "recommendation"),
        },
    }


def _help(card: Card) -> Iterator[str]:
    yield card.why
    for title, example in (("Not like this:", card.bad), ("Like this:", card.good)):
        if example:
            yield f"{title}\n\n```yaml\n{without_marks(example).strip(chr(10))}\n```"
    yield f"More: `funnelspec explain {card.name}`"


def _result(found: Diagnostic, index: dict[str, int], places: Places) -> dict[str, Any]:
    fingerprint, _, ordinal = found.fingerprint.partition("-")
    result: dict[str, Any] = {
        "ruleId": found.card.name,
        "ruleIndex": index[found.card.name],
        "level": _LEVELS[found.severity],
        "message": {"text": "\n".join(_message(found, places)) or found.card.name},
        "locations": [_location(found.at, places)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{fingerprint}:{ordinal or 1}",
            "funnelspec/v1": found.fingerprint,
        },
        "properties": {"certainty": found.certainty, "items": list(found.entries)},
    }
    items = filter(None, dict.fromkeys(found.entries))
    named = [{"fullyQualifiedName": name, "kind": "object"} for name in items]
    if named:
        result["locations"][0]["logicalLocations"] = named
    if found.related:
        result["relatedLocations"] = [
            {"id": number, **_location(label, places)} for number, label in enumerate(found.related, 1)
        ]
    if found.teams:
        result["properties"]["teams"] = list(found.teams)
    if found.fix and found.fix.edits:
        result["fixes"] = [_fix(found.fix, places)]
    return result


def _message(found: Diagnostic, places: Places) -> Iterator[str]:
    yield _plain(found.headline)
    if found.at.text and found.related:
        yield _plain(f"Here: {found.at.text}")
    for number, label in enumerate(found.related, 1):
        place = _plain(f"{places(label.where.path)}:{label.where.first.line}")
        yield f"[{place}]({number})" + (f": {_plain(label.text)}" if label.text else "")
    for title, each in witness.titled(found.witnesses):
        yield _plain(f"{title} {witness.lead(each)}")
        if each.verdicts:
            yield _plain(witness.verdicts(each))
    if found.help:
        yield _plain(found.help)
    if found.teams:
        yield _plain(f"Seen {seen(found.teams)}")
    if found.contacts:
        asked = (f"{team} ({contact})" if contact else team for team, contact in found.contacts)
        yield _plain(f"Ask: {', '.join(asked)}")


def _plain(text: str) -> str:
    """Text in a message: brackets begin a link and braces a place for an argument (3.11.5 and 3.11.6)."""
    for sign in "\\[]":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("{", "{{").replace("}", "}}")


def _location(label: Label, places: Places) -> dict[str, Any]:
    physical: dict[str, Any] = {
        "artifactLocation": _file(label.where.path, places),
        "region": _with_words(label.where),
    }
    whole = label.within
    if whole and whole.start <= label.where.start and label.where.end <= whole.end and whole != label.where:
        physical["contextRegion"] = _with_words(whole)
    told: dict[str, Any] = {"physicalLocation": physical}
    if label.text:
        told["message"] = {"text": _plain(label.text)}
    return told


def _with_words(where: Location) -> dict[str, Any]:
    words = where.text[:_LONGEST]
    return {**_region(where), **({"snippet": {"text": words}} if words else {})}


def _region(where: Location) -> dict[str, Any]:
    first, last = where.first, where.last
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }


def _file(path: str, places: Places) -> dict[str, Any]:
    return {"uri": address(places(path)) or ".", "uriBaseId": _ROOT}


def _fix(fix: Fix, places: Places) -> dict[str, Any]:
    paths = dict.fromkeys(edit.where.path for edit in fix.edits)
    return {
        "description": {"text": _plain(fix.title)},
        "artifactChanges": [
            {
                "artifactLocation": _file(path, places),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.where),
                        "insertedContent": {"text": edit.replacement},
                    }
                    for edit in fix.edits
                    if edit.where.path == path
                ],
            }
            for path in paths
        ],
    }
