"""The builder: every attribute arrives in its field, with its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from funnelspec.config import load
from funnelspec.diagnostic import WARNING
from funnelspec.model import shapes
from funnelspec.model.build import build
from funnelspec.model.entities import SECTIONS, Entry, Ref, When, YesNo
from funnelspec.model.shapes import KINDS, MILESTONE, PART, REASON, Kind, field_of
from funnelspec.model.views import inside
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping, Node, Text
from tests.unit.model.definitions import COMMON, INNER, OWN, everything, model, report, texts

CONFIG, _ = load(Source("funnelspec.yaml", "spec: 1\nname: Northwind\n"), None)


def _entries() -> list[tuple[Entry, Kind]]:
    source = Source("definitions.yaml", everything())
    reading = read(source)
    assert reading.findings == []
    built, findings = build(CONFIG, [(source, reading.root)])
    assert [(finding.headline, finding.at.where.text) for finding in findings] == []
    found = []
    for entry in built.entries:
        found.append((entry, KINDS[entry.section]))
        found += [(each, INNER[entry.section][1]) for each in inside(entry)]
    return found


ENTRIES = _entries()


def found(files: str) -> list[tuple[str, tuple[int, int]]]:
    """The rules that are broken, and where."""
    return [(one.card.name, one.at.where.first) for one in report(files).at_least(WARNING)]


def _arrived(value: object) -> Iterator[Text]:
    """Every text in a field, small values looked into."""
    if isinstance(value, When):
        yield from texts(value.node)
    elif isinstance(value, (Ref, YesNo)):
        yield value.text
    elif isinstance(value, Node):
        yield from texts(value)
    elif isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        for at, each in enumerate(value):
            if names is None or names[at] != "node":
                yield from _arrived(each)


def test_the_definitions_of_these_tests_use_every_attribute() -> None:
    assert list(SECTIONS) == list(KINDS) == list(OWN)
    for section, kind in KINDS.items():
        assert set(kind.shape) == {*COMMON, *OWN[section]}, section
        assert kind.entity is SECTIONS[section]
    assert {section: set(kind.inside) for section, kind in KINDS.items() if kind.inside} == {
        section: {name} for section, (name, _, _) in INNER.items()
    }
    for _, kind, own in INNER.values():
        assert set(kind.shape) == {*COMMON, *own}
    assert len(ENTRIES) == len(KINDS) + len(INNER)


@pytest.mark.parametrize(("entry", "kind"), ENTRIES, ids=[entry.full_id for entry, _ in ENTRIES])
def test_every_attribute_arrives_in_its_field_with_its_place(entry: Entry, kind: Kind) -> None:
    inner = {name for name, _, _ in INNER.values()} if "/" not in entry.id else set()
    for name, (key, node) in entry.written.items():
        assert entry.place(name) == key.where
        assert key.where.text == name
        assert entry.value_place(name) == node.where
        if name in inner and name in KINDS[entry.section].inside:
            continue
        value = getattr(entry, kind.shape[name][0])
        arrived = {(text.start, text.value) for text in _arrived(value)}
        typed = {(text.start, text.value) for text in texts(node)}
        # A plain yes or no in a funnel's stage is all there is to say; it keeps no place.
        dropped = {value for _, value in typed - arrived}
        assert dropped == (
            {"no"} if name in ("stages", "side_stages") and entry.section == "funnels" else set()
        )
        for text in _arrived(value):
            assert text.where.text.strip("\"'") == text.value


@pytest.mark.parametrize(("entry", "kind"), ENTRIES, ids=[entry.full_id for entry, _ in ENTRIES])
def test_no_two_attributes_share_a_field_and_each_field_has_one(entry: Entry, kind: Kind) -> None:
    fields = [field for field, _ in kind.shape.values()]
    assert len(set(fields)) == len(fields)
    given = {*fields, *kind.inside, "section", "id", "full_id", "key", "file", "written"}
    assert given == set(type(entry).fields)
    for name in entry.written:
        assert getattr(entry, field_of(entry, name)) is not None


def test_ids_places_and_kinds_of_the_items_inside() -> None:
    built = model(everything())
    assert [type(built.shared.entries[full_id]) for full_id in (
        "segments/item/inner", "funnels/item/inner", "reasons/item/inner"
    )] == [PART.entity, MILESTONE.entity, REASON.entity]  # fmt: skip
    part = built.shared.entries["segments/item/inner"]
    assert (part.section, part.id, part.full_id, part.key.value) == (
        "segments",
        "item/inner",
        "segments/item/inner",
        "inner",
    )
    assert part.key.where.first.column == 7


def test_references_may_name_the_sections_that_the_format_says() -> None:
    by_id = {entry.full_id: entry for entry, _ in ENTRIES}
    assert by_id["slas/item"].starts[0].sections == ("stages", "statuses")  # type: ignore[attr-defined]
    assert by_id["metrics/item"].of[0].sections == shapes.COUNTED  # type: ignore[attr-defined]
    assert by_id["terms/item"].see[0].sections == tuple(SECTIONS)
    assert by_id["stages/item"].next[0].to.sections == ("stages",)  # type: ignore[attr-defined]
    assert by_id["statuses/item"].next[0].to.sections == ("statuses",)  # type: ignore[attr-defined]
    assert by_id["handovers/item"].reject_with.sections == ("reasons",)  # type: ignore[attr-defined]


def test_the_head_of_a_file() -> None:
    built = model(
        {
            "a.yaml": "team: sales\ncontext: partner\nowner: [sales, marketing]\n"
            "terms:\n  a: {name: A, definition: Green}\n  b: {name: B, definition: Green, owner: sales}\n",
            "b.yaml": "terms:\n  c: {name: C, definition: Green}\n",
        }
    )
    first, second = built.files
    assert (first.team, first.context, [owner.value for owner in first.owner]) == (
        "sales",
        "partner",
        ["sales", "marketing"],
    )
    assert first.team_text is not None
    assert first.context_text is not None
    assert (first.team_text.where.first, first.context_text.where.first) == ((1, 7), (2, 10))
    assert (second.team, second.context, second.owner) == (None, None, ())
    owners = {entry.full_id: [owner.value for owner in entry.owner] for entry in built.entries}
    assert owners == {"terms/a": ["sales", "marketing"], "terms/b": ["sales"], "terms/c": []}


def test_the_owner_of_a_head_holds_for_items_inside_that_name_none() -> None:
    entry = model(
        "owner: sales\nsegments:\n  size:\n    name: Size\n    definition: By size.\n    owner: marketing\n"
        "    parts:\n      small: {name: Small, when: demo}\n"
        "      large: {name: Large, when: demo, owner: sales}\n"
    ).shared.entries
    assert [owner.value for owner in entry["segments/size/small"].owner] == ["marketing"]
    assert [owner.value for owner in entry["segments/size/large"].owner] == ["sales"]


@pytest.mark.parametrize(
    ("section", "attribute", "value", "field"),
    [
        ("terms", "aliases", "word", "aliases"),
        ("terms", "owner", "sales", "owner"),
        ("terms", "avoid", "blob", "avoid"),
        ("terms", "avoid", "{word: blob}", "avoid"),
        ("terms", "not_the_same_as", "terms/x", "not_the_same_as"),
        ("terms", "not_the_same_as", "{id: terms/x}", "not_the_same_as"),
        ("terms", "see", "terms/x", "see"),
        ("stages", "next", "x", "next"),
        ("stages", "next", "{to: x}", "next"),
        ("stages", "never", "x", "never"),
        ("stages", "max_age", "2 days", "max_age"),
        ("stages", "max_age", "{close: 2 days}", "max_age"),
        ("statuses", "set_by", "sales", "set_by"),
        ("metrics", "of", "stages/x", "of"),
    ],
)
def test_one_thing_is_a_list_of_one(section: str, attribute: str, value: str, field: str) -> None:
    one = f"{section}:\n  x: {{name: X, definition: Green, {attribute}: {value}}}\n"
    several = f"{section}:\n  x: {{name: X, definition: Green, {attribute}: [{value}]}}\n"
    first, second = model(one).entries[0], model(several).entries[0]
    assert len(getattr(first, field)) == 1
    assert [text.value for text in _arrived(getattr(first, field))] == [
        text.value for text in _arrived(getattr(second, field))
    ]


def test_no_moves_is_not_the_same_as_none_said() -> None:
    stages = "stages:\n  a: {name: A, definition: Green, next: []}\n  b: {name: B, definition: Green}\n"
    entries = model(stages).shared.entries
    assert (entries["stages/a"].next, entries["stages/b"].next) == ((), None)  # type: ignore[attr-defined]


def test_a_misshapen_item_leaves_its_neighbours() -> None:
    text = (
        "terms:\n  a: {name: A, definition: Green}\n  b: {name: B, definitions: Green}\n"
        "  c: {name: C, definition: Green}\n"
        "segments:\n  size: {name: Size, definition: By size., parts: {small: {name: Small}}}\n"
    )
    built = model(text)
    assert [entry.full_id for entry in built.entries] == ["terms/a", "terms/c"]
    assert built.left_out == {"terms/b", "segments/size"}
    assert built.complete
    assert found(text) == [("unknown-attribute", (3, 16)), ("missing-attribute", (6, 52))]


def test_a_section_of_another_name_is_left_out_and_remembered() -> None:
    text = "Terms:\n  a: {name: A, definition: Green}\nstages: [b]\nfields:\n"
    built = model(text)
    assert built.left_out == {"Terms/a", "stages", "fields"}
    lost = ("terms/a", "stages/b", "stages/c", "funnels/a/x", "fields/x")
    assert all(built.shared.perhaps_left_out(full_id) for full_id in lost)
    assert not built.shared.perhaps_left_out("terms/b")


def test_a_name_in_curly_quotes() -> None:
    text = "terms:\n  trial: {name: \u201cFree trial\u201d, definition: For you.}\n"
    assert found(text) == [("curly-quotes", (2, 17))]
    entry = model(text).shared.named("Free trial")
    assert entry is not None
    assert entry.id == "trial"


def test_a_list_whose_dashes_have_no_space() -> None:
    """YAML reads it as one text, which would reach the glossary as one alias."""
    item = "terms:\n  a:\n    name: A\n    definition: Green\n    aliases:"
    assert found(f"{item}\n      -b\n      -c\n") == [("broken-yaml", (6, 7))]
    assert found(f"{item} -b\n") == []
    assert found(f"{item}\n      '-b'\n") == []


@pytest.mark.parametrize("written", ["Lead", "1st", "a-b", "a b", "_a", "a/b", "\u00fc"])
def test_an_id_that_is_none(written: str) -> None:
    text = f"terms:\n  {written}: {{name: A, definition: Green}}\n  b: {{name: B, definition: Green}}\n"
    built = model(text)
    assert "terms/b" in built.shared.entries
    assert found(text) == [("bad-id", (2, 3))]


def test_a_teams_item_may_say_a_part_and_a_shared_one_must_say_it_all() -> None:
    files = {
        "a.yaml": "stages:\n  mql: {name: MQL, definition: Waits., max_age: 2 days}\n",
        "b.yaml": "team: sales\nstages:\n  mql: {max_age: 3 days}\n",
    }
    assert len(model(files).entries) == 2
    alone = model({"b.yaml": "stages:\n  mql: {max_age: 3 days}\n"})
    assert alone.entries == ()
    assert alone.left_out == {"stages/mql"}


def test_an_empty_or_unreadable_file_is_a_file_without_items() -> None:
    source = Source("a.yaml", "")
    built, findings = build(CONFIG, [(source, None)], complete=False)
    assert (built.files[0].path, built.entries, built.complete, findings) == ("a.yaml", (), False, [])


def test_items_stand_in_path_order_then_as_written() -> None:
    files = {
        "b.yaml": "terms:\n  z: {name: Z, definition: Green}\n  a: {name: A, definition: Green}\n",
        "a.yaml": "stages:\n  s: {name: S, definition: Green}\nterms:\n  t: {name: T, definition: Green}\n",
    }
    built = model(files)
    assert [entry.full_id for entry in built.entries] == ["stages/s", "terms/t", "terms/z", "terms/a"]
    assert list(built.shared.entries) == ["terms/a", "terms/t", "terms/z", "stages/s"]


def test_of_an_id_defined_twice_the_first_counts() -> None:
    files = {name: f"terms:\n  a: {{name: {name}, definition: Green}}\n" for name in ("b.yaml", "a.yaml")}
    built = model(files)
    assert built.shared.entries["terms/a"].label == "a.yaml"
    assert len(built.entries) == 2


def test_a_root_that_is_no_group_is_one_finding() -> None:
    reading = read(Source("a.yaml", "- terms\n"))
    assert isinstance(reading.root, Node)
    assert not isinstance(reading.root, Mapping)
    built, findings = build(CONFIG, [(reading.root.source, reading.root)])
    assert built.entries == ()
    assert len(findings) == 1
