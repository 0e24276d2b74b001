"""Places, words and help of what cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from funnelspec.conditions.ast import AtLeast, Condition, Meets, predicates, references
from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import DEEPEST, parse
from funnelspec.diagnostic import Finding
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import List, Node, Text

FIELDS = Table({name: Field(id=name, name=name, type="boolean") for name in "abc"})


def _root(text: str) -> Node:
    root = read(Source("x.yaml", text)).root
    assert root is not None
    return root


def _parse(text: str) -> tuple[Condition | None, list[Finding]]:
    return parse(_root(text))


def _condition(text: str) -> Condition:
    condition, findings = _parse(text)
    assert condition is not None, (text, findings)
    return condition


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
    assert finding.help == "Write `any:` with a list:\nany:\n  - meets icp_fit\n  - demo_requested"


def test_and_binds_tighter_than_or() -> None:
    finding = _only("demo_requested or country = US and employees >= 5")
    assert finding.help == (
        "Write `any:` with a list:\n"
        "any:\n  - demo_requested\n  - all:\n      - country = US\n      - employees >= 5"
    )


def test_what_was_meant_is_ready_to_copy() -> None:
    assert _only("employees is at least 50").help == "Write `employees >= 50`."
    assert _only("last_activity in the last 4 weeks").help == "Write `last_activity in the last 28 days`."
    assert _only("country is one of US, CA").help == "Write `country in (US, CA)`."
    assert _only("job_title contians VP").help == "Did you mean `job_title contains VP`?"
    assert _only("demo_requested is yes").help == (
        "Write `demo_requested` for a yes or no, or `demo_requested = yes` for anything else."
    )
    assert _only("not status = Closed, won").help == (
        "Write `not status in (Closed, won)` for several values, or "
        '`not status = "Closed, won"` for one with a comma in it.'
    )


def test_a_guess_is_no_remedy() -> None:
    assert _only("employees wobbles 50").help.startswith("Say how it compares, such as `>= 50`")
    assert _only("last_activity in the last 1.5 days").help == (
        "Count it in whole days, such as `last_activity in the last 30 days`."
    )
    assert (
        _only("not employees >= 50 and < 100").help == "Make each condition an item of a list under `all:`."
    )
    assert _only("a >= 1 or " + " or ".join(["b = 2"] * 9)).help == (
        "Make each condition an item of a list under `any:`."
    )


def test_what_is_proposed_stands_in_quotes_where_yaml_needs_them() -> None:
    assert _only('"job_title includes \\"VP\\""').help == "Write `'job_title contains \"VP\"'`."
    assert _only("'job_title includes a: b'").help == 'Write `"job_title contains a: b"`.'
    assert _only("[country one of US or CA]").help == 'Write `"country in (US, CA)"`.'


def test_a_dash_without_its_space_is_told_as_such() -> None:
    finding = _only("-meets icp_fit\n- demo_requested\n")
    assert finding.headline == "No space follows the dash of a list item"
    assert (finding.at.where.first, finding.at.where.text) == ((1, 1), "-meets icp_fit")
    assert finding.help == "Put a space after the dash: `- meets icp_fit`."
    finding = _only("- lead_score >= 65\n-meets icp_fit\n- demo\n".replace("\n-", "\n  -", 1))
    assert (finding.at.where.first, finding.at.where.text) == ((2, 3), "-meets icp_fit")


LINES: dict[str, Callable[[bool, bool, bool], bool]] = {
    "a and b": lambda a, b, _: a and b,
    "a or b": lambda a, b, _: a or b,
    "c and a or b": lambda a, b, c: (c and a) or b,
    "not (a or b)": lambda a, b, _: not (a or b),
}
PLACES: dict[str, Callable[[bool, bool], bool]] = {
    "{}\n": lambda x, _: x,
    "- c\n- {}\n": lambda x, c: x and c,
    "all:\n  - c\n  - {}\n": lambda x, c: x and c,
    "any:\n  - c\n  - {}\n": lambda x, c: x or c,
    "none:\n- c\n- {}\n": lambda x, c: not x and not c,
    "at_least: 2\nof:\n  - c\n  - {}\n": lambda x, c: x and c,
    "at_least: 1\nof:\n  - c\n  - {}\n": lambda x, c: x or c,
    "any: {}\n": lambda x, _: x,
    "none: {}\n": lambda x, _: not x,
    "all: {}\n": lambda x, _: x,
    "at_least: 1\nof: {}\n": lambda x, _: x,
    "- any:\n    - c\n    - - {}\n": lambda x, c: x or c,
    "[c, {}]\n": lambda x, c: x and c,
    "{{any: [c, {}]}}\n": lambda x, c: x or c,
    "{{none: [{}, c]}}\n": lambda x, c: not x and not c,
    "{{at_least: 2, of: [{}, c]}}\n": lambda x, c: x and c,
    "{{any: {}, all: c}}\n": lambda x, c: x and c,
    "{{none: {}}}\n": lambda x, _: not x,
    "any:\n- c\n- all: [{}] # why\n": lambda x, c: x or c,
}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("place", PLACES)
def test_a_line_with_and_or_or_keeps_its_meaning_wherever_it_stands(place: str, line: str) -> None:
    text = place.format(line)
    found = parse(_root(text))[1]
    assert len(found) == 1
    start, proposed = place.format("\0").index("\0"), found[0].help.partition("`")[2].removesuffix("`.")
    if "\n" in found[0].help:
        indent = " " * (start - text.rfind("\n", 0, start) - 1)
        # An item's lines have its dash; all that an attribute holds goes on the next lines.
        block = found[0].help.partition("\n")[2].replace("\n", "\n" + indent)
        if text[:start].endswith("- ") and block.startswith("- "):
            block = block.replace("\n  ", "\n").removeprefix("- ")
        elif indent:
            block = "\n" + found[0].help.partition("\n")[2].replace("\n", "\n    ").join(["    ", ""])
        proposed = block
    typed, wrong = bind(_condition(text[:start] + proposed + text[start + len(line) :]), FIELDS)
    assert typed is not None, wrong
    for a, b, c in product((True, False), repeat=3):
        expected = PLACES[place](LINES[line](a, b, c), c)
        assert evaluate(typed, {"a": a, "b": b, "c": c}, date(2026, 11, 22), {}) is expected


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


@pytest.mark.parametrize(
    ("count", "headline", "help"),
    [
        ("0", '"at_least" is 0, which always holds', "such as `at_least: 1`, or take the group out."),
        ("00", '"at_least" is 0, which always holds', "such as `at_least: 1`, or take the group out."),
        ("two", '"at_least" is not a number of conditions: two', "such as `at_least: 2`."),
        ("''", '"at_least" is not a number of conditions: nothing', "such as `at_least: 2`."),
    ],
)
def test_a_count_of_none_is_a_number_that_says_nothing(count: str, headline: str, help: str) -> None:
    _, (finding,) = _parse(f"{{at_least: {count}, of: [a, b]}}")
    assert finding.headline == headline
    assert finding.help.endswith(help)


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
