"""``funnelspec import``: a company's present glossary, and the lists of its CRM, as definitions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from funnelspec.cli.console import write_err, write_out
from funnelspec.cli.options import Debug, Path
from funnelspec.cli.trouble import Trouble

if TYPE_CHECKING:
    from funnelspec.importing.sheet import Remark


class GlossaryUnlessSaid(TyperGroup):
    """``import FILE`` is ``import glossary FILE``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["glossary", *args]
        return super().parse_args(ctx, args)


import_ = typer.Typer(
    name="import",
    cls=GlossaryUnlessSaid,
    help="Bring in a glossary from a sheet, or the choices of a field.\n\n"
    "import FILE is short for import glossary FILE.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Delimiter = Annotated[
    str | None,
    typer.Option(
        metavar="MARK",
        help="What stands between cells, or tab; without it what suits best of , ; and tab.",
        show_default=False,
    ),
]
SheetName = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="The one sheet of a workbook to read.", show_default=False),
]
Team = Annotated[
    str | None,
    typer.Option(metavar="TEAM", help="Whose view it is; without it what all share.", show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="The file of definitions to write to; without it glossary.yaml, in the team's folder.",
        show_default=False,
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Show what would be written, and write nothing.")]


@import_.command()
def glossary(
    sheet: Annotated[
        str, typer.Argument(metavar="FILE", help="A glossary, saved as CSV or XLSX: one term a row.")
    ],
    path: Path = None,
    team: Team = None,
    section: Annotated[
        str, typer.Option(metavar="SECTION", help="Where items go whose row does not say it.")
    ] = "terms",
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ATTRIBUTE=HEADING",
            help='What a column holds, as in definition="What it means", also several times.',
            show_default=False,
        ),
    ] = None,
    sheet_name: SheetName = None,
    delimiter: Delimiter = None,
    output: Output = None,
    diff: Diff = False,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Bring in the glossary that there is.

    Finds out by the headings what each column holds, writes what is new as definitions, and names whatever
    could not be placed. Nothing that is there already is changed. Exit code 0 when all of the sheet is in the
    definitions, 1 when something could not be placed, 2 when it could not be done; with --diff, 1 also when
    something would be written.
    """
    from funnelspec.cli import bring
    from funnelspec.importing.adding import CannotAdd
    from funnelspec.importing.glossary import bring_in, columns_said, read_sheets
    from funnelspec.importing.wording import closing
    from funnelspec.tables.decoding import NoTable

    try:
        said = columns_said(column or [])
    except ValueError as problem:
        raise Trouble(str(problem)) from None
    place = bring.place(path, team, output)
    bring.whole_section(section)
    try:
        sheets = read_sheets(bring.data(sheet), said, bring.mark(delimiter), sheet_name)
        done = bring_in(sheets, said, section, place.model, team, place.text, bring.places(place))
    except NoTable as problem:
        raise Trouble(f'"{sheet}" {problem}') from None
    except CannotAdd as problem:
        raise Trouble(f'"{place.shown}" {problem}') from None
    lost = _say(sheet, done.remarks)
    bring.write(place, done.text, diff)
    _close(closing(place.shown, done.new, done.same, done.drafts, lost, diff), diff)
    if lost or (diff and done.new):
        raise typer.Exit(1)


@import_.command()
def picklist(
    values: Annotated[
        str, typer.Argument(metavar="FILE", help="The values: one a line, or a column of a CSV or XLSX.")
    ],
    path: Path = None,
    field: Annotated[
        str, typer.Option(metavar="FIELD", help="The field that they are the choices of, by id or name.")
    ] = "",
    team: Team = None,
    column: Annotated[
        str | None,
        typer.Option(
            metavar="HEADING", help="The column with the values, where there are several.", show_default=False
        ),
    ] = None,
    sheet_name: SheetName = None,
    delimiter: Delimiter = None,
    output: Output = None,
    diff: Diff = False,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Bring in the choices of a field, as a CRM lists them.

    Adds the values that the field does not have yet; choices that the list does not have are named and stay.
    A field that is new is a draft, for somebody to define. Exit code 0 when field and list are the same now,
    1 when they are not, 2 when it could not be done; with --diff, 1 also when something would be written.
    """
    from funnelspec.cli import bring
    from funnelspec.importing.adding import CannotAdd
    from funnelspec.importing.cells import one_line, unwritable
    from funnelspec.importing.picklist import find_field, read_values, with_choices
    from funnelspec.importing.wording import chosen
    from funnelspec.tables.decoding import NoTable

    field = one_line(field)
    if not field:
        raise Trouble("--field is missing: it names the field, as in --field country")
    if unwritable(field):
        raise Trouble(f"--field holds the invisible character {unwritable(field)}, which no definition may")
    place = bring.place(path, team, output)
    try:
        found = find_field(place.model, field, team)
        if found is not None:
            place = bring.at(place, found.file)
        listed = read_values(bring.data(values), column, bring.mark(delimiter), sheet_name)
        done = with_choices(place.text, found, field, listed)
    except NoTable as problem:
        raise Trouble(f'"{values}" {problem}') from None
    except CannotAdd as problem:
        raise Trouble(f'"{place.shown}" {problem}') from None
    lost = _say(values, done.remarks)
    bring.write(place, done.text, diff)
    _close(chosen(place.shown, done, diff), diff)
    if lost or (diff and done.new):
        raise typer.Exit(1)


def _say(file: str, remarks: list[Remark]) -> int:
    """Says what could not be placed, and tells how much that is."""
    from funnelspec.importing.wording import remark_lines

    text = "".join(f"{line}\n" for line in remark_lines(file, remarks))
    if text:
        write_err(text)
    return sum(remark.lost for remark in remarks)


def _close(lines: Iterable[str], diff: bool) -> None:
    """Says what was done; with ``diff`` beside what standard output holds."""
    from funnelspec.reporters.words import printable

    (write_err if diff else write_out)("".join(f"{printable(line)}\n" for line in lines))
