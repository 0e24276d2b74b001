"""How two conditions relate: which of them asks more, and leads that only one of them lets in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from funnelspec.conditions.solve.logic import STEPS, Answer, Example, Logic
from funnelspec.conditions.typed import Question, Typed, leaves
from funnelspec.record import NamedTuple

Kind = Literal[
    "equal",
    "stricter",
    "looser",
    "incomparable",
    "different",
    "blanks",
    "judgements",
    "calendar",
    "undecided",
    "unknown",
]

# Where one date is compared with fixed days and with today, conditions count as equal if they have been so
# ever since: what is published must not change with the day on which it is made.
_EVER_SINCE = date(1970, 1, 1)


class Relation(NamedTuple):
    """How a second condition stands to a first one.

    Attributes:
        kind: ``equal``: the same leads meet both. ``stricter``, ``looser``: all that meet the second meet
            the first, too, or the other way round. ``incomparable``: neither. ``different``: they are not
            equal, and more was not decided within the budget. ``blanks``: equal for leads of which every
            field is filled. ``judgements``: equal where questions that only one of them asks are answered
            alike, as if they were one in other words. ``calendar``: it depends on the day. ``undecided``:
            not within the budget. ``unknown``: one cannot be typed, or a field has two types.
        only_first, only_second: a lead that meets one of them alone, where there is one.
        trivial: nothing, or everything, meets one of them.
        spent: what the answer cost, in steps of the search.
    """

    kind: Kind
    only_first: Example | None = None
    only_second: Example | None = None
    trivial: bool = False
    spent: int = 0

    @property
    def proven(self) -> bool:
        """On every day some lead of which everything is known meets one condition and not the other."""
        return self.kind in ("stricter", "looser", "incomparable", "different")


class Seen(NamedTuple):
    """A condition in the workspace of whoever wrote it, and in that of the other side, where what is behind
    ``meets`` may be something else."""

    own: Typed
    elsewhere: Typed


def relate(first: Seen | None, second: Seen | None, today: date, steps: int = STEPS) -> Relation:
    """The relation of two conditions, each in its own workspace.

    They are equal, too, when that holds in either workspace: then only what they name is different.

    Args:
        today: of a ``calendar`` relation the leads are those from this day on.
        steps: how much one question may cost.
    """
    if first is None or second is None:
        return Relation("unknown")
    try:
        logic = Logic((*first, *second), today, steps)
        ever = Logic((*first, *second), _EVER_SINCE, steps) if logic.mixes_days else None
    except ValueError:
        return Relation("unknown")
    related = _Relating(first, second, ever or logic).relation()
    if ever and related.kind != "equal":
        kind: Kind = "undecided" if related.kind == "undecided" else "calendar"
        one, other = (logic.find([a.own], [b.own]).lead() for a, b in _ways(first, second))
        related = Relation(kind, one, other, related.trivial)
    return related._replace(spent=logic.spent + (ever.spent if ever else 0))


def _ways(first: Seen, second: Seen) -> tuple[tuple[Seen, Seen], tuple[Seen, Seen]]:
    return (first, second), (second, first)


Extra = tuple[tuple[Typed, ...], tuple[Typed, ...]]
"""What a lead must meet besides, and what it must not."""


class _Relating:
    def __init__(self, first: Seen, second: Seen, logic: Logic) -> None:
        self.sides = (first, second)
        self.ways = _ways(first, second)
        self.logic = logic
        self.alike = _alike(first.own, second.own)

    def relation(self) -> Relation:
        find = self.logic.find
        answers = [find([one.own], [other.own]) for one, other in self.ways]
        found = [answer.found for answer in answers]
        if True not in found:
            return Relation("undecided" if None in found else "equal")
        if self.only_named():
            return Relation("equal")
        sure = [list(self.sure(*way)) for way in self.ways]
        one, other = (self.lead(*each) for each in zip(answers, self.ways, sure, strict=True))
        kind = self.kind(found, [answer.found for each in sure for answer in each])
        return Relation(kind, one, other, trivial=kind != "incomparable" and self.trivial())

    def only_named(self) -> bool:
        """Whether the two are equal in either workspace."""
        first, second = self.sides
        views = ((first.own, second.elsewhere), (first.elsewhere, second.own))
        return views[0] != views[1] and not any(
            self.logic.find([one], [other]).found is not False
            for view in views
            for one, other in (view, view[::-1])
        )

    def kind(self, found: list[bool | None], sure: list[bool | None]) -> Kind:
        if True in sure:
            if None in found:
                return "different"
            if all(found):
                return "incomparable"
            return "stricter" if found[0] else "looser"
        filled = [self.logic.find([one.own], [other.own], blanks=False).found for one, other in self.ways]
        if None in sure or None in filled:
            return "undecided"
        return "judgements" if True in filled else "blanks"

    def sure(self, one: Seen, other: Seen) -> Iterator[Answer]:
        """Whether a lead meets the one and not the other although it leaves nothing blank: first one for
        which that is so in either workspace."""
        for yes, no in self.extras(one, other):
            yield self.logic.find([one.own, *yes], [other.own, *no], blanks=False)

    def extras(self, one: Seen, other: Seen) -> Iterable[Extra]:
        return *(((*yes, one.elsewhere), (*no, other.elsewhere)) for yes, no in self.alike), *self.alike

    def lead(self, answer: Answer, way: tuple[Seen, Seen], sure: list[Answer]) -> Example | None:
        """A lead that meets the one alone: it says little, but does not hang on a blank, on the wording of a
        question or on what is behind ``meets`` where another one does not."""
        if not answer.found:
            return None
        one, other = way
        for (yes, no), certain in zip(self.extras(one, other), sure, strict=True):
            if certain.found:
                short = self.logic.find([one.own, *yes], [other.own, *no]).lead()
                return short if short and None not in short.lead.values() else certain.lead()
        return answer.lead()

    def trivial(self) -> bool:
        find = self.logic.find
        return any(
            find([side.own]).found is False or find([], [side.own]).found is False for side in self.sides
        )


def _alike(first: Typed, second: Typed) -> list[Extra]:
    """Where each condition asks questions that the other does not, they may be the same ones in other words:
    then what differs although all of them are answered alike does not hang on the words."""
    asked = [
        {leaf.folded: leaf for leaf in leaves(typed) if isinstance(leaf, Question)}
        for typed in (first, second)
    ]
    own = [
        tuple(leaf for folded, leaf in mine.items() if folded not in theirs)
        for mine, theirs in (asked, asked[::-1])
    ]
    if not all(own):
        return [((), ())]
    questions = own[0] + own[1]
    return [(questions, ()), ((), questions)]


def equal(first: Typed, second: Typed, today: date) -> bool:
    """Whether it is proven that the same leads meet both conditions."""
    try:
        logic = Logic((first, second), today)
    except ValueError:
        return False
    return all(logic.find([one], [other]).found is False for one, other in ((first, second), (second, first)))
