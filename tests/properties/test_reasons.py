"""The tree of reasons says what the reference evaluator says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from funnelspec.conditions.ast import Condition
from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate, explain
from funnelspec.conditions.fields import Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.reasons import Reason, reasons
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from tests.properties.test_conditions import LEADS, LINES, NAMES, SHAPES, TABLE, TODAY

NAMING = st.recursive(
    st.one_of(SHAPES, LINES, st.sampled_from(["meets a", "not meets a", "meets b", "not meets b"])),
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from([parts, {"any": parts}, {"none": parts}, {"at_least": 2, "of": parts}])
    ),
    max_leaves=6,
)


def _parsed(path: str, shape: Any) -> Condition:
    root = read(Source(path, yaml.safe_dump(shape))).root
    assert root is not None
    condition, findings = parse(root)
    assert condition is not None, findings
    return condition


def _lines(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from _lines(part)


@given(NAMING, SHAPES, SHAPES, LEADS, st.dictionaries(st.sampled_from(["fits well", "ready"]), st.booleans()))
def test_the_tree_has_the_verdict_and_the_deciding_lines_of_the_evaluator(
    shape: Any, a: Any, b: Any, lead: dict[str, Any], judged: dict[str, bool]
) -> None:
    """The tree says what the evaluator says and marks exactly the lines that ``explain`` names; a group is
    marked when a line in it is, and what is told once is told where it decides."""
    named = {
        "a": ("criteria/a", _parsed("a.yaml", a)),
        "b": ("criteria/b", _parsed("b.yaml", [b, "meets a"])),
    }
    typed, findings = bind(_parsed("x.yaml", shape), Table(TABLE.fields, named.get))
    assert (findings, typed is None) == ([], False)
    assert typed is not None
    told = (typed, lead, TODAY, judged)
    tree = reasons(*told, NAMES)
    assert tree.holds is evaluate(*told)
    lines = list(_lines(tree))
    decided = {each.where for each in lines if each.decided and each.kind in ("test", "judgement")}
    assert decided == {leaf.where for leaf in explain(*told).leaves}
    for each in lines:
        if each.parts:
            assert each.decided is any(part.decided for part in each.parts)
        if each.again:
            assert any(other.ref == each.ref and other.parts for other in lines)
            assert not each.decided or any(
                other.ref == each.ref and other.parts and other.decided for other in lines
            )
