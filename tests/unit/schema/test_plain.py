"""What stands in a file, as an editor reads it and as it was written."""

from __future__ import annotations

import math

import pytest

from funnelspec.schema.plain import as_written, plain
from funnelspec.source import Source
from funnelspec.syntax.reader import read


def value(text: str, reader: object = plain) -> object:
    root = read(Source("sales.yaml", f"x: {text}\n")).root
    assert root is not None
    assert callable(reader)
    found = reader(root)
    assert isinstance(found, dict)
    return found["x"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ('"null"', "null"),
        ("true", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("12", 12),
        ("-0", 0),
        ("+5", 5),
        ("0123", 123),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2026-03-01", "2026-03-01"),
        ("1.10", 1.1),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-.INF", -math.inf),
        ("'12'", "12"),
        ("[1, a]", [1, "a"]),
        ("{a: 1}", {"a": 1}),
    ],
)
def test_as_yaml_1_2_reads_it(text: str, expected: object) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


def test_not_a_number_and_numbers_without_end() -> None:
    nothing, long = value(".nan"), value("9" * 5000)
    assert isinstance(nothing, float)
    assert math.isnan(nothing)
    assert long == math.inf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("~", None),
        ("'~'", "~"),
        ("''", ""),
        ("NO", "NO"),
        ("1.10", "1.10"),
        ("[0x1F, ~]", ["0x1F", None]),
    ],
)
def test_as_it_was_written(text: str, expected: object) -> None:
    assert value(text, as_written) == expected
