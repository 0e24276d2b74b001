"""Workflow commands."""

from __future__ import annotations

import re

from funnelspec.diagnostic import WARNING, Label
from funnelspec.report import Report
from funnelspec.reporters import github
from funnelspec.source import Location, Source
from tests.unit.reporters.findings import SALES, at, conflict, found, many, witness


def commands(text: str) -> list[str]:
    return [line.split(" ")[0][2:] for line in text.splitlines() if line.startswith("::")]


def test_a_conflict() -> None:
    text = github.render(
        Report(diagnostics=[conflict()], files=2, entries=2), places=lambda path: f"defs/{path}"
    )
    assert text == (
        "::error file=defs/sales/terms.yaml,line=5,endLine=5,col=17,endColumn=59,title=two-meanings::"
        '"Sales-qualified lead" means two different things'
        "%0Adefs/sales/terms.yaml:5: sales says this%0Adefs/marketing/terms.yaml:8: marketing says this"
        "%0AAgree on one wording and keep it in one shared file. If these are two different things, "
        "give one of them its own name and id.\n"
        '| defs/sales/terms.yaml:5:17: error two-meanings "Sales-qualified lead" means two different things\n'
        "| 2 files, 2 items: 1 error\n"
    )


def test_a_lead_stands_in_the_annotation_and_in_the_listing() -> None:
    text = github.render(Report(diagnostics=[conflict(help="Agree.", witnesses=(witness(),))]))
    lead = "lead_score 65, employees 50, country US"
    says = "marketing says MQL, sales says not mql"
    assert f"%0AA lead both would argue about: {lead}%0A{says}%0AAgree.\n" in text
    assert f"two different things ({lead}: {says})\n" in text


def test_what_is_typed_cannot_end_a_property_or_begin_a_command() -> None:
    source = Source("a,b:50%\r\n::c.yaml", "x: y\n")
    diagnostic = found(at(source, "y", "50% ::set-env"), "100%\r\n::stop-commands::x ##[group]", WARNING)
    lines = github.render(Report(diagnostics=[diagnostic], files=1, entries=1)).split("\n")
    assert lines == [
        "::warning file=a%2Cb%3A50%25\\r\\n%3A%3Ac.yaml,line=1,endLine=1,col=4,endColumn=5,title=two-meanings"
        "::100%25\\r\\n::stop-commands::x ##[group]%0Aa,b:50%25\\r\\n::c.yaml:1: 50%25 ::set-env",
        "| a,b:50%\\r\\n::c.yaml:1:4: warning two-meanings 100%\\r\\n::stop-commands::x \\x23\\x23[group]",
        "| 1 file, 1 item: 1 warning",
        "",
    ]


def test_a_place_of_several_lines_has_no_columns() -> None:
    text = github.render(Report(diagnostics=[found(Label(Location(SALES, 17, 30)))]))
    assert text.startswith("::error file=sales/terms.yaml,line=2,title=two-meanings::A fact\n")


def test_all_are_shown_up_to_ten_of_each() -> None:
    text = github.render(many(10, 10, 10))
    assert commands(text) == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert text.endswith("\n| 1 file, 99 items: 10 errors, 10 warnings, 10 notes\n")


def test_what_is_left_out_is_counted_in_a_last_notice() -> None:
    text = github.render(many(12, 11, 11))
    assert commands(text) == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    left_out = "2 more errors, 1 more warning and 2 more notes"
    assert f"::notice title=funnelspec::{left_out} are in the job summary and in the log\n| a.yaml" in text
    assert len(re.findall("^\\| a.yaml:", text, re.M)) == 34
    assert "::1 more error is in" in github.render(many(11, 0, 0))


def test_infos_can_be_left_to_the_closing_line() -> None:
    text = github.render(many(1, 0, 2), show_info=False)
    assert commands(text) == ["error"]
    assert text.endswith("| 1 file, 99 items: 1 error, 2 notes (--show info lists them)\n")


def test_clean() -> None:
    assert github.render(Report(files=1, entries=2)) == "| 1 file, 2 items: nothing to correct\n"
