"""Edge cases of each rule: small workspaces in ``cases/<rule>``, with marks where its findings must be.

``# severity: info`` at the top is the severity of all of them, where it is not the card's. ``# also: a-rule``
names the rules that must report errors of their own in the same workspace; no others may.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from funnelspec.catalogue import card
from funnelspec.diagnostic import ERROR
from funnelspec.examples import marks
from tests.rules.harness import check, of_rule, place

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.yaml"))


def option(text: str, name: str) -> str:
    lines = (line.removeprefix(f"# {name}: ") for line in text.split("\n") if line.startswith(f"# {name}: "))
    return next(lines, "")


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_case_is_found_exactly_where_it_is_marked(path: Path) -> None:
    text = path.read_text()
    name = path.parent.name
    found = check(text)
    own = of_rule(found, name)
    assert sorted(map(place, own)) == sorted(marks(text)), [each.headline for each in own]
    severity = option(text, "severity") or card(name).severity.word
    assert {each.severity.word for each in own} <= {severity}
    also = {word.strip() for word in option(text, "also").split(",") if word}
    assert {each.card.name for each in found if each.severity is ERROR} - {name} == also - {name}
