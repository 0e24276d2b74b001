"""Conflicts from public handbooks, retold: each is found at the right words, and nothing else is.

The README of each company says what was found where. An entry is a rule and the words it underlines.
"""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import WARNING
from funnelspec.engine import check_folder
from tests.golden.test_golden import DAY, workspace

FOUND = {
    "two_pages": [],
    "handbook_table": [],
    "three_customers": [],
    "merged_metrics": [],
    "drifted_pages": [],
}


@pytest.mark.parametrize("company", FOUND)
def test_each_conflict_is_found_and_nothing_else(company: str) -> None:
    report = check_folder(str(workspace(company)), DAY).report
    found = [(each.card.name, each.at.where.first_line().text) for each in report.at_least(WARNING)]
    assert found == FOUND[company]
