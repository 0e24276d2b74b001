"""The examples on the cards: the bad ones are found at the marked words, the good ones are clean."""

from __future__ import annotations

from textwrap import dedent

import pytest

from funnelspec.conditions.cards import CARDS
from funnelspec.conditions.parse import parse
from funnelspec.diagnostic import Card, Finding
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Mapping


def _findings(text: str) -> list[Finding]:
    root = read(Source("x.yaml", dedent(text))).root
    assert isinstance(root, Mapping)
    criteria = root.get("criteria")
    assert isinstance(criteria, Mapping)
    found: list[Finding] = []
    for _, criterion in criteria:
        assert isinstance(criterion, Mapping)
        when = criterion.get("when")
        assert when is not None
        found += parse(when)[1]
    return found


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_card(card: Card) -> None:
    marked = [
        (number, line.split("# <-- ")[1])
        for number, line in enumerate(dedent(card.bad).splitlines(), 1)
        if "# <-- " in line
    ]
    found = _findings(card.bad)
    assert [(one.at.where.first.line, one.at.where.text) for one in found] == marked
    assert {one.rule for one in found} == {card.name}
    assert _findings(card.good) == []
