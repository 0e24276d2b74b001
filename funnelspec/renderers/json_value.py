"""The glossary for programs: JSON, version 1. ``glossary.schema.json`` says what stands in it.

No text is changed: what is invisible or steers what shows it is written as an escape of JSON (RFC 8259,
section 7).
"""

from __future__ import annotations

from typing import Any

from funnelspec.glossary.value import (
    VERSION,
    Argued,
    Body,
    Contrast,
    Difference,
    Fact,
    Glossary,
    Item,
    Lines,
    Overview,
    Owner,
    Place,
    Prose,
    Row,
    Run,
    Said,
    Step,
    Table,
    Target,
    Translation,
    View,
    Way,
    Words,
    flat,
)
from funnelspec.reporters.json_report import as_text

Values = dict[str, Any]


def render(glossary: Glossary) -> str:
    """The whole glossary as JSON text in ASCII-safe UTF-8; it ends with a line end."""
    return as_text(as_values(glossary))


def schema_text() -> str:
    """The JSON Schema of what ``render`` returns, as it is shipped."""
    import os.path

    with open(os.path.join(os.path.dirname(__file__), "glossary.schema.json"), encoding="utf-8") as file:
        return file.read()


def as_values(glossary: Glossary) -> Values:
    """The glossary as dictionaries and lists, in the order in which they are written.

    The version of funnelspec is left out: an upgrade that changes no text makes no file stale.
    """
    return {
        "version": VERSION,
        "tool": {"name": "funnelspec"},
        "title": glossary.title,
        "language": glossary.language or None,
        "complete": glossary.complete and not glossary.missing,
        "missing": list(glossary.missing),
        "summary": {"items": len(glossary.items), "disputed": len(glossary.disputed)},
        "funnels": [_overview(each) for each in glossary.overviews],
        "items": [_item(each) for each in glossary.items],
        "translations": [
            {"id": wording.full_id, **_translation(each)}
            for wording in glossary.wordings
            for each in wording.translations
        ],
    }


def _translation(translation: Translation) -> Values:
    return {
        "language": translation.language,
        "name": translation.name or None,
        "definition": _body(translation.definition) if translation.definition else None,
        "aliases": list(translation.aliases),
    }


def _item(item: Item) -> Values:
    return {
        "id": item.full_id,
        "section": item.section,
        "kind": item.kind,
        "name": item.name,
        "abbreviations": list(item.abbreviations),
        "aliases": list(item.aliases),
        "avoid": list(item.avoid),
        "owners": [_owner(each) for each in item.owners],
        "state": item.state or None,
        "context": item.context or None,
        "only": [_owner(each) for each in item.only],
        "disputed": item.disputed,
        "facts": [_fact(each) for each in item.facts],
        "differences": [_difference(each) for each in item.differences],
        "used_by": [_run(each) for each in item.used_by],
        "untranslated": list(item.untranslated),
        "place": _place(item.place),
    }


def _owner(owner: Owner) -> Values:
    return {"team": owner.team, "name": owner.name, "contact": owner.contact or None}


def _place(place: Place) -> Values:
    return {"path": place.path, "line": place.line}


def _fact(fact: Fact) -> Values:
    return {"attribute": fact.attribute, "label": fact.label, **_body(fact.body)}


def _difference(difference: Difference) -> Values:
    return {
        "attribute": difference.attribute,
        "label": difference.label,
        "verdict": difference.verdict,
        "views": [_view(each) for each in difference.views],
        "contrasts": [_contrast(each) for each in difference.contrasts],
    }


def _view(view: View) -> Values:
    owner = _owner(view.owner) if view.owner else None
    return {"owner": owner, **_body(view.body), "place": _place(view.place)}


def _contrast(contrast: Contrast) -> Values:
    leads = [_argued(each) for each in contrast.leads]
    return {"about": contrast.about or None, "relation": contrast.relation, "leads": leads}


def _argued(argued: Argued) -> Values:
    yes, no = (_owner(side) if side else None for side in (argued.yes, argued.no))
    return {"lead": argued.lead, "yes": yes, "no": no}


def _body(body: Body) -> Values:
    """``text`` says all on one line, whatever the form; the rest is for whoever wants links or cells."""
    said: Values = {"text": flat(body)}
    match body:
        case Words(runs):
            return {**said, "form": "words", "runs": [_run(run) for run in runs]}
        case Prose(text, targets):
            links, mentions = ([_link(each) for each in found] for found in (targets, body.mentions))
            return {**said, "form": "markdown", "markdown": text, "links": links, "mentions": mentions}
        case Said(_, parts, to):
            return {**said, "form": "condition", "to": to or None, "parts": [_body(part) for part in parts]}
        case Lines(items, ordered):
            return {**said, "form": "list", "ordered": ordered, "items": [_body(item) for item in items]}
        case Table(head, rows):
            return {**said, "form": "table", "head": list(head), "rows": [_row(row) for row in rows]}


def _link(target: Target) -> Values:
    return {"written": target.written, "to": target.to, "shown": target.shown}


def _row(row: Row) -> Values:
    return {"id": row.anchor or None, "cells": [_body(cell) for cell in row.cells]}


def _run(run: Run) -> Values:
    return {"text": run.text, "to": run.to or None}


def _overview(overview: Overview) -> Values:
    return {
        "funnel": _run(overview.funnel),
        "path": [_step(step) for step in overview.path],
        "beside": [_step(step) for step in overview.beside],
        "moves": [_way(way) for way in overview.ways],
    }


def _step(step: Step) -> Values:
    return {
        "stage": _run(step.stage),
        "abbreviations": list(step.abbreviations),
        "owners": [_owner(owner) for owner in step.owners],
        "outcome": step.outcome,
        "start": step.start,
        "deadlines": [flat(deadline) for deadline in step.deadlines],
        "disputed": step.disputed,
    }


def _way(way: Way) -> Values:
    return {
        "from": _run(way.start),
        "to": _run(way.end),
        "when": _body(way.when) if way.when else None,
        "reasons": _run(way.reasons) if way.reasons else None,
    }
