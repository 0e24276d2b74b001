"""What changed in the glossary, in a comment."""

from __future__ import annotations

from typing import Any

from funnelspec.changes import Change
from funnelspec.diagnostic import Witness
from funnelspec.report import Report
from funnelspec.reporters import markdown
from funnelspec.reporters.markdown_changes import section
from tests.unit.reporters.findings import SALES, at

HEAD = "\n### What changed in the glossary\n"
TABLE = "\n| Item | What changed | Whom it concerns |\n| --- | --- | --- |\n"


def change(kind: Any, **more: Any) -> Change:
    values: dict[str, Any] = {
        "kind": kind,
        "full_id": "terms/sql",
        "noun": "term",
        "item": "SQL",
        "team": None,
        "attribute": "",
        "before": "",
        "after": "",
        "says": "",
        "lead": None,
        "meets": False,
        "teams": (),
        "where": at(SALES, "sql").where,
    }
    return Change(**{**values, **more})


def rows(*changes: Change) -> list[str]:
    text = section(changes, 10_000)
    assert text.startswith(HEAD + TABLE)
    return text.removeprefix(HEAD + TABLE).splitlines()


def test_a_text_with_another_meaning() -> None:
    told = change(
        "changed",
        attribute="definition",
        before="A [[terms/lead]] of *ours*",
        after="A [[lead]]",
        says="60 against 80 points",
        teams=("Marketing", "Sales"),
    )
    assert rows(told) == [
        "| <b>SQL</b><br>term | <b>Definition changed</b>: 60 against 80 points<br>"
        "Before: A lead of &#42;ours&#42;<br>Now: A lead | Marketing, Sales |"
    ]


def test_a_line_with_a_lead() -> None:
    lead = Witness({"employees": 50}, {}, None, ())
    (eased,) = rows(change("eased", attribute="when", before="a\nb", lead=lead, meets=True, team="sales"))
    assert "<br>term, as sales has it | <b>Condition&#58;<!-- --> more leads meet it</b>" in eased
    assert "<br>Before: a<br>b<br>A lead that meets it only now: employees 50 | everybody |" in eased
    (tightened,) = rows(change("tightened", attribute="entry", lead=lead))
    assert "<b>Entry condition&#58;<!-- --> fewer leads meet it</b>" in tightened
    assert "A lead that no longer meets it: employees 50" in tightened


def test_items_names_states_and_teams() -> None:
    told = [
        change("removed", before="Old"),
        change("added", after="New"),
        change("renamed", attribute="name", before="A", after="B"),
        change("state", attribute="state", before="agreed", after="deprecated"),
        change("settled", team="sales"),
        change("parted", team="sales"),
        change("redrawn", attribute="accept_within"),
    ]
    what = [line.split(" | ")[1] for line in rows(*told)]
    assert what == [
        "<b>Removed</b><br>Before: Old",
        "<b>Added</b><br>Now: New",
        "<b>Name changed</b><br>Before: A<br>Now: B",
        "<b>State changed</b><br>Before: agreed<br>Now: deprecated",
        "<b>Sales no longer has words of its own</b>",
        "<b>Sales has words of its own now</b>",
        "<b>Accept within&#58;<!-- --> other leads meet it</b>",
    ]


def test_what_changes_nothing_for_readers_is_counted() -> None:
    text = section([change("reworded"), change("detail"), change("detail")], 10_000)
    assert text == (
        f"{HEAD}\n1 text reworded, with the same meaning. Notes, examples and the like changed in 2 items.\n"
    )
    assert section([], 10_000) == ""


def test_many_are_folded_and_what_does_not_fit_is_counted() -> None:
    text = section([change("added")] * 11, 10_000)
    assert f"\n<details><summary>11 changes</summary>\n{TABLE}" in text
    assert text.endswith("| everybody |\n\n</details>\n")
    cut = section([change("added")] * 100, 1_000)
    assert len(cut.encode()) <= 1_000
    shown = cut.count("| everybody |")
    assert cut.endswith(f"\n{100 - shown} further changes did not fit.\n")


def test_the_section_stands_last_in_the_comment_and_keeps_its_room() -> None:
    report = Report(files=1, entries=1, since="main")
    text = markdown.render(report, changes=[change("added", after="New")])
    assert "## Vocabulary: nothing new to correct\n" in text
    assert text.endswith("| <b>SQL</b><br>term | <b>Added</b><br>Now: New | everybody |\n")
    assert HEAD not in markdown.render(report, changes=[])
    assert HEAD not in markdown.render(report)
    cut = markdown.render(report, changes=[change("added")] * 100, limit=4_000)
    assert len(cut.encode()) <= 4_000
    assert "further changes did not fit" in cut
