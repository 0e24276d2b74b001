"""What the project ships as definitions: agreed ones are clean, misaligned teams disagree as numbered."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import funnelspec.templates
from funnelspec.engine import check_folder

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(funnelspec.templates.__file__).parent
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "folder",
    [ROOT / "definitions", TEMPLATES / "init" / "definitions", ROOT / "tests/golden/gitlab_2022/definitions"],
    ids=["northwind", "init", "gitlab_2022"],
)
def test_agreed_definitions_are_clean(folder: Path) -> None:
    run = check_folder(str(folder), DAY)
    found = [
        f"{one.at.where.path}:{one.at.where.first.line} {one.headline}" for one in run.report.diagnostics
    ]
    assert found == []
    assert run.report.entries > 20


def test_the_sample_has_the_size_that_it_promises() -> None:
    run = check_folder(str(ROOT / "definitions"), DAY)
    assert run.model is not None
    count = Counter(entry.section for entry in run.model.entries if "/" not in entry.id)
    assert count["terms"] >= 45
    assert (count["stages"], count["statuses"], count["criteria"]) == (8, 9, 10)
    assert min(count["handovers"], count["slas"], count["metrics"]) >= 3


def test_the_misaligned_teams_disagree_as_numbered() -> None:
    report = check_folder(str(TEMPLATES / "misaligned" / "definitions"), DAY).report
    found = [(one.card.name, one.headline) for one in report.diagnostics if one.card.name != "one-sided"]
    assert found == [
        ("two-meanings", '"Marketing qualified lead" means two different things: 60 against 80 points'),
        (
            "teams-disagree",
            'marketing and sales disagree on who owns "Sales accepted lead": marketing says marketing, '
            "sales says sales",
        ),
        ("two-meanings", '"Sales qualified lead" means two different things'),
        ("duplicate-name", '"opportunity" stands for two items'),
        ("criteria-disagree", 'sales asks more than marketing for "MQL criteria"'),
        (
            "teams-disagree",
            'marketing and sales disagree on the time allowed by "MQL response time": '
            "marketing says 24 hours, sales says 1 business day",
        ),
        ("duplicate-name", '"SAL" stands for two items'),
    ]


def test_misaligned_teams_have_words_of_their_own() -> None:
    report = check_folder(str(TEMPLATES / "misaligned" / "definitions"), DAY).report
    alone = [one.entries for one in report.diagnostics if one.card.name == "one-sided"]
    assert alone == [("terms/engaged_account",), ("terms/strategic_account_list",), ("terms/champion",)]


@pytest.mark.parametrize("name", ["init", "misaligned"])
def test_templates_leave_no_place_to_fill_in_but_the_address(name: str) -> None:
    for path in (TEMPLATES / name).rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "TODO" not in text
            assert "OWNER" not in text
            assert text.endswith("\n")
            assert "\t" not in text
