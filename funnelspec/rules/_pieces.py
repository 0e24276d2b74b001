"""In which lines two conditions differ: what both say alike, in whatever order, is no difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from funnelspec.conditions.ast import All, AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.typed import Named, Question, Test, Typed
from funnelspec.record import NamedTuple
from funnelspec.rules._leaves import subjects

_MOST = 60  # lines of a group that are held against each other


class Piece(NamedTuple):
    """A line or a group, and whether it is to hold.

    Attributes:
        shown: what stands for it in the condition's own text: itself, with the "not" in front of it, or the
            ``meets`` that leads to it.
    """

    typed: Typed
    holds: bool
    shown: Typed


Pieces: TypeAlias = tuple[Piece | None, Piece | None]


class Apart(NamedTuple):
    """One difference.

    Attributes:
        pieces: a line of either side, or of one alone; two groups that ask for the same lines otherwise.
        around: on either side the innermost group in its own text where they stand, or are missing.
    """

    pieces: Pieces
    around: Pieces


Same: TypeAlias = Callable[[Typed, Typed], bool]


def apart(one: Typed, other: Typed, same: Same) -> list[Apart]:
    """In what two conditions differ, in the order of the first; nothing where they are built so differently
    that lines cannot be held against lines.

    Args:
        same: whether two conditions mean the same.
    """
    found = list(_differences(_piece(one), _piece(other), (None, None), same))
    alone = [{_key(each.pieces[at]) for each in found if each.pieces[1 - at] is None} for at in (0, 1)]  # type: ignore[arg-type]
    if not alone[0].isdisjoint(alone[1]):
        return []
    return sorted(found, key=lambda each: [piece.shown.where.order() for piece in each.pieces if piece])


def _piece(typed: Typed, holds: bool = True, shown: Typed | None = None) -> Piece:
    """A part of a condition, without its "not" and the group in which it stands alone."""
    shown = shown or typed
    while True:
        if isinstance(typed, Not):
            typed, holds = typed.part, not holds
        elif isinstance(typed, Group) and len(typed.parts) == 1 and getattr(typed, "count", 1) == 1:
            holds = holds != isinstance(typed, NoneOf)
            shown = typed.parts[0] if shown is typed else shown
            typed = typed.parts[0]
        else:
            return Piece(typed, holds, shown)


def _kind(one: Piece) -> str:
    """How many parts of a group must be so: ``all``, ``any``, ``at least 2``; nothing of a line."""
    typed = one.typed
    if isinstance(typed, AtLeast) and typed.count not in (1, len(typed.parts)):
        return f"{'at least' if one.holds else 'fewer than'} {typed.count}"
    if not isinstance(typed, Group):
        return ""
    every = not isinstance(typed, AnyOf) and getattr(typed, "count", 0) != 1
    return "all" if every == one.holds else "any"


def _parts(one: Piece, kind: str) -> list[Piece]:
    """The parts of a group of a kind; of anything else the thing itself."""
    if _kind(one) != kind or not isinstance(one.typed, Group):
        return [one]
    own = one.shown is one.typed
    parts = [(part, part if own else one.shown) for part in one.typed.parts]
    if kind not in ("all", "any"):
        return [_piece(part, True, shown) for part, shown in parts]
    holds = one.holds != isinstance(one.typed, NoneOf)
    return [each for part, shown in parts for each in _parts(_piece(part, holds, shown), kind)]


def _key(one: Piece) -> tuple[object, ...]:
    """Equal for pieces that say the same."""
    typed, kind = one.typed, _kind(one)
    if isinstance(typed, Named):
        return ("meets", typed.ref, one.holds)
    if isinstance(typed, Question):
        return ("judgement", typed.folded, one.holds)
    if isinstance(typed, Test):
        ordered = typed.op == "between" or len(typed.values) < 2
        values = typed.values if ordered else frozenset(typed.values)
        return (typed.field.id, typed.op, values, one.holds)
    return (kind, frozenset(map(_key, _parts(one, kind))))


def _lines(one: Piece) -> Iterator[Piece]:
    kind = _kind(one)
    if not kind:
        yield one
    for part in _parts(one, kind) if kind else ():
        yield from _lines(part)


def _differences(one: Piece, other: Piece, around: Pieces, same: Same) -> Iterator[Apart]:
    if _key(one) == _key(other):
        return
    kinds = _kind(one), _kind(other)
    if not any(kinds) and not any(isinstance(each.typed, Named) for each in (one, other)):
        yield Apart((one, other), around)
        return
    first, second = kinds = _together(one, other, kinds)
    sides = (_parts(one, first), _parts(other, second))
    inside = (_inside(one, first, around[0]), _inside(other, second, around[1]))
    left, right = _open(sides, kinds)
    if max(len(left), len(right)) > _MOST:
        return
    if first != second and (len(left) < len(sides[0]) or _about(left) & _about(right)):
        yield Apart((one, other), around)
        turned = [_key(each._replace(holds=not each.holds)) for each in left]
        if turned == [_key(each) for each in right]:  # "none" against "any" says it all
            return
    left, right = _unequal(left, right, kinds, same)
    for mine, theirs in _pairs(left, right):
        left.remove(mine)
        right.remove(theirs)
        if isinstance(mine.typed, Named) and isinstance(theirs.typed, Named):
            yield Apart((mine, theirs), inside)
        else:
            yield from _differences(mine, theirs, inside, same)
    yield from (Apart((line, None), inside) for piece in left for line in _lines(piece))
    yield from (Apart((None, line), inside) for piece in right for line in _lines(piece))


def _together(one: Piece, other: Piece, kinds: tuple[str, str]) -> tuple[str, str]:
    """As groups of which kinds two pieces are held against each other; a single line is one of any kind."""
    first, second = kinds
    if not first and not second:
        return "all", "all"
    if not second or (first and second in map(_kind, _parts(one, first))):
        return first, first
    if not first or first in map(_kind, _parts(other, second)):
        return second, second
    return kinds


def _inside(one: Piece, kind: str, around: Piece | None) -> Piece | None:
    return one if _kind(one) == kind and one.shown is one.typed else around


def _open(sides: tuple[list[Piece], list[Piece]], kinds: tuple[str, str]) -> tuple[list[Piece], list[Piece]]:
    """The parts that only one side has; what is behind a ``meets`` that only one has instead of it."""
    while True:
        keyed = [{_key(each): each for each in side} for side in sides]
        left, right = ([keyed[at][key] for key in keyed[at] if key not in keyed[1 - at]] for at in (0, 1))
        refs = [{each.typed.ref for each in side if isinstance(each.typed, Named)} for side in (left, right)]
        closed = refs[0] ^ refs[1]
        if not closed or max(len(left), len(right)) > _MOST:
            return left, right
        sides = (_opened(left, closed, kinds[0]), _opened(right, closed, kinds[1]))


def _opened(side: Sequence[Piece], closed: set[str], kind: str) -> list[Piece]:
    found: list[Piece] = []
    for each in side:
        if isinstance(each.typed, Named) and each.typed.ref in closed:
            found += _parts(_piece(each.typed.typed, each.holds, each.shown), kind)
        else:
            found.append(each)
    return found


def _unequal(
    left: Sequence[Piece], right: Sequence[Piece], kinds: tuple[str, str], same: Same
) -> tuple[list[Piece], list[Piece]]:
    """Without the lines about one field that mean the same in other words."""
    gone: set[str] = set()
    for field in _fields(left) & _fields(right):
        one, other = (_tests(side, field) for side in (left, right))
        alone = len(one) == len(other) == 1
        if (alone or kinds in (("all", "all"), ("any", "any"))) and same(
            _joined(one, kinds[0]), _joined(other, kinds[0])
        ):
            gone.add(field)
    return (
        [each for each in left if _field(each) not in gone],
        [each for each in right if _field(each) not in gone],
    )


def _tests(side: Sequence[Piece], field: str) -> list[tuple[Test, bool]]:
    return [
        (each.typed, each.holds)
        for each in side
        if isinstance(each.typed, Test) and each.typed.field.id == field
    ]


def _joined(tests: Sequence[tuple[Test, bool]], kind: str) -> Typed:
    text = tests[0][0].origin.text
    parts = tuple(test if holds else NoneOf(text, (test,)) for test, holds in tests)
    return AnyOf(text, parts) if kind == "any" else All(text, parts)


def _field(one: Piece) -> str | None:
    return one.typed.field.id if isinstance(one.typed, Test) else None


def _fields(side: Sequence[Piece]) -> set[str]:
    return {field for each in side if (field := _field(each))}


def _about(side: Sequence[Piece]) -> set[str]:
    return {subject for each in side for subject in subjects(each.typed)}


def _pairs(left: Sequence[Piece], right: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """The pieces that stand for each other, those that are the most alike first."""
    likely = sorted(
        (likeness, at, to)
        for at, one in enumerate(left)
        for to, other in enumerate(right)
        if (likeness := _unlikeness(one, other))
    )
    found: list[tuple[Piece, Piece]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, at, to in likely:
        if at not in taken[0] and to not in taken[1]:
            taken[0].add(at)
            taken[1].add(to)
            found.append((left[at], right[to]))
    return found


def _unlikeness(one: Piece, other: Piece) -> tuple[int, ...]:
    """The smaller, the more two pieces are alike; nothing where they have nothing to do with each other."""
    if isinstance(one.typed, Question) and isinstance(other.typed, Question):
        return (0, 0, one.holds != other.holds)
    common = {_key(line) for line in _lines(one)} & {_key(line) for line in _lines(other)}
    about = subjects(one.typed) & subjects(other.typed)
    if not common and not about:
        return ()
    return (-len(common), _kind(one) != _kind(other), _way(one) != _way(other), -len(about))


def _way(one: Piece) -> str:
    return one.typed.op[0] if isinstance(one.typed, Test) else ""
