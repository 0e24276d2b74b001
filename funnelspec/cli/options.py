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


Format = Literal["full", "concise", "json", "github", "markdown", "sarif", "gitlab"]
"""The forms of a report; ``cli/reports.py`` knows how each is made."""
OutputFormat = Annotated[
    Format | None,
    typer.Option(
        envvar="FUNNELSPEC_OUTPUT_FORMAT",
        help="How findings are printed: full for people (the default), concise with one line each, json for "
        "programs, github as annotations (the default in GitHub Actions), markdown as a comment on a pull "
        "request, sarif for code scanning, gitlab for code quality.",
        show_default=False,
    ),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FORMAT=PATH",
        help="Also write the findings to a file, as sarif=findings.sarif; also several times.",
        show_default=False,
    ),
]
Show = Annotated[Literal["info", "warning"], typer.Option(help="The least severe findings to list.")]
FailOn = Annotated[
    Literal["error", "warning", "info", "never"],
    typer.Option(help="The least severe findings that make the exit code 1."),
]
