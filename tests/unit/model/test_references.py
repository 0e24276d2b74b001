"""What an item points at: nothing that can be written is forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from funnelspec.model.entities import Distinction, Entry, Ref, When
from funnelspec.model.references import conditions, links, prose, references, team_names
from funnelspec.model.views import inside
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping, Text
from tests.unit.model.definitions import everything, model

BUILT = model(everything()).entries
ENTRIES = [each for entry in BUILT for each in (entry, *inside(entry))]
IDS = [entry.full_id for entry in ENTRIES]


def _held(value: object, kind: type[Ref] | type[When]) -> Iterator[Ref | When]:
    """Every value of a kind in a field, small values looked into, items inside left out."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _held(each, kind)


def _all(entry: Entry, kind: type[Ref] | type[When]) -> list[Ref | When]:
    return [held for field in type(entry).fields for held in _held(getattr(entry, field), kind)]


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_every_reference_is_looked_at_once(entry: Entry) -> None:
    found = [id(ref) for _, ref in references(entry)]
    assert sorted(found) == sorted(id(ref) for ref in _all(entry, Ref))
    assert len(found) > 3


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_a_reference_comes_with_the_attribute_it_stands_in(entry: Entry) -> None:
    for attribute, ref in references(entry):
        line = ref.text.source.line(ref.text.where.first.line)
        assert f"{attribute}:" in line


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_every_condition_is_looked_at_once(entry: Entry) -> None:
    found = [id(when) for _, when in conditions(entry)]
    assert sorted(found) == sorted(id(when) for when in _all(entry, When))


def test_the_conditions_of_these_tests_are_all_told_apart() -> None:
    numbers = [
        when.node.where.text.partition(">")[2].strip(" ]").partition(",")[0]
        for entry in ENTRIES
        for _, when in conditions(entry)
    ]
    assert set(numbers) == {str(number) for number in range(1, 14)} - {"6"}  # the number of a lead


def test_conditions_come_with_the_attribute_they_stand_in() -> None:
    found = {entry.full_id: [attribute for attribute, _ in conditions(entry)] for entry in ENTRIES}
    said = ["entry", "exit", "next", "max_age"]
    assert {full_id: names for full_id, names in found.items() if names} == {
        "segments/item/inner": ["when"],
        "criteria/item": ["when"],
        "scores/item": ["when"],
        "stages/item": said,
        "funnels/item": [*said, *said],
        "statuses/item": ["next"],
        "reasons/item/inner": ["needs"],
        "slas/item": ["when"],
        "handovers/item": ["when"],
        "metrics/item": ["when"],
    }


def test_every_team_that_is_named() -> None:
    found = {entry.full_id: [name.value for name in team_names(entry)] for entry in ENTRIES}
    owners = ["marketing", "sales"]
    assert found.pop("statuses/item") == [*owners, "sales", "marketing"]
    assert found.pop("handovers/item") == [*owners, "marketing", "sales"]
    assert all(names == owners for names in found.values())


def test_an_owner_that_comes_from_the_head_is_the_heads() -> None:
    entry = model("owner: sales\nterms:\n  a: {name: A, definition: Is a.}\n").entries[0]
    assert [owner.value for owner in entry.owner] == ["sales"]
    assert list(team_names(entry)) == []


PROSE = {
    "definition": ["What ITEM means"],
    "examples": ["one", "two"],
    "counter_examples": ["three"],
    "notes": ["four", "five"],
    "because": ["nobody needs it"],
    "avoid": ["it says nothing"],
    "not_the_same_as": ["it is a field"],
}
OWN_PROSE = {
    "criteria/item": {"cases": ["too small"]},
    "slas/item": {"if_missed": ["Somebody is told"]},
    "handovers/item": {"feedback": ["Every Monday"]},
}


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_every_prose_with_the_attribute_it_stands_in(entry: Entry) -> None:
    found: dict[str, list[str]] = {}
    for attribute, text in prose(entry):
        found.setdefault(attribute, []).append(text.value)
    assert found == PROSE | OWN_PROSE.get(entry.full_id, {})


def test_a_distinction_is_a_reference_with_a_reason() -> None:
    first, second = BUILT[0].not_the_same_as
    assert isinstance(first, Distinction)
    assert (first.ref.text.value, first.because) == ("terms/other", None)
    assert second.because is not None


def _links(words: str) -> list[tuple[str, str]]:
    text = Text(Source("a.yaml", words), 0, len(words), words)
    return [(link.target, words[link.start : link.end]) for link in links(text)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("no link", []),
        ("", []),
        ("[[MQL]]", [("MQL", "[[MQL]]")]),
        ("a [[ terms/lead ]], [[b]]", [("terms/lead", "[[ terms/lead ]]"), ("b", "[[b]]")]),
        ("[[", []),
        ("]]", []),
        ("[[open", []),
        ("[[]] [[ ]]", []),
        ("[[a]", []),
        ("[[a]]]]", [("a", "[[a]]")]),
        ("[[[a]]]", [("a", "[[a]]")]),
        ("[[a [[b]]", [("b", "[[b]]")]),
        ("[[a [[b]] c]]", [("b", "[[b]]")]),
        ("[[a]][[b]]", [("a", "[[a]]"), ("b", "[[b]]")]),
        ("[a] [[b]] [c](d)", [("b", "[[b]]")]),
        ("`[[a]]`", [("a", "[[a]]")]),
    ],
)
def test_links(words: str, found: list[tuple[str, str]]) -> None:
    assert _links(words) == found


@pytest.mark.parametrize("words", ["[[" * 50_000, "]]" * 50_000, "[[a " * 50_000 + "]]", "[[]]" * 50_000])
def test_brackets_without_end_are_read_at_once(words: str) -> None:
    assert len(_links(words)) <= 1


def test_many_links() -> None:
    assert len(_links("[[a]]" * 20_000)) == 20_000


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("'it''s [[MQL]]'", 1, 11),
        ('"\\u00fc [[MQL]]"', 1, 12),
        (">-\n  one two\n  [[MQL]]\n", 3, 3),
    ],
)
def test_a_link_has_its_place_in_the_file(written: str, line: int, column: int) -> None:
    root = read(Source("a.yaml", f"a: {written}")).root
    assert isinstance(root, Mapping)
    text = root.get("a")
    assert isinstance(text, Text)
    (link,) = links(text)
    assert (link.where.first, link.where.text) == ((line, column), "[[MQL]]")
