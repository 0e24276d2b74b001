"""Readers: from a node of the located tree to one typed value of the model.

A reader never reports and never raises. Where a value is not of the shape the format asks for, it marks the
item as a misfit, and the JSON Schema explains that item to the person who wrote it; so a clean run visits
every attribute once and needs no second validation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from funnelspec.conditions.parse import parse
from funnelspec.diagnostic import Finding, Label
from funnelspec.model.entities import File, Ref, When, YesNo
from funnelspec.syntax.tree import List, Mapping, Node, Text
from funnelspec.syntax.wording import line_start, stuck_dash

Reader = Callable[[Node, "Reading"], Any]
Shape = dict[str, tuple[str, Reader]]
"""Attribute to (the field of the entity, the reader of its value)."""

_OPENING = "\u201c\u201e\u00ab"
_CLOSING = "\u201d\u201c\u00bb"


class Reading:
    """What is known while the items of one file are read.

    Attributes:
        misfit: something in the present item is not of the shape the format asks for.
        findings: what is wrong in conditions, which the schema does not look into.
    """

    __slots__ = ("file", "findings", "misfit")

    def __init__(self, file: File) -> None:
        self.file = file
        self.misfit = False
        self.findings: list[Finding] = []


def text(node: Node, reading: Reading) -> Text | None:
    """Any text; nothing written is a misfit."""
    if type(node) is Text and not node.empty:
        return node
    reading.misfit = True
    return None


def name(node: Node, reading: Reading) -> Text | None:
    """A text that people call something by."""
    found = text(node, reading)
    if found and found.value[0] in _OPENING and found.value[-1] in _CLOSING:
        reading.findings.append(
            Finding(
                rule="curly-quotes",
                headline="A name stands in curly quotes, which every reader will see",
                at=Label(found.where, "curly quotes"),
                help="Take the quotes away, or write straight ones.",
            )
        )
    return found


def texts(node: Node, reading: Reading) -> tuple[Text, ...]:
    """A list of texts; a single text is a list of one."""
    if type(node) is List:
        items = node.items
        for item in items:
            if type(item) is not Text or item.empty:
                reading.misfit = True
                return ()
        return tuple(items)  # type: ignore[arg-type]  # every item was looked at above
    one = text(node, reading)
    if one and one.value[0] == "-" and not one.style and one.value[1:2].isalpha():
        file = one.source.text
        # On a line of its own it is meant as the first item of a list.
        if not file[line_start(file, one.start) : one.start].strip(" "):
            reading.findings.append(stuck_dash(one.source, one.start))
    return (one,) if one else ()


def some_texts(node: Node, reading: Reading) -> tuple[Text, ...]:
    """As ``texts``, but with at least one."""
    found = texts(node, reading)
    if not found:
        reading.misfit = True
    return found


def one_of(*choices: str) -> Reader:
    """One of a few words."""
    allowed = frozenset(choices)

    def read(node: Node, reading: Reading) -> Text | None:
        if type(node) is Text and node.value in allowed:
            return node
        reading.misfit = True
        return None

    return read


def written_as(fits: Callable[[str], bool]) -> Reader:
    """Text in a certain written form: a date, a duration, a number."""

    def read(node: Node, reading: Reading) -> Text | None:
        if type(node) is Text and fits(node.value):
            return node
        reading.misfit = True
        return None

    return read


YES = frozenset(("yes", "Yes", "YES", "true", "True", "TRUE"))
NO = frozenset(("no", "No", "NO", "false", "False", "FALSE"))


def yes_no(node: Node, reading: Reading) -> YesNo | None:
    """yes, no, true or false, written in lower case, upper case or with a capital."""
    if type(node) is Text:
        if node.value in YES:
            return YesNo(True, node)
        if node.value in NO:
            return YesNo(False, node)
    reading.misfit = True
    return None


def ref(*sections: str) -> Reader:
    """A reference to an item of one of the sections."""

    def read(node: Node, reading: Reading) -> Ref | None:
        written = text(node, reading)
        return Ref(written, sections) if written else None

    return read


def refs(*sections: str) -> Reader:
    """A list of references; a single text is a list of one."""

    def read(node: Node, reading: Reading) -> tuple[Ref, ...]:
        return tuple(Ref(written, sections) for written in texts(node, reading))

    return read


def list_of(item: Reader, at_least: int = 0) -> Reader:
    """A list; a single text or a single group of attributes is a list of one."""

    def read(node: Node, reading: Reading) -> tuple[Any, ...]:
        nodes = node.items if type(node) is List else [node]
        if len(nodes) < at_least:
            reading.misfit = True
        return tuple(item(each, reading) for each in nodes)

    return read


def attributes(
    node: Node, reading: Reading, shape: Shape, required: tuple[str, ...] = ()
) -> dict[str, Any] | None:
    """The values of a group of attributes by the fields of their entity; nothing for another kind of node."""
    if type(node) is not Mapping:
        reading.misfit = True
        return None
    values: dict[str, Any] = {}
    for name, (_, value) in node.entries.items():
        known = shape.get(name)
        if known is None:
            reading.misfit = True
        else:
            values[known[0]] = known[1](value, reading)
    for name in required:
        if name not in node.entries:
            reading.misfit = True
    return values


def when(node: Node, reading: Reading) -> When | None:
    """A condition; what is wrong in its lines is reported, what is wrong in its groups is a misfit."""
    if not _is_condition(node):
        reading.misfit = True
        return None
    condition, findings = parse(node)
    reading.findings.extend(findings)
    return When(node, condition)


_GROUPS = frozenset(("all", "any", "none"))


def _is_condition(node: Node) -> bool:
    if type(node) is Text:
        return not node.empty
    if type(node) is List:
        return all(_is_condition(item) for item in node.items)
    if type(node) is not Mapping or not node.entries:
        return False
    for name, (_, value) in node.entries.items():
        if name in _GROUPS or name == "of":
            if not _is_condition(value):
                return False
        elif name == "at_least":
            if type(value) is not Text or not is_count(value.value):
                return False
        elif name != "judgement" or type(value) is not Text or value.empty:
            return False
    return ("at_least" in node.entries) == ("of" in node.entries)


def is_count(written: str) -> bool:
    """A whole number from 1, in digits."""
    return _digits(written) and written[0] != "0"


def is_number(written: str) -> bool:
    """A number in digits, perhaps with a minus and a decimal point."""
    whole, point, fraction = written.removeprefix("-").partition(".")
    return _digits(whole) and (not point or _digits(fraction))


def is_percentage(written: str) -> bool:
    """A share from 0% to 100%."""
    share, mark = written[:-1], written[-1:]
    if mark != "%" or share.startswith("-") or not is_number(share):
        return False
    return share == "100" or len(share.partition(".")[0]) <= 2


_PERIODS = frozenset(("day", "week", "month", "quarter", "year"))


def is_target(written: str) -> bool:
    """A percentage, or a number per period: ``60%``, ``10 per month``."""
    number, _, period = written.partition(" per ")
    if period:
        return period in _PERIODS and not number.startswith("-") and is_number(number)
    return written[-1:] == "%" and not written.startswith("-") and is_number(written[:-1])


def _digits(written: str) -> bool:
    return written.isascii() and written.isdigit()


def is_date(written: str) -> bool:
    """A day of the calendar, ``2026-03-01``."""
    from datetime import date

    if len(written) != 10 or not written.isascii() or written[4] != "-" or written[7] != "-":
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def is_id(written: str) -> bool:
    """An id: lower-case letters, digits and ``_``, beginning with a letter."""
    if not written.isascii() or not written[:1].islower():
        return False
    return all(letter.islower() or letter.isdigit() or letter == "_" for letter in written)
