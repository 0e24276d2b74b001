"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Path = Annotated[
    str | None,
    typer.Argument(
        metavar="PATH",
        help="A folder of definitions or a file in it; without it the nearest one, from here upwards.",
        show_default=False,
    ),
]
Tracked = Annotated[
    bool, typer.Option("--tracked", help="Look only at files that git tracks, not at drafts.")
]
Today = Annotated[
    str | None,
    typer.Option(
        envvar="FUNNELSPEC_TODAY",
        metavar="DATE",
        help="The day that counts as today, as 2026-03-01.",
        show_default=False,
    ),
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option(help="When to use colours.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show every detail of an internal fault.")]
