"""Two teams' lists side by side: what both have on one line, what one lacks as a gap, what moved marked.

As much as possible of two ordered lists stands still: a longest common subsequence. Nothing occurs twice in
a list of keys, so it is a longest increasing subsequence (Fredman 1975), in n log n steps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from funnelspec.glossary.book import Book
from funnelspec.glossary.flow import age, move, stretch
from funnelspec.glossary.kinds import needs
from funnelspec.glossary.value import flat
from funnelspec.language.folding import fold_name
from funnelspec.model import entities as e
from funnelspec.model.shapes import field_of
from funnelspec.picture.value import Lists, Row
from funnelspec.record import NamedTuple
from funnelspec.syntax.tree import Text


class Cell(NamedTuple):
    """One thing of a list; two lists mean the same one by its id, else by its name."""

    id: str
    name: str
    text: str


def cells(entry: e.Entry, attribute: str, book: Book) -> list[Cell] | None:
    """The things that a list of an item holds, as a team sees it; nothing where the attribute is no list of
    items, choices or limits."""
    value = getattr(entry, field_of(entry, attribute))
    if not isinstance(value, tuple) or hasattr(value, "_fields"):
        return None
    found = [_cell(each, attribute, book) for each in value]
    return None if None in found else [cell for cell in found if cell]


def _cell(each: object, attribute: str, book: Book) -> Cell | None:
    match each:
        case e.Ref():
            return _named(each, "", book)
        case e.Move():
            behind = flat(move(book.link(each.to)._replace(text=""), each.when, each.reasons, book))
            return _named(each.to, behind, book)
        case e.FunnelStage():
            behind = "; ".join(_overridden(each, book))
            return _named(each.stage, f" ({behind})" if behind else "", book)
        case e.MaxAge():
            text = flat(age(each, book))
            return Cell(text, text, text)
        case e.Part():
            said = f": {book.said(each.when).flat}" if each.when else ""
            return Cell(each.full_id, each.label, each.label + said)
        case e.Reason():
            needed = f" (fill in {flat(needs(each, book))})" if each.needs else ""
            return Cell(each.full_id, each.label, each.label + needed)
        case e.Milestone():
            return Cell(each.full_id, each.label, f"{each.label}: {flat(stretch(each, book))}")
        case Text() if attribute == "choices":
            text = " ".join(each.value.split())
            return Cell(text, text, text)
    return None


def _named(ref: e.Ref, behind: str, book: Book) -> Cell:
    name = " ".join(book.link(ref).text.split())
    return Cell(book.workspace.look_up(ref).full_id, name, name + behind)


def _overridden(stage: e.FunnelStage, book: Book) -> Iterator[str]:
    """What a funnel says otherwise of a stage than the stage itself."""
    if stage.starts_here:
        yield "starts here"
    if stage.next is not None:
        ways = [flat(move(book.link(way.to), way.when, way.reasons, book)) for way in stage.next]
        yield f"goes on to {' or '.join(ways) or 'nothing'}"
    if stage.never is not None:
        yield f"never goes to {' or '.join(run.text for run in book.links(stage.never)) or 'anything'}"
    if stage.probability:
        yield f"probability {stage.probability.value}"
    for limit in stage.max_age or ():
        yield flat(age(limit, book))
    for label, when in (("entry", stage.entry), ("exit", stage.exit)):
        if when:
            yield f"{label}: {book.said(when).flat}"
    if stage.follows:
        yield f"counts {stage.follows.value}"


def aligned(first: Sequence[Cell], second: Sequence[Cell], ordered: bool) -> Lists:
    """Two lists side by side.

    Args:
        ordered: their order is part of what they say; without it what both have stands on one line, in the
            order of the first, and nothing is moved.
    """
    ids = {cell.id for cell in first} & {cell.id for cell in second}
    ours, theirs = _keys(first, ids), _keys(second, ids)
    there = {key: at for at, key in enumerate(theirs)}
    here = {key: at for at, key in enumerate(ours)}
    common = [(at, there[key]) for at, key in enumerate(ours) if key in there]
    if ordered:
        still = [common[at] for at in _increasing([other for _, other in common])]
        return Lists(tuple(_in_order(first, second, still, dict(common))), ordered)
    partner = dict(common)
    rows = [
        _both(cell, second[partner[at]], at, partner[at]) if at in partner else _first(cell, at)
        for at, cell in enumerate(first)
    ]
    rows += [_second(cell, at) for at, cell in enumerate(second) if theirs[at] not in here]
    return Lists(tuple(rows), ordered)


def _keys(cells: Sequence[Cell], ids: set[str]) -> list[tuple[bool, str, int]]:
    """What makes things of two lists the same one; of equal ones the first, the second ..."""
    seen: dict[tuple[bool, str], int] = {}
    keys = []
    for cell in cells:
        key = (True, cell.id) if cell.id in ids else (False, fold_name(cell.name))
        seen[key] = seen.get(key, 0) + 1
        keys.append((*key, seen[key]))
    return keys


def _increasing(numbers: Sequence[int]) -> list[int]:
    """Where a longest increasing subsequence of different numbers stands."""
    smallest: list[int] = []  # the smallest last number of such a subsequence of each length
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(smallest, number)
        before.append(ends[length - 1] if length else -1)
        smallest[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _in_order(
    first: Sequence[Cell], second: Sequence[Cell], still: Sequence[tuple[int, int]], partner: dict[int, int]
) -> Iterator[Row]:
    back = {other: at for at, other in partner.items()}
    done = (0, 0)
    for ours, theirs in (*still, (len(first), len(second))):
        for at in range(done[0], ours):
            row = _first(first[at], at)
            yield row._replace(mark="moved", at=(at + 1, partner[at] + 1)) if at in partner else row
        for at in range(done[1], theirs):
            row = _second(second[at], at)
            yield row._replace(mark="moved", at=(back[at] + 1, at + 1)) if at in back else row
        if ours < len(first):
            yield _both(first[ours], second[theirs], ours, theirs)
        done = (ours + 1, theirs + 1)


def _both(one: Cell, other: Cell, at: int, there: int) -> Row:
    return Row(one.text, other.text, "same" if one.text == other.text else "differs", (at + 1, there + 1))


def _first(cell: Cell, at: int) -> Row:
    return Row(cell.text, "", "first", (at + 1, 0))


def _second(cell: Cell, at: int) -> Row:
    return Row("", cell.text, "second", (0, at + 1))
