"""Texts that stand for all texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product
from typing import Any

_GAP = "|"


def sufficient_texts(asked: Iterable[tuple[str, tuple[Any, ...]]]) -> Iterator[str]:
    """Texts of which one passes and fails the same comparisons as any text whatever.

    Let ``t`` be a text that is none of the constants of ``=``, ``!=``, ``in`` and ``not in``, and let ``p``,
    ``e`` and ``c1`` .. ``ck`` be the longest constant that it starts with, the longest that it ends with,
    and all that it contains. With a gap that is in no constant, ``p|c1|..|ck|e`` passes exactly
    what ``t`` passes: a constant without the gap stands in it only inside ``p``, ``e`` or some ``ci``, and
    those stand in ``t``; it starts only with what ``p`` starts with, as ``t`` does; so for its end; and it is
    itself no constant. So the constants and all such texts are enough. Case is folded letter by letter.
    """
    starts, ends, parts = {""}, {""}, set()
    for op, values in asked:
        folded = [value.casefold() for value in values]
        assert not any(_GAP in value for value in folded)
        match op:
            case "starts with":
                starts.update(folded)
            case "ends with":
                ends.update(folded)
            case "contains":
                parts.update(folded)
            case _:
                yield from folded
    ordered = sorted(parts)
    some = chain.from_iterable(combinations(ordered, size) for size in range(len(ordered) + 1))
    for start, inside, end in product(sorted(starts), list(some), sorted(ends)):
        yield _GAP.join((start, *inside, end))
