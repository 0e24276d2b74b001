"""Numbers in words: "sixty", "two hundred and fifty", "half a dozen"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_BELOW = {word: float(at) for at, word in enumerate(_SMALL.split())}
_BELOW |= {word: 10.0 * at for at, word in enumerate(_TENS.split(), 2)}
_TIMES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0, "million": 1_000_000.0}
_OTHERS = {"half": 0.5, "twice": 2.0}

NUMBER_WORDS = frozenset((*_BELOW, *_TIMES, *_OTHERS))
"""The words with which a number may begin."""


def may_tell_number(plain: str, text: Iterable[str]) -> bool:
    """Whether a number may stand in a text, as a quick look that saves most texts a closer one.

    Args:
        text: the folded words of ``plain``.
    """
    digits = not plain.isascii() or not _DIGITS.isdisjoint(plain)
    return digits or not NUMBER_WORDS.isdisjoint(text)


_DIGITS = frozenset("0123456789")


def spelled(text: Sequence[str]) -> tuple[float, int]:
    """The number that words begin with, and how many of them it takes: 0 where they begin with no number."""
    if text and text[0] in _OTHERS:
        value, size = _OTHERS[text[0]], 1
        if text[0] == "half" and text[1:2] in (["a"], ["an"]):
            size = 2
        return _scaled(text, value, size)
    total, size = 0.0, 0
    while True:
        value, end = _below_hundred(text, size)
        if end == size:
            if size or not text or text[0] not in _TIMES:
                return total, size
            value = 1.0
        if text[end : end + 1] == ["hundred"]:
            value, end = value * 100, end + 1
            more, further = _below_hundred(text, end + (text[end : end + 1] == ["and"]))
            # Of "two hundred and three hundred" the second is another number.
            if more and text[further : further + 1] != ["hundred"]:
                value, end = value + more, further
        scaled, further = _scaled(text, value, end)
        total, size = total + scaled, further
        if further == end or text[further - 1] != "thousand":
            return total, size


def scale(word: str) -> float:
    """By how much "hundred", "thousand" and the like multiply the number before them; 0 for other words."""
    return _TIMES.get(word, 0.0)


def _below_hundred(text: Sequence[str], at: int) -> tuple[float, int]:
    """A number up to 99 and the word behind it."""
    first = _BELOW.get(text[at]) if at < len(text) else None
    if first is None:
        return 0.0, at
    second = _BELOW.get(text[at + 1], 0.0) if at + 1 < len(text) else 0.0
    return (first + second, at + 2) if first >= 20 and 0 < second < 10 else (first, at + 1)


def _scaled(text: Sequence[str], value: float, at: int) -> tuple[float, int]:
    while at < len(text) and text[at] in _TIMES:
        value *= _TIMES[text[at]]
        at += 1
    return value, at
