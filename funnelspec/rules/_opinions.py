"""How the findings about two teams' views of one item are put."""

from __future__ import annotations

from collections.abc import Sequence

from funnelspec.comparison import Comparison, Opinion
from funnelspec.diagnostic import Label
from funnelspec.model.model import Model
from funnelspec.rules._words import called, listed

_ABOUT = {
    "abbreviation": "the abbreviation of",
    "accept_within": "how soon to accept",
    "ceiling": "the most points in",
    "choices": "the choices of",
    "cover": "whether every lead has a part in",
    "definition": "the definition of",
    "entry": "who enters",
    "exit": "who leaves",
    "floor": "the fewest points in",
    "goal": "the goal of",
    "max_age": "how long a lead may stay in",
    "must_include": "what must be passed on in",
    "name": "the name of",
    "never": "which moves are forbidden from",
    "next": "where a lead goes from",
    "outcome": "how a lead ends in",
    "owner": "who owns",
    "probability": "the probability of",
    "reasons": "the reasons for",
    "rules": "what earns points in",
    "set_by": "who sets",
    "target": "the target of",
    "type": "the type of",
    "unit": "the unit of",
    "within": "the time allowed by",
}


def about(comparison: Comparison, model: Model) -> str:
    """What a comparison is about, as a headline says it: ``who owns "MQL"``."""
    words = _ABOUT.get(comparison.attribute, f'"{comparison.attribute}" of')
    if comparison.attribute == "when":
        words = "who meets" if comparison.entry.section == "criteria" else "which leads belong to"
    return f'{words} "{called(comparison.entry, model)}"'


def teams(sides: Sequence[Opinion]) -> list[str]:
    """The teams among the sides, each once, in alphabetical order."""
    return sorted({side.team for side in sides if side.team is not None})


def places(sides: Sequence[Opinion]) -> tuple[Label, tuple[Label, ...]]:
    """The primary place and the related ones: a team's before a shared one, then the later one first."""
    ordered = sorted(sides, key=lambda side: (side.team is not None, *side.where.order()))
    labels = [Label(side.where, says(side)) for side in ordered]
    return labels[-1], tuple(labels[:-1])


def says(side: Opinion) -> str:
    return f"{side.team} says this" if side.team else "the shared files say this"


def who(sides: Sequence[Opinion]) -> str:
    """The teams among the sides as words: ``marketing and sales``."""
    return listed(teams(sides))
