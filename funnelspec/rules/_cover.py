"""A segment that promises how its parts share out the leads, and what of that several rules ask.

Each region of leads is one rule's: a single value between two thresholds is ``boundary-slip``'s, a part that
others hide is ``hidden-part``'s, all else ``overlapping-parts``'s and ``gap-in-cover``'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from funnelspec.conditions.typed import Leaf, Typed
from funnelspec.diagnostic import WARNING, Finding, Label, Severity, Witness
from funnelspec.language.folding import fold_text
from funnelspec.model.entities import Part, Segment
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._leaves import questions
from funnelspec.rules._lines import Lines, ready_in
from funnelspec.rules._undecided import undecided
from funnelspec.rules._witness import Asked, short, verdicts_on, witness
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.solve.logic import Example, Logic
    from funnelspec.conditions.solve.table import Region, Table

MOST = 4
_MANY = 12
_APART = ("exactly_one", "at_most_one")
_WHOLE = ("exactly_one", "at_least_one")


class Cover(NamedTuple):
    """A segment and its parts, by their number in ``table``; those of which the conditions have types.

    Attributes:
        apart: no lead may be in two parts.
        whole: every lead must be in one, and no part is missing here that may have it.
    """

    segment: Segment
    parts: tuple[Part, ...]
    typed: tuple[Typed, ...]
    apart: bool
    whole: bool
    logic: Logic
    workspace: Workspace

    @property
    def table(self) -> Table:
        return self.logic.table(self.typed)

    @property
    def looser(self) -> str:
        """The promise that lets a lead be in several parts."""
        assert self.segment.cover is not None
        return "at_least_one" if self.segment.cover.value in _WHOLE else "any"

    @property
    def where(self) -> Location:
        return self.segment.value_place("cover")

    def overlaps(self, slips: bool) -> Iterator[tuple[int, list[int]]]:
        """The parts that share leads with parts before them, and with which.

        Args:
            slips: those that share one value only, where their thresholds meet; else the others.
        """
        table = self.table
        for part, others in table.overlaps.items() if self.apart else ():
            left = [other for other in others if not table.inside.keys() & {part, other}]
            # Thresholds do not meet those of many others.
            single = [other for other in left if len(left) <= _MANY and table.meets_at(part, other)]
            told = single if slips else [other for other in left if other not in single]
            if told:
                yield part, told

    def gaps(self, slips: bool) -> list[Region]:
        """Leads that are in no part although all is known of them; ``slips`` as for ``overlaps``."""
        gaps = [gap for gap in self.table.gaps if bool(gap.point) == slips] if self.whole else []
        return gaps if gaps and self._all_can_be_met() else []

    def blanks(self) -> dict[tuple[str, ...], Region]:
        """Leads that are in no part because some fields are blank."""
        blanks = self.table.blanks() if self.whole else {}
        return blanks if blanks and self._all_can_be_met() else {}

    def _all_can_be_met(self) -> bool:
        """A part that nobody can meet is a finding of its own, and may be meant for those who have none."""
        return all(self.logic.find((typed,)).found is not False for typed in self.typed)

    def name(self, part: int) -> str:
        return self.parts[part].label

    def names(self, parts: Iterable[int]) -> list[str]:
        return [self.name(part) for part in parts]

    def place(self, part: int, leaf: Leaf | None) -> Location:
        """Where a line stands in a part's own text; the whole of it where there is none."""
        if leaf is None:
            return self.typed[part].where.first_line()
        return Lines(self.typed[part]).of(leaf).shown

    def written(self, part: int, line: str) -> str:
        """A line as it must be written in a part."""
        return ready_in(self.typed[part], line)

    def asked(self, parts: Iterable[int]) -> list[Asked]:
        # Nobody but the view that is being checked says so: no team is a side.
        return [
            Asked(self.parts[part].full_id, self.typed[part], name=short(self.parts[part], self.workspace))
            for part in parts
        ]

    def deciding(self, example: Example, parts: Iterable[int]) -> list[tuple[int, Leaf | None]]:
        """The line of each part that decides about a lead."""
        numbers = list(parts)
        verdicts = verdicts_on(example, self.asked(numbers))
        return [(part, leaf) for part, (_, leaf) in zip(numbers, verdicts, strict=True)]

    def witness(self, example: Example, parts: Iterable[int]) -> Witness:
        return witness(example, self.asked(parts))

    def severity(self, lowered: bool = False) -> Severity | None:
        """What the calendar may change, and what else is ``lowered``, warns at most."""
        return WARNING if lowered or self.table.on_days else None

    def hangs_on_people(self, example: Example, part: int, other: int) -> bool:
        """Whether two parts share a lead only if people answer a judgement of the one and another of the
        other."""
        judged = set(map(fold_text, example.judged))
        one, two = (judged & questions(self.typed[each]).keys() for each in (part, other))
        return bool(one - two) and bool(two - one)

    def open(self) -> Iterator[Finding]:
        """The finding that something about the parts stays open, once all has been asked."""
        if self.table.undecided:
            what = f'whether the parts of "{self.segment.label}" keep what its "cover" says'
            yield undecided(Label(self.where, "too much at once"), self.segment.full_id, what, "cover")


def cover(segment: Segment, workspace: Workspace) -> Cover | None:
    """A segment as a table; nothing where it promises nothing."""
    promise = segment.cover.value if segment.cover else ""
    if promise not in (*_APART, *_WHOLE):
        return None
    # No lead is put into a part that is retired.
    parts = [part for part in segment.parts if not (part.state and part.state.value == "retired")]
    found = [(part, workspace.bind(part.when)[0] if part.when else None) for part in parts]
    known = [(part, typed) for part, typed in found if typed is not None]
    if not known:
        return None
    return Cover(
        segment,
        tuple(part for part, _ in known),
        tuple(typed for _, typed in known),
        apart=promise in _APART,
        whole=promise in _WHOLE and len(known) == len(found),
        logic=workspace.logic(),
        workspace=workspace,
    )


def condition(lines: Iterable[str], flow: bool = False) -> str:
    """Lines as a condition ready to copy: ``when: employees > 100``, ``when: [a, "b in (c, d)"]``.

    Args:
        flow: it stands inside braces.
    """
    from funnelspec.conditions.meant import plain_or_quoted

    told = list(lines)
    if len(told) == 1:
        return f"when: {plain_or_quoted(told[0], flow=flow)}"
    return f"when: [{', '.join(plain_or_quoted(line, flow=True) for line in told)}]"
