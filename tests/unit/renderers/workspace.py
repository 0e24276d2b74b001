"""A small workspace in which two teams disagree, for the tests of the published forms.

``python -m tests.unit.renderers.workspace`` writes the expected files anew; review the difference.
"""

from __future__ import annotations

from pathlib import Path

from funnelspec.renderers import html, markdown
from tests.glossaries import glossary_of

EXPECTED = Path(__file__).with_name("expected")

FILES = {
    "funnelspec.yaml": """\
spec: 1
name: Northwind <glossary>
teams:
  marketing: {name: Marketing, contact: "#marketing-ops"}
  sales: {name: Sales, contact: "#sales-ops"}
contexts:
  partner: {name: Partner business}
systems:
  salesforce: {name: Salesforce}
calendars:
  pacific: {hours: "07:00-16:00", zone: America/Los_Angeles}
publish:
  edit_url: "https://example.com/edit/{path}#L{line}"
  colours: ["#1b3a5c", "#d9772b"]
""",
    "marketing/terms.yaml": """\
team: marketing
terms:
  sql:
    name: Sales-qualified lead
    definition: Booked a demo.
    aliases: [demo lead]
stages:
  mql:
    entry: lead_score >= 60
""",
    "sales/terms.yaml": """\
team: sales
terms:
  sql:
    name: Sales-qualified lead
    definition: Accepted by a sales rep after a first call with an [[MQL]].
  pitch:
    name: Pitch
    definition: The first slide.
""",
    "shared/funnel.yaml": """\
owner: [marketing, sales]
stages:
  won: {name: Customer, definition: Signed., owner: sales, outcome: won, probability: 100%}
  mql:
    name: Marketing-qualified lead
    abbreviation: MQL
    definition: Meets the [[criteria/mql]] and **waits** for [sales](https://example.com/sales).
    owner: marketing
    entry: meets mql
    next: [won, {to: recycled, when: not meets mql, reasons: recycle_reasons}]
    never: [inquiry]
    max_age: {warn: 7 days, close: 14 days}
    crm: {salesforce: {Lead.Status: Qualified}}
  inquiry: {name: Inquiry, definition: Asked for something.}
  recycled: {name: Recycled, definition: Given back., outcome: parked, next: [mql]}
funnels:
  new_business:
    name: New business
    definition: From first interest to first contract.
    stages: [inquiry, mql, {stage: won, max_age: 1 day}]
    side_stages: [recycled]
    milestones:
      pipeline: {name: Pipeline, definition: Open work., from: inquiry, to: mql}
statuses:
  working: {name: Working, definition: A rep is at it., stages: [mql], set_by: sales, next: [], converted: no}
status_lists:
  lead_status: {name: Lead status, definition: Where work stands., of: [working], default: working}
reasons:
  recycle_reasons:
    name: Recycle reasons
    definition: Why sales gives a lead back.
    of:
      no_budget: {name: No budget}
      timing: {name: Bad timing, needs: [{field: employees, when: lead_score >= 10}]}
slas:
  response:
    name: Response time
    definition: How soon sales answers.
    owner: sales
    starts: stages/mql
    stops: [statuses/working, stages/won]
    within: {target: 5 minutes, limit: 24 hours}
    calendar: pacific
    goal: 90%
    if_missed: It goes back to the queue.
handovers:
  baton:
    name: Baton
    definition: From marketing to sales.
    from: {team: marketing, stage: mql}
    to: {team: sales, stage: won}
    must_include: [employees, lead_score]
    accept_within: 1 business day
    reject_with: recycle_reasons
    rejected_goes_to: recycled
""",
    "shared/terms.yaml": """\
owner: sales
terms:
  lead:
    name: Lead
    definition: >-
      Somebody who asked. Written as `a|b`, never as <b>lead</b>.
    aliases: [prospect]
    avoid: [{word: suspect, because: it is rude, except_in: [partner]}, punter]
    not_the_same_as: [{id: stages/mql, because: "an [[MQL]] has points"}]
    examples: [Filled in a form., Called us.]
    see: [stages/mql]
    since: 2026-01-01
  contact: {name: Contact, definition: Old word., state: deprecated, replaced_by: terms/lead, owner: nobody}
fields:
  employees: {name: Employees, definition: Head count., type: integer, between: [1, 2000000], unit: people}
  lead_score: {name: Lead score, definition: Points., type: integer, between: [0, 100]}
  country: {name: Country, definition: Billing., type: choice, choices: [NO, GB], personal_data: yes}
segments:
  size:
    name: Size
    definition: By head count.
    cover: at_most_one
    parts:
      small: {name: Small, abbreviation: S, when: employees <= 100}
      big: {name: Big, when: employees > 100, definition: The rest.}
criteria:
  mql:
    name: MQL criteria
    definition: When marketing hands over.
    when:
      - country in (NO, GB)
      - any: [lead_score >= 65, meets size/big]
    cases:
      - {lead: {country: NO, lead_score: 70}, meets: yes}
      - {lead: {country: GB, employees: 5}, meets: no, because: too small}
scores:
  fit:
    name: Fit score
    definition: Points for fit.
    field: lead_score
    rules:
      - {points: 40, when: country = NO}
      - {points: 5, per: employees, at_most: 25}
    ceiling: 100
metrics:
  acceptance:
    name: Acceptance rate
    definition: Share of MQLs that buy.
    of: stages/mql
    reached: stages/won
    within: 30 days
    method: cohort
    target: 60%
""",
    "shared/partner.yaml": """\
context: partner
terms:
  partner_lead: {name: Partner lead, definition: Brought by a partner., state: draft}
""",
}
MENTION = {
    "x.yaml": """\
terms:
  rep: {name: Rep, definition: Sells.}
  demo: {name: Demo, definition: A rep calls.}
"""
}
"""A text that names another item."""

FORMS = {"glossary.html": html.render, "glossary.md": markdown.render}


def write() -> None:
    """Writes the expected files."""
    EXPECTED.mkdir(exist_ok=True)
    glossary = glossary_of(FILES)
    for name, render in FORMS.items():
        (EXPECTED / name).write_text(render(glossary), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
