"""Texts held against a small workspace."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from funnelspec.diagnostic import Diagnostic
from tests.rules.harness import check

DEFINITIONS = """\
terms:
  lead: {name: Lead, definition: Someone who showed interest., avoid: [{word: suspect, because: rude}]}
  rep: {name: Rep, abbreviation: SDR, definition: Somebody in sales., avoid: [hunter]}
fields:
  lead_score: {name: Lead score, type: integer, unit: points, definition: Points from 0 to 100.}
  employees: {name: Employees, type: integer, unit: people, definition: The head count.}
  users: {name: Active users, type: integer, unit: people, definition: Those who signed in.}
  amount: {name: Amount, type: number, unit: USD, definition: What it is worth.}
criteria:
  mql:
    name: MQL criteria
    definition: Points and size.
    when: [lead_score >= 65, employees between 20 and 5000]
  sql: {name: SQL criteria, definition: Money., when: [meets mql, amount >= 5000]}
segments:
  size:
    name: Company size
    definition: By head count.
    parts:
      enterprise: {name: Enterprise, when: employees > 1999}
      mid: {name: Mid-market, when: employees between 200 and 1999}
stages:
  mql:
    name: Marketing qualified lead
    abbreviation: MQL
    definition: A lead that waits for a rep.
    entry: meets mql
    next: [sal]
    probability: 7%
    max_age: {warn: 7 days, close: 14 days}
  sal:
    name: Sales accepted lead
    abbreviation: SAL
    definition: A lead of a rep.
    next: [sql]
    max_age: 30 days
  sql:
    name: Sales qualified lead
    abbreviation: SQL
    definition: A lead with money.
    entry: meets sql
    outcome: won
handovers:
  over:
    name: Handover to sales
    definition: Marketing to sales.
    from: {team: marketing, stage: mql}
    to: {team: sales, stage: sal}
    accept_within: 1 business day
slas:
  response:
    name: MQL response time
    definition: How soon a rep first tries to reach an MQL.
    starts: stages/mql
    stops: stages/sal
    within: {target: 15 minutes, limit: 4 business hours}
    goal: 90%
  decision:
    name: Decision time
    definition: How long a decision takes.
    starts: stages/sal
    stops: stages/sql
    within: 45 days
  booking:
    name: Booking time
    definition: How long a date takes.
    starts: stages/mql
    stops: stages/sal
    within: 5 business days
metrics:
  rate:
    name: MQL rate
    definition: Share of them.
    of: stages/mql
    reached: stages/sal
    within: 90 days
    method: cohort
    target: 12%
  new:
    name: New MQLs
    definition: How many there are.
    of: stages/mql
    method: snapshot
    target: 400 per month
"""

Found = Callable[..., list[Diagnostic]]


@pytest.fixture
def found() -> Found:
    """What is found in a text, called ``a.md`` unless it says otherwise."""

    def held(text: str, name: str = "a.md", definitions: str = DEFINITIONS) -> list[Diagnostic]:
        return [each for each in check(f"{definitions}-- {name} --\n{text}\n") if each.at.where.path == name]

    return held
