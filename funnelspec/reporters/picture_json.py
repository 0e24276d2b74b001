"""How far two teams agree, for programs: JSON, version 1. ``picture.schema.json`` says what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funnelspec import __version__
from funnelspec.reporters.json_report import as_text
from funnelspec.reporters.places import Places, as_they_are

if TYPE_CHECKING:
    from funnelspec.glossary.value import Argued, Contrast, Owner, Place
    from funnelspec.picture.value import Compared, Lists, Picture, Point, Row, Side, Twins


def render(picture: Picture, *, places: Places = as_they_are) -> str:
    """The whole picture as JSON text; it ends with a line end.

    What belongs to the two teams is a list of two, in the order of ``teams``.
    """
    return as_text(
        {
            "version": 1,
            "tool": {"name": "funnelspec", "version": __version__},
            "title": picture.title,
            "teams": [_owner(team) for team in picture.teams],
            "summary": {
                "items": len(picture.items),
                **{name.replace("-", "_"): count for name, count in picture.counts.items()},
                "share_undisputed": _share(picture),
                "percent_undisputed": picture.percent,
            },
            "items": [_item(item, picture, places) for item in picture.items],
            "twins": [_twins(pair) for pair in picture.twins],
        }
    )


def schema_text() -> str:
    """The JSON Schema of what ``render`` returns, as it is shipped."""
    import os.path

    with open(os.path.join(os.path.dirname(__file__), "picture.schema.json"), encoding="utf-8") as file:
        return file.read()


def _share(picture: Picture) -> float | None:
    """Between 0 and 1, to four digits; nothing where there are no items."""
    return round(picture.counts["undisputed"] / len(picture.items), 4) if picture.items else None


def _owner(owner: Owner) -> dict[str, Any]:
    return {"id": owner.team, "name": owner.name, "contact": owner.contact}


def _item(item: Compared, picture: Picture, places: Places) -> dict[str, Any]:
    return {
        "id": item.full_id,
        "kind": item.kind,
        "name": item.name,
        "place": _place(item.place, places),
        "standing": item.standing,
        "only": None if item.only is None else picture.teams[item.only].team,
        "ask": [_owner(owner) for owner in item.ask],
        "points": [_point(point, picture, places) for point in item.points],
    }


def _point(point: Point, picture: Picture, places: Places) -> dict[str, Any]:
    proposed_by = point.proposed_by
    return {
        "attribute": point.attribute,
        "label": point.label,
        "standing": point.standing,
        "proposed_by": None if proposed_by is None else picture.teams[proposed_by].team,
        "sides": [_side(side, places) if side else None for side in point.sides],
        "contrast": point.contrast,
        "relations": [_relation(contrast) for contrast in point.contrasts],
        "lists": _lists(point.lists) if point.lists else None,
        "through": [run.to for run in point.through],
    }


def _side(side: Side, places: Places) -> dict[str, Any]:
    return {"text": side.said.flat, "own": side.own, "place": _place(side.place, places)}


def _relation(contrast: Contrast) -> dict[str, Any]:
    return {
        "about": contrast.about,
        "text": contrast.relation,
        "leads": [_lead(lead) for lead in contrast.leads],
    }


def _lead(lead: Argued) -> dict[str, Any]:
    """``yes`` and ``no`` are teams; nothing stands for the shared files."""
    return {
        "text": lead.lead,
        "yes": lead.yes.team if lead.yes else None,
        "no": lead.no.team if lead.no else None,
    }


def _lists(lists: Lists) -> dict[str, Any]:
    return {"ordered": lists.ordered, "rows": [_row(row) for row in lists.rows]}


def _row(row: Row) -> dict[str, Any]:
    texts = (row.first, row.second)
    return {
        "mark": row.mark,
        "sides": [text or None for text in texts],
        "at": [at or None for at in row.at],
    }


def _twins(pair: Twins) -> dict[str, Any]:
    return {
        "ids": [pair.first.full_id, pair.second.full_id],
        "label": pair.label,
        "lists": _lists(pair.lists),
    }


def _place(place: Place, places: Places) -> dict[str, Any]:
    return {"path": places(place.path), "line": place.line}
