"""A word that an item says is not to be used."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._names import avoids_words


@rule(
    name="avoided-word",
    on=Model,
    severity=ERROR,
    title="A text uses a word that is not to be used",
    why="The word was given up because people meant different things by it, and here they can do so again.",
    bad="""
        terms:
          lead:
            name: Lead
            definition: A person who showed interest.
            avoid: [{word: suspect, because: nobody wants to be called that}]
          nurture:
            name: Nurture
            definition: Suspects who are not ready get a letter a month.  # <-- Suspects
    """,
    good="""
        terms:
          lead:
            name: Lead
            definition: A person who showed interest; until 2025 it was called a "suspect".
            avoid: [{word: suspect, because: nobody wants to be called that}]
          nurture:
            name: Nurture
            definition: Leads who are not ready get a letter a month.
    """,
)
def avoided_word(model: Model) -> Iterator[Finding]:
    views = {workspace.team: workspace for workspace in model.workspaces() if avoids_words(workspace)}
    if not views:
        return
    from funnelspec.rules._avoided import vocabulary
    from funnelspec.rules._unwanted import texts, told

    for view, text in texts(model, views):
        for found in vocabulary(view).find(text.plain, text.words, text.entry, text.attribute):
            yield told(text, found)
