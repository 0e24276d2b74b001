"""Lines and columns as an editor counts them."""

from __future__ import annotations

import pytest

from funnelspec.source import Location, Position, Source


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb", ["a", "b"]),
        ("a\rb", ["a", "b"]),
        ("a\n", ["a", ""]),
        ("a\r", ["a", ""]),
        ("a\r\n", ["a", ""]),
        ("\n\n", ["", "", ""]),
        ("\r\r", ["", "", ""]),
        ("\r\n\r\n", ["", "", ""]),
        ("\n\r", ["", "", ""]),
        ("a\r\r\nb\nc\rd", ["a", "", "b", "c", "d"]),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", ["a\u2028b\u2029c\x85d\x0be\x0cf"]),
    ],
)
def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else(text: str, lines: list[str]) -> None:
    source = Source("a.yaml", text)
    assert [source.line(number) for number in range(1, len(lines) + 1)] == lines
    assert source.position(len(text)).line == len(lines)
    assert source.line(len(lines) + 1) == ""
    assert source.line(0) == ""


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: word", "word", 1, 4),
        ("é: word", "word", 1, 4),
        ("e\u0301: word", "word", 1, 5),
        ("😀: word", "word", 1, 4),
        ("漢字: word", "word", 1, 5),
        ("\ta: word", "word", 1, 5),
        ("a\r\nb: word", "word", 2, 4),
        ("a\rb: word", "word", 2, 4),
        ("a\u2028b: word", "word", 1, 6),
    ],
)
def test_columns_count_code_points_from_one(text: str, word: str, line: int, column: int) -> None:
    at = text.index(word)
    assert Source("a.yaml", text).position(at) == Position(line, column)


def test_a_location_knows_its_first_line() -> None:
    source = Source("a.yaml", "one\r\ntwo\nthree")
    place = Location(source, 1, len(source.text))
    assert place.first_line().text == "ne"
    assert (place.first, place.last) == (Position(1, 2), Position(3, 6))


def test_many_lone_carriage_returns_take_no_longer_than_line_feeds() -> None:
    source = Source("a.yaml", "\r" * 200_000)
    assert source.position(200_000).line == 200_001
