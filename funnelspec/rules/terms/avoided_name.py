"""A word that one item avoids and another one goes by."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Finding, Label
from funnelspec.language.folding import fold_name
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._names import avoids_words, declared_apart, words


@rule(
    name="avoided-name",
    on=Workspace,
    severity=WARNING,
    title="A word is to be avoided, and an item goes by it",
    why="One list allows the word and another one forbids it, so texts are not searched for it at all.",
    bad="""
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
            avoid: [contact]  # <-- contact
          person:
            name: Person
            definition: Somebody with an email address.
            aliases: [contact]
    """,
    good="""
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
            avoid: [suspect]
          person:
            name: Person
            definition: Somebody with an email address.
            aliases: [contact]
    """,
)
def avoided_name(workspace: Workspace) -> Iterator[Finding]:
    if not avoids_words(workspace):
        return
    from funnelspec.rules._avoided import vocabulary

    for unwanted, holder in vocabulary(workspace).taken:
        entry = unwanted.entry
        if unwanted.avoid is None or (holder is not entry and declared_apart(entry, holder, workspace)):
            continue
        word = unwanted.word.value
        role, name = next(pair for pair in words(holder) if fold_name(pair[1].value) == fold_name(word))
        apart = f", or say under `not_the_same_as` that `{holder.full_id}` is another thing"
        yield Finding(
            headline=f'"{word}" is a word not to use, and {role} of "{holder.label}"',
            at=Label(unwanted.word.where, f'not to be used for "{entry.label}"'),
            related=(Label(name.where, f'{role} of the {holder.kind} "{holder.label}"'),),
            help=f"Take the word out of this list{'' if holder is entry else apart}.",
            entries=tuple(dict.fromkeys((entry.full_id, holder.full_id))),
            differs=fold_name(word),
        )
