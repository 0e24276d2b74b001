"""Whether two conditions are written alike: order, layout and the spelling of values do not count."""

from __future__ import annotations

from typing import Any

from funnelspec.conditions.ast import AnyOf, Ask, AtLeast, Condition, Group, Meets, NoneOf, Not, Words
from funnelspec.conditions.values import parse_number
from funnelspec.language.folding import fold_text

_SORTED = frozenset(("in", "not in", "has any", "has all", "has none"))
_ONE = {"in": "=", "not in": "!="}


def canonical(condition: Condition) -> str:
    """A form that is equal for conditions that are written alike.

    The order of the parts of a group and of a list of values, groups of one, ``75k`` against ``75,000``, the
    case of text and the brackets of a list do not count. Conditions with different forms may still mean the
    same; the solver decides that.
    """
    if isinstance(condition, Group):
        return _group(condition)
    if isinstance(condition, Not):
        return f"not({canonical(condition.part)})"
    if isinstance(condition, Ask):
        return _ask(condition)
    if isinstance(condition, Meets):
        ref = condition.ref.value
        return f"meets({ref.removeprefix('criteria/').removeprefix('segments/')!r})"
    return f"judgement({fold_text(condition.question.value)!r})"


def _group(group: Group[Any]) -> str:
    parts = sorted(canonical(part) for part in group.parts)
    match group:
        case AtLeast(count=count) if count > 1 and count != len(parts):
            return f"at_least({count}, {', '.join(parts)})"
        case AtLeast(count=1) | AnyOf():
            return _joined("any", parts)
        case NoneOf():
            return f"not({_joined('any', parts)})"
        case _:
            return _joined("all", parts)


def _joined(name: str, parts: list[str]) -> str:
    different = sorted(set(parts))
    return different[0] if len(different) == 1 else f"{name}({', '.join(different)})"


def _ask(ask: Ask) -> str:
    values = [_value(words) for words in ask.values]
    op = ask.op
    if op in _SORTED:
        values = sorted(set(values))
        op = _ONE.get(op, op) if len(values) == 1 else op
    return f"{ask.field.value} {op} [{', '.join(values)}]"


def _value(words: Words) -> str:
    number = parse_number(words.value)
    if number is not None:
        return f"{number.value()!s} {number.unit.casefold()!r}"
    return repr(fold_text(words.value))
