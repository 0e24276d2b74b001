"""Markdown: what is text, and where it stands."""

from __future__ import annotations

import importlib

import pytest
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import getNextLine

from funnelspec.language.words import spans
from funnelspec.prose.page import Passage
from funnelspec.prose.texts import page
from funnelspec.source import Source


def passages(text: str, name: str = "a.md") -> tuple[Passage, ...]:
    return page(Source(name, text)).passages


def found(text: str, name: str = "a.md") -> list[str]:
    """What a reader sees, with one blank for each gap."""
    return [" ".join(passage.plain.split()) for passage in passages(text, name)]


def place(text: str, word: str) -> tuple[int, int, str]:
    """Line, column and the text at the place of a word."""
    for passage in passages(text):
        at = passage.plain.find(word)
        if at >= 0:
            where = passage.at(at, at + len(word))
            return (where.first.line, where.first.column, where.text)
    raise AssertionError(f"{word} is not found")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("One *two* __three__\nfour", ["One two three four"]),
        ("un*believ*able **M**QL", ["unbelievable MQL"]),
        ("2 * 3 * 4 and a_b and _c", ["2 * 3 * 4 and and _c"]),
        ("snake\\_case R&amp;D caf&eacute; \\*x\\*", ["R&D caf\u00e9 *x*"]),
        ("a `b` ``c ` d`` e", ["a e"]),
        ("[a](b 'c') ![d](e) [f][g] [h]\n\n[g]: i\n[h]: j", ["a d f h"]),
        ("[a](b] [c][d]", ["[a](b] [c][d]"]),
        ("<https://a.b> https://c.d/e x@y.org f", ["f"]),
        ('Say "suspect" or \u201cprospect\u201d', ["Say or"]),
        ("a <b>c</b> <code>d</code> <!-- e --> <kbd>f <code>g</kbd> h", ["a c h"]),
        ("Dear {{ first_name | upper }}, {% if SDR %}a{% endif %} {!Lead.SQO} *|FNAME|* ${OWNER} %%CITY%%",
         ["Dear , a"]),
        ("```\na\n```\n\n    b\n\n~~~py\nc", []),
        ("<div>\na\n</div>\n\nb", ["b"]),
        ("> a\nb\n\nc", ["c"]),
        ("> [!WARNING]\n> a\n>\n> > b\n>\n> c", ["a", "c"]),
        ("> [!NOTE]", []),
        ("---\ntitle: a\n---\nb", ["b"]),
        ("---\ntitle: a\n...\nb", ["b"]),
        ("---\na\n", ["a"]),
        ("a\n\n---\nb: c\n---\n", ["a", "b: c"]),
        ("# a #\n\nb\n=\n\n- c\n  - d\n\n1. e", ["a", "b", "c", "d", "e"]),
        ("| a | b |\n| - | - |\n| c \\| d | `e` |\n| f |", ["a", "b", "c | d", "f"]),
        ("a[^1]\n\n[^1]: b c", ["a[^1]", "[^1]: b c"]),
        ("- [x] a\n- [ ] b", ["[x] a", "[ ] b"]),
        ("# a\n\n\x85\n\n- \x85\n\n# \x85\n\n\x1c", ["a"]),
        ("- \x85\n  a", ["a"]),
        ("", []),
    ],
)  # fmt: skip
def test_what_a_reader_sees(text: str, seen: list[str]) -> None:
    assert found(text) == seen
    assert found(text.replace("\n", "\r\n")) == seen


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("a\n\n> [!NOTE]\n> - b\n>   c *d*", "d", (5, 8, "d")),
        ("# one two one #", "two", (1, 7, "two")),
        ("- # one", "one", (1, 5, "one")),
        ("1. a\n\n   \tb", "b", (3, 5, "b")),
        ("a &amp; b", "&", (1, 3, "&amp;")),
        ("un*believ*able", "unbelievable", (1, 1, "un*believ*able")),
        ("x **M**QL", "MQL", (1, 5, "M**QL")),
        ("snake \\*one", "*one", (1, 7, "\\*one")),
        ("one  \ntwo\\\nthree", "three", (3, 1, "three")),
        ("| a | a |\n|---|---|\n| b \\| a | c |", "c", (3, 12, "c")),
        ("| 1 |\n|---|\n| 1. |", "1.", (3, 3, "1.")),
        ("- | 1 | 2 |\n  |---|---|\n  | 3 | 2 |", "3", (3, 5, "3")),
        ("[a *b*](c) ![d &lt; e](f)", "e", (1, 21, "e")),
        ("---\na: b\n---\n\nb", "b", (5, 1, "b")),
        ("a\rb\r\nc", "c", (3, 1, "c")),
        ("a\0b c", "c", (1, 5, "c")),
        ("\u3000a\u3000\nb", "b", (2, 1, "b")),
        ("- \x85\n  a", "a", (2, 3, "a")),
        ("- \x85a\x85", "a", (1, 4, "a")),
    ],
)  # fmt: skip
def test_where_it_stands(text: str, word: str, where: tuple[int, int, str]) -> None:
    assert place(text, word) == where


def test_what_links_are_called_is_quiet() -> None:
    (passage,) = passages("The [suspect *list*](x) and ![an image](y) of *suspects*")
    quiet = [passage.plain[start:end] for start, end in passage.quiet]
    assert quiet == ["suspect list", "an image"]
    start = passage.plain.index("suspects")
    assert not passage.is_quiet(start, start + 8)
    assert passage.is_quiet(4, 11)


def test_cells_of_a_row_belong_together() -> None:
    text = "a\n\n| b | c |\n|---|---|\n| d | e |\n\nf\n\n| g |\n|---|"
    assert [(passage.plain, passage.row) for passage in passages(text)] == [
        ("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 2), ("f", 0), ("g", 3),
    ]  # fmt: skip


def test_a_block_full_of_marks_is_read_as_it_is() -> None:
    (passage,) = passages("[a](b) *c* " * 300)
    assert passage.plain.count("*c*") == 300
    assert passage.words[:3] == ["a", "c", "a"]
    assert passage.place(0, 1).first == (1, 2)


def test_a_title_of_a_link_that_never_ends_is_text_and_costs_no_more_than_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def next_line(state: StateBlock, number: int) -> str | None:
        asked.append(number)
        return getNextLine(state, number)

    monkeypatch.setattr(
        importlib.import_module("markdown_it.rules_block.reference"), "getNextLine", next_line
    )
    (passage,) = passages('[a]: b "\n' + "x\n" * 20_000)
    assert passage.words.count("x") == 20_000
    assert len(asked) < 200
    assert found('[a]: b "c\nd"\n\n[e][a]') == ["e"]
    assert found(f'[a]: b "{"c" * 20_000}"\n\n[e][a]') == ["e"]


def _nested(levels: int) -> str:
    return "".join(f"{'  ' * level}- level {level}\n" for level in range(levels))


def test_lists_in_lists_are_read_down_to_a_depth_and_the_rest_is_told() -> None:
    assert len(passages(_nested(29))) == 29
    assert page(Source("a.md", _nested(29))).findings == ()
    read = page(Source("a.md", f"{_nested(40)}\nThe end"))
    (finding,) = read.findings
    assert (len(read.passages), finding.rule, finding.at.text) == (29, "too-deep", "not read from here on")
    assert finding.at.where.text.strip() == "- level 29"
    quoted = page(Source("a.md", f"a\n\n{'> ' * 80}b"))
    assert [each.at.where.first.line for each in quoted.findings] == [3]


def test_plain_text_is_text_but_for_what_it_quotes() -> None:
    text = "Dear *all*,\nthe `SDR` calls\n\n> quoted\n>> more\nagain https://a.b\r\n\r\n  > this too\r\nend"
    assert found(text, "a.txt") == ["Dear *all*, the calls", "again", "end"]
    *_, last = passages(text, "a.txt")
    start, end = spans(last.plain)[0]
    assert last.at(start, end).first == (9, 1)
