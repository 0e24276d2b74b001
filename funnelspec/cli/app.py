"""The commands, gathered."""

from __future__ import annotations

from typing import Annotated

import typer

from funnelspec import __version__
from funnelspec.cli.check import check
from funnelspec.cli.explain import explain
from funnelspec.cli.init import init
from funnelspec.cli.render import render
from funnelspec.cli.rules import rules
from funnelspec.cli.schema import schema

app = typer.Typer(
    name="funnelspec",
    help="One agreed vocabulary for the sales and marketing funnel.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"funnelspec {__version__}")
        raise typer.Exit


@app.callback()
def _everything(
    version: Annotated[  # acted on by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """One agreed vocabulary for the sales and marketing funnel: check it, find the conflicts, publish it."""


for command in (check, render, explain, rules, init, schema):
    app.command()(command)
