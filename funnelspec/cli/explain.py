"""``funnelspec explain``: what a rule finds, or what a word means."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from funnelspec.cli.console import write_out
from funnelspec.cli.options import Debug, Path
from funnelspec.cli.trouble import Trouble

if TYPE_CHECKING:
    from funnelspec.model.model import Model


def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A rule, as two-meanings, or a word of the glossary, as MQL."),
    ],
    path: Path = None,
    debug: Debug = False,  # noqa: ARG001  # read by main
) -> None:
    """Explain a rule, or a word of the glossary.

    Of a rule: what it finds and why it matters, with a bad and a good example. Of a word: what it means, who
    owns it, where it is written and what teams disagree on.
    """
    from funnelspec import usecases
    from funnelspec.catalogue import card, names
    from funnelspec.reporters.places import seen_from

    if name in names():
        write_out(usecases.explain_rule(card(name)))
        return
    root, model = _model(path)
    text = usecases.explain_entry(model, name, seen_from(os.getcwd(), root)) if root and model else None
    if text is None:
        raise Trouble(_unknown(name, root, model))
    write_out(text)


def _model(path: str | None) -> tuple[str | None, Model | None]:
    """The workspace's folder and what is in it; a rule's name needs none, so a missing one is no trouble."""
    from funnelspec.cli.workspace import run, workspace

    try:
        root = workspace(path)
    except Trouble:
        if path is not None:
            raise
        return None, None
    return root, run(root, date.today(), tracked=False).model


def _unknown(name: str, root: str | None, model: Model | None) -> str:
    from funnelspec import usecases

    close = usecases.near(name, model)
    did_you_mean = f'; did you mean "{close}"?' if close else ""
    if root is None:
        return f'no rule is called "{name}", and there are no definitions here{did_you_mean}'
    if model is None:
        return (
            f'no rule is called "{name}", and funnelspec.yaml is broken: see `funnelspec check`{did_you_mean}'
        )
    hint = did_you_mean or "; `funnelspec rules` lists the rules, `funnelspec render` the words"
    if model.left_out or not model.complete:
        hint = f"{did_you_mean}; some definitions cannot be read: see `funnelspec check`"
    return f'no rule and no item of the glossary is called "{name}"{hint}'
