"""How the findings about two teams' views of one item are put."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from funnelspec.comparison import Comparison, Opinion
from funnelspec.conditions.ast import All, Condition
from funnelspec.conditions.same import canonical
from funnelspec.diagnostic import Label
from funnelspec.model.entities import When
from funnelspec.model.model import Model
from funnelspec.rules._words import called, listed
from funnelspec.source import Location

_ABOUT = {
    "abbreviation": "the abbreviation of",
    "accept_within": "how soon to accept",
    "between": "the range of",
    "calendar": "the calendar of",
    "ceiling": "the most points in",
    "choices": "the choices of",
    "converted": "whether a lead is converted in",
    "cover": "whether every lead has a part in",
    "default": "what a new record begins with in",
    "definition": "the definition of",
    "entry": "who enters",
    "exit": "who leaves",
    "feedback": "the feedback in",
    "floor": "the fewest points in",
    "follows": "what moves through",
    "from": "who passes a lead on in",
    "goal": "the goal of",
    "if_missed": "what follows a missed",
    "max_age": "how long a lead may stay in",
    "method": "the method of",
    "milestones": "the milestones of",
    "must_include": "what must be passed on in",
    "name": "the name of",
    "never": "which moves are forbidden from",
    "next": "where a lead goes from",
    "of": "what counts in",
    "outcome": "how a lead ends in",
    "owner": "who owns",
    "parts": "the parts of",
    "pauses_in": "what stops the clock for a while in",
    "probability": "the probability of",
    "reached": "what counts as reached in",
    "reasons": "the reasons for",
    "rejected_goes_to": "where a rejected lead goes in",
    "rules": "what earns points in",
    "set_by": "who sets",
    "side_stages": "the side stages of",
    "stages": "the stages of",
    "starts": "what starts the clock of",
    "stops": "what stops the clock of",
    "target": "the target of",
    "to": "who takes a lead over in",
    "type": "the type of",
    "unit": "the unit of",
    "within": "the time allowed by",
}


_MEMBERS = {"reasons": "which reasons belong to", "status_lists": "which statuses belong to"}


def about(comparison: Comparison, model: Model) -> str:
    """What a comparison is about, as a headline says it: ``who owns "MQL"``."""
    words = _ABOUT.get(comparison.attribute, f'"{comparison.attribute}" of')
    if comparison.attribute == "of":
        words = _MEMBERS.get(comparison.entry.section, words)
    if comparison.attribute == "when":
        words = "who meets" if comparison.entry.section == "criteria" else "which leads belong to"
    return f'{words} "{called(comparison.entry, model)}"'


def teams(sides: Sequence[Opinion]) -> list[str]:
    """The teams among the sides, each once, in alphabetical order."""
    return sorted({side.team for side in sides if side.team is not None})


def places(sides: Sequence[Opinion], attribute: str) -> tuple[Label, tuple[Label, ...]]:
    """The primary place and the related ones: a team's before a shared one, then the later one first."""
    ordered = sorted(sides, key=lambda side: (side.team is not None, *side.where.order()))
    labels = [Label(_differing(side, ordered, attribute), says(side)) for side in ordered]
    return labels[-1], tuple(labels[:-1])


def _differing(side: Opinion, sides: Sequence[Opinion], attribute: str) -> Location:
    """Of a condition the first line that not everyone has; of anything else the whole."""
    own = _lines(side, attribute)
    others = [_lines(other, attribute) for other in sides if other is not side]
    different = (line for form, line in own.items() if not all(form in other for other in others))
    first = next(different, None) if others and all(others) else None
    return first.where if first else side.where


def _lines(side: Opinion, attribute: str) -> dict[str, Condition]:
    """The conditions that must all hold, by a form in which those that say the same are equal."""
    when = getattr(side.entry, attribute, None)
    condition = when.condition if isinstance(when, When) else None
    if condition is None:
        return {}
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return {canonical(part): part for part in parts}


def says(side: Opinion) -> str:
    return f"{side.team} says this" if side.team else "the shared files say this"


def side_name(side: Opinion) -> str:
    return side.team or "the shared files"


def who(sides: Sequence[Opinion]) -> str:
    """The teams among the sides as words: ``marketing and sales``."""
    return listed(teams(sides))


def parts_of(comparison: Comparison) -> tuple[str, ...]:
    """What makes the fingerprint of a finding about several opinions: that another team joins in is news."""
    about = f"{comparison.full_id} {comparison.attribute}"
    return sides_of(about, [side.team for side in comparison.sides])


def sides_of(about: str, teams: Iterable[str | None]) -> tuple[str, ...]:
    """The parts of a finding in which these teams, or the shared files, take sides."""
    return tuple(sorted({f"{about} {team or ''}" for team in teams}))
