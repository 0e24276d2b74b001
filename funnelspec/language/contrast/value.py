"""What a comparison of two texts gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from funnelspec.record import NamedTuple

Verdict = Literal["same", "reworded", "different"]
Place = tuple[int, int]

EXPLAINING = ("scope", "substitution")
"""The kinds that explain a difference; every other kind is one by itself."""

_MOST = 3  # differences that a headline can carry
_SOME = 0.5  # the share of words in common from which on what differs can be named


class Difference(NamedTuple):
    """One thing in which two texts differ.

    Attributes:
        kind: ``number``, ``unit``, ``calendar``, ``period``, ``bound``, ``polarity``, ``role``, ``order``,
            ``connective``, ``antonym``; or ``scope`` and ``substitution``, which explain.
        one, other: the words as the first and the second text write them; empty where a text has none.
        at_one, at_other: their places, start and end in code points; equal where there are none.
        strong: whether this alone makes the texts mean different things.
    """

    kind: str
    one: str
    other: str
    at_one: Place
    at_other: Place
    strong: bool

    def swapped(self) -> Difference:
        return Difference(self.kind, self.other, self.one, self.at_other, self.at_one, self.strong)


def ordered(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Strong ones first, each group in the order of the first text."""
    return tuple(
        sorted(differences, key=lambda each: (not each.strong, each.at_one, each.at_other, each.kind))
    )


class Contrast(NamedTuple):
    """What differs between two texts.

    Attributes:
        differences: strong ones first, each group in the order of the first text.
        alike: 0 to 1: the share of words the two have in common, synonyms counted as one word.
        verdict: ``same``: equal but for case and layout. ``reworded``: nothing found that changes the
            meaning, and enough in common. ``different``: all else.
    """

    differences: tuple[Difference, ...]
    alike: float
    verdict: Verdict

    def swapped(self) -> Contrast:
        """The contrast of the second text and the first."""
        return self._replace(differences=ordered(each.swapped() for each in self.differences))

    @property
    def strong(self) -> bool:
        return any(each.strong for each in self.differences)

    @property
    def named(self) -> tuple[Difference, ...]:
        """The differences that are worth telling: the strong ones; else all, where they are few.

        Of two texts with little in common a list of their words would say nothing.
        """
        if self.strong:
            return tuple(each for each in self.differences if each.strong)
        few = len(self.differences) <= _MOST and self.alike >= _SOME
        return self.differences if few else ()

    def says(self, sides: tuple[str, str] | None = None, verb: str = "says") -> str:
        """What differs in a line for a headline; empty where nothing can be named.

        ``60 against 80 points and 20 against 50 employees``; ``only sales says "new"``.

        Args:
            sides: who writes the first and the second text, for what one of them lacks.
        """
        named = list({(each.kind, each.one, each.other): each for each in self.named}.values())
        said = list(dict.fromkeys(_says(each, sides, verb) for each in _gathered(named[:_MOST])))
        if len(named) > _MOST:
            return f"{', '.join(said)} and more"
        return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


def _gathered(named: Iterable[Difference]) -> Iterator[Difference]:
    """The differences, with all words that one side alone has in one: ``only sales says "a" and "b"``."""
    alone: dict[bool, list[str]] = {}
    for each in named:
        if not each.one or not each.other:
            alone.setdefault(bool(each.one), []).append(" ".join((each.one or each.other).split()))
    for each in named:
        if each.one and each.other:
            yield each
        elif words := alone.pop(bool(each.one), None):
            several = '", "'.join(words[:-1]) + f'" and "{words[-1]}' if len(words) > 1 else words[0]
            yield each._replace(one=several) if each.one else each._replace(other=several)


def _says(difference: Difference, sides: tuple[str, str] | None, verb: str) -> str:
    one, other = (" ".join(words.split()) for words in (difference.one, difference.other))
    if not one or not other:
        if sides is None:
            return f'"{one or other}" in one of them only'
        return f'only {sides[0] if one else sides[1]} {verb} "{one or other}"'
    if one == other:
        return f'each {verb} "{one}" in its own way'
    if sides is not None and difference.kind == "substitution" and difference.strong:
        if verb == "has":
            one, other = f'"{one}"', f'"{other}"'
        return f"{sides[0]} {verb} {one}, {sides[1]} {verb} {other}"
    if sides is not None and difference.kind == "order" and verb == "has":
        return f'{sides[0]} has "{one}" where {sides[1]} has "{other}"'
    if difference.kind in _BARE and " " not in one + other:
        return f'"{one}" against "{other}"'
    end = one.split()[-1]
    if difference.kind in _MEASURED and " " in one and one != other and other.split()[-1] == end:
        one = one[: -len(end)].rstrip()
    return f"{one} against {other}"


_MEASURED = ("number", "period", "bound")
_BARE = ("order", "connective")
