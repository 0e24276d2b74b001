"""The solver against z3, against trying, and against every row of ``conditions.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from funnelspec.conditions.ast import Not, Words
from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.fields import Field
from funnelspec.conditions.parse import parse
from funnelspec.conditions.same import canonical
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.typed import Test, Typed, leaves
from funnelspec.language.folding import fold_text
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import List, Mapping, Text
from tests.conformance.by_z3 import by_z3
from tests.conformance.differential import compare, examine
from tests.conformance.generated import generated
from tests.conformance.rows import Row, rows, table
from tests.conformance.shapes import Line, lines, parsed, written
from tests.conformance.shrinking import smallest

VERDICTS = [row for row in rows() if row.verdict is not None]
QUICKLY = {"most": 300, "effort": 0}


# --- random pairs -------------------------------------------------------------------------------------------


def test_the_solver_agrees_with_z3_and_with_trying(capsys: pytest.CaptureFixture[str]) -> None:
    """2,000 pairs; ``python -m tests.conformance.differential`` takes as many as wanted."""
    outcome = compare(1, range(2000), **QUICKLY)
    assert not outcome.faults, capsys.readouterr().out
    assert outcome.tried > 1500
    assert {title.rpartition(": ")[2] for title in outcome.answers} == {"True", "False"}
    assert min(outcome.answers.values()) > 300


class _Wrong:
    """A solver that is mistaken about every overlap, whose leads are those of another question."""

    def __init__(self, conditions: list[Typed], today: date) -> None:
        self.logic = Logic(conditions, today)

    def find(self, yes: list[Typed], no: list[Typed], blanks: bool = True) -> Any:
        return (
            self.logic.find(no, yes, blanks=blanks) if yes and no else self.logic.find(yes, no, blanks=blanks)
        )


def test_a_wrong_solver_is_found_out_and_shown_small() -> None:
    """Its fault is found by both oracles and by the lead, and shrinks to two conditions of one line."""
    for number in range(100):
        pair = generated(1, number)
        if {kind for kind, _ in examine(pair, _Wrong, **QUICKLY).faults} >= {"disagreement", "bad witness"}:
            break
    faults = [text for kind, text in examine(pair, _Wrong, **QUICKLY).faults if kind == "disagreement"]
    assert any("z3 says" in text for text in faults)
    assert any("trying says" in text for text in faults)
    small = smallest(pair, lambda each: bool(examine(each, _Wrong, **QUICKLY).faults))
    assert len(list(lines(small.one, small.other))) == 2


def test_few_texts_stand_for_all() -> None:
    """z3 says the same of all texts, by its own strings, as of those that are said to be enough."""
    pairs = (generated(2, number) for number in range(100))
    for pair in pairs:
        if any(isinstance(line, Line) and line.field.type == "text" for line in lines(pair.one, pair.other)):
            assert by_z3(pair.one, pair.other, pair.today) == by_z3(
                pair.one, pair.other, pair.today, effort=0
            )


def test_what_is_printed_is_the_pair() -> None:
    """A pair that is printed can be read, and says the same; only "at least 0 of" nobody can write."""
    texts = {written(pair): pair for pair in map(generated, [3] * 60, range(60))}
    readable = {text: pair for text, pair in texts.items() if "at_least: 0" not in text}
    assert len(readable) > 30
    for text, pair in readable.items():
        root = read(Source("x.yaml", text)).root
        criteria = root.get("criteria") if isinstance(root, Mapping) else None
        assert isinstance(criteria, Mapping)
        node = criteria.get("one")
        assert node is not None
        condition, findings = parse(node)
        assert condition is not None, findings
        assert canonical(condition) == canonical(parsed(pair.one))


@pytest.mark.parametrize(
    "lines",
    [
        (
            "last_activity = 2026-10-23",
            "last_activity older than 31 days",
            "renewal older than 29 days",
        ),
        ("job_title starts with s", "job_title starts with \u00df"),
    ],
    ids=["a later day, and a date that moves with it", "a beginning that is longer than it is written"],
)
def test_what_random_pairs_once_brought_to_light(lines: tuple[str, ...]) -> None:
    node = List(Source("", ""), 0, 0, [Text(Source("", ""), 0, 0, line, "'") for line in lines])
    condition, _ = parse(node)
    assert condition is not None
    typed, _ = bind(condition, table())
    assert typed is not None
    example = Logic([typed], date(2026, 11, 22)).find([typed]).lead()
    assert example is not None
    lead = {name: value for name, value in example.lead.items() if value is not None}
    assert evaluate(typed, lead, example.day, example.judged)


# --- the rows of conditions.yaml ----------------------------------------------------------------------------

_NOWHERE = Words(Text(Source("", ""), 0, 0, ""), 0, 0, "")


def _pinned(row: Row) -> Iterator[Typed]:
    """Conditions that only the lead of a row meets, with its answers and on its day.

    The solver looks for a lead on any day from the given one on, and on a later day the verdict may be
    another. So a date is pinned twice: by itself, and by how far it is from today. Both together leave one
    day only. Where no date is known, every test of a date fails on all days, and any day will do.
    """
    assert row.typed is not None
    answers = {fold_text(text): answer for text, answer in row.judged.items()}
    fields: dict[str, Field] = {}
    for leaf in leaves(row.typed):
        if isinstance(leaf, Test):
            fields[leaf.field.id] = leaf.field
        else:
            yield leaf if answers.get(leaf.folded) else Not(_NOWHERE, leaf)
    for name, field in fields.items():
        for op, *values in _tests(field, row.lead.get(name), row.today):
            test = Test(field, op.removeprefix("not "), tuple(values), _NOWHERE)
            yield Not(_NOWHERE, test) if op.startswith("not ") else test


def _tests(field: Field, value: Any, today: date) -> list[tuple[Any, ...]]:
    """The tests that only this value passes, if it is a date on this day only."""
    if value is None or value == frozenset():
        return [("unknown",)]
    if field.type == "choices":
        others = [choice for choice in field.choices if choice not in value]
        return [("has all", *sorted(value)), *([("has none", *others)] if others else [])]
    if field.type == "date":
        days = (value - today).days
        near, far = ("in the next", days) if days > 0 else ("in the last", -days)
        return [("=", value), (near, far), *([("not " + near, far - 1)] if far else [])]
    return [("=", value)]


@pytest.mark.parametrize("row", VERDICTS, ids=lambda row: f"line {row.number}")
def test_a_row_has_a_lead_exactly_when_its_verdict_is_yes(row: Row) -> None:
    pins = list(_pinned(row))
    assert row.typed is not None
    logic = Logic([row.typed, *pins], row.today)
    assert logic.find([row.typed, *pins]).found is row.verdict
    assert logic.find(pins, [row.typed]).found is not row.verdict
    example = logic.find(
        [row.typed, *pins] if row.verdict else pins, [] if row.verdict else [row.typed]
    ).lead()
    assert example is not None
    for name, value in example.lead.items():
        assert value == row.lead.get(name) or str(value).casefold() == str(row.lead.get(name)).casefold()
    if any(isinstance(value, date) for value in example.lead.values()):
        assert example.day == row.today
