"""The glossary for programs: as its schema says, and with every text as it was typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from funnelspec.glossary.value import Glossary
from funnelspec.renderers import json_value
from tests.glossaries import glossary_of, sample
from tests.unit.renderers.workspace import FILES, MENTION

SCHEMA = json.loads(json_value.schema_text())


def strict(part: Any) -> Any:
    """The schema, but with no attribute that it does not name."""
    if isinstance(part, list):
        return [strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    closed = {name: strict(value) for name, value in part.items()}
    if part.get("type") == "object" and part is not SCHEMA["$defs"]["body"]:
        closed["unevaluatedProperties"] = False
    return closed


VALIDATOR = Draft202012Validator(strict(SCHEMA))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("glossary", [glossary_of(FILES), sample(str)])
def test_what_is_written_is_what_the_schema_says(glossary: Glossary) -> None:
    VALIDATOR.validate(json.loads(json_value.render(glossary)))


def test_the_schema_refuses_what_it_must() -> None:
    values = json_value.as_values(sample(str))
    for broken in (
        {**values, "version": 2},
        {**values, "surprise": 1},
        {**values, "items": [{**values["items"][0], "state": "new"}]},
        {**values, "items": [{**values["items"][0], "facts": [{"attribute": "a", "label": "b"}]}]},
        {name: value for name, value in values.items() if name != "missing"},
    ):
        assert not VALIDATOR.is_valid(broken)


def test_an_item_says_what_is_agreed_and_what_each_side_says() -> None:
    values = json_value.as_values(glossary_of(FILES))
    items = {item["id"]: item for item in values["items"]}
    sql = items["terms/sql"]
    assert (sql["disputed"], sql["facts"][0]["attribute"]) == (True, "aliases")
    views = [(view["owner"]["name"], view["text"]) for view in sql["differences"][0]["views"]]
    assert views == [
        ("Marketing", "Booked a demo."),
        ("Sales", "Accepted by a sales rep after a first call with an MQL."),
    ]
    mql = items["stages/mql"]
    definition = mql["facts"][0]
    assert definition["markdown"].startswith("Meets the [[criteria/mql]] and **waits**")
    assert definition["links"] == [{"written": "criteria/mql", "to": "criteria/mql", "shown": "MQL criteria"}]
    assert mql["owners"] == [{"team": "marketing", "name": "Marketing", "contact": "#marketing-ops"}]
    assert [move["to"]["to"] for move in values["funnels"][0]["moves"]][:2] == ["stages/mql", "stages/won"]


def test_names_in_a_text_and_who_uses_an_item() -> None:
    items = {item["id"]: item for item in json_value.as_values(glossary_of(FILES))["items"]}
    assert {"text": "Lead", "to": "terms/lead"} in items["stages/mql"]["used_by"]
    (sql,) = (each for each in items["terms/sql"]["differences"] if each["attribute"] == "definition")
    assert [link["to"] for view in sql["views"] for link in view["links"]] == ["stages/mql"]
    glossary = glossary_of(MENTION)
    demo = next(item for item in json_value.as_values(glossary)["items"] if item["id"] == "terms/demo")
    assert demo["facts"][0]["mentions"] == [{"written": "rep", "to": "terms/rep", "shown": "rep"}]


def test_what_is_missing_is_told() -> None:
    values = json_value.as_values(sample(str))
    assert (values["complete"], values["missing"]) == (False, ["terms/broken"])
    assert json_value.as_values(glossary_of(FILES))["complete"]
