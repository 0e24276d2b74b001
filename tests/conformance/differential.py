"""Holds the solver against z3 and against trying, on random pairs of conditions.

    python -m tests.conformance.differential --pairs 50000 --seed 1

Each pair is asked the six questions that findings are made of, once with blanks and once without; every
lead that the solver shows is replayed by the reference evaluator. What disagrees is made as small as it gets
and printed as it may stand in ``conditions.yaml``. The same seed gives the same pairs; ``--only`` repeats
one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from math import prod
from statistics import median
from time import process_time
from typing import Any, NamedTuple

from funnelspec.conditions.evaluate import evaluate, hangs_on_today
from funnelspec.conditions.fields import Field
from funnelspec.conditions.solve.logic import Logic
from funnelspec.conditions.typed import DAY_OPS, Typed
from funnelspec.language.folding import fold_text
from tests.conformance.by_trying import by_trying, known_values
from tests.conformance.by_z3 import EFFORT, by_z3
from tests.conformance.generated import generated
from tests.conformance.reached import LAST, Reached, Region
from tests.conformance.shapes import Judged, Line, Pair, Shape, asked, bind_all, lines, written
from tests.conformance.shrinking import smallest

MOST_LEADS = 4000
MOST_SHOWN = 10
QUESTIONS: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "one can be met": ((0,), ()),
    "the other can be met": ((1,), ()),
    "they overlap": ((0, 1), ()),
    "one without the other": ((0,), (1,)),
    "the other without one": ((1,), (0,)),
    "a lead in neither": ((), (0, 1)),
}
"""Which of the two the lead meets, and which it does not."""


class Examined(NamedTuple):
    """What came of one pair: the faults by kind, the times in seconds, and how each question ended."""

    faults: list[tuple[str, str]]
    solver: float
    z3: float
    tried: bool
    answers: Counter[str]


def examine(
    pair: Pair,
    logic: Callable[[list[Typed], date], Any] = Logic,
    most: int = MOST_LEADS,
    effort: int = EFFORT,
) -> Examined:
    """Asks the solver, z3 and the evaluator about a pair.

    Args:
        most: how many leads are tried at most; a pair that needs more is left to z3.
        effort: for z3's strings, see ``by_z3``.
    """
    conditions = bind_all(pair.fields, (pair.one, pair.other, *pair.more))
    two = conditions[:2]
    start = process_time()
    solver = logic(conditions, pair.today)
    found = {
        title: solver.find(yes=[two[at] for at in yes], no=[two[at] for at in no])
        for title, (yes, no) in QUESTIONS.items()
    }
    took = process_time() - start
    start = process_time()
    by = {"z3": by_z3(pair.one, pair.other, pair.today, effort)}
    z3_took = process_time() - start
    tried = by_trying(two[0], two[1], pair.today, most)
    if tried is not None:
        by["trying"] = tried
    faults: list[tuple[str, str]] = []
    answers: Counter[str] = Counter()
    for title, (yes, no) in QUESTIONS.items():
        parts = [(pair.one, pair.other)[at] for at in (*yes, *no)]
        question = _Question(title, [two[at] for at in yes], [two[at] for at in no], parts, pair)
        answers[f"{title}: {found[title].found}"] += 1
        faults += question.faults(found[title], blanks=True)
        filled = solver.find(yes=question.yes, no=question.no, blanks=False)
        faults += question.faults(filled, blanks=False)
        for oracle, reached in by.items():
            faults += _disagreements(title, oracle, found[title], filled, reached, (yes, no))
            if not found[title].on_days and _turned(parts, pair.today, reached, (yes, no)):
                faults.append(("calendar", f"{title}: {oracle} says the answer changes with the day"))
    return Examined(faults, took, z3_took, tried is not None, answers)


def _disagreements(
    title: str, oracle: str, found: Any, filled: Any, reached: Reached, wanted: Any
) -> Iterator[tuple[str, str]]:
    for words, answer, regions in (("", found, reached.ever), (" with all filled", filled, reached.filled)):
        truth = _any(regions, wanted)
        if answer.found is not None and answer.found is not truth:
            yield "disagreement", f"{title}{words}: {answer.found}, {oracle} says {truth}"


def _any(regions: frozenset[Region], wanted: tuple[Sequence[int], Sequence[int]]) -> bool:
    yes, no = wanted
    return any(all(region[at] for at in yes) and not any(region[at] for at in no) for region in regions)


def _turned(parts: Sequence[Shape], today: date, reached: Reached, wanted: Any) -> bool:
    """Whether the answer for today alone is another than for all days from today on.

    Left alone where the calendar's own ends come in.
    """
    days = [
        line.values[0]
        for line in lines(*parts)
        if isinstance(line, Line) and line.op in DAY_OPS and line.values
    ]
    near_an_end = not 10_000 < today.toordinal() < LAST - 10_000 or any(each > 5000 for each in days)
    return not near_an_end and _any(reached.ever, wanted) != _any(reached.today, wanted)


class _Question(NamedTuple):
    title: str
    yes: list[Typed]
    no: list[Typed]
    parts: list[Shape]
    pair: Pair

    def faults(self, answer: Any, blanks: bool) -> Iterator[tuple[str, str]]:
        """What is wrong with an answer in itself, and with the lead that it shows."""
        title = f"{self.title}{'' if blanks else ' with all filled'}"
        if answer.found is None:
            yield "undecided", title
        example = answer.lead()
        if (example is not None) != (answer.found is True):
            yield "bad witness", f"{title}: {answer.found}, and the lead is {example}"
        if example is not None:
            for wrong in self._wrong(example, blanks):
                yield "bad witness", f"{title}: {wrong}, in {example}"

    def _wrong(self, example: Any, blanks: bool) -> Iterator[str]:
        day, judged = example.day, example.judged
        lead = {name: value for name, value in example.lead.items() if value is not None}
        for typed in (*self.yes, *self.no):
            if evaluate(typed, lead, day, judged) is not (typed in self.yes):
                yield f"the evaluator says something else of {typed}"
            elif not example.dated and hangs_on_today(typed, lead, day, judged):
                yield f"it hangs on the day, which it does not say, for {typed}"
        if day < self.pair.today:
            yield "its day is over"
        fields = asked(*self.parts)
        if not fields.keys() >= example.lead.keys():
            yield "nothing asks about a field"
            return
        for name, value in lead.items():
            if not _holdable(fields[name], value):
                yield f"{name} cannot hold {value!r}"
        if not blanks and not self._can_be_filled(example, fields):
            yield "it cannot be filled"
        questions = {line.question for line in lines(*self.parts) if isinstance(line, Judged)}
        if not {fold_text(text) for text in judged} <= questions:
            yield "a judgement that nobody asks for"

    def _can_be_filled(self, example: Any, fields: Mapping[str, Field]) -> bool:
        """Whether the fields that the lead leaves out have values with which it does what was asked."""
        if None in example.lead.values():
            return False
        left_out = [name for name in fields if name not in example.lead]
        values = [known_values(name, (*self.yes, *self.no), example.day) for name in left_out]
        for some in islice(product(*values), MOST_LEADS):
            lead = example.lead | dict(zip(left_out, some, strict=True))
            if all(
                evaluate(typed, lead, example.day, example.judged) is (typed in self.yes)
                for typed in (*self.yes, *self.no)
            ):
                return True
        return prod(map(len, values)) > MOST_LEADS


def _holdable(field: Field, value: Any) -> bool:
    match field.type:
        case "integer" | "number":
            low: Any = field.low
            fits = type(value) is int or (field.type == "number" and type(value).__name__ == "Decimal")
            return fits and (low is None or bool(low <= value <= field.high))
        case "boolean":
            return type(value) is bool
        case "choice":
            return value in field.choices
        case "choices":
            return type(value) is frozenset and bool(value) and value <= set(field.choices)
        case "text":
            return type(value) is str and value == value.strip() != ""
    return type(value) is date


# --- the run ------------------------------------------------------------------------------------------------


class Outcome(NamedTuple):
    """What came of all pairs: how many faults of each kind, the times, and how the questions ended."""

    faults: Counter[str]
    solver: list[float]
    z3: list[float]
    tried: int
    answers: Counter[str]


def compare(seed: int, numbers: range, **how: Any) -> Outcome:
    """Examines the pairs of a seed and prints what is wrong; ``how`` as ``examine`` takes it."""
    outcome = Outcome(Counter(), [], [], 0, Counter())
    for number in numbers:
        pair = generated(seed, number)
        examined = examine(pair, **how)
        outcome.solver.append(examined.solver)
        outcome.z3.append(examined.z3)
        outcome.answers.update(examined.answers)
        outcome = outcome._replace(tried=outcome.tried + examined.tried)
        outcome.faults.update(kind for kind, _ in examined.faults)
        if examined.faults and outcome.faults.total() - len(examined.faults) < MOST_SHOWN:
            _print(f"--seed {seed} --only {number}", pair, examined.faults[0][0], how)
    return outcome


def _print(title: str, pair: Pair, kind: str, how: dict[str, Any]) -> None:
    small = smallest(pair, lambda each: any(kind == found for found, _ in examine(each, **how).faults))
    print(f"{title}:", *(f"{each}: {text}" for each, text in examine(small, **how).faults), sep="\n  ")
    print(written(small), end="\n\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.conformance.differential", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--start", type=int, default=0, help="leave out the pairs before this one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="examine this one pair alone, and print it")
    given = parser.parse_args()
    numbers = range(given.start, given.pairs) if given.only is None else range(given.only, given.only + 1)
    if given.only is not None:
        print(written(generated(given.seed, given.only)), end="\n\n")
    outcome = compare(given.seed, numbers)
    pairs = len(numbers)
    print(f"seed {given.seed}, pairs {numbers.start} to {numbers.stop - 1}")
    print(f"pairs {pairs}, tried {outcome.tried}, questions {pairs * len(QUESTIONS) * 2}")
    for kind in ("disagreement", "bad witness", "undecided", "calendar"):
        print(f"{kind}: {outcome.faults[kind]}")
    for name, took in (("solver", outcome.solver), ("z3", outcome.z3)):
        took.sort()
        print(
            f"{name}: median {median(took) * 1000:.2f} ms, p99 {took[pairs * 99 // 100] * 1000:.2f} ms a pair"
        )
    for title in QUESTIONS:
        print(f"{title}: {outcome.answers[f'{title}: True'] * 100 // pairs} % of the pairs")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
