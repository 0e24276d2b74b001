"""`python -m benchmarks.tables`: 1,500 rules about 7 fields, as a table of parts; and all pairs beside it.

One rule in fifty is hidden by two others together. The naive comparison takes each rule with each other one,
field by field, over the very cells that the table sweeps; both answers must be the same. Times are those of
the processor, so that other work on the machine counts less.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from time import process_time
from typing import TypeVar

from funnelspec.conditions.check import bind
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.parse import parse
from funnelspec.conditions.solve.boxes import Box, boxes, known
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.solve.sweep import Sweep
from funnelspec.conditions.solve.swept import table
from funnelspec.conditions.solve.table import Table as Parts
from funnelspec.conditions.typed import Typed
from funnelspec.source import Source
from funnelspec.syntax.collector import Paused
from funnelspec.syntax.tree import List, Text

TODAY = date(2026, 11, 22)
COUNTRIES = tuple(f"country {number}" for number in range(1, 21))
SOURCES = ("event", "inbound", "outbound", "partner", "referral")
RANGES = {"employees": 5_000, "lead_score": 100, "amount": 100_000, "visits": 400}
FIELDS = Table(
    {
        **{
            name: Field(id=name, name=name, type="integer", low=0, high=most) for name, most in RANGES.items()
        },
        "country": Field(id="country", name="Country", type="choice", choices=COUNTRIES),
        "source": Field(id="source", name="Source", type="choice", choices=SOURCES),
        "demo_requested": Field(id="demo_requested", name="Demo requested", type="boolean"),
    }
)
Given = TypeVar("Given")
Result = TypeVar("Result")


def rules(count: int, seed: int = 1) -> list[Typed]:
    """So many rules, each with a line about nearly every field."""
    dice = random.Random(seed)
    found: list[list[str]] = []
    while len(found) < count:
        lines = []
        for name, most in RANGES.items():
            if dice.random() < 0.9:
                first = dice.randrange(most)
                lines.append(f"{name} between {first} and {min(most, first + dice.randrange(most // 3))}")
        lines.append(f"source in ({', '.join(dice.sample(SOURCES, 2))})")
        lines.append("demo_requested" if dice.random() < 0.5 else "not demo_requested")
        countries = dice.sample(COUNTRIES, dice.randint(4, 8))
        # One in fifty is hidden by two others that are its halves.
        parts = (countries[:3], countries[3:], countries) if len(found) % 50 < 3 else (countries,)
        found += [[*lines, f"country in ({', '.join(some)})"] for some in parts]
    return [_typed(lines) for lines in found[:count]]


def _typed(lines: list[str]) -> Typed:
    source = Source("rules.yaml", "")
    condition, _ = parse(List(source, 0, 0, [Text(source, 0, 0, line) for line in lines]))
    assert condition is not None
    typed, findings = bind(condition, FIELDS)
    assert typed is not None
    assert not findings
    return typed


def naive(boxes: Sequence[Box], full: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The parts that overlap with parts before them, each compared with each."""
    rows = [[box.get(var, cells) for var, cells in enumerate(full)] for box in boxes]
    found = {}
    for part, one in enumerate(rows):
        others = []
        for other in range(part):
            for mine, theirs in zip(one, rows[other], strict=True):
                if not mine & theirs:
                    break
            else:
                others.append(other)
        if others:
            found[part] = tuple(others)
    return found


def timed(prepare: Callable[[], Given], work: Callable[[Given], Result], rounds: int) -> tuple[float, Result]:
    """The median time of the work in ms, after one round to warm up, and what came out."""
    took = []
    for _ in range(rounds + 1):
        given = prepare()
        with Paused():
            begin = process_time()
            found = work(given)
            took.append((process_time() - begin) * 1000)
    return median(took[1:]), found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    parser.add_argument("--rules", type=int, default=1_500)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    parts = rules(given.rules)
    logic = Logic(parts, TODAY)
    space = Space(parts, TODAY.toordinal())

    def fresh() -> Parts:
        return table(logic, space, parts, on_days=False)

    def swept() -> Parts:
        made = fresh()
        assert made.overlaps
        return made

    def columns() -> Sweep:
        return Sweep(cells, space.nodes.full)

    cells = [(boxes(space.node(part)) or [{}])[0] for part in parts]
    rounds = given.rounds
    whole, _ = timed(lambda: parts, lambda parts: Logic(parts, TODAY).table(parts).overlaps, rounds)
    pairs, slow = timed(lambda: cells, lambda cells: naive(cells, space.nodes.full), rounds)
    overlaps, fast = timed(fresh, lambda made: made.overlaps, rounds)
    gap, found = timed(columns, lambda sweep: sweep.gap(known(space.axes)), rounds)
    gaps, _ = timed(swept, lambda made: made.gaps, rounds)
    hidden, inside = timed(swept, lambda made: made.inside, rounds)
    assert fast == slow, "the sweep and the naive comparison do not agree"
    count = sum(map(len, fast.values()))
    print(
        f"{given.rules:,} rules, {len(FIELDS.fields)} fields, {count:,} overlaps, {len(inside)} hidden rules"
    )
    print(f"| {'what':<44} | {'median':>9} | {'limit':>6} |\n|{'-' * 46}|{'-' * 11}|{'-' * 8}|")
    for what, took, limit in (
        ("all pairs, one by one (naive)", pairs, ""),
        ("all overlaps, grouped", overlaps, "50 ms"),
        ("first gap", gap, "10 ms"),
        ("five gaps, each with a lead and in words", gaps, ""),
        ("rules hidden by others, also by several", hidden, ""),
        ("conditions to cells, and all overlaps", whole, ""),
    ):
        print(f"| {what:<44} | {took:>6.1f} ms | {limit:>6} |")
    assert found is not None, "1,500 rules at random leave a gap"


if __name__ == "__main__":
    main()
