"""One line a finding, as editors and problem matchers read it: ``path:line:column: error rule headline``."""

from __future__ import annotations

from funnelspec.diagnostic import INFO, WARNING, Diagnostic
from funnelspec.report import Report
from funnelspec.reporters import witness
from funnelspec.reporters.closing import closing
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.words import printable


def render(report: Report, *, places: Places = as_they_are, show_info: bool = False) -> str:
    """One line a finding in the order of the files, and the closing lines."""
    shown = report.at_least(INFO if show_info else WARNING)
    return "\n".join([*(line(found, places) for found in shown), *closing(report, show_info)]) + "\n"


def line(found: Diagnostic, places: Places) -> str:
    """A diagnostic on one line, without the line end."""
    place = found.at.where.first
    path = printable(places(found.at.where.path))
    words = printable(found.headline + _shown(found))
    return f"{path}:{place.line}:{place.column}: {found.severity.word} {found.card.name} {words}"


def _shown(found: Diagnostic) -> str:
    """The first lead that shows a finding, in brackets."""
    if not found.witnesses:
        return ""
    first = found.witnesses[0]
    said = witness.verdicts(first)
    return f" ({witness.lead(first)}{f': {said}' if said else ''})"
