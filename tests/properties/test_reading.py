"""Laws of reading: any text ends in a tree or in findings, with both parsers alike, with true places."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funnelspec.diagnostic import Finding
from funnelspec.files import load
from funnelspec.source import Source
from funnelspec.syntax import reader
from funnelspec.syntax.cards import CARDS
from funnelspec.syntax.reader import Reading, read
from funnelspec.syntax.tree import List, Mapping, Node, Text

PIECES = [
    *(
        "a",
        "b: ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        ": ",
        ":",
        "?",
        "? ",
        ",",
        "{",
        "}",
        "[",
        "]",
        "[[",
        "{a: ",
    ),
    *(
        "#",
        " #x",
        "# y",
        '"',
        "'",
        "|\n",
        ">-\n  ",
        "|2",
        "&a ",
        "*a",
        "!",
        "!!x ",
        "%",
        "@",
        "---",
        "...",
        "\\",
    ),
    *("\r\n", "\r", "\t", "\u2028", "\x85", "\ufeff", "\0", "<<: ", "null", "é", "2", "😀", '"\\ud800"'),
    *("# funnelspec: ignore[a] until 2027-01-31", "# funnelspec:"),
]
yamlish = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
CARDED = {card.name for card in CARDS}
# What PyYAML says and a person must never read.
JARGON = (
    "token",
    "scalar",
    "mapping",
    "sequence",
    "stream",
    "<block",
    "expected",
    "parsing",
    "scanning",
    "key ",
    "node",
)


def nodes(root: Node | None) -> Iterator[Node]:
    todo = [root] if root else []
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, List):
            todo += node.items
        elif isinstance(node, Mapping):
            for key, value in node:
                todo += [key, value]


def told(reading: Reading) -> object:
    """Everything that a reading says, comparable."""
    tree = [
        (
            type(node).__name__,
            node.start,
            node.end,
            getattr(node, "value", None),
            getattr(node, "style", None),
        )
        for node in nodes(reading.root)
    ]
    return (
        tree,
        [about(finding) for finding in reading.findings],
        reading.suppressions,
    )


def about(finding: Finding) -> object:
    labels = [(label.where.start, label.where.end, label.text) for label in (finding.at, *finding.related)]
    return finding.rule, finding.headline, finding.help, finding.differs, labels


def check(reading: Reading, text: str) -> None:
    for finding in reading.findings:
        assert finding.rule in CARDED
        for label in (finding.at, *finding.related):
            assert 0 <= label.where.start <= label.where.end <= len(text)
        assert finding.at.where.start < finding.at.where.end
        for words in (finding.headline.split('"')[0], finding.at.text.split('"')[0]):
            assert words == words.strip() or words.endswith(" ")
            assert not any(jargon in words for jargon in JARGON)
        assert finding.headline.isprintable()
        assert finding.help.isprintable()
    for node in nodes(reading.root):
        assert 0 <= node.start <= node.end <= len(text)
        if isinstance(node, Text):
            inside = node.at(0, len(node.value))
            assert node.start <= inside.start <= inside.end


@given(yamlish | st.text(max_size=60))
def test_any_text_ends_in_a_tree_or_findings(text: str) -> None:
    """Reading never raises; every finding has a card, a place inside the file and words of our own."""
    check(read(Source("a.yaml", text)), text)


@given(yamlish | st.text(max_size=60))
def test_both_parsers_say_the_same(text: str) -> None:
    """With libyaml and without: the same tree, the same places, the same findings."""
    source = Source("a.yaml", text)
    with pytest.MonkeyPatch.context() as patch:
        first = told(read(source))
        patch.setattr(reader, "use_libyaml", False)
        assert told(read(source)) == first


@given(st.binary(max_size=80) | yamlish.map(lambda text: text.encode("utf-16")) | yamlish.map(str.encode))
def test_any_bytes_end_in_text_or_a_finding(data: bytes) -> None:
    """A file of any bytes is read as text, or is a finding with a place."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.yaml").write_bytes(data)
        source, findings = load(folder, "a.yaml")
    assert len(findings) <= 1
    for finding in findings:
        assert source.text == ""
        assert finding.rule == "not-utf-8"
        assert finding.at.where.first >= (1, 1)
    check(read(source), source.text)


WORD = st.text(st.sampled_from("abcXYZ019é漢😀-_.()/"), min_size=1, max_size=8).map(lambda word: f"w{word}w")
BREAK = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A file whose attribute ``a`` holds some words, in any style and layout, and the words."""
    words = draw(st.lists(WORD, min_size=1, max_size=6))
    end = draw(BREAK)
    style = draw(st.sampled_from(["plain", "'", '"', "|", ">", "|-", ">+", "|1-", ">2"]))
    before = draw(st.sampled_from(["", "é😀: 1", "# one\u2028", "漢: [x, 'y']"]))
    before = "" if "\u2028" in before and draw(st.booleans()) else before.replace("\u2028", "")
    lines, line = [], ""
    for word in words:
        gap = draw(st.sampled_from([" ", "  ", "|", "||"]))
        if line and "|" in gap:
            lines.append(line)
            lines.extend([""] * (len(gap) - 1))
            line = ""
        line += (gap.replace("|", "") if line else "") + word
    lines.append(line)
    margin = "  "
    if style in ("plain", "'", '"'):
        mark = "" if style == "plain" else style
        body = f"a: {mark}" + (end + margin).join(lines) + mark
    else:
        if "1" in style:
            margin = " "
        body = f"a: {style}{end}{margin}" + (end + margin).join(lines)
    return (before + end if before else "") + body + end, words


@given(written())
def test_every_word_of_a_text_is_found_where_it_stands(case: tuple[str, list[str]]) -> None:
    """In every style, the place of a word that has nothing escaped is the same word in the file."""
    text, words = case
    reading = read(Source("a.yaml", text))
    assert reading.findings == []
    assert isinstance(reading.root, Mapping)
    value = reading.root.get("a")
    assert isinstance(value, Text)
    at = 0
    for word in words:
        at = value.value.index(word, at)
        where = value.at(at, at + len(word))
        assert where.text == word
        line = where.source.line(where.first.line)
        assert line[where.first.column - 1 :].startswith(word)
        at += len(word)


ESCAPES = st.sampled_from(
    [
        ("\\u00e9", "é"),
        ('\\"', '"'),
        ("\\t", "\t"),
        ("\\x41", "A"),
        ("\\\\", "\\"),
        ("\\\n   ", ""),
        ("\\_", "\xa0"),
    ]
)


@given(st.lists(st.tuples(ESCAPES, WORD), min_size=1, max_size=5))
def test_words_between_escapes_keep_their_places(parts: list[tuple[tuple[str, str], str]]) -> None:
    """In double quotes, the words between escapes are found, and so is each escape by what it stands for."""
    text = 'a: "' + "".join(escape + word for (escape, _), word in parts) + '"\n'
    reading = read(Source("a.yaml", text))
    assert isinstance(reading.root, Mapping)
    value = reading.root.get("a")
    assert isinstance(value, Text)
    at = 0
    for (escape, char), word in parts:
        if char:
            assert value.at(at, at + len(char)).text == escape
        at += len(char)
        assert value.at(at, at + len(word)).text == word
        at += len(word)
