"""``funnelspec render``: publish the glossary."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated, NoReturn

import typer

from funnelspec.cli.console import write_err, write_out
from funnelspec.cli.options import Debug, Path, Today, Tracked
from funnelspec.cli.trouble import Trouble
from funnelspec.engine import Run


class Form(StrEnum):
    """What can be written; Typer takes a list of an enumeration, but not of literals."""

    HTML = "html"
    MARKDOWN = "markdown"


def render(
    path: Path = None,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="The folder to write to; without it the one under publish in funnelspec.yaml.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        list[Form] | None,
        typer.Option(
            "--format",
            help="What to write, also several times; without it what publish in funnelspec.yaml says.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit code 1 when the glossary is out of date."),
    ] = False,
    exit_non_zero_on_change: Annotated[
        bool, typer.Option("--exit-non-zero-on-change", help="Exit code 1 when a file was changed or made.")
    ] = False,
    partial: Annotated[
        bool,
        typer.Option(
            "--partial",
            help="Publish what can be read, and say on the page what is missing.",
        ),
    ] = False,
    today: Today = None,
    tracked: Tracked = False,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Publish the glossary as a web page and as Markdown.

    Where teams disagree, the page shows both sides. While a definition cannot be read, nothing is written.
    """
    from funnelspec.cli.workspace import day, run, workspace
    from funnelspec.usecases import published

    root = workspace(path)
    done = run(root, day(today), tracked)
    if done.model is None or (done.blocked and not partial):
        _refuse(done, root)
    folder = _folder(root, done.model.config.publish.output) if output is None else output
    forms = [each.value for each in form] if form else done.model.config.publish.formats
    texts = published(done.model, forms)
    if check:
        _check(folder, texts)
    else:
        _write(folder, texts, exit_non_zero_on_change)


def _check(folder: str, texts: dict[str, str]) -> None:
    from funnelspec.cli.write import is_stale

    stale = [name for name in sorted(texts) if is_stale(folder, name, texts[name])]
    for name in stale:
        state = "is out of date" if os.path.exists(os.path.join(folder, name)) else "is missing"
        write_out(f"{_shown(folder, name)} {state}\n")
    if stale:
        write_out(f"To publish it again: {_without_check()}\n")
        raise typer.Exit(1)
    write_out("The published glossary is up to date.\n")


def _without_check() -> str:
    """The command that was given, ready to copy for a person whose hook gave it."""
    import shlex
    import sys

    from funnelspec.reporters.words import printable

    words = [word for word in sys.argv[1:] if word != "--check"]
    return printable(shlex.join(["funnelspec", *words]))


def _write(folder: str, texts: dict[str, str], exit_non_zero_on_change: bool) -> None:
    from funnelspec.cli.write import write_all

    changed = write_all(folder, texts)
    for name in sorted(texts):
        write_out(f"{'Wrote' if name in changed else 'Unchanged'} {_shown(folder, name)}\n")
    if changed and exit_non_zero_on_change:
        raise typer.Exit(1)


_IN_THE_WAY = ("conditions", "reading", "shape")
"""The families of what keeps something from being read; what else was found can be published."""


def _refuse(done: Run, root: str) -> NoReturn:
    """Shows what is in the way of publishing, and exits."""
    from funnelspec.reporters import full
    from funnelspec.reporters.places import seen_from

    found = done.report.diagnostics
    found = tuple(one for one in found if one.card.family in _IN_THE_WAY) or found
    write_err(full.render(done.report.replace(diagnostics=found), places=seen_from(os.getcwd(), root)))
    if done.broken_config:
        write_err("Nothing was published: correct funnelspec.yaml first.\n")
        raise typer.Exit(2)
    write_err("Nothing was published: correct these first, or publish the rest with --partial.\n")
    raise typer.Exit(1)


def _folder(root: str, named: str) -> str:
    """The folder that ``publish.output`` names. A symbolic link must not lead it out of the repository."""
    from funnelspec.files import git_root

    folder = os.path.join(root, named)
    top = os.path.realpath(git_root(root) or root)
    if os.path.commonpath([top, os.path.realpath(folder)]) != top:
        raise Trouble(
            f'"output" under "publish" in funnelspec.yaml leads to "{named}", out of the repository'
        )
    try:
        return os.path.relpath(folder)
    except ValueError:  # on another drive of Windows there is no way from here to there
        return os.path.normpath(folder)


def _shown(folder: str, name: str) -> str:
    from funnelspec.reporters.words import printable

    return printable(os.path.join(folder, name).replace(os.sep, "/"))
