"""Words of other tools and of everyday speech, and the attributes or sections that say the same here."""

from __future__ import annotations

from collections.abc import Iterable

from funnelspec.language.suggest import closest, same

_OURS: dict[str, tuple[str, ...]] = {
    "abbr": ("abbreviation",),
    "accountable": ("owner",),
    "acronym": ("abbreviation",),
    "aka": ("aliases",),
    "alias": ("aliases",),
    "also_known_as": ("aliases",),
    "and": ("all",),
    "answers": ("judged",),
    "comment": ("notes",),
    "condition": ("when",),
    "criteria": ("when", "entry"),
    "criterion": ("when", "entry"),
    "date": ("as_of",),
    "deadline": ("within", "accept_within"),
    "definitions": ("terms",),
    "desc": ("definition",),
    "description": ("definition",),
    "do_not_use": ("avoid",),
    "entry_criteria": ("entry",),
    "exit_criteria": ("exit",),
    "expected": ("meets",),
    "filter": ("when",),
    "forbidden": ("avoid",),
    "formula": ("definition",),
    "given": ("lead",),
    "glossary": ("terms",),
    "handoff": ("handovers",),
    "if": ("when",),
    "input": ("lead",),
    "items": ("terms",),
    "kpi": ("metrics",),
    "label": ("name",),
    "lifecycle": ("stages",),
    "lifecycle_stage": ("stages",),
    "link": ("source", "see"),
    "max": ("ceiling", "at_most"),
    "maximum": ("ceiling", "at_most"),
    "meaning": ("definition",),
    "measure": ("metrics",),
    "min": ("floor",),
    "minimum": ("floor",),
    "move": ("next",),
    "not": ("none",),
    "option": ("choices",),
    "or": ("any",),
    "owned_by": ("owner",),
    "phase": ("stages",),
    "picklist": ("status_lists", "choices"),
    "pipeline": ("funnels",),
    "properties": ("fields",),
    "range": ("between",),
    "reason": ("because", "reasons"),
    "related": ("see",),
    "responsible": ("owner",),
    "result": ("meets",),
    "rule": ("when",),
    "score": ("points",),
    "scoring": ("scores",),
    "see_also": ("see",),
    "short": ("abbreviation",),
    "status": ("state",),
    "step": ("stages",),
    "synonym": ("aliases",),
    "team": ("owner",),
    "time_limit": ("within", "accept_within"),
    "title": ("name",),
    "today": ("as_of",),
    "transition": ("next",),
    "url": ("source",),
    "value": ("choices", "of"),
    "vocabulary": ("terms",),
    "weight": ("points",),
    "why": ("because",),
    "word": ("terms",),
}


def meant(word: str, known: Iterable[str]) -> str | None:
    """The attribute or section that a word probably stands for: one of ``known``, or nothing."""
    known = list(known)
    twin = same(word, known)
    if twin is not None:
        return twin
    foreign = same(word, _OURS)
    if foreign is not None:
        for ours in _OURS[foreign]:
            if ours in known:
                return ours
    return closest(word, known)
