"""Remedies that can be followed to the letter: the file can be read then, and says what was meant."""

from __future__ import annotations

import re

import pytest
import yaml

from funnelspec.schema.plain import as_written
from funnelspec.source import Source
from funnelspec.syntax.reader import read

CASES = [
    ("a: @foo bar\nb: c\n", {"a": "@foo bar", "b": "c"}),
    ("a: %x is # c\n", {"a": "%x is"}),
    ("a: [[MQL]] is it\n", {"a": "[[MQL]] is it"}),
    ("a: [[MQL]]\n", {"a": "[[MQL]]"}),
    ("a: *note well\n", {"a": "*note well"}),
    ("a: &more text\n", {"a": "&more text"}),
    ("a: {b: @c, d: e}\n", {"a": {"b": "@c", "d": "e"}}),
    ("a: [>= 5, b]\n", {"a": [">= 5", "b"]}),
    ("a: Note: this\n", {"a": "Note: this"}),
    ("a: {b: Note: this, c: d}\n", {"a": {"b": "Note: this", "c": "d"}}),
    ("a: 'don't'\n", {"a": "'don't'"}),
    ('a: "one" and two # c\n', {"a": '"one" and two'}),
    ("a: {b: 'c' d, e: f}\n", {"a": {"b": "'c' d", "e": "f"}}),
    ("{when: amount >= 22,800}\n", {"when": "amount >= 22,800"}),
    ("{a: one, two, three, b: c}\n", {"a": "one, two, three", "b": "c"}),
    ("a: [b >= 22,800, c]\n", {"a": ["b >= 22,800", "c"]}),
    ("a: {b: See [[MQL]] for more, c: d}\n", {"a": {"b": "See [[MQL]] for more", "c": "d"}}),
    ("a: {b: c] d}\n", {"a": {"b": "c] d"}}),
    ("a: [see {x}, y]\n", {"a": ["see {x}", "y"]}),
    ("a: our #1 region\n", {"a": "our #1 region"}),
    ("a: 1\nb:c d\n", {"a": "1", "b": "c d"}),
    ("a:\n  - b:c\n    d: e\n", {"a": [{"b": "c", "d": "e"}]}),
    ("{a:b, c: d}\n", {"a": "b", "c": "d"}),
    ("a:\n  -b\n  - c\n  - d: e\n", {"a": ["b", "c", {"d": "e"}]}),
    ("a:\n  b: 1\n\tc: 1\n", {"a": {"b": "1", "c": "1"}}),
    ("a:\n\t\tb: 1\n    c: 1\n", {"a": {"b": "1", "c": "1"}}),
    ("a: b\n\tc d\ne: f\n", {"a": "b c d", "e": "f"}),
    ("a:\n  - b: 1\n\tc: 1\n", {"a": [{"b": "1", "c": "1"}]}),
    ("a:\n  b: 1\n   c: 1\n", {"a": {"b": "1", "c": "1"}}),
    ("  a: 1\nb: 2\n", {"a": "1", "b": "2"}),
    ("a:\n    - b\n  - c\n", {"a": ["b", "c"]}),
    ("terms\n  a: b\n", {"terms": {"a": "b"}}),
    ("name Free trial\na: b\n", {"name": "Free trial", "a": "b"}),
]


@pytest.mark.parametrize(("text", "meant"), CASES, ids=[text for text, _ in CASES])
def test_followed_to_the_letter(text: str, meant: object) -> None:
    (finding,) = read(Source("a.yaml", text)).findings[:1]
    for _ in range(3):
        text = follow(text, finding.help, finding.at.where.start)
        reading = read(Source("a.yaml", text))
        if not reading.findings:
            break
        finding = reading.findings[0]
    assert reading.findings == []
    assert reading.root is not None
    assert as_written(reading.root) == meant


def follow(text: str, remedy: str, at: int) -> str:
    """The text after what a remedy says first was done."""
    first = text.rfind("\n", 0, at) + 1
    words = first + len(text[first:]) - len(text[first:].lstrip(" \t"))
    if found := re.search(r"`(?:the )?(\S+)` in line (\d+)", remedy):
        line = text.split("\n")[int(found[2]) - 1]
        return text[:first] + " " * line.index(found[1]) + text[words:]
    if found := re.search(r"type (\d+) space", remedy):
        return text[:first] + " " * int(found[1]) + text[words:]
    if remedy == "Put a space after the `-`.":
        return text[: at + 1] + " " + text[at + 1 :]
    for copy in re.findall(r"`([^`]+)`", remedy):
        if copy[0] in "\"'":
            return text.replace(yaml.safe_load(copy), copy, 1)
        if ": " in copy or copy[-1] == ":":
            plain = copy.replace(": ", " ").rstrip(":")
            return text.replace(plain if plain in text else copy.replace(": ", ":"), copy, 1)
    raise AssertionError(f"nothing to follow in: {remedy}")
