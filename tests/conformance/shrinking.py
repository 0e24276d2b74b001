"""Makes a pair with a fault as small as it gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.conformance.shapes import Judged, Line, Meets, Negated, Pair, Several, Shape, meaning, named


def smallest(pair: Pair, still: Callable[[Pair], bool]) -> Pair:
    """A pair made smaller as long as that leaves what is wrong with it."""
    for smaller in _smaller_pairs(pair):
        if still(smaller):
            return smallest(smaller, still)
    return pair


def _smaller_pairs(pair: Pair) -> Iterator[Pair]:
    if pair.more:
        yield pair._replace(more=())
    for one in _smaller(pair.one):
        yield pair._replace(one=one)
    for other in _smaller(pair.other):
        yield pair._replace(other=other)
    for ref, means in named(pair.one, pair.other).items():
        for less in _smaller(means):
            yield pair._replace(one=meaning(pair.one, ref, less), other=meaning(pair.other, ref, less))


def _smaller(shape: Shape) -> Iterator[Shape]:
    match shape:
        case Negated():
            yield shape.part
            for part in _smaller(shape.part):
                yield Negated(part) if isinstance(part, Line | Judged | Meets) else part
        case Meets():
            yield shape.means
        case Several():
            yield from shape.parts
            for at, part in enumerate(shape.parts):
                before, after = shape.parts[:at], shape.parts[at + 1 :]
                if before or after:
                    yield shape._replace(parts=before + after)
                for smaller in _smaller(part):
                    if shape.kind != "groups" or (isinstance(smaller, Several) and smaller.kind == part.kind):  # type: ignore[union-attr]
                        yield shape._replace(parts=(*before, smaller, *after))
