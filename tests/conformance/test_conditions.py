"""Every row of ``conditions.yaml`` through parser, types, reference evaluator and plain words."""

from __future__ import annotations

import pytest

from funnelspec.conditions.evaluate import evaluate, explain
from funnelspec.conditions.say import Names, say
from tests.conformance.rows import Row, rows

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
