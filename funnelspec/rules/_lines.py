"""The lines of one condition, and those behind its ``meets``: where a finding points, and what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import All, AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.typed import Named, Question, Test, Typed
from funnelspec.diagnostic import Label
from funnelspec.model.workspace import Stated
from funnelspec.record import NamedTuple
from funnelspec.source import Location

if TYPE_CHECKING:
    from funnelspec.conditions.fields import Field
    from funnelspec.conditions.solve.core import Clause


_LONGEST = 80


def own(typed: Typed) -> Iterator[Typed]:
    """Every part of a condition that stands in its own text, itself first; nothing behind ``meets``."""
    stack = [typed]
    while stack:
        one = stack.pop()
        yield one
        if isinstance(one, Group):
            stack.extend(reversed(one.parts))
        elif isinstance(one, Not):
            stack.append(one.part)


def ready_in(typed: Typed, line: str) -> str:
    """A line as it must be written in a condition: in quotes where it stands in YAML's own brackets."""
    from funnelspec.conditions.meant import in_yaml

    text = next(one.origin.text for one in own(typed) if isinstance(one, (Test, Named, Question)))
    return in_yaml(line, text)


class Line(NamedTuple):
    """Where a part stands, its "not" included; ``behind``: where the ``meets`` stands that leads to it."""

    where: Location
    behind: Location | None

    @property
    def shown(self) -> Location:
        """Its place in the condition's own text."""
        return self.behind or self.where


class Lines:
    """The parts of a condition, those behind ``meets`` as well.

    Args:
        but: a part that is left out, with all that is in it.
    """

    def __init__(self, typed: Typed, but: Typed | None = None) -> None:
        self._found: dict[tuple[int, bool], Line] = {}
        waiting: list[tuple[Typed, bool, Location | None, Location | None]] = [(typed, True, None, None)]
        for one, holds, negation, behind in waiting:  # grows while it is walked through
            if one is but or (id(one), holds) in self._found:
                continue
            self._found[id(one), holds] = Line(negation or one.where.first_line(), behind)
            if isinstance(one, Group):
                inner = holds != isinstance(one, NoneOf)
                waiting.extend((part, inner, None, behind) for part in one.parts)
            elif isinstance(one, Not):
                waiting.append((one.part, not holds, one.where, behind))
            elif isinstance(one, Named):
                waiting.append((one.typed, holds, None, behind or negation or one.where))

    def of(self, part: Typed, holds: bool = True) -> Line:
        """Where a part stands; of one that stands in two places where it must hold, or must not."""
        return self._found.get((id(part), holds)) or self._found[id(part), not holds]


def says(clause: Clause) -> str:
    """What must be so, in few words: ``at least 80 points``; ``not at least 80 points``."""
    from funnelspec.conditions.say import asks

    one, holds = clause
    if isinstance(one, Test):
        if one.field.type == "boolean" and one.op == "=":
            answer = "yes" if (one.values == (True,)) == holds else "no"
            return f'"{one.field.name}" is {answer}{"" if holds else " or unknown"}'
        said = asks(one).removeprefix("is ")
        return said if holds else f"not {said}"
    if isinstance(one, Question):
        return f"answered with {'yes' if holds else 'no'}"
    if isinstance(one, AtLeast):
        return f"{'at least' if holds else 'fewer than'} {one.count} of these"
    if isinstance(one, All):
        return "all of these" if holds else "not all of these"
    return "at least one of these" if holds == isinstance(one, AnyOf) else "none of these"


def _spelled(clause: Clause) -> str:
    """What must be so of a group that stands elsewhere, where "these" would say nothing."""
    from funnelspec.conditions.say import Names, say

    said = says(clause)
    whole = say(clause.typed, Names(lambda _: None, lambda _: None))
    listed = "; ".join(part.line() for part in whole.children)
    return said.replace("these", f"these: {listed}") if listed and len(listed) <= _LONGEST else said


def places(
    stated: Stated, typed: Typed, clauses: Sequence[Clause], who: str, joined: str = "and"
) -> tuple[Label, tuple[Label, ...]]:
    """The primary place and the related ones of lines that have to do with each other.

    The primary one is the last of these lines that stands in the condition itself, else its last ``meets``
    that leads to one; the condition where there are none, because they are not the same on all days.

    Args:
        typed: the condition, or what of it the lines were found in.
        who: of whom a line tells that is the only one: "no lead", "every lead".
        joined: what joins the primary line to the others.
    """
    if not clauses:
        return Label(stated.when.node.where.first_line(), "on every day from today on"), ()
    known = Lines(typed)
    found = [(known.of(*clause), clause) for clause in clauses]
    line, last = max(found, key=lambda each: (each[0].behind is None, each[0].shown.order()))
    said = _spelled(last) if line.behind else says(last)
    alone = f"{who} has {said if isinstance(last.typed, Group) else 'this'}"
    said = f"{joined} {said}" if len(found) > 1 else alone
    others = [each for each in found if each[1] is not last or line.behind]
    return Label(line.shown, said), tuple(Label(one.where, says(each)) for one, each in others)


def reasons(clauses: Sequence[Clause], known: Lines, one: str, each: str) -> tuple[Label, ...]:
    """The places of some lines in the condition itself, and that of a single line behind ``meets``.

    Args:
        one, each: what stands beside the only place, or beside each; nothing for what the line asks.
    """
    found = {known.of(*clause).shown: clause for clause in clauses}
    words = one if len(found) == 1 else each
    labels = [Label(where, words or says(clause)) for where, clause in found.items()]
    if len(clauses) == 1 and known.of(*clauses[0]).behind:
        labels.append(Label(known.of(*clauses[0]).where, says(clauses[0])))
    return tuple(labels)


def declared(clauses: Sequence[Clause]) -> tuple[Label, ...]:
    """Where the field of a single line is declared, and what it can have."""
    test = _only(clauses)
    if test is None or test.field.where is None:
        return ()
    between = _between(test.field)
    return (Label(test.field.where, f"goes {between}" if between else "has no such value"),)


def reach(clauses: Sequence[Clause]) -> str:
    """What to write instead of a single line that no value of its field can meet; nothing for several."""
    test = _only(clauses)
    if test is None:
        return ""
    field = test.field
    between = _between(field)
    value = f"a line that a number {between} can meet" if between else f'a value that "{field.id}" can have'
    declares = '"choices"' if field.choices else '"between"' if field.numeric else '"type"'
    return f'write {value}, or change {declares} of "{field.id}"'


def _only(clauses: Sequence[Clause]) -> Test | None:
    return clauses[0].typed if len(clauses) == 1 and isinstance(clauses[0].typed, Test) else None


def _between(field: Field) -> str:
    return f"from {field.low:,} to {field.high:,}" if field.low is not None and field.high is not None else ""


def written(part: Not[Typed] | Test | Named | Question) -> str:
    """A line as somebody wrote it."""
    return part.words.written if isinstance(part, Not) else part.origin.written


def twin(part: Typed, others: Iterable[Typed]) -> Typed | None:
    """Another line that says the same in the same way, if there is one."""
    said = _said(part)
    return next((one for one in others if one is not part and said and _said(one) == said), None)


def _said(part: Typed) -> tuple[object, ...]:
    """A form that is equal for lines that are the same; empty for a group."""
    match part:
        case Test():
            return (part.field.id, part.op, part.values)
        case Named():
            return ("meets", part.ref)
        case Question():
            return ("judgement", part.folded)
        case Not():
            return ("not", *_said(part.part))
    return ()
