"""A condition in plain words, for the glossary and for reports: typed, or as far as it could be typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from funnelspec.conditions.ast import (
    All,
    AnyOf,
    Ask,
    AtLeast,
    Condition,
    Group,
    Judgement,
    Meets,
    NoneOf,
    Not,
)
from funnelspec.conditions.typed import Named, Question, Test, Typed
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.conditions.fields import Field


class Names(NamedTuple):
    """What things are called: a field by its id, a criterion or segment part by its full id or as written.

    Nothing for what has no name; then the id is shown.
    """

    field: Callable[[str], str | None]
    criterion: Callable[[str], str | None]


class Phrase(NamedTuple):
    """A line of plain words; a group has its parts below it and ends in a colon.

    Attributes:
        judgement: a person decides this, no field does.
        ref: the criterion or segment part that is meant, to link to it: a full id, or as written.
    """

    text: str
    children: tuple[Phrase, ...] = ()
    judgement: bool = False
    ref: str = ""

    def line(self) -> str:
        """All of it in one line: ``any of: (this; that)``."""
        if not self.children:
            return self.text
        return f"{self.text} ({'; '.join(child.line() for child in self.children)})"


def say(condition: Condition | Typed, names: Names) -> Phrase:
    """A condition, parsed or typed, in plain words that mean the same to the reader as to the evaluator."""
    if isinstance(condition, (All, AnyOf)) and len(condition.parts) == 1:
        return say(condition.parts[0], names)
    if isinstance(condition, Group):
        return Phrase(heading(condition), tuple(say(part, names) for part in condition.parts))
    if isinstance(condition, Not):
        return _turned(condition.part, names)
    if isinstance(condition, Test):
        field = condition.field
        return Phrase(f"{names.field(field.id) or field.name or field.id} {asks(condition)}")
    if isinstance(condition, Ask):
        name = names.field(condition.field.value) or condition.field.value
        op = "=" if condition.op == "is" else condition.op
        return Phrase(f"{name} {_asked(op, [words.value for words in condition.values] or ['yes'], None)}")
    if isinstance(condition, (Named, Meets)):
        ref = _ref(condition)
        return Phrase(f"meets {names.criterion(ref) or _as_written(condition)}", ref=ref)
    text = condition.text if isinstance(condition, Question) else condition.question.value
    return Phrase(f"judgement: {text}", judgement=True)


def heading(group: Group[Any]) -> str:
    """What stands above the parts of a group: ``any of:``."""
    if isinstance(group, AtLeast):
        return f"at least {group.count} of:"
    return {All: "all of:", AnyOf: "any of:", NoneOf: "none of:"}[type(group)]


def _turned(part: Any, names: Names) -> Phrase:
    """What a leading ``not`` says, blanks included."""
    said = say(part, names)
    if isinstance(part, (Named, Meets)):
        return said._replace(text="does not meet" + said.text.removeprefix("meets"))
    if isinstance(part, (Question, Judgement)) or part.op == "unknown":
        return said._replace(text=f"not: {said.text}")
    if (isinstance(part, Test) and part.values == (True,)) or part.op == "is":
        return Phrase(said.text.removesuffix("yes") + "no or unknown")
    return Phrase(f"not: {said.text} (also when it is unknown)")


def _ref(condition: Named | Meets) -> str:
    return condition.ref if isinstance(condition, Named) else condition.ref.value


def _as_written(condition: Named | Meets) -> str:
    """The id without its section."""
    return _ref(condition).removeprefix("criteria/").removeprefix("segments/")


_DAYS: Mapping[str, str] = {"<": "before", "<=": "on or before", ">": "after", ">=": "on or after"}
_SAID: Mapping[str, str] = {
    "=": "is {0}",
    "!=": "is something other than {all}",
    "<": "is less than {0}",
    "<=": "is at most {0}",
    ">": "is more than {0}",
    ">=": "is at least {0}",
    "between": "is between {0} and {1}",
    "in": "is one of {all}",
    "not in": "is something other than {all}",
    "has any": "has any of {all}",
    "has all": "has all of {all}",
    "has none": "has something, but none of {all}",
    "contains": 'contains "{0}"',
    "starts with": 'starts with "{0}"',
    "ends with": 'ends with "{0}"',
    "in the last": "is in the last {0} {days}",
    "in the next": "is in the next {0} {days}",
    "older than": "is more than {0} {days} ago",
    "past": "is in the past",
    "future": "is in the future",
    "known": "is known",
    "unknown": "is unknown",
}


def asks(test: Test) -> str:
    """What a test asks of its field: ``is at least 80 points``."""
    values = [shown(value, test.field) for value in test.values]
    return _asked(test.op, values, test.field)


def _asked(op: str, values: list[str], field: Field | None) -> str:
    if field is not None and field.type == "date" and op in _DAYS:
        return f"is {_DAYS[op]} {values[0]}"
    if op == "between" and field is not None and field.unit and field.numeric:
        # "between 101 and 2,000 people": the unit is said once.
        values = [values[0].removesuffix(_unit(field)), values[1]]
    return _SAID[op].format(*values, all=", ".join(values), days="day" if values == ["1"] else "days")


def shown(value: Any, field: Field) -> str:
    """One value of a field in plain words: ``yes``, ``22,800 USD``, ``1 March 2026``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.type == "date" and not isinstance(value, int):
        return day_in_words(value)
    if field.numeric:
        return f"{value:,}{_unit(field)}"
    return str(value)


def day_in_words(day: date) -> str:
    """``1 March 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _unit(field: Field) -> str:
    if not field.unit:
        return ""
    return "%" if field.unit == "%" else f" {field.unit}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
