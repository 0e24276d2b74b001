"""``funnelspec init``: a new folder of definitions to begin with."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from funnelspec.cli.console import write_out
from funnelspec.cli.options import Debug
from funnelspec.cli.trouble import Trouble

DEFINITIONS = "definitions/"


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write to, new or not.")] = ".",
    example: Annotated[
        Literal["misaligned"] | None,
        typer.Option(help="Instead, two teams that disagree, for a first try.", show_default=False),
    ] = None,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Begin a new folder of definitions.

    Writes a small funnel that both teams agree on, and what checks it at every commit, on GitHub and in an
    editor. Nothing that is already there is changed.
    """
    from funnelspec.cli.write import write_all

    if not folder:
        raise Trouble("the folder is named by nothing; name one, or . for this one")
    if os.path.lexists(os.path.join(folder, "funnelspec.yaml")):
        raise Trouble(
            f'"{folder}" is a folder of definitions already; nothing was written. Name a new folder, and '
            "copy from it what is missing here"
        )
    files = _template(example or "init")
    if any(path.startswith(".vscode/") for path in files):
        files.update(_schemas(files))
    taken = sorted(path for path in files if os.path.lexists(os.path.join(folder, path)))
    if taken:
        raise Trouble(f'"{taken[0]}" is already in "{folder}"; nothing was written. Name another folder')
    write_all(folder, files)
    _say(folder, sorted(files))


def _schemas(files: dict[str, str]) -> dict[str, str]:
    """What the editor settings of a template point to, filled in from its definitions."""
    from funnelspec.editor import schema_text
    from funnelspec.engine import check_texts
    from funnelspec.schema import workspace_schema_text

    texts = {path: text for path, text in files.items() if path.startswith(DEFINITIONS)}
    model = check_texts({path.removeprefix(DEFINITIONS): text for path, text in texts.items()}).model
    assert model is not None
    return {
        ".funnelspec/schema.json": schema_text(model),
        ".funnelspec/workspace.schema.json": workspace_schema_text(),
    }


def _say(folder: str, paths: list[str]) -> None:
    import shlex

    from funnelspec.reporters.words import printable

    there = "" if folder == "." else f" {shlex.quote(folder)}"
    wrote = [f"  {os.path.join(folder, path)}" for path in paths]
    lines = ["Wrote", *wrote, "", f"Next: funnelspec check{there}, then funnelspec render{there}"]
    write_out("".join(f"{printable(line)}\n" for line in lines))


def _template(name: str) -> dict[str, str]:
    """The files of a template by the path they are written to; ``dot-`` stands for a leading dot."""
    import funnelspec.templates

    top = os.path.join(os.path.dirname(funnelspec.templates.__file__), name)
    files = {}
    for folder, _, names in os.walk(top):
        for each in names:
            inside = os.path.relpath(os.path.join(folder, each), top).split(os.sep)
            path = "/".join("." + part[4:] if part.startswith("dot-") else part for part in inside)
            with open(os.path.join(folder, each), encoding="utf-8", newline="") as file:
                files[path] = file.read()
    return files
