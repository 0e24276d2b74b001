"""``funnelspec check``: validate everything and find the conflicts."""

from __future__ import annotations

from typing import Annotated

import typer

from funnelspec.cli.console import write_err, write_out
from funnelspec.cli.options import Color, Debug, FailOn, OutputFormat, Path, Reports, Show, Today, Tracked
from funnelspec.cli.trouble import Trouble
from funnelspec.reporters.closing import correctable


def check(
    path: Path = None,
    output_format: OutputFormat = None,
    report: Reports = None,
    show: Show = "warning",
    fail_on: FailOn = "error",
    today: Today = None,
    tracked: Tracked = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Correct what can be corrected without a change of meaning, in all files of the workspace.",
        ),
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also what changes the meaning.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Check the definitions and find what conflicts.

    Looks at all definitions together: what is misspelt, missing or broken, and where two teams say different
    things. Exit code 0 when there is nothing to correct, 1 when there is, 2 when the check could not be made;
    with --diff, 1 when something would change.
    """
    from funnelspec.cli import reports
    from funnelspec.cli.workspace import day, run, workspace

    if unsafe_fixes and not (fix or diff):
        raise Trouble("--unsafe-fixes goes with --fix or --diff")
    wanted = reports.files(report or [])
    root = workspace(path)
    when = day(today)
    done = run(root, when, tracked)
    about_fixes = "" if done.broken_config else correctable(done.report)
    if (fix or diff) and not done.broken_config:
        from funnelspec.cli import fix as fixes

        if diff:
            raise typer.Exit(fixes.show(done, root, when, unsafe_fixes))
        done, about_fixes = fixes.correct(done, root, when, unsafe_fixes)
    code = 2 if done.broken_config else reports.exit_code(done.report, fail_on)
    outcome = reports.Outcome(done.report, root, code, show == "info")
    chosen = reports.chosen(output_format)
    reports.show(outcome, chosen, color)
    if about_fixes and chosen in ("full", "concise"):
        write_out(f"{about_fixes}\n")
    elif about_fixes and fix:  # what others read on standard output holds findings only
        write_err(f"funnelspec: {about_fixes}\n")
    reports.write(outcome, wanted)
    if code:
        raise typer.Exit(code)
