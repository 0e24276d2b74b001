"""One fault planted in the shipped definitions: the rule finds it at its place, and nothing else is reported.

A fault is a change of the text. The words that must be underlined stand between « and » in the new text; the
marks are taken out before the check.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from funnelspec.engine import check_texts
from funnelspec.rules import ALL

FOLDER = Path(__file__).parents[2] / "definitions"
SAMPLE = {path.relative_to(FOLDER).as_posix(): path.read_text() for path in sorted(FOLDER.rglob("*.yaml"))}
DAY = date(2026, 11, 22)

PEOPLE, WORDS, MARKETING, MONEY = (
    f"terms/{name}.yaml" for name in ("people", "sales", "marketing", "partner")
)
STAGES, STATUSES, HANDOVERS, METRICS = (
    f"funnel/{name}.yaml" for name in ("stages", "statuses", "handovers", "metrics")
)
CRITERIA, SCORES, SEGMENTS = (f"criteria/{name}.yaml" for name in ("criteria", "scores", "segments"))
MORE = "criteria/more.yaml"
OURS, THEIRS = "views/marketing.yaml", "views/sales.yaml"


class Edit(NamedTuple):
    """In a file of the sample ``old``, which it has once, becomes ``new``; a new file has no ``old``."""

    path: str
    old: str
    new: str


class Fault(NamedTuple):
    """A change, the rule that must find it, and the rules without whose findings it cannot be."""

    rule: str
    edits: tuple[Edit, ...]
    also: frozenset[str] = frozenset()


def change(rule: str, path: str, old: str, new: str) -> Fault:
    return Fault(rule, (Edit(path, old, new),))


def added(rule: str, path: str, text: str) -> Fault:
    return Fault(rule, (Edit(path, "", text),))


def views(rule: str, ours: str, theirs: str, *edits: Edit, also: str = "") -> Fault:
    """What the two teams write about something, each in a file of its own."""
    sides = (Edit(OURS, "", f"team: marketing\n{ours}"), Edit(THEIRS, "", f"team: sales\n{theirs}"))
    return Fault(rule, (*sides, *edits), frozenset(also.split()))


FAULTS = [
    # agreement
    views(
        "two-meanings",
        "terms: {champion: {definition: Whoever opens our letters.}}\n",
        "terms: {champion: {definition: «Whoever takes our calls.»}}\n",
    ),
    views(
        "teams-disagree",
        "slas: {mql_response: {within: 24 hours}}\n",
        "slas: {mql_response: {within: «1 business day»}}\n",
    ),
    views(
        "teams-disagree",
        "criteria: {mql: {when: [meets inquiry, lead_score >= 65]}}\n",
        "criteria: {mql: {when: [«lead_score >= 80», meets inquiry]}}\n",
        also="failing-case",
    ),
    views(
        "agreed-in-dispute",
        "stages: {sal: {owner: marketing}}\n",
        "stages: {sal: {owner: sales}}\n",
        Edit(STAGES, "    abbreviation: SAL\n", "    abbreviation: SAL\n    state: «agreed»\n"),
        also="teams-disagree",
    ),
    added("team-proposal", THEIRS, "team: sales\nstages: {sal: {max_age: «60 days»}}\n"),
    added(
        "one-sided",
        THEIRS,
        "team: sales\nterms:\n  «whale»: {name: Whale, definition: A very large account., owner: sales}\n",
    ),
    added("missing-owner", "terms/more.yaml", "terms:\n  «tour»: {name: Tour, definition: A visit.}\n"),
    # comments
    change(
        "expired-suppression",
        WORDS,
        "aliases: [quote]",
        "aliases: [quote]  # funnelspec: ignore[duplicate-name] until «2026-11-21» audit",
    ),
    change(
        "suppression-without-reason",
        WORDS,
        "aliases: [quote]",
        "aliases: [quote, hand-raise]  «# funnelspec: ignore[duplicate-name]»",
    ),
    change(
        "unknown-rule-in-suppression",
        WORDS,
        "aliases: [quote]",
        "aliases: [quote]  # funnelspec: ignore[«duplicate-names»] audit",
    ),
    change(
        "unused-suppression",
        WORDS,
        "aliases: [quote]",
        "aliases: [quote]  # funnelspec: ignore[«duplicate-name»] audit",
    ),
    # criteria
    change(
        "case-without-date",
        CRITERIA,
        "{resting_until: 2026-12-01}\n        as_of: 2026-11-22\n        meets: yes",
        "{resting_until: 2026-12-01}\n        meets: «yes»",
    ),
    Fault(
        "circular-criteria",
        (
            Edit(CRITERIA, "      - may_contact\n", "      - may_contact\n      - meets inquiry\n"),
            Edit(CRITERIA, "      - meets contactable\n", "      - meets «contactable»\n"),
        ),
    ),
    change(
        "failing-case",
        CRITERIA,
        "lead_score: 64}\n        meets: no",
        "lead_score: 64}\n        meets: «yes»",
    ),
    added(
        "reserved-id",
        "criteria/more.yaml",
        "fields:\n  «known»: {name: Known to sales, definition: Sales has met the person., type: boolean}\n",
    ),
    change("out-of-range", CRITERIA, "- lead_score >= 65", "- lead_score >= «165»"),
    added(
        "same-criteria",
        MORE,
        "owner: sales\ncriteria:\n  hot_lead:\n    name: Hot lead\n    definition: Whom sales calls first.\n"
        "    when: «[{any: [meets product_qualified, demo_requested, lead_score > 64]}, meets icp_fit, meets "
        "inquiry]»\n",
    ),
    added(
        "same-criteria",
        MORE,
        "owner: sales\ncriteria:\n  wanted:\n    name: Wanted\n    definition: Whom we want.\n"
        "    when:\n"
        "      «- employees < 5001\n      - not employees <= 19\n      - country != other\n"
        "      - not industry in (public sector, education)»\n",
    ),
    Fault(
        "same-criteria",
        (
            Edit(
                THEIRS,
                "",
                "team: sales\nowner: sales\ncriteria:\n  asleep:\n    name: Asleep\n"
                "    definition: Not now.\n    when:\n      «none: not resting_until is in the future»\n",
            ),
        ),
        frozenset({"one-sided"}),
    ),
    added(
        "same-criteria",
        "funnel/markets.yaml",
        "owner: sales\nsegments:\n  markets:\n    name: Markets\n    definition: Where we sell.\n"
        "    parts: {home: {name: Home market, when: «{any: [country = CA, country = US]}»}}\n",
    ),
    change("unknown-choice", SCORES, "when: country = other", "when: country = «others»"),
    change("unknown-choice", CRITERIA, "(education, public sector)", "(education, «public»)"),
    change("unknown-criterion", SCORES, "when: meets icp_fit", "when: meets «icp_fits»"),
    change("unknown-field", CRITERIA, "- form_fills >= 1", "- «form_fill» >= 1"),
    change("unknown-field", CRITERIA, "{lead_score: 90}\n", "{«led_score»: 90}\n"),
    change(
        "unknown-judgement",
        CRITERIA,
        "judged: {has a problem that we solve: yes}\n        meets: no\n        because: a voicemail",
        "judged: {«has a problem we solve»: yes}\n        meets: no\n        because: a voicemail",
    ),
    Fault(
        "unreachable-threshold",
        (
            Edit(SCORES, "    ceiling: 100\n", "    ceiling: 79\n"),
            Edit(SEGMENTS, "when: lead_score >= 80", "when: «lead_score >= 80»"),
        ),
    ),
    Fault(
        "unreachable-threshold",
        (
            Edit(SCORES, "    ceiling: 40\n", "    ceiling: 30\n"),
            Edit(
                MORE,
                "",
                "owner: sales\ncriteria:\n  eager:\n    name: Eager\n    definition: Whoever fits or asks.\n"
                "    when: {any: [demo_requested, all: [«fit_score > 30», may_contact]]}\n",
            ),
        ),
    ),
    added(
        "unreachable-threshold",
        MORE,
        "owner: sales\nsegments:\n  fit_bands:\n    name: Fit bands\n    definition: How well a lead fits.\n"
        "    parts: {good: {name: Good fit, when: '«fit_score between 36 and 39 points»'}}\n",
    ),
    Fault(
        "unreachable-threshold",
        (
            Edit(SCORES, "    floor: 0\n    ceiling: 40\n", "    floor: 5\n    ceiling: 40\n"),
            Edit(
                SEGMENTS,
                "      band_a: {name: Band A, when: lead_score >= 80}\n",
                "      band_a: {name: Band A, when: [lead_score >= 80, 'fit_score not in (3, 4)']}\n"
                "      band_d: {name: Band D, when: '«fit_score in (0, 1, 2)»'}\n",
            ),
        ),
    ),
    change("wrong-type", CRITERIA, "employees between 20 and 5000", "employees between 20 and «many»"),
    change(
        "repeated-choice", CRITERIA, "(education, public sector)", "(education, public sector, «education»)"
    ),
    change("wrong-unit", CRITERIA, "amount >= 5,000 USD", "amount >= 5,000 «EUR»"),
    change(
        "yes-no-comparison",
        CRITERIA,
        "          - demo_requested\n          - meets",
        "          - «demo_requested = yes»\n          - meets",
    ),
    # funnel
    Fault(
        "dead-end",
        (
            Edit(STAGES, "    outcome: won\n", ""),
            Edit(
                STAGES,
                "stages: [inquiry, mql, sal, sql, customer]",
                "stages: [inquiry, mql, sal, sql, «customer»]",
            ),
        ),
    ),
    Fault(
        "endless-loop",
        (
            Edit(
                STAGES,
                "    outcome: lost\n    entry: sale_status = lost\n    next: []\n",
                "    next: [«closed_lost»]\n",
            ),
        ),
    ),
    Fault(
        "unreachable-stage",
        (
            Edit(STAGES, "      - {to: closed_lost, reasons: loss_reasons}\n", ""),
            Edit(STAGES, "disqualified, closed_lost]", "disqualified, «closed_lost»]"),
        ),
    ),
    # shape
    change("broken-link", WORDS, "between a [[rep]] and the person", "between a «[[reep]]» and the person"),
    added(
        "duplicate-id",
        "terms/zone.yaml",
        "owner: sales\nterms:\n  «champion»: {name: Advocate, definition: Somebody who speaks for us.}\n",
    ),
    added("incomplete-item", THEIRS, "team: sales\nstages:\n  «mqls»: {max_age: 7 days}\n"),
    change(
        "unknown-calendar",
        HANDOVERS,
        "within: 4 business hours\n    calendar: london",
        "within: 4 business hours\n    calendar: «londno»",
    ),
    change("unknown-context", MONEY, "context: partner\n", "context: «partners»\n"),
    change("unknown-reference", STAGES, "      - sal\n", "      - «SAL»\n"),
    change("unknown-system", MARKETING, "crm: {salesforce: Campaign}", "crm: {«salesfroce»: Campaign}"),
    change("unknown-team", STATUSES, "set_by: [marketing, sales]", "set_by: [marketing, «sale»]"),
    change(
        "wrong-kind",
        STATUSES,
        "    reasons: recycle_reasons\n",
        "    reasons: «recycle_reasons/timing»\n",
    ),
    # terms
    change("duplicate-name", WORDS, "aliases: [quote]", "aliases: [quote, «hand raise»]"),
    added(
        "one-metric-two-formulas",
        "terms/more.yaml",
        "owner: sales\nmetrics:\n  wins:\n    name: Win rate\n    definition: Share of SQLs that are won.\n"
        "    of: stages/sql\n    reached: stages/customer\n    within: «180 days»\n    method: cohort\n",
    ),
    Fault(
        "one-metric-two-formulas",
        (
            Edit(METRICS, "    name: Qualification rate\n", "    name: MQL-acceptance rates\n"),
            Edit(METRICS, "    of: stages/sal\n", "    of: «stages/sal»\n"),
        ),
    ),
    added(
        "one-metric-two-formulas",
        "terms/more.yaml",
        "owner: sales\nmetrics:\n  large_rate:\n    name: Large ones\n    definition: Of large accounts.\n"
        "    aliases: MQL rate\n    of: [stages/inquiry]\n    reached: [stages/mql]\n    within: 3 months\n"
        "    method: cohort\n    when:\n      «any: [meets company_size/enterprise]»\n",
    ),
    views(
        "one-metric-two-formulas",
        "owner: marketing\nmetrics:\n"
        "  speed: {name: Speed, abbreviation: SPD, definition: One., of: stages/sal}\n",
        "metrics:\n  pace:\n    name: Pace\n    abbreviation: SPD\n    definition: Two.\n"
        "    of: «[stages/sal, stages/sql]»\n    owner: sales\n",
        also="one-sided",
    ),
    added(
        "two-names-one-formula",
        "terms/more.yaml",
        "owner: sales\nmetrics:\n  closing:\n    name: «Closing share»\n    definition: What sales closes.\n"
        "    of: [stages/sql]\n    reached: stages/customer\n    within: 9 months\n    method: cohort\n"
        "    dated_by: fields/sql_date\n",
    ),
    added(
        "two-names-one-formula",
        "terms/more.yaml",
        "owner: sales\nmetrics:\n  home_wins:\n    name: «Wins at home»\n    definition: Wins near us.\n"
        "    of: stages/customer\n    method: snapshot\n    dated_by: expected_close\n"
        "    when: {any: [country = CA, country = US]}\n",
    ),
    Fault(
        "two-names-one-formula",
        (
            Edit(METRICS, "    name: Qualification rate\n", "    name: «Qualification rate»\n"),
            Edit(
                METRICS,
                "    of: stages/sal\n    reached: stages/sql\n    within: 45 days\n    method: cohort\n"
                "    dated_by: sal_date\n",
                "    reached: [stages/sal]\n    of: stages/mql\n    within: 1 month\n    method: cohort\n"
                "    dated_by: mql_date\n    distinct_by: email\n",
            ),
        ),
    ),
    Fault(
        "two-names-one-formula",
        (
            Edit(
                THEIRS,
                "",
                "team: sales\nmetrics:\n  arrivals:\n    name: «Arrivals»\n    definition: Who comes to us.\n"
                "    of: stages/mql\n    method: snapshot\n    dated_by: mql_date\n    distinct_by: email\n"
                "    owner: sales\n",
            ),
        ),
        frozenset({"one-sided"}),
    ),
]


def planted(fault: Fault) -> tuple[dict[str, str], str, int, int]:
    """The changed sample, and the place that is marked in it: path, start and end."""
    texts = dict(SAMPLE)
    for edit in fault.edits:
        text = texts.get(edit.path, "")
        assert text.count(edit.old) == 1, f"{edit.path} does not have {edit.old!r} exactly once"
        texts[edit.path] = text.replace(edit.old, edit.new)
    (path,) = (path for path, text in texts.items() if "«" in text)
    before, _, rest = texts[path].partition("«")
    words, _, after = rest.partition("»")
    texts[path] = before + words + after
    return texts, path, len(before), len(before) + len(words)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.edits[0].path}")
def test_a_planted_fault_is_found_at_its_place_and_nothing_else(fault: Fault) -> None:
    texts, path, start, end = planted(fault)
    found = check_texts(texts, DAY).report.diagnostics
    own = [each for each in found if each.card.name == fault.rule]
    places = [(each.at.where.path, each.at.where.start, each.at.where.end) for each in own]
    assert places == [(path, start, end)], [(each.card.name, each.headline) for each in found]
    assert {each.card.name for each in found} - {fault.rule} == fault.also


def test_the_sample_is_clean_before() -> None:
    assert check_texts(SAMPLE, DAY).report.diagnostics == ()


def test_every_rule_has_a_fault() -> None:
    assert {fault.rule for fault in FAULTS} == {rule.card.name for rule in ALL}
