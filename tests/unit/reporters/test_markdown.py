"""The comment on a pull request and the job summary."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from funnelspec.diagnostic import ERROR, INFO, WARNING, Edit, Fix, Label
from funnelspec.report import Report
from funnelspec.reporters import markdown, page
from funnelspec.source import Location, Source
from tests.unit.reporters.findings import MARKETING, SALES, at, conflict, found, many, witness

SIDES = """\
| marketing says this | sales says this |
| --- | --- |
| Booked a demo | Accepted by a sales rep after a first call |
| <code>marketing/terms&#46;yaml&#58;<!-- -->8</code> | <code>sales/terms&#46;yaml&#58;<!-- -->5</code> |
"""


def rendered(*diagnostics, limit: int = markdown.COMMENT_LIMIT, notes: bool = False) -> str:
    return markdown.render(Report(diagnostics=diagnostics, files=2, entries=3), limit=limit, notes=notes)


def test_a_conflict_is_told_whole() -> None:
    text = rendered(
        conflict(
            help="Agree on `a` or `b`.", witnesses=(witness(),), contacts=(("Sales", "#ops"), ("IT", ""))
        )
    )
    assert text == (
        "<!-- funnelspec -->\n## Vocabulary: 1 error\n\nChecked 3 items in 2 files. In one place what is "
        "written does not fit together; both sides are quoted below.\n\n"
        "### 1. &#34;Sales-qualified lead&#34; means two different things\n\n"
        f"{SIDES}\n"
        "<b>A lead both would argue about</b>: lead&#95;score 65, employees 50, country US"
        "<br>marketing says MQL, sales says not mql\n\n"
        "<b>What to write</b>: Agree on <code>a</code> or <code>b</code>&#46;\n\n"
        "<b>Whom to ask</b>: Sales (&#35;<!-- -->ops), IT\n\n"
        "<sub>Error <code>two-meanings</code></sub>\n"
    )


def test_in_whose_view_alone_a_finding_is() -> None:
    text = rendered(conflict(teams=("Sales", "Partner team")))
    assert text.endswith(
        "<sub>Error <code>two-meanings</code>, only in the views of Sales and Partner team</sub>\n"
    )


def test_the_words_that_differ_stand_out_in_the_whole_text() -> None:
    text = (
        "terms:\n  mql:\n    definition: >-\n      A [[terms/lead]] with at\n      least 60 points"
        " that asked\n      twice.\n"
    )
    source = Source("a.yaml", text)
    whole = at(source, text[text.index("A [[") : -1]).where
    label = at(source, "60 points", "marketing says this")._replace(within=whole)
    again = at(source, "asked\n      twice", "and this")._replace(within=whole)
    shown = rendered(
        conflict().replace(at=label, related=(again, at(SALES, "first call", "sales says this")))
    )
    said = "A lead with at least <b>60 points</b> that <b>asked twice</b>&#46;"
    assert f"| marketing says this | sales says this |\n| --- | --- |\n| {said} | first call |\n" in shown


def test_the_quotes_of_the_file_are_no_part_of_a_text() -> None:
    source = Source("a.yaml", "definition: 'Booked a demo'\nname: \"\n")
    whole = at(source, "'Booked a demo'").where
    label = at(source, "demo", "one")._replace(within=whole)
    text = rendered(conflict().replace(at=label, related=(at(source, '"', "other"),)))
    assert "| Booked a <b>demo</b> | &#34; |\n" in text


def test_each_place_of_a_side_has_its_line_and_sides_stand_in_the_order_of_files() -> None:
    text = rendered(
        conflict().replace(
            at=at(SALES, "name: Sales-qualified lead", "sales says this"),
            related=(
                at(SALES, "first call", "and this"),
                at(MARKETING, "demo", "marketing says this"),
                at(MARKETING, "Booked", "and this"),
            ),
        )
    )
    assert "| marketing says this | sales says this |\n" in text
    assert "| demo<br>Booked | name&#58;<!-- --> Sales-qualified lead<br>first call |\n" in text


def test_places_lead_to_the_files_where_these_can_be_seen() -> None:
    report = Report(diagnostics=[conflict(), found(at(SALES, "sql"), "Alone", WARNING)], files=2, entries=3)
    text = markdown.render(report, places=lambda path: f'a "b"/{path}', site="https://x.example/blob/1f")
    shown = "<code>a &#34;b&#34;/sales/terms&#46;yaml&#58;<!-- -->5</code>"
    assert f'| <a href="https://x.example/blob/1f/a%20%22b%22/sales/terms.yaml#L5">{shown}</a> |\n' in text
    assert '| <a href="https://x.example/blob/1f/a%20%22b%22/sales/terms.yaml#L3"><code>' in text
    outside = markdown.render(report, places=lambda path: f"../{path}", site="https://x.example/blob/1f")
    assert "<a" not in outside


def test_three_sides_are_lines() -> None:
    text = rendered(
        conflict(related=(at(MARKETING, "Booked", "marketing says this"), at(SALES, "sql", "the id")))
    )
    assert "| Who | Says | Where |\n| --- | --- | --- |\n| marketing says this | Booked | <code>" in text
    assert text.index("| the id | sql | ") < text.index("| sales says this | Accepted")


def test_what_is_worse_comes_first_then_what_two_teams_have_to_settle() -> None:
    related = (at(MARKETING, "demo", "there"),)
    text = rendered(
        conflict().replace(headline="Between lines", severity=WARNING),
        found(at(SALES, "first"), "Of one team", related=related),
        found(at(SALES, "rep"), "Of two teams", related=related, contacts=(("Sales", ""),)),
        found(at(SALES, "name"), "Alone", WARNING, help="Write `this`."),
        found(at(SALES, "sql", "the id"), "Alone and worse"),
    )
    heads = re.findall("^### .*", text, re.M)
    assert heads == [
        "### 1. Of two teams",
        "### 2. Of one team",
        "### 3. Alone and worse",
        "### 4. Between lines",
        "### Also",
    ]
    assert "\n\n<code>sales/terms&#46;yaml&#58;<!-- -->3</code>: the id\n\n" in text
    assert text.endswith(
        "| Warning <code>two-meanings</code> | <code>sales/terms&#46;yaml&#58;<!-- -->4</code> "
        "| Alone.<br>Write <code>this</code>&#46; |\n"
    )


def test_notes_are_counted_and_listed_only_in_the_summary() -> None:
    report = many(1, 0, 2)
    text = markdown.render(report)
    assert "## Vocabulary: 1 error\n\nChecked 99 items in 1 file. 2 notes are not listed.\n" in text
    assert "Fact 1." not in text
    summary = markdown.summary(report)
    assert "not listed" not in summary
    assert "## Vocabulary: 1 error and 2 notes\n" in summary
    assert summary.index("### 1. Fact 3") < summary.index("| Note <code>two-meanings</code>")
    assert "1 note is not listed." in markdown.render(many(0, 0, 1))


def test_clean() -> None:
    assert markdown.render(Report(files=1, entries=2)) == (
        "<!-- funnelspec -->\n## Vocabulary: nothing to correct\n\nChecked 2 items in 1 file.\n"
    )
    assert markdown.render(Report()) == "<!-- funnelspec -->\n## Vocabulary: nothing to check\n"
    hidden = Report(files=1, entries=1, suppressed=2)
    assert "file. 2 findings are hidden by comments.\n" in markdown.render(hidden)


def test_a_fix_is_what_to_write_where_nothing_else_says_it() -> None:
    fix = Fix("Write sal", (Edit(at(SALES, "sql").where, "sal"),))
    assert "<b>What to write</b>: Write sal\n" in rendered(conflict(help="", fix=fix))
    assert "| A fact.<br>Write sal |" in rendered(found(at(SALES, "sql"), severity=WARNING, fix=fix))


def test_an_example_keeps_its_lines() -> None:
    text = rendered(conflict(help="Write:\n  owner:\n    - `sales`\nor leave it"))
    assert (
        "<b>What to write</b>: Write&#58;<!-- -->\n\n"
        "<pre>  owner&#58;<!-- -->\n    - &#96;sales&#96;</pre>\n\nor leave it\n"
    ) in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as in GH-12", "as in GH-<!-- -->12"),
        ("gh-1", "gh-<!-- -->1"),
        ("0123abcd", "0<!-- -->123abcd"),
        (f"{'a1' * 20} it was", f"a<!-- -->1{'a1' * 19} it was"),
        ("100000 in MQL-Q and a-b", "100000 in MQL-Q and a-b"),
    ],
)
def test_issues_and_commits_without_a_sign_of_their_own(text: str, shown: str) -> None:
    assert page.safe(text) == shown


def test_markup_mentions_and_issues_stay_what_was_typed() -> None:
    text = page.safe("a|b `c` <d> @acme #12 *e* [f](g) https://h www.i :fire: \\ & $x$ ~y~\nz \x1b")
    assert text == (
        "a&#124;b &#96;c&#96; &#60;d&#62; &#64;<!-- -->acme &#35;<!-- -->12 &#42;e&#42; &#91;f&#93;(g) "
        "https&#58;<!-- -->//h www&#46;i &#58;<!-- -->fire&#58;<!-- --> &#92; &#38; &#36;x&#36; &#126;y&#126;"
        "<br>z &#92;x1b"
    )


def test_a_long_text_is_cut() -> None:
    source = Source("a.yaml", "x" * 5000)
    text = rendered(conflict().replace(at=Label(Location(source, 0, 5000), "this")))
    assert f"| {'x' * 997}&#46;&#46;&#46; |" in text


def test_what_does_not_fit_is_counted() -> None:
    report = many(40, 30, 0)
    cut = markdown.render(report, limit=4000)
    assert len(cut.encode()) <= 4000
    assert cut.count("<sub>Error") == 12
    rows = cut.count("\n| Error ")
    assert 0 < rows < 28
    assert f"\nThis page may hold 4,000 bytes; left out: {28 - rows} errors and 30 warnings.\n" in cut
    assert "left out: 40 errors and 30 warnings" in markdown.render(report, limit=500)
    assert "left out" not in markdown.render(report)


def test_a_conflict_that_is_not_told_stands_in_the_table() -> None:
    conflicts = [
        found(at(SALES, "sql"), f"Conflict {number}", related=(at(MARKETING, "demo"),))
        for number in range(14)
    ]
    text = rendered(*conflicts)
    assert text.count("\n### ") == 13
    assert "In 14 places what is written does not fit together; the worst are quoted below." in text
    assert text.count("\n| Error ") == 2
    room = len(rendered(*conflicts[:2])) + 300  # too little for the second, with the reserve for a last line
    cut = rendered(*conflicts[:2], limit=room)
    assert cut.count("\n### 1. Conflict 0") == cut.count("| Conflict 1. |") == 1


def test_a_long_table_below_conflicts_is_folded_away() -> None:
    facts = many(0, 11, 0).diagnostics
    text = rendered(conflict(), *facts)
    assert "\n<details><summary>11 more findings</summary>\n\n| What | Where | What to do |\n" in text
    assert text.endswith(" |\n\n</details>\n")
    assert "<details>" not in rendered(conflict(), *facts[:10])
    assert "### To correct\n" in rendered(*facts)


def test_severities_have_their_words() -> None:
    for severity, word in ((ERROR, "Error"), (WARNING, "Warning")):
        assert f"<sub>{word} <code>" in rendered(conflict().replace(severity=severity))
    assert "<sub>" not in rendered(conflict().replace(severity=INFO), notes=True)


@pytest.mark.parametrize("line", ["- so", "-", "12) so", "===", "---"])
def test_a_remedy_is_no_list_and_no_rule(line: str) -> None:
    text = "\n\n".join(page.remedy(f"Write\n{line}"))
    assert MarkdownIt("gfm-like", {"linkify": False}).render(text) == f"<p>Write</p>\n<p>{line}</p>\n"
