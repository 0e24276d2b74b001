"""From findings to a report: what comments hide, fingerprints, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from funnelspec.diagnostic import Finding, Label
from funnelspec.engine import check_texts
from funnelspec.gathering import Gathered
from funnelspec.report import Report
from funnelspec.source import Location, Source
from tests.conftest import CONFIG

TODAY = date(2026, 1, 15)


def _report(files: Mapping[str, str] | str, today: date = TODAY) -> Report:
    texts = {"a.yaml": files} if isinstance(files, str) else files
    return check_texts({"funnelspec.yaml": CONFIG, **texts}, today).report


def _found(files: Mapping[str, str] | str, today: date = TODAY) -> list[tuple[str, tuple[int, int]]]:
    """Rules and places, missing owners left out."""
    report = _report(files, today)
    return [
        (one.card.name, one.at.where.first)
        for one in report.diagnostics
        if one.card.name not in ("missing-owner", "one-sided")
    ]


STAGES = """\
owner: sales
stages:
  lead:  {here}
    name: Lead
    definition: >-  {block}
      Someone who is not yet
      a [[customer]].
    next: [mqll, sqll]  {line}
"""


def _stages(here: str = "", block: str = "", line: str = "") -> str:
    return STAGES.format(here=here, block=block, line=line)


LINK, FIRST, SECOND = ("broken-link", (7, 9)), ("unknown-reference", (8, 12)), ("unknown-reference", (8, 18))


def test_nothing_is_hidden_without_a_comment() -> None:
    assert _found(_stages()) == [LINK, FIRST, SECOND]
    assert _report(_stages()).suppressed == 0


def test_a_comment_hides_what_is_on_its_line() -> None:
    text = _stages(line="# funnelspec: ignore[unknown-reference] they come next week")
    assert _found(text) == [LINK]
    assert _report(text).suppressed == 2


def test_a_comment_on_the_line_of_an_attribute_speaks_for_its_block_text() -> None:
    text = _stages(block="# funnelspec: ignore[broken-link] defined soon")
    assert _found(text) == [FIRST, SECOND]


@pytest.mark.parametrize("place", ["here", "block"])
def test_a_comment_on_another_line_hides_nothing(place: str) -> None:
    text = _stages(**{place: "# funnelspec: ignore[unknown-reference] why"})
    at = {"here": (3, 31), "block": (5, 42)}[place]
    assert _found(text) == sorted([("unused-suppression", at), LINK, FIRST, SECOND], key=lambda one: one[1])


def test_a_mark_inside_a_block_text_is_no_comment() -> None:
    item = "owner: sales\nterms:\n  a:\n    name: A\n    definition: >-\n      See [[b]]\n"
    text = f"{item}      # funnelspec: ignore[broken-link] why\n"
    assert _found(text) == [("broken-link", (6, 11))]


def test_a_comment_may_name_several_rules() -> None:
    comment = "# funnelspec: ignore[broken-link, unknown-reference] soon"
    assert _found(_stages(line=comment)) == [LINK, ("unused-suppression", (8, 46))]


TWO = {
    "a.yaml": "owner: sales\nterms:\n  lead: {name: Lead, definition: A person.}\n",
    "b.yaml": "owner: sales\nterms:\n  contact:\n    name: Contact\n    definition: Somebody.\n"
    "    aliases: [lead]\n",
}


def test_a_comment_on_the_line_of_a_related_place_hides_too() -> None:
    (found,) = _report(TWO).diagnostics
    related = [label.where.path for label in found.related]
    assert (found.card.name, found.at.where.path, related) == ("duplicate-name", "b.yaml", ["a.yaml"])
    comment = "  # funnelspec: ignore[duplicate-name] both are right\n"
    for path, text in TWO.items():
        files = {**TWO, path: text.rstrip("\n") + comment}
        assert (_found(files), _report(files).suppressed) == ([], 1)


def test_a_comment_in_another_file_on_the_same_line_hides_nothing() -> None:
    item = "owner: sales\nterms:\n  x: {name: X, definition: Green}\n\n\n"
    other = f"{item}# funnelspec: ignore[duplicate-name] why\n"
    assert ("duplicate-name", (6, 15)) in _found({**TWO, "c.yaml": other})


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 1, 30), []),
        (date(2026, 1, 31), []),
        (date(2026, 2, 1), [("expired-suppression", (8, 71)), FIRST, SECOND]),
    ],
)
def test_the_last_day_counts(today: date, found: list[tuple[str, tuple[int, int]]]) -> None:
    text = _stages(line="# funnelspec: ignore[unknown-reference] until 2026-01-31 they come")
    assert sorted(_found(text, today)) == sorted([LINK, *found])


def test_a_comment_without_a_reason_hides_and_is_told() -> None:
    text = _stages(line="# funnelspec: ignore[unknown-reference]")
    assert _found(text) == [LINK, ("suppression-without-reason", (8, 25))]


def test_a_comment_that_names_no_rule_there_is() -> None:
    text = _stages(line="# funnelspec: ignore[unknown-refs] why")
    assert sorted(_found(text)) == sorted([LINK, FIRST, SECOND, ("unknown-rule-in-suppression", (8, 46))])


def test_a_comment_may_hide_what_is_wrong_with_the_shape() -> None:
    item = "owner: sales\nterms:\n  a: {name: A, definition: Green, colour: red}"
    assert _found(f"{item}\n") == [("unknown-attribute", (3, 35))]
    text = f"{item}  # funnelspec: ignore[unknown-attribute] our own tool reads it\n"
    assert (_found(text), _report(text).suppressed) == ([], 1)


def test_a_rule_that_is_off_leaves_its_comments_unused() -> None:
    files = {
        "funnelspec.yaml": CONFIG + "rules: {unknown-reference: off}\n",
        "a.yaml": _stages(line="# funnelspec: ignore[unknown-reference] why"),
    }
    assert _found(files) == [LINK, ("unused-suppression", (8, 46))]


def test_many_comments_and_block_texts() -> None:
    items = "".join(
        f"  t{number}:\n    name: T{number}\n    definition: >- # funnelspec: ignore[broken-link] later\n"
        f"      Not [[nobody {number}]].\n"
        for number in range(300)
    )
    report = _report(f"owner: sales\nterms:\n{items}")
    assert (report.diagnostics, report.suppressed) == ((), 300)


def _prints(text: str) -> list[str]:
    return [one.fingerprint for one in _report(text).diagnostics]


def test_fingerprints_stay_when_lines_move() -> None:
    text = _stages()
    moved = "# a comment\n\n" + text.replace("    name: Lead\n", "") + "    name: Lead\n"
    assert sorted(_prints(moved)) == sorted(_prints(text))
    assert len(set(_prints(text))) == 3


def test_fingerprints_do_not_hang_on_the_name_of_the_file() -> None:
    one = {each.fingerprint for each in _report({"a.yaml": _stages()}).diagnostics}
    assert {each.fingerprint for each in _report({"b/c.yaml": _stages()}).diagnostics} == one


def test_different_findings_have_different_fingerprints() -> None:
    before, after = _prints(_stages()), _prints(_stages().replace("mqll", "mql"))
    assert len(set(before) & set(after)) == 2
    item = "owner: sales\nterms:\n  {0}: {{name: {0}, definition: Green., see: [x, y, x]}}\n"
    prints = _prints(item.format("a") + item.format("b").split("terms:\n")[1].replace("x", "z"))
    assert len(set(prints)) == len(prints) == 6
    assert [one.count("-") for one in prints] == [0, 0, 1, 0, 0, 1]


def test_what_is_about_no_item_is_told_apart_by_its_file() -> None:
    prints = [one.fingerprint for one in _report({"a.yaml": "a: [\n", "b.yaml": "b: [\n"}).diagnostics]
    assert len({one.partition("-")[0] for one in prints}) == 2
    (alone,) = _report({"b.yaml": "# fixed\n\nb: [\n"}).diagnostics
    assert alone.fingerprint == prints[1]


def test_a_fingerprint_is_short_and_plain() -> None:
    for one in _prints(_stages()):
        assert len(one) == 16
        assert set(one) <= set("0123456789abcdef")


def _contacts(**files: str) -> dict[str, tuple[tuple[str, str], ...]]:
    report = _report({f"{name}.yaml": text for name, text in files.items()})
    return {one.card.name: one.contacts for one in report.diagnostics}


def test_a_conflict_says_whom_to_ask() -> None:
    found = _contacts(
        a="team: sales\nterms:\n  mql: {definition: Is hot.}\n",
        b="team: marketing\nterms:\n  mql: {definition: Is warm.}\n",
        c="terms:\n  mql: {name: MQL, definition: Is it., owner: [sales, nobody]}\n",
    )
    assert found["two-meanings"] == (("Marketing", "#marketing-ops"), ("Sales", "#sales-ops"))
    assert found["unknown-team"] == ()


def test_a_team_that_the_workspace_file_does_not_know_is_named_by_its_id() -> None:
    found = _contacts(
        a="team: sales\nterms:\n  mql: {name: MQL, definition: Is hot.}\n",
        b="team: legal\nterms:\n  mql: {name: MQL, definition: Is warm.}\n",
    )
    assert found["two-meanings"] == (("legal", ""), ("Sales", "#sales-ops"))


def test_what_is_no_conflict_asks_nobody() -> None:
    assert _contacts(a=_stages()) == {"broken-link": (), "unknown-reference": ()}


def test_one_finding_from_two_views_is_one() -> None:
    source = Source("a.yaml", "lead")
    finding = Finding(rule="broken-link", headline="A", at=Label(Location(source, 0, 4)))
    gathered = Gathered(None)
    gathered.add([finding], "sales")
    gathered.add([finding.replace(help="B")], "marketing")
    assert [one.teams for one in gathered.report([], root=".").diagnostics] == [("marketing", "sales")]
    gathered.add([finding])
    assert [one.teams for one in gathered.report([], root=".").diagnostics] == [()]
    for changed in ({"headline": "B"}, {"differs": "x"}, {"rule": "two-meanings"}):
        gathered.add([finding.replace(**changed)])
    assert len(gathered.report([], root=".").diagnostics) == 4
    assert gathered.errors == 4


def test_a_name_as_long_as_a_page_is_cut() -> None:
    long = "Lead " * 500
    found = check_texts({"a.yaml": f"terms: {{lead: {{name: {long}, definition: x, see: nowhere}}}}\n"})
    (one,) = [each for each in found.report.diagnostics if each.card.name == "unknown-reference"]
    assert len(one.headline) == 300
    assert one.headline.endswith("...")
