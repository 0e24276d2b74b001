"""Which of many conditions mean the same, without a question for each two of them.

Conditions that some lead tells apart are different. So all of them are held against some leads at once, a
lead being one bit of an ``int``: first against any, then those that are still together against leads that one
of them is met by, and such that just miss it. Only what no lead has told apart is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.conditions.solve.axes import Words
from funnelspec.conditions.solve.boxes import bits
from funnelspec.conditions.solve.example import text_in
from funnelspec.conditions.solve.held import Cells, Held
from funnelspec.conditions.solve.nodes import Node
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.typed import Typed
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Logic

_SOME = 256


class Alike(NamedTuple):
    """Conditions by their number.

    Attributes:
        kinds: those that mean the same, two and more together.
        undecided: two of which that is not known; each with the first of its kind.
    """

    kinds: list[list[int]]
    undecided: list[tuple[int, int]]


def alike(logic: Logic, space: Space, conditions: Sequence[Typed]) -> Alike:
    """The conditions that mean the same, without those that nobody meets or everybody does."""
    nodes = [space.node(typed) for typed in conditions]
    vars = 0
    for node in nodes:
        vars |= node.vars
    found = Alike([], [])
    for group in _told_apart(range(len(nodes)), nodes, _any_leads(space, vars)):
        near = [lead for number in group for lead in _leads_near(nodes[number], logic, space, vars)]
        for left in _told_apart(group, nodes, near) if near else ():
            parting = [number for number in left if _parts_leads(nodes[number], logic, space)]
            _sort(parting, conditions, logic, found)
    return found


def _sort(numbers: Sequence[int], conditions: Sequence[Typed], logic: Logic, found: Alike) -> None:
    kinds: list[list[int]] = []
    for number in numbers:
        one = [conditions[number]]
        for kind in kinds:
            other = [conditions[kind[0]]]
            answers = {logic.find(one, other).found, logic.find(other, one).found}
            if answers == {False}:
                kind.append(number)
                break
            if True not in answers:
                found.undecided.append((kind[0], number))
        else:
            kinds.append([number])
    found.kinds.extend(kind for kind in kinds if len(kind) > 1)


def _parts_leads(node: Node, logic: Logic, space: Space) -> bool:
    """Whether somebody meets a condition and somebody does not."""
    return bool(logic.decide(node)[0] and logic.decide(space.nodes.negated(node))[0])


def _told_apart(numbers: Sequence[int], nodes: Sequence[Node], leads: Sequence[Cells]) -> list[list[int]]:
    """Those that no lead tells apart, two and more together."""
    held = Held(leads)
    groups: dict[int, list[int]] = {}
    for number in numbers:
        groups.setdefault(held.by(nodes[number]), []).append(number)
    return [group for group in groups.values() if len(group) > 1]


def _any_leads(space: Space, vars: int) -> list[Cells]:
    """Leads of all sorts, the same in each run."""
    chance = _Chance()
    texts = [one for one in space.axes.values() if isinstance(one, Words) and one.vars & vars]
    plain = [var for var in bits(vars) if not any(one.vars >> var & 1 for one in texts)]
    leads: list[Cells] = []
    for _ in range(_SOME):
        lead = {var: chance.below(space.nodes.full[var].bit_length()) for var in plain}
        for words in texts:
            lead.update(_cells_of(words, _any_text(words, chance)))
        leads.append(lead)
    return leads


def _leads_near(node: Node, logic: Logic, space: Space, vars: int) -> Iterator[Cells]:
    """Leads that meet a node, and leads that differ from one of these in one thing."""
    domain = logic.decide(node)[1]
    if domain is None:
        return
    texts = [one for one in space.axes.values() if isinstance(one, Words) and one.vars & vars]
    held = dict.fromkeys(bits(vars), 0)
    for words in texts:
        held.update(_cells_of(words, text_in(words, domain)))
    free = {var: cells for var, cells in domain.items() if not any(w.vars >> var & 1 for w in texts)}
    low = held | {var: _lowest(cells) for var, cells in free.items()}
    yield low
    yield held | {var: _highest(cells) for var, cells in free.items()}
    for var, cells in free.items():
        others = space.nodes.full[var] & ~cells
        if others:
            yield low | {var: _lowest(others)}
            yield low | {var: _highest(others)}
    for words in texts:
        yield low | _cells_of(words, None)
        yield low | _cells_of(words, "n/a")


def _lowest(cells: int) -> int:
    return (cells & -cells).bit_length() - 1


def _highest(cells: int) -> int:
    return cells.bit_length() - 1


def _cells_of(words: Words, text: str | None) -> Cells:
    """The cells of a text, of nothing where there is none."""
    if text is None:
        return dict.fromkeys(bits(words.vars), 0)
    folded = text.casefold()
    at = words.texts.get(folded)
    cells = {words.var: _highest(words.others) if at is None else at + 1}
    cells.update((pattern.var, int(pattern.fits(folded))) for pattern in words.patterns.values())
    return cells


def _any_text(words: Words, chance: _Chance) -> str | None:
    pieces = [*words.written, *(pattern.written for pattern in words.patterns.values())]
    count = chance.below(4)
    return " ".join(pieces[chance.below(len(pieces))] for _ in range(count)) if count and pieces else None


class _Chance:
    """Numbers as if by chance, by Knuth's linear congruential generator MMIX: ``random`` costs a cold
    start."""

    def __init__(self) -> None:
        self._state = 1

    def below(self, end: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self._state >> 33) % end
