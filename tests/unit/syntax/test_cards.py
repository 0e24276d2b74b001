"""The cards of reading: each finding has one, and the examples show just that finding."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import ERROR, WARNING, Card
from funnelspec.examples import Mark, files, marks
from funnelspec.source import Source
from funnelspec.syntax.cards import CARDS
from funnelspec.syntax.reader import read

SHOWN = [card for card in CARDS if card.bad]


@pytest.mark.parametrize("card", SHOWN, ids=lambda card: card.name)
def test_the_bad_example_has_exactly_the_marked_findings(card: Card) -> None:
    found = []
    for path, text in files(card.bad).items():
        for finding in read(Source(path, text)).findings:
            assert finding.rule == card.name
            where = finding.at.where.first_line()
            found.append(Mark(path, where.first.line, where.text))
    assert found == marks(card.bad)


@pytest.mark.parametrize("card", SHOWN, ids=lambda card: card.name)
def test_the_good_example_reads_without_a_finding(card: Card) -> None:
    for path, text in files(card.good).items():
        assert read(Source(path, text)).findings == []


def test_names_and_severities() -> None:
    names = [card.name for card in CARDS]
    assert len(set(names)) == len(names)
    assert [card.name for card in CARDS if card.severity is not ERROR] == ["text-cut-short"]
    assert [card.severity for card in CARDS if card.name == "text-cut-short"] == [WARNING]


def test_what_yaml_cannot_show_is_what_the_disk_or_the_bytes_do() -> None:
    assert {card.name for card in CARDS if not card.bad} == {
        "unreadable-file",
        "not-utf-8",
        "file-too-large",
        "outside-workspace",
        "tab-indent",
        "too-deep",
        "control-character",
    }
