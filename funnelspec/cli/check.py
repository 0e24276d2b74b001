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
    from funnelspec.cli import reports
    from funnelspec.cli.workspace import day, run, workspace

    if unsafe_fixes and not (fix or diff):
        raise Trouble("--unsafe-fixes goes with --fix or --diff")
    if diff and write_baseline is not None:
        raise Trouble("--diff changes nothing, so --write-baseline does not go with it")
    if diff and report:
        raise Trouble("--diff shows changes and reports no findings, so --report does not go with it")
    files = reports.files(report or [], [each for each in (baseline, write_baseline) if each])
    root = workspace(path)
    when = day(today)
    held = None
    if since is not None or baseline is not None or write_baseline is not None:
        from funnelspec.cli.known import Held

        held = Held(since, baseline, write_baseline)
    done = run(root, when, tracked)
    found, about_fixes = done.report, ""
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
        found = held.settle(done) if held else done.report
        about_fixes = about_fixes if fix else correctable(found)
    code = 2 if done.broken_config else reports.exit_code(found, fail_on)
    then = held.before.run if held and held.before else None
    outcome = reports.Outcome(found, root, code, show == "info", then and then.model, done.model)
    chosen = reports.chosen(output_format)
    reports.show(outcome, chosen, color)
    if about_fixes and chosen in ("full", "concise"):
        write_out(f"{about_fixes}\n")
    elif about_fixes and fix:  # what others read on standard output holds findings only
        write_err(f"funnelspec: {about_fixes}\n")
    reports.write(outcome, files)
    if code:
        raise typer.Exit(code)
