"""The glossary as one HTML file: no network, no font, nothing beside it. Its script only helps to find."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from funnelspec.glossary.value import Glossary, Item
from funnelspec.renderers.agreements import tables
from funnelspec.renderers.anchors import href
from funnelspec.renderers.escaping import clean
from funnelspec.renderers.html.bodies import table
from funnelspec.renderers.html.colours import properties
from funnelspec.renderers.html.elements import Html, join, tag
from funnelspec.renderers.html.finding import INDEX, filters, index, script, search
from funnelspec.renderers.html.items import article, spoken
from funnelspec.renderers.html.linked_data import linked_data
from funnelspec.renderers.html.overview import overview
from funnelspec.renderers.html.standing import lists, standing
from funnelspec.renderers.html.teams import teams
from funnelspec.renderers.wording import left_out, translation


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
        linked_data(glossary),
    )
    body = tag(
        "body",
        tag("a", "Skip to the items", href="#main", class_="skip"),
        tag("header", tag("h1", glossary.title), standing(glossary), _language(glossary), id="top"),
        search(),
        filters(glossary),
        tag("div", _navigation(glossary), _main(glossary), class_="columns"),
        tag("footer", tag("p", "Made by funnelspec from the definitions: change those, not this page.")),
        tag("script", script()),
    )
    return clean("<!DOCTYPE html>\n" + tag("html", head, body, lang="en"))


def _language(glossary: Glossary) -> Html | None:
    return tag("p", translation(glossary), class_="language") if glossary.language else None


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
    first = [(title, f"#{anchor}") for anchor, title, _ in lists(glossary)]
    first += [("The funnel at a glance", "#overview")] if glossary.overviews else []
    first += [("Handovers and deadlines", "#deadlines")] if tables(glossary) else []
    first += [("A to Z", href(INDEX))] if glossary.items else []
    groups = [tag("li", tag("a", title, href=to)) for title, to in first]
    for section in glossary.sections:
        link = tag("a", section.title, href=f"#{section.id}")
        count = tag("small", f" {len(section.items)}")
        items = tag("ul", [tag("li", _link(item)) for item in section.items])
        groups.append(tag("li", link, count, items if len(section.items) <= _LISTED else None))
    return tag("nav", tag("ul", groups), aria_label="Contents")


_LISTED = 16
"""The contents name so many items of a section; of longer ones the index from A to Z is the list."""


def _link(item: Item) -> Html:
    return tag("a", item.name, href=href(item.full_id), lang=spoken(item, "name"))


def _main(glossary: Glossary) -> Html:
    missing, colours = left_out(glossary), teams(glossary)
    funnels = [overview(each, at, colours) for at, each in enumerate(glossary.overviews, 1)]
    agreements = [join([tag("h3", title), table(each, title)]) for title, each in tables(glossary)]
    return tag(
        "main",
        tag("p", missing, class_="missing") if missing else None,
        [_section(*each) for each in lists(glossary)],
        _section("overview", "The funnel at a glance", funnels) if funnels else None,
        _section("deadlines", "Handovers and deadlines", agreements) if agreements else None,
        [
            _section(
                section.id,
                section.title,
                [article(item, glossary.edit_url, colours) for item in section.items],
            )
            for section in glossary.sections
        ],
        _section(INDEX, "A to Z", index(glossary)) if glossary.items else None,
        id="main",
    )


def _section(anchor: str, title: str, content: list[Html]) -> Html:
    heading = f"{anchor}-title"
    return tag("section", tag("h2", title, id=heading), content, id=anchor, aria_labelledby=heading)
