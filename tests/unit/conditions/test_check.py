"""Types: related places, loops and chains of ``meets``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import HIGHEST, bind
from funnelspec.conditions.evaluate import (
    evaluate,
    explain,
    explain_every_day,
    hangs_on_today,
)
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.typed import Named, Test, Typed, leaves
from funnelspec.source import Location, Source
from funnelspec.syntax.reader import read

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Value

TODAY = date(2026, 11, 22)
DECLARED = Source("fields.yaml", "employees")
FIELDS = {
    "employees": Field(
        id="employees", name="Employees", type="integer", where=Location(DECLARED, 0, 9), unit="people"
    ),
    "country": Field(id="country", name="Country", type="choice", choices=("US", "CA")),
    "demo": Field(id="demo", name="Demo", type="boolean"),
    "seen": Field(id="seen", name="Seen", type="date"),
    "broken": Field(id="broken", name="Broken", type=""),
}


def _condition(text: str) -> Condition:
    root = read(Source("x.yaml", text)).root
    assert root is not None
    condition, findings = parse(root)
    assert condition is not None, findings
    return condition


def _table(**criteria: str) -> Table:
    read_once = {name: _condition(text) for name, text in criteria.items()}
    return Table(FIELDS, lambda ref: (f"criteria/{ref}", read_once[ref]) if ref in read_once else None)


def _typed(text: str, **criteria: str) -> Typed:
    typed, findings = bind(_condition(text), _table(**criteria))
    assert typed is not None, findings
    return typed


def test_an_unknown_field_points_at_the_nearest_one() -> None:
    typed, findings = bind(_condition("employes >= 50"), _table())
    assert typed is None
    assert findings[0].help == "Did you mean `employees`?"
    assert findings[0].related[0].where.path == "fields.yaml"


def test_a_case_only_difference_is_said_as_such() -> None:
    _, findings = bind(_condition("Employees >= 50"), _table())
    assert findings[0].headline == '"Employees" is written "employees" under "fields"'
    _, findings = bind(_condition("country = us"), _table())
    assert findings[0].headline == '"us" is written "US" in the choices of "country"'


def test_a_field_that_could_not_be_read_is_left_alone() -> None:
    assert bind(_condition("broken >= 50"), _table()) == (None, [])


def test_a_reference_that_leads_nowhere_is_no_finding_here() -> None:
    assert bind(_condition("[meets nobody, demo]"), _table()) == (None, [])


def test_a_criterion_that_does_not_fit_is_told_once_where_it_stands() -> None:
    assert bind(_condition("meets wrong"), _table(wrong="country = UK")) == (None, [])


def test_loops_end() -> None:
    table = _table(a="meets b", b="[demo, meets c]", c="not meets a", d="meets a", me="meets me")
    for text in ("meets a", "meets b", "meets c", "meets d", "meets me"):
        assert bind(_condition(text), table) == (None, [])


def test_a_criterion_outside_a_loop_is_typed_all_the_same() -> None:
    table = _table(a="meets b", b="meets a", c="demo")
    assert bind(_condition("meets a"), table)[0] is None
    typed, _ = bind(_condition("meets c"), table)
    assert isinstance(typed, Named)
    assert typed.ref == "criteria/c"


def test_a_chain_without_end_is_a_finding_and_not_a_crash() -> None:
    chain = {f"c{number}": f"meets c{number + 1}" for number in range(3000)}
    table = _table(**chain, c3000="demo")
    typed, findings = bind(_condition("meets c0"), table)
    assert typed is None
    assert findings == []
    typed, findings = bind(_condition(f"meets c{3000 - HIGHEST + 1}"), table)
    assert typed is None
    assert [finding.rule for finding in findings] == ["unreadable-condition"]
    typed, _ = bind(_condition(f"meets c{3000 - HIGHEST + 2}"), table)
    assert typed is not None
    assert evaluate(typed, {"demo": True}, TODAY, {})


def test_many_uses_of_one_criterion_are_typed_once() -> None:
    doubling = {f"c{number}": f"[meets c{number + 1}, meets c{number + 1}]" for number in range(40)}
    typed = _typed("meets c0", **doubling, c40="demo")
    assert [type(leaf) for leaf in leaves(typed)] == [Test]
    decision = explain(typed, {"demo": True}, TODAY, {})
    assert decision.meets
    assert [leaf.origin.written for leaf in decision.leaves] == ["demo"]
    assert evaluate(typed, {"demo": True}, TODAY, {})


def test_the_line_that_decided() -> None:
    typed = _typed("[employees >= 50, meets fit]", fit="{any: [country = US, demo]}")
    no = explain(typed, {"employees": 60, "country": "CA"}, TODAY, {})
    assert not no.meets
    assert [leaf.origin.written for leaf in no.leaves] == ["country = US", "demo"]
    yes = explain(typed, {"employees": 60, "demo": True}, TODAY, {})
    assert yes.meets
    assert [leaf.origin.written for leaf in yes.leaves] == ["employees >= 50", "demo"]
    small = explain(typed, {"employees": 5}, TODAY, {})
    assert small.where is not None
    assert small.where.text == "employees >= 50"


def test_every_line_that_settles_a_group_is_named() -> None:
    both = _typed("[employees >= 50, demo, country = US]")
    no = explain(both, {"employees": 5, "demo": True}, TODAY, {})
    assert [leaf.origin.written for leaf in no.leaves] == ["employees >= 50", "country = US"]
    either = _typed("{any: [employees >= 50, demo, country = US]}")
    yes = explain(either, {"employees": 60, "demo": True}, TODAY, {})
    assert [leaf.origin.written for leaf in yes.leaves] == ["employees >= 50", "demo"]


def test_of_a_verdict_on_every_day_only_what_decides_on_all_of_them_is_named() -> None:
    typed = _typed("[seen older than 90 days, employees > 100]")
    small: dict[str, Value] = {"seen": date(2026, 1, 1), "employees": 20}
    for today in (date(2000, 1, 1), TODAY):
        decision = explain_every_day(typed, small, today, {})
        assert not decision.meets
        assert [leaf.origin.written for leaf in decision.leaves] == ["employees > 100"]
    always = _typed("{any: [seen older than 90 days, not seen older than 90 days]}")
    assert explain_every_day(always, small, TODAY, {}).leaves


def test_whether_a_verdict_hangs_on_today() -> None:
    typed = _typed("{any: [employees >= 50, seen in the last 30 days]}")
    seen = {"seen": date(2026, 11, 1)}
    assert hangs_on_today(typed, seen, TODAY, {})
    assert not hangs_on_today(typed, {"employees": 60, **seen}, TODAY, {})
    assert not hangs_on_today(typed, {}, TODAY, {})


def test_a_verdict_may_hang_on_a_single_day() -> None:
    typed = _typed("[seen in the last 0 days, seen in the next 0 days]")
    assert hangs_on_today(typed, {"seen": date(2026, 1, 1)}, TODAY, {})
