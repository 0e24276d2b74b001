"""Examples of the schema as lines of YAML, ready to copy."""

from __future__ import annotations

import json
from typing import Any

from funnelspec.schema.validator import resolve

_LONGEST = 90


def sample(name: str, shape: dict[str, Any]) -> str:
    """``name: example`` for an attribute, or ``name:`` when it has no example that fits a line."""
    for example in shape.get("examples", ()):
        line = f"{name}: {_value(example, False)}"
        if len(line) <= _LONGEST:
            return line
    return f"{name}:"


def _value(example: object, inside: bool) -> str:
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {_value(value, True)}" for key, value in example.items()) + "}"
    if isinstance(example, list):
        return "[" + ", ".join(_value(value, True) for value in example) + "]"
    word = str(example)
    if inside:
        return json.dumps(word) if set(word) & set(",[]{}:\"'#") else word
    return json.dumps(word) if word[0] in "[{\"'#" or ": " in word or " #" in word else word


def shape_at(shape: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """The shape of what stands at a path; an empty one where the schema says nothing about it."""
    for step in path:
        shape = _into(shape, step) or {}
    return shape


def _into(shape: dict[str, Any], step: str | int) -> dict[str, Any] | None:
    shape = resolve(shape)
    if isinstance(step, int):
        found = shape.get("items")
    else:
        found = shape.get("properties", {}).get(step) or shape.get("additionalProperties")
    if isinstance(found, dict):
        return resolve(found)
    for part in (*shape.get("allOf", ()), *shape.get("anyOf", ())):
        inner = _into(part, step)
        if inner is not None:
            return inner
    return None
