"""The items as linked data for other tools: a DefinedTermSet of schema.org as JSON-LD 1.1.

https://schema.org/DefinedTermSet and https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
"""

from __future__ import annotations

import json

from funnelspec.glossary.value import Glossary, Item, flat
from funnelspec.renderers.anchors import href
from funnelspec.renderers.html.elements import Html, tag

_TOLD = 500
"""A larger set gives names only: what they mean is on the page, and need not double its size."""


def linked_data(glossary: Glossary) -> Html:
    """A block of data for the head of the page; no browser runs it."""
    told = len(glossary.items) <= _TOLD
    terms = [_term(item, told) for item in glossary.items]
    data = {"@context": "https://schema.org", "@type": "DefinedTermSet", "name": glossary.title}
    text = json.dumps({**data, "hasDefinedTerm": terms}, ensure_ascii=False, separators=(",", ":"))
    # Inside a string of JSON these mean the same, and nothing in a text can end or begin an element.
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return tag("script", Html(text), type="application/ld+json")


def _term(item: Item, told: bool) -> dict[str, object]:
    """What is agreed on: a disputed definition is on the page only."""
    term: dict[str, object] = {"@type": "DefinedTerm", "@id": href(item.full_id), "name": item.name}
    if item.abbreviations:
        term["termCode"] = item.abbreviations[0]
    others = [*item.abbreviations[1:], *item.aliases]
    if others:
        term["alternateName"] = others
    definition = next((fact.body for fact in item.facts if fact.attribute == "definition"), None)
    if told and definition is not None:
        term["description"] = flat(definition)
    return term
