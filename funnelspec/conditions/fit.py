"""Whether a text is a value of a field: the same question for a condition and for a lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funnelspec.conditions.values import Numeral, parse_date, parse_number, parse_yes_no
from funnelspec.language.suggest import likely, same
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from funnelspec.conditions.fields import Field, Table
    from funnelspec.conditions.typed import Number, Value


_MOST_LISTED = 15


class Misfit(NamedTuple):
    """Why a text is no value of a field.

    Attributes:
        rule: ``wrong-type``, ``wrong-unit``, ``out-of-range`` or ``unknown-choice``.
        start, end: the words of the text that are wrong; ``end`` is nothing for all of it.
        instead: what was surely meant; replacing the words by it is safe.
    """

    rule: str
    headline: str
    label: str
    help: str
    start: int = 0
    end: int | None = None
    instead: str = ""


def fit(field: Field, text: str) -> Value | Misfit:
    """The value that a text is for a field, without the spaces around it; or why it is none."""
    kind = field.type
    if kind in ("integer", "number"):
        return fit_number(field, text)
    if kind in ("choice", "choices"):
        return fit_choice(field, text)
    if kind == "date":
        day = parse_date(text)
        return day if day is not None else _not_a_date(field, text)
    if kind == "boolean":
        answer = parse_yes_no(text)
        return answer if answer is not None else _not_yes_or_no(field, text)
    return text


def fit_choice(field: Field, text: str) -> str | Misfit:
    """One choice, spelled exactly as declared."""
    if text in field.choices:
        return text
    folded = text.casefold()
    alike = [choice for choice in field.choices if choice.casefold() == folded]
    if len(alike) == 1:
        return Misfit(
            rule="unknown-choice",
            headline=f'"{text}" is written "{alike[0]}" in the choices of "{field.id}"',
            label="capital and small letters differ",
            help=f"Write `{spelled(alike[0])}`.",
            instead=alike[0],
        )
    return Misfit(
        rule="unknown-choice",
        headline=f'"{text}" is not a choice of "{field.id}"',
        label="not one of its choices" if field.choices else "it has no choices",
        help=_choices_help(field, text),
    )


def _choices_help(field: Field, text: str) -> str:
    near = likely(text, field.choices)
    add = f'add `{_short(text)}` to "choices" of "{field.id}"'
    if len(field.choices) > _MOST_LISTED:
        some = ", ".join(f"`{spelled(choice)}`" for choice in field.choices[:_MOST_LISTED])
        help = f"Did you mean `{spelled(near)}`? If not, write" if near else "Write"
        return f"{help} one of the {len(field.choices)} choices ({some} ...), or {add}."
    ready = [f"`{spelled(choice)}`" for choice in field.choices]
    listed = f"{'one of ' if len(ready) > 1 else ''}{', '.join(ready)}"
    if near:
        asked = f"Did you mean `{spelled(near)}`?"
        return f"{asked} If not, write {listed}; or {add}." if len(ready) > 1 else f"{asked} If not, {add}."
    return f"Write {listed}; or {add}." if ready else f"{add[0].upper()}{add[1:]}."


def spelled(choice: str) -> str:
    """A choice as it is written in a condition: in quotes where these are needed."""
    from funnelspec.conditions.wording import has_marks, quoted

    marked = has_marks(choice) or "," in choice or " and " in choice or " or " in choice
    return quoted(choice) if marked or choice[:1] in "'\u201c\u201d\u201e\u2018\u201a\u00ab" else choice


def several(field: Field, text: str) -> list[str] | None:
    """The choices that a text names at once: ``US or CA``, ``US, CA``; nothing if it is not such a text."""
    for word in (" and ", " or ", "/", ";"):
        text = text.replace(word, ",")
    parts = [part.strip() for part in text.split(",")]
    named = [one for one in (same(part, field.choices) for part in parts) if one is not None]
    return named if len(named) == len(parts) > 1 else None


def fit_number(field: Field, text: str) -> Number | Misfit:
    """A number in the field's unit, whole where the field is, and within its "between"."""
    numeral = parse_number(text)
    if numeral is None:
        return _not_a_number(field, text)
    percent = numeral.unit == "%"
    if numeral.unit and not percent and numeral.unit.casefold() != (field.unit or "").casefold():
        return _wrong_unit(field, text, numeral)
    number = numeral.value(-2 if percent and field.unit != "%" else 0)
    if field.type == "integer" and type(number) is not int:
        return Misfit(
            rule="wrong-type",
            headline=f'"{field.id}" takes whole numbers, and "{text}" is not one',
            label="not a whole number",
            help=f'Give a whole number, or write `type: number` for "{field.id}" under "fields".',
        )
    if (field.low is not None and number < field.low) or (field.high is not None and number > field.high):
        limits = f"{_plain(field.low)} to {_plain(field.high)}"
        return Misfit(
            rule="out-of-range",
            headline=f'"{text}" is outside the range of "{field.id}"',
            label=f"outside {limits}",
            help=f'Give a number from {limits}, or change "between" of "{field.id}".',
        )
    return number


def no_such_field(name: str, table: Table) -> tuple[Misfit, Field | None]:
    """What to say of a field that is not declared, and the field that was probably meant."""
    near = likely(name, table.fields)
    if near is not None and near.casefold() == name.casefold():
        headline, label = f'"{name}" is written "{near}" under "fields"', f'the field is called "{near}"'
        help = f"Write `{near}`."
    else:
        headline, label = f'No field is called "{_short(name)}"', "not declared"
        help = f"Did you mean `{near}`?" if near else f'Declare `{_short(name)}` under "fields".'
    return Misfit("unknown-field", headline, label, help), table.fields[near] if near else None


def _wrong_unit(field: Field, text: str, numeral: Numeral) -> Misfit:
    unit = f"is counted in {field.unit}" if field.unit else "has no unit"
    return Misfit(
        rule="wrong-unit",
        headline=f'"{field.id}" {unit}, and "{_short(text)}" is in {numeral.unit}',
        label=f"not {field.unit}" if field.unit else "no unit is expected",
        help=_in_unit(field, text[: numeral.unit_start].rstrip(), numeral.unit),
        start=numeral.unit_start,
        end=len(text),
    )


def _not_a_number(field: Field, text: str) -> Misfit:
    sign, rest = text[:1], text[1:].strip()
    number = rest if sign in _SIGNS and parse_number(rest) else ""
    return Misfit(
        rule="wrong-type",
        headline=f'"{field.id}" is a number, and "{_short(text)}" is not one',
        label="not a number",
        help=_in_unit(field, number, sign)
        if number
        else "Numbers look like `50`, `22,800`, `75k`, `1.5M` or `-1`; in a list without commas inside.",
    )


_SIGNS = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
}
_POWERS = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mn", "mio", "mil", "mill", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 9),
}


def _in_unit(field: Field, number: str, unit: str) -> str:
    """What to write for a number in a unit that is not the field's."""
    behind = f" {field.unit}" if field.unit else ""
    word, _, rest = unit.partition(" ")
    power = _POWERS.get(word.casefold())
    if power is None and word[:1] in "eE" and word[1:].isdigit() and len(word) < 4:
        power = int(word[1:])
    numeral = parse_number(number)
    if power is not None and numeral and (not rest or rest.casefold() == (field.unit or "").casefold()):
        return f"Write `{numeral.value(power)}{behind}`."
    if not field.unit or field.unit == unit or field.unit in _SIGNS.get(unit, ()):
        return f"Write `{number}{behind}`."
    if len(field.unit) == 3 and field.unit.isupper():
        return f"Convert the amount to {field.unit} and write it as `... {field.unit}`."
    return f"Count it in {field.unit} and write it as `... {field.unit}`."


def _not_a_date(field: Field, text: str) -> Misfit:
    return Misfit(
        rule="wrong-type",
        headline=f'"{field.id}" is a date, and "{_short(text)}" is not one',
        label="not a date",
        help="Give year, month and day, such as `2026-03-01`.",
    )


def _not_yes_or_no(field: Field, text: str) -> Misfit:
    return Misfit(
        rule="wrong-type",
        headline=f'"{field.id}" is yes or no, and "{_short(text)}" is neither',
        label="neither yes nor no",
        help="Write `yes` or `no`.",
    )


def _plain(number: Number | None) -> str:
    return "any" if number is None else f"{number:,}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
