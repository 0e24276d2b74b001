"""A funnel at a glance: its stages in order, those beside the path, and every move as a table."""

from __future__ import annotations

from funnelspec.glossary.value import Overview, Step
from funnelspec.renderers.html.bodies import run, table, words
from funnelspec.renderers.html.diagram import diagram
from funnelspec.renderers.html.elements import Html, tag
from funnelspec.renderers.html.items import mark, short
from funnelspec.renderers.html.teams import Teams
from funnelspec.renderers.wording import moves, step_marks


def overview(shown: Overview, number: int, teams: Teams) -> Html:
    """The funnel as a section of its own; ``number`` tells the funnels of a page apart."""
    return tag(
        "section",
        tag("h3", run(shown.funnel)),
        diagram(shown, number, teams) if shown.path else None,
        tag("ol", [_step(step) for step in shown.path], class_="path") if shown.path else None,
        _beside(shown.beside) if shown.beside else None,
        [tag("h4", "Moves"), table(moves(shown), f"Moves of {shown.funnel.text}")] if shown.ways else None,
        class_="funnel",
    )


def _beside(steps: tuple[Step, ...]) -> list[Html]:
    return [tag("h4", "Beside the path"), tag("ul", [_step(step) for step in steps], class_="path beside")]


def _step(step: Step) -> Html:
    owners = ", ".join(owner.name for owner in step.owners)
    return tag(
        "li",
        tag(
            "p",
            tag("strong", run(step.stage)),
            short(step.abbreviations),
            [mark(m) for m in step_marks(step)],
        ),
        tag("p", owners, class_="byline") if owners else None,
        tag("ul", [tag("li", words(each)) for each in step.deadlines]) if step.deadlines else None,
    )
