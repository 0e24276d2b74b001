"""The report as the comment on a pull request, which people read who own what is defined; and as the summary
of a job on GitHub.

One verdict, then each error and each conflict, the worst first, with both sides beside each other, then the
rest as a table, then what changed in the glossary. What does not fit into a comment is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from funnelspec.diagnostic import ERROR, INFO, WARNING, Diagnostic
from funnelspec.report import Report
from funnelspec.reporters import witness
from funnelspec.reporters.closing import before, by_severity, gone
from funnelspec.reporters.markdown_changes import section
from funnelspec.reporters.page import bold, code, fitting, in_cell, remedy, row, safe, table
from funnelspec.reporters.places import Places, address, as_they_are
from funnelspec.reporters.quotes import Quote, plain_links, quotes
from funnelspec.reporters.words import counted, seen

if TYPE_CHECKING:
    from funnelspec.changes import Change

MARKER = "<!-- funnelspec -->"
"""The first line, by which a bot finds its own comment."""

COMMENT_LIMIT = 65_536
"""Characters of a comment on GitHub; bytes are counted, of which a text never has fewer."""
SUMMARY_LIMIT = 1_048_576
"""Bytes of the job summary of one step on GitHub."""

_MOST_TOLD = 12  # findings that are told in full; nobody reads more in one comment
_MOST_ROWS = 10  # of a table that is not folded away
_ROOM_FOR_NOTE = 400


class _Where:
    """How places are shown: by path and line, as links where there is something to lead to."""

    def __init__(self, places: Places, site: str) -> None:
        self._places = places
        self._site = site

    def of(self, side: Quote) -> str:
        return self.at(side.path, side.line)

    def at(self, path: str, line: int) -> str:
        path = self._places(path)
        shown = code(f"{path}:{line}")
        if not self._site or path.startswith("../"):
            return shown
        return f'<a href="{self._site}/{address(path)}#L{line}">{shown}</a>'


def render(
    report: Report,
    *,
    places: Places = as_they_are,
    limit: int = COMMENT_LIMIT,
    notes: bool = False,
    changes: Sequence[Change] | None = None,
    site: str = "",
) -> str:
    """The comment; it ends with a line end.

    Args:
        places: must make paths relative to the root of the git work tree.
        limit: of the UTF-8 text in bytes; what does not fit is counted in a last line.
        notes: whether infos are listed, too, and not only counted.
        changes: what has changed in the glossary, where it is held against a revision.
        site: the address below which the files of this commit can be read; places lead there.
    """
    where = _Where(places, site)
    shown = [found for found in report.worst_first() if found.severity > INFO or notes]
    urgent = sorted((each for each in shown if each.severity is ERROR or _two_sides(each)), key=_urgency)
    head = f"{MARKER}\n{_verdict(report, sum(map(_two_sides, shown)), notes)}\n{_gone(report)}"
    room = limit - len(head.encode()) - _ROOM_FOR_NOTE
    changed = section(changes, room // 3) if changes else ""
    room -= len(changed.encode())
    first = enumerate(urgent[:_MOST_TOLD], 1)
    told, room = fitting((_told(at, found, where) for at, found in first), room)
    done = {id(found) for found in urgent[: len(told)]}
    others = [found for found in shown if id(found) not in done]
    rows, _ = fitting((_row(found, where) for found in others), room)
    text = head + "".join(told) + _table(rows, len(told))
    if len(rows) < len(others):
        missing = by_severity(others[len(rows) :])
        text += f"\nThis page may hold {limit:,} bytes; left out: {missing}.\n"
    return text + changed


def summary(
    report: Report,
    *,
    places: Places = as_they_are,
    limit: int = SUMMARY_LIMIT,
    changes: Sequence[Change] | None = None,
    site: str = "",
) -> str:
    """The same for the summary of a job, where notes are listed, too."""
    return render(report, places=places, limit=limit, notes=True, changes=changes, site=site)


def _two_sides(found: Diagnostic) -> bool:
    return found.severity > INFO and bool(found.related or found.witnesses)


def _urgency(found: Diagnostic) -> tuple[int, bool, bool]:
    """What is worse comes first, and what two teams have to settle before what one can."""
    return -found.severity, not found.contacts, not _two_sides(found)


def _verdict(report: Report, conflicts: int, notes: bool) -> str:
    """A heading that says it all, and what it rests on."""
    if not report.files and not report.diagnostics:
        return "## Vocabulary: nothing to check"
    new = "new" if report.since or report.baseline else ""
    said = by_severity(report.at_least(INFO if notes else WARNING), new)
    head = f"## Vocabulary: {said or ' '.join(filter(None, ('nothing', new, 'to correct')))}"
    lines = [f"Checked {counted(report.entries, 'item')} in {counted(report.files, 'file')}."]
    if conflicts:
        where = "one place" if conflicts == 1 else f"{conflicts} places"
        quoted = "both sides are quoted below" if conflicts <= _MOST_TOLD else "the worst are quoted below"
        lines.append(f"In {where} what is written does not fit together; {quoted}.")
    if report.infos and not notes:
        lines.append(f"{counted(report.infos, 'note')} {'is' if report.infos == 1 else 'are'} not listed.")
    older = before(report)
    if older:
        lines.append(f"{older[0].upper()}{older[1:]}.")
    if report.suppressed:
        are = "is" if report.suppressed == 1 else "are"
        lines.append(f"{counted(report.suppressed, 'finding')} {are} hidden by comments.")
    return f"{head}\n\n{' '.join(lines)}"


def _gone(report: Report) -> str:
    """What is there no more, folded away: good news that nobody has to act on."""
    lines = [f"- {safe(headline)}\n" for _, headline in gone(report)]
    if not lines:
        return ""
    if len(report.gone) > len(lines):
        lines.append(f"- and {len(report.gone) - len(lines)} more\n")
    summary = f"{counted(len(report.gone), 'finding')} settled"
    return f"\n<details><summary>{summary}</summary>\n\n{''.join(lines)}\n</details>\n"


def _told(number: int, found: Diagnostic, where: _Where) -> str:
    blocks = [f"### {number}. {safe(found.headline)}", _sides(quotes(found), where)]
    for title, each in witness.titled(found.witnesses):
        said = witness.verdicts(each)
        blocks.append(
            f"<b>{title.rstrip(':')}</b>: {safe(witness.lead(each))}" + (f"<br>{safe(said)}" if said else "")
        )
    todo = list(remedy(_todo(found)))
    if todo:
        words = f" {todo.pop(0)}" if not todo[0].startswith("<pre>") else ""
        blocks += [f"<b>What to write</b>:{words}", *todo]
    if found.contacts:
        asked = ", ".join(f"{team} ({contact})" if contact else team for team, contact in found.contacts)
        blocks.append(f"<b>Whom to ask</b>: {safe(asked)}")
    view = f", {safe(seen(found.teams))}" if found.teams else ""
    blocks.append(f"<sub>{_kind(found)}{view}</sub>")
    return "".join(f"\n{block}\n" for block in blocks)


def _sides(sides: Sequence[Quote], where: _Where) -> str:
    """Two sides beside each other, more of them in lines; of a single one the place says enough."""
    if len(sides) == 1:
        return f"{where.of(sides[0])}: {safe(sides[0].who)}".removesuffix(": ")
    if len(sides) == 2:
        return table(
            (safe(side.who) or "&nbsp;" for side in sides),
            ((_said(side) for side in sides), (where.of(side) for side in sides)),
        )
    return table(("Who", "Says", "Where"), ((safe(side.who), _said(side), where.of(side)) for side in sides))


def _said(side: Quote) -> str:
    """What a side writes, links by their words; what differs stands out where it is only a part of it."""
    lines = []
    for pieces in side.lines:
        marked = any(not each.marked for each in pieces)
        said = ((each.marked and marked, plain_links(each.text)) for each in pieces)
        lines.append("".join(bold(text) if stands_out else safe(text) for stands_out, text in said))
    return "<br>".join(lines)


def _kind(found: Diagnostic) -> str:
    return f"{_WORDS[found.severity]} {code(found.card.name)}"


_WORDS = {ERROR: "Error", WARNING: "Warning", INFO: "Note"}


def _row(found: Diagnostic, where: _Where) -> str:
    at = where.at(found.at.where.path, found.at.where.first.line)
    help = "".join(f"<br>{in_cell(line)}" for line in _todo(found).split("\n") if line)
    return row((_kind(found), at, f"{safe(found.headline)}.{help}")) + "\n"


def _todo(found: Diagnostic) -> str:
    return found.help or (found.fix.title if found.fix else "")


def _table(rows: Sequence[str], told: int) -> str:
    if not rows:
        return ""
    text = f"{row(('What', 'Where', 'What to do'))}\n{row(['---'] * 3)}\n{''.join(rows)}"
    if len(rows) > _MOST_ROWS and told:
        return f"\n<details><summary>{len(rows)} more findings</summary>\n\n{text}\n</details>\n"
    return f"\n### {'Also' if told else 'To correct'}\n\n{text}"
