"""The commands, gathered."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperGroup

from funnelspec import __version__

COMMANDS = (
    *(
        "check",
        "compare",
        "prose",
        "render",
        "classify",
        "explain",
        "why",
        "rules",
        "init",
        "import",
        "schema",
    ),
)
"""In the order of the help; each is a function in a module of its own name in this folder."""


class OnDemand(TyperGroup):
    """Imports a command when it is asked for: to make all of them takes longer than to start Python, and the
    hook runs one."""

    def get_command(self, _: Any, cmd_name: str) -> Any:
        if cmd_name not in self.commands:
            # Of an unknown name Typer tells which known ones are near, so it has to know them.
            for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
                self.commands[name] = _made(name)
        return self.commands.get(cmd_name)

    def list_commands(self, _: Any) -> list[str]:
        return list(COMMANDS)


def _made(name: str) -> Any:
    if name == "import":  # two commands, and a word of Python's own
        from funnelspec.cli.import_ import import_

        return typer.main.get_group(import_)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name)(getattr(import_module(f"funnelspec.cli.{name}"), name))
    return typer.main.get_command(alone)


app = typer.Typer(
    name="funnelspec",
    cls=OnDemand,
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
