"""Which amounts of two texts differ, and in what: number, bound, unit, calendar or period."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.language.contrast.amounts import Amount
from funnelspec.language.contrast.bounds import INFINITE
from funnelspec.language.contrast.units import CALENDARS, TIME


def apart(one: list[Amount], other: list[Amount]) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    """The amounts that differ, each with the kind of difference; what one text alone has as ``scope``."""
    mine, theirs = list(one), list(other)
    for test in (_same_thing, Amount.equal, _same_noun, _same_before, _same_family, _same_number):
        for each in list(mine):
            match = next((its for its in theirs if test(each, its)), None)
            if match is not None:
                mine.remove(each)
                theirs.remove(match)
                if not each.equal(match):
                    yield _kind(each, match), each, match
    yield from (("scope", each, None) for each in mine if not _vague(each))
    yield from (("scope", None, each) for each in theirs if not _vague(each))


def _vague(amount: Amount) -> bool:
    """A number that a text may have or lack: "one of", "a quarter"."""
    return amount.bare or (amount.family == "count" and amount.low == amount.high and amount.raw in (0, 1))


def _same_thing(one: Amount, other: Amount) -> bool:
    return one.equal(other) and one.noun == other.noun


def _same_noun(one: Amount, other: Amount) -> bool:
    return bool(one.noun) and one.noun == other.noun and one.family == other.family


def _same_before(one: Amount, other: Amount) -> bool:
    return bool(one.before) and one.before == other.before and _kin(one, other)


def _same_family(one: Amount, other: Amount) -> bool:
    return _kin(one, other) and (one.noun == other.noun or any(_any_kind(each) for each in (one, other)))


def _any_kind(amount: Amount) -> bool:
    """Whether a number names no thing and may count any; the "one" of "one of our pages" counts none."""
    return not amount.noun and not _vague(amount)


def _same_number(one: Amount, other: Amount) -> bool:
    return one.raw == other.raw and bool(one.raw)


_KIN = {"clock": "time", "months": "time", "business": "time", "period": "when", "window": "when"}


def _kin(one: Amount, other: Amount) -> bool:
    """Whether one may stand for the other: a span of time also for a period, where it is counted from now."""
    mine, its = (_KIN.get(each.family, each.family) for each in (one, other))
    return mine == its or (bool(one.window or other.window) and {mine, its} == {"time", "when"})


def _kind(one: Amount, other: Amount) -> str:
    families = {one.family, other.family}
    if families & {"period", "window"} or one.window or other.window:
        units = [each.unit.split() for each in (one, other)]
        plain = [[word for word in words if word not in CALENDARS] for words in units]
        return "calendar" if plain[0] == plain[1] and units[0] != units[1] else "period"
    if "business" in families and len(families) > 1 and families <= {"clock", "months", "business"}:
        return "calendar"
    if one.family != other.family:
        return "unit"
    if one.unit != other.unit and one.raw / _factor(one) == other.raw / _factor(other):
        return "unit"
    ranges = any(0 < each.low < each.high < INFINITE for each in (one, other))
    return "bound" if one.raw == other.raw and not ranges else "number"


def _factor(amount: Amount) -> float:
    unit = amount.unit.rpartition(" ")[2]
    return float(TIME[unit][0]) if unit in TIME else 1.0
