"""``funnelspec render``: publish the glossary."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from funnelspec.cli.console import write_err, write_out
from funnelspec.cli.guard import Trouble, guarded
from funnelspec.cli.options import Debug, Path, Today, Tracked
from funnelspec.engine import Run


class Form(StrEnum):
    """What can be written; Typer takes a list of an enumeration, but not of literals."""

    HTML = "html"
    MARKDOWN = "markdown"


@guarded
def render(
    path: Path = None,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="Where to write; without it the folder under `publish` in funnelspec.yaml.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        list[Form] | None,
        typer.Option(
            "--format",
            help="What to write, also several times; without it what funnelspec.yaml says.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 when what is published is stale.")
    ] = False,
    exit_non_zero_on_change: Annotated[
        bool, typer.Option("--exit-non-zero-on-change", help="Exit code 1 when a file was changed or made.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Publish in spite of errors and say what is missing.")
    ] = False,
    today: Today = None,
    tracked: Tracked = False,
    debug: Debug = False,  # noqa: ARG001  # read by the guard
) -> None:
    """Publish the glossary as one HTML page, one Markdown file, or both."""
    from funnelspec.cli.workspace import day, run, workspace
    from funnelspec.usecases import published

    root = workspace(path)
    done = run(root, day(today), tracked)
    if done.model is None or (done.blocked and not partial):
        _refuse(done, root)
    folder = output if output is not None else _published_folder(root, done)
    forms = form or [each for each in Form if each in done.model.config.publish.formats]
    texts = published(done.model, [each.value for each in forms])
    if check:
        _check(folder, texts, path)
    else:
        _write(folder, texts, exit_non_zero_on_change)


def _check(folder: str, texts: dict[str, str], path: str | None) -> None:
    from funnelspec.cli.write import is_stale

    stale = [name for name in sorted(texts) if is_stale(folder, name, texts[name])]
    for name in stale:
        there = os.path.join(folder, name)
        state = "is older than the definitions" if os.path.exists(there) else "is missing"
        write_out(f"{_shown(there)} {state}\n")
    if stale:
        write_out(f"Publish again: funnelspec render{f' {path}' if path else ''}\n")
        raise typer.Exit(1)
    write_out("The published glossary is up to date.\n")


def _write(folder: str, texts: dict[str, str], exit_non_zero_on_change: bool) -> None:
    from funnelspec.cli.write import write_text

    changed = False
    for name in sorted(texts):
        wrote = write_text(folder, name, texts[name])
        changed = changed or wrote
        write_out(f"{'Wrote' if wrote else 'Unchanged'} {_shown(os.path.join(folder, name))}\n")
    if changed and exit_non_zero_on_change:
        raise typer.Exit(1)


def _refuse(done: Run, root: str) -> None:
    """Shows what is in the way of publishing, and exits."""
    from funnelspec.reporters import full
    from funnelspec.reporters.places import seen_from

    write_err(full.render(done.report, places=seen_from(os.getcwd(), root)))
    write_err("Nothing was published: correct the errors first, or use --partial to publish without them.\n")
    raise typer.Exit(2 if done.broken_config else 1)


def _published_folder(root: str, done: Run) -> str:
    """The folder that ``publish.output`` names. A symbolic link must not lead it out of the repository."""
    from funnelspec.files import git_root

    assert done.model is not None
    named = done.model.config.publish.output
    folder = os.path.join(root, named)
    top = os.path.realpath(git_root(root) or root)
    if os.path.commonpath([top, os.path.realpath(folder)]) != top:
        raise Trouble(
            f'"output" under "publish" in funnelspec.yaml leads to "{named}", out of the repository'
        )
    return os.path.normpath(folder)


def _shown(path: str) -> str:
    from funnelspec.reporters.words import printable

    return printable(os.path.relpath(path).replace(os.sep, "/"))
