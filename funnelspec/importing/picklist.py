"""The values of a CRM's picklist as the choices of a field."""

from __future__ import annotations

from collections import Counter

from funnelspec.importing.adding import CannotAdd, added, says
from funnelspec.importing.cells import cleaned, unwritable
from funnelspec.importing.glossary import read_sheets
from funnelspec.importing.ids import new_id
from funnelspec.importing.items import PLACEHOLDER
from funnelspec.importing.plain_text import decoded
from funnelspec.importing.plan import Addition
from funnelspec.importing.sheet import Remark, Row
from funnelspec.importing.workbook import is_workbook
from funnelspec.importing.writing import WIDTH, scalar
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Field
from funnelspec.model.model import Model
from funnelspec.record import NamedTuple
from funnelspec.source import Source
from funnelspec.syntax import tree
from funnelspec.tables.decoding import NoTable
from funnelspec.tables.rows import parse


class Value(NamedTuple):
    """A value of the list and the line it stands on."""

    text: str
    line: int


class Chosen(NamedTuple):
    """What a list comes to.

    Attributes:
        text: of the definitions file, with the choices that are new.
        name: of the field.
        new: how many choices were added.
        total: how many values the list has.
        drafted: the field is new, and somebody has to define it.
        remarks: values and choices that are on one side only.
    """

    text: str
    name: str
    new: int
    total: int
    drafted: bool
    remarks: list[Remark]


def find_field(model: Model, named: str, team: str | None) -> Field | None:
    """The field that a person named by its id, or by its name in any spelling, as it is written.

    Args:
        team: in whose files; nothing for the shared ones, or else for those of the one team that has it.

    Raises:
        NoTable: several have it, or it is of a type that has no choices.
    """
    fields = [entry for entry in model.entries if isinstance(entry, Field)]
    found = [field for field in fields if field.id == named.strip()] or [
        field for field in fields if fold_name(field.label) == fold_name(named)
    ]
    own = [field for field in found if field.file.team == team]
    if not own and team is None:
        own = found
    if len(own) > 1:
        places = " and ".join(field.file.path for field in own)
        raise NoTable(f'cannot be brought in: the field "{named}" stands in {places}; say which with --team')
    for field in own or found:
        kind = field.type.value if field.type else "choice"
        if kind not in ("choice", "choices"):
            raise NoTable(
                f'cannot be brought in: the field "{field.id}" is of the type {kind}, which has no choices'
            )
    if found and not own:
        raise NoTable(
            f'cannot be brought in: the field "{found[0].id}" stands in {found[0].file.path}, {_of(found[0])}'
        )
    return own[0] if own else None


def _of(field: Field) -> str:
    team = field.file.team
    return (
        f'which belongs to the team "{team}"; say --team {team}'
        if team
        else "which all teams share; leave --team out"
    )


def read_values(data: bytes, column: str | None, delimiter: str | None, sheet: str | None) -> list[Value]:
    """The values of a list: the lines of a text, or a column of a sheet; each once, in order.

    Args:
        column: the heading of the column; without it there may be only one, which has no heading.

    Raises:
        NoTable: there is no such column, or it is not clear which one is meant.
    """
    if column is None and not is_workbook(data) and delimiter is None:
        text = decoded(data).text
        delimiter = _mark_of_table(text)
    if column is None and not is_workbook(data) and delimiter is None:
        lines = cleaned(text).split("\n")
        return _once([Row(number, [line]) for number, line in enumerate(lines, start=1)], 0)
    said = {fold_name(column): "name"} if column else {}
    sheets = read_sheets(data, said, delimiter, sheet)
    rows = next((found.rows for found in sheets if found.rows), [])
    if column is not None:
        for found in sheets:
            for number, row in enumerate(found.rows):
                titles = [fold_name(cell) for cell in row.cells]
                if fold_name(column) in titles:
                    return _once(found.rows[number + 1 :], titles.index(fold_name(column)))
        raise NoTable(f'has no column "{column}"; there are {_titles(rows)}')
    places = {at for row in rows for at, cell in enumerate(row.cells) if cell.strip()}
    if len(places) > 1:
        raise NoTable(f"has several columns; say which has the values with --column: {_titles(rows)}")
    return _once(rows, min(places, default=0))


def _titles(rows: list[Row]) -> str:
    """What the headings of a sheet seem to be: the first of its fullest rows."""
    filled = [[cell.strip() for cell in row.cells if cell.strip()] for row in rows[:_TOP]]
    return ", ".join(f'"{cell[:40]}"' for cell in max(filled, key=len, default=[])[:12])


_TOP = 50


def _mark_of_table(text: str) -> str | None:
    """What stands between the cells of a text that is a table; nothing where each line is one value.

    A value may hold a comma, as "Korea, Republic of". Nine of ten rows with as many of them are no accident.
    """
    for mark in ";\t,":
        widths = Counter(len(row) for row in parse(text, mark).batch.rows if any(map(str.strip, row)))
        for width, often in widths.most_common(1):
            if width > 1 and often > 2 and often * 10 >= widths.total() * 9:
                return mark
    return None


def _once(rows: list[Row], place: int) -> list[Value]:
    found: dict[str, Value] = {}
    for row in rows:
        text = " ".join(row.cell(place).split())
        if text:
            found.setdefault(text, Value(text, row.line))
    if not found:
        raise NoTable("holds no values")
    return list(found.values())


def with_choices(text: str, field: Field | None, named: str, values: list[Value]) -> Chosen:
    """The text of a definitions file with the choices of a list.

    Args:
        field: as it is written there; nothing for one that is new.
        named: how a person called it.

    Raises:
        CannotAdd: nothing can be added to the file.
    """
    remarks = [
        Remark(value.line, f'"{value.text}" holds the invisible character {odd}, which no definition may')
        for value in values
        if (odd := unwritable(value.text))
    ]
    values = [value for value in values if not unwritable(value.text)]
    if field is None:
        return _new(text, named, values, remarks)
    there = {choice.value: choice.value for choice in field.choices}
    alike = {choice.casefold(): choice for choice in there}
    new = [value for value in values if value.text.casefold() not in alike]
    for value in values:
        other = alike.get(value.text.casefold())
        if other and value.text not in there:
            remarks.append(
                Remark(
                    value.line, f'"{value.text}" is the choice "{other}" but for capitals and was not added'
                )
            )
    listed = {value.text.casefold() for value in values}
    remarks += [
        Remark(0, f'"{choice}" is a choice of "{field.id}", and the list does not have it')
        for choice in there
        if choice.casefold() not in listed
    ]
    after = _extended(text, field, [value.text for value in new]) if new else text
    return Chosen(after, field.id, len(new), len(values), False, remarks)


def _new(text: str, named: str, values: list[Value], remarks: list[Remark]) -> Chosen:
    """A field of its own: a draft, whose definition somebody has to write."""
    item_id = new_id(named, "", ())
    name = named.strip() if item_id != named.strip() else item_id.replace("_", " ").capitalize()
    attributes: list[tuple[str, str | list[str]]] = [
        ("name", name),
        ("definition", PLACEHOLDER),
        ("state", "draft"),
        ("type", "choice"),
        ("choices", [value.text for value in values]),
    ]
    after = added(text, [Addition("fields", item_id, attributes)])
    return Chosen(after, item_id, len(values), len(values), True, remarks)


def _extended(text: str, field: Field, new: list[str]) -> str:
    """A text with further choices behind the last one of a field, written as those are."""
    source = Source("", text)
    node = field.written["choices"][1] if "choices" in field.written else None
    if not isinstance(node, tree.List) or not field.choices or text[node.start] not in "[-":
        raise CannotAdd(_FORM.format(field.id))
    last = field.choices[-1]
    before = says(text)
    if text[node.start] == "[":
        after = _in_brackets(source, last, new)
    else:
        column = source.position(node.start).column - 1
        end = "\r\n" if "\r\n" in text else "\n"
        place = source.line_span(source.position(last.end).line)[1]
        after = text[:place] + "".join(f"{end}{' ' * column}- {scalar(one)}" for one in new) + text[place:]
    before["fields"][field.id]["choices"] += new
    if says(after) != before:
        raise CannotAdd(_FORM.format(field.id))
    return after


_FORM = 'holds the choices of "{}" in a form to which nothing can be added; write them as a list, one a line'


def _in_brackets(source: Source, last: tree.Text, new: list[str]) -> str:
    """Further items on the line of the last one, and on lines of their own where that becomes too long."""
    first = source.position(last.end)
    start, _ = source.line_span(first.line)
    line = source.text[start : last.end]
    front = " " * (line.find("[") + 1 if "[" in line else len(line) - len(line.lstrip()))
    end = "\r\n" if "\r\n" in source.text else "\n"
    used = len(line)
    parts: list[str] = []
    for one in new:
        written = scalar(one, inside=True)
        if used + len(written) + 3 > WIDTH:
            parts.append(f",{end}{front}{written}")
            used = len(front) + len(written)
        else:
            parts.append(f", {written}")
            used += len(written) + 2
    return source.text[: last.end] + "".join(parts) + source.text[last.end :]
