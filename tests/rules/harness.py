"""What the tests of rules share: run an example, and say what was found as the marks of an example say it."""

from __future__ import annotations

from datetime import date

from funnelspec.diagnostic import Diagnostic
from funnelspec.engine import check_texts
from funnelspec.examples import Mark, files

TODAY = date(2026, 1, 15)
"""The day on which the examples of the cards are checked."""


def check(example: str, today: date = TODAY) -> tuple[Diagnostic, ...]:
    """What a check of an example reports; marks in it are no part of the files."""
    return check_texts(files(example), today).report.diagnostics


def place(found: Diagnostic) -> Mark:
    """Where a finding is, as a mark says it."""
    where = found.at.where
    return Mark(where.path, where.first.line, where.first_line().text)


def of_rule(found: tuple[Diagnostic, ...], name: str) -> list[Diagnostic]:
    return [each for each in found if each.card.name == name]


def only(example: str, name: str, today: date = TODAY) -> Diagnostic:
    """The one finding of a rule in an example."""
    found = of_rule(check(example, today), name)
    assert len(found) == 1, [(each.card.name, each.headline) for each in found]
    return found[0]


def told(found: Diagnostic) -> str:
    """A finding in one text: headline, place and label, related places and labels, help."""
    lines = [f"{found.severity.word}: {found.headline}"]
    for label in (found.at, *found.related):
        where = label.where
        lines.append(f"{where.path}:{where.first.line} {where.first_line().text!r} {label.text}")
    return "\n".join([*lines, found.help])
