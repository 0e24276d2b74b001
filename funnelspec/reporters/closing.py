"""The last lines of a report for people: what was looked at, what came out, and what was there before."""

from __future__ import annotations

from funnelspec.report import Report
from funnelspec.reporters.words import counted, printable

_SHOWN = 10


def closing(report: Report, show_info: bool) -> list[str]:
    """``11 files, 84 items: 2 errors, 1 warning, 3 notes (--show info lists them)``; where findings are held
    against older ones, also ``before`` and what ``gone`` lists."""
    looked_at = f"{counted(report.files, 'file')}, {counted(report.entries, 'item')}"
    first = f"{looked_at}: {verdict(report, show_info)}"
    said = before(report)
    if not said:
        return [first]
    listed = [f"  {printable(rule)}: {printable(headline)}" for rule, headline in gone(report)]
    more = len(report.gone) - len(listed)
    if more:
        listed.append(f"  and {more} more")
    return [first, said + (":" if listed else ""), *listed]


def before(report: Report) -> str:
    """``3 findings are older than this change and not shown; 2 are gone``; empty when findings are not held
    against older ones."""
    sources = [
        words
        for words, given in (("older than this change", report.since), ("in the baseline", report.baseline))
        if given
    ]
    if not sources:
        return ""
    number = report.known
    who = f"{number} findings are" if number > 1 else "1 finding is" if number else "no finding is"
    shown = " and not shown" if number else ""
    left = f"; {len(report.gone)} {'is' if len(report.gone) == 1 else 'are'} gone" if report.gone else ""
    return f"{who} {' or '.join(sources)}{shown}{left}"


def gone(report: Report) -> list[tuple[str, str]]:
    """Rule and headline of the first findings that are gone, the worst first."""
    return [(each.rule, each.headline) for each in report.gone[:_SHOWN]]


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
        nothing = "nothing new to correct" if report.known else "nothing to correct"
        found.append(nothing if report.files else "nothing to check")
    if report.suppressed:
        found.append(f"{report.suppressed} hidden by comments")
    return ", ".join(found)


def correctable(report: Report) -> str:
    """What a check can correct: ``3 can be corrected with --fix, 2 more with --fix --unsafe-fixes``; empty
    when it is nothing."""
    safe, unsafe = _fixes(report)
    said = [f"{safe} can be corrected with --fix"] if safe else []
    if unsafe:
        said.append(f"{unsafe} {'more' if safe else 'can be corrected'} with --fix --unsafe-fixes")
    return ", ".join(said)


def corrected(report: Report, count: int, files: int, refused: int, untried: int, unsafe: bool) -> str:
    """What was corrected: ``5 fixed in 2 files``, and what was not; empty when there is nothing to say.

    Args:
        report: what is left.
        count: how many findings are gone, from how many ``files``.
        refused: how many could not be corrected without making something worse.
        untried: how many were not tried any more, as too many others were refused.
        unsafe: whether all fixes were wanted.
    """
    said = [f"{count} fixed in {counted(files, 'file')}"] if count else []
    if refused:
        said.append(f"{refused} not fixed, as that would make something else wrong")
    if untried:
        said.append(f"{untried} not tried, as too many others had to be left out: correct those first")
    more = 0 if unsafe else _fixes(report)[1]
    if more:
        said.append(f"{more} {'more ' if count else ''}can be corrected with --fix --unsafe-fixes")
    return ", ".join(said)


def _fixes(report: Report) -> tuple[int, int]:
    """How many findings have a safe fix, and how many one that is not."""
    safe = [found.fix.safe for found in report.diagnostics if found.fix]
    return sum(safe), len(safe) - sum(safe)
