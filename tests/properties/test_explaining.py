"""An item is explained exactly when the schema refuses it: nothing is left out without a word."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from funnelspec.schema import schema_text
from funnelspec.schema.explain import HEAD, explain_file, explain_item
from funnelspec.schema.plain import as_written, plain
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping

SCHEMA = json.loads(schema_text())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
DEFINITIONS = SCHEMA["definitions"]

ODD = st.sampled_from(
    [
        "x",
        "",
        None,
        "yes",
        "2 days",
        "10%",
        "2026-02-29",
        "40",
        "Bad id",
        [],
        {},
        ["x", None],
        {"x": "y"},
        [["x"]],
    ]
)


def resolved(shape: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in shape:
        shape = DEFINITIONS[shape["$ref"].rpartition("/")[2]]
    return shape


@st.composite
def shaped(draw: st.DrawFn, shape: dict[str, Any], depth: int = 0) -> Any:
    """A value that is nearly of a shape: mostly right, now and then something odd."""
    shape = resolved(shape)
    if draw(st.integers(0, 15)) == 0:
        return draw(ODD)
    if shape.get("examples") and (depth > 5 or draw(st.booleans())):
        return draw(st.sampled_from(shape["examples"]))
    for inner in shape.get("allOf", ()):
        return draw(shaped(inner, depth))
    if "anyOf" in shape and "type" not in shape:
        branches = shape["anyOf"][:1] if depth > 5 else shape["anyOf"]
        return draw(shaped(draw(st.sampled_from(branches)), depth + 1))
    if shape.get("type") == "array":
        return draw(st.lists(shaped(shape["items"], depth + 1), max_size=2))
    if shape.get("type") == "object":
        known = shape.get("properties", {})
        names = set(shape.get("required", ())) | draw(
            st.sets(st.sampled_from(sorted(known) or ["a"]), max_size=4)
        )
        if not known or draw(st.integers(0, 10)) == 0:
            names = names | {draw(st.sampled_from(["a", "b_1", "Bad id", "nme"]))}
        if draw(st.integers(0, 10)) == 0:
            names = set(sorted(names)[1:])
        other = shape.get("additionalProperties") or {"enum": ["x"]}
        return {name: draw(shaped(known.get(name, other), depth + 1)) for name in sorted(names)}
    return draw(st.sampled_from(shape["enum"])) if "enum" in shape else draw(ODD)


SECTIONS = sorted(set(SCHEMA["properties"]) - set(HEAD))


@settings(max_examples=400)
@given(st.data(), st.sampled_from(SECTIONS), st.booleans())
def test_explained_exactly_when_refused(data: st.DataObject, section: str, team_file: bool) -> None:
    item = data.draw(shaped(SCHEMA["properties"][section]["additionalProperties"]))
    document = {"team": "sales"} if team_file else {}
    text = yaml.safe_dump({**document, section: {"x": item}}, sort_keys=False)
    source = Source("sales.yaml", text)
    root = read(source).root
    assert isinstance(root, Mapping)
    group = root.get(section)
    assert isinstance(group, Mapping)
    key, node = group.entries["x"]
    found = explain_file(root, source) + explain_item(section, key, node, team_file)
    assert (not found) == VALIDATOR.is_valid(as_written(root)), text
    if not found:
        # An editor, which reads YAML 1.2, is never stricter.
        assert VALIDATOR.is_valid(plain(root)), text
    for finding in found:
        assert finding.at.text
        assert finding.help
        assert not finding.headline.endswith(".")
        assert finding.at.where.start <= finding.at.where.end <= len(text)
