"""``funnelspec prose``: playbooks and e-mail templates held against the glossary."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from funnelspec.cli.check import LEVELS, Format, print_report
from funnelspec.cli.options import Color, Debug, Today, Tracked


def prose(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Texts, and folders in which .md, .markdown and .txt files are texts.",
            show_default=False,
        ),
    ],
    definitions: Annotated[
        str | None,
        typer.Option(
            "--workspace",
            "-w",
            metavar="PATH",
            help="A folder of definitions or a file in it; without it the nearest one, from here upwards.",
            show_default=False,
        ),
    ] = None,
    team: Annotated[
        str | None,
        typer.Option(
            metavar="TEAM",
            help="Whose view to take; without it the shared one.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option(
            envvar="FUNNELSPEC_OUTPUT_FORMAT",
            help="How findings are printed: full for people (the default), concise with one line each, json "
            "for programs, github as annotations (the default in GitHub Actions).",
            show_default=False,
        ),
    ] = None,
    show: Annotated[
        Literal["info", "warning"], typer.Option(help="The least severe findings to list.")
    ] = "warning",
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"],
        typer.Option(help="The least severe findings that make the exit code 1."),
    ] = "error",
    today: Today = None,
    tracked: Tracked = False,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Hold playbooks and e-mail templates against the definitions.

    Reads Markdown and plain text, and finds words to avoid, acronyms that nobody defined, and agreed numbers
    and deadlines that are told differently. Code, links and quotations are left alone. Exit code 0 when there
    is nothing to correct, 1 when there is, 2 when it could not be done.
    """
    from funnelspec import usecases
    from funnelspec.cli import workspace as found

    root = found.workspace(definitions)
    on = found.day(today)
    model = found.definitions(root, on, tracked, whole=True)
    report = usecases.prose(paths, model, root, team, tracked, on)
    chosen = output_format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full")
    print_report(report, root, chosen, show == "info", color)
    if fail_on != "never" and report.at_least(LEVELS[fail_on]):
        raise typer.Exit(1)
