"""A lead out of the cells that a search leaves: few fields, and values that a person would have written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from funnelspec.conditions.solve.axes import (
    NO,
    UNKNOWN,
    YES,
    Choices,
    Numbers,
    Pattern,
    Selection,
    Span,
    Words,
)
from funnelspec.conditions.solve.nodes import Node
from funnelspec.conditions.solve.search import HOLDS, Domain, status
from funnelspec.conditions.solve.space import Space

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Number, Value

Lead = dict[str, "Value | None"]
"""Fields and their values; nothing for a field that is unknown and must be."""


def smallest(goal: Node, against: Node, domain: Domain, space: Space) -> Domain:
    """Of a domain in which a goal holds the variables that it needs for that; the first ones are kept.

    A field that only has to stay clear of something, as of ``none``, is left blank where nothing in
    ``against``, the part of the goal that people will argue about, hangs on it.
    """
    left = dict(domain)
    for var in sorted(domain, reverse=True):
        cells = left.pop(var)
        if status(goal, left) != HOLDS:
            left[var] = cells
    for axis in space.axes.values():
        own = {var: left.pop(var) for var in list(left) if axis.vars >> var & 1}
        if own and not (axis.optional(own) and status(against, left) == HOLDS):
            left.update(own)
    return left


def lead_in(domain: Domain, space: Space) -> tuple[Lead, dict[str, bool]]:
    """A lead in these cells, and the answers to judgements by their folded text; known values where both
    will do."""
    lead: Lead = {}
    vars = sum(1 << var for var in domain)
    for name, axis in space.axes.items():
        if axis.vars & vars:
            lead[name] = _value(axis, domain)
    judged = {folded: var for folded, var in space.judged.items() if var in domain}
    return lead, {folded: domain[var] == YES for folded, var in judged.items()}


def _value(axis: Numbers | Choices | Selection | Words, domain: Domain) -> Any:
    if isinstance(axis, Selection):
        return frozenset(choice for choice, var in axis.members.items() if domain.get(var) == YES) or None
    if isinstance(axis, Words):
        return text_in(axis, domain)
    known = domain[axis.var] & ~UNKNOWN
    if not known:
        return None
    if isinstance(axis, Choices):
        return list(axis.values)[(known & -known).bit_length() - 2]
    return _number(axis, list(axis.runs(known))[-1])


def _number(axis: Numbers, span: Span) -> Any:
    """A value of a stretch: the threshold at which it begins, else a round one near that at which it ends."""
    # An end of the domain is nobody's threshold.
    first = None if span.first == axis.start else span.first
    last = None if span.last == axis.end else span.last
    if axis.kind == "number":
        return _dense(axis, first, last)
    lowest = span.first
    if axis.kind == "date":
        from datetime import date

        return date.fromordinal(first if first is not None else last - 1 if last is not None else axis.today)
    if first is not None:
        return first
    if last is None:
        return _any_number(lowest, span.last)
    step = 10 ** (len(str(abs(last - 1))) - 1)
    while lowest is not None and (last - 1) // step * step < lowest:
        step //= 10
    return (last - 1) // step * step


def _any_number(first: int | None, last: int | None) -> int:
    for value in (100, 10, 1):
        if (first is None or value >= first) and (last is None or value < last):
            return value
    return first if first is not None else (last or 0) - 1


def _dense(axis: Numbers, first: Any, last: Any) -> Number:
    """As ``_number`` for numbers between which there are always others."""
    from fractions import Fraction

    from funnelspec.conditions.values import exact

    lowest, highest = first or axis.start, last or axis.end
    if first is None and last is None:
        first = axis.start or (0, 0)
        if highest is not None and first >= highest:
            first, last = None, highest
    if first is not None and first[1] == 0:
        return first[0]  # type: ignore[no-any-return]
    if first is None and last[1] == 1:
        return last[0]  # type: ignore[no-any-return]
    edge = Fraction((first or last)[0])
    power = 0
    if first is None and edge > 1:
        power = len(str(-(-edge.numerator // edge.denominator) - 1)) - 1
    while True:
        step = Fraction(10) ** power
        whole = edge // step
        count = whole + 1 if first is not None else whole - (edge == whole * step)
        place = (count * step, 0)
        if (lowest is None or place >= lowest) and (highest is None or place < highest):
            return exact(int(count), power)
        power -= 1


def text_in(axis: Words, domain: Domain) -> str | None:
    """A text in some cells; nothing where there is none."""
    cells = domain.get(axis.var, axis.full)
    having = [pattern for pattern in axis.patterns.values() if domain.get(pattern.var) == YES]
    lacking = [pattern for pattern in axis.patterns.values() if domain.get(pattern.var) == NO]
    if cells & axis.others:
        for text in _texts(axis, having):
            folded = text.casefold()
            if (
                folded not in axis.texts
                and all(pattern.fits(folded) for pattern in having)
                and not any(pattern.fits(folded) for pattern in lacking)
            ):
                return text
    for at, text in enumerate(axis.written):
        folded = text.casefold()
        if (
            cells >> (at + 1) & 1
            and all(pattern.fits(folded) for pattern in having)
            and not any(pattern.fits(folded) for pattern in lacking)
        ):
            return text
    return None


def _texts(axis: Words, having: list[Pattern]) -> Iterator[str]:
    """Texts that have some patterns, the plainest first; the last one has no others than it must."""
    if not having:
        yield from ("other", "something else", "n/a")
    first = _longest(one for one in having if one.op == "starts with")
    last = _longest(one for one in having if one.op == "ends with")
    inner = [
        one.written
        for one in having
        if one.op == "contains" and not any(other is not one and other.implies(one) for other in having)
    ]
    words = [word for word in (first, *inner, last) if word]
    for between in (" ", ", ", "-"):
        yield between.join(words)
    if not first and not last:
        yield f"any {' '.join(words)}"
    strange = _strange(axis)
    yield strange.join((first, *inner, last)) if first or inner or last else strange
    yield strange.join((first, *inner, strange, last))


def _longest(patterns: Iterable[Pattern]) -> str:
    """The longest words when folded, as somebody wrote them: one letter may fold to two."""
    longest = max(patterns, key=lambda one: len(one.words), default=None)
    return longest.written if longest else ""


def _strange(axis: Words) -> str:
    """A character that stands in nothing that the text is compared with."""
    used = set("".join((*axis.texts, *(words for _, words in axis.patterns))))
    found = next((letter for letter in "xyzqj-_.|~" if letter not in used), "")
    code = 0x100
    while not found:
        letter = chr(code)
        if letter.isprintable() and letter.casefold() == letter and letter not in used:
            found = letter
        code += 1
    return found
