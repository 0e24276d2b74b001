"""``funnelspec schema``: the JSON Schema for editors."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from funnelspec.cli.console import write_err, write_out
from funnelspec.cli.options import Debug, Path, Tracked
from funnelspec.cli.trouble import Trouble


def schema(
    path: Path = None,
    of: Annotated[
        Literal["definitions", "workspace", "report", "comparison", "baseline", "glossary"],
        typer.Option(
            help="Of definitions, of funnelspec.yaml, of the JSON of check, compare or render, or a baseline."
        ),
    ] = "definitions",
    resolved: Annotated[
        bool,
        typer.Option("--resolved", help="With the ids and definitions of this workspace filled in."),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The file to write to, instead of printing.", show_default=False),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit code 1 when the file of --output is out of date."),
    ] = False,
    tracked: Tracked = False,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Print the JSON Schema for editors.

    With it an editor completes and explains what is written into a definitions file. With --resolved it also
    knows this workspace: it offers the ids that there are, shows what they mean and marks those that there
    are not.
    """
    if resolved and of != "definitions":
        raise Trouble(f"--resolved fills in ids, of which the schema of {of} has none; leave out --of")
    if path is not None and not resolved:
        raise Trouble("without --resolved the schema is the same for every workspace; leave out the folder")
    if check and output is None:
        raise Trouble("--check compares with a file; name it with --output")
    text = _resolved(path, tracked) if resolved else _published(of)
    if output is None:
        write_out(text)
    elif check:
        _check(output, text)
    else:
        _write(output, text)


def _published(of: str) -> str:
    if of == "report":
        from funnelspec.reporters import json_report

        return json_report.schema_text()
    if of == "comparison":
        from funnelspec.reporters import picture_json

        return picture_json.schema_text()
    if of == "baseline":
        from funnelspec import baseline

        return baseline.schema_text()
    if of == "glossary":
        from funnelspec.renderers import json_value

        return json_value.schema_text()
    from funnelspec.schema import schema_text, workspace_schema_text

    return workspace_schema_text() if of == "workspace" else schema_text()


def _resolved(path: str | None, tracked: bool) -> str:
    from funnelspec.cli.workspace import day, definitions, workspace
    from funnelspec.editor import schema_text

    model = definitions(workspace(path), day(None), tracked)
    if not model.complete or model.left_out:
        write_err(
            "Some definitions cannot be read: their ids are missing, and no id is marked as unknown. "
            "See `funnelspec check`.\n"
        )
    return schema_text(model)


def _parted(output: str) -> tuple[str, str]:
    folder, name = os.path.split(output)
    if not name or os.path.isdir(output):
        raise Trouble(
            f'"{output}" is a folder; name a file in it' if output else "the output is named by nothing"
        )
    if name.lower().endswith((".yaml", ".yml")):
        raise Trouble(f'"{output}" looks like a file of definitions; name one that ends in .json')
    return folder or ".", name


def _check(output: str, text: str) -> None:
    from funnelspec.cli.write import is_stale

    if not is_stale(*_parted(output), text):
        write_out("The schema is up to date.\n")
        return
    write_out(f"{_shown(output)} {'is out of date' if os.path.exists(output) else 'is missing'}\n")
    raise typer.Exit(1)


def _write(output: str, text: str) -> None:
    from funnelspec.cli.write import write_text

    changed = write_text(*_parted(output), text)
    write_out(f"{'Wrote' if changed else 'Unchanged'} {_shown(output)}\n")


def _shown(output: str) -> str:
    from funnelspec.reporters.words import printable

    return printable(output.replace(os.sep, "/"))
