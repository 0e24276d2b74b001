"""The questions that rules ask of conditions.

All of them are one: is there a lead that meets these conditions and none of those? ``a`` can be met if
there is one for ``a``; ``a`` implies ``b`` if there is none for ``a`` and not ``b``; two overlap if there
is one for both; some leave a gap if there is one for none of them. A lead comes with a day, from today on,
and with answers to judgements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from funnelspec.conditions.evaluate import evaluate
from funnelspec.conditions.solve.axes import LAST_DAY, spans
from funnelspec.conditions.solve.example import Lead, lead_in, smallest
from funnelspec.conditions.solve.nodes import FALSE, Node
from funnelspec.conditions.solve.search import Domain, search
from funnelspec.conditions.solve.space import Space
from funnelspec.conditions.typed import DAY_OPS, Question, Test, Typed, leaves
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.solve.alike import Alike
    from funnelspec.conditions.solve.core import Clause, Idle
    from funnelspec.conditions.solve.table import Table
    from funnelspec.conditions.typed import Value

STEPS = 20_000
"""How much a search looks at before it gives up; about a second."""

_MOST_DAYS = 100
_FEWEST = 100
_ALL = 5  # times the steps of one question: then each further one has few, so that a whole check ends


class Example(NamedTuple):
    """A lead that shows an answer; the reference evaluator has confirmed it.

    Attributes:
        lead: only the fields that matter; nothing as the value of one that is unknown and must be.
        judged: answers to judgements, by their text.
        day: the day on which it holds; ``dated``: on another day it might not.
    """

    lead: Lead
    judged: Mapping[str, bool]
    day: date
    dated: bool

    @property
    def known(self) -> Mapping[str, Value]:
        """The lead as the evaluator takes it: without what is unknown."""
        return {name: value for name, value in self.lead.items() if value is not None}


class Answer:
    """Whether there is such a lead.

    Attributes:
        found: nothing if that was not decided within the budget.
        on_days: the answer depends on the calendar: a field is compared with fixed days and with today.
    """

    __slots__ = ("_domain", "_goals", "_no", "_space", "_yes", "found", "on_days")

    def __init__(
        self,
        found: bool | None,
        on_days: bool,
        yes: Sequence[Typed],
        no: Sequence[Typed],
        space: Space,
        goals: Sequence[Node],
        domain: Domain | None,
    ) -> None:
        self.found = found
        self.on_days = on_days
        self._yes = yes
        self._no = no
        self._space = space
        self._goals = goals
        self._domain = domain

    def lead(self) -> Example | None:
        """The lead that was found, with the fields that matter; nothing where there is none, and where the
        reference evaluator does not confirm it: that is a fault of the solver, and nobody is shown it."""
        if self._domain is None:
            return None
        nodes = self._space.nodes
        against = nodes.all_of(goals_of(self._space, (), self._no))
        domain = smallest(nodes.all_of(self._goals), against, self._domain, self._space)
        return confirmed(domain, self._space, self._yes, self._no)


def confirmed(domain: Domain, space: Space, yes: Sequence[Typed], no: Sequence[Typed]) -> Example | None:
    """A lead in some cells, if the reference evaluator says of it that it meets all of ``yes`` and none of
    ``no``."""
    from datetime import date

    lead, judged = lead_in(domain, space)
    asked = [leaf for typed in (*yes, *no) for leaf in leaves(typed)]
    order = dict.fromkeys(leaf.field.id for leaf in asked if isinstance(leaf, Test))
    lead = {name: lead[name] for name in order if name in lead}
    words = {leaf.folded: leaf.text for leaf in reversed(asked) if isinstance(leaf, Question)}
    judged = {words.get(folded, folded): answer for folded, answer in judged.items()}
    dated = any(isinstance(leaf, Test) and leaf.op in DAY_OPS and leaf.field.id in lead for leaf in asked)
    day = date.fromordinal(space.today)
    known = {name: value for name, value in lead.items() if value is not None}
    agreed = all(evaluate(typed, known, day, judged) for typed in yes) and not any(
        evaluate(typed, known, day, judged) for typed in no
    )
    return Example(lead, judged, day, dated) if agreed else None


class Logic:
    """Answers questions about some conditions and parts of them.

    Args:
        conditions: all that will be asked about.
        today: the first day that counts.
        steps: how much one question may cost.

    Raises:
        ValueError: two conditions know one field by two types.
    """

    def __init__(self, conditions: Iterable[Typed], today: date, steps: int = STEPS) -> None:
        self._today = today.toordinal()
        self._conditions = tuple(conditions)
        self._space = Space(self._conditions, self._today)
        self._steps = steps
        self._left = _ALL * steps
        self._known: dict[tuple[int, ...], tuple[bool | None, Domain | None]] = {}
        self._later: dict[tuple[int, tuple[int, ...]], tuple[Space, tuple[Typed, ...]]] = {}
        self._tables: dict[tuple[int, ...], Table] = {}

    @property
    def mixes_days(self) -> bool:
        """Whether some date is compared with fixed days and with today, so that answers depend on the day."""
        return self._space.mixes_days

    @property
    def spent(self) -> int:
        """What all questions so far have cost, in steps."""
        return _ALL * self._steps - self._left

    def find(self, yes: Sequence[Typed] = (), no: Sequence[Typed] = (), *, blanks: bool = True) -> Answer:
        """Whether a lead meets all of ``yes`` and none of ``no``.

        Args:
            blanks: whether it may leave fields blank that are asked about.
        """
        space = self._space
        days = _turns(yes, no) if space.mixes_days else []
        answer = self._on(space, yes, no, blanks, bool(days))
        to_come = [day for day in days if day > self._today]
        if answer.found is not False or not to_come:
            return answer
        if self._on(self._any_day, yes, no, blanks, True).found is False:
            return answer
        for day in to_come[:_MOST_DAYS]:
            if answer.found is not False:
                return answer
            answer = self._on(self._space_on(day, (*yes, *no)), yes, no, blanks, True)
        if len(to_come) > _MOST_DAYS and answer.found is False:
            answer = Answer(None, True, yes, no, space, (), None)
        return answer

    @cached_property
    def _any_day(self) -> Space:
        """What cannot be here can be on no day, which spares a look at each."""
        return Space(self._conditions, None)

    def _space_on(self, day: int, asked: tuple[Typed, ...]) -> Space:
        """The space of some conditions on a day to come; several questions are asked about the same ones."""
        about = (day, tuple(map(id, asked)))
        if about not in self._later:
            self._later[about] = (Space(asked, day), asked)  # held, or their ids could become others'
        return self._later[about][0]

    def _on(
        self, space: Space, yes: Sequence[Typed], no: Sequence[Typed], blanks: bool, on_days: bool
    ) -> Answer:
        goals = goals_of(space, yes, no)
        if not blanks:
            vars = 0
            for goal in goals:
                vars |= goal.vars
            goals.append(space.filled(vars))
        found, domain = self._decide(goals, space)
        return Answer(found, on_days, yes, no, space, goals, domain)

    def decide(self, *goals: Node) -> tuple[bool | None, Domain | None]:
        """Whether nodes of this logic's own space can hold together, and cells in which they do; nothing if
        undecided."""
        return self._decide(goals, self._space)

    def _decide(self, goals: Sequence[Node], space: Space) -> tuple[bool | None, Domain | None]:
        if FALSE in goals:
            return False, None
        known = self._known
        question = (id(space), *map(id, goals))  # all spaces are held, so no other has the id of one
        if question not in known:
            steps = min(self._steps, max(self._left, _FEWEST))
            domain, used = search(goals, space, steps)
            self._left -= used
            known[question] = (None if used > steps else domain is not None, domain)
        return known[question]

    def contradiction(self, yes: Sequence[Typed] = (), no: Sequence[Typed] = ()) -> tuple[Clause, ...]:
        """Why no lead meets all of ``yes`` and none of ``no``: lines that cannot all be as they must, on any
        day, and none of them idle; the lines behind ``meets`` instead of the reference. Nothing where these
        are not the same on all days."""
        from funnelspec.conditions.solve.core import contradiction

        found = contradiction(self._space, self._impossible, yes, no)
        return found if not self._space.mixes_days or self.holding(found).found is False else ()

    def holding(self, clauses: Iterable[Clause]) -> Answer:
        """Whether all of some lines can be as they must."""
        held: dict[bool, list[Typed]] = {True: [], False: []}
        for clause in clauses:
            held[clause.holds].append(clause.typed)
        return self.find(held[True], held[False])

    def table(self, parts: Sequence[Typed]) -> Table:
        """Several conditions that are to share out the leads among them; the same table for the same
        ones."""
        about = tuple(map(id, parts))
        if about not in self._tables:
            from funnelspec.conditions.solve.swept import table

            on_days = self._space.mixes_days and bool(_turns(parts, ()))
            self._tables[about] = table(self, self._space, parts, on_days)
        return self._tables[about]

    def idle(self, typed: Typed) -> tuple[Idle, ...]:
        """The parts of a condition without which it would say the same, on every day."""
        from funnelspec.conditions.solve.core import idle

        if self._space.mixes_days and _turns((typed,), ()):
            return ()
        return idle(self._space, self._impossible, typed)

    def alike(self, conditions: Sequence[Typed]) -> Alike:
        """The conditions that mean the same on every day, by their number; without those that nobody meets or
        everybody does."""
        from funnelspec.conditions.solve.alike import alike

        return alike(self, self._space, conditions)

    def patterns(self, conditions: Sequence[Typed]) -> list[tuple[bool, ...]] | None:
        """Which of some conditions can be met at once while the others are not, the fewest first; nothing
        where that is not to be had without questions."""
        from funnelspec.conditions.solve.held import patterns

        if self._space.mixes_days and _turns(conditions, ()):
            return None
        return patterns(self._space, [self._space.node(typed) for typed in conditions])

    def apart(self, conditions: Iterable[Typed]) -> list[list[Typed]]:
        """The conditions in bundles that have nothing to do with each other: what a lead meets of one says
        nothing of what it meets of another, but for the day where the calendar decides."""
        space = self._space
        nodes = [(typed, space.node(typed).vars) for typed in conditions]
        together = 0
        for _, vars in nodes:
            together |= vars
        links = space.links(together)
        bundles: list[tuple[int, list[Typed]]] = []
        for typed, vars in nodes:
            for var, own in links.items():
                if vars >> var & 1:
                    vars |= sum(1 << other for other in {other for _, other, _ in own})
            near = [bundle for bundle in bundles if bundle[0] & vars]
            bundles = [bundle for bundle in bundles if not bundle[0] & vars]
            for also, _ in near:
                vars |= also
            bundles.append((vars, [one for _, held in near for one in held] + [typed]))
        return [held for _, held in bundles]

    def _impossible(self, goals: Sequence[Node]) -> bool | None:
        found, _ = self.decide(*goals)
        return None if found is None else not found


def goals_of(space: Space, yes: Iterable[Typed], no: Iterable[Typed]) -> list[Node]:
    """What must hold for a lead that meets all of ``yes`` and none of ``no``."""
    negated = space.nodes.negated
    return [*map(space.node, yes), *(negated(space.node(typed)) for typed in no)]


def _turns(yes: Sequence[Typed], no: Sequence[Typed]) -> list[int]:
    """Days that stand for all others: on which a day counted from today meets a fixed one, and those
    behind them.

    Nothing where no field is compared with both. Between two such days the edges of all tests stay in one
    order.
    """
    edges: dict[tuple[str, bool], set[int]] = {}
    for leaf in (leaf for typed in (*yes, *no) for leaf in leaves(typed)):
        if isinstance(leaf, Test) and leaf.field.type == "date":
            # Of a test that moves with today: how far it is from it.
            own = edges.setdefault((leaf.field.id, leaf.op in DAY_OPS), set())
            own.update(
                edge for span in spans(leaf, 0) for edge in (span.first, span.last) if edge is not None
            )
    days: set[int] = set()
    for (name, moves), fixed in edges.items():
        if not moves:
            for day in fixed:
                for reach in edges.get((name, True), ()):
                    days.update((day - reach, day - reach + 1))
    return sorted(day for day in days if 0 < day <= LAST_DAY)
