"""The words that make a bound of a number: "at least", "up to", "or more", "within", "not older than"."""

from __future__ import annotations

from math import nextafter

from funnelspec.language.contrast.numbers import begins, number
from funnelspec.language.contrast.reading import NUMBER, SIGN, Unit

INFINITE = float("inf")

_Words = tuple[str, ...]

# Each kind of bound and its words, "/" between them. "~" marks a deadline, which says less than a bound:
# it only has an opposite in the other direction.
_BEFORE = {
    ">=": """at least / no less than / not less than / no fewer than / not fewer than / a minimum of
        / minimum of / at minimum / minimum / min / not below / not under / starting at / starting from / from
        / upwards of / >= / ≥ / reach / reaches / reached / reaching / hit / hits / attains / attained""",
    ">": """more than / later than / greater than
        / higher than / larger than / bigger than / longer than / older than
        / over / above / in excess of / exceeds / exceed / exceeding / exceeded / beyond / >""",
    "<=": """at most / no more than / not more than / no longer than / not longer than / a maximum of
        / maximum of / at maximum / maximum / max / up to / up to and including / not exceed / never exceed
        / not exceeding / not over / not above / capped at / limited to / <= / ≤""",
    "<": """less than / earlier than / fewer than
        / lower than / smaller than / shorter than / younger than / below / under
        / beneath / <""",
    "~<": "within / no later than / not later than / in under",
    "~>": "after / for / not before",
}
_BEHIND = {
    ">=": """or more / or higher / or above / or greater / or better / or over / or larger / or longer
        / or later / or older / or bigger / or up / and more / and above / and up / and upwards / and over
        / and higher / at least / at minimum / plus / + / minimum / upwards / upward""",
    "<=": """or less / or fewer / or lower / or below / or under / or smaller / or shorter / or sooner
        / or earlier / and below / and under / and fewer / and less / at most / at maximum / maximum""",
    "~<": "at the latest",
}


def _by(kinds: dict[str, str], end: int) -> dict[str, list[tuple[_Words, str]]]:
    """The words of the bounds by their first or last word, those with more words first."""
    found: dict[str, list[tuple[_Words, str]]] = {}
    for sign, phrases in kinds.items():
        for phrase in phrases.split("/"):
            words = tuple(phrase.split())
            found.setdefault(words[end], []).append((words, sign))
    for several in found.values():
        several.sort(key=lambda pair: -len(pair[0]))
    return found


_BY_LAST, _BY_FIRST = _by(_BEFORE, -1), _by(_BEHIND, 0)
_SKIPPED = frozenset(
    ("a", "an", "the", "total", "of", "score", "exactly", "value", "is", "are", "was", "points")
)
_MOST_SKIPPED = 4
_MOST_BETWEEN = 3  # words that may stand between a number and "or more": "60 points or more"


def before(read: list[Unit], first: int) -> tuple[str, int]:
    """The bound that stands before a number, and the first unit of it; empty where there is none."""
    at = first
    for _ in range(_MOST_SKIPPED):
        if not at:
            break
        for words, sign in _BY_LAST.get(read[at - 1].lower, ()):
            start = at - len(words)
            if start >= 0 and all(
                unit.lower == word for unit, word in zip(read[start:at], words, strict=True)
            ):
                return sign, start
        if (read[at - 1].lower or read[at - 1].common) not in _SKIPPED:
            break
        at -= 1
    return "", first


def behind(read: list[Unit], end: int) -> tuple[str, int, int]:
    """The bound that stands a few words behind a number at most, its first unit and the one behind it."""
    for at in range(end, min(end + _MOST_BETWEEN, len(read))):
        for words, sign in _BY_FIRST.get(read[at].lower, ()):
            stop = at + len(words)
            if [unit.lower for unit in read[at:stop]] == list(words) and not _goes_on(read, stop):
                return sign, at, stop
        if read[at].kind in (SIGN, NUMBER) or read[at].lower in ("and", "or"):
            break
    return "", end, end


def _goes_on(read: list[Unit], at: int) -> bool:
    """Whether the words are the beginning of another bound: "60 and more than 20"."""
    return at < len(read) and (read[at].kind == NUMBER or read[at].lower == "than")


_DENIED = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}
_BETWEEN = frozenset(("be", "been", "is", "are", "have", "has", "a", "any", "with", "by"))


def denied(read: list[Unit], first: int, sign: str) -> tuple[str, int]:
    """The bound and its first unit, where a "not" stands before it: "must not be older than 90 days"."""
    if sign in _DENIED:
        for at in range(first - 1, max(-1, first - 4), -1):
            lower = read[at].lower
            if lower in ("not", "never") or lower.endswith("n't"):
                return _DENIED[sign], at
            if lower not in _BETWEEN:
                break
    return sign, first


_AHEAD = (("before",), ("ahead", "of"), ("prior", "to"), ("in", "advance"))


def ahead(read: list[Unit], end: int, sign: str) -> str:
    """The bound of a time before something: "no later than 48 hours before" asks for 48 hours or more."""
    behind = tuple(unit.lower for unit in read[end : end + 2])
    return ">=" if sign == "~<" and any(behind[: len(words)] == words for words in _AHEAD) else sign


_TURNED = 8  # words up to the "not" of "not be called until an hour has passed"


def not_until(read: list[Unit], at: int) -> bool:
    """Whether nothing happens up to a time: "not until an hour has passed", "not before 2 days"."""
    before = [unit.lower for unit in read[max(0, at - _TURNED) : at]]
    return before[-1:] in (["until"], ["before"]) and any(
        lower in ("not", "never", "cannot") or lower.endswith("n't") for lower in before
    )


_THROUGH = (
    ("up", "to", "and", "including"),
    ("up", "to"),
    ("to",),
    ("-",),
    ("\u2013",),
    ("through",),
    ("and",),
)


def upper_end(read: list[Unit], at: int) -> tuple[float, int] | None:
    """The upper end of a range and the unit behind it: "to 79", "up to and including 79"."""
    here = [unit.lower for unit in read[at : at + 4]]
    for words in _THROUGH:
        start = at + len(words)
        if tuple(here[: len(words)]) == words and start < len(read) and begins(read[start]):
            if words == ("and",) and all(unit.lower != "between" for unit in read[max(0, at - 3) : at]):
                return None
            upper = number(read, start)
            return (upper[0], start + upper[1]) if upper else None
    return None


def closed(value: float, sign: str, whole: bool) -> tuple[float, float, bool]:
    """The closed bounds of a number, and whether it is a mere deadline.

    Of whole numbers "more than 49" is "at least 50"; of others the bound is the next number that a computer
    can tell apart.
    """
    step = 1.0 if whole else 0.0
    match sign:
        case ">=":
            return value, INFINITE, False
        case ">":
            return value + step if whole else nextafter(value, INFINITE), INFINITE, False
        case "<=":
            return 0.0, value, False
        case "<":
            return 0.0, value - step if whole else nextafter(value, 0.0), False
        case "~<":
            return 0.0, value, True
        case "~>":
            return value, INFINITE, True
    return value, value, sign == "~"
