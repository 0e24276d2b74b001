"""``funnelspec schema``: the JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from funnelspec.cli.console import write_out
from funnelspec.cli.options import Debug


def schema(
    of: Annotated[
        Literal["definitions", "workspace", "report", "comparison", "baseline"],
        typer.Option(
            help="Of definitions, of funnelspec.yaml, of the JSON of check or compare, or of a baseline."
        ),
    ] = "definitions",
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Print the JSON Schema for editors.

    With it an editor completes and explains what is written into a definitions file.
    """
    if of == "report":
        from funnelspec.reporters import json_report

        write_out(json_report.schema_text())
    elif of == "comparison":
        from funnelspec.reporters import picture_json

        write_out(picture_json.schema_text())
    elif of == "baseline":
        from funnelspec import baseline

        write_out(baseline.schema_text())
    else:
        from funnelspec.schema import schema_text, workspace_schema_text

        write_out(workspace_schema_text() if of == "workspace" else schema_text())
