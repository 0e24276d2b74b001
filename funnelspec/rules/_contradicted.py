"""Which amounts of a text an item's attributes contradict."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.conditions.values import parse_duration
from funnelspec.config import Calendar
from funnelspec.language.contrast.amounts import Amount, amounts
from funnelspec.language.contrast.reading import units
from funnelspec.language.contrast.thesaurus import plain
from funnelspec.language.little import word_set
from funnelspec.language.words import words
from funnelspec.rules._values import Stated

_Contradiction = tuple[Amount, Stated]
_TIMES = ("clock", "months", "business")
_MONTH = 30 * 86400
_INFINITE = float("inf")
_NEAR = 30  # signs

_CUES = {
    "max_age": word_set("stay stays remain wait close closed age leave keep rest longest older old after"),
    "accept_within": word_set("accept accepted reject rejected answer take taken confirm confirmed within"),
    "probability": word_set("probability chance likely likelihood"),
    "goal": word_set("goal target aim case time"),
    "target": word_set("goal target aim expect should plan"),
}
"""An attribute is meant where one of these words stands; others by every amount of their kind."""


def contradicted(text: str, values: list[Stated], calendar: Calendar) -> Iterator[_Contradiction]:
    """Each amount of a text that none of the values it may mean agrees with, and the first of these.

    Args:
        text: without what is no prose; see ``words.masked``.
        calendar: what a business day is.
    """
    told = set(words(text))
    for amount in amounts(units(text, plain())[0]).found:
        meant = [value for value in values if _means(amount, value, text, told)]
        behind = _behind(amount, text)  # "65 points and 50 employees": the latter counts no points
        meant = [value for value in meant if not value.names.isdisjoint(behind)] or meant
        if meant and not any(_agrees(amount, value, calendar) for value in meant):
            yield amount, meant[0]


def _means(amount: Amount, value: Stated, text: str, told: set[str]) -> bool:
    cues = _CUES.get(value.attribute)
    if cues is not None and value.kind in ("duration", "share") and cues.isdisjoint(told):
        return False
    match value.kind:
        case "number":
            if amount.family == "money":
                return amount.unit == value.unit
            if amount.family == "percent":
                return value.unit == "%"
            if amount.family != "count" or amount.window:
                return False
            # The unit behind the number, or what is compared before it.
            ahead = text[max(0, amount.wide[0] - _NEAR) : amount.wide[0]]
            before = words(ahead[max(ahead.rfind(mark) for mark in ",.;:") + 1 :])
            return not value.names.isdisjoint({*_behind(amount, text), *before[-2:]})
        case "days":
            return amount.family in _TIMES and amount.window in ("last", "next")
        case "duration":
            return amount.family in _TIMES and not amount.window and not amount.bare
        case "share":
            return amount.family == "percent" and "%" in value.said
        case "most":
            return amount.family == "count" and amount.low == 0 < amount.high < _INFINITE and "point" in told
        case "range":
            return amount.family == "count" and 0 <= amount.low < amount.high < _INFINITE
    return False


def _behind(amount: Amount, text: str) -> set[str]:
    """The folded words from a number on up to the one behind what belongs to it."""
    end = max(amount.end, amount.wide[1])
    return {*words(text[amount.start : end]), *words(text[end : end + _NEAR])[:1]}


def _agrees(amount: Amount, value: Stated, calendar: Calendar) -> bool:
    if value.kind in ("duration", "days"):
        return _same_time(amount, value, calendar)
    numbers = [float(str(number).rstrip("%").replace(",", "")) for number in value.numbers]
    if value.kind == "range":
        return [amount.low, amount.high] == numbers
    if value.kind == "share":
        return amount.raw in numbers
    if value.kind == "most":
        return amount.high in numbers
    if not value.op or amount.low == amount.high:
        return bool({amount.raw, amount.low, amount.high} & set(numbers))
    step = 1.0 if all(number == int(number) for number in numbers) else 0.0
    low = numbers[0] + (step if value.op == ">" else 0) if value.op in (">", ">=", "=", "between") else 0.0
    high = _INFINITE
    if value.op in ("<", "<=", "=", "between"):
        high = numbers[-1] - (step if value.op == "<" else 0)
    lower, upper = amount.low in (0.0, low), amount.high in (_INFINITE, high)
    return lower and upper and (amount.low == low or amount.high == high)


def _same_time(amount: Amount, value: Stated, calendar: Calendar) -> bool:
    said = value.said if value.kind == "duration" else f"{value.numbers[0]} days"
    duration = parse_duration(said)
    if duration is None:
        return True  # not written as one, which is told elsewhere
    day, week = calendar.working_minutes * 60, len(calendar.working_week)
    if duration.business != (amount.family == "business"):
        return False
    seconds = amount.raw
    if amount.family == "months":
        seconds = amount.raw * _MONTH
    elif amount.family == "business" and amount.unit in ("day", "week", "fortnight"):
        days = amount.raw / 86400 * (1 if amount.unit == "day" else week / 7)
        seconds = days * day
    return seconds == duration.seconds(day, week)
