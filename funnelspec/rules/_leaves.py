"""What stands in a condition."""

from __future__ import annotations

from funnelspec.conditions.ast import All, AnyOf, AtLeast, Group, NoneOf, Not
from funnelspec.conditions.typed import Named, Question, Test, Typed, leaves


def questions(typed: Typed) -> dict[str, Question]:
    """The judgements of a condition, by their folded text."""
    return {leaf.folded: leaf for leaf in leaves(typed) if isinstance(leaf, Question)}


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


def opposite(typed: Typed) -> str | None:
    """The line that says the contrary of a condition of one line; nothing for a group."""
    turned = isinstance(typed, Not)
    one = typed.part if isinstance(typed, Not) else typed
    if isinstance(one, (Group, Not)):
        return None
    return one.origin.written if turned else f"not {one.origin.written}"


def openest(typed: Typed, kept: set[str], holds: bool = True) -> Typed:
    """A condition with every judgement answered as it takes for it to be met, one that is asked twice each
    time anew.

    Args:
        kept: folded texts of judgements that stay questions.
        holds: false to have it not met instead.
    """
    if questions(typed).keys() <= kept:
        return typed
    match typed:
        case Test():
            return typed
        case Question():
            text = typed.origin.text
            return All(text, ()) if holds else AnyOf(text, ())
        case Not():
            return Not(typed.words, openest(typed.part, kept, not holds))
        case Named():
            return openest(typed.typed, kept, holds)
        case AtLeast():
            return AtLeast(typed.node, tuple(openest(part, kept, holds) for part in typed.parts), typed.count)
        case NoneOf():
            return NoneOf(typed.node, tuple(openest(part, kept, not holds) for part in typed.parts))
        case All():
            return All(typed.node, tuple(openest(part, kept, holds) for part in typed.parts))
    return AnyOf(typed.node, tuple(openest(part, kept, holds) for part in typed.parts))
