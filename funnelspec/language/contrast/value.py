"""What a comparison of two texts gives."""

from __future__ import annotations

from typing import Literal, NamedTuple

Verdict = Literal["same", "reworded", "different"]
Place = tuple[int, int]

EXPLAINING = ("scope", "substitution")
"""The kinds that explain a difference; every other kind is one by itself."""

_MOST = 3  # differences that a headline can carry


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

    @property
    def strong(self) -> bool:
        return any(each.strong for each in self.differences)

    def says(self) -> str:
        """What differs in a line for a headline; empty where nothing can be named.

        ``60 against 80 points and 20 against 50 employees``; only what is strong, where anything is.
        """
        named = [each for each in self.differences if each.strong] or list(self.differences)
        said = list(dict.fromkeys(filter(None, map(_says, named))))
        if not self.strong and len(said) > _MOST:
            return ""  # two texts with little in common: a list of their words would say nothing
        *most, last = said[:_MOST] or [""]
        if len(said) > _MOST:
            return f"{', '.join([*most, last])} and more"
        return f"{', '.join(most)} and {last}" if most else last


def _says(difference: Difference) -> str:
    one, other = (" ".join(words.split()) for words in (difference.one, difference.other))
    if not one or not other:
        return f'"{one or other}" in one of them only'
    *_, end = one.split()
    if one != other and " " in one and other.split()[-1] == end and difference.kind in _MEASURED:
        one = one[: -len(end)].rstrip()
    return f"{one} against {other}"


_MEASURED = ("number", "period", "bound")
