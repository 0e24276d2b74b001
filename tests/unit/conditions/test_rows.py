"""Conditions compiled over rows: what is shared, what is remembered, what is never in the source."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.rows import Compiled, cells, compiled
from funnelspec.conditions.rows.cells import Column
from funnelspec.conditions.rows.circuit import Circuit
from funnelspec.conditions.rows.quick import Asked
from funnelspec.conditions.typed import Test, Typed
from funnelspec.source import Source
from funnelspec.syntax.reader import read

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Value

TODAY = date(2026, 11, 22)
FIELDS = {
    "employees": Field(id="employees", name="Employees", type="integer", low=1, high=2000000),
    "amount": Field(id="amount", name="Amount", type="number", unit="USD"),
    "country": Field(id="country", name="Country", type="choice", choices=("US", "NO", "'); import os; ('")),
    "title": Field(id="title", name="Title", type="text"),
    "seen": Field(id="seen", name="Seen", type="date"),
    "demo": Field(id="demo", name="Demo", type="boolean"),
}


def typed(*conditions: str, named: Mapping[str, str] | None = None) -> list[Typed]:
    def parsed(text: str) -> Condition:
        root = read(Source("x.yaml", text)).root
        assert root is not None
        condition, findings = parse(root)
        assert condition is not None, findings
        return condition

    criteria = {name: (f"criteria/{name}", parsed(text)) for name, text in (named or {}).items()}
    found = [bind(parsed(text), Table(FIELDS, criteria.get)) for text in conditions]
    assert not [finding for _, findings in found for finding in findings]
    made = [one for one, _ in found if one is not None]
    assert len(made) == len(conditions)
    return made


def verdicts(conditions: list[Typed], rows: list[list[str]], *fields: str) -> list[int | None]:
    return Compiled(conditions, int, {name: at for at, name in enumerate(fields)}, {}, TODAY)(rows)


def test_bits_are_in_the_order_of_the_conditions() -> None:
    conditions = typed("employees > 5", "country = NO", "employees <= 5")
    assert verdicts(conditions, [["6", "NO"], ["5", "US"], ["", ""]], "employees", "country") == [3, 4, 0]


def test_a_field_without_a_column_is_unknown() -> None:
    conditions = typed("amount is unknown", "not amount > 5", "amount > 5", "employees = 1")
    assert verdicts(conditions, [["1"], ["2"]], "employees") == [0b1011, 0b0011]
    assert verdicts(typed("amount is unknown"), [["1"]]) == [1]


def test_a_judgement_is_answered_by_its_column_and_else_no() -> None:
    conditions = typed('judgement "Fits Well."', 'not judgement "other"')
    rows = [["yes"], ["0"], [" "], ["perhaps"]]
    answered = Compiled(conditions, int, {}, {"fits well": 0}, TODAY)
    assert answered(rows) == [3, 2, 2, None]
    assert answered.fault(["perhaps"]) == 0
    assert answered.problem(["perhaps"], 0).text == '"Fits Well." is yes or no, and "perhaps" is neither'


def test_an_unreadable_text_is_found_and_named() -> None:
    conditions = Compiled(typed("employees > 5", "amount > 5"), int, {"amount": 1, "employees": 0}, {}, TODAY)
    rows = [["5", "x"], ["many", "y"], ["", ""], ["0", "1"]]
    assert conditions(rows) == [None, None, 0, None]
    assert conditions.unreadable == 3
    assert [conditions.fault(rows[at]) for at in (0, 1, 3)] == [1, 0, 0]
    assert conditions.problem(rows[0], 1).text == '"amount" is a number, and "x" is not one'
    assert conditions.problem(rows[3], 0).text == '"0" is outside the range of "employees"'


def test_only_what_is_asked_about_is_read() -> None:
    row = ["not a number", "NO"]
    assert verdicts(typed("country = NO"), [row], "amount", "country") == [1]


GROUPS = (
    "all: [{}]",
    "any: [{}]",
    "none: [{}]",
    *(f"at_least: {least}, of: [{{}}]" for least in (1, 2, 3, 4)),
)


@pytest.mark.parametrize("inner", GROUPS)
@pytest.mark.parametrize("outer", GROUPS)
def test_every_group_in_every_other(outer: str, inner: str) -> None:
    """Whatever the answers, the verdict is that of the reference evaluator, also where the group is turned
    round and where it is named."""
    group = inner.format("demo, employees > 5, country = NO")
    condition = "{" + outer.format(f"title = VP, {{{group}}}, not meets inner") + "}"
    conditions = typed(condition, "not meets inner", named={"inner": f"{{{group}}}"})
    leads: list[dict[str, Value]] = [
        {"demo": demo, "employees": employees, "country": country, "title": title}
        for demo, employees, country, title in product((True, False), (6, 5), ("NO", "US"), ("VP", "x"))
    ]
    rows = [
        ["yes" if lead["demo"] else "no", *(str(lead[name]) for name in list(lead)[1:])] for lead in leads
    ]
    wanted = [
        sum(evaluate(one, lead, TODAY, {}) << bit for bit, one in enumerate(conditions)) for lead in leads
    ]
    assert verdicts(conditions, rows, "demo", "employees", "country", "title") == wanted


def test_what_is_asked_twice_is_one_test_and_what_is_named_one_gate() -> None:
    first = "[employees > 5, {any: ['country in (US, NO)', title = VP]}]"
    conditions = typed(
        "meets first",
        "[meets first, demo]",
        "{any: ['country in (NO, US)', title = vp]}",
        named={"first": first},
    )
    circuit = Circuit(conditions)
    assert len(circuit.tests) == 4
    # The any of both, which is the third condition too; the first; the second with demo.
    assert len(circuit.gates) == 4
    assert len({*circuit.outputs}) == 3


def test_a_chain_that_doubles_at_every_step_is_compiled_at_once() -> None:
    named = {"n0": "employees > 5"}
    for step in range(1, 35):
        named[f"n{step}"] = f"[meets n{step - 1}, {{any: [meets n{step - 1}, not meets n{step - 1}]}}]"
    assert verdicts(typed("meets n34", named=named), [["6"], ["5"]], "employees") == [1, 0]


def test_thousands_of_conditions_are_compiled() -> None:
    conditions = typed(*(f"employees >= {number}" for number in range(1, 3001)))
    (verdict,) = verdicts(conditions, [["1500"]], "employees")
    assert verdict == (1 << 1500) - 1


def test_no_text_that_somebody_wrote_is_in_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    sources: list[str] = []
    real = compile

    def spying(source: str, *how: str) -> object:
        sources.append(source)
        return real(source, *how)

    monkeypatch.setattr("builtins.compile", spying)
    hostile = "'); import os; ('"
    conditions = typed(
        f'country = "{hostile}"',
        'title contains "__import__(chr(111))"',
        'judgement "\\"\\"\\"; raise SystemExit"',
        "amount > 12345",
    )
    assert verdicts(conditions, [[hostile, "x", "12346"]], "country", "title", "amount") == [0b1001]
    written = "\n".join(source for source in sources if isinstance(source, str))
    assert "def decide" in written
    assert "def run" in written
    for text in ("import", "country", "title", "raise", "12345"):
        assert text not in written


def test_a_column_of_ever_new_texts_is_not_remembered_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    conditions = typed("amount >= 500.5", "seen in the last 30 days", "title ends with 7", "country = NO")
    rows = [
        [
            f"{chance.uniform(0, 1000):.6f}",
            f"{TODAY - timedelta(chance.randrange(60))}T{chance.randrange(24):02}:{row % 60:02}:07.{row:06}",
            f"x{row}",
            chance.choice(("NO", "US", "")),
        ]
        for row in range(20_000)
    ]
    fields = {"amount": 0, "seen": 1, "title": 2, "country": 3}
    quick = Compiled(conditions, int, fields, {}, TODAY)
    monkeypatch.setattr(compiled, "_FIRST_LOOK", 10**9)
    slow = Compiled(conditions, int, fields, {}, TODAY)
    for begin in range(0, len(rows), 1000):
        batch = rows[begin : begin + 1000]
        assert quick(batch) == slow(batch)
    assert quick._plain == {0, 1, 2}
    assert slow._plain == set()
    assert {len(column) for column in quick._columns.values()} == {3, 0}
    assert {len(column) for column in slow._columns.values()} == {3, cells._MOST_REMEMBERED}


def test_long_texts_and_endless_verdicts_are_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_MOST_REMEMBERED", 5)
    conditions = typed(*(f"employees = {number}" for number in range(1, 20)), "title is known")
    some = Compiled(conditions, int, {"employees": 0, "title": 1}, {}, TODAY)
    rows = [[str(number), "x" * 201] for number in range(1, 20)]
    assert some(rows) == [1 << number | 1 << 19 for number in range(19)]
    assert len(some._verdicts) == 5
    assert len(some._columns[1]) == 0


def test_a_short_row_is_the_callers_fault() -> None:
    with pytest.raises(IndexError):
        verdicts(typed("country = NO"), [["x"]], "amount", "country")


def test_numbers_too_long_for_floating_point_are_compared_exactly() -> None:
    conditions = typed("amount > 0.1234567890123456789", "amount = 0.1234567890123456789")
    rows = [["0.1234567890123456789"], ["0.12345678901234567891"], ["0.123456789012345"]]
    assert verdicts(conditions, rows, "amount") == [2, 1, 0]
    tests = [condition for condition in conditions if isinstance(condition, Test)]
    assert Column(FIELDS["amount"], [Asked(test, 2, 4) for test in tests], 1).quick is None
