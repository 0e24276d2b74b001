"""Types a condition against a table of fields, and finds what does not fit, at the very words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from funnelspec.conditions.ast import (
    All,
    Ask,
    AtLeast,
    Condition,
    Group,
    Judgement,
    Meets,
    Not,
    Words,
    references,
)
from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.fit import Misfit, fit, no_such_field, several, spelled
from funnelspec.conditions.grammar import LISTED
from funnelspec.conditions.typed import Named, Question, Test, Typed
from funnelspec.conditions.values import parse_yes_no
from funnelspec.diagnostic import Edit, Finding, Fix, Label, respelled
from funnelspec.language.folding import fold_text

if TYPE_CHECKING:
    from funnelspec.conditions.typed import Value

HIGHEST = 150
"""How deep a typed tree may be, ``meets`` included; whoever reads one may therefore recurse."""

_ORDERED = ("=", "!=", "<", "<=", ">", ">=", "between")
_EVER = ("known", "unknown")

ALLOWED: dict[str, frozenset[str]] = {
    "integer": frozenset((*_ORDERED, "in", "not in", *_EVER)),
    "number": frozenset((*_ORDERED, *_EVER)),
    "boolean": frozenset(("is", *_EVER)),
    "choice": frozenset(("=", "!=", "in", "not in", *_EVER)),
    "choices": frozenset(("has any", "has all", "has none", *_EVER)),
    "text": frozenset(("=", "!=", "in", "not in", "contains", "starts with", "ends with", *_EVER)),
    "date": frozenset((*_ORDERED, "in the last", "in the next", "older than", "past", "future", *_EVER)),
}
"""The comparisons that each type of field has."""

_KINDS = {
    "integer": "a number",
    "number": "a number",
    "boolean": "yes or no",
    "choice": "one of its choices",
    "choices": "several of its choices",
    "text": "text",
    "date": "a date",
}
_SUGGESTED = {
    "integer": "`=`, `!=`, `<`, `<=`, `>`, `>=`, `between`, `in (..)`, `not in (..)`",
    "number": "`=`, `!=`, `<`, `<=`, `>`, `>=`, `between`",
    "boolean": "its id alone or `not` in front of it",
    "choice": "`=`, `!=`, `in (..)`, `not in (..)`",
    "choices": "`has any of (..)`, `has all of (..)`, `has none of (..)`",
    "text": "`=`, `!=`, `in (..)`, `not in (..)`, `contains`, `starts with`, `ends with`",
    "date": "`=`, `!=`, `<`, `<=`, `>`, `>=`, `between`, `in the last .. days`, `in the next .. days`, "
    "`older than .. days`, `is in the past`, `is in the future`",
}


def bind(condition: Condition, table: Table) -> tuple[Typed | None, list[Finding]]:
    """The condition with its types.

    Returns:
        The typed condition, or nothing if something in it does not fit or leads nowhere; and the findings:
        ``unknown-field``, ``unknown-choice``, ``wrong-type``, ``wrong-unit``, ``out-of-range`` and
        ``yes-no-comparison``, ``repeated-choice``, and ``unreadable-condition`` for a chain of ``meets``
        beyond all reason. A reference that leads nowhere, in a loop or to a condition that does not fit is
        no finding here.
    """
    _bind_references(condition, table)
    findings: list[Finding] = []
    typed = _typed(condition, table, findings)
    if typed is not None and _height(condition, table) > HIGHEST:
        where = condition.where.first_line()
        findings.append(
            Finding(
                rule="unreadable-condition",
                headline="A condition stands on too long a chain of criteria",
                at=Label(where, f"more than {HIGHEST} deep"),
                help="Let it meet the criteria at the end of the chain directly.",
            )
        )
        return None, findings
    return typed, findings


def _bind_references(condition: Condition, table: Table) -> None:
    """Types every criterion that a condition stands on, the deepest first, without recursion."""
    stack: list[tuple[str, Condition, list[str]]] = [("", condition, _refs(condition))]
    open_now = {""}
    while stack:
        name, reached, waiting = stack[-1]
        if waiting:
            found = table.meets(waiting.pop())
            if found is None or found[0] in table.bound:
                continue
            if found[0] in open_now:
                # A loop: none of those in it can be typed, which their own look-ups show.
                table.bound[found[0]] = (None, 0)
                continue
            open_now.add(found[0])
            stack.append((found[0], found[1], _refs(found[1])))
            continue
        stack.pop()
        open_now.discard(name)
        if name and name not in table.bound:
            height = _height(reached, table)
            typed = _typed(reached, table, []) if height <= HIGHEST else None
            table.bound[name] = (typed, height)


def _refs(condition: Condition) -> list[str]:
    return [words.value for words in references(condition)]


def _height(condition: Condition, table: Table) -> int:
    """How many conditions stand inside each other, those behind ``meets`` included."""
    if isinstance(condition, Group):
        return 1 + max(_height(part, table) for part in condition.parts)
    if isinstance(condition, Not):
        return 1 + _height(condition.part, table)
    if isinstance(condition, Meets):
        found = table.meets(condition.ref.value)
        return 1 + (table.bound.get(found[0], (None, 0))[1] if found else 0)
    return 1


def _typed(
    condition: Condition, table: Table, findings: list[Finding], negated: bool = False
) -> Typed | None:
    """``negated``: a "not" stands in front, so that a remedy for the whole line has one too."""
    if isinstance(condition, Ask):
        return _test(condition, table, findings, "not " if negated else "")
    if isinstance(condition, Group):
        typed = [_typed(part, table, findings) for part in condition.parts]
        parts = tuple(part for part in typed if part is not None)
        if len(parts) < len(typed):
            return None
        if isinstance(condition, AtLeast):
            return AtLeast(condition.node, parts, condition.count)
        kind: type[All[Typed]] = type(condition)  # type: ignore[assignment]  # all three are built alike
        return kind(condition.node, parts)
    if isinstance(condition, Not):
        part = _typed(condition.part, table, findings, negated=True)
        return None if part is None else Not(condition.words, part)
    if isinstance(condition, Meets):
        return _named(condition, table)
    return _question(condition)


def _named(meets: Meets, table: Table) -> Named | None:
    found = table.meets(meets.ref.value)
    typed = table.bound.get(found[0], (None, 0))[0] if found else None
    return Named(found[0], typed, meets.words) if found and typed is not None else None


def _question(judgement: Judgement) -> Question:
    text = judgement.question.value
    return Question(text, fold_text(text), judgement.words)


def _test(ask: Ask, table: Table, findings: list[Finding], negation: str) -> Test | None:
    field = table.fields.get(ask.field.value)
    if field is None:
        finding = unknown_field(ask.field, table)
        if ask.op == "is" and table.meets(ask.field.value):
            finding = finding.replace(help=f"Write `{negation}meets {ask.field.value}`.")
        findings.append(finding)
        return None
    if not field.type:
        return None
    if field.type == "boolean" and ask.op in ("=", "!="):
        answer = parse_yes_no(ask.values[0].value)
        if answer is not None:
            wanted = answer == (ask.op == "=")
            findings.append(_yes_no_comparison(ask, wanted, negation))
            return Test(field, "=", (wanted,), ask.words)
    if ask.op not in ALLOWED.get(field.type, ()):
        findings.append(_wrong_comparison(ask, field, negation))
        return None
    if ask.op == "is":
        return Test(field, "=", (True,), ask.words)
    if ask.op in ("in the last", "in the next", "older than"):
        return Test(field, ask.op, (int(ask.values[0].value),), ask.words)
    values: list[Value] = []
    for words in ask.values:
        value = fit(field, words.value)
        if isinstance(value, Misfit):
            findings.append(_wrong_value(ask, words, value, field, negation))
        else:
            values.append(value)
    if len(values) < len(ask.values):
        return None
    if ask.op in LISTED:
        findings.extend(_repeats(ask, field, values))
    return Test(field, ask.op, tuple(values), ask.words)


def _wrong_value(ask: Ask, words: Words, wrong: Misfit, field: Field, negation: str) -> Finding:
    """The finding about a value; one that names several choices at once becomes a list of them."""
    named = several(field, words.value) if wrong.rule == "unknown-choice" else None
    if named:
        listed = ", ".join(map(spelled, named))
        if ask.op in ("=", "!="):
            line = f"{negation}{field.id} {'in' if ask.op == '=' else 'not in'} ({listed})"
        else:
            before, after = (ask.words.start, words.start), (words.end, ask.words.end)
            line = f"{negation}{words.text.value[slice(*before)]}{listed}{words.text.value[slice(*after)]}"
        wrong = wrong._replace(help=_write(line, ask))
    return misfit(words, wrong, field)


def _repeats(ask: Ask, field: Field, values: list[Value]) -> Iterator[Finding]:
    """The findings about values that stand in one list twice."""
    said = [str(value).casefold() if field.type == "text" else value for value in values]
    if len(set(said)) == len(said):
        return
    first: dict[Value, Words] = {}
    for at, value in enumerate(said):
        words = ask.values[at]
        if first.setdefault(value, words) is not words:
            yield _repeated(first[value], ask.values[at - 1], words, field)


def _repeated(first: Words, before: Words, words: Words, field: Field) -> Finding:
    """A value that its list has already; taking it out changes nothing, but may not be what is wrong."""
    behind = Words(words.text, before.end, words.end, "")
    return Finding(
        rule="repeated-choice",
        headline=f'"{words.value}" stands twice in one list of values for "{field.id}"',
        at=Label(words.where, "named again"),
        related=(Label(first.where, "named here"),),
        help="Write the value that was meant, or take this one out.",
        differs=f"{field.id} {words.value}",
        fix=Fix("Take the second one out", (Edit(behind.where, ""),)),
    )


def _write(line: str, ask: Ask) -> str:
    from funnelspec.conditions.meant import in_yaml

    return f"Write `{in_yaml(line, ask.words.text)}`."


def misfit(words: Words, wrong: Misfit, field: Field) -> Finding:
    """The finding about a value that a field cannot take, at the words that are wrong."""
    place = words if wrong.end is None else words.part(wrong.start, wrong.end)
    fix = None
    if wrong.instead and words.value == words.written:
        fix = Fix(f'Write "{wrong.instead}"', (Edit(words.where, wrong.instead),))
    return Finding(
        rule=wrong.rule,
        headline=wrong.headline,
        at=Label(place.where, wrong.label),
        help=wrong.help,
        related=_declared(field) if wrong.rule in ("unknown-choice", "out-of-range") else (),
        differs=f"{field.id} {words.value}",
        fix=fix,
    )


def _declared(field: Field) -> tuple[Label, ...]:
    return (Label(field.where, "declared here"),) if field.where else ()


def unknown_field(words: Words, table: Table) -> Finding:
    """The finding about words that are the id of no field."""
    wrong, near = no_such_field(words.value, table)
    return Finding(
        rule=wrong.rule,
        headline=wrong.headline,
        at=Label(words.where, wrong.label),
        related=(Label(near.where, "the nearest field"),) if near and near.where else (),
        help=wrong.help,
        differs=words.value,
        fix=respelled(words.where, near.id) if near else None,
    )


def _wrong_comparison(ask: Ask, field: Field, negation: str) -> Finding:
    help = f'Ask about "{field.id}" with {_SUGGESTED[field.type]}, `is known` or `is unknown`.'
    meant = _meant(ask, field)
    if meant:
        if negation:
            meant = meant[4:] if meant.startswith("not ") else f"not {meant}"
        help = _write(meant, ask)
    if ask.op == "is":
        headline = f'"{field.id}" stands alone, and it is not a yes or no'
        label = "what about it?"
    else:
        headline = f'"{field.id}" is {_KINDS[field.type]} and has no comparison "{ask.op_words.value}"'
        label = f"not for {_KINDS[field.type]}"
    return Finding(
        rule="wrong-type",
        headline=headline,
        at=Label(ask.op_words.where, label),
        related=_declared(field),
        help=help,
        differs=f"{field.id} {ask.op_words.value}",
    )


_LISTS = {
    ("choice", "contains"): "in",
    ("choice", "has any"): "in",
    ("choice", "has none"): "not in",
    ("choices", "="): "has any of",
    ("choices", "contains"): "has any of",
    ("choices", "in"): "has any of",
    ("choices", "!="): "has none of",
    ("choices", "not in"): "has none of",
    ("text", "has any"): "in",
    ("text", "has none"): "not in",
}
"""What is meant by a comparison that a type does not have, where it has the same for a list of values."""


def _meant(ask: Ask, field: Field) -> str:
    """The predicate that was surely meant by a comparison that the field does not have; else nothing."""
    op = _LISTS.get((field.type, ask.op))
    if op is None:
        return ""
    values: list[str] = []
    for words in ask.values:
        value = words.value if field.type == "text" else fit(field, words.value)
        named = several(field, words.value) if isinstance(value, Misfit) else [str(value)]
        if named is None:
            return ""
        values += map(spelled, named)
    if len(values) == 1 and field.type != "choices":
        return f"{field.id} {'=' if op == 'in' else '!='} {values[0]}"
    return f"{field.id} {op} ({', '.join(values)})"


_OF_BLANKS = (
    " It also holds for an unknown one; if it must not, add `{} is known` as a condition of its own.",
    " Unlike this line it does not hold for an unknown one.",
)


def _yes_no_comparison(ask: Ask, wanted: bool, negation: str) -> Finding:
    name = ask.field.value
    meant = name if wanted == (not negation) else f"not {name}"
    fix = Fix(f"Write {name}", (Edit(ask.words.where, name),)) if wanted else None
    return Finding(
        rule="yes-no-comparison",
        headline=f'"{name}" is compared with yes or no, and is one itself',
        at=Label(ask.words.where, "the field alone says it"),
        help=f"Write `{meant}`." + ("" if wanted else _OF_BLANKS[bool(negation)].format(name)),
        differs=name,
        fix=fix,
    )
