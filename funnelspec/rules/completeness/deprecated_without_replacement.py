"""An item on its way out that names nothing to use instead."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import INFO, WARNING, Cause, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.entities import Entry
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._names import gone

_HELP = 'Add "replaced_by" with what takes its place, or "because" with the reason why there is nothing.'


@rule(
    name="deprecated-without-replacement",
    on=Workspace,
    severity=INFO,
    strict=WARNING,
    title="An item is given up, and nothing says what to use instead",
    why="People who used the word find out that they should not, and not what to say; most go on as before.",
    bad="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            owner: sales
            state: deprecated  # <-- deprecated
    """,
    good="""
        terms:
          suspect:
            name: Suspect
            definition: A person of whom nothing is known but the address.
            owner: sales
            state: deprecated
            because: addresses are not counted any more
    """,
)
def deprecated_without_replacement(workspace: Workspace) -> Iterator[Finding]:
    avoiding: dict[str, Entry] | None = None
    for entry in workspace.own_of(Entry):
        if entry.state is None or not gone(entry) or entry.replaced_by is not None or entry.because:
            continue
        avoiding = _avoiding(workspace) if avoiding is None else avoiding
        other = avoiding.get(fold_name(entry.label))
        instead = f"`replaced_by: {other.full_id}`" if other else '"replaced_by" with what takes its place'
        yield Finding(
            headline=f'"{entry.label}" is {entry.state.value}, and nothing says what to use instead',
            at=Label(entry.state.where, 'no "replaced_by"'),
            related=(Label(other.place("avoid"), f'"{other.label}" avoids the word'),) if other else (),
            help=f'Add {instead}, or "because" with the reason why there is nothing.',
            entries=(entry.full_id,),
            cause=Cause("instead", "give an item up and do not say what to use instead", "", _HELP),
        )


def _avoiding(workspace: Workspace) -> dict[str, Entry]:
    """The items in use by the words that they avoid: what is meant by such a word has their name now."""
    return {
        fold_name(avoid.word.value): entry
        for entry in workspace.entries.values()
        if not gone(entry)
        for avoid in entry.avoid
    }
