"""Workflow commands and the job summary."""

from __future__ import annotations

import re

from funnelspec.diagnostic import INFO, WARNING, Label
from funnelspec.report import Report
from funnelspec.reporters import github, job_summary
from funnelspec.source import Location, Source
from tests.unit.reporters.findings import SALES, at, conflict, found, witness


def many(errors: int, warnings: int, infos: int) -> Report:
    text = "".join(f"x{number}: y\n" for number in range(1, 100))
    source = Source("a.yaml", text)
    severities = [INFO] * infos + [WARNING] * warnings + [found(at(SALES, "sql")).severity] * errors
    places = (at(source, f"x{number}") for number in range(1, 100))
    return Report(
        diagnostics=[
            found(place, f"Fact {number}", severity)
            for number, (place, severity) in enumerate(zip(places, severities, strict=False))
        ],
        files=1,
        entries=99,
    )


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
    assert (
        "::notice title=funnelspec::5 more findings are in the job summary and in the log\n| a.yaml" in text
    )
    assert len(re.findall("^\\| a.yaml:", text, re.M)) == 34
    assert "::1 more finding is in" in github.render(many(11, 0, 0))


def test_infos_can_be_left_to_the_closing_line() -> None:
    text = github.render(many(1, 0, 2), show_info=False)
    assert commands(text) == ["error"]
    assert text.endswith("| 1 file, 99 items: 1 error, 2 notes (--show info lists them)\n")


def test_clean() -> None:
    assert github.render(Report(files=1, entries=2)) == "| 1 file, 2 items: nothing to correct\n"
    assert github.summary(Report(files=1, entries=2)) == (
        "<!-- funnelspec -->\n**Nothing to correct** in 1 file, 2 items.\n"
    )


def test_summary_of_a_conflict() -> None:
    diagnostic = conflict(help="Agree", witnesses=(witness(),), contacts=(("Sales", "#ops"),))
    assert github.summary(Report(diagnostics=[diagnostic], files=2, entries=2)) == (
        "<!-- funnelspec -->\n**1 error** in 2 files, 2 items.\n\n"
        "| Rule | Where | What to do |\n| --- | --- | --- |\n"
        "| error <code>two-meanings</code> | <code>sales/terms&#46;yaml&#58;<!-- -->5</code> "
        "| &#34;Sales-qualified lead&#34; means two different things.<br>Agree |\n\n"
        "<details><summary>&#34;Sales-qualified lead&#34; means two different things</summary>\n\n"
        "| Who | Says | Where |\n| --- | --- | --- |\n"
        "| sales says this | Accepted by a sales rep after a first call "
        "| <code>sales/terms&#46;yaml&#58;<!-- -->5</code> |\n"
        "| marketing says this | Booked a demo | <code>marketing/terms&#46;yaml&#58;<!-- -->8</code> |\n\n"
        "A lead both would argue about: lead&#95;score 65, employees 50, country US\n"
        "<br>marketing says MQL, sales says not mql\n\nAsk: Sales (&#35;<!-- -->ops)\n\n</details>\n"
    )


def test_summary_escapes_markup_mentions_and_issues() -> None:
    text = job_summary.safe("a|b `c` <d> @acme #12 *e* [f](g) https://h www.i :fire: \\ & $x$ ~y~\nz \x1b")
    assert text == (
        "a&#124;b &#96;c&#96; &#60;d&#62; &#64;<!-- -->acme &#35;<!-- -->12 &#42;e&#42; &#91;f&#93;(g) "
        "https&#58;<!-- -->//h www&#46;i &#58;<!-- -->fire&#58;<!-- --> &#92; &#38; &#36;x&#36; &#126;y&#126;"
        "<br>z &#92;x1b"
    )


def test_summary_keeps_to_its_limit_and_says_what_is_missing() -> None:
    report = many(60, 0, 0)
    whole = github.summary(report)
    cut = github.summary(report, limit=4000)
    assert len(cut.encode()) <= 4000
    rows = cut.count("| error ")
    assert 0 < rows < 60
    assert whole.startswith(cut[: cut.rindex("\nThis page")])
    assert cut.endswith(f"\nThis page may hold 4,000 bytes; left out: {60 - rows} further findings.\n")


def test_summary_counts_comparisons_that_do_not_fit() -> None:
    report = Report(diagnostics=[conflict(), conflict()], files=1, entries=1)
    cut = github.summary(report, limit=1500)
    assert cut.count("<details>") == 1
    assert cut.endswith("\nThis page may hold 1,500 bytes; left out: 1 comparison.\n")
