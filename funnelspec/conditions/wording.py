"""What is said when a condition cannot be read: every finding of the grammar, in one place."""

from __future__ import annotations

from funnelspec.conditions.ast import Words
from funnelspec.conditions.cut import comma_after
from funnelspec.conditions.grammar import (
    CONNECTIVES,
    INSTEAD,
    INSTEAD_OF_SYMBOL,
    NEGATIONS,
    PHRASES,
    SYMBOL_LETTERS,
)
from funnelspec.conditions.values import parse_date, parse_number
from funnelspec.diagnostic import Edit, Finding, Fix, Label
from funnelspec.language.suggest import closest, likely
from funnelspec.record import NamedTuple
from funnelspec.source import Location
from funnelspec.syntax.tree import Node, Text
from funnelspec.syntax.wording import in_quotes, split


class Wrong(NamedTuple):
    """What is said of a line, with the remedy that is always right, and the predicate that was meant; see
    ``Unreadable``."""

    finding: Finding
    instead: str = ""
    sure: bool = True
    other: tuple[str, ...] = ()


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

_PER_UNIT = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}


def _cannot(headline: str, where: Location, label: str, help: str, fix: Fix | None = None) -> Finding:
    return Finding(
        rule="unreadable-condition",
        headline=headline,
        at=Label(where, label),
        help=help,
        differs=_short(where.text),
        fix=fix,
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


# --- a line ----------------------------------------------------------------------------------------------


def empty_line(where: Location) -> Finding:
    return _cannot(
        "A condition is empty", where, "nothing is asked here", "Write one, such as `lead_score >= 65`."
    )


def several_lines(words: Words, lines: str) -> Finding:
    return _cannot(
        "A condition runs over several lines",
        words.where,
        "a second line",
        lines or "Begin each condition on a line of its own with `- `, as the item of a list.",
    )


def no_space_after_dash(words: Words) -> Finding:
    return _cannot(
        "No space follows the dash of a list item",
        words.where,
        "not an item of its own",
        f"Put a space after the dash: `- {_short(words.value[1:])}`.",
    )


def nothing_after(words: Words, example: str) -> Wrong:
    return Wrong(
        _cannot(
            f'A condition ends after "{words.value}"',
            words.where,
            "nothing follows",
            f"Write it in full, such as `{example}`.",
        )
    )


def brackets(words: Words) -> Wrong:
    return Wrong(
        _cannot(
            "A condition begins with a bracket",
            words.where,
            "brackets hold lists of values only",
            "Leave the brackets out; conditions are grouped with `all:`, `any:` and `none:`.",
        )
    )


def no_field(words: Words) -> Wrong:
    return Wrong(
        _cannot(
            f'A condition begins with "{_short(words.value)}"',
            words.where,
            "no field stands before it",
            "Begin with the id of a field, such as `lead_score >= 65`.",
        )
    )


def value_first(words: Words, said: str) -> Wrong:
    from funnelspec.conditions.instead import mirrored

    return no_field(words)._replace(instead=mirrored(said))


def not_a_beginning(first: Words, rest: str, *, second: bool) -> Wrong:
    """``second``: a "not" stands before it already."""
    word = first.value.lower()
    if word == "not" and second:
        finding = _cannot(
            'A condition says "not" twice', first.where, "one is enough", "Take one of the two out."
        )
        return Wrong(finding, rest)
    right = "judgement" if word == "judgment" else word
    finding = _cannot(
        f'"{first.value}" is not a word that a condition begins with',
        first.where,
        f'it is written "{right}"',
        f"Begin it with `{right}`.",
    )
    return Wrong(finding, f"{right} {rest}".rstrip())


def not_a_reference(words: Words) -> Wrong:
    shown = _short(words.value.replace('"', ""))
    finding = _cannot(
        f'"meets" is followed by "{shown}", which is not an id'
        if shown == _short(words.value)
        else f'"meets" is followed by "{shown}" in quotes',
        words.where,
        "not an id",
        "Name a criterion or a part of a segment, such as `meets mql` or `meets company_size/enterprise`.",
    )
    names = words.value.replace('"', "").replace("'", "").lower().split(",")
    ids = ["_".join(name.replace("-", " ").split()) for name in names]
    if not all(name.replace("_", "a").replace("/", "a").isalnum() and name.isascii() for name in ids):
        return Wrong(finding)
    return Wrong(finding, " and ".join(f"meets {name}" for name in ids))


def unknown_symbol(field: Words, op: Words, rest: str) -> Wrong:
    from funnelspec.conditions.instead import compare

    right = INSTEAD_OF_SYMBOL.get(op.value)
    finding = _cannot(
        f'"{op.value}" is not a comparison',
        op.where,
        f'it is written "{right}"' if right else "not a comparison",
        "The comparisons are `=`, `!=`, `<`, `<=`, `>` and `>=`.",
    )
    return Wrong(finding, compare(field.value, right, rest) if right and rest else "")


def instead_of(field: Words, ahead: list[Words], size: int, value: str, end: int) -> Wrong | None:
    """What is said of words that stand for a comparison and are none; ``size`` words are one already."""
    lowered = tuple(word.value.lower().replace("\u2019", "'") for word in ahead)
    for count in range(len(ahead), size, -1):
        words = lowered[:count]
        if words not in PHRASES and words not in INSTEAD and words not in NEGATIONS:
            continue
        from funnelspec.conditions.instead import of_words

        start, last = ahead[0].start, ahead[count - 1].end
        said = Words(field.text, start, last, value[start:last])
        rest = value[last:end].strip()
        instead = of_words(field.value, words, rest)
        if not rest and not instead:
            return nothing_after(said, f"{field.value} >= 50")
        if instead in (field.value, f"not {field.value}") and rest.lower() in ("yes", "no"):
            other = f"{field.value} {'=' if words in (('is',), ('are',)) else '!='} {rest}"
            wrong = _no_comparison(said, _COMPARISONS, instead)
            return wrong._replace(other=("for a yes or no", other, "for anything else"))
        if words in (("any", "of"), ("is", "any", "of")):
            other = of_words(field.value, ("has", "some", "of"), instead.split(" in ", 1)[-1])
            notes = "for a field with one value", "for one with several"
            return _no_comparison(said, _COMPARISONS, instead)._replace(other=(notes[0], other, notes[1]))
        if instead.startswith("not "):
            finding = _cannot(
                f'"{_short(said.value)}" stands behind the field',
                said.where,
                'it belongs in front, as "not"',
                'Write "not" in front of the whole condition.',
            )
            return Wrong(finding, instead)
        return _no_comparison(said, _COMPARISONS, instead)
    return None


_COMPARISONS = 'Say how it compares, such as `>= 50`, `in (US, CA)`, `contains "VP"` or `is known`.'


def unknown_words(field: Words, ahead: list[Words], value: str, at: int, end: int) -> Wrong:
    """What is said of words behind a field that are no comparison at all."""
    if not ahead:
        words = Words(field.text, at, end, value[at:end])
        op = {"(": "in", "[": "in", '"': "="}.get(words.value[0])
        return _no_comparison(words, _COMPARISONS, f"{field.value} {op} {words.value}" if op else "")
    after = value[ahead[-1].end : end].lstrip()[:1]
    known = [
        at
        for at in range(1, len(ahead))
        if any(
            tuple(word.value.lower() for word in ahead[at:last]) in PHRASES
            for last in range(at + 1, len(ahead) + 1)
        )
    ]
    if known or (after and after in SYMBOL_LETTERS):
        last = ahead[known[0] - 1 if known else -1].end
        words = Words(field.text, field.start, last, value[field.start : last])
        name = "_".join(words.value.lower().split())
        return Wrong(
            _cannot(
                f'"{_short(words.value)}" is not the id of a field',
                words.where,
                "an id has no spaces",
                "Begin with the id of the field, as it stands under `fields:`.",
            ),
            f"{name} {value[last:end].strip()}",
        )
    near = closest(ahead[0].value, sorted({word for phrase in PHRASES for word in phrase[:1]} - {"not"}))
    if near is None:
        return _no_comparison(ahead[0], _COMPARISONS)
    rest = value[ahead[0].end : end].strip()
    return _no_comparison(ahead[0], _COMPARISONS, f"{field.value} {near} {rest}".rstrip())._replace(
        sure=False
    )


def _no_comparison(words: Words, help: str, instead: str = "") -> Wrong:
    finding = _cannot(f'"{_short(words.value)}" is not a comparison', words.where, "not a comparison", help)
    return Wrong(finding, instead)


def left_over(words: Words) -> Wrong:
    return Wrong(
        _cannot(
            f'A condition is complete before "{_short(words.value)}"',
            words.where,
            "left over",
            "If it is a second condition, make it an item of a list; if it belongs to the value, put the "
            "whole value in double quotes.",
        )
    )


def not_between(field: Words, words: Words, said: str) -> Wrong:
    from funnelspec.conditions.instead import between

    finding = _cannot(
        '"between" has no second value',
        words.where,
        '"and" is missing',
        f"Name both ends, the smaller first, such as `{field.value} between 10 and 50`.",
    )
    return Wrong(finding, between(field.value, said))


def not_days(field: Words, op: Words, count: Words, unit: Words, said: str) -> Wrong:
    """``said``: all that stands behind the comparison."""
    named = unit if unit.value else count
    days = _PER_UNIT.get(named.value.lower().removesuffix("s"), 0)
    number = "1" if named is count else count.value
    total = int(number) * days if number.isascii() and number.isdigit() and len(number) <= 4 else 0
    instead = ""
    if total and total == int(total):
        instead = f"{int(total)} {'day' if total == 1 else 'days'}"
        words = Words(field.text, count.start, named.end, "")
    else:
        words = count
    finding = _cannot(
        f'"{op.value}" takes a whole number of days',
        words.where,
        "counted in days only" if instead else "not a whole number of days",
        f"Count it in whole days, such as `{field.value} {op.value} 30 days`.",
    )
    if instead:
        rest = field.text.value[named.end : count.start + len(said)]
        return Wrong(finding, f"{field.value} {op.value} {instead}{rest}")
    if op.value == "older than" and parse_date(said):
        return Wrong(finding, f"{field.value} < {said}")
    return Wrong(finding)


def not_a_list(field: Words, op: Words, words: Words) -> Wrong:
    from funnelspec.conditions.instead import bracketed

    finding = _cannot(
        f'"{op.value}" is not followed by a list',
        words.where,
        "a list stands in round brackets",
        f"Put the values in round brackets, such as `{field.value} {op.value} (US, CA)`.",
    )
    return Wrong(finding, f"{field.value} {op.value} {bracketed(words.value)}")


def cut(first: Node, last: Node) -> Finding:
    """YAML's square brackets end an item at a comma that belongs to a list of values."""
    finding = split(first.source, comma_after(first) or first.end)
    words = first.source.text[first.start : last.end]
    return finding.replace(
        help=in_quotes(words, "give each item a line of its own, without the outer brackets")
    )


def unclosed(words: Words, closing: str, instead: str) -> Wrong:
    what = "Quoted text" if closing == '"' else "A list of values"
    finding = _cannot(
        f"{what} is not closed", words.where, f"no {closing} follows", f"Put `{closing}` where it ends."
    )
    # Whether "and" is still inside cannot be told.
    joined = " and " in words.value.lower() or " or " in words.value.lower()
    return Wrong(finding, "" if joined else instead)


def other_bracket(words: Words, closing: str, instead: str) -> Wrong:
    opening = "(" if closing == ")" else "["
    finding = _cannot(
        f'A list of values opens with "{opening}" and closes with "{words.value}"',
        words.where,
        f"{closing} belongs here",
        f"Close it with `{closing}`.",
    )
    return Wrong(finding, instead)


def no_comma(words: Words, instead: str) -> Wrong:
    finding = _cannot(
        "A comma is missing in a list of values",
        words.where,
        "no comma before this",
        "Put a comma between the values.",
    )
    return Wrong(finding, instead)


def empty_list(words: Words) -> Wrong:
    return Wrong(
        Finding(
            rule="empty-group",
            headline="A list of values is empty",
            at=Label(words.where, "no value can match"),
            help="Put at least one value in the brackets.",
        )
    )


def nothing_between(words: Words, instead: str) -> Wrong:
    finding = _cannot(
        "A list of values has a gap",
        words.where,
        "a value is missing before it",
        "Leave the spare comma out, or add the value.",
    )
    return Wrong(finding, instead)


def lone_backslash(words: Words, instead: str) -> Wrong:
    finding = _cannot(
        "Quoted text holds a backslash of its own",
        words.where,
        "not an escape",
        'In quotes a backslash is written `\\\\` and a quote `\\"`.',
    )
    return Wrong(finding, instead)


def empty_quotes(words: Words, before: str) -> Wrong:
    finding = _cannot(
        "A condition compares with empty text",
        words.where,
        "nothing between the quotes",
        'A field without a value is asked for with "is unknown".',
    )
    field, op = before.split()[0] if before.split() else "", before.rstrip()[-2:]
    if field.rstrip("!=").isidentifier() and before.rstrip().removeprefix(field.rstrip("!=")).strip() in (
        "=",
        "!=",
    ):
        return Wrong(finding, f"{field.rstrip('!=')} is {'known' if op == '!=' else 'unknown'}")
    return Wrong(finding)


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


def needs_quotes(words: Words, before: str, after: str) -> Wrong:
    """``before`` and ``after``: what stands around the value in its predicate."""
    single = in_single_quotes(words.value)
    said = words.value[1:-1] if single else words.value
    finding = _cannot(
        f'"{_short(said)}" stands in single quotes'
        if single
        else f"{_short(words.value)} stands without quotes",
        words.where,
        "the quotes are double ones" if single else "a comma, bracket or quote needs quotes around the text",
        "Put the text in double quotes.",
    )
    instead = f"{before}{quoted(said)}{after}"
    parts = [part.strip() for part in said.split(",")]
    if single or len(parts) == 1 or not all(parts) or has_marks("".join(parts)):
        return Wrong(
            finding.replace(fix=Fix("Put the text in double quotes", (_requote(words, said),))), instead
        )
    # A comma: several values, or one with a comma in it.
    op = before.strip().removeprefix(before.split()[0].rstrip("!=<>")).strip()
    if op not in ("=", "!="):
        several = parse_number(parts[0]) is not None or op not in ("contains", "starts with", "ends with")
        return Wrong(finding, "" if several else instead)
    field = before.strip().removesuffix(op).strip()
    listed = f"{field} {'in' if op == '=' else 'not in'} ({', '.join(parts)})"
    if any(parse_number(part) is not None or parse_date(part) for part in parts):
        return Wrong(finding, listed)
    return Wrong(finding, listed, other=("for several values", instead, "for one with a comma in it"))


def curly_quotes(words: Words) -> Finding:
    edit = _requote(words, words.value)
    return Finding(
        rule="curly-quotes",
        headline="A condition uses curly quotes",
        at=Label(words.where, "curly quotes"),
        help=f"Write `{edit.replacement}`."
        if len(edit.replacement) <= _LONGEST
        else "Write straight quotes instead.",
        fix=Fix("Write straight quotes", (edit,)),
    )


_LONGEST = 80


def quoted(value: str) -> str:
    """A value in the double quotes of a condition."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _requote(words: Words, value: str) -> Edit:
    """Puts quotes around a value, in whatever quotes the whole text itself stands."""
    new = quoted(value)
    if words.text.style == '"':
        new = new.replace("\\", "\\\\").replace('"', '\\"')
    elif words.text.style == "'":
        new = new.replace("'", "''")
    return Edit(words.where, new)


def linked(link: Words) -> Finding:
    """A line with "and" or "or" in it."""
    joined = CONNECTIVES[link.value.lower()]
    return _cannot(
        f'A line joins two conditions with "{link.value}"',
        link.where,
        "one condition a line",
        "Make each condition an item of a list" + (" under `all:`." if joined == "and" else " under `any:`."),
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
    inner = value.value.strip() if type(value) is Text else ""
    help = "The groups are `all:`, `any:`, `none:`, and `at_least:` with `of:`."
    if name == "not":
        help = f"Write `not {inner}`." if inner else "Write `none:` instead of it."
    elif name in ("meets", "judgment") and inner:
        help = f"Write `meets {inner}`." if name == "meets" else f"Write `judgement: {inner}`."
    else:
        near = likely(name, ("all", "any", "none", "at_least", "judgement"))
        if near:
            help = f"Did you mean `{near}:`? {help}"
        elif inner and name.isidentifier():
            help = f"A condition is one line, such as `{name} = {inner}`. {help}"
    return _cannot(f'"{_short(name)}" is not a group of conditions', key.where, "not a group", help)


def half_at_least(key: Text) -> Finding:
    missing = "of" if key.value == "at_least" else "at_least"
    return _cannot(
        f'"{key.value}" stands without "{missing}"',
        key.where,
        f'"{missing}" is missing',
        "Give both: `at_least: 2` and, on the next line, `of:` with a list of conditions.",
    )


def not_a_count(where: Location, said: str) -> Finding:
    if said and not said.strip("0"):
        from funnelspec.schema.remedies import OF_HOW_MANY

        return _cannot('"at_least" is 0, which always holds', where, "always holds", OF_HOW_MANY)
    return _cannot(
        f'"at_least" is not a number of conditions: {_short(said) or "nothing"}',
        where,
        "not a whole number from 1",
        "Give a whole number, such as `at_least: 2`.",
    )


def not_a_question(where: Location) -> Finding:
    return _cannot(
        '"judgement" holds no question',
        where,
        "a text is expected",
        "Say what a person decides, such as `judgement: has a potential champion`.",
    )


def too_deep(where: Location, deepest: int) -> Finding:
    return _cannot(
        f"Conditions stand inside each other more than {deepest} deep",
        where,
        "too deep",
        "Make the inner groups a criterion of their own and name that, such as `meets icp_fit`.",
    )
