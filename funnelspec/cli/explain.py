"""``funnelspec explain``: what a rule finds, or what a word means."""

from __future__ import annotations

from typing import Annotated

import typer

from funnelspec.cli.console import write_out
from funnelspec.cli.guard import Trouble, guarded
from funnelspec.cli.options import Debug


@guarded
def explain(
    name: Annotated[str, typer.Argument(help="A rule, as two-meanings, or a word of the glossary, as MQL.")],
    path: Annotated[
        str | None,
        typer.Argument(help="A folder of definitions; without it the nearest one.", show_default=False),
    ] = None,
    debug: Debug = False,  # noqa: ARG001  # read by the guard
) -> None:
    """Explain a rule, with a bad and a good example, or a word: what it means and who owns it."""
    from funnelspec import usecases
    from funnelspec.catalogue import card, names

    if name in names():
        write_out(usecases.explain_rule(card(name)))
        return
    text = _entry(name, path)
    if text is None:
        from funnelspec.language.suggest import closest

        near = closest(name, names())
        hint = f'; the nearest rule is "{near}"' if near else "; `funnelspec rules` lists the rules"
        raise Trouble(f'no rule and no item of the glossary is called "{name}"{hint}')
    from funnelspec.reporters.words import printable

    write_out("".join(f"{printable(line)}\n" for line in text.split("\n")[:-1]))


def _entry(name: str, path: str | None) -> str | None:
    from datetime import date

    from funnelspec import usecases
    from funnelspec.cli.workspace import run, workspace

    try:
        root = workspace(path)
    except Trouble:
        if path is not None:
            raise
        return None  # a rule can be explained anywhere, so a missing workspace is no trouble of its own
    model = run(root, date.today(), tracked=False).model
    return usecases.explain_entry(model, name) if model else None
