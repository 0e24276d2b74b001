"""Every row of ``conditions.yaml`` through parser, types, reference evaluator and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate, explain
from funnelspec.conditions.parse import parse
from funnelspec.conditions.rows import Compiled
from funnelspec.conditions.say import Names, say
from funnelspec.diagnostic import Finding
from funnelspec.language.folding import fold_text
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import List, Mapping, Node, Text
from tests.conformance.rows import Row, rows, table

ALL = rows()
VERDICTS = [row for row in ALL if row.verdict is not None]
WRONG = [row for row in ALL if row.expected]


def _id(row: Row) -> str:
    return f"line {row.number}"


def test_there_are_enough_rows() -> None:
    assert len(ALL) >= 150
    assert len(VERDICTS) + len(WRONG) == len(ALL)


@pytest.mark.parametrize("row", VERDICTS, ids=_id)
def test_verdict(row: Row) -> None:
    assert row.findings == []
    assert row.typed is not None
    assert evaluate(row.typed, row.lead, row.today, row.judged) is row.verdict
    assert explain(row.typed, row.lead, row.today, row.judged).meets is row.verdict


@pytest.mark.parametrize("row", VERDICTS, ids=_id)
def test_verdict_of_a_row_of_a_table(row: Row) -> None:
    assert row.typed is not None
    said = row.whole.get("lead")
    texts: dict[str, str] = {}
    for key, value in said if isinstance(said, Mapping) else ():
        items = value.items if isinstance(value, List) else [value]
        texts[key.value] = ";".join(item.value for item in items if isinstance(item, Text))
    answers = {fold_text(question): "yes" if answer else "no" for question, answer in row.judged.items()}
    fields = {field: place for place, field in enumerate(texts)}
    judged = {question: place for place, question in enumerate(answers, len(texts))}
    compiled = Compiled([row.typed], int, fields, judged, row.today)
    assert compiled([[*texts.values(), *answers.values()]]) == [row.verdict]


@pytest.mark.parametrize("row", WRONG, ids=_id)
def test_findings_are_at_the_very_words(row: Row) -> None:
    assert [(finding.rule, finding.at.where.text) for finding in row.findings] == row.expected


@pytest.mark.parametrize("row", WRONG, ids=_id)
def test_findings_say_something(row: Row) -> None:
    for finding in row.findings:
        assert finding.headline
        assert not finding.headline.endswith(".")
        assert finding.at.text
        assert finding.help


def _proposals(help: str) -> list[str]:
    """What a remedy says to write, or asks whether it was meant: all in backticks up to where that ends."""
    if (
        not help.startswith(("Write `", "Write one of `", "Write a list:", "Did you mean `"))
        and "with a list:" not in help
    ):
        return []
    first, _, block = help.partition("\n")
    return ["\n" + block] if block else re.split(r"(?<=`)[.?;]", first)[0].split("`")[1::2]


def _followed(row: Row, finding: Finding, proposed: str) -> Node | None:
    """The row's text once a proposal was copied: a condition in place of the line or the attribute, anything
    else in place of the words that are wrong."""
    source = row.node.source.text
    start, end = finding.at.where.start, finding.at.where.end
    if proposed.startswith("\n"):
        start, end, proposed = row.node.start, row.node.end, proposed.replace("\n", "\n        ")
    elif _problems(read(Source("x", proposed)).root) == []:
        line = next(line for line in _lines(row.node) if line.start <= start and end <= line.end)
        start, end = line.start, line.end
    elif finding.rule == "wrong-unit":
        start -= len(source[:start]) - len(source[:start].rstrip("0123456789., "))
        start += len(source[start:end]) - len(source[start:end].lstrip())
    begin, stop = row.whole.start, row.whole.end
    text = " " * 4 + source[begin:start] + proposed + source[end:stop] + "\n"
    root = read(Source("x", text)).root
    return root.get("text") if isinstance(root, Mapping) else None


def _lines(node: Node) -> Iterator[Node]:
    """Every line of a condition; an attribute that is no group and has a text is written as one."""
    if isinstance(node, List):
        for item in node.items:
            yield from _lines(item)
    elif isinstance(node, Mapping):
        for key, value in node:
            if key.value in ("all", "any", "none", "of"):
                yield from _lines(value)
            elif key.value not in ("at_least", "judgement"):
                yield node
    else:
        yield node


def _problems(node: Node | None) -> list[Finding] | None:
    """What is wrong with a condition; nothing if there is none."""
    if node is None:
        return None
    condition, findings = parse(node)
    return findings if condition is None else findings + bind(condition, table())[1]


@pytest.mark.parametrize(
    "row", [row for row in WRONG if any(_proposals(one.help) for one in row.findings)], ids=_id
)
def test_a_remedy_followed_to_the_letter_is_accepted(row: Row) -> None:
    written = []
    for finding in row.findings:
        results = [_followed(row, finding, proposed) for proposed in _proposals(finding.help)]
        left = [_problems(node) for node in results]
        several = " for " in finding.help  # either of two things may have been meant
        accepted = [found is not None and len(found) < len(row.findings) for found in left]
        assert not accepted or (any(accepted) if several else all(accepted)), (finding.help, left)
        written += [node.source.text[node.start : node.end] for node in results if node is not None]
    if row.meant is not None:
        assert row.meant in written


def test_every_row_with_a_meaning_has_a_remedy() -> None:
    assert all(any(_proposals(one.help) for one in row.findings) for row in ALL if row.meant is not None)


@pytest.mark.parametrize("row", [row for row in ALL if row.fixed is not None], ids=_id)
def test_safe_fix(row: Row) -> None:
    fix = row.findings[0].fix
    assert fix is not None
    assert fix.safe
    text = row.node.source.text
    for edit in sorted(fix.edits, key=lambda edit: edit.where.start, reverse=True):
        text = text[: edit.where.start] + edit.replacement + text[edit.where.end :]
    size = len(text) - len(row.node.source.text)
    assert text[row.node.start : row.node.end + size] == row.fixed


@pytest.mark.parametrize("row", [row for row in ALL if row.says is not None], ids=_id)
def test_plain_words(row: Row) -> None:
    assert row.typed is not None
    assert say(row.typed, Names(lambda _: None, lambda _: None)).line() == row.says
