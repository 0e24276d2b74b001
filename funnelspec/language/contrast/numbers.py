"""Numbers as digits and as words: ``2,000``, ``10k``, ``thirty-five``, ``half a``."""

from __future__ import annotations

from functools import reduce

from funnelspec.language.contrast.reading import NUMBER, Unit

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: float(at) for at, word in enumerate(_SMALL)}
_WORDS |= {word: 10.0 * at for at, word in enumerate(_TENS, 3)} | {"dozen": 12.0, "twice": 2.0, "half": 0.5}
_TIMES = {"hundred": 100.0, "thousand": 1000.0, "million": 1_000_000.0}
_SCALES = {"k": 1000.0, "K": 1000.0, "M": 1_000_000.0, "bn": 1_000_000_000.0}
_POINTING = ("no", "each", "every", "this", "that", "another", "which", "the")


def begins(unit: Unit) -> bool:
    """Whether a number may begin at a unit."""
    return unit.kind == NUMBER or unit.lower in _WORDS or unit.lower in _TIMES


def number(read: list[Unit], at: int) -> tuple[float, int] | None:
    """The number that begins at a unit, and how many units it takes; nothing where "one" is somebody."""
    first = read[at]
    following = read[at + 1].lower if at + 1 < len(read) else ""
    if first.kind == NUMBER:
        value, size = _digits(first.lower), 1
    elif first.lower == "one" and _pronoun(read, at):
        return None
    else:
        value, size = _WORDS.get(first.lower, 1.0), 0 if first.lower in _TIMES else 1
        if first.lower == "half" and following in ("a", "an"):
            size = 2
        if 20 <= value < 100 and first.tight and 0 < _WORDS.get(following, 0) < 10:
            value, size = value + _WORDS[following], 2
    while at + size < len(read) and read[at + size].lower in _TIMES:
        value *= _TIMES[read[at + size].lower]
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
