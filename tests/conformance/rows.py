"""The rows of ``conditions.yaml``, read by the project's own reader, so that places can be checked too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.lead import Lead, read_answers, read_lead
from funnelspec.conditions.parse import parse
from funnelspec.conditions.typed import Typed
from funnelspec.conditions.values import parse_date
from funnelspec.diagnostic import Finding
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import List, Mapping, Node, Text


class Row(NamedTuple):
    """One row; ``verdict`` is nothing where ``expected`` findings (rule, words) stand instead."""

    number: int
    whole: Mapping
    node: Node
    condition: Condition | None
    typed: Typed | None
    findings: list[Finding]
    lead: Lead
    judged: dict[str, bool]
    today: date
    verdict: bool | None
    expected: list[tuple[str, str]]
    fixed: str | None
    meant: str | None
    says: str | None


@lru_cache(maxsize=1)
def table() -> Table:
    """The fields and criteria that every row is typed against."""
    root = _root()
    criteria: dict[str, Condition] = {}
    for key, node in _mapping(root.get("criteria")):
        condition, findings = parse(node)
        assert condition is not None, findings
        criteria[key.value] = condition

    def meets(reference: str) -> tuple[str, Condition] | None:
        for full_id in (reference, f"criteria/{reference}", f"segments/{reference}"):
            if full_id in criteria:
                return full_id, criteria[full_id]
        return None

    return Table(
        {key.value: _field(key, _mapping(node)) for key, node in _mapping(root.get("fields"))}, meets
    )


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Every row, parsed and typed."""
    rows = _root().get("rows")
    assert isinstance(rows, List)
    return tuple(_row(_mapping(node)) for node in rows.items)


def _row(node: Mapping) -> Row:
    text = node.get("text")
    assert text is not None
    condition, findings = parse(text)
    typed = None
    if condition is not None:
        typed, unfit = bind(condition, table())
        findings = findings + unfit
    lead, wrong = read_lead(_mapping(node.get("lead")), table())
    assert not wrong, wrong
    judged, wrong = read_answers(_mapping(node.get("judged")))
    assert not wrong, wrong
    today = parse_date(_value(node, "today") or _value(_root(), "today") or "")
    assert today is not None
    verdict = _value(node, "verdict")
    return Row(
        node.where.first.line,
        node,
        text,
        condition,
        typed,
        sorted(findings, key=lambda finding: finding.at.where.order()),
        lead,
        judged,
        today,
        None if verdict is None else verdict == "yes",
        [(_value(one, "rule") or "", _value(one, "words") or "") for one in _findings(node)],
        _value(node, "fixed"),
        _value(node, "meant"),
        _value(node, "says"),
    )


def _findings(node: Mapping) -> Iterator[Mapping]:
    several = node.get("findings")
    for one in several.items if isinstance(several, List) else [node.get("finding")]:
        if one is not None:
            yield _mapping(one)


@lru_cache(maxsize=1)
def _root() -> Mapping:
    path = Path(__file__).with_name("conditions.yaml")
    reading = read(Source("conditions.yaml", path.read_text(encoding="utf-8")))
    assert not reading.findings, reading.findings
    return _mapping(reading.root)


def _mapping(node: Node | None) -> Mapping:
    if node is None:
        return Mapping(Source("", ""), 0, 0, {})
    assert isinstance(node, Mapping)
    return node


def _value(node: Mapping, name: str) -> str | None:
    text = node.get(name)
    return text.value if isinstance(text, Text) else None


def _field(key: Text, node: Mapping) -> Field:
    choices, between = node.get("choices"), node.get("between")
    low, high = (Decimal(one.value) for one in between.items) if isinstance(between, List) else (None, None)  # type: ignore[attr-defined]
    return Field(
        id=key.value,
        name=_value(node, "name") or "",
        type=_value(node, "type") or "",
        choices=tuple(one.value for one in choices.items) if isinstance(choices, List) else (),  # type: ignore[attr-defined]
        low=low,
        high=high,
        unit=_value(node, "unit"),
        where=key.where,
    )
