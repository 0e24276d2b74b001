"""What stands in a condition."""

from __future__ import annotations

from funnelspec.conditions.ast import All, AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.typed import Named, Question, Test, Typed, leaves


def questions(typed: Typed) -> dict[str, Question]:
    """The judgements of a condition, by their folded text."""
    return {leaf.folded: leaf for leaf in leaves(typed) if isinstance(leaf, Question)}


def subjects(typed: Typed) -> set[str]:
    """The fields and judgements that a condition asks about."""
    return {leaf.field.id if isinstance(leaf, Test) else leaf.folded for leaf in leaves(typed)}


def tests(typed: Typed) -> list[tuple[Test, bool]]:
    """Every test, and whether it is to hold; each criterion is entered once."""
    found: list[tuple[Test, bool]] = []
    seen: set[tuple[str, bool]] = set()
    stack = [(typed, True)]
    while stack:
        one, holds = stack.pop()
        if isinstance(one, Test):
            found.append((one, holds))
        elif isinstance(one, Not):
            stack.append((one.part, not holds))
        elif isinstance(one, Group):
            inner = holds != isinstance(one, NoneOf)
            stack.extend((part, inner) for part in reversed(one.parts))
        elif isinstance(one, Named) and (one.ref, holds) not in seen:
            seen.add((one.ref, holds))
            stack.append((one.typed, holds))
    return found


def thresholds(typed: Typed) -> set[str]:
    """The numbers and dates of which a condition asks how large or late they are."""
    return {
        test.field.id
        for test, _ in tests(typed)
        if test.field.type in ("integer", "number", "date") and test.op not in ("known", "unknown")
    }


def openest(typed: Typed, kept: set[str]) -> Typed:
    """A condition with every judgement answered as it takes for it to be met, one that is asked twice each
    time anew; and with all the time that it takes until a day is long enough ago.

    Args:
        kept: folded texts of judgements that stay questions.
    """
    return _Opened(kept).turned(typed, True)


class _Opened:
    def __init__(self, kept: set[str]) -> None:
        self.kept = kept
        self.done: dict[tuple[str, bool], Typed] = {}

    def turned(self, typed: Typed, holds: bool) -> Typed:
        """A condition with the answers it takes for it to hold, or not to."""
        match typed:
            case Test():
                if holds and typed.op in ("older than", "past"):
                    return Test(typed.field, "known", (), typed.origin)
                if not holds and typed.op in ("in the last", "in the next", "future"):
                    return AnyOf(typed.origin.text, ())
                return typed
            case Question():
                if typed.folded in self.kept:
                    return typed
                text = typed.origin.text
                return All(text, ()) if holds else AnyOf(text, ())
            case Not():
                return Not(typed.words, self.turned(typed.part, not holds))
            case Named():
                about = (typed.ref, holds)
                if about not in self.done:
                    self.done[about] = self.turned(typed.typed, holds)
                # Under a name of its own: the two ways a criterion is turned are not the same criterion.
                return Named(f"{typed.ref} {'open' if holds else 'shut'}", self.done[about], typed.origin)
        inner = holds != isinstance(typed, NoneOf)
        parts = tuple(self.turned(part, inner) for part in typed.parts)
        if isinstance(typed, AtLeast):
            return AtLeast(typed.node, parts, typed.count)
        return type(typed)(typed.node, parts)
