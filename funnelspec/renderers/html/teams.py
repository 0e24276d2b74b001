"""The colours of teams on the page: a class each, the same wherever a team is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from funnelspec.glossary.value import Glossary, Owner

Teams: TypeAlias = Mapping[str, str]

_COLOURS = 6
"""How many ``.t0``, ``.t1`` and so on page.css has; further teams begin again."""


def teams(glossary: Glossary) -> Teams:
    """The class of each team that owns something, in the order of their ids."""
    named = {owner.team for item in glossary.items for owner in (*item.owners, *item.only)}
    for shown in glossary.overviews:
        named.update(owner.team for step in (*shown.path, *shown.beside) for owner in step.owners)
    return {team: f"t{at % _COLOURS}" for at, team in enumerate(sorted(named))}


def css_class(owners: Iterable[Owner], known: Teams) -> str | None:
    """The class of what these own; nothing where nobody does, or where it belongs to several."""
    found = [known[owner.team] for owner in owners if owner.team in known]
    return found[0] if len(found) == 1 else None
