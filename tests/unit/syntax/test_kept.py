"""Whether edits leave everything else in a file as it was."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import Edit
from funnelspec.fixing import apply
from funnelspec.source import Location, Source
from funnelspec.syntax.kept import Asked, comments_of, kept
from funnelspec.syntax.reader import read


def keeps(text: str, *changes: tuple[str, str], times: int = 1) -> bool:
    """Whether a file is kept when the first of each words is replaced."""
    source = Source("a.yaml", text)
    edits = []
    for old, new in changes:
        at = text.index(old)
        edits.append(Edit(Location(source, at, at + len(old)), new))
    edits.sort(key=lambda edit: edit.where.start)
    after = read(Source("a.yaml", apply(text, edits))).root
    return kept(read(source).root, [Asked(edit, times) for edit in edits], after)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("a: a suspect calls\nb: c\n", "suspect", "lead"),
        ("a: suspect\n", "suspect", "lead"),
        ('a: "a \\"suspect\\" calls"\n', "suspect", "lead"),
        ("a: 'it''s a suspect'\n", "suspect", "lead"),
        ("a: 'it is a suspect'\n", "a suspect", "the sales rep''s"),
        ('a: "a suspect"\n', "suspect", "\\u201clead\\u201d \\\\"),
        ('a: "one, two"\n', ", two", ""),
        ('a: "one  "\n', "one", ""),
        ("a: |\n  One.\n  A suspect.\nb: c\n", "suspect", "lead"),
        ("a: >-\n  One\n  suspect.\n", "suspect", "lead"),
        ("a: [one, suspect]\n", "suspect", "lead"),
        ("a: one\n  suspect\n", "suspect", "lead"),
        ("Name: x\nb: y\n", "Name", "name"),
        ("a:\r\n  Name: x # c\r\n", "Name", "name"),
        ('a: "x"\nb: y\n', '"x"', "x"),
        ("a: x\n", "\n", "\nb: |\n  y\n"),
        ("a: x\nb: y\n", "b: y\n", ""),
    ],
)
def test_words_are_replaced_and_all_else_is_kept(text: str, old: str, new: str) -> None:
    assert keeps(text, (old, new))


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("a: a suspect\nb: c\n", "suspect", "lead: warm"),
        ("a: a suspect\nb: c\n", "suspect", "lead # warm"),
        ("a: suspect\nb: c\n", "suspect", "[lead]"),
        ("a: suspect\nb: c\n", "suspect", "'lead'"),
        ("a: [suspect, b]\n", "suspect", "lead, warm"),
        ("a: 'a suspect'\n", "suspect", "rep's"),
        ('a: "a suspect"\n', "suspect", '"lead"'),
        ('a: "a suspect"\n', "suspect", "\\q"),
        ("a: a suspect\n", "suspect", " "),  # YAML drops the blanks at the end of a text
        ("a: suspect\nb: c\n", "suspect", "!!int 5"),
        ("a: suspect\nb: c\n", "suspect", "&x y"),
        ("a: x\nb: y\n", "\nb", "b"),
        ("a: x\nb: y\n", "b: y", "  b: y"),
        ("a:\n  b: x\n", "  b: x\n", "b: x\n  c: y\n"),
        ("a: x\nb: y\nc: z\n", "b: y", "b:"),
    ],
)
def test_what_reads_otherwise_afterwards_is_not_kept(text: str, old: str, new: str) -> None:
    assert not keeps(text, (old, new))


def test_several_words_of_one_text() -> None:
    assert keeps("a: one suspect and two prospects\n", ("suspect", "lead"), ("prospects", "leads"))


def test_a_text_that_is_repeated_changes_only_when_every_use_asks_for_it() -> None:
    text = "a: &x {b: suspect}\nc: *x\nd: *x\n"
    assert not keeps(text, ("suspect", "lead"), times=2)
    assert keeps(text, ("suspect", "lead"), times=3)
    assert not keeps("a: &x suspect\nc: *x\n", ("suspect", "lead"), times=2)


def test_an_alias_and_lines_beside_aliases_are_left_alone() -> None:
    assert not keeps("a: &x lead\nc: *x\n", ("*x", "lead"))
    assert not keeps("a: &x {b: c}\nd: *x\ne: f\n", ("e: f\n", ""))
    assert not keeps("a: &x {b: c}\nd: {<<: *x}\ne: f\n", ("e: f\n", ""))
    assert keeps("a: &x {b: c}\nd: *x\ne: f\n", ("f", "g"))


def test_what_cannot_be_read_is_not_kept() -> None:
    assert not keeps("a: suspect\n", ("suspect", "[lead"))
    assert not kept(None, [], None)


def test_comments_are_counted_over_all_files() -> None:
    one = Source("a.yaml", "# top\na: 'no # comment'  # one\n")
    other = Source("b.yaml", "a: |  # one\n  # none\n")
    assert comments_of([one, other]) == {"# top": 1, "# one": 2}
    assert comments_of([Source("c.yaml", "a:\tb # tab\n")]) == {"# tab": 1}
