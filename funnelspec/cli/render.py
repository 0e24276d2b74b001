"""``funnelspec render``: publish the glossary."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, NoReturn

import typer

from funnelspec.cli.console import write_err, write_out
from funnelspec.cli.options import Debug, Path, Today, Tracked
from funnelspec.cli.trouble import Trouble
from funnelspec.engine import Run
from funnelspec.model.model import Model


class Form(StrEnum):
    """What can be written; Typer takes a list of an enumeration, but not of literals."""

    HTML = "html"
    MARKDOWN = "markdown"
    MARKDOWN_PAGES = "markdown-pages"
    JSON = "json"
    CSV = "csv"


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
    split: Annotated[
        bool,
        typer.Option("--split", help="Markdown as a folder with a page for each item, as markdown-pages."),
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit code 1 when the glossary is out of date."),
    ] = False,
    exit_non_zero_on_change: Annotated[
        bool,
        typer.Option(
            "--exit-non-zero-on-change", help="Exit code 1 when a file was changed, made or removed."
        ),
    ] = False,
    partial: Annotated[
        bool,
        typer.Option(
            "--partial",
            help="Publish what can be read, and say in each form what is missing.",
        ),
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help="In this language, such as de, as far as the definitions are translated.",
            show_default=False,
        ),
    ] = None,
    missing: Annotated[
        bool,
        typer.Option("--missing", help="Write nothing; list what is not translated into --language."),
    ] = False,
    today: Today = None,
    tracked: Tracked = False,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Publish the glossary as a web page, as Markdown, as JSON for programs or as CSV for spreadsheets.

    Where teams disagree, the page shows both sides. While a definition cannot be read, nothing is written.
    """
    from funnelspec.cli.workspace import day, run, workspace
    from funnelspec.usecases import published

    root = workspace(path)
    done = run(root, day(today), tracked)
    if done.model is None or (done.blocked and not partial):
        _refuse(done, root)
    if missing:
        _missing(done.model, language, root)
        return
    folder = _folder(root, done.model.config.publish.output) if output is None else output
    forms = [each.value for each in form] if form else done.model.config.publish.formats
    languages = [language] if language is not None else ["", *done.model.config.publish.languages]
    texts = published(done.model, _split(forms) if split else forms, languages)
    if check:
        _check(folder, texts)
    else:
        _write(folder, texts, exit_non_zero_on_change)


def _missing(model: Model, language: str | None, root: str) -> None:
    from funnelspec.reporters.places import seen_from
    from funnelspec.reporters.words import printable
    from funnelspec.usecases import untranslated

    if language is None:
        raise Trouble("--missing needs a language; add --language de")
    for line in untranslated(model, language, seen_from(os.getcwd(), root)):
        write_out(f"{printable(line)}\n")


def _split(forms: Sequence[str]) -> list[str]:
    if not {"markdown", "markdown-pages"} & {*forms}:
        raise Trouble("--split is about Markdown; add --format markdown")
    return ["markdown-pages" if form == "markdown" else form for form in forms]


_SAID = {
    "stale": "is out of date",
    "missing": "is missing",
    "foreign": "was not made by funnelspec",
    "left": "is no longer part of the glossary",
}
_MOST = 20
"""So many files are told one by one; of a folder with pages there can be hundreds."""


def _check(folder: str, texts: dict[str, str]) -> None:
    from funnelspec.cli.published import states

    wrong = {path: state for path, state in states(folder, texts).items() if state != "fresh"}
    _tell([f"{_shown(folder, path)} {_SAID[state]}" for path, state in wrong.items()])
    if wrong:
        write_out(f"To publish it again: {_without_check()}\n")
        raise typer.Exit(1)
    write_out("The published glossary is up to date.\n")


def _tell(lines: Sequence[str]) -> None:
    for line in lines[:_MOST]:
        write_out(f"{line}\n")
    if len(lines) > _MOST:
        write_out(f"and {len(lines) - _MOST} more\n")


def _without_check() -> str:
    """The command that was given, ready to copy for a person whose hook gave it."""
    import shlex
    import sys

    from funnelspec.reporters.words import printable

    words = [word for word in sys.argv[1:] if word != "--check"]
    return printable(shlex.join(["funnelspec", *words]))


def _write(folder: str, texts: dict[str, str], exit_non_zero_on_change: bool) -> None:
    from funnelspec.cli.published import publish

    before = publish(folder, texts)
    changed = [path for path, state in before.items() if state != "fresh"]
    pages = [path for path in before if "/" in path]
    _tell([_done(folder, path, before[path]) for path in before if path not in pages])
    _tell([_done(folder, path, before[path]) for path in pages if path in changed])
    unchanged = len([path for path in pages if path not in changed])
    if unchanged:
        write_out(f"Unchanged {unchanged} {'page' if unchanged == 1 else 'pages'}\n")
    if changed and exit_non_zero_on_change:
        raise typer.Exit(1)


def _done(folder: str, path: str, before: str) -> str:
    done = {"fresh": "Unchanged", "left": "Removed"}.get(before, "Wrote")
    return f"{done} {_shown(folder, path)}"


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
