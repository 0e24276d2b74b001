"""Lines of text in which ids stand: conditions, and prose with ``[[links]]``.

A schema sees a text as a whole, so it can offer whole lines and find out that a line begins with an id that
there is not. Patterns hold only what Python and the regular expressions of editors (ECMAScript with the flag
``u``) read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from funnelspec.editor.branches import Schema, Shown, branches, never
from funnelspec.editor.ids import Ids
from funnelspec.model.entities import SECTIONS, Criterion, Field, Part

_NUMBERS = ("integer", "number")
_COMPARED = r"(?=\s*[=<>!]|\s+(?:between|in|not\s+in|has|contains|starts|ends|older|is)\s)"
_LINKED = 4000
_WORDS = ("meets", "not", "judgement")


def condition_line(ids: Ids, closed: bool) -> Schema:
    """One line of a condition: whole lines to choose from, and beginnings to go on with."""
    met = _meetable(ids)
    whole: Shown = {f"meets {written}": ids.about(full_id) for written, full_id in met.items()}
    offered: list[Schema] = []
    fields = {field.id: field for field in ids.held(Field).values() if isinstance(field, Field)}
    for item_id, field in fields.items():
        about = ids.about(field.full_id)
        kind = field.type.value if field.type else ""
        if kind == "boolean":
            whole[item_id] = about
        else:
            body = f"{item_id} {_going_on(kind, [each.value for each in field.choices])}"
            offered.append({"label": item_id, "description": about["description"], "body": body})
    text: Schema = {"title": "Condition", "type": ["string", "number", "boolean"], "pattern": r"\S"}
    message = "Write some text"
    if closed:
        unknown = rf"meets\s+(?!{any_of(met)}\s*$)[a-z][a-z0-9_/]*\s*$"
        other = rf"(?!{any_of((*fields, *_WORDS))}(?![a-z0-9_]))[a-z][a-z0-9_]*{_COMPARED}"
        text["pattern"] = rf"^(?!\s*(?:not\s+)?(?:{unknown}|{other}))[\s\S]*\S"
        message = "No field, criterion or part of a segment has this id"
    text.update(patternErrorMessage=message, errorMessage=message)
    text["defaultSnippets"] = offered
    return {"title": "One line", "anyOf": [text, *never("One line", f"{message}."), *branches(whole)]}


def prose(ids: Ids, closed: bool) -> Schema:
    """A text whose links by full id lead somewhere; a link by name, as ``[[MQL]]``, is not looked at."""
    text = {"$ref": "#/definitions/text"}
    known = list(ids.of(*SECTIONS))
    if not closed or len(known) > _LINKED:
        return text
    full = any_of(written for written in known if written.partition("/")[0] in SECTIONS)
    nowhere = rf"\[\[\s*(?!{full}\s*\]\]){any_of(SECTIONS)}/[a-z0-9_/]+\s*\]\]"
    message = "A link leads to an item that does not exist"
    fits = {"pattern": rf"^(?![\s\S]*{nowhere})", "patternErrorMessage": message, "errorMessage": message}
    return {"allOf": [text, fits]}


def _meetable(ids: Ids) -> dict[str, str]:
    """What may follow ``meets``, and the full id it means."""
    criteria = {full_id: full_id for full_id in ids.held(Criterion)}
    parts = {full_id: full_id for full_id in ids.held(Part)}
    short = {full_id.partition("/")[2]: full_id for full_id in (*criteria, *parts)}
    return short | criteria | parts


def _going_on(kind: str, choices: list[str]) -> str:
    """How a line about a field goes on, with a place for the value, as editors write snippets."""
    if kind == "choice" and choices:
        return f"= ${{1|{_picked(choices)}|}}"
    if kind == "choices" and choices:
        return f"has any of (${{1|{_picked(choices)}|}})"
    if kind in _NUMBERS:
        return ">= ${1:0}"
    if kind == "date":
        return "in the last ${1:30} days"
    return 'contains "${1:text}"'


def _picked(choices: Iterable[str]) -> str:
    return ",".join(re.sub(r"([\\$}|,])", r"\\\1", each) for each in choices)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of some ids; these hold nothing that means something in a pattern."""
    return "(?:" + "|".join(words) + ")"
