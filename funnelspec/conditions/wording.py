"""What is said when a condition cannot be read: every finding of the grammar, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from funnelspec.conditions.ast import Words
from funnelspec.conditions.cut import comma_after, whole
from funnelspec.conditions.grammar import INSTEAD, INSTEAD_OF_SYMBOL, PHRASES, SYMBOL_LETTERS
from funnelspec.diagnostic import Edit, Finding, Fix, Label
from funnelspec.language.suggest import closest
from funnelspec.source import Location
from funnelspec.syntax.tree import Node, Text
from funnelspec.syntax.wording import split

Wrong: TypeAlias = Callable[[Words], Finding]

EXAMPLES = {
    "between": "{} between 10 and 50",
    "in": "{} in (US, CA)",
    "not in": "{} not in (US, CA)",
    "has any": "{} has any of (core, addon)",
    "has all": "{} has all of (core, addon)",
    "has none": "{} has none of (core, addon)",
    "contains": '{} contains "VP"',
    "starts with": '{} starts with "VP"',
    "ends with": '{} ends with "Sales"',
    "in the last": "{} in the last 30 days",
    "in the next": "{} in the next 30 days",
    "older than": "{} older than 30 days",
}

_PER_UNIT = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}


def _cannot(headline: str, where: Location, label: str, help: str, fix: Fix | None = None) -> Finding:
    return Finding(rule="unreadable-condition", headline=headline, at=Label(where, label), help=help, fix=fix)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


# --- a line ----------------------------------------------------------------------------------------------


def empty_line(where: Location) -> Finding:
    return _cannot(
        "A condition is empty", where, "nothing is asked here", "Write one, such as lead_score >= 65."
    )


def several_lines(words: Words) -> Finding:
    return _cannot(
        "A condition runs over several lines",
        words.where,
        "a second line",
        "Write a list with one condition on each line.",
    )


def nothing_after(words: Words, example: str) -> Finding:
    return _cannot(
        f'A condition ends after "{words.value}"',
        words.where,
        "nothing follows",
        f"Write it in full, such as {example}.",
    )


def brackets(words: Words) -> Finding:
    return _cannot(
        "A condition begins with a bracket",
        words.where,
        "brackets hold lists of values only",
        "Leave the brackets out; conditions are grouped with all:, any: and none:.",
    )


def no_field(words: Words) -> Finding:
    return _cannot(
        f'A condition begins with "{_short(words.value)}"',
        words.where,
        "no field stands before it",
        "Begin with the id of a field, such as lead_score >= 65.",
    )


def not_a_beginning(first: Words, rest: str) -> Finding:
    word = first.value.lower()
    if first.value == "not":
        return _cannot(
            'A condition says "not" twice', first.where, "one is enough", f"Write not {_short(rest)}."
        )
    right = "judgement" if word == "judgment" else word
    return _cannot(
        f'"{first.value}" is not a word that a condition begins with',
        first.where,
        f'it is written "{right}"',
        f"Write {right} {_short(rest)}.",
    )


def not_a_reference(words: Words) -> Finding:
    return _cannot(
        f'"meets" is followed by "{_short(words.value)}", which is not an id',
        words.where,
        "not an id",
        "Write the id of a criterion or of a part of a segment, such as mql or company_size/enterprise.",
    )


def unknown_symbol(field: Words, op: Words, rest: str) -> Finding:
    instead = INSTEAD_OF_SYMBOL.get(op.value)
    return _cannot(
        f'"{op.value}" is not a comparison',
        op.where,
        f'it is written "{instead}"' if instead else "not a comparison",
        f"Write {field.value} {instead} {_short(rest)}." if instead else "Use =, !=, <, <=, > or >=.",
    )


def instead_of(field: Words, ahead: list[Words], size: int, value: str, end: int) -> Finding | None:
    """The finding about words that stand for a comparison and are none; ``size`` words are one already."""
    lowered = tuple(word.value.lower() for word in ahead)
    for count in range(len(ahead), size, -1):
        words = lowered[:count]
        if words not in PHRASES and words not in INSTEAD:
            continue
        start, last = ahead[0].start, ahead[count - 1].end
        rest = value[last:end].strip()
        if words in PHRASES:
            instead = f"{field.value} {' '.join(words)} {rest}"
        else:
            template = "{field} {rest}" if rest[:1] in SYMBOL_LETTERS and rest else INSTEAD[words]
            instead = template.format(field=field.value, rest=rest or "...")
        return _no_comparison(Words(field.text, start, last, value[start:last]), f"Write {_short(instead)}.")
    return None


def unknown_words(field: Words, ahead: list[Words], value: str, at: int, end: int) -> Finding:
    """The finding about what follows a field and is no comparison at all."""
    if not ahead:
        words = Words(field.text, at, end, value[at:end])
        return _no_comparison(
            words, f"Write a comparison first, such as {field.value} = {_short(words.value)}."
        )
    after = value[ahead[-1].end : end].lstrip()[:1]
    if after and after in SYMBOL_LETTERS:
        words = Words(field.text, field.start, ahead[-1].end, value[field.start : ahead[-1].end])
        return _cannot(
            f'"{_short(words.value)}" is not the id of a field',
            words.where,
            "an id has no spaces",
            f"Write the id of the field, such as {'_'.join(words.value.lower().split())}.",
        )
    near = closest(ahead[0].value, sorted({phrase[0] for phrase in PHRASES} - {"not"}))
    if near is None:
        return _no_comparison(
            ahead[0], 'Write a comparison, such as >= 50, in (US, CA), contains "VP" or is known.'
        )
    full = next(phrase for phrase in PHRASES if phrase[0] == near)
    return _no_comparison(ahead[0], f"Did you mean {' '.join(full)}?")


def _no_comparison(words: Words, help: str) -> Finding:
    return _cannot(f'"{_short(words.value)}" is not a comparison', words.where, "not a comparison", help)


def left_over(words: Words) -> Finding:
    return _cannot(
        f'A condition is complete before "{_short(words.value)}"',
        words.where,
        "left over",
        "Leave it out, or write a second condition as an item of a list.",
    )


def not_between(field: Words, words: Words) -> Finding:
    return _cannot(
        '"between" has no second value',
        words.where,
        '"and" is missing',
        f"Write {field.value} between 10 and 50, the smaller value first.",
    )


def not_days(field: Words, op: Words, count: Words, unit: Words) -> Finding:
    named = unit if unit.value else count
    days = _PER_UNIT.get(named.value.lower().removesuffix("s"))
    number = "1" if named is count else count.value
    if days and number.isascii() and number.isdigit() and len(number) <= 4:
        words = Words(field.text, count.start, named.end, "")
        instead = f"{op.value} {int(number) * days} days"
        label = "counted in days only"
    else:
        words = count
        instead = f"{op.value} 30 days"
        label = "not a whole number of days"
    return _cannot(
        f'"{op.value}" takes a whole number of days', words.where, label, f"Write {field.value} {instead}."
    )


def not_a_list(field: Words, op: Words, words: Words) -> Finding:
    return _cannot(
        f'"{op.value}" is not followed by a list',
        words.where,
        "a list stands in round brackets",
        f"Write {field.value} {op.value} ({_short(words.value)}).",
    )


def cut(first: Node, last: Node) -> Finding:
    """YAML's square brackets end an item at a comma that belongs to a list of values."""
    comma = comma_after(first) or first.end
    return split(first.source, comma, whole(first, last))


def unclosed(words: Words, closing: str) -> Finding:
    what = "Quoted text" if closing == '"' else "A list of values"
    return _cannot(
        f"{what} is not closed", words.where, f"no {closing} follows", f"Put {closing} at its end."
    )


def empty_list(words: Words) -> Finding:
    return Finding(
        rule="empty-group",
        headline="A list of values is empty",
        at=Label(words.where, "no value can match"),
        help="Write at least one value in the brackets.",
    )


def nothing_between(words: Words) -> Finding:
    return _cannot(
        "A list of values has a gap",
        words.where,
        "a value is missing before it",
        "Leave the spare comma out, or write the value.",
    )


def lone_backslash(words: Words) -> Finding:
    return _cannot(
        "Quoted text holds a backslash of its own",
        words.where,
        "not an escape",
        'Write \\\\ for a backslash; the only other escape is \\" for a quote.',
    )


def empty_quotes(words: Words) -> Finding:
    return _cannot(
        "A condition compares with empty text",
        words.where,
        "nothing between the quotes",
        'A field without a value is asked for with "is unknown".',
    )


def in_single_quotes(value: str) -> bool:
    return len(value) > 1 and value[0] == "'" and value[-1] == "'"


def has_marks(value: str) -> bool:
    """Whether a plain value holds a mark that only quoted text may hold; commas inside numbers are fine."""
    if '"' in value or "(" in value or "[" in value or ")" in value or "]" in value:
        return True
    return "," in value and any(
        letter == "," and not (value[at - 1 : at].isdigit() and value[at + 1 : at + 2].isdigit())
        for at, letter in enumerate(value)
    )


def needs_quotes(words: Words) -> Finding:
    single = in_single_quotes(words.value)
    said = words.value[1:-1] if single else words.value
    return _cannot(
        f'"{_short(said)}" stands in single quotes'
        if single
        else f"{_short(words.value)} stands without quotes",
        words.where,
        "the quotes are double ones" if single else "a comma, bracket or quote needs quotes around the text",
        f"Write {_short(_quoted(said))}.",
        Fix("Put the text in double quotes", (_requote(words, said),)),
    )


def curly_quotes(words: Words) -> Finding:
    return Finding(
        rule="curly-quotes",
        headline="A condition uses curly quotes",
        at=Label(words.where, "curly quotes"),
        help=f"Write {_short(_quoted(words.value))}.",
        fix=Fix("Write straight quotes", (_requote(words, words.value),)),
    )


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _requote(words: Words, value: str) -> Edit:
    """Puts quotes around a value, in whatever quotes the whole text itself stands."""
    new = _quoted(value)
    if words.text.style == '"':
        new = new.replace("\\", "\\\\").replace('"', '\\"')
    elif words.text.style == "'":
        new = new.replace("'", "''")
    return Edit(words.where, new)


def linked(link: Words, pieces: list[str], kinds: list[str]) -> Finding:
    """A line with "and" or "or" in it: the conditions it joins, and the words between them."""
    groups: list[list[str]] = [[pieces[0]]]
    for joined, piece in zip(kinds, pieces[1:], strict=True):
        if joined == "and":
            groups[-1].append(piece)
        else:
            groups.append([piece])
    if len(groups) == 1:
        shown = "".join(f"\n- {piece}" for piece in groups[0])
    else:
        shown = "\nany:"
        for group in groups:
            if len(group) == 1:
                shown += f"\n  - {group[0]}"
            else:
                shown += "\n  - all:" + "".join(f"\n      - {piece}" for piece in group)
    return _cannot(
        f'A line joins two conditions with "{link.value}"',
        link.where,
        "one condition a line",
        ("Write a list:" if len(groups) == 1 else 'Write "any":') + shown,
    )


# --- groups ----------------------------------------------------------------------------------------------


def empty_group(where: Location, name: str) -> Finding:
    return Finding(
        rule="empty-group",
        headline=f'"{name}" holds no condition' if name else "A list of conditions is empty",
        at=Label(where, "empty"),
        help="Write at least one condition under it, or leave it out.",
    )


def unknown_group(key: Text, value: Node) -> Finding:
    name = key.value
    inner = _short(value.value) if type(value) is Text else "..."
    if name == "not":
        help = "Write none:, or not in front of a single line."
    elif name in ("meets", "judgment"):
        help = f"Write meets {inner}." if name == "meets" else f"Write judgement: {inner}."
    else:
        near = closest(name, ("all", "any", "none", "at_least", "judgement"))
        known = "Groups are all:, any:, none:, and at_least: with of:."
        help = (
            f"Did you mean {near}? {known}"
            if near
            else f"Write {_short(name)} = {inner} as one line. {known}"
        )
    return _cannot(f'"{_short(name)}" is not a group of conditions', key.where, "not a group", help)


def half_at_least(key: Text) -> Finding:
    missing = "of" if key.value == "at_least" else "at_least"
    return _cannot(
        f'"{key.value}" stands without "{missing}"',
        key.where,
        f'"{missing}" is missing',
        "Write at_least: 2 and, on the next line, of: with a list of conditions.",
    )


def not_a_count(where: Location, said: str) -> Finding:
    return _cannot(
        f'"at_least" is not a number of conditions: {_short(said) or "nothing"}',
        where,
        "not a whole number from 1",
        "Write a whole number, such as at_least: 2.",
    )


def not_a_question(where: Location) -> Finding:
    return _cannot(
        '"judgement" holds no question',
        where,
        "a text is expected",
        "Write what a person decides, such as judgement: has a potential champion.",
    )


def too_deep(where: Location, deepest: int) -> Finding:
    return _cannot(
        f"Conditions stand inside each other more than {deepest} deep",
        where,
        "too deep",
        "Give an inner group a name under criteria and write meets with its id.",
    )
