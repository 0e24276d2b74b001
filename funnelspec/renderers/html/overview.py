"""A funnel at a glance: its drawing, its stages with who owns them and what time they have, every move."""

from __future__ import annotations

from funnelspec.glossary.value import Overview, Step
from funnelspec.renderers.html.bodies import run, scrolling, table, words
from funnelspec.renderers.html.diagram import diagram
from funnelspec.renderers.html.elements import Html, join, tag
from funnelspec.renderers.html.items import mark, short, team
from funnelspec.renderers.html.teams import Teams
from funnelspec.renderers.wording import Mark, moves, step_marks


def overview(shown: Overview, number: int, teams: Teams) -> Html:
    """The funnel as a section of its own; ``number`` tells the funnels of a page apart."""
    drawn = [diagram(shown, number, teams), tag("p", _LEGEND, class_="byline")] if shown.path else None
    return tag(
        "section",
        tag("h3", run(shown.funnel)),
        drawn,
        [tag("h4", "Stages"), _stages(shown, teams)] if shown.path or shown.beside else None,
        [tag("h4", "Moves"), table(moves(shown), f"Moves of {shown.funnel.text}")] if shown.ways else None,
        class_="funnel",
    )


_LEGEND = "Solid lines lead on, dashed lines lead back. Each box leads to what is said of its stage."


def _stages(shown: Overview, teams: Teams) -> Html:
    steps = [(step, str(number)) for number, step in enumerate(shown.path, 1)]
    steps += [(step, "") for step in shown.beside]
    timed = any(step.deadlines for step, _ in steps)
    heads = ["", "Stage", "Owner", *(["Deadlines"] if timed else [])]
    head = tag("tr", [tag("th", text, scope="col") if text else tag("td") for text in heads])
    rows = [_row(step, number, timed, teams) for step, number in steps]
    return scrolling(tag("table", tag("thead", head), tag("tbody", rows)), f"Stages of {shown.funnel.text}")


def _row(step: Step, number: str, timed: bool, teams: Teams) -> Html:
    marks = [*step_marks(step), *([] if number else [Mark("Beside the path", "quiet")])]
    name = [run(step.stage), short(step.abbreviations), [mark(each) for each in marks]]
    deadlines = tag("td", join([words(each) for each in step.deadlines], tag("br")))
    return tag(
        "tr",
        tag("td", number, class_="number"),
        tag("th", name, scope="row"),
        tag("td", join([team(owner, teams) for owner in step.owners], ", ")),
        deadlines if timed else None,
    )
