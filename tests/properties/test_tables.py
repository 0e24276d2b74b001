"""Tables of conditions against a walk through every kind of lead there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from funnelspec.conditions.check import bind
from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.solve.table import Table as Parts
from funnelspec.conditions.typed import Question, Test, Typed, leaves
from funnelspec.source import Source
from funnelspec.syntax.tree import List, Mapping, Node, Text

TODAY = date(2026, 11, 22)
SOURCE = Source("x.yaml", "")
FIELDS = Table(
    {
        "size": Field(id="size", name="Size", type="integer", low=0, high=5),
        "rate": Field(id="rate", name="Rate", type="number"),
        "land": Field(id="land", name="Land", type="choice", choices=("A", "B", "C")),
        "wants": Field(id="wants", name="Wants", type="choices", choices=("x", "y", "z")),
        "hot": Field(id="hot", name="Hot", type="boolean"),
        "title": Field(id="title", name="Title", type="text"),
        "seen": Field(id="seen", name="Seen", type="date"),
        "born": Field(id="born", name="Born", type="date"),
    }
)
# For each field its kinds of values: two of one kind are alike to every line below.
VALUES: dict[str, list[Any]] = {
    "size": [0, 1, 2, 3, 4, 5],
    "rate": [Decimal("0.5"), 1, Decimal("1.5"), 2, Decimal("2.5")],
    "land": ["A", "B", "C"],
    "wants": [frozenset(some) for count in (1, 2, 3) for some in combinations("xyz", count)],
    "hot": [True, False],
    "title": ["other", "svp", "vp", "msales", "svp sales", "vp sales", "vp of sales", "sales", "boss"],
    "seen": [TODAY + timedelta(days) for days in range(-4, 5)],
    "born": [date(2026, 11, day) for day in range(18, 27)],
}
JUDGED = ("fits", "ready")
ELSEWHERE = (
    'title contains "sales and"',
    'title starts with "head"',
    "title = boss",
    "wants has any of (y)",
    "size between 2 and 3",
    "rate > 1.5",
    "seen >= 2026-11-20",
    "born in the last 2 days",
    "judgement other",
)
"""What else a workspace asks: it cuts the same fields, and must change nothing."""


def node(shape: Any) -> Node:
    if isinstance(shape, str):
        return Text(SOURCE, 0, 0, shape, "'")
    if isinstance(shape, list):
        return List(SOURCE, 0, 0, [node(one) for one in shape])
    return Mapping(
        SOURCE, 0, 0, {name: (Text(SOURCE, 0, 0, name), node(value)) for name, value in shape.items()}
    )


def typed(shape: Any) -> Typed:
    condition, findings = parse(node(shape))
    assert condition is not None, findings
    found, findings = bind(condition, FIELDS)
    assert found is not None, findings
    assert not findings
    return found


COMPARED = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
LINES = {
    "size": st.one_of(
        st.builds("size {} {}".format, COMPARED, st.integers(0, 5)),
        st.builds("size between {} and {}".format, st.integers(0, 5), st.integers(0, 5)),
        st.builds("size in ({})".format, st.integers(0, 5)),
    ),
    "rate": st.builds("rate {} {}".format, COMPARED, st.sampled_from([1, 2])),
    "land": st.builds(
        lambda how, some: f"land {how} ({', '.join(some)})",
        st.sampled_from(["in", "not in"]),
        st.lists(st.sampled_from("ABC"), min_size=1, max_size=2, unique=True),
    ),
    "wants": st.builds(
        lambda how, some: f"wants has {how} of ({', '.join(some)})",
        st.sampled_from(["any", "all", "none"]),
        st.lists(st.sampled_from("xy"), min_size=1, max_size=2, unique=True),
    ),
    "hot": st.just("hot"),
    "title": st.sampled_from(
        [
            'title contains "vp"',
            'title starts with "vp"',
            'title ends with "sales"',
            "title = sales",
            "title = boss",
            "title in (boss, vp sales)",
            "title != boss",
        ]
    ),
    "seen": st.one_of(
        st.builds(
            "seen {} {} days".format,
            st.sampled_from(["in the last", "in the next", "older than"]),
            st.integers(0, 3),
        ),
        st.builds("seen is in the {}".format, st.sampled_from(["past", "future"])),
    ),
    "born": st.builds("born {} 2026-11-2{}".format, COMPARED, st.integers(0, 3)),
    "judged": st.builds('judgement "{}"'.format, st.sampled_from(JUDGED)),
}


@st.composite
def tables(draw: st.DrawFn) -> list[Any]:
    """The conditions of a table, about at most three fields."""
    names = draw(st.lists(st.sampled_from(sorted(LINES)), min_size=1, max_size=3, unique=True))
    line = st.one_of(
        *(LINES[name] for name in names),
        *(
            st.builds("{} is {}".format, st.just(name), st.sampled_from(["known", "unknown"]))
            for name in names
            if name != "judged"
        ),
    )
    line = st.one_of(line, line, line.map("not {}".format))
    some = st.lists(line, min_size=1, max_size=3)
    group = st.one_of(
        st.builds(lambda parts: {"any": parts}, some),
        st.builds(lambda parts: {"none": parts}, some),
        st.builds(lambda parts: {"at_least": "2", "of": parts}, st.lists(line, min_size=3, max_size=3)),
    )
    part = st.one_of(line, some, group, st.lists(st.one_of(line, group), min_size=2, max_size=3))
    return draw(st.lists(part, min_size=1, max_size=5))


class Walk:
    """Some conditions, and every kind of lead with the parts that it is in."""

    def __init__(self, shapes: list[Any]) -> None:
        self.shapes = shapes
        self.parts = [typed(shape) for shape in shapes]
        self.logic = Logic([*self.parts, *map(typed, ELSEWHERE)], TODAY)
        self.table = self.logic.table(self.parts)
        asked = [leaf for part in self.parts for leaf in leaves(part)]
        self.fields = list(dict.fromkeys(leaf.field.id for leaf in asked if isinstance(leaf, Test)))
        self.judged = list(dict.fromkeys(leaf.text for leaf in asked if isinstance(leaf, Question)))

    def leads(self) -> Iterator[tuple[dict[str, Any], dict[str, bool]]]:
        for values in product(*([None, *VALUES[name]] for name in self.fields)):
            lead = {name: value for name, value in zip(self.fields, values, strict=True) if value is not None}
            for answers in product((True, False), repeat=len(self.judged)):
                yield lead, dict(zip(self.judged, answers, strict=True))

    @cached_property
    def all(self) -> list[tuple[dict[str, Any], dict[str, bool], frozenset[int]]]:
        return [(lead, judged, self.homes(lead, judged)) for lead, judged in self.leads()]

    def homes(self, lead: dict[str, Any], judged: dict[str, bool]) -> frozenset[int]:
        return frozenset(at for at, part in enumerate(self.parts) if evaluate(part, lead, TODAY, judged))

    def of(self, example: Any) -> frozenset[int]:
        known = {name: value for name, value in example.lead.items() if value is not None}
        return self.homes(known, example.judged)

    def idle(self) -> set[int]:
        count = {at: sum(at in homes for _, _, homes in self.all) for at in range(len(self.parts))}
        return {at for at, often in count.items() if often in (0, len(self.all))}

    def where(self, lines: tuple[str, ...]) -> list[tuple[dict[str, Any], dict[str, bool], frozenset[int]]]:
        """The leads that meet some lines."""
        wanted = [typed(line) for line in lines]
        return [each for each in self.all if all(evaluate(one, each[0], TODAY, each[1]) for one in wanted)]

    def is_known(self, lead: dict[str, Any]) -> bool:
        return len(lead) == len(self.fields)


@given(tables())
def test_every_overlap_is_found_and_no_other(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    idle = walk.idle()
    pairs = {
        (part, other)
        for _, _, homes in walk.all
        for part in homes - idle
        for other in homes - idle
        if other < part
    }
    found = walk.table.overlaps
    assert {(part, other) for part, others in found.items() for other in others} == pairs
    assert all(list(others) == sorted(others) for others in found.values())
    assert not walk.table.undecided


@given(tables())
def test_what_two_parts_share_is_shown_by_a_lead_and_said_in_lines(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    for part, others in walk.table.overlaps.items():
        for other in others:
            region = walk.table.shared(part, other)
            assert {part, other} <= walk.of(region.example)
            if region.lines:
                there = walk.where(region.lines)
                assert there
                assert all({part, other} <= homes for _, _, homes in there)
            if region.point:
                values = {lead[region.point] for lead, _, homes in walk.all if {part, other} <= homes}
                assert not any(value + 1 in values for value in values if region.point == "size")


@given(tables())
def test_a_gap_is_one_and_none_is_missed(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    lost = [(lead, judged) for lead, judged, homes in walk.all if not homes and walk.is_known(lead)]
    gaps = walk.table.gaps
    assert bool(gaps) == bool(lost)
    assert len(gaps) <= 5
    told: list[tuple[dict[str, Any], dict[str, bool]]] = []
    for gap in gaps:
        assert not walk.of(gap.example)
        if gap.lines:
            there = walk.where(gap.lines)
            assert any(walk.is_known(lead) for lead, _, _ in there)
            assert not any(homes for _, _, homes in there)
            told += [(lead, judged) for lead, judged, _ in there]
    if len(gaps) < 5 and all(gap.lines for gap in gaps):
        assert [each for each in lost if each not in told] == []


@given(tables())
def test_fields_that_may_not_be_blank_are_told(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    blanks = walk.table.blanks()
    for names, region in blanks.items():
        assert not walk.of(region.example)
        assert {name for name, value in region.example.lead.items() if value is None} >= set(names)
        if region.lines:
            assert not any(homes for _, _, homes in walk.where(region.lines))
    if not walk.table.gaps:
        missing = [set(walk.fields) - lead.keys() for lead, _, homes in walk.all if not homes]
        assert {names[0] for names in blanks if len(names) == 1} == {
            next(iter(names)) for names in missing if len(names) == 1
        }
        told = list(map(set, blanks))
        assert all(any(names <= each for names in told) for each in missing)


@given(tables())
def test_what_is_hidden_is_and_nothing_else_is(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    inside = walk.table.inside
    for part, hiding in inside.items():
        own = [homes for _, _, homes in walk.all if part in homes]
        assert all(homes & set(hiding) for homes in own)
        assert len(hiding) == 1 or not any(
            all(homes & (set(hiding) - {each}) for homes in own) for each in hiding
        )
    idle = walk.idle()
    left = set(range(len(walk.parts))) - inside.keys() - idle
    for part in left:
        assert any(homes - idle - inside.keys() == {part} for _, _, homes in walk.all)


@given(tables())
def test_parts_asked_about_one_by_one_are_answered_alike(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    space = Space(walk.parts, TODAY.toordinal())
    asked = Parts(Logic(walk.parts, TODAY), space, walk.parts, on_days=False)
    assert asked.overlaps == walk.table.overlaps
    assert asked.inside == walk.table.inside
    assert bool(asked.gaps) == bool(walk.table.gaps)
    for part, others in asked.overlaps.items():
        assert {part, others[0]} <= walk.of(asked.shared(part, others[0]).example)
    assert not any(walk.of(gap.example) for gap in asked.gaps)
    for names, region in asked.blanks().items():
        assert not walk.of(region.example)
        assert {name for name, value in region.example.lead.items() if value is None} >= set(names)
    if not asked.gaps:
        assert asked.blanks().keys() == {names for names in walk.table.blanks() if len(names) == 1}


@given(tables())
def test_the_lines_that_are_left_to_a_part_are_just_those(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    for part, others in walk.table.overlaps.items():
        lines = walk.table.rest(part, others)
        shape = shapes[part]
        own = [shape] if isinstance(shape, str) else shape
        if not lines or not isinstance(own, list) or not all(isinstance(line, str) for line in own):
            continue
        fields = {leaf.field.id for line in lines for leaf in leaves(typed(line)) if isinstance(leaf, Test)}
        kept = [
            line
            for line in own
            if not any(leaf.field.id in fields for leaf in leaves(typed(line)) if isinstance(leaf, Test))
        ]
        wanted = [lead for lead, judged, homes in walk.all if part in homes and not homes & set(others)]
        assert [lead for lead, _, _ in walk.where((*kept, *lines))] == wanted


@given(tables())
def test_a_line_written_instead_mends_a_slip_and_harms_nothing(shapes: list[Any]) -> None:
    walk = Walk(shapes)
    slips = [(gap, frozenset[int]()) for gap in walk.table.gaps]
    slips += [
        (walk.table.shared(part, other), frozenset((part, other)))
        for part, others in walk.table.overlaps.items()
        for other in others
    ]
    for region, both in slips:
        assert bool(region.point) == bool(region.mends)
        for mend in region.mends:
            shape = shapes[mend.part]
            lines = [shape] if isinstance(shape, str) else shape
            if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
                continue
            at = list(leaves(walk.parts[mend.part])).index(mend.test)
            mended = typed([*lines[:at], mend.line, *lines[at + 1 :]])
            changed = [
                (lead, homes)
                for lead, judged, homes in walk.all
                if evaluate(mended, lead, TODAY, judged) != (mend.part in homes)
            ]
            assert changed
            if both:
                assert all(both <= homes for _, homes in changed)
            else:
                assert not any(homes for _, homes in changed)
