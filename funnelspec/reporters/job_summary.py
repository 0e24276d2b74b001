"""The report as Markdown, for a job summary or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import Diagnostic, Label
from funnelspec.report import Report
from funnelspec.reporters import witness
from funnelspec.reporters.closing import before, gone, verdict
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.words import counted, listed, printable

MARKER = "<!-- funnelspec -->"
"""The first line, by which a bot finds its own comment."""

SUMMARY_LIMIT = 1_048_576

_LONGEST = 1_000  # characters of one text; a definition is shorter, a broken file may be one huge text
_ROOM_FOR_NOTE = 300


def summary(report: Report, *, places: Places = as_they_are, limit: int = SUMMARY_LIMIT) -> str:
    """One verdict line, a table of the findings, worst first, and both sides of each conflict.

    Args:
        limit: of the UTF-8 text in bytes; what does not fit is counted in a last line.
    """
    findings = report.worst_first()
    looked_at = f"{counted(report.files, 'file')}, {counted(report.entries, 'item')}"
    text = f"{MARKER}\n**{verdict(report).capitalize()}** in {looked_at}.\n{_before(report)}"
    if not findings:
        return text
    text += "\n| Rule | Where | What to do |\n| --- | --- | --- |\n"
    room = limit - len(text.encode()) - _ROOM_FOR_NOTE
    rows, room = _fitting((_row(found, places) for found in findings), room)
    conflicts = [found for found in findings if found.related or found.witnesses]
    details, _ = _fitting((_details(found, places) for found in conflicts), room)
    text += "".join(rows) + "".join(details)
    missing = [
        f"{counted(number, thing)}"
        for number, thing in (
            (len(findings) - len(rows), "further finding"),
            (len(conflicts) - len(details), "comparison"),
        )
        if number
    ]
    if missing:
        text += f"\nThis page may hold {limit:,} bytes; left out: {listed(missing)}.\n"
    return text


def _before(report: Report) -> str:
    """What is known and what is gone, as a paragraph and a list; empty without older findings."""
    said = before(report)
    if not said:
        return ""
    lines = [f"- {_code(rule)}: {safe(headline)}\n" for rule, headline in gone(report)]
    more = len(report.gone) - len(lines)
    if more:
        lines.append(f"- and {more} more\n")
    rest = f":\n\n{''.join(lines)}" if lines else ".\n"
    return f"\n{said[0].upper()}{said[1:]}{rest}"


def _fitting(parts: Iterator[str], room: int) -> tuple[list[str], int]:
    """As many parts from the first as fit, and the bytes that are left."""
    taken: list[str] = []
    for part in parts:
        size = len(part.encode())
        if size > room:
            return taken, 0
        taken.append(part)
        room -= size
    return taken, room


def _row(found: Diagnostic, places: Places) -> str:
    rule = f"{found.severity.word} {_code(found.card.name)}"
    todo = f"{safe(found.headline)}." + (f"<br>{safe(found.help)}" if found.help else "")
    return f"| {rule} | {_where(found.at, places)} | {todo} |\n"


def _details(found: Diagnostic, places: Places) -> str:
    lines = [
        f"\n<details><summary>{safe(found.headline)}</summary>\n",
        "| Who | Says | Where |",
        "| --- | --- | --- |",
    ]
    for label in (found.at, *found.related):
        says = " ".join(label.where.text[:_LONGEST].split())
        lines.append(f"| {safe(label.text)} | {safe(says)} | {_where(label, places)} |")
    for title, each in witness.titled(found.witnesses):
        lines.append(f"\n{title} {safe(witness.lead(each))}")
        if each.verdicts:
            lines.append(f"<br>{safe(witness.verdicts(each))}")
    if found.contacts:
        asked = ", ".join(f"{team} ({contact})" if contact else team for team, contact in found.contacts)
        lines.append(f"\nAsk: {safe(asked)}")
    return "\n".join([*lines, "\n</details>\n"])


def _where(label: Label, places: Places) -> str:
    return _code(f"{places(label.where.path)}:{label.where.first.line}")


def _code(text: str) -> str:
    return f"<code>{safe(text)}</code>"


def safe(text: str) -> str:
    """Text as it was typed in a Markdown table: no markup, link, mention, issue or emoji comes of it.

    Signs become character references; a comment behind ``@``, ``#`` and ``:`` keeps GitHub, which looks for
    mentions, issues, addresses and ``:names:`` after Markdown is done, from seeing them.
    """
    return "<br>".join("".join(map(_safe, printable(line))) for line in text[:_LONGEST].split("\n"))


def _safe(character: str) -> str:
    if character.isalnum() or character in " ,;-/()'?=" or character > "\x7f":
        return character
    return f"&#{ord(character)};" + ("<!-- -->" if character in "@#:" else "")
