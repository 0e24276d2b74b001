"""One item of the glossary as an article: marks, owner, facts, and both sides where teams disagree."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.glossary.value import Body, Contrast, Difference, Item, Owner, Place, Prose, Run, View
from funnelspec.renderers.anchors import anchor, edit_address, href
from funnelspec.renderers.html.bodies import body, paragraph, run
from funnelspec.renderers.html.elements import Html, join, tag
from funnelspec.renderers.html.teams import Teams, css_class
from funnelspec.renderers.wording import (
    STATES,
    Mark,
    argued,
    contrast_words,
    difference_heading,
    marks,
    view_heading,
)


def article(item: Item, edit_url: str, teams: Teams) -> Html:
    """The item.

    Args:
        edit_url: the workspace's pattern for edit links, or empty.
        teams: the colours of the teams.
    """
    heading = tag(
        "h3",
        tag("a", item.name, href=href(item.full_id), lang=spoken(item, "name")),
        short(item.abbreviations),
        [mark(each) for each in marks(item) if each is not STATES["agreed"]],
    )
    definition = [fact for fact in item.facts if fact.attribute == "definition"]
    facts = [_fact(fact.label, body(fact.body, fact.label)) for fact in item.facts if fact not in definition]
    if item.used_by:
        facts.append(join([tag("dt", "Used by"), tag("dd", _users(item.used_by), class_="users")]))
    disputes = [each for each in item.differences if each.verdict == "different"]
    others = [each for each in item.differences if each.verdict != "different"]
    return tag(
        "article",
        heading,
        _byline(item, edit_url, teams),
        [_definition(fact.body, spoken(item, fact.attribute)) for fact in definition],
        [_difference(difference, edit_url, teams) for difference in disputes],
        tag("dl", facts) if facts else None,
        [_difference(difference, edit_url, teams) for difference in others],
        id=anchor(item.full_id),
        data_kind=item.section,
        data_teams=" ".join(dict.fromkeys(anchor(each.team) for each in concerned(item))) or None,
        data_state=" ".join(states(item)) or None,
    )


def spoken(item: Item, attribute: str) -> str | None:
    """The language of a translated text, for readers that speak; nothing for the original."""
    return item.language if item.language and attribute not in item.untranslated else None


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


def _byline(item: Item, edit_url: str, teams: Teams) -> Html:
    kind = item.kind[:1].upper() + item.kind[1:]
    parts: list[Html] = [join(f"{kind}, agreed" if item.state == "agreed" else kind)]
    if item.owners:
        owners = join([team(each, teams, each.contact) for each in item.owners], ", ")
        parts.append(tag("span", "Owner: " if len(item.owners) == 1 else "Owners: ", owners))
    link = _edit_link(item.place, edit_url, f"Edit {item.name}")
    if link:
        parts.append(link)
    return tag("p", join(parts, " "), class_="byline")


def team(shown: Owner, teams: Teams, contact: str = "") -> Html:
    """A team in its colour, and where to ask it if that is to be said."""
    name = f"{shown.name} ({contact})" if contact else shown.name
    return tag("bdi", name, class_=f"team {teams[shown.team]}" if shown.team in teams else "team")


def _edit_link(place: Place, edit_url: str, label: str) -> Html | None:
    address = edit_address(edit_url, place.path, place.line)
    return tag("a", "Edit", href=address, class_="edit", aria_label=label) if address else None


def _definition(shown: Body, language: str | None) -> Html:
    if isinstance(shown, Prose):
        text, single = paragraph(shown)
        return tag("p" if single else "div", text, class_="definition", lang=language)
    return tag("div", body(shown, "Definition"), class_="definition", lang=language)


def _fact(label: str, said: Html) -> Html:
    return join([tag("dt", label), tag("dd", said)])


_FEW = 24
"""So many users are shown at once; more are unfolded."""


def _users(runs: tuple[Run, ...]) -> Html:
    links = join([run(each) for each in runs], ", ")
    return links if len(runs) <= _FEW else tag("details", tag("summary", f"{len(runs)} items"), links)


def _difference(shown: Difference, edit_url: str, teams: Teams) -> Html:
    views = [_view(view, shown, edit_url, teams) for view in shown.views]
    heading = tag("h4", difference_heading(shown))
    return tag(
        "section",
        heading,
        [_contrast(contrast) for contrast in shown.contrasts],
        tag("div", views, class_="views"),
        class_=f"difference {shown.verdict}",
    )


def _contrast(shown: Contrast) -> list[Html]:
    said = tag("p", tag("strong", contrast_words(shown)), class_="contrast")
    return [said, *(tag("p", argued(lead), class_="argued") for lead in shown.leads)]


def _view(view: View, difference: Difference, edit_url: str, teams: Teams) -> Html:
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
        tag("div", body(view.body, difference.label)),
        tag("p", join(byline, " "), class_="byline"),
        class_=f"view {css_class((view.owner,) if view.owner else (), teams) or ''}".strip(),
    )
