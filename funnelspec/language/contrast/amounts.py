"""Numbers, deadlines, sums of money, periods and windows of a text, in a form that can be compared.

Durations are seconds, or months from months on; business time is never equal to clock time.
"""

from __future__ import annotations

from funnelspec.language.contrast import bounds
from funnelspec.language.contrast.bounds import INFINITE
from funnelspec.language.contrast.numbers import begins, number
from funnelspec.language.contrast.reading import WORD, Unit
from funnelspec.language.contrast.units import MONEY, TIME, Measure, direction, measure, name, period, window
from funnelspec.language.contrast.wordlists import LASTING
from funnelspec.record import NamedTuple

_MORE = ("more", "further", "additional")  # "twelve more months"
_CLOSE = 6  # signs between two bounds of one range: " and ", " but "


class Amount(NamedTuple):
    """A number with its bounds and its unit, a period, or a window.

    Attributes:
        low, high: the closed bounds, in the family's smallest unit; of a period or a window both are 0.
        family: ``count``, ``clock``, ``months``, ``business``, ``money``, ``percent``, ``period`` or
            ``window``.
        unit: the currency, the unit as written, the period, or the window with its direction.
        raw: the number itself, in the family's smallest unit.
        start, end: the place of the number and its unit.
        wide: the place with the words of its bound.
        noun: the common word of what is counted; empty where nothing is.
        before: the common word of what stands before it.
        window: ``last``, ``current`` or ``next`` of a span of time that is counted from now.
        loose: a deadline or the like; see ``bounds``.
        bare: written with "a" in place of a number, which may as well be "the".
    """

    low: float
    high: float
    family: str
    unit: str
    raw: float
    start: int
    end: int
    wide: tuple[int, int]
    noun: str = ""
    before: str = ""
    window: str = ""
    loose: bool = False
    bare: bool = False

    def equal(self, other: Amount) -> bool:
        """Whether both say the same, whatever they count."""
        if (self.family, self.window) != (other.family, other.window):
            return False
        if self.family not in ("clock", "months", "business", "count") and self.unit != other.unit:
            return False
        if (self.low, self.high) == (other.low, other.high):
            return True
        if not (self.loose or other.loose) or self.raw != other.raw:
            return False
        if any(one.low == one.high and not its.loose for one, its in ((self, other), (other, self))):
            return False  # "12 months" against "at least 12 months"
        return INFINITE not in (self.high, other.high) or 0 not in (self.low, other.low)


class Amounts(NamedTuple):
    """Attributes: ``rest``: the other units; counted nouns among them, bounds and units of time not."""

    found: list[Amount]
    rest: list[Unit]


def amounts(read: list[Unit]) -> Amounts:
    """The amounts of a text."""
    reader = _Reader(read)
    at = 0
    while at < len(read):
        unit = read[at]
        at += reader.number(at) if begins(unit) else reader.moment(at) if unit.kind == WORD else 1
    rest = [unit for at, unit in enumerate(read) if at not in reader.used]
    return Amounts(_merged(reader.found), rest)


class _Reader:
    """Reads amounts one by one; ``used`` are the positions of the units that belong to one."""

    def __init__(self, read: list[Unit]) -> None:
        self.read = read
        self.found: list[Amount] = []
        self.used: set[int] = set()

    def number(self, at: int) -> int:
        """Takes the number at a unit, if it is one; gives how many units to go on."""
        read = self.read
        taken = number(read, at)
        if taken is None:
            return 1
        value, first, end = taken[0], at, at + taken[1]
        upper = bounds.upper_end(read, end)
        if upper is not None:
            end = upper[1]
        if end < len(read) and read[end].lower in _MORE and measure(read, end + 1).timed:
            end += 1
        measured, first, end = self._measure(first, end)
        wide, wide_end, sign = first, end, ""
        if upper is not None:
            if first and read[first - 1].lower in ("between", "from"):
                first = wide = first - 1
            low, high, loose = value * measured.factor, upper[0] * measured.factor, False
        else:
            sign, wide = bounds.before(read, first)
            if value == 1 and read[wide].lower == "from":  # "from one rep to one person"
                sign, wide = "", first
            if not sign or sign.startswith("~"):
                after, begin, stop = bounds.behind(read, end)
                if after:
                    sign, wide_end = after, stop
                    self.used.update(range(begin, stop))
            sign, wide = bounds.denied(read, wide, sign)
            if measured.timed and read[wide].lower in ("no", "not"):  # "no later than", and not "within"
                sign = bounds.ahead(read, end, sign)
            if measured.timed and not sign and bounds.not_until(read, wide):
                sign = "~>"
            if measured.timed and (not sign or (sign == ">" and self._span(wide))):
                sign = "~"
            whole = measured.family == "count" and value < 1e15 and value == int(value)
            low, high, loose = bounds.closed(value * measured.factor, sign, whole)
        self.used.update(range(wide, end))
        noun, last = "", end - 1
        if measured.family == "count" and end < len(read) and read[end].telling:
            noun, last = read[end].common, end
        before = (unit.common for unit in reversed(read[max(0, wide - 4) : wide]) if unit.telling)
        self.found.append(
            Amount(
                low, high, measured.family, measured.unit, value * measured.factor,
                read[first].start, read[last].end,
                (read[wide].start, max(read[last].end, read[wide_end - 1].end)),
                noun, next(before, ""), measured.window, loose,
            )
        )  # fmt: skip
        return end - at

    def _measure(self, first: int, end: int) -> tuple[Measure, int, int]:
        """The unit of a number, and the units that make up both."""
        read = self.read
        if first and name(read[first - 1]) in MONEY:
            return Measure("money", MONEY[name(read[first - 1])]), first - 1, end
        measured = measure(read, end)
        if measured.timed and first and direction(read[first - 1]):
            return measured._replace(window=direction(read[first - 1])), first - 1, end + measured.size
        return measured, first, end + measured.size

    def _span(self, at: int) -> bool:
        """Whether "over" leads a span of time, "over 12 months", and no bound, "for over 12 months"."""
        before = self.read[at - 1].lower if at else ""
        return self.read[at].lower == "over" and before not in ("for", "if", "than", "is", "of")

    def moment(self, at: int) -> int:
        """Takes the period or window at a unit, if one begins there; gives how many units to go on."""
        read, unit = self.read, self.read[at]
        found = period(unit)
        if found:
            return self._add("period", found, "", at, at + 1)
        shown, size = window(read, at)
        if size and direction(unit) == "last" and unit.lower == "past":
            seconds, family = TIME[shown.rpartition(" ")[2]]
            value = float(seconds)
            place = (unit.start, read[at + size - 1].end)
            self.found.append(
                Amount(value, value, family, shown, value, *place, place, window="last", loose=True)
            )
            self.used.update(range(at, at + size))
            return size
        if size:
            return self._add("window", shown, direction(unit), at, at + size)
        if unit.lower in ("per", "each", "every", "a", "an") and at + 1 < len(read):
            return self._each(at)
        return 1

    def _each(self, at: int) -> int:
        """ "per month" and "every month" are periods; "within a month" is a span of time."""
        read = self.read
        measured = measure(read, at + 1)
        if not measured.timed:
            return 1
        end = at + 1 + measured.size
        before = read[at - 1].lower if at else ""
        after, _, stop = bounds.behind(read, end)
        if read[at].lower not in ("a", "an") or (before not in LASTING and not after):
            return self._add("period", measured.unit, "", at, end)
        sign, first = bounds.before(read, at)
        if after:
            sign, end = after, stop
        low, high, _ = bounds.closed(measured.factor, sign, False)
        place = (read[at].start, read[end - 1].end)
        self.used.update(range(first, end))
        self.found.append(
            Amount(
                low, high, measured.family, measured.unit, measured.factor, *place,
                (read[first].start, place[1]), loose=True, bare=True,
            )
        )  # fmt: skip
        return end - at

    def _add(self, family: str, unit: str, shown: str, first: int, end: int) -> int:
        self.used.update(range(first, end))
        place = (self.read[first].start, self.read[end - 1].end)
        self.found.append(Amount(0.0, 0.0, family, unit, 0.0, *place, place, window=shown))
        return end - first


def _merged(found: list[Amount]) -> list[Amount]:
    """The amounts, a lower and an upper bound that follow each other as one: "above 59 and below 80"."""
    merged: list[Amount] = []
    for each in found:
        last = merged[-1] if merged else None
        if last is not None and _one_range(last, each):
            low, high = max(last.low, each.low), min(last.high, each.high)
            noun, wide = each.noun or last.noun, (last.wide[0], each.wide[1])
            merged[-1] = last._replace(low=low, high=high, noun=noun, raw=low, end=each.end, wide=wide)
        else:
            merged.append(each)
    return merged


def _one_range(one: Amount, other: Amount) -> bool:
    return (
        one.family == other.family == "count"
        and other.wide[0] - one.wide[1] <= _CLOSE
        and INFINITE in (one.high, other.high)
        and 0 in (one.low, other.low)
        and min(one.high, other.high) >= max(one.low, other.low) > 0
        and (not one.noun or not other.noun or one.noun == other.noun)
    )
