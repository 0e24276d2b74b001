"""Numbers, dates, yes and no, and durations as people write them.

Numbers are exact: a whole number is an ``int``, any other a ``Decimal``; the two compare exactly with each
other. ``decimal`` and ``datetime`` are imported when the first such value is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

_DIGITS = frozenset("0123456789")
_POWERS = {"k": 3, "K": 3, "m": 6, "M": 6}
_LONGEST = 40


class Numeral(NamedTuple):
    """A number as written: ``mantissa * 10 ** exponent``, and the unit behind it, which may be empty."""

    mantissa: int
    exponent: int
    unit: str = ""
    unit_start: int = 0

    def value(self, shift: int = 0) -> int | Decimal:
        """The number, moved by some powers of ten."""
        return exact(self.mantissa, self.exponent + shift)


def exact(mantissa: int, exponent: int) -> int | Decimal:
    """``mantissa * 10 ** exponent``: an ``int`` where it is whole."""
    while exponent < 0 and mantissa % 10 == 0:
        mantissa //= 10
        exponent += 1
    if exponent >= 0:
        return int(mantissa * 10**exponent)
    from decimal import Decimal

    return Decimal(f"{mantissa}E{exponent}")


def parse_number(text: str) -> Numeral | None:
    """``22,800``, ``75k``, ``1.5M``, ``-1``, ``20%``, ``12,000 USD``; nothing if it is not such a number."""
    negative = text.startswith("-")
    start = at = 1 if negative else 0
    at = _digits(text, at)
    digits = text[start:at]
    if not digits or len(text) > _LONGEST:
        return None
    if text[at : at + 1] == "," and len(digits) > 3:
        return None
    while text[at : at + 1] == ",":
        after = _digits(text, at + 1)
        if after - at != 4:
            return None
        digits += text[at + 1 : after]
        at = after
    if len(digits) > 1 and digits[0] == "0":
        return None
    fraction = ""
    if text[at : at + 1] == ".":
        after = _digits(text, at + 1)
        fraction = text[at + 1 : after]
        if not fraction:
            return None
        at = after
    power = 0
    if text[at : at + 1] in _POWERS and not text[at + 1 : at + 2].isalnum():
        power = _POWERS[text[at]]
        at += 1
    unit = text[at:].strip()
    if unit and not (unit[0].isalpha() or unit[0] in "%$€£¥"):
        return None
    mantissa = int(digits + fraction)
    return Numeral(-mantissa if negative else mantissa, power - len(fraction), unit, len(text) - len(unit))


def _digits(text: str, at: int) -> int:
    size = len(text)
    while at < size and text[at] in _DIGITS:
        at += 1
    return at


def parse_date(text: str) -> date | None:
    """``2026-03-01``; a time of day behind it is cut off. Nothing if there is no such day."""
    if len(text) < 10 or text[4] != "-" or text[7] != "-" or not text[:4].isdigit():
        return None
    from datetime import date, datetime

    try:
        if len(text) > 10:
            return datetime.fromisoformat(text).date()
        return date.fromisoformat(text)
    except ValueError:
        return None


_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def parse_yes_no(text: str) -> bool | None:
    """``yes``, ``no``, ``true``, ``false``, in any case."""
    return _YES_NO.get(text.lower())


class Duration(NamedTuple):
    """A length of time; ``tenths`` of a ``unit`` (``minute``, ``hour``, ``day``, ``week``, ``month``)."""

    tenths: int
    unit: str
    business: bool

    def seconds(self, working_day: int = 8 * 3600, working_days: int = 5) -> int:
        """How long it is, to compare it with another: business time in working seconds.

        A month is 30 days; a business week has ``working_days`` days of ``working_day`` seconds, and a
        business month the working days' share of 30 days.
        """
        if self.unit in ("minute", "hour"):
            return self.tenths * (6 if self.unit == "minute" else 360)
        if not self.business:
            return self.tenths * 8640 * {"day": 1, "week": 7, "month": 30}[self.unit]
        if self.unit == "month":
            return self.tenths * working_day * working_days * 3 // 7
        return self.tenths * working_day * (working_days if self.unit == "week" else 1) // 10


_UNITS = frozenset(("minute", "hour", "day", "week", "month"))


def parse_duration(text: str) -> Duration | None:
    """``5 minutes``, ``1.5 hours``, ``2 business days``; nothing if it is not such a duration."""
    words = text.split()
    if len(words) not in (2, 3) or (len(words) == 3 and words[1] != "business"):
        return None
    unit = words[-1].removesuffix("s")
    whole, point, tenth = words[0].partition(".")
    if unit not in _UNITS or not _is_digits(whole, 6) or (point and not _is_digits(tenth, 1)):
        return None
    return Duration(int(whole + (tenth or "0")), unit, len(words) == 3)


def is_duration(text: str) -> bool:
    """Whether a text is a duration."""
    return parse_duration(text) is not None


def _is_digits(text: str, most: int) -> bool:
    return 0 < len(text) <= most and all(letter in _DIGITS for letter in text)
