"""Damages definitions at random and demands that every run ends in findings, never in an exception.

    python -m tests.fuzz --inputs 20000 --seed 1

The definitions that the project ships and tests with are damaged one file at a time: lines are dropped,
doubled and swapped, letters flipped, odd words put in, files spliced and cut off. Each damaged workspace is
checked, reported in every format and published. The same seed gives the same inputs; ``--only`` repeats one.
"""

from __future__ import annotations

import argparse
import random
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from funnelspec.engine import CONFIG, Run, check_texts
from funnelspec.renderers.exporters import EXPORTERS
from funnelspec.reporters import concise, full, github, gitlab, json_report, markdown, sarif
from funnelspec.usecases import published

ROOT = Path(__file__).parents[1]
FOLDERS = (
    "definitions",
    "funnelspec/templates/init/definitions",
    "funnelspec/templates/misaligned/definitions",
    "tests/golden/gitlab_2022/definitions",
)
TODAY = date(2026, 1, 15)

PLAIN = """
    : - , # ' " [ ] { } | > >- ? & * ! % @ ` ~ << &a *a !!python/object:os.system --- ... [[ ]] [[mql]]
    name: definition: when: next: owner: stages: terms: fields: criteria: funnels: segments: parts: of: to:
    team: context: not any: all: none: at_least: judgement meets between and or in contains is unknown known
    >= <= != = yes no NO null on 0123 22,800 75k 20% 12:30 2026-02-30 2026-03-01 business hours days 2.5
    stages/mql segments/ /x mql sales marketing agreed retired funnelspec: ignore[two-meanings] until
    99999999999999999999 <script>
    """
ODD = (
    "\u2028", "\u00a0", "\u200b", "\ufeff", "\u202e", "\x85", "\x1b[31m", "\u00fc", "\u6f22\u5b57",
    "\U0001f600", "\u201cquoted\u201d", '"\\ud800"', '"\\x1b"', "a " * 2000, "[" * 200, "[[" * 500,
)  # fmt: skip
WORDS = (*PLAIN.split(), *ODD)


class Input(NamedTuple):
    """One damaged workspace: its files by path, which of them is damaged, and how."""

    files: dict[str, str]
    path: str
    damage: tuple[str, ...]


Damage = Callable[[list[str], random.Random, list[str]], None]


def _drop(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    del lines[at : at + dice.choice((1, 1, 1, 3))]


def _double(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    lines[at:at] = lines[at : at + dice.choice((1, 1, 5))]


def _swap(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _flip(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    if lines[at]:
        spot = dice.randrange(len(lines[at]))
        letter = chr(dice.choice((dice.randrange(32, 127), dice.randrange(1, 0x3000))))
        lines[at] = lines[at][:spot] + letter + lines[at][spot + 1 :]


def _remove(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    spot = dice.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:spot] + lines[at][spot + dice.choice((1, 1, 4)) :]


def _insert(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    spot = dice.randrange(len(lines[at]) + 1)
    glue = dice.choice(("", " "))
    lines[at] = f"{lines[at][:spot]}{glue}{dice.choice(WORDS)}{glue}{lines[at][spot:]}"


def _value(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    name, mark, _ = lines[at].partition(": ")
    if mark:
        lines[at] = f"{name}: {dice.choice(WORDS)}"


def _shift(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    by = dice.choice((-2, -1, 1, 2, 4))
    for number in range(at, min(len(lines), at + dice.choice((1, 1, 4)))):
        line = lines[number]
        lines[number] = " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _splice(lines: list[str], dice: random.Random, other: list[str]) -> None:
    at, start = dice.randrange(len(lines)), dice.randrange(len(other))
    lines[at:at] = other[start : start + dice.randrange(1, 12)]


def _cut_off(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    at = dice.randrange(len(lines))
    lines[at:] = [lines[at][: dice.randrange(len(lines[at]) + 1)]]


def _line_ends(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    end = dice.choice(("\r", "\r", "\t", " ", "\u2028", "\x85"))
    start = dice.randrange(len(lines))
    for at in range(start, len(lines)):
        lines[at] += end


def _team(lines: list[str], dice: random.Random, _other: list[str]) -> None:
    lines.insert(
        0, dice.choice(("team: sales", "team: marketing", "context: partner", "owner: sales", "team: x"))
    )


DAMAGES: tuple[Damage, ...] = (
    _drop, _double, _swap, _flip, _remove, _insert, _insert, _value, _value, _value, _shift, _splice,
    _cut_off, _line_ends, _team,
)  # fmt: skip


def damaged(seed: int, number: int) -> Input:
    """The damaged workspace of a seed and a number."""
    dice = random.Random(f"{seed} {number}")
    return _damaged(undamaged(dice.choice(FOLDERS)), dice)


@cache
def undamaged(folder: str) -> dict[str, str]:
    """The files of a workspace that the project ships or tests with, by path."""
    paths = sorted((ROOT / folder).rglob("*.yaml"))
    return {path.relative_to(ROOT / folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _damaged(base: dict[str, str], dice: random.Random) -> Input:
    definitions = [path for path in base if path != CONFIG]
    chosen = dice.sample(definitions, min(len(definitions), dice.randrange(2, 5)))
    path = CONFIG if dice.random() < 0.05 else chosen[0]
    lines, other = base[path].split("\n"), base[dice.choice(definitions)].split("\n")
    damage = dice.choices(DAMAGES, k=dice.choice((1, 1, 1, 2, 3, 8)))
    for change in damage:
        change(lines, dice, other)
        lines = lines or [""]
    files = {each: base[each] for each in (CONFIG, *chosen)}
    files[path] = "\n".join(lines)
    return Input(files, path, tuple(change.__name__.strip("_") for change in damage))


def run(given: Input) -> Run:
    """Checks, reports and publishes one input.

    Raises:
        AssertionError: a finding is outside its file, or a report or a published form is empty.
    """
    done = check_texts(given.files, TODAY)
    for found in done.report.diagnostics:
        for label in (found.at, *found.related):
            where = label.where
            assert where.path in given.files, (found.card.name, where)
            assert 0 <= where.start <= where.end <= len(where.source.text), (found.card.name, where)
            assert where.first.line >= 1, (found.card.name, where)
            assert where.first.column >= 1, (found.card.name, where)
    for text in (
        full.render(done.report, show_info=True),
        concise.render(done.report, show_info=True),
        json_report.render(done.report),
        github.render(done.report),
        markdown.render(done.report),
        sarif.render(done.report),
        gitlab.render(done.report),
    ):
        text.encode("utf-8")
    if done.model is not None:
        for text in published(done.model, EXPORTERS).values():
            assert text.encode("utf-8")
    return done


class Outcome(NamedTuple):
    """How many inputs ended how, how often each rule found something, and which failed."""

    ends: Counter[str]
    rules: Counter[str]
    failures: list[int]


def fuzz(seed: int, count: int, start: int = 0) -> Outcome:
    """Runs the inputs of a seed from number ``start`` up to ``count``, and prints what fails."""
    outcome = Outcome(Counter(), Counter(), [])
    for number in range(start, count):
        given = damaged(seed, number)
        try:
            done = run(given)
        except Exception:
            outcome.failures.append(number)
            outcome.ends["failed"] += 1
            print(f"--seed {seed} --only {number}: {given.path} ({', '.join(given.damage)})")
            traceback.print_exc()
        else:
            outcome.ends[_end(done)] += 1
            outcome.rules.update({found.card.name for found in done.report.diagnostics})
    return outcome


def _end(done: Run) -> str:
    if done.broken_config:
        return "broken workspace file"
    if done.model is not None and not done.model.complete:
        return "unreadable file"
    return "misshapen" if done.blocked else "findings" if done.report.diagnostics else "clean"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("--inputs", type=int, default=300)
    parser.add_argument("--start", type=int, default=0, help="leave out the inputs before this one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="run this one input alone, and print its damaged file")
    given = parser.parse_args()
    start, count = (given.start, given.inputs) if given.only is None else (given.only, given.only + 1)
    if given.only is not None:
        one = damaged(given.seed, given.only)
        print(one.files[one.path])
    outcome = fuzz(given.seed, count, start)
    print(f"seed {given.seed}, inputs {start} to {count - 1}")
    for title, counts in (("ended", outcome.ends), ("found", outcome.rules)):
        print(f"{title}: {', '.join(f'{name} {times}' for name, times in counts.most_common())}")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
