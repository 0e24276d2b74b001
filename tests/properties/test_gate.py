"""The builder is content with exactly the documents that the published JSON Schema is content with.

The schema is asked about the text as typed, as when it explains a finding; and what the two are content with,
an editor is content with, too, which reads the same file by YAML 1.2.
"""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from hypothesis import given
from hypothesis import strategies as st

from funnelspec.config import load
from funnelspec.model.build import build
from funnelspec.schema import schema_text
from funnelspec.schema.plain import as_written, plain
from funnelspec.source import Source
from funnelspec.syntax.reader import read

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft7Validator(
    json.loads(schema_text()), format_checker=jsonschema.FormatChecker(["date"])
)
CONFIG, _ = load(Source("funnelspec.yaml", "spec: 1\nname: Northwind\n"), None)

ODD: list[Any] = [
    None, "", "x", "  ", 0, 1, -1, 1.5, 100, True, False, "yes", "No", "10%", "101%", "-5%",
    "2 business hours",
    "2 hrs", "1.55 hours", "2026-03-01", "2026-13-01", "open", "Open", "mql", "Bad id", [], [""], ["x", "y"],
    [None],
    [["x"]], {}, {"x": "y"}, {"to": "mql"}, {"word": "x"}, {"id": "x"}, {"warn": "2 days"},
    {"limit": "2 days"},
    {"all": []}, {"any": ["x"]}, {"at_least": 2, "of": ["x"]}, {"at_least": 0, "of": ["x"]}, {"at_least": 2},
    {"of": ["x"]}, {"none": {"any": "x"}}, {"judgement": "x"}, {"judgement": None}, {"all": "x",
    "none": ["y"]},
    {"lead": {}, "meets": "yes"}, {"lead": {"a": [1, 2]}, "meets": True}, {"lead": {"a": {}}, "meets": True},
    {"points": 5, "when": "x"}, {"points": 5}, {"points": "5", "per": "x"}, {"points": "many", "when": "x"},
    {"x": {"name": "X"}}, {"x": {"name": "X", "when": "y"}}, {"X": {"name": "X", "when": "y"}},
    "10 per month",
    "10 per fortnight", {"de": {"name": "x"}}, {"deutsch": {"name": "x"}}, {"salesforce": {"A.b": ["x"]}},
    {"salesforce": {"A.b": []}}, {"salesforce": {}}, "007", "1e3", "0x10", ".inf", "+5", "1_000", "~", "null",
]  # fmt: skip


def documents() -> list[dict[str, Any]]:
    """One small document for every item of the definitions that the project ships and tests with, where they
    can be read."""
    found = []
    for folder in ("definitions", "tests/golden", "funnelspec/templates"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            if path.name == "funnelspec.yaml" or "everything_broken" in path.parts:
                continue
            if any(part.startswith("dot-") for part in path.parts):
                continue
            document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            for section, items in document.items():
                if isinstance(items, dict):
                    found += [{section: {key: item}} for key, item in items.items()]
    return found


DOCUMENTS = documents()


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, the document itself left out."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = []
    for step, inner in steps:
        found += [(*path, step), *places(inner, (*path, step))]
    return found


def parent(document: Any, path: tuple[Any, ...]) -> Any:
    for step in path[:-1]:
        document = document[step]
    return document


odd = st.sampled_from(ODD).map(deepcopy)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    document: dict[str, Any] = deepcopy(draw(st.sampled_from(DOCUMENTS)))
    if draw(st.booleans()):
        document["team"] = draw(st.sampled_from(["marketing", "", None, 5]))
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(places(document)))
        holder = parent(document, path)
        change = draw(st.sampled_from(["value", "value", "value", "drop", "rename", "add", "list"]))
        if change == "value":
            holder[path[-1]] = draw(odd)
        elif change == "drop":
            del holder[path[-1]]
        elif change == "list":
            holder[path[-1]] = [holder[path[-1]]]
        elif isinstance(holder, dict):
            name = draw(
                st.sampled_from(["name", "when", "next", "Bad id", "to", "of", "x", "at_least", "unit"])
            )
            holder[name] = holder.pop(path[-1]) if change == "rename" else draw(odd)
        if not document:
            document = {"terms": {}}
    return document


def agree(text: str) -> bool:
    """Whether the two agree on a text, and an editor is not stricter than both."""
    source = Source("definitions.yaml", text)
    reading = read(source)
    assert reading.root is not None, text
    model, findings = build(CONFIG, [(source, reading.root)])
    valid = VALIDATOR.is_valid(as_written(reading.root))
    content = not model.left_out and not [f for f in findings if f.rule not in IN_CONDITIONS]
    return content == valid and (not content or VALIDATOR.is_valid(plain(reading.root)))


IN_CONDITIONS = {"unreadable-condition", "empty-group", "curly-quotes"}


@given(mutated())
def test_the_builder_and_the_schema_agree(document: dict[str, Any]) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    assert agree(text), text


def test_they_agree_on_odd_values_of_every_attribute() -> None:
    """Each attribute of each section meets a few odd values; all of them together meet all."""
    seen: set[tuple[Any, ...]] = set()
    at = 0
    for document in DOCUMENTS:
        for path in places(document):
            kind = tuple("#" if isinstance(step, int) else step for step in path)
            kind = (kind[0], *kind[2:])
            if kind in seen or len(path) < 3:
                continue
            seen.add(kind)
            for _ in range(4):
                at += 1
                changed = deepcopy(document)
                parent(changed, path)[path[-1]] = deepcopy(ODD[at % len(ODD)])
                text = json.dumps(changed)
                assert agree(text), text
