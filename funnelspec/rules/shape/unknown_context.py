"""A context that ``funnelspec.yaml`` does not have."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import ERROR, Finding
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._declared import undeclared


@rule(
    name="unknown-context",
    on=Model,
    severity=ERROR,
    title="A file belongs to a context that funnelspec.yaml does not have",
    why="A context keeps two meanings of a word apart; one that nobody declared keeps nothing apart, and "
    "readers cannot tell where the words of the file hold.",
    bad="""
        context: partners  # <-- partners
        terms:
          deal:
            name: Deal
            definition: A sale that a partner has registered with us.
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {sales: {name: Sales}}
        contexts: {partner: {name: Partner business}}
    """,
    good="""
        context: partner
        terms:
          deal:
            name: Deal
            definition: A sale that a partner has registered with us.
        -- funnelspec.yaml --
        spec: 1
        name: Northwind
        teams: {sales: {name: Sales}}
        contexts: {partner: {name: Partner business}}
    """,
)
def unknown_context(model: Model) -> Iterator[Finding]:
    contexts = model.config.contexts
    for file in model.files:
        if file.context_text and file.context_text.value not in contexts:
            yield undeclared(file.context_text, file.path, "context", "contexts", contexts)
