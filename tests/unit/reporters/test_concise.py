"""One line a finding."""

from __future__ import annotations

from funnelspec.diagnostic import INFO, WARNING, Witness
from funnelspec.report import Report
from funnelspec.reporters import concise
from funnelspec.reporters.places import as_they_are
from funnelspec.source import Source
from tests.unit.reporters.findings import SALES, at, conflict, found, witness


def test_one_line_a_finding_and_a_closing_line() -> None:
    accents = Source("équipe.yaml", "nom: \U0001f600 Café\r\nx: y\r\n")
    report = Report(
        diagnostics=[
            found(at(accents, "y"), "Two\nlines", WARNING),
            found(at(accents, "Café"), "Après"),
            conflict(),
            found(at(SALES, "sql"), "A note", INFO),
        ],
        files=2,
        entries=3,
    )
    assert concise.render(report) == (
        'sales/terms.yaml:5:17: error two-meanings "Sales-qualified lead" means two different things\n'
        "équipe.yaml:1:8: error two-meanings Après\n"
        "équipe.yaml:2:4: warning two-meanings Two\\nlines\n"
        "2 files, 3 items: 2 errors, 1 warning, 1 note (--show info lists it)\n"
    )
    shown = concise.render(report, show_info=True, places=lambda path: f"../{path}")
    assert shown.startswith("../sales/terms.yaml:3:3: info two-meanings A note\n")


def test_the_first_lead_stands_in_the_line() -> None:
    two = conflict(witnesses=(witness(), witness()))
    assert concise.line(two, as_they_are) == (
        'sales/terms.yaml:5:17: error two-meanings "Sales-qualified lead" means two different things '
        "(lead_score 65, employees 50, country US: marketing says MQL, sales says not mql)"
    )
    bare = conflict(witnesses=(Witness({"size": None}, {}, None, ()),))
    assert concise.line(bare, as_they_are).endswith(" means two different things (size unknown)")


def test_clean() -> None:
    assert concise.render(Report(files=2, entries=3)) == "2 files, 3 items: nothing to correct\n"
