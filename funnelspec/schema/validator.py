"""The published JSON Schema as validators that give one error per problem.

Texts are validated as they were written (``as_written``): the schema takes the written form wherever it
takes a number or a yes/no, so the verdict is the same for ``40`` and ``"40"`` and for ``no`` and ``"no"``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from funnelspec.schema import schema_text

Schema = dict[str, Any]

REQUIRES_ONE = "requires-one"
"""Our own name for an ``anyOf`` whose branches each require another attribute."""


@cache
def schema() -> Schema:
    """The JSON Schema of a definitions file."""
    loaded: Schema = json.loads(schema_text())
    return loaded


@cache
def item_validator(section: str, team_file: bool) -> Any:
    """What validates one item of a section; a team's file may leave out what the shared item says."""
    whole = schema()
    shapes = [whole["properties"][section]["additionalProperties"]]
    if not team_file:
        shapes.append(whole["then"]["properties"][section]["additionalProperties"])
    return _validator({"allOf": shapes})


@cache
def file_validator() -> Any:
    """What validates a file down to the ids of its items, and not the items."""
    whole = schema()
    properties = {
        name: {word: part for word, part in shape.items() if word != "additionalProperties"}
        for name, shape in whole["properties"].items()
    }
    return _validator({"type": "object", "additionalProperties": False, "properties": properties})


def resolve(shape: Schema) -> Schema:
    """A shape, or the definition it refers to."""
    while "$ref" in shape:
        shape = schema()["definitions"][shape["$ref"].rpartition("/")[2]]
    return shape


def _validator(shape: Schema) -> Any:
    made = extend(Draft7Validator, {"anyOf": _any_of})  # type: ignore[no-untyped-call]
    return made({**shape, "definitions": schema()["definitions"]})


def _any_of(validator: Any, branches: list[Schema], value: object, _: Schema) -> Iterator[ValidationError]:
    """The errors of the one branch that is meant: in this schema branches differ by JSON type, or each
    requires another attribute."""
    for branch in branches:
        kind = resolve(branch)
        if "type" not in kind:
            if validator.evolve(schema=branch).is_valid(value):
                return
        elif any(validator.is_type(value, each) for each in _types(kind)):
            yield from validator.descend(value, branch)
            return
    by_type = "type" in resolve(branches[0])
    yield ValidationError("no branch fits", validator="anyOf" if by_type else REQUIRES_ONE)


def _types(kind: Schema) -> list[str]:
    types = kind["type"]
    return [types] if isinstance(types, str) else types
