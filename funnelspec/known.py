"""What is new in a report, against findings that were there before; and what of these is gone.

A finding is known when one older finding tells all that it tells and was no milder. Findings that share a
fingerprint are counted: of three, where two were there before, one is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from funnelspec.diagnostic import Diagnostic
from funnelspec.record import NamedTuple
from funnelspec.report import Older, Report


class Compared(NamedTuple):
    """Findings held against older ones.

    Attributes:
        fresh: those that are new, in their order.
        known: those that were there before, in their order.
        gone: older findings of which nothing is left.
        changed: older findings of which something is left, though not as they were: they have become more
            severe, or grown.
    """

    fresh: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    gone: tuple[Older, ...]
    changed: tuple[Older, ...]


def as_older(found: Diagnostic) -> Older:
    """A finding of now as one that others are compared with."""
    return Older(
        found.card.name,
        tuple(sorted(found.entries)),
        found.headline,
        found.severity,
        found.bare,
        found.identity,
        _at(found),
    )


def compare(found: Sequence[Diagnostic], older: Iterable[Older]) -> Compared:
    """Tells what is new among findings; the order of either side changes nothing but the order of the answer.

    Time grows with the number of parts of all findings together.
    """
    past = _Past(older)
    left = sorted(found, key=lambda each: -each.severity)
    for exactly in (True, False):
        left = [each for each in left if not past.has(each, exactly)]
    left = [each for each in left if not past.covers(each)]
    fresh = {id(each) for each in left}
    gone, changed = past.rest(left)
    return Compared(
        tuple(each for each in found if id(each) in fresh),
        tuple(each for each in found if id(each) not in fresh),
        gone,
        changed,
    )


def only_new(
    report: Report,
    since: Sequence[Older] = (),
    baseline: Sequence[Older] = (),
    revision: str = "",
    file: str = "",
) -> Report:
    """A report without the findings that were there before.

    Args:
        since: the findings at ``revision``; none where it is not named.
        baseline: the findings in ``file``.
    """
    first = compare(report.diagnostics, since)
    second = compare(first.fresh, baseline)
    # What the revision has, too, is not gone from the baseline.
    whole = compare(report.diagnostics, baseline)
    gone = list(first.gone)
    counted = Counter(each.parts for each in gone)
    for each in whole.gone:
        if counted[each.parts] > 0:
            counted[each.parts] -= 1
        else:
            gone.append(each)
    return report.replace(
        diagnostics=second.fresh,
        known=len(report.diagnostics) - len(second.fresh),
        gone=tuple(sorted(gone, key=lambda each: (-each.severity, each.rule, each.entries, each.headline))),
        since=revision,
        baseline=file,
    )


class _Past:
    """Older findings, of which each part can be found again once."""

    def __init__(self, older: Iterable[Older]) -> None:
        self._older = sorted(older, key=lambda each: -each.severity)
        self._left = [Counter(each.parts) for each in self._older]
        self._found: set[int] = set()
        self._by_place: dict[object, list[int]] = {}
        self._by_parts: dict[object, list[int]] = {}
        self._by_part: dict[str, list[int]] | None = None
        for number in reversed(range(len(self._older))):  # the most severe is taken first, from the end
            each = self._older[number]
            self._by_place.setdefault((each.parts, each.at), []).append(number)
            self._by_parts.setdefault(each.parts, []).append(number)

    def has(self, found: Diagnostic, exactly: bool) -> bool:
        """Whether an older finding tells just the same; it is used up.

        Args:
            exactly: also on the same line of the same file, so that of two findings of one fingerprint the
                one is shown that was not there.
        """
        parts = found.identity
        numbers = (self._by_place.get((parts, _at(found))) if exactly else self._by_parts.get(parts)) or []
        while numbers and numbers[-1] in self._found:
            numbers.pop()
        if not numbers or self._older[numbers[-1]].severity < found.severity:
            return False
        number = numbers.pop()
        self._found.add(number)
        self._left[number].clear()
        return True

    def covers(self, found: Diagnostic) -> bool:
        """Whether an older finding tells all of this and more; these parts of it are used up."""
        if self._by_part is None:
            self._by_part = {}
            for number, each in enumerate(self._older):
                if len(each.parts) > 1 and number not in self._found:
                    for part in {*each.parts}:
                        self._by_part.setdefault(part, []).append(number)
        wanted = Counter(found.identity)
        for number in self._by_part.get(found.identity[0], ()):
            if self._older[number].severity >= found.severity and wanted <= self._left[number]:
                self._found.add(number)
                self._left[number] -= wanted
                return True
        return False

    def rest(self, fresh: Iterable[Diagnostic]) -> tuple[tuple[Older, ...], tuple[Older, ...]]:
        """The older findings that were not found again: gone, and those of which new ones tell a part."""
        told = Counter(part for each in fresh for part in each.identity)
        gone: list[Older] = []
        changed: list[Older] = []
        for number, each in enumerate(self._older):
            if number not in self._found:
                again = [part for part in {*each.parts} if told[part] > 0]
                told.subtract(again)
                (changed if again else gone).append(each)
        return tuple(gone), tuple(changed)


def _at(found: Diagnostic) -> tuple[str, str]:
    where = found.at.where
    return where.path, where.source.line(where.first.line).strip()
