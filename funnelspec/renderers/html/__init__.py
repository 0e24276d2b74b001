"""The glossary as one HTML file: no network, no font, nothing beside it. Its script only helps to find."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from funnelspec.glossary.value import Glossary, Item
from funnelspec.renderers.anchors import href
from funnelspec.renderers.escaping import clean
from funnelspec.renderers.html.colours import properties
from funnelspec.renderers.html.elements import Html, tag
from funnelspec.renderers.html.finding import INDEX, filters, index, script, search
from funnelspec.renderers.html.items import article
from funnelspec.renderers.html.overview import overview
from funnelspec.renderers.html.teams import teams
from funnelspec.renderers.wording import DISPUTED_INTRODUCTION, left_out, summary


def render(glossary: Glossary) -> str:
    """The page. Equal glossaries give equal bytes; lines end with a line feed."""
    style = _style(glossary.colours)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", glossary.title),
        tag("style", Html(style)),
    )
    body = tag(
        "body",
        tag("a", "Skip to the items", href="#main", class_="skip"),
        tag("header", tag("h1", glossary.title), tag("p", summary(glossary)), id="top"),
        search(),
        filters(glossary),
        tag("div", _navigation(glossary), _main(glossary), class_="columns"),
        tag("footer", tag("p", "Made by funnelspec from the definitions: change those, not this page.")),
        tag("script", script()),
    )
    return clean("<!DOCTYPE html>\n" + tag("html", head, body, lang="en"))


def _policy(style: str) -> str:
    """Nothing may be loaded or sent; only this one style sheet holds and only this one script runs."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script())}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _style(colours: tuple[str, ...]) -> str:
    light, dark = properties(colours)
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{_sheet()}"


@lru_cache(maxsize=1)
def _sheet() -> str:
    here = Path(__file__)
    return "".join(here.with_name(name).read_text(encoding="utf-8") for name in ("page.css", "find.css"))


def _navigation(glossary: Glossary) -> Html:
    groups = []
    if glossary.disputed:
        groups.append(tag("li", tag("a", "Disputed", href="#disputed")))
    if glossary.overviews:
        groups.append(tag("li", tag("a", "The funnel at a glance", href="#overview")))
    if glossary.items:
        groups.append(tag("li", tag("a", "A to Z", href=href(INDEX))))
    for section in glossary.sections:
        link = tag("a", section.title, href=f"#{section.id}")
        groups.append(tag("li", link, tag("ul", [tag("li", _link(item)) for item in section.items])))
    return tag("nav", tag("ul", groups), aria_label="Contents")


def _link(item: Item) -> Html:
    return tag("a", item.name, href=href(item.full_id))


def _main(glossary: Glossary) -> Html:
    missing = left_out(glossary)
    colours = teams(glossary)
    return tag(
        "main",
        tag("p", missing, class_="missing") if missing else None,
        _disputed(glossary.disputed) if glossary.disputed else None,
        _section(
            "overview",
            "The funnel at a glance",
            [overview(each, at, colours) for at, each in enumerate(glossary.overviews, 1)],
        )
        if glossary.overviews
        else None,
        [
            _section(section.id, section.title, [article(item, glossary.edit_url) for item in section.items])
            for section in glossary.sections
        ],
        _section(INDEX, "A to Z", index(glossary)) if glossary.items else None,
        id="main",
    )


def _disputed(items: tuple[Item, ...]) -> Html:
    links = tag("ul", [tag("li", _link(item)) for item in items])
    return _section("disputed", "Disputed", [tag("p", DISPUTED_INTRODUCTION), links])


def _section(anchor: str, title: str, content: list[Html]) -> Html:
    heading = f"{anchor}-title"
    return tag("section", tag("h2", title, id=heading), content, id=anchor, aria_labelledby=heading)
