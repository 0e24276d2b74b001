"""The commands, gathered."""

from __future__ import annotations

from typing import Annotated

import typer

from funnelspec import __version__
from funnelspec.cli.check import check
from funnelspec.cli.classify import classify
from funnelspec.cli.compare import compare
from funnelspec.cli.explain import explain
from funnelspec.cli.import_ import import_
from funnelspec.cli.init import init
from funnelspec.cli.prose import prose
from funnelspec.cli.render import render
from funnelspec.cli.rules import rules
from funnelspec.cli.schema import schema
from funnelspec.cli.why import why

app = typer.Typer(
    name="funnelspec",
    help=(
        "One agreed vocabulary for the sales and marketing funnel: write down what each term, stage and "
        "criterion means, find where teams disagree, publish one glossary."
    ),
    epilog="For a first try: funnelspec init demo --example misaligned",
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
    version: Annotated[  # noqa: ARG001  # acted on by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    return  # Typer wants a function to hang the options on that belong to no command


for command in (check, compare, prose, render, classify, explain, why, rules, init, schema):
    app.command()(command)
app.add_typer(import_)
