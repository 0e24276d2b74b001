"""``funnelspec why``: whether a lead meets a criterion, and what decided."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from funnelspec.cli.console import wants_color, write_err, write_out
from funnelspec.cli.options import Color, Debug, Path, Today, Tracked
from funnelspec.cli.trouble import Trouble

if TYPE_CHECKING:
    from funnelspec.conditions.given import Given
    from funnelspec.source import Source

_LARGEST = 1_000_000
_MOST_LINES = 10


def why(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The id or a name of a criterion, a stage, a segment or a part of one, as MQL.",
        ),
    ],
    path: Path = None,
    lead: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="The lead, as YAML or JSON: ids of fields and their values; - reads standard input.",
            show_default=False,
        ),
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID=VALUE",
            help="One field of the lead, also several times; counts before what the file says.",
            show_default=False,
        ),
    ] = None,
    team: Annotated[
        str | None,
        typer.Option(
            metavar="TEAM",
            help="Only as this team sees it; without it, also how teams see it who see it otherwise.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        Literal["text", "json"], typer.Option(help="text for people, json for programs.")
    ] = "text",
    today: Today = None,
    tracked: Tracked = False,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Tell whether a lead meets a criterion, and why.

    Shows the condition line by line in plain words, with what the lead has to say to each, and marks the
    lines that decide. Exit code 0 when the lead meets it as everybody sees it (of a stage: its entry
    criteria; of a segment: is in one of its parts), 1 when it does not, 2 when that cannot be said.
    """
    from funnelspec import usecases
    from funnelspec.cli.workspace import day, definitions, workspace
    from funnelspec.reporters.places import seen_from

    given = _given(lead, field or [])
    root = workspace(path)
    on = day(today)
    found = usecases.why(definitions(root, on, tracked), name, team, given, on)
    if isinstance(found, list):
        _refuse(found)
    places = seen_from(os.getcwd(), root)
    if output_format == "json":
        from funnelspec.reporters import why_json

        write_out(why_json.render(found, places=places))
    else:
        from funnelspec.reporters import why as why_text
        from funnelspec.reporters.paint import ansi, plain

        paint = ansi if wants_color(color, sys.stdout) else plain
        write_out(why_text.render(found, places=places, paint=paint))
    if not found.met:
        raise typer.Exit(1)


def _given(file: str | None, fields: list[str]) -> Given:
    """The lead that the options name.

    Raises:
        Trouble: they name none.
        typer.Exit: it cannot be read, which is told.
    """
    from funnelspec.conditions.given import Given, read_given

    if file is None and not fields:
        raise Trouble("which lead? Name a file with --lead, or its fields as --field employees=40")
    said: dict[str, object] = {}
    for written in fields:
        name, equals, value = written.partition("=")
        if not equals or not name.strip():
            raise Trouble(f'"{written}" is not a field with its value, such as --field employees=40')
        said[name.strip()] = value
    given = Given(said)
    if file is not None:
        read = read_given(_source(file))
        if isinstance(read, list):
            _refuse(read)
        given = given.over(read)
    return given


def _source(file: str) -> Source:
    """The text of a file or of standard input.

    Raises:
        Trouble: it is too large, or not UTF-8.
        OSError: it cannot be read.
    """
    from funnelspec.source import Source

    name = "standard input" if file == "-" else file
    if file == "-":
        data = sys.stdin.buffer.read(_LARGEST + 1) if sys.stdin else b""
    else:
        with open(file, "rb") as opened:  # also a pipe, as in --lead <(...)
            data = opened.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Trouble(f"{name} has more than {_LARGEST:,} bytes; a lead is smaller")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Trouble(f"{name} is not UTF-8; save it as UTF-8") from None
    return Source(name, text)


def _refuse(lines: list[str]) -> NoReturn:
    """Tells what is wrong, a line each, and exits."""
    from funnelspec.reporters.words import printable

    left = len(lines) - _MOST_LINES
    shown = lines[:_MOST_LINES] + ([f"and {left} more"] if left > 0 else [])
    write_err("".join(f"funnelspec: {printable(line)}\n" for line in shown))
    raise typer.Exit(2)
