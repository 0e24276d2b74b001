"""Names that only ``funnelspec.yaml`` can declare: teams, contexts, systems, calendars."""

from __future__ import annotations

from collections.abc import Iterable

from funnelspec.diagnostic import Finding, Label, respelled
from funnelspec.language.suggest import likely
from funnelspec.rules._words import a, meant, missing, ready
from funnelspec.schema.words import quoted
from funnelspec.syntax.tree import Text

_FEW = 6


def undeclared(
    text: Text, who: str, noun: str, group: str, declared: Iterable[str], full_id: str = ""
) -> Finding:
    """A name that stands nowhere under ``group`` in ``funnelspec.yaml``.

    Args:
        who: what uses the name, as the headline begins.
        noun: what it should be the name of: "team".
    """
    ids = list(declared)
    near = likely(text.value, ids)
    label = f"no {noun} has this id"
    if near and near.casefold() == text.value.casefold():
        label = f"`{text.value}` and `{near}` differ in upper and lower case"
    help = f"Add {a(noun)} of this id under `{group}:` in funnelspec.yaml"
    if near:
        help = meant(near, text.value)
    elif 0 < len(ids) <= _FEW:
        help = f"Write {ready(ids)}, or add this one under `{group}:` in funnelspec.yaml."
    else:
        help += "."
    return Finding(
        headline=f"{who} names {a(noun)} that funnelspec.yaml does not have",
        at=Label(text.where, label),
        help=help,
        entries=(full_id,) if full_id else (),
        differs=text.value,
        cause=missing(f"name the {noun} {quoted(text.value)}", f"{noun} {text.value}", near),
        fix=respelled(text.at(0, len(text.value)), near),
    )
