"""Conflicts from public handbooks, retold, and of whole companies: each is found at the right words, and
nothing else is.

The README of each company says what was found where. An entry is a rule and the words it underlines.
"""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import WARNING
from funnelspec.engine import check_folder
from tests.golden.test_golden import DAY, workspace

FOUND = {
    "two_pages": [
        ("alike-definitions", "Any contact in the marketing database."),
        ("crossed-names", "A lead with a discovery call scheduled."),
        ("two-meanings", "A lead with a discovery call scheduled."),
        ("two-meanings", "A lead for which an opportunity was created."),
    ],
    "handbook_table": [
        ("two-meanings", "First business with an account whose parent is a customer. It counts as Growth."),
        ("no-way-back", "gone"),
        ("dead-end", "nurturing"),
        ("dead-end", "dormant"),
        ("misspelt-name", "Qualifiying"),
        ("misspelt-name", "Ineligilble"),
        ("duplicate-name", "Bad data"),
    ],
    "three_customers": [
        ("duplicate-name", "ARPU"),
        ("duplicate-name", "Customer"),
        ("duplicate-name", "Customer"),
        ("duplicate-attribute", "trial"),
        ("duplicate-name", "SAL"),
    ],
    "merged_metrics": [
        ("two-meanings", "excluding"),
        ("two-names-one-formula", "Close rate"),
        ("one-metric-two-formulas", "[stages/won, stages/lost]"),
    ],
    "salesforce_defaults": [],
    "hubspot_defaults": [],
    "imported": [
        ("duplicate-name", "SAL"),
    ],
    "agency": [
        ("two-meanings", "The first invoice is paid."),
        ("teams-disagree", "1 business day"),
    ],
    "product_led": [
        ("two-meanings", "last 7 days"),
        ("two-meanings", "Anyone who can open at least one board, guests included."),
    ],
    "first_draft": [
        ("text-contradicts-value", "50 points or more"),
        ("falling-probability", "25%"),
        ("warning-after-closing", "60 days"),
        ("outcome-against-probability", "5%"),
        ("duplicate-name", "Economic buyer"),
        ("avoided-word", "opportunity"),
        ("unknown-reference", "open"),
        ("wrong-value", "110%"),
        ("backwards-metric", "stages/mql"),
        ("two-meanings", "The first cohort has begun."),
    ],
    "marketplace": [
        ("crm-value-twice", "lost"),
        ("two-meanings", "A supplier with at least one shipped order in the last 90 days."),
    ],
    "manufacturer": [
        ("blank-slips-through", "not meets needs_engineer"),
        ("two-meanings", "30 days"),
        ("two-meanings", "A message from a company that names a medium, a flow rate or a spare part number."),
    ],
    "renewals": [
        ("boundary-slip", "arr > 25000"),
        ("blank-slips-through", "meets at_risk"),
        ("two-slas-on-one-start", "30 days"),
        ("two-names-one-formula", "Logo retention"),
        (
            "two-meanings",
            "ARR that is gone on the day after a [[term end]], because the subscription was not renewed or "
            "was renewed at a lower",
        ),
        ("teams-disagree", "180 days"),
        ("teams-disagree", "[onboarding, steady, in_danger, leaving]"),
    ],
    "drifted_pages": [
        ("text-contradicts-value", "at least 100 points"),
        ("boundary-slip", "fit <= 48"),
        ("wrong-count", "Four stages"),
        ("avoided-word", "Recycle"),
        ("unknown-reference", "stages/stage_3"),
        ("criteria-disagree", "all"),
        ("teams-disagree", "1 business day"),
        ("acronym-with-two-expansions", "sales service department"),
        ("duplicate-id", "campaign"),
    ],
}


@pytest.mark.parametrize("company", FOUND)
def test_each_conflict_is_found_and_nothing_else(company: str) -> None:
    report = check_folder(str(workspace(company)), DAY).report
    found = [(each.card.name, each.at.where.first_line().text) for each in report.at_least(WARNING)]
    assert found == FOUND[company]
