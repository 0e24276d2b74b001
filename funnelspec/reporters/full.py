"""The report for people: what is wrong, where, why it matters and what to write."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Diagnostic
from funnelspec.report import Report
from funnelspec.reporters import witness
from funnelspec.reporters.closing import closing
from funnelspec.reporters.paint import Paint, plain, style_of
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.snippet import snippet
from funnelspec.reporters.words import printable, seen, width, wrapped

_COLUMNS = 80


def render(
    report: Report, *, places: Places = as_they_are, show_info: bool = False, paint: Paint = plain
) -> str:
    """The whole report, 80 columns wide; infos are only counted unless ``show_info``.

    Args:
        places: how paths are shown.
        paint: adds colour; the words are the same without.
    """
    shown = report.at_least(INFO if show_info else WARNING)
    blocks = ["\n".join(_finding(found, places, paint)) for found in shown]
    return "\n\n".join([*blocks, "\n".join(closing(report, show_info))]) + "\n"


def _finding(found: Diagnostic, places: Places, paint: Paint) -> Iterator[str]:
    level = paint(found.severity.word, style_of(found.severity))
    yield f"{level} {paint(found.card.name, 'strong')}: {paint(printable(found.headline), 'strong')}"
    yield from snippet(found, places, paint, _COLUMNS)
    for title, each in witness.titled(found.witnesses):
        yield ""
        yield from _hanging(f"  {title}  ", witness.lead(each), 8)
        said = witness.verdicts(each)
        if said:
            yield from _hanging(" " * 8, said)
    yield ""
    yield from _hanging("  Why:  ", found.card.why)
    remedy = found.help or (found.fix.title if found.fix else "")
    if remedy:
        yield from _hanging("  Fix:  ", remedy)
    if found.teams:
        yield from _hanging("  Seen: ", seen(found.teams))
    if found.contacts:
        asked = ", ".join(f"{team} ({contact})" if contact else team for team, contact in found.contacts)
        yield from _hanging("  Ask:  ", asked)
    yield f"  More: funnelspec explain {found.card.name}"


def _hanging(start: str, text: str, indent: int | None = None) -> Iterator[str]:
    """Text behind a heading, its further lines under its first word or at ``indent``."""
    hang = " " * (width(start) if indent is None else indent)
    first = True
    for line in wrapped(text, _COLUMNS - width(start)):
        yield ((start if first else hang) + line).rstrip()
        first = False
