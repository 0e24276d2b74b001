"""Where a finding about no item is, as its fingerprint has it."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import Finding, Label
from funnelspec.fingerprints import Fingerprints
from funnelspec.source import Location, Source

TEXT = """\
# A comment
terms:
  mql:
    "name": MQL

    aliases:
      - 'hot': x
  sql: {name: SQL}
\tstages:
what: is this
"""


def finding(line: int, text: str = TEXT, path: str = "a.yaml") -> Finding:
    source = Source(path, text)
    start, end = source.line_span(line)
    return Finding(rule="wrong-value", headline="A fact", at=Label(Location(source, start, end)))


@pytest.mark.parametrize(
    ("line", "way"),
    [(1, ""), (2, "terms"), (4, "terms/mql/name"), (7, "terms/mql/aliases/hot"), (8, "terms/sql")],
)
def test_the_names_around_a_line_stand_for_its_place(line: int, way: str) -> None:
    assert Fingerprints().part(finding(line)) == f"{way}\0"


def test_neither_the_path_nor_the_words_of_a_message_count() -> None:
    prints = Fingerprints()
    first = finding(4)
    assert (
        prints.of(first) == prints.of(finding(4, path="b.yaml")) == prints.of(first.replace(headline="Other"))
    )
    assert prints.of(first) == prints.of(finding(6, f"# One more\n\n{TEXT}"))
    assert prints.of(first) != prints.of(first.replace(rule="unknown-attribute"))
    assert prints.of(first) != prints.of(first.replace(differs="name"))
    assert prints.of(first) != prints.of(finding(8))


def test_a_whole_file_is_known_by_its_path_and_by_the_one_it_has_now() -> None:
    whole = finding(1, "", "a.yaml")
    assert Fingerprints().of(whole) != Fingerprints().of(finding(1, "", "b.yaml"))
    assert Fingerprints({"a.yaml": "b.yaml"}).of(whole) == Fingerprints().of(finding(1, "", "b.yaml"))


def test_a_file_of_many_lines_is_gone_through_once() -> None:
    text = "terms:\n" + "  - x\n" * 20_000
    prints = Fingerprints()
    source = Source("a.yaml", text)
    for line in range(2, 20_000):
        start, end = source.line_span(line)
        made = Finding(rule="wrong-value", headline="A fact", at=Label(Location(source, start, end)))
        assert prints.part(made) == "terms\0"
