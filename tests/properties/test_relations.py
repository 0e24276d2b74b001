"""Laws of how two conditions relate."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.parse import parse
from funnelspec.conditions.solve.relate import Seen, relate
from funnelspec.conditions.typed import Typed
from tests.properties.test_conditions import LEADS, SHAPES, TABLE, TODAY, _node

_OTHER_WAY = {"stricter": "looser", "looser": "stricter"}


def _typed(shape: Any) -> Typed:
    condition, _ = parse(_node(shape))
    assert condition is not None
    typed, _ = bind(condition, TABLE)
    assert typed is not None
    return typed


@given(SHAPES, SHAPES, LEADS)
def test_a_relation_holds_for_every_lead_and_is_shown_by_its_own(
    one: Any, other: Any, lead: dict[str, Any]
) -> None:
    """A lead of a relation meets the one condition and not the other; any lead meets what it must by the
    relation; and the other way round the relation is the other one."""
    first, second = _typed(one), _typed(other)
    found = relate(Seen(first, first), Seen(second, second), TODAY)
    for example, yes, no in ((found.only_first, first, second), (found.only_second, second, first)):
        if example:
            told = (example.known, example.day, example.judged)
            assert evaluate(yes, *told)
            assert not evaluate(no, *told)
    assert (found.only_first is None and found.only_second is None) is (found.kind == "equal")
    for judged in ({}, {"fits well": True}, {"ready": True}, {"fits well": True, "ready": True}):
        meets = evaluate(first, lead, TODAY, judged), evaluate(second, lead, TODAY, judged)
        assert found.kind != "equal" or meets[0] == meets[1]
        assert found.kind != "stricter" or meets[0] or not meets[1]
        assert found.kind != "looser" or meets[1] or not meets[0]
        if found.kind == "blanks" and meets[0] != meets[1]:
            assert set(lead) != set(TABLE.fields)
    turned = relate(Seen(second, second), Seen(first, first), TODAY)
    assert turned.kind == _OTHER_WAY.get(found.kind, found.kind)
