"""The published JSON Schema of a definitions file with the ids of one workspace in the place of any text."""

from __future__ import annotations

import json
from typing import Any

from funnelspec.config import Calendar
from funnelspec.editor.branches import MANY, Schema, Shown, branches, never
from funnelspec.editor.ids import Ids, declared, described, one_line, sections
from funnelspec.editor.lines import any_of, condition_line, prose
from funnelspec.model.entities import SECTIONS, Field
from funnelspec.model.model import Model
from funnelspec.schema import schema_text as published

_STEPS = ("stages", "statuses")
_YES_NO = {"true": True, "false": False}
_FEW = 12


def schema_text(model: Model) -> str:
    """The JSON Schema of this workspace's definitions files, for any editor of YAML.

    It accepts what the published schema accepts, but where an item, a team, a context, a calendar or a system
    is named only the ids that there are. While something cannot be read it offers what can be and accepts any
    text, since what is missing may be there. Equal definitions give equal text; one line for each id.
    """
    schema: Schema = json.loads(published(), object_hook=_marked_up)
    schema["title"] = f"Definitions of {one_line(model.config.name)}"
    definitions = schema["definitions"]
    ids = Ids(model)
    closed = model.complete and not model.left_out
    for name, (title, shown, message) in _named(model, ids).items():
        definitions[f"{name}_id"] = _one_of(title, shown, message, closed)
    exceptions = [{"$ref": "#/definitions/item_id"}, *branches(_contexts(model) | sections())]
    definitions["exception_id"] = {"title": "Item, section or context", "anyOf": exceptions}
    definitions["condition_line"] = condition_line(ids, closed)
    definitions["prose"] = prose(ids, closed)
    _attributes(definitions["crm"], _systems(model), closed)
    _attributes(definitions["case"]["properties"]["lead"], _fields(ids), closed)
    return _printed(schema)


def _marked_up(shape: Schema) -> Schema:
    """A shape whose description, which is ours and no one's text, may be shown as the Markdown that it is."""
    said = shape.get("description")
    return {**shape, "markdownDescription": said} if isinstance(said, str) and "`" in said else shape


def _named(model: Model, ids: Ids) -> dict[str, tuple[str, Shown, str]]:
    """For each definition of the schema that stands for an id: its title, what may be written, and what is
    said of anything else."""
    config = model.config

    def one(noun: str, shown: Shown) -> tuple[str, Shown, str]:
        return _title(noun), shown, _listed(f"No {noun} has this id", shown)

    def several(noun: str, *sections: str) -> tuple[str, Shown, str]:
        said = f"No single {noun} has this id; where several have it, write the full id, as in stages/mql"
        return _title(noun), ids.of(*sections), said

    def outside(noun: str, shown: Shown) -> tuple[str, Shown, str]:
        return _title(noun), shown, _listed(f"funnelspec.yaml has no {noun} of this id", shown)

    return {
        "item": several("item", *SECTIONS),
        "counted": several("stage, status or milestone", *_STEPS, "funnels"),
        "step": several("stage or status", *_STEPS),
        "stage": one("stage", ids.of("stages")),
        "status": one("status", ids.of("statuses")),
        "field": one("field", ids.of("fields")),
        "score": one("score model", ids.of("scores")),
        "reason_set": one("set of reasons", ids.sets()),
        "team": outside(
            "team", declared((each.id, each.name, each.contact or "") for each in config.teams.values())
        ),
        "context": outside("context", _contexts(model)),
        "calendar": outside(
            "calendar", declared((each, "", _hours(hours)) for each, hours in config.calendars.items())
        ),
    }


def _contexts(model: Model) -> Shown:
    return declared((each.id, each.name, "") for each in model.config.contexts.values())


def _title(noun: str) -> str:
    return noun[0].upper() + noun[1:]


def _listed(message: str, shown: Shown) -> str:
    """A message with the ids that there are, where these are few."""
    listed = [written for written in shown if "/" not in written]
    return f"{message}; the ids are {', '.join(listed)}" if 0 < len(listed) <= _FEW else message


def _hours(calendar: Calendar) -> str:
    zone = f" in {calendar.zone}" if calendar.zone else ""
    hours = f", {calendar.hours}{zone}" if calendar.hours else ""
    return f"{', '.join(calendar.working_week)}{hours}"


def _one_of(title: str, shown: Shown, message: str, closed: bool) -> Schema:
    """One of the ids that there are; any text where that is not known.

    The pattern comes first because the YAML language server merges what it has to say about each branch that
    fails, with all before it, until one fits; with it a thousand ids cost a thousand comparisons, and the
    message is this one.
    """
    first: Schema = {"title": title, "allOf": [{"$ref": "#/definitions/text"}]}
    following: list[Schema] = []
    if closed:
        fits = {"title": title, "type": "string", "pattern": rf"^{any_of(shown)}$(?!\n)"}
        first = {**fits, "patternErrorMessage": message, "errorMessage": message}
        following = never(f"{title}, by id", f"{message}.")
    if len(shown) > MANY:
        full = {written: about for written, about in shown.items() if "/" in written}
        following += branches(full)
    else:
        following += branches(shown)
    # An editor reads an id of this name as yes or no.
    following += [{"const": _YES_NO[word], **shown[word]} for word in _YES_NO if word in shown]
    return {"title": f"{title}, by id", "anyOf": [first, *following]}


def _attributes(group: Schema, known: dict[str, Schema], closed: bool) -> None:
    """Names the attributes of a group whose values all have one shape."""
    value = group["additionalProperties"]
    group["properties"] = {name: {**about, **_with(about, value)} for name, about in known.items()}
    if closed:
        group["additionalProperties"] = False


def _with(about: Schema, value: Schema) -> Schema:
    offered = about.get("anyOf", [])
    return {"anyOf": [*offered, value]} if offered else {"allOf": [value]}


def _systems(model: Model) -> dict[str, Schema]:
    named = sorted(model.config.systems.values())
    return {
        each.id: described(each.name, "The CRM field, or the CRM field with its value.") for each in named
    }


def _fields(ids: Ids) -> dict[str, Schema]:
    found = {}
    for full_id, field in ids.held(Field).items():
        assert isinstance(field, Field)
        offered = [each.value for each in field.choices]
        found[field.id] = {**ids.about(full_id), **({"anyOf": [{"enum": offered}]} if offered else {})}
    return found


def _printed(schema: Schema) -> str:
    """JSON in ASCII with one line for each branch, so that a new id is one new line in a comparison."""
    lines: list[str] = []
    _print(schema, "", lines)
    return "\n".join(lines) + "\n"


def _print(value: Any, margin: str, lines: list[str], name: str = "", end: str = "") -> None:
    if isinstance(value, dict) and "const" not in value and value:
        lines.append(f"{margin}{name}{{")
        last = len(value) - 1
        for at, (word, each) in enumerate(value.items()):
            _print(each, margin + " ", lines, f"{json.dumps(word)}: ", "," if at < last else "")
        lines.append(f"{margin}}}{end}")
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        lines.append(f"{margin}{name}[")
        for at, each in enumerate(value):
            _print(each, margin + " ", lines, end="," if at < len(value) - 1 else "")
        lines.append(f"{margin}]{end}")
    else:
        lines.append(f"{margin}{name}{json.dumps(value)}{end}")
