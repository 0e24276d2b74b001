"""Items that replace one another in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding, Label
from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._words import quoted

_NAMED = 3
_SHOWN = 20


@rule(
    name="circular-replacement",
    on=Workspace,
    severity=ERROR,
    title="Items replace one another in a circle",
    why="Whoever follows what to use instead comes back to the word that should not be used.",
    bad="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            state: deprecated
            replaced_by: prospect
          prospect:
            name: Prospect
            definition: A person who may buy at some time.
            state: deprecated
            replaced_by: suspect  # <-- suspect
    """,
    good="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            state: deprecated
            replaced_by: prospect
          prospect:
            name: Prospect
            definition: A person who may buy at some time.
    """,
)
def circular_replacement(workspace: Workspace) -> Iterator[Finding]:
    if all(entry.replaced_by is None for entry in workspace.own_of(Entry)):
        return
    from funnelspec.rules._replaced import chains

    for circle in chains(workspace).circles:
        places = {entry.full_id: entry.replaced_by.text.where for entry in circle if entry.replaced_by}
        *others, last = sorted(circle, key=lambda entry: places[entry.full_id].order())
        related = [Label(places[entry.full_id], f'replaces "{entry.label}"') for entry in others[:_SHOWN]]
        names = quoted(entry.label for entry in circle)
        headline = f"{names} replace one another"
        if not others:
            headline = f"{names} is replaced by itself"
        elif len(circle) > _NAMED:
            headline = f'"{circle[0].label}" and {len(circle) - 1} other items replace one another'
        yield Finding(
            headline=headline,
            at=Label(places[last.full_id], f'replaces "{last.label}"'),
            related=tuple(related),
            help='Name an item that is in use, or take "replaced_by" out where the item is the one to use.',
            entries=tuple(sorted(places)),
        )
