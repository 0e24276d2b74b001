"""Where the agreement stands: how much is undisputed, proposed and disputed, and what that is."""

from __future__ import annotations

from funnelspec.glossary.value import Glossary, Item
from funnelspec.renderers.anchors import href
from funnelspec.renderers.html.elements import Html, tag
from funnelspec.renderers.wording import (
    DISPUTED_INTRODUCTION,
    PROPOSED_INTRODUCTION,
    disputed_words,
    proposed_words,
)


def standing(glossary: Glossary) -> Html:
    """The three numbers, each leading to its list where it has one."""
    proposed, disputed = len(glossary.proposed), len(glossary.disputed)
    numbers = (
        ("undisputed", len(glossary.items) - proposed - disputed, ""),
        ("proposed", proposed, "#proposed"),
        ("disputed", disputed, "#disputed"),
    )
    return tag("ul", [_number(*each) for each in numbers], class_="standing")


def _number(what: str, count: int, to: str) -> Html:
    said = [tag("strong", str(count)), f" {what}"]
    return tag("li", tag("a", said, href=to) if to and count else said, class_=what if count else None)


def lists(glossary: Glossary) -> list[tuple[str, str, list[Html]]]:
    """Anchor, title and content of the sections about what is not settled."""
    found = (
        ("disputed", "Disputed", DISPUTED_INTRODUCTION, glossary.disputed, disputed_words),
        ("proposed", "Proposed", PROPOSED_INTRODUCTION, glossary.proposed, proposed_words),
    )
    return [
        (anchor, title, [tag("p", introduction), tag("ul", [_line(item, say(item)) for item in items])])
        for anchor, title, introduction, items, say in found
        if items
    ]


def _line(item: Item, said: str) -> Html:
    return tag("li", tag("a", item.name, href=href(item.full_id)), " ", tag("small", said))
