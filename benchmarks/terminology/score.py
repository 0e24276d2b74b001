"""Precision, recall and F1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Score(NamedTuple):
    """How often something is right.

    Attributes:
        right: what was found and is there.
        false: what was found and is not there.
        missed: what is there and was not found.
    """

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is there; 1 where nothing was found."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.false + self.missed) if self.right else 0.0

    def plus(self, other: Score) -> Score:
        return Score(self.right + other.right, self.false + other.false, self.missed + other.missed)

    def __str__(self) -> str:
        return f"precision {share(self.precision)}, recall {share(self.recall)} (F1 {share(self.f1)})"


def judged(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """The score of verdicts: pairs of what is so and what was said."""
    listed = list(pairs)
    return Score(
        sum(is_so and said for is_so, said in listed),
        sum(said and not is_so for is_so, said in listed),
        sum(is_so and not said for is_so, said in listed),
    )


def share(value: float) -> str:
    """A share with two digits, as in ``.93``; nothing but a whole one is rounded up to ``1.0``."""
    text = f"{min(value, 0.994 if value < 1 else 1):.2f}"
    return text[1:] if text.startswith("0") else "1.0"
