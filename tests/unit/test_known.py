"""What is new, what was there before, what is gone."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, INFO, WARNING, Diagnostic, Severity
from funnelspec.engine import check_texts
from funnelspec.known import as_older, compare, only_new
from funnelspec.report import Older, Report
from funnelspec.source import Source
from tests.rules.harness import TODAY, check
from tests.unit.reporters.findings import at, found

TEXT = Source("a.yaml", "one\ntwo\nthree\n")


def one(fingerprint: str, words: str = "one", severity: Severity = ERROR, *parts: str) -> Diagnostic:
    return found(at(TEXT, words), fingerprint, severity, fingerprint=fingerprint, parts=parts)


def older(*diagnostics: Diagnostic) -> list[Older]:
    return [as_older(each) for each in diagnostics]


def heads(diagnostics: tuple[Diagnostic, ...] | tuple[Older, ...]) -> list[str]:
    return [each.headline for each in diagnostics]


def test_what_was_there_is_known_and_the_rest_is_fresh() -> None:
    compared = compare((one("a"), one("b")), older(one("b"), one("c")))
    assert (heads(compared.fresh), heads(compared.known), heads(compared.gone)) == (["a"], ["b"], ["c"])


def test_equal_ones_are_counted_whatever_their_ordinals() -> None:
    now = (one("a"), one("a-2"), one("a-3"))
    compared = compare(now, older(one("a"), one("a-2")))
    assert (len(compared.fresh), len(compared.known)) == (1, 2)
    compared = compare(now[:1], older(*now))
    assert (compared.fresh, len(compared.gone)) == ((), 2)


def test_of_equal_ones_that_on_a_new_line_is_shown() -> None:
    now = (one("a", "two"), one("a-2", "one"), one("a-3", "three"))
    assert compare(now, older(one("a", "one"), one("a-2", "three"))).fresh == now[:1]


def test_what_has_become_more_severe_is_fresh_and_its_older_one_not_gone() -> None:
    compared = compare((one("a", severity=ERROR),), older(one("a", severity=WARNING)))
    assert (heads(compared.fresh), compared.gone, heads(compared.changed)) == (["a"], (), ["a"])
    compared = compare((one("a", severity=INFO),), older(one("a", severity=WARNING)))
    assert (compared.fresh, compared.gone) == ((), ())


def test_the_most_severe_is_held_against_the_most_severe() -> None:
    now = (one("a", severity=WARNING), one("a-2", severity=ERROR))
    assert compare(now, older(one("a", severity=ERROR), one("a-2", severity=WARNING))).fresh == ()
    assert compare(now, older(one("a", severity=WARNING), one("a-2", severity=WARNING))).fresh == (now[1],)


def test_a_group_is_known_when_one_older_group_tells_all_of_it() -> None:
    group = one("abc", "one", ERROR, "a", "b", "c")
    assert compare((one("ab", "one", ERROR, "a", "b"),), older(group)).fresh == ()
    assert compare((one("a"), one("b")), older(group)).fresh == ()
    grown = compare((group,), older(one("ab", "one", ERROR, "a", "b")))
    assert (grown.fresh, grown.gone, heads(grown.changed)) == ((group,), (), ["ab"])
    crossed = one("ac", "one", ERROR, "a", "c")
    pairs = older(one("ab", "one", ERROR, "a", "b"), one("cd", "one", ERROR, "c", "d"))
    assert compare((crossed,), pairs).fresh == (crossed,)


def test_a_part_of_a_group_is_found_again_once() -> None:
    group = one("abb", "one", ERROR, "a", "b", "b")
    now = (one("b"), one("b-2"), one("b-3"))
    assert len(compare(now, older(group)).fresh) == 1


THREE = """
stages:
  lead: {name: Lead, definition: Someone who wrote to us., next: [sal]}
  mql: {name: MQL, definition: A lead that fits., next: [sal]}
  sql: {name: SQL, definition: A lead that wants to buy., next: [lead, sal]}
"""


def test_a_third_place_of_one_cause_is_news_of_that_place_only() -> None:
    two = check_texts({"a.yaml": THREE.replace("[lead, sal]", "[lead]")}, TODAY).report
    three = check_texts({"a.yaml": THREE}, TODAY).report
    (group,) = (each for each in three.diagnostics if each.headline.startswith("3 places name"))
    assert len([each for each in two.diagnostics if each.card.name == "unknown-reference"]) == 2
    compared = compare(three.diagnostics, older(*two.diagnostics))
    assert compared.fresh == (group,)
    assert compared.gone == ()
    back = compare(two.diagnostics, older(*three.diagnostics))
    assert (back.fresh, back.gone) == ((), ())


def _team(name: str, words: str) -> str:
    return f"-- {name}.yaml --\nteam: {name}\nterms:\n  mql: {{name: MQL, definition: {words}}}\n"


CONFIG = """-- funnelspec.yaml --
spec: 1
teams: {marketing: {name: Marketing}, sales: {name: Sales}, success: {name: Success}}
"""


def of_meanings(text: str) -> Iterator[Diagnostic]:
    return (each for each in check(text) if each.card.name == "two-meanings")


def test_a_third_team_in_a_dispute_is_news() -> None:
    two = CONFIG + _team("marketing", "Wants a demo.") + _team("sales", "Has a budget of its own.")
    three = two + _team("success", "Has signed a contract.")
    compared = compare(tuple(of_meanings(three)), older(*of_meanings(two)))
    assert (len(compared.fresh), compared.gone) == (1, ())
    assert compare(tuple(of_meanings(two)), older(*of_meanings(three))).fresh == ()
    reworded = two.replace("Wants a demo", "Wants to see a demo soon")
    assert compare(tuple(of_meanings(reworded)), older(*of_meanings(two))).fresh == ()


def test_a_report_says_what_is_known_and_gone_once() -> None:
    report = Report(diagnostics=(one("a"), one("b", "two"), one("c", "three")))
    both = only_new(report, older(one("a"), one("x")), older(one("b"), one("x"), one("y")), "main", "b.json")
    assert (heads(both.diagnostics), both.known, heads(both.gone)) == (["c"], 2, ["x", "y"])
    assert (both.since, both.baseline) == ("main", "b.json")
