"""Laws of what is said about one condition."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from funnelspec.conditions.ast import Ask, AtLeast, Group, Not, predicates
from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.opposite import opposite
from funnelspec.conditions.plain import plain
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.typed import Typed
from tests.properties.test_conditions import LEADS, LINES, SHAPES, TABLE, TODAY, _parsed


def _typed(shape: Any) -> Typed:
    typed, findings = bind(_parsed(shape), TABLE)
    assert typed is not None, findings
    return typed


def _without(typed: Typed, gone: set[int]) -> Typed:
    """A condition without some parts, by their ``id``."""
    if isinstance(typed, Not):
        return Not(typed.words, _without(typed.part, gone))
    if not isinstance(typed, Group):
        return typed
    parts = tuple(_without(part, gone) for part in typed.parts if id(part) not in gone)
    if isinstance(typed, AtLeast):
        return AtLeast(typed.node, parts, typed.count)
    return type(typed)(typed.node, parts)


def _same(one: Typed, other: Typed) -> bool:
    logic = Logic([one, other], TODAY)
    return logic.find([one], [other]).found is False and logic.find([other], [one]).found is False


def _parts(typed: Typed) -> list[tuple[Any, Typed]]:
    """Every part of a group with other parts beside it."""
    found: list[tuple[Any, Typed]] = []
    stack = [typed]
    while stack:
        one = stack.pop()
        if isinstance(one, Group):
            stack.extend(one.parts)
            found += [(one, part) for part in one.parts if len(one.parts) > 1]
    return found


@given(SHAPES)
def test_about_a_plain_condition_there_is_nothing_to_say(shape: Any) -> None:
    """Of a plain condition some lead meets it, some lead does not, and each part matters."""
    typed = _typed(shape)
    logic = Logic([typed], TODAY)
    if plain(typed):
        assert logic.find([typed]).found
        assert logic.find([], [typed]).found
        assert not any(_same(typed, _without(typed, {id(part)})) for _, part in _parts(typed))


@given(SHAPES)
def test_parts_that_change_nothing_change_nothing_together(shape: Any) -> None:
    """Without all parts that are said to change nothing a condition says the same; where none is said to,
    each part matters, unless no lead or every lead meets the whole."""
    typed = _typed(shape)
    logic = Logic([typed], TODAY)
    idle = logic.idle(typed)
    if idle:
        assert _same(typed, _without(typed, {id(one.part) for one in idle}))
        for one in idle:
            assert one.part in one.group.parts
    elif logic.find([typed]).found and logic.find([], [typed]).found:
        assert not any(_same(typed, _without(typed, {id(part)})) for _, part in _parts(typed))


@given(LINES, LEADS)
def test_the_opposite_of_a_line_holds_for_what_is_known_and_fails_it(line: str, lead: dict[str, Any]) -> None:
    """A known value meets either a line or its opposite; a blank meets neither."""
    (ask,) = predicates(_parsed(line))
    lines = opposite(ask) if isinstance(ask, Ask) and not ask.op.endswith("known") else ()
    if lines:
        assert isinstance(ask, Ask)
        holds = evaluate(_typed(line), lead, TODAY, {})
        turned = any(evaluate(_typed(one), lead, TODAY, {}) for one in lines)
        assert turned == (ask.field.value in lead and not holds)
