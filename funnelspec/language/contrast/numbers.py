"""Numbers as digits and as words: ``2,000``, ``10k``, ``thirty-five``, ``half a``."""

from __future__ import annotations

from functools import reduce

from funnelspec.language.contrast.reading import NUMBER, Unit
from funnelspec.language.spelled import NUMBER_WORDS, scale, spelled

_LONGEST = 12  # words of one number
_SCALES = {"k": 1000.0, "K": 1000.0, "M": 1_000_000.0, "bn": 1_000_000_000.0}
_POINTING = ("no", "each", "every", "this", "that", "another", "which", "the")


def begins(unit: Unit) -> bool:
    """Whether a number may begin at a unit."""
    return unit.kind == NUMBER or unit.lower in NUMBER_WORDS


def number(read: list[Unit], at: int) -> tuple[float, int] | None:
    """The number that begins at a unit, and how many units it takes; nothing where "one" is somebody."""
    first = read[at]
    if first.kind != NUMBER:
        if first.lower == "one" and _pronoun(read, at):
            return None
        text = [unit.lower for unit in read[at : at + _LONGEST]]
        between = any(unit.lower == "between" for unit in read[max(0, at - 3) : at])
        return spelled(text[: text.index("and")] if between and "and" in text else text)
    value, size = _digits(first.lower), 1
    while at + size < len(read) and scale(read[at + size].lower):
        value *= scale(read[at + size].lower)
        size += 1
    return value, size


def _pronoun(read: list[Unit], at: int) -> bool:
    before = read[at - 1].lower if at else ""
    behind = [unit.lower for unit in read[at + 1 : at + 4]]
    of_many = behind[:2] in (["of", "these"], ["of", "them"]) or behind == ["of", "the", "following"]
    return of_many or before in _POINTING or behind[:1] == ["another"]


def _digits(written: str) -> float:
    scale = 1.0
    for ending, factor in _SCALES.items():
        if written.endswith(ending):
            written, scale = written[: -len(ending)], factor
            break
    whole, comma, thousands = written.partition(",")
    if comma and all(len(group) == 3 for group in thousands.partition(".")[0].split(",")):
        written = written.replace(",", "")
    elif comma:
        written = f"{whole}.{thousands}"
    try:
        return float(written) * scale
    except ValueError:  # 1.2.3 is no number, and still something that can be compared
        return float(reduce(lambda total, sign: (total * 31 + ord(sign)) % 1_000_003, written, 7))
