"""``funnelspec schema``: the JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from funnelspec.cli.console import write_out
from funnelspec.cli.guard import guarded
from funnelspec.cli.options import Debug


@guarded
def schema(
    of: Annotated[
        Literal["definitions", "workspace", "report"],
        typer.Option(help="A definitions file, funnelspec.yaml, or the JSON report of a check."),
    ] = "definitions",
    debug: Debug = False,  # noqa: ARG001  # read by the guard
) -> None:
    """Print the JSON Schema by which an editor completes and explains definitions."""
    if of == "report":
        from funnelspec.reporters import json_report

        write_out(json_report.schema_text())
    else:
        from funnelspec.schema import schema_text, workspace_schema_text

        write_out(workspace_schema_text() if of == "workspace" else schema_text())
