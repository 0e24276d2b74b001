"""The reference evaluator: what a condition means for one lead, by the semantics of the format.

Two-valued logic over leads whose fields have a value or are unknown. On a blank every comparison but
``is unknown`` is false; only ``not``, ``none`` and ``not meets`` turn that round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any

from funnelspec.conditions.ast import All, AnyOf, AtLeast, NoneOf, Not
from funnelspec.conditions.typed import DAY_OPS, Groups, Leaf, Named, Question, Test, Typed, leaves
from funnelspec.language.folding import fold_text
from funnelspec.record import NamedTuple
from funnelspec.source import Location

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.typed import Value


def evaluate(typed: Typed, lead: Mapping[str, Value], today: date, judged: Mapping[str, bool]) -> bool:
    """Whether a lead meets a condition.

    Args:
        lead: field ids to values; a field that is not in it is unknown.
        judged: judgements to answers, in any spelling that folds to the same; unanswered is no.
    """
    return _Run(lead, today.toordinal(), fold_answers(judged)).holds(typed)


def verdicts(lead: Mapping[str, Value], today: date, judged: Mapping[str, bool]) -> Callable[[Typed], bool]:
    """``evaluate`` for many conditions about one lead; what is behind ``meets`` is worked out once."""
    return _Run(lead, today.toordinal(), fold_answers(judged)).holds


def fold_answers(judged: Mapping[str, bool]) -> dict[str, bool]:
    """Answers by the folded text of their judgements."""
    return {fold_text(text): answer for text, answer in judged.items()}


class _Run:
    """One lead on one day; what is behind ``meets`` is worked out once, however often it is named."""

    __slots__ = ("answers", "decided", "lead", "named", "today")

    def __init__(self, lead: Mapping[str, Value], today: int, answers: Mapping[str, bool]) -> None:
        self.lead = lead
        self.today = today
        self.answers = answers
        self.named: dict[str, bool] = {}
        self.decided: dict[str, Decision] = {}

    def holds(self, typed: Typed) -> bool:
        match typed:
            case Test():
                return test_holds(typed, self.lead.get(typed.field.id), self.today)
            case Question():
                return self.answers.get(typed.folded, False)
            case Not():
                return not self.holds(typed.part)
            case Named():
                if typed.ref not in self.named:
                    self.named[typed.ref] = self.holds(typed.typed)
                return self.named[typed.ref]
        return _together(typed, map(self.holds, typed.parts))

    def decide(self, typed: Typed) -> Decision:
        match typed:
            case Test() | Question():
                return Decision(self.holds(typed), (typed,))
            case Not():
                inner = self.decide(typed.part)
                return Decision(not inner.meets, inner.leaves)
            case Named():
                if typed.ref not in self.decided:
                    self.decided[typed.ref] = self.decide(typed.typed)
                return self.decided[typed.ref]
        parts = [self.decide(part) for part in typed.parts]
        verdicts = [part.meets for part in parts]
        settled = settling(typed, verdicts)
        return Decision(_together(typed, verdicts), _leaves(compress(parts, settled)))


def _together(group: Groups, verdicts: Iterable[bool]) -> bool:
    """The verdict of a group from those of its parts."""
    match group:
        case All():
            return all(verdicts)
        case AnyOf():
            return any(verdicts)
        case NoneOf():
            return not any(verdicts)
    return sum(verdicts) >= group.count


def settling(group: Groups, verdicts: Sequence[bool]) -> list[bool]:
    """Of each part of a group, by the verdicts of all, whether it makes the group's verdict what it is."""
    # One part with this verdict settles the group: a false one of `all`, a true one of `any` or `none`. Of
    # `at_least` it takes several.
    alone = _together(group, verdicts) if isinstance(group, AtLeast) else not isinstance(group, All)
    found = [verdict == alone for verdict in verdicts]
    return found if any(found) else [True] * len(found)


def _leaves(decisions: Iterable[Decision]) -> tuple[Leaf, ...]:
    return tuple(dict.fromkeys(leaf for decision in decisions for leaf in decision.leaves))


def test_holds(test: Test, value: Any, today: int) -> bool:
    """Whether a field with this value, nothing if unknown, passes a test; ``today`` as an ordinal day."""
    op = test.op
    if value is None or value == frozenset():
        return op == "unknown"
    if op in ("known", "unknown"):
        return op == "known"
    if op in DAY_OPS:
        return _on_day(op, value.toordinal(), today, test.values)
    values: tuple[Any, ...] = test.values
    if test.field.type == "text":
        value = value.casefold()
        values = tuple(each.casefold() for each in values)
    match op:
        case "=":
            return bool(value == values[0])
        case "!=":
            return bool(value != values[0])
        case "<":
            return bool(value < values[0])
        case "<=":
            return bool(value <= values[0])
        case ">":
            return bool(value > values[0])
        case ">=":
            return bool(value >= values[0])
        case "between":
            return bool(values[0] <= value <= values[1])
        case "in":
            return value in values
        case "not in":
            return value not in values
        case "has any":
            return any(each in value for each in values)
        case "has all":
            return all(each in value for each in values)
        case "has none":
            return not any(each in value for each in values)
        case "contains":
            return values[0] in value
        case "starts with":
            return bool(value.startswith(values[0]))
        case _:
            return bool(value.endswith(values[0]))


def _on_day(op: str, day: int, today: int, values: tuple[Any, ...]) -> bool:
    if op == "past":
        return day < today
    if op == "future":
        return day > today
    days: int = values[0]
    if op == "in the last":
        return today - days <= day <= today
    if op == "in the next":
        return today <= day <= today + days
    return day < today - days


class Decision(NamedTuple):
    """A verdict and the lines that decided it, also in other criteria."""

    meets: bool
    leaves: tuple[Leaf, ...]

    @property
    def where(self) -> Location | None:
        """The first line that decided; ``not`` in front of it left out."""
        return self.leaves[0].where if self.leaves else None


def explain(typed: Typed, lead: Mapping[str, Value], today: date, judged: Mapping[str, bool]) -> Decision:
    """The verdict of ``evaluate``, and the lines that make it so: each that decides alone (a false one of
    ``all``, a true one of ``any``), or all of those that only decide together."""
    return _Run(lead, today.toordinal(), fold_answers(judged)).decide(typed)


def explain_every_day(
    typed: Typed, lead: Mapping[str, Value], today: date, judged: Mapping[str, bool]
) -> Decision:
    """As ``explain``, of a verdict that is the same on every day: the lines that decide it on all of them;
    those of ``today`` where it is decided by other lines on other days."""
    answers = fold_answers(judged)
    decision = _Run(lead, today.toordinal(), answers).decide(typed)
    always = decision.leaves
    for day in _turns(typed, lead):
        others = set(_Run(lead, day, answers).decide(typed).leaves)
        always = tuple(leaf for leaf in always if leaf in others)
    return Decision(decision.meets, always or decision.leaves)


def hangs_on_today(typed: Typed, lead: Mapping[str, Value], today: date, judged: Mapping[str, bool]) -> bool:
    """Whether the verdict would be another on some other day."""
    answers = fold_answers(judged)
    now = _Run(lead, today.toordinal(), answers).holds(typed)
    return any(_Run(lead, day, answers).holds(typed) != now for day in _turns(typed, lead))


def _turns(typed: Typed, lead: Mapping[str, Value]) -> list[int]:
    """Days that stand for all days: those on which a line begins or ceases to hold, and their neighbours."""
    days: set[int] = set()
    for leaf in leaves(typed):
        if isinstance(leaf, Test) and leaf.op in DAY_OPS:
            value: Any = lead.get(leaf.field.id)
            if value is not None:
                day = value.toordinal()
                reach: Any = leaf.values[0] if leaf.values else 0
                for turn in (day - reach, day, day + reach):
                    days.update((turn - 1, turn, turn + 1))
    return sorted(days)
