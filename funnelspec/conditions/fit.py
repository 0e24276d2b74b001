"""Whether a text is a value of a field: the same question for a condition and for a lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from funnelspec.conditions.values import Numeral, parse_date, parse_number, parse_yes_no
from funnelspec.language.suggest import closest

if TYPE_CHECKING:
    from funnelspec.conditions.fields import Field, Table
    from funnelspec.conditions.typed import Number, Value


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
    same = [choice for choice in field.choices if choice.casefold() == folded]
    if len(same) == 1:
        return Misfit(
            rule="unknown-choice",
            headline=f'"{text}" is written "{same[0]}" in the choices of "{field.id}"',
            label="capital and small letters differ",
            help=f"Write {same[0]}.",
            instead=same[0],
        )
    near = closest(text, field.choices)
    return Misfit(
        rule="unknown-choice",
        headline=f'"{text}" is not a choice of "{field.id}"',
        label=f"not one of {_listed(field.choices)}" if field.choices else "it has no choices",
        help=(f"Did you mean {near}? " if near else "")
        + f'A new choice is added to the "choices" of "{field.id}".',
    )


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
            help=f'Write a whole number, or give "{field.id}" the type number.',
        )
    if (field.low is not None and number < field.low) or (field.high is not None and number > field.high):
        limits = f"{_plain(field.low)} to {_plain(field.high)}"
        return Misfit(
            rule="out-of-range",
            headline=f'"{text}" is outside the range of "{field.id}"',
            label=f"outside {limits}",
            help=f'Write a number from {limits}, or change "between" of "{field.id}".',
        )
    return number


def no_such_field(name: str, table: Table) -> tuple[Misfit, Field | None]:
    """What to say of a field that is not declared, and the field that was probably meant."""
    near = closest(name, table.fields)
    if near is not None and near.casefold() == name.casefold():
        headline, label = f'"{name}" is written "{near}" under "fields"', f'the field is called "{near}"'
        help = f"Write {near}."
    else:
        headline, label = f'No field is called "{_short(name)}"', "not declared"
        help = f"Did you mean {near}?" if near else f'Declare "{_short(name)}" under "fields".'
    return Misfit("unknown-field", headline, label, help), table.fields[near] if near else None


def _wrong_unit(field: Field, text: str, numeral: Numeral) -> Misfit:
    number = text[: numeral.unit_start].rstrip()
    unit = f"is counted in {field.unit}" if field.unit else "has no unit"
    return Misfit(
        rule="wrong-unit",
        headline=f'"{field.id}" {unit}, and "{_short(text)}" is in {numeral.unit}',
        label=f"not {field.unit}" if field.unit else "no unit is expected",
        help=f"Write {number}{f' {field.unit}' if field.unit else ''}.",
        start=numeral.unit_start,
        end=len(text),
    )


def _not_a_number(field: Field, text: str) -> Misfit:
    rest = text.lstrip("$€£¥ ")
    number = rest if rest != text and parse_number(rest) else ""
    return Misfit(
        rule="wrong-type",
        headline=f'"{field.id}" is a number, and "{_short(text)}" is not one',
        label="not a number",
        help=f"Write {number}{f' {field.unit}' if field.unit else ''}."
        if number
        else "Write a number such as 50, 22,800, 75k, 1.5M or -1; in a list without commas inside numbers.",
    )


def _not_a_date(field: Field, text: str) -> Misfit:
    return Misfit(
        rule="wrong-type",
        headline=f'"{field.id}" is a date, and "{_short(text)}" is not one',
        label="not a date",
        help="Write year, month and day, such as 2026-03-01.",
    )


def _not_yes_or_no(field: Field, text: str) -> Misfit:
    return Misfit(
        rule="wrong-type",
        headline=f'"{field.id}" is yes or no, and "{_short(text)}" is neither',
        label="neither yes nor no",
        help="Write yes or no.",
    )


def _plain(number: Number | None) -> str:
    return "any" if number is None else f"{number:,}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _listed(choices: tuple[str, ...]) -> str:
    shown = ", ".join(choices[:6])
    return shown if len(choices) <= 6 else f"{shown} and {len(choices) - 6} more"
