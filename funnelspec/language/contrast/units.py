"""Units of time, of money and of shares; periods ("monthly") and windows ("the current fiscal quarter")."""

from __future__ import annotations

from funnelspec.language.contrast.reading import WORD, Unit
from funnelspec.record import NamedTuple

_DAY = 86400
TIME = {
    "second": (1, "clock"), "minute": (60, "clock"), "min": (60, "clock"), "hour": (3600, "clock"),
    "hr": (3600, "clock"), "h": (3600, "clock"), "day": (_DAY, "clock"), "week": (7 * _DAY, "clock"),
    "fortnight": (14 * _DAY, "clock"), "month": (1, "months"), "quarter": (3, "months"),
    "year": (12, "months"),
}  # fmt: skip
"""The seconds, or the months, of each unit. No number of days is a month."""
_PERIODS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "biweekly": "fortnight", "fortnightly": "fortnight",
    "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year", "annually": "year",
}  # fmt: skip
_BUSINESS = frozenset(("business", "working", "work", "office"))
MONEY = {
    "$": "usd", "usd": "usd", "dollar": "usd", "€": "eur", "eur": "eur", "euro": "eur", "£": "gbp",
    "gbp": "gbp", "pound": "gbp", "chf": "chf", "franc": "chf", "sek": "sek", "nok": "nok", "cad": "cad",
    "aud": "aud",
}  # fmt: skip
_WINDOWS = {
    "last": "last", "past": "last", "previous": "last", "prior": "last", "trailing": "last",
    "rolling": "last", "preceding": "last", "current": "current", "this": "current", "ongoing": "current",
    "running": "current", "next": "next", "coming": "next", "following": "next", "upcoming": "next",
    "same": "same",
}  # fmt: skip
_YEARS = {"fiscal": "fiscal", "financial": "fiscal", "calendar": "calendar"}
CALENDARS = frozenset(_YEARS.values())


class Measure(NamedTuple):
    """A unit: its family, its name, its factor to the family's smallest unit, and how many words it has."""

    family: str
    unit: str = ""
    factor: float = 1.0
    size: int = 0
    window: str = ""

    @property
    def timed(self) -> bool:
        return self.family in ("clock", "months", "business")


def name(unit: Unit) -> str:
    """A unit's own word in the singular."""
    return unit.lower[:-1] if len(unit.lower) > 3 and unit.lower.endswith("s") else unit.lower


def measure(read: list[Unit], at: int) -> Measure:
    """The unit that stands at a position; of none it is a count."""
    if at >= len(read):
        return Measure("count")
    own, here = read[at].lower, name(read[at])
    following = name(read[at + 1]) if at + 1 < len(read) else ""
    if here in MONEY:
        return Measure("money", MONEY[here], 1.0, 1)
    if own in _BUSINESS and following in TIME:
        return Measure("business", following, float(TIME[following][0]), 2)
    if (own in _YEARS or own in ("consecutive", "full")) and following in TIME:
        return Measure(
            TIME[following][1], f"{_YEARS.get(own, '')} {following}".strip(), float(TIME[following][0]), 2
        )
    if here in TIME and read[at].kind == WORD:
        return Measure(TIME[here][1], here, float(TIME[here][0]), 1)
    if own in ("%", "percent", "pct", "percentage") or (own == "per" and following == "cent"):
        points = following in ("point", "pp")
        return Measure(
            "percent", "percentage point" if points else "percent", 1.0, 1 + (points or own == "per")
        )
    if own == "pp":
        return Measure("percent", "percentage point", 1.0, 1)
    if here == "time":
        return Measure("count", size=1)
    return Measure("count")


def direction(unit: Unit) -> str:
    """``last``, ``current`` or ``next``, where a word says so of a span of time."""
    return _WINDOWS.get(unit.lower, "")


def period(unit: Unit) -> str:
    """How often: ``month`` for "monthly"; empty for any other word."""
    return _PERIODS.get(unit.lower, "")


def window(read: list[Unit], at: int) -> tuple[str, int]:
    """A span of time that moves with today or that the calendar cuts, and how many words it has."""
    stop = at
    parts = []
    for known in (_WINDOWS, _YEARS):
        if stop < len(read) and read[stop].lower in known:
            parts.append(known[read[stop].lower])
            stop += 1
    if parts and stop < len(read) and name(read[stop]) in TIME:
        return " ".join([*parts, name(read[stop])]), stop + 1 - at
    return "", 0
