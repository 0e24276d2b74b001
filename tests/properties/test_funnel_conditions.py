"""The rules about conditions along a funnel, against a look at every lead there can be.

Conditions ask about a number from 0 to 4 and about a choice of three; every lead has each of their values, or
none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import combinations, pairwise, product
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from funnelspec.diagnostic import Diagnostic
from funnelspec.engine import check_texts

FIELDS = """\
fields:
  n: {name: Number, definition: A number., type: integer, between: [0, 4]}
  c: {name: Choice, definition: A choice., type: choice, choices: [x, y, z]}
"""

Lead = tuple[int | None, str | None]
LEADS: list[Lead] = list(product((None, 0, 1, 2, 3, 4), (None, "x", "y", "z")))
ALL = frozenset(LEADS)


class Condition(NamedTuple):
    """A condition as text for YAML's flow style, the leads that meet it, and the field of a single line."""

    text: str
    leads: frozenset[Lead]
    field: str = ""


def line(text: str, field: str, holds: Callable[[Lead], bool]) -> Condition:
    return Condition(text, frozenset(filter(holds, LEADS)), field)


def number(text: str, *values: int) -> Condition:
    return line(text, "n", lambda lead: lead[0] in values)


def choice(text: str, values: str) -> Condition:
    return line(text, "c", lambda lead: lead[1] is not None and lead[1] in values)


LINES = [
    *(number(f"n >= {low}", *range(low, 5)) for low in (1, 2, 3)),
    *(number(f"n > {low}", *range(low + 1, 5)) for low in (1, 2)),
    *(number(f"n <= {high}", *range(high + 1)) for high in (1, 2, 3)),
    number("n between 1 and 3", 1, 2, 3),
    number("n = 2", 2),
    choice("c = x", "x"),
    choice('"c in (x, y)"', "xy"),
    choice('"c in (y, z)"', "yz"),
    line("not n >= 2", "n", lambda lead: lead[0] is None or lead[0] < 2),
    line("n is unknown", "", lambda lead: lead[0] is None),
    line("c is known", "", lambda lead: lead[1] is not None),
]
lines = st.sampled_from(LINES)


def every(parts: list[Condition]) -> Condition:
    return Condition(
        f"[{', '.join(part.text for part in parts)}]", ALL.intersection(*(part.leads for part in parts))
    )


def some(parts: list[Condition]) -> Condition:
    leads = frozenset[Lead]().union(*(part.leads for part in parts))
    return Condition(f"{{any: [{', '.join(part.text for part in parts)}]}}", leads)


pairs = st.lists(lines, min_size=2, max_size=2)
conditions = st.one_of(lines, pairs.map(every), pairs.map(some))
maybe = st.one_of(st.none(), conditions)


def found(text: str, rule: str) -> list[Diagnostic]:
    diagnostics = check_texts({"a.yaml": FIELDS + text}, date(2026, 1, 15)).report.diagnostics
    assert not [each for each in diagnostics if each.card.family in ("shape", "reading")]
    return [each for each in diagnostics if each.card.name == rule]


def stage(name: str, **attributes: Condition | str | None) -> str:
    told = "".join(
        f", {attribute}: {value.text if isinstance(value, Condition) else value}"
        for attribute, value in attributes.items()
        if value
    )
    return f"  {name}: {{name: Stage {name}, definition: A stage.{told}}}\n"


def funnel(stages: str, path: str, side: str = "") -> str:
    beside = f", side_stages: [{side}]" if side else ""
    return f"stages:\n{stages}funnels:\n  f: {{name: F, definition: W., stages: [{path}]{beside}}}\n"


def asks(condition: Condition | None) -> bool:
    """Whether it lets somebody pass and somebody not."""
    return condition is not None and condition.leads not in (frozenset(), ALL)


def fields(condition: Condition) -> set[str]:
    return {"n", "c"} & set(re.findall(r"\w+", condition.text))


def usable(*several: Condition | None) -> bool:
    return all(condition is None or condition.leads for condition in several)


def met(*several: Condition | None) -> frozenset[Lead]:
    return ALL.intersection(*(condition.leads for condition in several if condition))


@given(maybe, maybe, maybe)
def test_exit_excludes_entry_where_no_lead_meets_all_on_the_way(
    leaving: Condition | None, guard: Condition | None, entry: Condition | None
) -> None:
    """Where each condition alone can be met, the finding is there just when they cannot be met together."""
    move = f"{{to: b, when: {guard.text}}}" if guard else "b"
    text = funnel(stage("a", exit=leaving, next=f"[{move}]") + stage("b", entry=entry, outcome="won"), "a, b")
    expected = usable(leaving, guard, entry) and not met(leaving, guard, entry)
    assert len(found(text, "exit-excludes-entry")) == expected


@given(conditions, conditions)
def test_entry_meets_exit_where_every_lead_that_enters_may_leave(
    entry: Condition, leaving: Condition
) -> None:
    text = funnel(stage("a", entry=entry, exit=leaving) + stage("b", outcome="won"), "a, b")
    expected = asks(entry) and asks(leaving) and entry.leads <= leaving.leads
    assert len(found(text, "entry-meets-exit")) == expected


@given(maybe, maybe, st.lists(conditions, min_size=1, max_size=3), st.sampled_from(["open", "won", "parked"]))
def test_stuck_is_who_may_leave_and_meets_no_condition_of_the_moves(
    entry: Condition | None, leaving: Condition | None, guards: list[Condition], outcome: str
) -> None:
    """The finding is there just when such a lead is, and its lead is one; without an exit it is a warning
    only where all goes well for leads of which all is known, or all but one value."""
    moves = ", ".join(f"{{to: w, when: {guard.text}}}" for guard in guards)
    text = funnel(
        stage("a", entry=entry, exit=leaving, outcome=outcome, next=f"[{moves}]") + stage("w", outcome="won"),
        "a, w",
    )
    base = met(leaving or entry)
    may = base if leaving else ALL
    stuck = base.difference(*(guard.leads for guard in guards))
    waits = outcome == "won" or (outcome == "parked" and not leaving)
    speaks = (len(guards) > 1 or leaving) and not waits and usable(leaving or entry)
    expected = bool(speaks and all(guard.leads & may for guard in guards) and stuck)
    reported = found(text, "stuck-lead")
    assert len(reported) == expected
    for each in reported:
        (witness,) = each.witnesses
        assert any(
            all(value == of.get(name, value) for name, value in witness.lead.items())
            for of in ({"n": n, "c": c} for n, c in stuck)
        )
        assert all(verdict.meets == verdict.may.startswith("leave ") for verdict in witness.verdicts)
        known = {lead for lead in stuck if None not in lead}
        if leaving or not known:
            assert each.severity.word == "warning"


@given(maybe, st.lists(lines, min_size=2, max_size=3))
def test_two_ways_on_are_conditions_that_cut_one_field_on_opposite_sides_and_share_leads(
    leaving: Condition | None, guards: list[Condition]
) -> None:
    """Two conditions of one line about one field: neither includes the other, and they share leads."""
    names = "bcd"[: len(guards)]
    moves = ", ".join(
        f"{{to: {name}, when: {guard.text}}}" for name, guard in zip(names, guards, strict=True)
    )
    ends = "".join(stage(name, outcome="won") for name in names)
    text = funnel(stage("a", exit=leaving, next=f"[{moves}]") + ends, f"a, {', '.join(names)}")
    may = met(leaving)
    clashes = set()
    for (_, one), (to, other) in combinations(enumerate(guards), 2):
        mine, theirs = one.leads & may, other.leads & may
        known = [{lead for lead in guard.leads if None not in lead} for guard in (one, other)]
        if (
            one.field == other.field != ""
            and mine & theirs
            and mine - theirs
            and theirs - mine
            and known[0] - known[1]
            and known[1] - known[0]
        ):
            clashes.add(f"stages/{names[to]}")
    reported = found(text, "two-ways-on")
    assert {each.entries[-1] for each in reported} == clashes
    for each in reported:
        assert all(verdict.meets for verdict in each.witnesses[0].verdicts)


ONLY_BLANKS = every([line("not n >= 2", "n", lambda lead: lead[0] is None or lead[0] < 2), LINES[-2]])


@given(st.lists(maybe, min_size=2, max_size=4))
@example([ONLY_BLANKS, number("n <= 2", 0, 1, 2)])
def test_a_later_stage_is_easier_where_more_leads_may_enter_or_the_number_goes_further(
    entries: list[Condition | None],
) -> None:
    """Of two neighbours that ask for something the later lets in all that the earlier does, and more; or the
    number goes further than where the path bounded it last."""
    names = "abcd"[: len(entries)]
    stages = "".join(stage(name, entry=entry) for name, entry in zip(names, entries, strict=True))
    text = funnel(stages + stage("w", outcome="won"), f"{', '.join(names)}, w")
    asking = [
        (name, entry.leads) for name, entry in zip(names, entries, strict=True) if entry and asks(entry)
    ]
    expected = {}
    last: tuple[str, int, int] | None = None
    for name, leads in asking:
        numbers = [lead[0] for lead in leads if lead[0] is not None]
        low, high = min(numbers, default=0), max(numbers, default=4)
        if (low, high) == (0, 4):
            continue
        # A limit that is gone does not count, only one that is wider.
        if last and low <= last[1] and high >= last[2] and (0 < low < last[1] or 4 > high > last[2]):
            expected[name] = last[0]
        last = (name, low, high)
    for (earlier, before), (later, now) in pairwise(asking):
        if later not in expected and before < now:
            expected[later] = earlier
    reported = found(text, "easier-later-stage")
    told = {
        each.entries[1].removeprefix("stages/"): each.entries[0].removeprefix("stages/") for each in reported
    }
    assert told == expected
    for each in reported:
        assert [verdict.meets for verdict in each.witnesses[0].verdicts] == [True, False]


@given(st.lists(maybe, min_size=1, max_size=3), maybe, st.sampled_from(["lost", "parked", "won"]))
def test_on_path_and_out_is_who_meets_both_entries(
    entries: list[Condition | None], side: Condition | None, outcome: str
) -> None:
    """Unless some entry of the path lets in only leads that meet the other one, which then permits and does
    not sort out. The first stage of the path is named that such a lead may enter and that asks about the same
    field; where none does, the first of all, as an info."""
    names = "abc"[: len(entries)]
    stages = "".join(stage(name, entry=entry) for name, entry in zip(names, entries, strict=True))
    text = funnel(
        stages + stage("w", outcome="won") + stage("s", entry=side, outcome=outcome),
        f"{', '.join(names)}, w",
        "s",
    )
    path = [(name, entry) for name, entry in zip(names, entries, strict=True) if entry and asks(entry)]
    out = side.leads if side and asks(side) and outcome != "won" else frozenset()
    both = [(name, entry) for name, entry in path if entry.leads & out]
    if any(entry.leads <= out for _, entry in path):
        both = []
    same = [(name, entry) for name, entry in both if side and fields(entry) & fields(side)]
    reported = found(text, "on-path-and-out")
    assert [each.entries for each in reported] == [
        (f"stages/{name}", "stages/s") for name, _ in (same or both)[:1]
    ]
    for each in reported:
        assert each.severity.word == ("warning" if same else "info")
        assert all(verdict.meets for verdict in each.witnesses[0].verdicts)
