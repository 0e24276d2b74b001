"""Typed conditions from text, for the tests of the solver."""

from __future__ import annotations

from datetime import date

from funnelspec.conditions.check import bind
from funnelspec.conditions.parse import parse
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.typed import Typed
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from tests.conformance.rows import table

TODAY = date(2026, 11, 22)


def typed(text: str) -> Typed:
    """A condition as it may stand under ``when``, over the fields and criteria of the conformance rows."""
    reading = read(Source("conditions.yaml", text))
    assert reading.root is not None, text
    condition, findings = parse(reading.root)
    assert condition is not None, findings
    found, findings = bind(condition, table())
    assert found is not None, findings
    return found


def logic(*conditions: Typed, steps: int = 20_000) -> Logic:
    return Logic(conditions, TODAY, steps)
