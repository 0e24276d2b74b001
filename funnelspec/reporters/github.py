"""Annotations for GitHub Actions: workflow commands, worst first, and the listing for the log."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Diagnostic, Severity
from funnelspec.report import Report
from funnelspec.reporters import concise, witness
from funnelspec.reporters.closing import closing
from funnelspec.reporters.job_summary import summary
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.words import printable

__all__ = ["render", "summary"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_LIMIT = 10  # of each command in one step; GitHub drops the rest without a word


def render(report: Report, *, places: Places = as_they_are, show_info: bool = True) -> str:
    """At most ten commands of each severity, a notice of how many were left out, and every finding listed.

    Args:
        places: must make paths relative to the root of the git work tree.
    """
    least = INFO if show_info else WARNING
    by_severity: dict[Severity, list[Diagnostic]] = {}
    for found in report.worst_first():
        if found.severity >= least:
            by_severity.setdefault(found.severity, []).append(found)
    over = any(len(each) > _LIMIT for each in by_severity.values())
    lines: list[str] = []
    left_out = 0
    for severity, each in by_severity.items():
        limit = _LIMIT - 1 if over and severity == INFO else _LIMIT  # the last notice needs its place
        lines += [_command(found, places) for found in each[:limit]]
        left_out += len(each[limit:])
    if left_out:
        finding = "finding is" if left_out == 1 else "findings are"
        lines.append(
            f"::notice title=funnelspec::{left_out} more {finding} in the job summary and in the log"
        )
    lines += _listing(report, places, least)
    return "\n".join(lines) + "\n"


def _command(found: Diagnostic, places: Places) -> str:
    start, end = found.at.where.first, found.at.where.last
    properties = [f"file={_property(places(found.at.where.path))}", f"line={start.line}"]
    if start.line == end.line:
        properties += [f"endLine={end.line}", f"col={start.column}", f"endColumn={end.column}"]
    properties.append(f"title={_property(found.card.name)}")
    message = "%0A".join(_data(part) for part in _message(found, places))
    return f"::{_COMMANDS[found.severity.word]} {','.join(properties)}::{message}"


def _message(found: Diagnostic, places: Places) -> Iterator[str]:
    yield found.headline
    for label in (found.at, *found.related):
        if label.text:
            yield f"{places(label.where.path)}:{label.where.first.line}: {label.text}"
    for title, each in witness.titled(found.witnesses):
        yield f"{title} {witness.lead(each)}"
        if each.verdicts:
            yield witness.verdicts(each)
    yield from found.help.split("\n") if found.help else ()


def _data(text: str) -> str:
    """One line of a message; line ends and control characters in it are written out by ``printable``."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _listing(report: Report, places: Places, least: Severity) -> Iterator[str]:
    for found in report.at_least(least):
        yield _harmless(concise.line(found, places))
    for line in closing(report, least == INFO):
        yield _harmless(line)


def _harmless(line: str) -> str:
    """A line that is no workflow command.

    The runner obeys ``::`` behind leading blanks, and the older ``##[`` anywhere in a line, even with
    characters between that take no room.
    """
    if "[" in line and line.count("#") > 1:
        line = line.replace("#", "\\x23")
    return f"| {line}"
