"""Words inside a text have their own places, however the text is written."""

from __future__ import annotations

import pytest
import yaml

from funnelspec.source import Source
from funnelspec.syntax import reader
from funnelspec.syntax.offsets import offsets
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping, Text


@pytest.fixture(autouse=True, params=[True, False], ids=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "use_libyaml", request.param and yaml.__with_libyaml__)


def value(text: str) -> Text:
    """The value of ``a``."""
    root = read(Source("a.yaml", text)).root
    assert isinstance(root, Mapping)
    found = root.get("a")
    assert isinstance(found, Text)
    return found


def place(text: str, word: str) -> tuple[int, int, str]:
    """Line, column and source words of a word in the value of ``a``."""
    node = value(text)
    at = node.value.index(word)
    where = node.at(at, at + len(word))
    return (*where.first, where.text)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("a: one two\n", "two", (1, 8, "two")),
        ("a: one\n  two\n  three\n", "two", (2, 3, "two")),
        ("a: one\n\n\n  two\n", "two", (4, 3, "two")),
        ("a: one\n\n\n  two\n", "\n\n", (2, 1, "\n\n")),
        ("a: one   \r\n   two\r\n", "two", (2, 4, "two")),
        ("a: one\n  two\n", "e t", (1, 6, "e\n  t")),
        ("a: é😀 漢 word\n", "word", (1, 9, "word")),
        ("a: 'it''s two'\n", "two", (1, 11, "two")),
        ("a: 'it''s two'\n", "'", (1, 7, "''")),
        ("a: 'it''s\n\n  two '\n", "two", (3, 3, "two")),
        ("a: ' one\n  two '\n", " one", (1, 5, " one")),
        ('a: "one \\"two\\" three"\n', "two", (1, 11, "two")),
        ('a: "\\u00e9\\t\\x41\\U0001F600 word"\n', "word", (1, 28, "word")),
        ('a: "\\u00e9 word"\n', "é", (1, 5, "\\u00e9")),
        ('a: "one\\\n    two"\n', "onetwo", (1, 5, "one\\\n    two")),
        ('a: "one \\\n    two"\n', "two", (2, 5, "two")),
        ('a: "one\n\n    two"\n', "two", (3, 5, "two")),
        ('a: "one\\\n\n  two\\  \n  three"\n', "three", (4, 3, "three")),
        ("a: >-\n  one\n  two\n", "two", (3, 3, "two")),
        ("a: >-\n  one\n  two\n", " ", (2, 6, "\n")),
        ("a: >\n  one\n\n  two\n\n\n", "two", (4, 3, "two")),
        ("a: > # why\n  one\n    more\n  two\n", "more", (3, 5, "more")),
        ("a: > # why\n  one\n    more\n  two\n", "two", (4, 3, "two")),
        ("a: |\n  one\n  two\n", "two", (3, 3, "two")),
        ("a: |2-\n    one\n  two\n", "  one", (2, 3, "  one")),
        ("a: |-2\n    one\n  two\n", "two", (3, 3, "two")),
        ("a: |+\n  one\n\n  two\n\n\nb: c\n", "two", (4, 3, "two")),
        ("a: |\n\n   \n    one\n", "one", (4, 5, "one")),
        ("a: |\r\n  one\r\n  two\r\n", "two", (3, 3, "two")),
        ("a: |\n  one\ttwo\n", "two", (2, 7, "two")),
        ("a: |\n  # one\n  two #2\n", "two", (3, 3, "two")),
        ("a: >-\n  one\n  two", "two", (3, 3, "two")),
        ("a: &x !!str >-\n  one\n  two\n", "two", (3, 3, "two")),
        ("b: {c: 1}\na: 'one\u2028two'\n", "two", (2, 9, "two")),
    ],
)
def test_a_word_has_its_place(text: str, word: str, found: tuple[int, int, str]) -> None:
    assert place(text, word) == found


@pytest.mark.parametrize(
    "text", ["x: &x >-\n  one\n  two\na: *x\n", "x: &x 'it''s'\na: *x\n", 'x: &x "\\x41b"\na: *x\n']
)
def test_inside_an_alias_the_place_is_the_alias(text: str) -> None:
    node = value(text)
    assert node.at(1, 2).text == "*x"


def test_an_empty_part_has_a_place_between_the_words() -> None:
    node = value("a: 'it''s'\n")
    assert (node.at(0, 0).first, node.at(3, 3).first, node.at(4, 4).first) == ((1, 5), (1, 9), (1, 10))


def test_bounds_beyond_the_text_are_its_bounds() -> None:
    node = value("a: >-\n  one\n  two\n")
    assert node.at(-5, 99).text == "one\n  two"
    assert value("a: one\n").at(2, 99).text == "e"


def test_an_empty_text_is_its_own_place() -> None:
    assert value("a: ''\n").at(0, 0).text == "''"


def test_a_text_is_scanned_once_for_all_places_in_it() -> None:
    text = value("a: 'one ''two'' three'\n")
    before = offsets.cache_info().misses
    assert [text.at(at, at + 3).start for at in (0, 5, 10)] == [4, 10, 16]
    assert offsets.cache_info().misses == before + 1
