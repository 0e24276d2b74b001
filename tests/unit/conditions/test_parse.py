"""Places, words and help of what cannot be read."""

from __future__ import annotations

from funnelspec.conditions.ast import AtLeast, Condition, Meets, predicates, references
from funnelspec.conditions.parse import DEEPEST, parse
from funnelspec.diagnostic import Finding
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import List, Node, Text


def _parse(text: str) -> tuple[Condition | None, list[Finding]]:
    root = read(Source("x.yaml", text)).root
    assert root is not None
    return parse(root)


def _only(text: str) -> Finding:
    condition, findings = _parse(text)
    assert condition is None
    assert len(findings) == 1
    return findings[0]


def test_a_place_inside_a_folded_text_is_exact() -> None:
    finding = _only(">-\n  employees\n  equals 50\n")
    assert finding.at.where.first == (3, 3)
    assert finding.at.where.text == "equals"


def test_and_shows_the_list_to_write() -> None:
    finding = _only("employees >= 50 and < 100 and demo_requested")
    assert finding.help == "Write a list:\n- employees >= 50\n- employees < 100\n- demo_requested"


def test_or_shows_any() -> None:
    finding = _only("meets icp_fit or demo_requested")
    assert finding.help == 'Write "any":\nany:\n  - meets icp_fit\n  - demo_requested'


def test_and_binds_tighter_than_or() -> None:
    finding = _only("demo_requested or country = US and employees >= 5")
    assert finding.help == (
        'Write "any":\nany:\n  - demo_requested\n  - all:\n      - country = US\n      - employees >= 5'
    )


def test_what_was_meant_is_ready_to_copy() -> None:
    assert _only("employees is at least 50").help == "Write employees >= 50."
    assert _only("job_title does not contain VP").help == "Write not job_title contains VP."
    assert _only("country in US").help == "Write country in (US)."
    assert _only("last_activity in the last 4 weeks").help == "Write last_activity in the last 28 days."
    assert _only("country is one of US, CA").help == "Write country in (US, CA)."
    assert _only("job_title contians VP").help == "Did you mean contains?"


def test_every_finding_of_a_condition_is_told() -> None:
    condition, findings = _parse("- a == 1\n- any: []\n- b contains “x”\n- c equals 2\n")
    assert condition is None
    assert [(finding.rule, finding.at.where.first) for finding in findings] == [
        ("unreadable-condition", (1, 5)),
        ("empty-group", (2, 3)),
        ("curly-quotes", (3, 14)),
        ("unreadable-condition", (4, 5)),
    ]


def test_the_attribute_itself_stands_for_an_empty_condition() -> None:
    source = Source("x.yaml", "when:\n")
    key = Text(source, 0, 4, "when")
    _, findings = parse(Text(source, 5, 5, ""), key)
    assert findings[0].at.where.text == "when"


def test_references_and_predicates_come_in_order() -> None:
    condition, _ = _parse("[meets a, {any: [not meets b, x >= 1], none: meets company_size/c}, judgement q]")
    assert condition is not None
    assert [words.value for words in references(condition)] == ["a", "b", "company_size/c"]
    assert [type(one).__name__ for one in predicates(condition)] == [
        "Meets",
        "Meets",
        "Ask",
        "Meets",
        "Judgement",
    ]
    assert isinstance(next(predicates(condition)), Meets)


def test_at_least_stands_with_other_groups() -> None:
    condition, findings = _parse("{at_least: 2, of: [a, b, c]}")
    assert findings == []
    assert isinstance(condition, AtLeast)
    assert condition.count == 2


def test_nesting_beyond_all_reason_is_a_finding() -> None:
    node: Node = Text(Source("x.yaml", "a"), 0, 1, "a")
    for _ in range(DEEPEST + 1):
        node = List(node.source, 0, 1, [node])
    condition, findings = parse(node)
    assert condition is None
    assert [finding.rule for finding in findings] == ["unreadable-condition"]


def test_a_list_of_values_that_square_brackets_cut_is_one_finding() -> None:
    condition, findings = _parse("[a, country in (US, CA, GB), b, c == 1]")
    assert condition is None
    assert [(finding.rule, finding.at.where.first) for finding in findings] == [
        ("split-text", (1, 19)),
        ("unreadable-condition", (1, 35)),
    ]
    assert '"country in (US, CA, GB)"' in findings[0].help


def test_a_list_of_values_that_braces_cut_is_left_to_reading() -> None:
    reading = read(Source("x.yaml", "{any: a, all: country in (US, CA)}"))
    assert [finding.rule for finding in reading.findings] == ["split-text"]
    assert reading.root is not None
    assert parse(reading.root) == (None, [])


def test_a_bracket_that_is_open_before_the_next_attribute_is_told_here() -> None:
    finding = _only("{all: country in (US, any: b}")
    assert finding.headline == "A list of values is not closed"
