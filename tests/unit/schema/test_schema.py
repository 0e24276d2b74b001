"""The published schemas: sound in themselves, readable by every editor, and complete in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from funnelspec.config import load
from funnelspec.schema import schema_text, workspace_schema_text
from funnelspec.schema.plain import plain
from funnelspec.schema.samples import sample
from funnelspec.source import Source
from funnelspec.syntax.reader import read

DEFINITIONS = json.loads(schema_text())
WORKSPACE = json.loads(workspace_schema_text())
BOTH = pytest.mark.parametrize("schema", [DEFINITIONS, WORKSPACE], ids=["definitions", "workspace"])

Schema = dict[str, Any]

# What draft-07 validators in editors have in common; `if` and `then` only at the top and in what it holds.
KNOWN = {
    *("$schema", "$ref", "$comment", "definitions", "title", "description", "examples"),
    *("type", "enum", "pattern", "minimum", "minItems", "maxItems", "minProperties"),
    *("properties", "additionalProperties", "propertyNames", "required", "dependencies", "items"),
    *("allOf", "anyOf", "not", "if", "then"),
    *("enumDescriptions", "patternErrorMessage", "errorMessage"),
}
NAMED = ("properties", "definitions")


def shapes(schema: Schema) -> Iterator[Schema]:
    """A schema and every schema inside it."""
    yield schema
    for word, value in schema.items():
        if word in NAMED:
            for inner in value.values():
                yield from shapes(inner)
        elif word in ("allOf", "anyOf"):
            for inner in value:
                yield from shapes(inner)
        elif isinstance(value, dict) and word not in ("dependencies",):
            yield from shapes(value)


def attributes(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Every attribute by name, one that only refers to a definition resolved."""
    for shape in shapes({word: part for word, part in schema.items() if word not in ("if", "then")}):
        for name, attribute in shape.get("properties", {}).items():
            if set(attribute) == {"$ref"}:
                attribute = schema["definitions"][attribute["$ref"].rpartition("/")[2]]
            yield name, attribute


@BOTH
def test_it_is_a_draft_07_schema(schema: Schema) -> None:
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)


@BOTH
def test_it_uses_only_what_every_editor_reads(schema: Schema) -> None:
    assert {word for shape in shapes(schema) for word in shape} - KNOWN == set()


@BOTH
def test_every_attribute_says_what_it_is(schema: Schema) -> None:
    silent = [
        name for name, shape in attributes(schema) if not shape.get("title") or not shape.get("description")
    ]
    assert silent == []
    for name, shape in attributes(schema):
        assert shape["description"].endswith("."), name
        assert not shape["title"].endswith("."), name


@BOTH
def test_every_attribute_has_examples_that_are_right(schema: Schema) -> None:
    for name, shape in attributes(schema):
        assert shape["examples"], name
        whole = jsonschema.Draft7Validator({**shape, "definitions": schema["definitions"]})
        for example in shape["examples"]:
            assert list(whole.iter_errors(example)) == [], (name, example)


@BOTH
def test_the_lines_shown_as_samples_can_be_copied(schema: Schema) -> None:
    for name, shape in attributes(schema):
        line = sample(name, shape)
        if line == f"{name}:":
            continue
        source = Source("sales.yaml", line + "\n")
        reading = read(source)
        assert reading.findings == []
        assert reading.root is not None
        values = plain(reading.root)
        assert isinstance(values, dict)
        jsonschema.Draft7Validator({**shape, "definitions": schema["definitions"]}).validate(values[name])


@BOTH
def test_branches_differ_by_json_type(schema: Schema) -> None:
    for shape in shapes(schema):
        branches = shape.get("anyOf", [])
        if branches and all("required" in branch and "type" not in branch for branch in branches):
            continue
        types: list[str] = []
        for branch in branches:
            while "$ref" in branch:
                branch = schema["definitions"][branch["$ref"].rpartition("/")[2]]
            found = branch["type"]
            types += found if isinstance(found, list) else [found]
        assert len(types) == len(set(types)), shape


@BOTH
def test_no_pattern_lets_a_line_end_through(schema: Schema) -> None:
    patterns = [shape["pattern"] for shape in shapes(schema) if "pattern" in shape]
    assert all(pattern == "\\S" or "$(?!\\n)" in pattern or "\\u0000" in pattern for pattern in patterns)


@BOTH
def test_groups_are_closed(schema: Schema) -> None:
    for shape in shapes({word: part for word, part in schema.items() if word not in ("if", "then")}):
        if shape.get("type") == "object":
            assert "additionalProperties" in shape, shape


@BOTH
def test_every_definition_is_used(schema: Schema) -> None:
    used = {shape["$ref"].rpartition("/")[2] for shape in shapes(schema) if "$ref" in shape}
    assert used == set(schema["definitions"])


GOOD = [
    "spec: 1\n",
    'spec: "1"\nname: 2026\nteams: {}\n',
    "spec: 1\nteams: {sales: {name: Sales}, marketing: {name: M, contact: x}}\n",
    "spec: 1\ncalendar: {working_day: 7.5 hours, working_week: mon, hours: 00:00-24:00, zone: UTC}\n",
    "spec: 1\ncalendars: {p: {}, q: {working_day: 450 minutes, zone: America/Argentina/Buenos_Aires}}\n",
    "spec: 1\ncontexts: {partner: {name: Partner}}\nsystems: {salesforce: {name: Salesforce}}\n",
    "spec: 1\npublish: {output: a/../b, formats: markdown, edit_url: 'http://a/{path}', colours: '#fff'}\n",
    "spec: 1\npublish: {}\nexclude: []\n",
    "spec: 1\nexclude: archive/**\npreset: strict\nrules: {a: off, b: error}\n",
    "spec: 1\noverrides: {files: a, rules: {}}\n",
    "spec: 1\noverrides: [{files: [a, b], rules: {c: info}}]\n",
]

BAD = [
    "name: x\n",
    "spec: 2\n",
    "spec: one\n",
    "spec:\n",
    "- spec\n",
    "text\n",
    "spec: 1\nname:\n",
    "spec: 1\nnme: x\n",
    "spec: 1\nteams: [sales]\n",
    "spec: 1\nteams:\n",
    "spec: 1\nteams: {Sales: {name: x}}\n",
    'spec: 1\nteams: {"sales\\n": {name: x}}\n',
    "spec: 1\nteams: {sales: {}}\n",
    "spec: 1\nteams: {sales: Sales}\n",
    "spec: 1\nteams: {sales: {name: x, mail: y}}\n",
    "spec: 1\ncontexts: {partner: {name: ''}}\n",
    "spec: 1\ncalendar: {working_day: 8}\n",
    "spec: 1\ncalendar: {working_day: 1 day}\n",
    "spec: 1\ncalendar: {working_week: [monday]}\n",
    "spec: 1\ncalendar: {working_week: []}\n",
    "spec: 1\ncalendar: {hours: 7-16}\n",
    "spec: 1\ncalendar: {hours: 07:00-25:00}\n",
    "spec: 1\ncalendar: {zone: America/}\n",
    "spec: 1\ncalendars: {Pacific: {}}\n",
    "spec: 1\npublish: {output: /srv}\n",
    "spec: 1\npublish: {output: 'C:\\site'}\n",
    "spec: 1\npublish: {output: '~/site'}\n",
    "spec: 1\npublish: {formats: [pdf]}\n",
    "spec: 1\npublish: {formats: []}\n",
    "spec: 1\npublish: {edit_url: 'javascript:x'}\n",
    "spec: 1\npublish: {colours: [red]}\n",
    "spec: 1\npublish: {colours: ['#12345']}\n",
    "spec: 1\nexclude: {a: b}\n",
    "spec: 1\nexclude: [a, null]\n",
    "spec: 1\npreset: strictly\n",
    "spec: 1\nrules: [a]\n",
    "spec: 1\nrules: {a: fatal}\n",
    "spec: 1\nrules: {a: }\n",
    "spec: 1\noverrides: [{files: a}]\n",
    "spec: 1\noverrides: [{files: [], rules: {}}]\n",
    "spec: 1\noverrides: [a]\n",
]


@pytest.mark.parametrize("text", GOOD + BAD)
def test_the_workspace_schema_and_the_configuration_agree(text: str) -> None:
    source = Source("funnelspec.yaml", text)
    root = read(source).root
    assert root is not None
    _, findings = load(source, root)
    valid = jsonschema.Draft7Validator(WORKSPACE).is_valid(plain(root))
    assert (valid, not findings) == (text in GOOD, text in GOOD), findings
