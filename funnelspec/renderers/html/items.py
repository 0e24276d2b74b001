"""One item of the glossary as an article: marks, owner, facts, and both sides where teams disagree."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.glossary.value import Contrast, Difference, Fact, Item, Owner, Place, View
from funnelspec.renderers.anchors import anchor, edit_address, href
from funnelspec.renderers.html.bodies import body
from funnelspec.renderers.html.elements import Html, join, tag
from funnelspec.renderers.wording import (
    Mark,
    argued,
    contrast_words,
    difference_heading,
    marks,
    view_heading,
)


def article(item: Item, edit_url: str) -> Html:
    """The item; ``edit_url`` is the workspace's pattern for edit links, or empty."""
    heading = tag(
        "h3",
        tag("a", item.name, href=href(item.full_id)),
        short(item.abbreviations),
        [mark(each) for each in marks(item)],
    )
    definition = [fact for fact in item.facts if fact.attribute == "definition"]
    others = [fact for fact in item.facts if fact.attribute != "definition"]
    return tag(
        "article",
        heading,
        _byline(item, edit_url),
        [tag("div", body(fact.body, fact.label), class_="definition") for fact in definition],
        tag("dl", [_fact(fact) for fact in others]) if others else None,
        [_difference(difference, edit_url) for difference in item.differences],
        id=anchor(item.full_id),
        data_kind=item.section,
        data_teams=" ".join(dict.fromkeys(anchor(each.team) for each in concerned(item))) or None,
        data_state=" ".join(states(item)) or None,
    )


def concerned(item: Item) -> Iterator[Owner]:
    """For the filters: the teams that own the item or say something of their own about it."""
    sides = (view.owner for difference in item.differences for view in difference.views)
    return (each for each in (*item.owners, *item.only, *sides) if each)


def states(item: Item) -> list[str]:
    """For the filters: the item's state, and whether teams disagree about it or would change it."""
    verdicts = {difference.verdict for difference in item.differences}
    found = ["disputed"] if item.disputed else []
    found += [item.state] if item.state else []
    found += ["proposed"] if "proposal" in verdicts and item.state != "proposed" else []
    return found


def short(abbreviations: tuple[str, ...]) -> list[Html]:
    """The abbreviations behind a name."""
    return [join([" ", tag("span", word, class_="short")]) for word in abbreviations]


def mark(shown: Mark) -> Html:
    """A word or two that set an item apart."""
    return join([" ", tag("span", shown.text, class_=f"mark {shown.style}".strip())])


def _byline(item: Item, edit_url: str) -> Html:
    parts: list[Html] = [tag("span", item.kind.capitalize() if item.kind.islower() else item.kind)]
    if item.owners:
        owners = join([owner(each) for each in item.owners], ", ")
        parts.append(tag("span", "Owner: " if len(item.owners) == 1 else "Owners: ", owners))
    link = _edit_link(item.place, edit_url, f"Edit {item.name}")
    if link:
        parts.append(link)
    return tag("p", join(parts, " "), class_="byline")


def owner(shown: Owner) -> Html:
    """A team, and where to ask it."""
    name = tag("bdi", shown.name)
    return join([name, " (", tag("bdi", shown.contact), ")"]) if shown.contact else name


def _edit_link(place: Place, edit_url: str, label: str) -> Html | None:
    address = edit_address(edit_url, place.path, place.line)
    return tag("a", "Edit", href=address, class_="edit", aria_label=label) if address else None


def _fact(fact: Fact) -> Html:
    return tag("div", tag("dt", fact.label), tag("dd", body(fact.body, fact.label)))


def _difference(shown: Difference, edit_url: str) -> Html:
    views = [_view(view, shown, edit_url) for view in shown.views]
    heading = tag("h4", difference_heading(shown))
    return tag(
        "section",
        heading,
        [_contrast(contrast) for contrast in shown.contrasts],
        tag("div", views, class_="views"),
        class_=f"difference {shown.verdict}",
    )


def _contrast(shown: Contrast) -> list[Html]:
    said = tag("p", tag("strong", contrast_words(shown)))
    return [said, *(tag("p", argued(lead)) for lead in shown.leads)]


def _view(view: View, difference: Difference, edit_url: str) -> Html:
    heading = view_heading(view, difference)
    where = f"{view.place.path}, line {view.place.line}"
    link = _edit_link(view.place, edit_url, f"Edit: {heading}")
    contact = (
        [tag("span", "Ask ", tag("bdi", view.owner.contact))] if view.owner and view.owner.contact else []
    )
    byline = [*contact, tag("span", where), *([link] if link else [])]
    return tag(
        "div",
        tag("h5", heading),
        body(view.body, difference.label),
        tag("p", join(byline, " "), class_="byline"),
        class_="view",
    )
