"""``funnelspec check``: validate everything and find the conflicts."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Literal

import typer

from funnelspec.cli.console import wants_color, write_err, write_out
from funnelspec.cli.options import Color, Debug, Path, Today, Tracked
from funnelspec.cli.trouble import Trouble
from funnelspec.diagnostic import ERROR, INFO, WARNING
from funnelspec.report import Report
from funnelspec.reporters.closing import correctable

Format = Literal["full", "concise", "json", "github"]
LEVELS = {"error": ERROR, "warning": WARNING, "info": INFO}


def check(
    path: Path = None,
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
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Show only what is new since this branch left REV, as origin/main; only that decides over "
            "the exit code.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Count the findings in this file and do not show them.", show_default=False
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write all findings to a new baseline; from one that is there, only take out what is gone.",
            show_default=False,
        ),
    ] = None,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Check the definitions and find what conflicts.

    Looks at all definitions together: what is misspelt, missing or broken, and where two teams say different
    things. Exit code 0 when there is nothing to correct, 1 when there is, 2 when the check could not be made;
    with --diff, 1 when something would change.
    """
    from funnelspec.cli.workspace import day, run, workspace

    if unsafe_fixes and not (fix or diff):
        raise Trouble("--unsafe-fixes goes with --fix or --diff")
    if diff and write_baseline is not None:
        raise Trouble("--diff changes nothing, so --write-baseline does not go with it")
    root = workspace(path)
    when = day(today)
    held = None
    if since is not None or baseline is not None or write_baseline is not None:
        from funnelspec.cli.known import Held

        held = Held(since, baseline, write_baseline)
    done = run(root, when, tracked)
    report, about_fixes = done.report, ""
    if not done.broken_config:
        if held:
            held.look(done, when)
        if fix or diff:
            from funnelspec.cli import fix as fixes
            from funnelspec.fixing import every

            wanted = held.fresh if held else every
            if diff:
                raise typer.Exit(fixes.show(done, root, when, unsafe_fixes, wanted))
            done, about_fixes = fixes.correct(done, root, when, unsafe_fixes, wanted)
        report = held.settle(done) if held else done.report
        about_fixes = about_fixes if fix else correctable(report)
    chosen = output_format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full")
    print_report(report, root, chosen, show == "info", color)
    if about_fixes and chosen in ("full", "concise"):
        write_out(f"{about_fixes}\n")
    elif about_fixes and fix:  # what others read on standard output holds findings only
        write_err(f"funnelspec: {about_fixes}\n")
    if done.broken_config:
        raise typer.Exit(2)
    if fail_on != "never" and report.at_least(LEVELS[fail_on]):
        raise typer.Exit(1)


def print_report(
    report: Report, root: str, chosen: Format, show_info: bool, color: Literal["auto", "always", "never"]
) -> None:
    """Prints a report in the form that was chosen."""
    from funnelspec.reporters.places import seen_from

    if chosen == "json":
        from funnelspec.reporters import json_report

        write_out(json_report.render(report))
    elif chosen == "github":
        _github(report, root)
    elif chosen == "concise":
        from funnelspec.reporters import concise

        write_out(concise.render(report, places=seen_from(os.getcwd(), root), show_info=show_info))
    else:
        from funnelspec.reporters import full
        from funnelspec.reporters.paint import ansi, plain

        paint = ansi if wants_color(color, sys.stdout) else plain
        write_out(full.render(report, places=seen_from(os.getcwd(), root), show_info=show_info, paint=paint))


def _github(report: Report, root: str) -> None:
    from funnelspec.files import git_root
    from funnelspec.reporters import github, job_summary
    from funnelspec.reporters.places import seen_from

    places = seen_from(git_root(root) or os.getcwd(), root)
    write_out(github.render(report, places=places))
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        text = job_summary.summary(report, places=places)
        try:
            with open(target, "ab") as summary:
                summary.write(text.encode("utf-8", "backslashreplace"))
        except OSError:  # what counts is said already, and decides over the exit code
            write_err("funnelspec: the job summary could not be written\n")
