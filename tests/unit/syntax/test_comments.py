"""Comments are told from a ``#`` inside text, and what they hide is read with places."""

from __future__ import annotations

import pytest

from funnelspec.source import Source
from funnelspec.syntax import comments as module
from funnelspec.syntax.comments import comments
from funnelspec.syntax.pure import PureParser
from funnelspec.syntax.reader import read


def test_only_real_comments() -> None:
    text = (
        "# one\n"
        "a: b # two\n"
        "c: d#no\n"
        "'e #no': \"f #no\" # three\n"
        "g: > # four\n"
        "  h #no\n"
        "  # no\n"
        "\n"
        "# five  \n"
        "i: [j, # six\n"
        "  k]\n"
        "l: |\n"
        "  m\n"
        "    # no\n"
        "n: # seven\n"
        "  o"
    )
    found = [comment.where.text for comment in comments(Source("a.yaml", text), PureParser)]
    assert found == ["# one", "# two", "# three", "# four", "# five", "# six", "# seven"]


def test_a_suppression_with_everything() -> None:
    text = "a: 1\nb: 2  # funnelspec: ignore[two-meanings, vague-wording] until 2027-01-31 agreed in May\n"
    reading = read(Source("a.yaml", text))
    (found,) = reading.suppressions
    assert [(name, where.text, *where.first) for name, where in found.rules] == [
        ("two-meanings", "two-meanings", 2, 28),
        ("vague-wording", "vague-wording", 2, 42),
    ]
    assert (found.until, found.reason) == ("2027-01-31", "agreed in May")
    assert found.where.text.startswith("# funnelspec:")
    assert found.where.text.endswith("in May")
    assert (found.line, found.last_line) == (2, 2)
    assert reading.findings == []


@pytest.mark.parametrize(
    ("comment", "rules", "until", "reason"),
    [
        ("# funnelspec: ignore[a] because", ["a"], None, "because"),
        ("#funnelspec:ignore[a]because", ["a"], None, "because"),
        ("# funnelspec: ignore[ a ,b ]", ["a", "b"], None, ""),
        ("# funnelspec: ignore[a,a] x", ["a", "a"], None, "x"),
        ("# funnelspec: ignore[a] until 2027-01-31", ["a"], "2027-01-31", ""),
        ("# funnelspec: ignore[a] agreed in May until 2027-01-31", ["a"], "2027-01-31", "agreed in May"),
        ("# funnelspec: ignore[a] we wait until 2027-02-30", ["a"], None, "we wait until 2027-02-30"),
        ("# funnelspec: ignore[a] untilled land", ["a"], None, "untilled land"),
        ("## Funnelspec: ignore[a] x", ["a"], None, "x"),
    ],
)
def test_ways_to_write_one(comment: str, rules: list[str], until: str | None, reason: str) -> None:
    (found,) = read(Source("a.yaml", f"a: 1 {comment}\n")).suppressions
    assert [name for name, _ in found.rules] == rules
    assert [where.text for _, where in found.rules] == rules
    assert (found.until, found.reason) == (until, reason)


def test_one_above_a_block_text_speaks_for_all_of_it() -> None:
    text = "a: >- # funnelspec: ignore[x] y\n  one\n\n  two\n\nb: c\n"
    (found,) = read(Source("a.yaml", text)).suppressions
    assert (found.line, found.last_line) == (1, 4)


@pytest.mark.parametrize(
    ("comment", "headline", "words"),
    [
        ("# funnelspec: ignore two", 'A comment says "ignore" without rules in square brackets', None),
        ("# funnelspec: ignore[two", 'A comment says "ignore" without rules in square brackets', None),
        ("# funnelspec: ignore[] x", "A comment ignores findings but names no rule", None),
        ("# funnelspec: ignore[ , ] x", "A comment ignores findings but names no rule", None),
        ("# funnelspec: skip[two]", 'A comment for funnelspec says something else than "ignore[...]"', None),
        ("# funnelspec:", 'A comment for funnelspec says something else than "ignore[...]"', None),
        ("# funnelspec ignore[two]", 'A comment for funnelspec says something else than "ignore[...]"', None),
        ("# funnelspec: ignore[a] until May", 'The day after "until" is not a date', "May"),
        ("# funnelspec: ignore[a] until 2027-02-30 x", 'The day after "until" is not a date', "2027-02-30"),
        ("# funnelspec: ignore[a] until 20270131 x", 'The day after "until" is not a date', "20270131"),
        ("# funnelspec: ignore[until] until 31.1.2027", 'The day after "until" is not a date', "31.1.2027"),
        ("# funnelspec: ignore[until] until", 'The day after "until" is not a date', "until"),
    ],
)
def test_malformed(comment: str, headline: str, words: str | None) -> None:
    text = f"a: 1\nb: 2 {comment}\n"
    reading = read(Source("a.yaml", text))
    assert reading.suppressions == []
    (finding,) = reading.findings
    assert (finding.rule, finding.headline) == ("malformed-suppression", headline)
    assert finding.at.where.text == (words or comment)
    assert finding.at.where.first.line == 2
    start = text.rindex(words) if words else text.index(comment)
    assert finding.at.where.start == start


@pytest.mark.parametrize(
    "text",
    [
        "a: '# funnelspec: ignore'\n",
        "a: |\n  # funnelspec: ignore\n",
        "# see funnelspec: it is a tool\n",
        "a: funnelspec:#\n",
    ],
)
def test_what_only_mentions_it(text: str) -> None:
    assert read(Source("a.yaml", text))[1:] == ([], [])


def test_files_that_do_not_mention_it_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("looked through")

    monkeypatch.setattr(module, "comments", fail)
    assert read(Source("a.yaml", "# a comment\na: b # another\n")).suppressions == []
