"""Diagnostics made by hand for the tests of reports."""

from __future__ import annotations

from typing import Any

from funnelspec.diagnostic import (
    ERROR,
    INFO,
    WARNING,
    Card,
    Diagnostic,
    Label,
    Severity,
    Verdict,
    Witness,
)
from funnelspec.report import Report
from funnelspec.source import Location, Source

TWO_MEANINGS = Card(
    "two-meanings",
    "terms",
    ERROR,
    "One name has two meanings",
    "Two teams count different people under one name, so any rate that crosses from one team to the other "
    "compares two different groups.",
    "",
    "",
)

SALES = Source(
    "sales/terms.yaml",
    "# Terms of sales\nterms:\n  sql:\n    name: Sales-qualified lead\n"
    "    definition: Accepted by a sales rep after a first call\n",
)
MARKETING = Source("marketing/terms.yaml", "\n" * 7 + "    definition: Booked a demo\n")


def at(source: Source, words: str, label: str = "") -> Label:
    """The place where the words stand first."""
    start = source.text.index(words)
    return Label(Location(source, start, start + len(words)), label)


def found(place: Label, headline: str = "A fact", severity: Severity = ERROR, **more: Any) -> Diagnostic:
    """A diagnostic of ``two-meanings`` with short words."""
    values: dict[str, Any] = {
        "card": TWO_MEANINGS._replace(why="It matters."),
        "related": (),
        "help": "",
        "entries": (),
        "fingerprint": f"{headline}{place.where.order()}",
        **more,
    }
    return Diagnostic(headline=headline, at=place, severity=severity, **values)


def conflict(**changes: Any) -> Diagnostic:
    """The conflict that the design shows."""
    return found(
        at(SALES, "Accepted by a sales rep after a first call", "sales says this"),
        '"Sales-qualified lead" means two different things',
        **{
            "card": TWO_MEANINGS,
            "related": (at(MARKETING, "Booked a demo", "marketing says this"),),
            "help": "Agree on one wording and keep it in one shared file. If these are two different things, "
            "give one of them its own name and id.",
            "entries": ("terms/sql",),
            "fingerprint": "f00d",
            **changes,
        },
    )


def witness() -> Witness:
    """A lead that is an MQL for marketing and none for sales."""
    decided = at(SALES, "first call").where
    return Witness(
        {"lead_score": 65, "employees": 50, "country": "US"},
        {},
        None,
        (
            Verdict("criteria/mql", "marketing", True, decided, "MQL"),
            Verdict("criteria/mql", "sales", False, None),
        ),
    )


def many(errors: int, warnings: int, infos: int) -> Report:
    """That many findings of each severity, the mildest first in one file of as many lines."""
    severities = [INFO] * infos + [WARNING] * warnings + [ERROR] * errors
    source = Source("a.yaml", "".join(f"x{number}: y\n" for number in range(1, len(severities) + 1)))
    return Report(
        diagnostics=[
            found(at(source, f"x{number}:"), f"Fact {number}", severity)
            for number, severity in enumerate(severities, 1)
        ],
        files=1,
        entries=99,
    )
