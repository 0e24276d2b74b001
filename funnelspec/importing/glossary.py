"""A sheet and a workspace to the text of one definitions file: values in, values out, nothing is written."""

from __future__ import annotations

from collections.abc import Mapping

from funnelspec.importing.adding import added
from funnelspec.importing.headings import ATTRIBUTES, LONG_FORM, SEVERAL, Header, find_header, fitness
from funnelspec.importing.items import Drafts, Item
from funnelspec.importing.plain_text import decoded, read_text
from funnelspec.importing.plan import plan
from funnelspec.importing.sheet import Remark, Sheet
from funnelspec.importing.workbook import is_workbook, read_workbook
from funnelspec.language.folding import fold_name
from funnelspec.model.model import Model
from funnelspec.record import NamedTuple
from funnelspec.reporters.places import Places, as_they_are
from funnelspec.reporters.words import listed
from funnelspec.tables.decoding import NoTable


class Outcome(NamedTuple):
    """What a sheet comes to.

    Attributes:
        text: of the definitions file, with all that is new.
        new: how many items were added.
        same: how many rows say nothing that is not there already.
        drafts: items that nobody has defined yet.
        remarks: what could not be placed, sheet by sheet.
    """

    text: str
    new: int
    same: int
    drafts: list[Item]
    remarks: list[Remark]


def read_sheets(
    data: bytes, said: Mapping[str, str], delimiter: str | None = None, wanted: str | None = None
) -> list[Sheet]:
    """The sheets of a file.

    Args:
        said: attributes by folded heading.
        wanted: the name of the one sheet to read.

    Raises:
        NoTable: the file is no table, or has no such sheet.
    """
    if not is_workbook(data):
        if wanted is not None:
            raise NoTable("is no workbook; --sheet goes with one")
        text, remark = decoded(data)
        sheet = read_text(text, delimiter, lambda rows: fitness(rows, said))
        return [sheet._replace(remarks=[Remark(0, remark, lost=False), *sheet.remarks]) if remark else sheet]
    sheets = read_workbook(data)
    if wanted is None:
        return sheets
    found = [sheet for sheet in sheets if fold_name(sheet.name) == fold_name(wanted)]
    if not found:
        there = ", ".join(f'"{sheet.name}"' for sheet in sheets)
        raise NoTable(f'has no sheet "{wanted}"; there are {there}')
    return found


def bring_in(
    sheets: list[Sheet],
    said: Mapping[str, str],
    section: str,
    model: Model,
    team: str | None,
    text: str,
    places: Places = as_they_are,
) -> Outcome:
    """A definitions file with what is new in sheets.

    Args:
        said: attributes by folded heading.
        section: where items go that do not say it themselves.
        team: whose file it is; nothing for a shared one.
        text: what the file says so far.
        places: how paths are shown.

    Raises:
        NoTable: no sheet tells its columns.
        CannotAdd: nothing can be added to the file.
    """
    items: list[Item] = []
    remarks: list[Remark] = []
    headed = [(sheet, find_header(sheet.rows, said)) for sheet in sheets]
    if not any(header for _, header in headed):
        raise NoTable(_no_header(sheets))
    _every_heading(said, [title for _, header in headed if header for title in header.titles.values()])
    _some_definition([(sheet, header) for sheet, header in headed if header])
    teams = {team.id: team.name for team in model.config.teams.values()}
    for sheet, header in headed:
        if header is None:
            if sheet.rows:
                remarks.append(Remark(0, "no line names columns for a name and a definition", sheet.name))
            continue
        remarks += [
            Remark(sheet.rows[header.row].line, f'the column "{title}" is not read', sheet.name, lost=False)
            for title in header.strangers.values()
        ]
        drafts = Drafts(sheet, header, section, teams)
        items += drafts.items()
        remarks += drafts.remarks
    planned = plan(items, model, team, places)
    return Outcome(
        added(text, planned.additions) if planned.additions else text,
        len(planned.additions),
        planned.same,
        planned.drafts,
        remarks + planned.remarks,
    )


def _no_header(sheets: list[Sheet]) -> str:
    if not any(sheet.rows for sheet in sheets):
        return "is empty"
    first = next(row for sheet in sheets for row in sheet.rows)
    shown = ", ".join(f'"{" ".join(cell.split())[:40]}"' for cell in first.cells[:6] if cell.strip())
    return (
        "has no line that names a column for names and one for definitions; the first line has "
        f'{shown}. Say which it is, as in --column name="Word" --column definition="What it means"'
    )


def _some_definition(headed: list[tuple[Sheet, Header]]) -> None:
    """Refuses a sheet where no column is the definition and one that is not read holds sentences."""
    if any({"definition", LONG_FORM} & header.columns.keys() for _, header in headed):
        return
    texts = [
        title
        for sheet, header in headed
        for at, title in header.strangers.items()
        if any(len(row.cell(at).split()) > 3 for row in sheet.rows[header.row + 1 :])
    ]
    if texts:
        named = listed([f'"{title}"' for title in texts])
        raise NoTable(
            f"has no column that is known to hold definitions; {named} "
            f"{'is' if len(texts) == 1 else 'are'} not read. Say what such a column holds, as in "
            f'--column definition="{texts[0]}", or --column ignore="{texts[0]}"'
        )


def _every_heading(said: Mapping[str, str], titles: list[str]) -> None:
    known = {fold_name(title) for title in titles}
    for heading in said:
        if heading not in known:
            there = ", ".join(f'"{title}"' for title in titles)
            raise NoTable(f'has no column "{heading}"; there are {there}')


def columns_said(written: list[str]) -> dict[str, str]:
    """Attributes by folded heading, from ``attribute=heading``.

    Raises:
        ValueError: one is not written so; its message says what is wrong.
    """
    said: dict[str, str] = {}
    for one in written:
        attribute, equals, heading = one.partition("=")
        attribute = attribute.strip().replace(" ", "_").replace("-", "_")
        if not equals or not heading.strip():
            raise ValueError(f'"{one}" names no column; write it as definition="What it means"')
        if attribute not in ATTRIBUTES:
            from funnelspec.language.suggest import closest

            near = closest(attribute, ATTRIBUTES)
            hint = f'did you mean "{near}"?' if near else f"there are {', '.join(ATTRIBUTES)}"
            raise ValueError(f'a column cannot hold "{attribute}"; {hint}')
        if attribute in said.values() and attribute not in SEVERAL:
            raise ValueError(f'two columns cannot both hold "{attribute}"; name one')
        said[fold_name(heading)] = attribute
    return said
