"""Laws of the solver."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from hypothesis import event, given
from hypothesis import strategies as st

from funnelspec.conditions.ast import AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.typed import Named, Typed
from funnelspec.source import Source
from funnelspec.syntax.tree import List
from tests.conformance.generated import chain
from tests.conformance.shapes import bind_all

NODE = List(Source("", ""), 0, 0, [])


class Three(NamedTuple):
    """Three conditions that have to do with each other."""

    conditions: list[Typed]
    today: date

    def logic(self) -> Logic:
        return Logic(self.conditions, self.today)


def _three(dice: random.Random) -> Three:
    pair, third = chain(dice)
    return Three(bind_all(pair.fields, [pair.one, pair.other, third]), pair.today)


THREE = st.randoms(use_true_random=False).map(_three)
QUESTIONS: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (
    ((0,), ()),
    ((0, 1), ()),
    ((1,), (2,)),
    ((2,), (0,)),
    ((2, 1), (0,)),
    ((), (0, 1, 2)),
)
"""Which of three conditions are to be met, and which are not."""


def _questions(conditions: list[Typed]) -> Iterator[tuple[list[Typed], list[Typed]]]:
    for yes, no in QUESTIONS:
        yield [conditions[at] for at in yes], [conditions[at] for at in no]


@given(THREE)
def test_nothing_meets_and_misses_one_condition(three: Three) -> None:
    """No lead meets a condition and its negation, and every lead meets one of the two."""
    one = three.conditions[0]
    against = NoneOf(NODE, (one,))
    either = AnyOf(NODE, (one, against))
    logic = Logic([one, against, either], three.today)
    assert logic.find([one], [one]).found is False
    assert logic.find([one, against]).found is False
    assert logic.find([], [either]).found is False


@given(THREE)
def test_implication_is_handed_on(three: Three) -> None:
    """What implies a condition implies all that this implies."""
    logic = three.logic()
    for one, middle, last in (three.conditions, reversed(three.conditions)):
        if logic.find([one], [middle]).found is False and logic.find([middle], [last]).found is False:
            event("a chain")
            assert logic.find([one], [last]).found is False


@given(THREE)
def test_one_more_condition_finds_nothing_new(three: Three) -> None:
    """A lead that meets more conditions, misses more or has no blanks is a lead for less than that."""
    logic = three.logic()
    for yes, no in _questions(three.conditions):
        if logic.find(yes, no, blanks=False).found:
            assert logic.find(yes, no).found
        if logic.find(yes, no).found:
            assert logic.find(yes[:-1], no).found
            assert logic.find(yes, no[:-1]).found


def _turned(typed: Any, dice: random.Random) -> Any:
    """A condition with the parts of its groups in another order."""
    match typed:
        case Group():
            parts = tuple(dice.sample([_turned(part, dice) for part in typed.parts], len(typed.parts)))
            count = (typed.count,) if isinstance(typed, AtLeast) else ()
            return type(typed)(typed.node, parts, *count)
        case Not():
            return Not(typed.words, _turned(typed.part, dice))
        case Named():
            return Named(typed.ref, _turned(typed.typed, dice), typed.origin)
    return typed


@given(THREE, st.randoms(use_true_random=False))
def test_the_order_of_parts_changes_no_answer(three: Three, dice: random.Random) -> None:
    """Neither the order inside a condition matters, nor that of a question, nor that of all conditions."""
    turned = [_turned(each, dice) for each in three.conditions]
    logic, other = three.logic(), Logic(dice.sample(turned, 3), three.today)
    for first, second in zip(_questions(three.conditions), _questions(turned), strict=True):
        one = logic.find(*first)
        two = other.find(*(list(reversed(part)) for part in second))
        assert (one.found, one.on_days) == (two.found, two.on_days)


@given(THREE)
def test_one_question_has_one_answer_and_one_lead(three: Three) -> None:
    """Asked again, and of a solver that was asked in another order, the lead is the same."""
    logic, other = three.logic(), three.logic()
    for yes, no in reversed(list(_questions(three.conditions))):
        other.find(yes, no)
    for yes, no in _questions(three.conditions):
        answer, again = logic.find(yes, no), other.find(yes, no)
        assert answer.found is again.found
        assert answer.lead() == answer.lead() == again.lead()


@given(THREE, st.booleans())
def test_a_lead_does_what_was_asked(three: Three, blanks: bool) -> None:
    """The reference evaluator says of a lead on its day what the question wanted."""
    logic = three.logic()
    for yes, no in _questions(three.conditions):
        answer = logic.find(yes, no, blanks=blanks)
        example = answer.lead()
        assert (example is not None) is answer.found
        if example is not None:
            lead = {name: value for name, value in example.lead.items() if value is not None}
            assert all(evaluate(each, lead, example.day, example.judged) for each in yes)
            assert not any(evaluate(each, lead, example.day, example.judged) for each in no)
