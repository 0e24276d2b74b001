"""Every deadline and goal of the shipped definitions, told rightly and told wrongly, in several forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from funnelspec.engine import read_folder
from funnelspec.model.entities import Handover, Metric, Sla
from funnelspec.model.workspace import Workspace
from funnelspec.prose.restated import restated
from funnelspec.prose.texts import page
from funnelspec.source import Source

ROOT = Path(__file__).parents[3]
DEADLINES = [
    "The {name} is {value}.",
    "- **{name}:** {value}",
    "{name} ({value})",
    "| What | When |\n|---|---|\n| {name} | {value} |",
    "Keep the *{name}* within {value}, also in August.",
    "We promise a {name} of {value}.",
]
GOALS = ["Our target for the {name} is {value}.", "The {name} must reach {value}.", "{name}, goal: {value}"]


@pytest.fixture(scope="module")
def space() -> Workspace:
    model = read_folder(str(ROOT / "definitions"), date(2026, 1, 15))
    assert model
    return model.shared


def values(space: Workspace) -> Iterator[tuple[str, str, list[str]]]:
    """Each name with an agreed value and the forms in which it is told."""
    for sla in space.all(Sla).values():
        assert sla.within
        assert sla.within.limit
        yield sla.label, sla.within.limit.value, DEADLINES
        if sla.goal:
            yield sla.label, sla.goal.value, GOALS
    for handover in space.all(Handover).values():
        if handover.accept_within:
            yield handover.label, handover.accept_within.value, DEADLINES
    for metric in space.all(Metric).values():
        if metric.target:
            yield metric.label, metric.target.value, GOALS


def otherwise(value: str) -> str:
    """The same with another number."""
    digits = "".join(sign for sign in value if sign.isdigit())
    return value.replace(digits, str(int(digits) * 3 + 1), 1)


def test_what_is_told_rightly_is_silent_and_what_is_told_wrongly_is_found(space: Workspace) -> None:
    told = list(values(space))
    assert len(told) > 15
    for name, value, forms in told:
        for form in forms:
            right = Source("a.md", form.format(name=name, value=value))
            assert [each.headline for each in restated(page(right), space)] == []
            wrong = Source("a.md", form.format(name=name.lower(), value=otherwise(value)))
            (found,) = restated(page(wrong), space)
            assert otherwise(value).startswith(found.at.where.text), form
            assert found.related[-1].where.text == value
