"""The last line of a report for people: what was looked at and what came out."""

from __future__ import annotations

from funnelspec.report import Report
from funnelspec.reporters.words import counted


def closing(report: Report, show_info: bool) -> str:
    """``11 files, 84 items: 2 errors, 1 warning, 3 notes (--show info lists them)``."""
    looked_at = f"{counted(report.files, 'file')}, {counted(report.entries, 'item')}"
    return f"{looked_at}: {verdict(report, show_info)}"


def verdict(report: Report, show_info: bool = True) -> str:
    """``2 errors, 1 warning, 3 notes``; what was not listed is said with the way to list it."""
    found = [
        counted(number, word)
        for number, word in ((report.errors, "error"), (report.warnings, "warning"), (report.infos, "note"))
        if number
    ]
    if report.infos and not show_info:
        if len(found) == 1:
            found.insert(0, "no errors or warnings")
        found[-1] += f" (--show info lists {'it' if report.infos == 1 else 'them'})"
    if not found:
        found.append("nothing to correct" if report.files else "nothing to check")
    if report.suppressed:
        found.append(f"{report.suppressed} hidden by comments")
    return ", ".join(found)
