"""A finding is known again, whatever else has changed around it."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from funnelspec.catalogue import cards
from funnelspec.engine import CONFIG, check_texts
from funnelspec.examples import files
from funnelspec.known import Compared, as_older, compare
from funnelspec.report import Report
from tests import fuzz

TODAY = date(2026, 1, 15)
COMPANIES = [
    fuzz.undamaged(f"{folder}/definitions")
    for folder in (
        "tests/golden/three_customers",
        "tests/golden/handbook_table",
        "tests/golden/drifted_pages",
        "funnelspec/templates/misaligned",
    )
]
EXAMPLES = [card for card in cards() if card.bad and card.family != "prose"]

damaged = st.integers(0, 1_000_000).map(lambda number: fuzz.damaged(5, number).files)


def report(texts: dict[str, str]) -> Report:
    return check_texts(texts, TODAY).report


def held(before: dict[str, str], after: dict[str, str]) -> Compared:
    older = [as_older(found) for found in report(before).diagnostics]
    return compare(report(after).diagnostics, older)


def differences(compared: Compared) -> list[str]:
    """What is not as it was, in words that a failing test shows."""
    return [
        *(f"fresh {found.card.name} {found.headline}" for found in compared.fresh),
        *(f"gone {each.rule} {each.headline}" for each in (*compared.gone, *compared.changed)),
    ]


def with_lines(texts: dict[str, str]) -> dict[str, str]:
    return {path: f"# One more line.\n\n{text}" for path, text in texts.items()}


def renamed(texts: dict[str, str], backwards: bool = True) -> dict[str, str]:
    """All files in another folder, under other names, and in the opposite order."""
    paths = sorted((path for path in texts if path != CONFIG), reverse=not backwards)
    kept = {path: text for path, text in texts.items() if path == CONFIG}
    return kept | {f"new/{len(paths) - at:03}.yaml": texts[path] for at, path in enumerate(paths)}


def turned(texts: dict[str, str]) -> dict[str, str]:
    """The items of each section in the opposite order."""
    return {path: text if path == CONFIG else _turned(text) for path, text in texts.items()}


def _turned(text: str) -> str:
    parts = []
    for section in re.split(r"(?m)^(?=[a-z_]+:)", text):
        head, *items = re.split(r"(?m)^(?=  [a-z_0-9]+:)", section)
        parts += [head, *(f"{item.rstrip()}\n" for item in reversed(items))]
    return "".join(parts)


def test_each_rule_finds_its_own_again_in_moved_lines_and_renamed_files() -> None:
    """What every rule finds in its bad example stays known where lines and files have moved."""
    for card in EXAMPLES:
        texts = files(card.bad)
        assert differences(held(texts, with_lines(renamed(texts)))) == [], card.name


@pytest.mark.parametrize("texts", COMPANIES)
def test_another_order_brings_nothing(texts: dict[str, str]) -> None:
    """The order of items and of files changes no fingerprint."""
    assert differences(held(texts, renamed(turned(texts)))) == []


def test_each_rule_finds_its_own_again_in_another_order_of_items() -> None:
    """So in the bad example of every rule that is not about the order or about text that cannot be read."""
    for card in EXAMPLES:
        if card.family not in ("reading", "comments"):
            texts = files(card.bad)
            assert differences(held(texts, turned(texts))) == [], card.name


@settings(max_examples=60)
@given(damaged)
def test_lines_that_move_bring_nothing(texts: dict[str, str]) -> None:
    """Comments and empty lines in front change no fingerprint, also where files cannot be read."""
    only_text = {path: text for path, text in texts.items() if not text.startswith(("\ufeff", "%"))}
    assert differences(held(texts, texts | with_lines(only_text))) == []


@settings(max_examples=60)
@given(damaged)
def test_renamed_files_bring_nothing(texts: dict[str, str]) -> None:
    """The name of a file is in no fingerprint of what stands in it. Their order stays: of an item that stands
    twice, as damage may have it, the first counts."""
    assert differences(held(texts, renamed(texts, backwards=False))) == []


@settings(max_examples=30)
@given(damaged, st.sampled_from(["aa.yaml", "zz.yaml"]))
def test_an_unrelated_item_brings_nothing(texts: dict[str, str], path: str) -> None:
    """One more item, in front or behind, changes no fingerprint of the others."""
    zebra = "owner: marketing\nterms:\n  zebra: {name: Zebra, definition: A striped horse of the savannah.}\n"
    compared = held(texts, {**texts, path: zebra})
    assert [each for each in differences(compared) if "Zebra" not in each] == []


@settings(max_examples=40)
@given(damaged, st.integers(0, 1_000_000))
def test_old_and_new_together_are_all(texts: dict[str, str], number: int) -> None:
    """Each finding is fresh or known, and the order of either side makes no difference to that."""
    other = fuzz.damaged(6, number).files
    older = [as_older(found) for found in report(texts).diagnostics]
    found = report(other).diagnostics
    compared = compare(found, older)
    assert len(compared.fresh) + len(compared.known) == len(found)
    assert {*compared.fresh}.isdisjoint(compared.known)
    dice = random.Random(number)
    shuffled = dice.sample(older, len(older))
    again = compare(dice.sample(found, len(found)), shuffled)
    assert sorted(each.bare for each in again.fresh) == sorted(each.bare for each in compared.fresh)
    assert sorted(each.parts for each in again.gone) == sorted(each.parts for each in compared.gone)
