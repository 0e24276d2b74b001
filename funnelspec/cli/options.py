"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Path = Annotated[
    str | None,
    typer.Argument(help="A folder of definitions; without it the nearest one.", show_default=False),
]
Tracked = Annotated[bool, typer.Option("--tracked", help="Look only at files that git tracks.")]
Today = Annotated[
    str | None,
    typer.Option(
        envvar="FUNNELSPEC_TODAY",
        metavar="DATE",
        help="The day to compare dates with, as 2026-03-01; without it the local day.",
        show_default=False,
    ),
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour the output.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the details of an internal fault.")]
