"""The predicate that was meant where words stand that are no comparison. Imported for a line that is wrong
only; what comes out is read again before it is shown."""

from __future__ import annotations

from funnelspec.conditions.grammar import (
    INSTEAD,
    INSTEAD_OF_SYMBOL,
    MIRRORED,
    NEGATIONS,
    PHRASES,
    SYMBOL_LETTERS,
    SYMBOLS,
)
from funnelspec.conditions.line import Line, Linked, is_plain
from funnelspec.conditions.values import parse_date, parse_number, parse_yes_no
from funnelspec.source import Source
from funnelspec.syntax.tree import Text

_EQUAL = (("equals",), ("equal",), ("equal", "to"))
_TO = (" and ", " to ", " through ", " - ", ", ", "..", "\u2013", "-")


def of_words(field: str, words: tuple[str, ...], rest: str) -> str:
    """``employees``, ``is at least``, ``50``: what it is written as; empty if that cannot be told."""
    if words in NEGATIONS:
        return _negated(field, rest)
    if words in PHRASES:
        return f"{field} {' '.join(words)} {rest}".rstrip()
    template = INSTEAD[words]
    head, tail = _linked(rest)
    if "{rest}" not in template:
        return f"{template.format(field=field)} {rest}".rstrip()
    if not head:
        return ""
    if head[0] in SYMBOL_LETTERS:
        return f"{field} {rest}"
    if "({rest})" in template:
        if words in (("has",), ("have",)) and " and " in head and "," not in head:
            template = "{field} has all of ({rest})"
        return template.replace("({rest})", "{rest}").format(field=field, rest=bracketed(head)) + tail
    _, _, after = template.partition(" ")
    op = after.removesuffix(" {rest}")
    if op == "contains" and words in (("like",), ("matches",)):
        head = head.strip("%*")
    if words[-2:] == ("newer", "than") and not parse_date(head):
        return f"{field} in the last {head}{tail}"
    return (compare(field, op, head) if op in SYMBOLS else f"{field} {op} {head}") + tail


def _negated(field: str, rest: str) -> str:
    """What is meant by "not" behind a field: ``employees not between 1 and 5``."""
    lead = tuple(rest.lower().split()[:4])
    phrases = [lead[:size] for size in range(1, len(lead) + 1)]
    if ("in",) in phrases and ("in", "the") not in phrases and ("in", "last") not in phrases:
        return f"{field} not in {rest[2:].strip()}"
    equal = next((phrase for phrase in reversed(phrases) if phrase in _EQUAL), ())
    if equal:
        rest = " ".join(rest.split()[len(equal) :])
    elif rest[:1] in SYMBOL_LETTERS or any(phrase in PHRASES or phrase in INSTEAD for phrase in phrases):
        return f"not {field} {rest}" if rest else ""
    elif any(("is", *phrase) in PHRASES or ("is", *phrase) in INSTEAD for phrase in phrases):
        return f"not {field} is {rest}"
    head, tail = _linked(rest)
    return compare(field, "!=", head) + tail if head else ""


def compare(field: str, op: str, value: str) -> str:
    """``demo_requested`` for ``demo_requested = true``; ``older than 30 days`` for ``> 30 days ago``.

    NO in capital letters is a country.
    """
    answer = parse_yes_no(value)
    if answer is not None and op in ("=", "!=") and value != "NO":
        return field if answer == (op == "=") else f"not {field}"
    if value.lower().endswith(" ago") and op in ("<", ">"):
        return f"{field} {'older than' if op == '>' else 'in the last'} {value[:-4].rstrip()}"
    return f"{field} {op} {value}"


def bracketed(values: str) -> str:
    """Values as a list: ``US, CA``, ``US or CA`` and ``US and CA`` are ``(US, CA)``."""
    if values[0] in "([":
        return values
    if '"' not in values:
        for word in (" and ", " or ", " / ", "/", ";"):
            values = values.replace(word, ", ")
        values = ", ".join(part.strip() for part in values.split(",") if part.strip())
    return f"({values})"


def between(field: str, said: str) -> str:
    """``employees``, ``101 to 2000``: both ends, the smaller first; empty if these are not two values."""
    said = said.strip()
    if said[:1] in ("(", "[") and said[-1:] in (")", "]"):
        said = said[1:-1]
    at = said.lower()
    for mark in _TO:
        if at.count(mark) == 1:
            start = at.index(mark)
            low, high = said[:start].strip(), said[start + len(mark) :].strip()
            first, second = parse_number(low), parse_number(high)
            if (first and second) or (parse_date(low) and parse_date(high)):
                return f"{field} between {low} and {high}"
    return ""


def mirrored(said: str) -> str:
    """``50 <= employees``: with the field in front; ``50 <= employees <= 100`` is ``between``."""
    left, op, rest = _split(said)
    field, second, right = _split(rest)
    if op not in MIRRORED or not left:
        return ""
    if not second:
        name, _, tail = rest.partition(" ")
        return f"{name} {MIRRORED[op]} {left} {tail}".rstrip() if name.isidentifier() else ""
    if not field.isidentifier():
        name, _, tail = rest.partition(" ")
        return f"{name} {MIRRORED[op]} {left} {tail}" if name.isidentifier() else ""
    head, tail = _linked(right)
    if op == second == "<=" and head:
        return f"{field} between {left} and {head}{tail}"
    if op == second == ">=" and head:
        return f"{field} between {head} and {left}{tail}"
    return f"{field} {MIRRORED[op]} {left} and {field} {second} {right}"


def _split(said: str) -> tuple[str, str, str]:
    """What stands before the first comparison in marks, the comparison, and what stands behind it."""
    start = next((at for at, letter in enumerate(said) if letter in SYMBOL_LETTERS), len(said))
    end = start
    while end < len(said) and said[end] in SYMBOL_LETTERS:
        end += 1
    op = said[start:end]
    return said[:start].strip(), INSTEAD_OF_SYMBOL.get(op, op), said[end:].strip()


def _linked(rest: str) -> tuple[str, str]:
    """A value, and what follows it from an "and" or "or" on that begins a second condition."""
    line = Line(Text(Source("", rest), 0, len(rest), rest), 0, len(rest))
    try:
        line.stop_at_link(0)
    except Linked as link:
        head = rest[: link.start].rstrip()
        following = rest[link.end :].strip()
        # "interests has 1 or 2": the second is a value too.
        if not (is_plain(head) and is_plain(following)):
            return head, " " + rest[link.start :]
    return rest, ""
