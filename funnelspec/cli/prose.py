"""``funnelspec prose``: playbooks and e-mail templates held against the glossary."""

from __future__ import annotations

from typing import Annotated

import typer

from funnelspec.cli.options import Color, Debug, FailOn, OutputFormat, Reports, Show, Today, Tracked


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
    output_format: OutputFormat = None,
    report: Reports = None,
    show: Show = "warning",
    fail_on: FailOn = "error",
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
    from funnelspec.cli import reports
    from funnelspec.cli import workspace as found

    wanted = reports.files(report or [], paths)
    root = found.workspace(definitions)
    on = found.day(today)
    model = found.definitions(root, on, tracked, whole=True)
    made = usecases.prose(paths, model, root, team, tracked, on)
    code = reports.exit_code(made, fail_on)
    outcome = reports.Outcome(made, root, code, show == "info")
    reports.show(outcome, reports.chosen(output_format), color)
    reports.write(outcome, wanted)
    if code:
        raise typer.Exit(code)
