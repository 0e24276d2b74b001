"""The report for programs: JSON, version 1. ``report.schema.json`` says what stands in it."""

from __future__ import annotations

from typing import Any

from funnelspec import __version__
from funnelspec.diagnostic import Diagnostic, Fix, Label, Verdict, Witness
from funnelspec.report import Older, Report
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.witness import name, simple
from funnelspec.reporters.words import hidden
from funnelspec.source import Location, Position

_LONGEST = 1_000


def render(report: Report, *, places: Places = as_they_are) -> str:
    """The whole report as JSON text; it ends with a line end."""
    return as_text(as_values(report, places))


def as_text(values: object) -> str:
    """Values as JSON text; it ends with a line end.

    Characters that are invisible or steer a terminal are written as ``\\u`` escapes, so the text can be
    printed and encoded as it is.
    """
    import json

    return escaped(json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def escaped(text: str) -> str:
    """JSON text with ``\\u`` escapes for characters that are invisible or steer a terminal."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def schema_text() -> str:
    """The JSON Schema of what ``render`` returns, as it is shipped."""
    import os.path

    with open(os.path.join(os.path.dirname(__file__), "report.schema.json"), encoding="utf-8") as file:
        return file.read()


def as_values(report: Report, places: Places = as_they_are) -> dict[str, Any]:
    """The report as dictionaries and lists, in the order in which they are written."""
    return {
        "version": 1,
        "tool": {"name": "funnelspec", "version": __version__},
        "summary": {
            "files": report.files,
            "entries": report.entries,
            "errors": report.errors,
            "warnings": report.warnings,
            "infos": report.infos,
            "suppressed": report.suppressed,
            "known": report.known,
            "gone": len(report.gone),
        },
        "since": report.since or None,
        "baseline": report.baseline or None,
        "findings": [_finding(found, places) for found in report.diagnostics],
        "gone": [older_values(each) for each in report.gone],
    }


def older_values(each: Older) -> dict[str, Any]:
    """A finding that was there before, in the order in which it is written."""
    return {
        "rule": each.rule,
        "severity": each.severity.word,
        "headline": each.headline,
        "entries": list(each.entries),
        "fingerprint": each.fingerprint,
    }


def _finding(found: Diagnostic, places: Places) -> dict[str, Any]:
    return {
        "rule": found.card.name,
        "family": found.card.family,
        "severity": found.severity.word,
        "certainty": found.certainty,
        "headline": found.headline,
        "entries": list(found.entries),
        "primary": _label(found.at, places),
        "related": [_label(label, places) for label in found.related],
        "witnesses": [_witness(each, places) for each in found.witnesses],
        "why": found.card.why,
        "help": found.help,
        "fix": _fix(found.fix, places) if found.fix else None,
        "teams": list(found.teams),
        "contacts": [{"team": team, "contact": contact} for team, contact in found.contacts],
        "fingerprint": found.fingerprint,
    }


def place_of(where: Location, places: Places) -> dict[str, Any]:
    """Where something stands, with the words there."""
    return {
        "path": places(where.path),
        "start": _position(where.first),
        "end": _position(where.last),
        "text": where.text[:_LONGEST],
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _label(label: Label, places: Places) -> dict[str, Any]:
    return {**place_of(label.where, places), "label": label.text}


def _witness(each: Witness, places: Places) -> dict[str, Any]:
    return {
        "lead": {name: simple(given) for name, given in each.lead.items()},
        "judged": dict(each.judged),
        "as_of": each.as_of,
        "verdicts": [_verdict(verdict, places) for verdict in each.verdicts],
    }


def _verdict(verdict: Verdict, places: Places) -> dict[str, Any]:
    return {
        "entry": verdict.entry,
        "name": name(verdict),
        "team": verdict.team,
        "meets": verdict.meets,
        "decided_by": place_of(verdict.decided_by, places) if verdict.decided_by else None,
    }


def _fix(fix: Fix, places: Places) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{**place_of(edit.where, places), "replacement": edit.replacement} for edit in fix.edits],
    }


def _escaped(character: str) -> str:
    if character == "\n" or not hidden(character):
        return character
    if ord(character) < 0x10000:
        return f"\\u{ord(character):04x}"
    beyond = ord(character) - 0x10000
    return f"\\u{0xD800 + (beyond >> 10):04x}\\u{0xDC00 + (beyond & 0x3FF):04x}"
