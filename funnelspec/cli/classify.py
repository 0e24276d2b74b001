"""``funnelspec classify``: what each lead of a table meets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from funnelspec.cli.console import Progress, is_terminal, write_err, write_out
from funnelspec.cli.options import Debug, Path, Today
from funnelspec.cli.trouble import Trouble

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.leads.classify import Classified, Tally
    from funnelspec.leads.items import Item
    from funnelspec.leads.output import Output
    from funnelspec.model.workspace import Workspace
    from funnelspec.tables.rows import Fault


def classify(
    leads: Annotated[
        str, typer.Argument(metavar="LEADS", help="A CSV file: one lead a row, fields as columns.")
    ],
    path: Path = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="What to hold leads against, as criteria/mql, also several times; without it everything.",
            show_default=False,
        ),
    ] = None,
    team: Annotated[
        str | None,
        typer.Option(
            metavar="TEAM", help="Whose view to take; without it the shared one.", show_default=False
        ),
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN", help="A column to carry over, also several times.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="The file to write; without it standard output.", show_default=False
        ),
    ] = None,
    output_format: Annotated[
        Literal["csv", "jsonl"], typer.Option(help="A table, or one JSON object a line.")
    ] = "csv",
    bad_rows: Annotated[
        Literal["skip", "fatal"],
        typer.Option(help="Leave out rows that cannot be read and exit with 1, or stop at the first with 2."),
    ] = "skip",
    delimiter: Annotated[
        str | None,
        typer.Option(
            metavar="MARK",
            help="What stands between cells, or tab; without it what the first line has most of: , ; or tab.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Say nothing about columns and numbers, only what went wrong.")
    ] = False,
    today: Today = None,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Say which criteria, segments and stage entries each lead meets.

    Reads a CSV file whose columns are fields, by their id, name or CRM attribute, and writes a line for each
    row. Exit code 0 when every row was read, 1 when rows were left out, 2 when it could not be done.
    """
    from funnelspec.cli.workspace import day
    from funnelspec.leads import remarks
    from funnelspec.leads.classify import Tally
    from funnelspec.leads.classify import classify as classified
    from funnelspec.leads.columns import find_columns
    from funnelspec.leads.items import NotAsked, asked, chosen
    from funnelspec.leads.output import Output
    from funnelspec.leads.table import Table
    from funnelspec.model.entities import Field
    from funnelspec.tables.decoding import NoTable

    now = day(today)
    workspace = _workspace(path, team, now)
    tally = Tally()
    try:
        items = chosen(workspace, only or [])
        fields, questions = asked(items)
        with open(leads, "rb") as file, _progress(file, output) as progress:
            table = Table(_blocks(file, progress), _mark(delimiter))
            columns = find_columns(table.header, workspace.all(Field), fields, questions)
            kept = _kept(keep or [], table.header, items)
            form = Output(output_format, items, kept, table.delimiter)
            if not columns.judged and columns.fields.keys().isdisjoint(fields):
                raise NoTable(remarks.nothing_asked(table.header, fields))
            if not quiet:
                about = remarks.about_columns(columns, fields, questions, kept)
                _say(f"{leads}: {line}" for line in about)
            batches = classified(table, items, columns, now, form)
            named: list[Fault] = []
            if bad_rows == "fatal":
                batches = _until_fault(
                    batches, lambda fault: f"{leads}:{remarks.sentence(fault, table.header)}"
                )
            heard = _write(_texts(batches, form, tally, named), output, leads)
    except NotAsked as problem:
        raise Trouble(str(problem)) from None
    except NoTable as problem:
        raise Trouble(f'"{leads}" {problem}') from None
    _say(f"{leads}:{remarks.sentence(fault, table.header)}" for fault in named)
    _say(remarks.about_faults(tally, len(named), table.header))
    if heard and not quiet:
        _say(remarks.numbers(tally, items))
    if tally.left_out:
        raise typer.Exit(1)


def _workspace(path: str | None, team: str | None, today: date) -> Workspace:
    """The shared workspace, or the one that a team sees."""
    from funnelspec.cli.workspace import definitions, workspace

    model = definitions(workspace(path), today, tracked=False, whole=True)
    if team is None:
        return model.shared
    if team not in model.config.teams:
        from funnelspec.language.suggest import closest

        near = closest(team, model.config.teams)
        hint = f'; did you mean "{near}"?' if near else ""
        raise Trouble(f'funnelspec.yaml has no team "{team}"{hint}')
    return model.teams.get(team, model.shared)


def _progress(file: BinaryIO, output: str | None) -> Progress:
    """A bar over the bytes of a file, but not where the verdicts go by on the same screen."""
    shown = output is not None or not is_terminal(sys.stdout)
    return Progress("Reading, in MB", os.fstat(file.fileno()).st_size >> 20, shown=shown)


def _blocks(file: BinaryIO, progress: Progress) -> Iterator[bytes]:
    from funnelspec.leads.table import BLOCK

    read = 0
    while block := file.read(BLOCK):
        yield block
        read += len(block)
        if read >> 20:
            progress.advance(read >> 20)
            read &= (1 << 20) - 1


def _mark(written: str | None) -> str | None:
    mark = "\t" if written in ("tab", "\\t") else written
    if mark is not None and (len(mark) != 1 or mark in '"\r\n\0'):
        raise Trouble(f'"{written}" cannot stand between cells; write one mark, or tab')
    return mark


def _kept(names: Sequence[str], header: Sequence[str], items: Sequence[Item]) -> dict[str, int]:
    """The places of the columns to carry over, by their headers."""
    from funnelspec.language.folding import fold_name
    from funnelspec.language.suggest import closest

    taken = {"row", *(item.full_id for item in items)}
    kept: dict[str, int] = {}
    for name in names:
        places = [place for place, written in enumerate(header) if written.strip() == name.strip()]
        places = places or [at for at, written in enumerate(header) if fold_name(written) == fold_name(name)]
        if len(places) > 1:
            raise Trouble(f'several columns are called "{name}"; rename the one to keep')
        if not places:
            near = closest(name, header)
            hint = f'; did you mean "{near}"?' if near else ""
            raise Trouble(f'no column is called "{name}"{hint}')
        if header[places[0]] in taken:
            raise Trouble(f'the output has a column "{header[places[0]]}" of its own; rename the one to keep')
        kept[header[places[0]]] = places[0]
    return kept


def _until_fault(batches: Iterable[Classified], sentence: Callable[[Fault], str]) -> Iterator[Classified]:
    for some in batches:
        if some.faults:
            raise Trouble(sentence(some.faults[0]))
        yield some


def _texts(batches: Iterable[Classified], form: Output, tally: Tally, named: list[Fault]) -> Iterator[str]:
    """What is written, bit by bit; on the way rows are counted and the first that are left out kept."""
    from funnelspec.leads.classify import NAMED

    yield form.head()
    for some in batches:
        tally.add(some)
        named += some.faults[: NAMED - len(named)]
        yield form.text(some)


def _write(texts: Iterable[str], output: str | None, leads: str) -> bool:
    """Whether all was written; not when nobody reads any more."""
    if output is None:
        return all(map(write_out, texts))
    from funnelspec.cli.write import output_file

    with output_file(output, leads) as file:
        for text in texts:
            file.write(text.encode())
    return True


def _say(lines: Iterable[str]) -> None:
    from funnelspec.reporters.words import printable

    text = "".join(f"{printable(line)}\n" for line in lines)
    if text:
        write_err(text)
