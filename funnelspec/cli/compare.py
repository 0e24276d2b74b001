"""``funnelspec compare``: how far two teams agree, for the meeting in which they settle it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from funnelspec.cli.console import is_terminal, wants_color, write_out
from funnelspec.cli.options import Color, Debug, Path, Today, Tracked
from funnelspec.cli.trouble import Trouble

if TYPE_CHECKING:
    from funnelspec.picture import Picture
    from funnelspec.reporters.places import Places

_COLUMNS = 80


def compare(
    one: Annotated[str, typer.Argument(metavar="TEAM", help="The id of a team, as marketing.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The id of another team, as sales.")],
    path: Path = None,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="The file to write; without it standard output.", show_default=False
        ),
    ] = None,
    output_format: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option(help="text for people, markdown for a page or a message, json for programs."),
    ] = "text",
    today: Today = None,
    tracked: Tracked = False,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Show how far two teams agree, and where they do not.

    Counts what is undisputed, reworded, in conflict and one-sided among all items that either team sees, and
    shows both sides of each difference. Exit code 0 whatever it finds, 2 when it could not be done.
    """
    from funnelspec import usecases
    from funnelspec.cli.workspace import day, definitions, workspace
    from funnelspec.reporters.places import seen_from

    root = workspace(path)
    model = definitions(root, day(today), tracked, whole=True)
    picture = usecases.compare(model, one, other)
    if isinstance(picture, list):
        raise Trouble("; ".join(picture))
    places = seen_from(os.getcwd(), root)
    if output_format == "json":
        from funnelspec.reporters import picture_json

        text = picture_json.render(picture, places=places)
    elif output_format == "markdown":
        from funnelspec.renderers import picture_markdown

        text = picture_markdown.render(picture, places=places)
    else:
        text = _text(picture, places, wants_color(color, None if output else sys.stdout), output is None)
    if output is None:
        write_out(text)
    else:
        from funnelspec.cli.write import output_file

        with output_file(output, root) as file:
            file.write(text.encode("utf-8", "backslashreplace"))


def _text(picture: Picture, places: Places, colored: bool, shown: bool) -> str:
    """For a terminal as wide as it is, for a pipe or a file in 80 columns."""
    import shutil

    from funnelspec.renderers import picture_text
    from funnelspec.reporters.paint import ansi, plain

    columns = shutil.get_terminal_size().columns if shown and is_terminal(sys.stdout) else _COLUMNS
    return picture_text.render(picture, places=places, paint=ansi if colored else plain, columns=columns)
