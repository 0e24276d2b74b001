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

PEOPLE, WORDS, MARKETING, MONEY, MEASURES = (
    f"terms/{name}.yaml" for name in ("people", "sales", "marketing", "partner", "measures")
)
STAGES, STATUSES, HANDOVERS, METRICS, REASONS = (
    f"funnel/{name}.yaml" for name in ("stages", "statuses", "handovers", "metrics", "reasons")
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


def further(rule: str, name: str, definition: str, kind: str = "terms", more: str = "") -> Fault:
    """A further item, in a file that comes behind those that are there."""
    item = f"    name: {name}\n    definition: {definition}\n"
    return added(rule, "terms/words.yaml", f"owner: sales\n{kind}:\n  further:\n{item}{more}")


def views(rule: str, ours: str, theirs: str, *edits: Edit, also: str = "") -> Fault:
    """What the two teams write about something, each in a file of its own."""
    sides = (Edit(OURS, "", f"team: marketing\n{ours}"), Edit(THEIRS, "", f"team: sales\n{theirs}"))
    return Fault(rule, (*sides, *edits), frozenset(also.split()))


def criterion(name: str, when: str) -> Edit:
    """A further criterion, in a file of its own."""
    head = f"owner: sales\ncriteria:\n  {name}:\n    name: A lead that is {name}\n"
    return Edit(
        "criteria/more.yaml", "", f"{head}    definition: What sales calls {name}.\n    when: {when}\n"
    )


GIVE_UP = "{to: disqualified, reasons: disqualification_reasons}"
NEXT_OF_INQUIRY = (
    f"    next:\n      - {{to: mql, when: meets mql}}\n      - {GIVE_UP}\n    max_age: {{warn: 180"
)
NEXT_OF_RECYCLED = (
    f"    next:\n      - {{to: mql, when: meets mql}}\n      - {GIVE_UP}\n    never: [sal, sql]"
)
EXIT_OF_SAL = 'exit: judgement "the discovery call was held or the lead was given back"'


def metric(rule: str, when: str) -> Fault:
    """Which leads a metric counts, instead of those of a part of a segment."""
    return change(rule, METRICS, "when: meets sales_region/north_america", f"when: {when}")


def need(rule: str, when: str) -> Fault:
    """When a reason needs a field, in YAML's own brackets."""
    return change(rule, REASONS, "when: amount >= 10000 USD}", f"when: {when}}}")


def points(rule: str, when: str) -> Fault:
    """For whom a score has points."""
    return change(rule, SCORES, "when: country = other", f"when: {when}")


def rate(rule: str, when: str) -> Fault:
    """Which leads a rate counts that counts all."""
    return change(rule, METRICS, "    dated_by: sql_date\n", f"    dated_by: sql_date\n    when: {when}\n")


def age(rule: str, when: str) -> Fault:
    """Which leads may stay for long."""
    return change(rule, STAGES, "{when: meets company_size/enterprise,", f"{{when: {when},")


MID = "when: employees between 101 and 2000}"
UNSIZED = "      unsized: {name: Unsized, when: employees is unknown}\n"
EUROPE = "when: country in (GB, IE, DE, FR, NL, SE, NO)"
NO_REGION = "      no_region:\n        name: Without region\n        when: country is unknown\n"
PRODUCT = "when: source = product"
BAND_B, BAND_C = "when: lead_score between 65 and 79}", "when: lead_score < 65}"
SIZES = "    cover: exactly_one\n    parts:\n      smb:"
REGIONS = "    cover: exactly_one\n    owner: sales\n    parts:\n      north"
BANDS = "    cover: exactly_one\n    owner: sales\n    parts:\n      band"


def gap(where: str, *edits: Edit, rule: str = "gap-in-cover") -> Fault:
    """What a segment of the sample says that it covers, and changes of its parts."""
    marked = where.replace("exactly_one", "«exactly_one»")
    return Fault(rule, (Edit(SEGMENTS, where, marked), *edits))


def segment(rule: str, cover: str, *parts: str) -> Fault:
    """A further segment, in a file of its own."""
    head = (
        "owner: sales\nsegments:\n  more:\n    name: A further way to cut\n    definition: How sales cuts.\n"
    )
    listed = "".join(f"      part_{at}: {{name: Part {at}, when: {when}}}\n" for at, when in enumerate(parts))
    return Fault(rule, (Edit(MORE, "", f"{head}    cover: {cover}\n    parts:\n{listed}"),))


def ages(limits: str) -> Fault:
    """How long a lead may be an MQL."""
    return change("hidden-limit", STAGES, "max_age: {warn: 7 days, close: 14 days}", f"max_age: {limits}")


PATH = "stages: [inquiry, mql, sal, sql, customer]"
IN_LINES = "\n      - inquiry\n      - mql\n      - sal\n      - sql\n      - customer"
OUT = "side_stages: [recycled, disqualified]"
BACK_TO_SAL = f"    next: [{{to: mql, when: meets mql}}, sal, {GIVE_UP}]\n    never: [sql]"
EXPANDED = (
    "owner: sales\nstages:\n  expanded:\n    name: Expanded\n    outcome: won\n"
    "    definition: An account that signs for more seats.\n"
)
STATUSES_AS_SHOWN = "New, Queued, Working, Connected, Meeting Booked, Qualified, Nurture, Unqualified"
STATUS_IDS = "new, queued, working, connected, meeting_booked, converted, nurture, unqualified"
STATUS_FIELD = (
    "owner: sales\nfields:\n  status_value:\n    name: Status value\n    definition: As the record says.\n"
    "    type: choice\n    choices: [{}]\n    crm: {{salesforce: Lead.Status}}\n"
)


def sla(rule: str, starts: str, stops: str, within: str, more: str = "", also: str = "") -> Fault:
    """A further SLA, in a file that comes behind those that are there."""
    body = f"    starts: {starts}\n    stops: {stops}\n    within: {within}\n{more}"
    told = "    if_missed: The head of sales is told.\n"
    fault = further(rule, "How fast sales works", "How long a rep may take.", "slas", body + told)
    return fault._replace(also=frozenset(also.split()))


DEMO_LEADS = (
    "    when: demo_requested\n    starts: stages/mql\n    stops: [statuses/working, stages/disqualified]\n"
)
OTHER_LEADS = DEMO_LEADS.replace("demo_requested", "not demo_requested")
DEMO_TIME = "    within: {target: 15 minutes, limit: 2 business hours}\n    calendar: london"
OTHER_TIME = "    within: 4 business hours\n    calendar: london"
SAL_AGE = "max_age: {warn: 21 days, close: 45 days}"
WINS = "metrics/wins.yaml"


def rate_of(of: str, reached: str, within: str, more: str = "") -> Fault:
    """A further metric that is over too soon."""
    body = "owner: sales\nmetrics:\n  fast:\n    name: Fast share\n    definition: How many get on in time.\n"
    body += f"    of: {of}\n    reached: {reached}\n    within: {within}\n{more}"
    return added("window-before-deadline", WINS, body)


QUESTIONS = ", ".join(f"judgement question {letter}" for letter in "abcdefghijklmnopqrst")
"""More of them than can be told apart by trying."""


RENEWALS = """owner: sales
stages:
  due: {name: Year is ending, definition: A contract that ends within 90 days.}
  renewed: {name: Bound again, definition: A contract that was signed again., outcome: won}
funnels:
  years: {name: Further years, definition: From the last quarter on.,
    follows: opportunity, stages: [due, renewed]}
"""
SIGNED = RENEWALS.replace("outcome: won", 'outcome: won, entry: judgement "the buyer has signed again"')
PASSED_ON = """owner: sales
handovers:
  further: {name: To the partner desk, definition: Sales passes a lead on.,
    from: {team: sales}, to: {team: marketing}}
"""
WHOLE = "accept_within: 1 business day, reject_with: recycle_reasons, rejected_goes_to: recycled"
ANSWER = """owner: sales
slas:
  further: {name: Answer time, definition: How soon a rep writes back., starts: stages/sql, within: 1 day}
"""
TOGETHER = "The SDR and the head of sales development decide together, on the same day."
NEXT_OF_SAL = "      - sql\n      - {to: recycled, reasons: recycle_reasons}\n"


def handover(rule: str, id: str, gone: str) -> Fault:
    """A handover of the sample that lacks a line."""
    edits = (
        Edit(HANDOVERS, f"  {id}:\n", f"  «{id}»:\n"),
        Edit(HANDOVERS, gone, gone.partition("\n    ")[0] + "\n"),
    )
    return Fault(rule, edits)


def passed_on(rule: str, lacks: str) -> Fault:
    """A further handover that lacks one of the three things."""
    rest = ", ".join(each for each in WHOLE.split(", ") if not each.startswith(lacks))
    text = PASSED_ON.replace("further:", "«further»:").replace(
        "{team: marketing}}", "{team: marketing}, REST}"
    )
    return added(rule, "funnel/more.yaml", text.replace("REST", rest))


def lacking_sla(rule: str, more: str) -> Fault:
    """A further SLA that lacks something."""
    text = ANSWER.replace("further:", "«further»:").replace("within: 1 day", f"within: 1 day, {more}")
    return added(rule, "funnel/more.yaml", text)


FAULTS = [
    # completeness
    change(
        "placeholder-text",
        WORDS,
        "A guided tour of the product, held with examples of the buyer's own work.",
        "«TBD»",
    ),
    change(
        "placeholder-text",
        WORDS,
        "One dated action that the buyer has agreed to, written on the [[opportunity]].",
        "«To be  defined ...»",
    ),
    change(
        "placeholder-text",
        HANDOVERS,
        f"if_missed: {TOGETHER}",
        "if_missed: «???»",
    ),
    change(
        "placeholder-text",
        WORDS,
        "because: in a demo we hold the mouse, in a trial the buyer does",
        "because: «see above»",
    ),
    change(
        "placeholder-text",
        METRICS,
        "Share of MQLs that sales accepts within 30 days.",
        "«TODO: ask the reps»",
    ),
    change(
        "deprecated-without-replacement",
        MARKETING,
        "    state: retired\n    replaced_by: stages/inquiry\n",
        "    state: «retired»\n",
    ),
    further(
        "deprecated-without-replacement",
        "Door opener",
        "A person of whom nothing is known but the address.",
        more="    state: «deprecated»\n",
    ),
    change(
        "deprecated-without-replacement",
        REASONS,
        "price: {name: Price}",
        "price: {name: Price, state: «retired»}",
    ),
    further(
        "circular-replacement",
        "Door opener",
        "A person of whom nothing is known but the address.",
        more="    state: deprecated\n    replaced_by: «terms/further»\n",
    ),
    *(
        Fault(
            "circular-replacement",
            (
                Edit(MARKETING, "replaced_by: stages/inquiry", "replaced_by: further"),
                *further("", "Door opener", "An address.", more=f"    replaced_by: «{id}»\n{state}").edits,
            ),
        )
        for id, state in (
            ("terms/marketing_engaged_lead", ""),
            ("marketing_engaged_lead", "    state: retired\n"),
        )
    ),
    *(
        further(
            "replacement-is-deprecated",
            "Door opener",
            "A person of whom nothing is known but the address.",
            more=f"    state: {state}\n    replaced_by: «{id}»\n",
        )
        for id, state in (
            ("terms/marketing_engaged_lead", "retired"),
            ("marketing_engaged_lead", "deprecated"),
        )
    ),
    Fault(
        "replacement-is-deprecated",
        (
            Edit(MARKETING, "replaced_by: stages/inquiry", "replaced_by: «terms/further»"),
            *further(
                "", "Door opener", "An address.", more="    state: retired\n    because: dropped\n"
            ).edits,
        ),
    ),
    change("review-overdue", STAGES, "    since: 2026-02-01\n", "    review_by: «2026-11-21»\n"),
    change("review-overdue", METRICS, "target: 12%", "target: 12%\n    review_by: «2025-12-31»"),
    change(
        "review-overdue", REASONS, "price: {name: Price}", "price: {name: Price, review_by: «2026-01-31»}"
    ),
    handover(
        "handover-without-deadline",
        "marketing_to_sales",
        "      - last_activity\n    accept_within: 1 business day\n",
    ),
    handover(
        "handover-without-deadline",
        "sales_to_customer_success",
        "seats, expected_close, contract_signed]\n    accept_within: 2 business days\n",
    ),
    passed_on("handover-without-deadline", "accept"),
    handover(
        "handover-without-reject-reasons",
        "marketing_to_sales",
        "accept_within: 1 business day\n    reject_with: recycle_reasons\n",
    ),
    handover(
        "handover-without-reject-reasons",
        "sales_to_marketing",
        "accept_within: 2 business days\n    reject_with: disqualification_reasons\n",
    ),
    passed_on("handover-without-reject-reasons", "reject_with"),
    handover(
        "handover-without-way-back",
        "marketing_to_sales",
        "reject_with: recycle_reasons\n    rejected_goes_to: recycled\n",
    ),
    handover(
        "handover-without-way-back",
        "sales_to_customer_success",
        "reject_with: handover_gaps\n    rejected_goes_to: sql\n",
    ),
    passed_on("handover-without-way-back", "rejected"),
    *(
        Fault(
            "rejected-outside-funnel",
            (
                Edit(HANDOVERS, f"rejected_goes_to: {stage}", f"rejected_goes_to: «{outside}»"),
                Edit("funnel/more.yaml", "", SIGNED),
            ),
        )
        for stage, outside in (("recycled", "due"), ("sql", "stages/due"), ("disqualified", "renewed"))
    ),
    Fault(
        "sla-without-stop",
        (
            Edit(HANDOVERS, "  qualification:\n", "  «qualification»:\n"),
            Edit(HANDOVERS, "    stops: [stages/sql, stages/recycled, stages/disqualified]\n", ""),
        ),
    ),
    change(
        "sla-without-stop", HANDOVERS, "stops: [statuses/meeting_booked, statuses/unqualified]", "«stops»: []"
    ),
    lacking_sla("sla-without-stop", "if_missed: The head of sales is told."),
    Fault(
        "sla-without-consequence",
        (
            Edit(HANDOVERS, "  qualification:\n", "  «qualification»:\n"),
            Edit(HANDOVERS, f"    if_missed: {TOGETHER}\n", ""),
        ),
    ),
    Fault(
        "sla-without-consequence",
        (
            Edit(HANDOVERS, "  meeting_confirmation:\n", "  «meeting_confirmation»:\n"),
            Edit(HANDOVERS, "    if_missed: The SDR gives the lead back to marketing with a reason.\n", ""),
        ),
    ),
    lacking_sla("sla-without-consequence", "stops: stages/recycled"),
    *(
        change("goal-over-100", METRICS, f"target: {old}", f"target: «{new}»")
        for old, new in (("60%", "160%"), ("12%", "120.0%"), ("25%", "100.5%"))
    ),
    change(
        "given-up-without-reason",
        STAGES,
        "stages: [inquiry, mql, sal, sql, customer]",
        "stages: [inquiry, mql, sal, {stage: sql, next: [customer, «closed_lost»]}, customer]",
    ),
    change(
        "given-up-without-reason",
        STAGES,
        NEXT_OF_RECYCLED,
        NEXT_OF_RECYCLED.replace(
            "    never", "      - {to: «closed_lost», when: sale_status = lost}\n    never"
        ),
    ),
    Fault(
        "given-up-without-reason",  # the status asks for none either
        (
            Edit(STAGES, NEXT_OF_SAL, "      - sql\n      - «recycled»\n"),
            Edit(STATUSES, "    reasons: recycle_reasons\n", ""),
        ),
    ),
    change(
        "empty-set",
        REASONS,
        "    of:\n      no_contract_file: {name: Signed contract is not attached}\n"
        "      no_goal: {name: The buyer's goal is not written down}\n"
        "      no_start_date: {name: No start date}\n",
        "    «of»:\n      no_goal: {name: No goal is known, state: retired, because: unclear}\n",
    ),
    added(
        "empty-set",
        MORE,
        "owner: sales\nsegments:\n  more:\n    name: A further way to cut\n    definition: How sales cuts.\n"
        "    «parts»: {x: {name: Xanthous, when: employees > 9, state: retired, because: unused}}\n",
    ),
    added(
        "empty-set",
        MORE,
        "owner: sales\nstatus_lists:\n  more: {name: More, definition: What is left., «of»: xanthous}\n"
        "statuses:\n  xanthous: {name: Xanthous, definition: Nobody.., state: retired, because: unused}\n",
    ),
    Fault(
        "stage-without-entry-criteria",
        (
            Edit(STAGES, "  sql:\n    name", "  «sql»:\n    name"),
            Edit(STAGES, "    entry: meets sql\n", ""),
            Edit(STAGES, f"    {EXIT_OF_SAL}\n", ""),
        ),
    ),
    Fault(
        "stage-without-entry-criteria",
        (
            Edit(STAGES, "  customer:\n    name", "  «customer»:\n    name"),
            Edit(STAGES, "    entry: meets customer\n", ""),
            Edit(STAGES, "    exit: sale_status in (won, lost)\n", ""),
        ),
    ),
    added("stage-without-entry-criteria", "funnel/more.yaml", RENEWALS.replace("renewed: {", "«renewed»: {")),
    further("retired-word-taken-again", "«Marketing-engaged leads»", "Somebody who has clicked in a letter."),
    change("retired-word-taken-again", WORDS, "aliases: [sequence]", "aliases: [sequence, «MEL»]"),
    change("retired-word-taken-again", STAGES, "    abbreviation: SAL\n", "    abbreviation: [SAL, «mel»]\n"),
    change(
        "personal-data-handed-over",
        HANDOVERS,
        "must_include: [resting_until, first_conversation]",
        "must_include: [resting_until, «email»]",
    ),
    change(
        "personal-data-handed-over",
        HANDOVERS,
        "must_include: [amount, seats,",
        "must_include: [«fields/job_title», fields/email, seats,",
    ),
    added(
        "personal-data-handed-over",
        "funnel/more.yaml",
        PASSED_ON.replace("{team: marketing}}", f"{{team: marketing}}, must_include: «email», {WHOLE}}}"),
    ),
    # agreement
    views(
        "two-meanings",
        "terms: {champion: {definition: Whoever opens our letters.}}\n",
        "terms: {champion: {definition: «Whoever takes our calls.»}}\n",
    ),
    views(
        "two-meanings",  # a number, of a stage
        "stages: {mql: {definition: A lead that asked at least three questions and waits.}}\n",
        "stages: {mql: {definition: A lead that asked at least «five questions» and waits.}}\n",
        also="agreed-in-dispute",
    ),
    views(
        "two-meanings",  # business time, in a block text
        "terms:\n  champion:\n    definition: >-\n      Whoever answers our letters\n      within 2 days.\n",
        "terms:\n  champion:\n    definition: >-\n      Whoever answers our letters\n"
        "      within «2 business days».\n",
    ),
    views(
        "two-meanings",  # who does what, in quotes
        "terms: {champion: {definition: 'Whoever marketing hands over to sales.'}}\n",
        'terms: {champion: {definition: "Whoever «sales hands over to marketing»."}}\n',
    ),
    views(
        "two-meanings",  # denied by a prefix, of a handover
        "handovers: {marketing_to_sales: {definition: How qualified leads reach sales.}}\n",
        "handovers: {marketing_to_sales: {definition: How «unqualified» leads reach sales.}}\n",
    ),
    views(
        "two-meanings",  # a restriction that only one team makes
        "terms: {champion: {definition: A person at a customer who speaks for us.}}\n",
        "terms: {champion: {definition: A person at an «existing» customer who speaks for us.}}\n",
    ),
    views(
        "two-meanings",  # before and after, of a reason set
        "reasons: {disqualification_reasons: {definition: Why we gave up before the first call.}}\n",
        "reasons: {disqualification_reasons: {definition: Why we gave up «after» the first call.}}\n",
    ),
    views(
        "teams-disagree",  # one stage more
        "stages: {sal: {never: [recycled]}}\n",
        "stages: {sal: {never: [recycled, «inquiry»]}}\n",
        also="never-against-next",
    ),
    views(
        "teams-disagree",  # an owner
        "metrics: {mql_acceptance: {owner: marketing}}\n",
        "metrics: {mql_acceptance: {owner: «sales»}}\n",
    ),
    views(
        "teams-disagree",  # a number in prose
        "slas: {mql_response: {if_missed: The lead goes back after 3 days.}}\n",
        "slas: {mql_response: {if_missed: The lead goes back after «5 days».}}\n",
    ),
    views(
        "two-wordings",
        "terms: {champion: {definition: A customer who has paid the bill within 2 weeks.}}\n",
        "terms: {champion: {definition: «A customer who has paid the invoice within 14 days.»}}\n",
    ),
    views(
        "teams-disagree",
        "slas: {mql_response: {within: 24 hours}}\n",
        "slas: {mql_response: {within: «1 business day»}}\n",
    ),
    views(
        "criteria-disagree",
        "criteria: {mql: {when: [meets inquiry, lead_score >= 65]}}\n",
        "criteria: {mql: {when: [«lead_score >= 80», meets inquiry]}}\n",
        also="failing-case",
    ),
    views(
        "criteria-disagree",  # another field, behind another criterion's name
        "criteria: {icp_fit: {when: [country is known, employees >= 20]}}\n",
        "criteria: {icp_fit: {when: [«not employees <= 49», country is known]}}\n",
        also="failing-case blank-slips-through",
    ),
    views(
        "criteria-disagree",  # one line more, under `any`, in an attribute of a stage
        "stages: {sal: {entry: {any: [meets sal, demo_requested]}}}\n",
        "stages: {sal: {«entry»: meets sal}}\n",
        also="on-path-and-out",
    ),
    views(
        "criteria-disagree",  # a selection, in an SLA; a range instead of two ends
        "slas: {mql_response: {when: [seats >= 10, seats <= 20, interests has any of (planning)]}}\n",
        "slas:\n  mql_response:\n    when:\n      - seats between 10 and 20\n"
        "      - «interests has all of (planning, capacity)»\n",
        also="two-slas-on-one-start",  # its leads have a deadline already
    ),
    views(
        "criteria-disagree",  # one line more, under `any` beside lines that both have
        "handovers: {marketing_to_sales: {when: {any: [meets mql, seats >= 10]}}}\n",
        "handovers: {marketing_to_sales: {when: {any: [seats >= 10, «demo_requested», meets mql]}}}\n",
    ),
    views(
        "criteria-disagree",  # how many of the same lines
        "slas: {mql_response: {when: {at_least: 1, of: [demo_requested, seats > 9, form_fills > 1]}}}\n",
        "slas: {mql_response: {when: {«at_least: 2», of: [form_fills > 1, demo_requested, seats > 9]}}}\n",
        also="two-slas-on-one-start",  # its leads have a deadline already
    ),
    views(
        "criteria-disagree",  # a part of a segment
        "segments: {origin: {parts: {outbound: {name: Outbound, when: source = outbound}}}}\n",
        "segments: {origin: {parts: {outbound: {name: Outbound, when: «source != outbound»}}}}\n",
    ),
    views(
        "criteria-disagree",  # a blank
        "metrics: {mql_acceptance: {when: not country = other}}\n",
        "metrics: {mql_acceptance: {when: «country != other»}}\n",
        also="blank-slips-through",
    ),
    views(
        "criteria-disagree",  # the wording of a question
        "handovers: {marketing_to_sales: {when: [meets mql, judgement: has a plan]}}\n",
        'handovers: {marketing_to_sales: {when: [meets mql, «judgement "knows the next step"»]}}\n',
    ),
    views(
        "crossed-names",
        "criteria:\n  mql: {when: lead_score >= 65}\n  sal: {when: lead_score >= 80}\n",
        "criteria:\n  mql: {when: lead_score > 79}\n  sal: {when: «lead_score > 64»}\n",
        also="failing-case unknown-judgement easier-later-stage on-path-and-out",
    ),
    views(
        "crossed-names",  # a chain: what marketing calls a SAL is nothing that sales has a name for
        "criteria:\n  sal: {when: employees >= 20}\n  sql: {when: amount >= 5000}\n",
        "criteria:\n  sal: {when: {any: «[amount > 5k, amount = 5000 USD]»}}\n  sql: {when: seats > 5}\n",
        also="failing-case unknown-judgement easier-later-stage on-path-and-out",
    ),
    views(
        "crossed-names",  # three names, in two orders
        "criteria: {mql: {when: seats > 1}, sal: {when: seats > 2}, sql: {when: seats > 3}}\n",
        "criteria: {mql: {when: seats >= 4}, sal: {when: seats >= 2}, sql: {when: «seats >= 3»}}\n",
        also="failing-case unknown-judgement easier-later-stage on-path-and-out",
    ),
    views(
        "crossed-names",  # the entries of stages
        "stages: {mql: {entry: form_fills > 1}, sal: {entry: [form_fills > 1, demo_requested]}}\n",
        "stages: {mql: {entry: [demo_requested, form_fills >= 2]}, sal: {entry: «form_fills >= 2»}}\n",
        also="agreed-in-dispute easier-later-stage on-path-and-out",
    ),
    views(
        "agreed-in-dispute",
        "stages: {sal: {owner: marketing}}\n",
        "stages: {sal: {owner: sales}}\n",
        Edit(STAGES, "    abbreviation: SAL\n", "    abbreviation: SAL\n    state: «agreed»\n"),
        also="teams-disagree",
    ),
    views(
        "agreed-apart",
        "stages:\n  sal:\n    max_age: 60 days\n",
        "stages: {sal: {max_age: «60 days»}}\n",
    ),
    views("agreed-apart", "terms: {lead: {owner: sales}}\n", "terms: {lead: {owner: «[sales]»}}\n"),
    added("team-proposal", THEIRS, "team: sales\nstages: {sal: {max_age: «60 days»}}\n"),
    added(
        "one-sided",
        THEIRS,
        "team: sales\nterms:\n  «whale»: {name: Whale, definition: 9000 people., owner: sales}\n",
    ),
    added("missing-owner", "terms/more.yaml", "terms:\n  «tour»: {name: Tour, definition: A visit.}\n"),
    # several names for one meaning
    further(
        "same-definition",
        "Possible sale",
        "«One possible sale to one [[account]], kept in the [[CRM]] with an amount, an expected closing date "
        "and a dated next action. An account may have more than one at a time.»",
    ),
    further(
        "same-definition",
        "Product tour",
        "«a guided tour of the product, held with Examples of the buyer's own work»",
    ),
    further(
        "same-definition",
        "In line",
        "«'In a [[lead queue]], waiting for the first attempt of an [[SDR]].'»",
        "statuses",
    ),
    Fault(
        "same-definition",  # in the file of a team
        (
            Edit(
                THEIRS,
                "",
                "team: sales\nterms:\n  sponsor:\n    name: Sponsor\n    owner: sales\n    definition: >-\n"
                "      «The people at one [[account]] who together decide whether it signs a contract with "
                "Northwind.»\n",
            ),
        ),
        frozenset({"one-sided"}),
    ),
    further(
        "alike-definitions",
        "Possible sale",
        "«A possible sale to one [[account]], kept in the [[CRM]] with its amount, the expected closing date "
        "and a dated next action. The account may have more than one at a time.»",
    ),
    further(
        "alike-definitions",  # other words
        "Cold series",
        "«'A planned series of calls and emails from one [[rep]] to one person: 8 attempts over fifteen "
        "business days.'»",
    ),
    further(
        "alike-definitions",  # another order
        "Permission",
        "«With its date and wording, the recorded permission of a person to get marketing email "
        "from Northwind.»",
    ),
    further(
        "alike-definitions",  # another voice, another kind
        "Sought",
        "«'A series of calls and emails planned from one [[rep]] to one person: eight attempts over 15 "
        "business days.'»",
        "statuses",
    ),
    # spelling
    further("spelling-variant", "Tour", "Held after a «discovery-call» was booked."),
    further("spelling-variant", "Tour", "Held for a «Free-Trial», or after one."),
    further("spelling-variant", "Tour", "Held once a «formfill» came in."),
    further("spelling-variant", "Tour", "Held before the «SalesCycle» ends."),
    further("spelling-variant", "«Keypage» tour", "Held on the phone."),
    further(
        "spelling-variant", "Tour", "Held on the phone.", more="    notes: Send a «NurtureStream» before.\n"
    ),
    further("misspelt-name", "Tour", "Held for an «opportunitty» of the rep."),
    further("misspelt-name", "Tour", "Held by the «champoin» in person."),
    further("misspelt-name", "Tour", "Held for «Competitrs» only."),
    further("misspelt-name", "«Forcast» call", "Held on the phone."),
    further("misspelt-name", "Tour", "Held on the phone.", more="    notes: Not for the «Disqulified».\n"),
    further("technical-word", "Flow", "All open sales.", more="    aliases: «pipeline»\n"),
    further("technical-word", "«Conversions»", "From one stage to the next."),
    further("technical-word", "«Model»", "How points are given."),
    Fault(
        "technical-word",
        (
            Edit(STAGES, "    abbreviation: SQL\n", "    abbreviation: «SQL»\n"),
            Edit(STAGES, "    notes: SQL here is never the query language of databases.\n", ""),
        ),
    ),
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
    metric(
        "always-met",
        "\n      any:\n        - meets sales_region/europe\n        - «not meets sales_region/europe»",
    ),
    need("always-met", "{any: [amount >= 500 USD, «not amount > 10000 USD»]}"),
    points("always-met", "{any: [country = other, country is unknown, «country != other»]}"),
    rate("always-met", "{none: [{all: [employees > 5000, «employees < 100»]}]}"),
    change("always-met", HANDOVERS, "when: meets customer", "when: «not seats > 200,000»"),
    metric("backwards-range", "expected_close between «2026-12-31 and 2026-01-01»"),
    need("backwards-range", '"amount between «50,000 USD and 10k»"'),
    points("backwards-range", "{any: [country = other, employees between «20 and 10»]}"),
    rate("backwards-range", "not employees between «5000 and 20»"),
    change(
        "backwards-range",
        HANDOVERS,
        "when: meets customer",
        "when: [meets customer, seats between «9 and 2»]",
    ),
    metric("blank-slips-through", "«not meets sales_region/europe»"),
    need("blank-slips-through", "«not amount < 10000 USD»"),
    points("blank-slips-through", "{none: ['«country in (US, CA)»', job_title contains \"VP\"]}"),
    age("blank-slips-through", "[demo_requested, {none: [{all: [«seats <= 20», contract_signed]}]}]"),
    added(
        "blank-slips-through",
        "criteria/more.yaml",
        "owner: sales\ncriteria:\n  idle:\n    name: Idle\n    definition: Nothing happened in 30 days.\n"
        "    when:\n      any:\n      - demo_requested\n      - «not last_activity in the last 30 days»\n",
    ),
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
    metric("impossible-count", "{at_least: «3», of: [meets sales_region/north_america, contract_signed]}"),
    need("impossible-count", "{none: [{at_least: «2», of: [amount < 10000 USD]}]}"),
    points(
        "impossible-count",
        "\n          at_least: «3»\n          of:\n          - country = other\n          - demo_requested",
    ),
    Fault(
        "impossible-count",
        (Edit(CRITERIA, "      - at_least: 3\n", "      - at_least: «5»\n"),),
        frozenset({"failing-case"}),
    ),
    metric("never-met", "[meets sales_region/north_america, «country = NO»]"),
    need("never-met", "{all: [amount >= 10000 USD], none: [«amount > 500 USD»]}"),
    points("never-met", "\n          - country = other\n          - «country is unknown»"),
    age(
        "never-met",
        "[meets company_size/enterprise, {any: «[employees < 20, employees between 50 and 100]»}]",
    ),
    change(
        "never-met",
        HANDOVERS,
        "when: meets customer",
        "when: ['«sale_status in (open, lost)»', meets customer]",
    ),
    metric("part-without-effect", "[meets sales_region/north_america, «country != NO»]"),
    need("part-without-effect", "{any: [amount >= 10000 USD, «amount > 50000 USD»]}"),
    points("part-without-effect", "\n          - «country is known»\n          - country = other"),
    change(
        "part-without-effect",
        CRITERIA,
        "          - industry in (education, public sector)\n",
        "          - industry in (education, public sector)\n          - «industry = education»\n",
    ),
    change(
        "part-without-effect",
        CRITERIA,
        "          - active_users >= 5\n",
        "          - active_users >= 5\n          - «active_users >= 10»\n",
    ),
    change(
        "part-without-effect",
        CRITERIA,
        "      - meets icp_fit\n      - any:\n",
        "      - meets icp_fit\n      - «meets contactable»\n      - any:\n",
    ),
    added(
        "reserved-id",
        "criteria/more.yaml",
        "fields:\n  «known»: {name: Known to sales, definition: Sales has met the person., type: boolean}\n",
    ),
    change("out-of-range", CRITERIA, "- lead_score >= 65", "- lead_score >= «165»"),
    metric(
        "undecided-condition",
        f"\n      «- at_least: 10»\n        of: [{QUESTIONS}]\n      - none:\n"
        f"          - at_least: 9\n            of: [{QUESTIONS}]",
    ),
    added(
        "same-criteria",
        MORE,
        "owner: sales\ncriteria:\n  first:\n    name: First calls\n    definition: Whom we call first.\n"
        "    when: «[{any: [meets product_qualified, demo_requested, lead_score > 64]}, meets icp_fit, meets "
        "inquiry]»\n",
    ),
    added(
        "same-criteria",
        MORE,
        "owner: sales\ncriteria:\n  wanted:\n    name: Wanted\n    definition: Whom we want.\n"
        "    «when»:\n"
        "      - employees < 5001\n      - employees > 19\n      - country != other\n"
        "      - any: [industry is unknown, 'industry not in (public sector, education)']\n",
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
            Edit(SCORES, "Up to 100 points: those", "The points: those"),
            Edit(SEGMENTS, "when: lead_score >= 80", "when: «lead_score >= 80»"),
        ),
    ),
    Fault(
        "unreachable-threshold",
        (
            Edit(SCORES, "    ceiling: 40\n", "    ceiling: 30\n"),
            Edit(SCORES, "Up to 40 points for", "Points for"),
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
                MORE,
                "",
                "owner: sales\ncriteria:\n  weak:\n    name: Weak\n    definition: Whoever hardly fits.\n"
                "    when: [may_contact, '«fit_score in (0, 1, 2)»']\n",
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
    # criteria: parts that share out the leads
    Fault(
        "overlapping-parts",
        (
            Edit(SEGMENTS, MID, "when: employees between 101 and 2500}"),
            Edit(SEGMENTS, "when: employees > 2000}", "when: «employees > 2000»}"),
        ),
    ),
    change("overlapping-parts", SEGMENTS, EUROPE, f"when: «{EUROPE[6:-1]}, US)»"),
    change("overlapping-parts", SEGMENTS, PRODUCT, "when: «source in (product, event)»"),
    change(
        "overlapping-parts",
        SEGMENTS,
        BAND_C,
        "when: {any: [lead_score < 65, «lead_score between 70 and 72»]}}",
    ),
    segment("overlapping-parts", "at_most_one", "meets icp_fit", "[demo_requested, «employees > 1000»]"),
    segment(
        "overlapping-parts",
        "at_most_one",
        "interests has any of (planning)",
        "{all: ['«interests has any of (capacity)»']}",
    ),
    gap(SIZES, Edit(SEGMENTS, MID, "when: employees between 101 and 1500}")),
    gap(REGIONS, Edit(SEGMENTS, EUROPE, "when: country in (GB, IE, DE, FR, NL, SE)")),
    gap(
        BANDS,
        Edit(
            SEGMENTS,
            BAND_B,
            "when: {any: [lead_score between 65 and 70, lead_score between 75 and 79]}}",
        ),
    ),
    segment(
        "gap-in-cover",
        "«at_least_one»",
        "demo_requested",
        "{any: [employees > 5, employees is unknown], none: [demo_requested]}",
    ),
    segment(
        "gap-in-cover", "«at_least_one»", "last_activity in the last 30 days", "last_activity is unknown"
    ),
    gap(SIZES, Edit(SEGMENTS, UNSIZED, ""), rule="blank-in-no-part"),
    gap(REGIONS, Edit(SEGMENTS, NO_REGION, ""), rule="blank-in-no-part"),
    change("blank-in-no-part", SEGMENTS, "cover: at_most_one", "cover: «exactly_one»"),
    segment(
        "blank-in-no-part",
        "«at_least_one»",
        'job_title contains "VP"',
        '[job_title is known, not job_title contains "VP"]',
    ),
    segment(
        "blank-in-no-part",
        "«exactly_one»",
        "interests has any of (planning)",
        '"interests has none of (planning)"',
    ),
    change("boundary-slip", SEGMENTS, MID, "when: «employees between 102 and 2000»}"),
    change("boundary-slip", SEGMENTS, BAND_B, "when: «lead_score between 65 and 80»}"),
    change("boundary-slip", SEGMENTS, BAND_C, "when: {all: [«lead_score <= 65»]}}"),
    segment(
        "boundary-slip", "at_least_one", "amount < 10000 USD", "«amount > 10000 USD»", "amount is unknown"
    ),
    segment("boundary-slip", "at_most_one", "expected_close <= 2027-01-01", "«expected_close >= 2027-01-01»"),
    change(
        "hidden-part",
        SEGMENTS,
        UNSIZED,
        f"{UNSIZED}      start_up: {{name: Start-up, when: «employees <= 10»}}\n",
    ),
    change(
        "hidden-part",
        SEGMENTS,
        NO_REGION,
        f"{NO_REGION}      nordics: {{name: Nordics, when: '«country in (SE, NO)»'}}\n",
    ),
    change("hidden-part", SEGMENTS, PRODUCT, "when: «source in (event, webinar)»"),
    change(
        "hidden-part",
        SEGMENTS,
        "      unscored:",
        "      middle: {name: Middle, when: {any: «[lead_score = 64, lead_score between 66 and 90]»}}\n"
        "      unscored:",
    ),
    segment("hidden-part", "at_most_one", "«meets contactable»", "may_contact"),
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
        frozenset({"stage-without-entry-criteria"}),
    ),
    Fault(
        "unreachable-stage",
        (
            Edit(STAGES, "      - {to: closed_lost, reasons: loss_reasons}\n", ""),
            Edit(STAGES, "disqualified, closed_lost]", "disqualified, «closed_lost»]"),
        ),
    ),
    change("easier-later-stage", STAGES, "entry: meets sal\n", "entry: «meets inquiry»\n"),
    change(
        "easier-later-stage",
        STAGES,
        "entry: meets sal\n",
        "entry: [meets inquiry, first_conversation is known, «employees >= 10»]\n",
    ),
    change(
        "easier-later-stage",
        STAGES,
        "entry: meets customer\n",
        "entry: [meets sal, contract_signed, «amount >= 1000 USD»]\n",
    ),
    change(
        "easier-later-stage",
        STAGES,
        "entry: meets customer\n",
        "entry: «{any: [meets sql, [meets contactable, contract_signed]]}»\n",
    ),
    Fault(
        "easier-later-stage",
        (
            Edit(STAGES, "entry: meets customer\n", "entry: meets bought\n"),
            criterion("bought", "[meets sal, contract_signed, «amount > 2500»]"),
        ),
    ),
    change(
        "entry-meets-exit",
        STAGES,
        'exit: judgement "a rep has accepted it or given it back"',
        "exit: «employees >= 10»",
    ),
    change(
        "entry-meets-exit",
        STAGES,
        EXIT_OF_SAL,
        'exit:\n      «any:\n        - judgement "the call was held"\n        - first_conversation is known»',
    ),
    change(
        "entry-meets-exit",
        STAGES,
        "exit: sale_status in (won, lost)",
        "exit: «sale_status in (open, won, lost)»",
    ),
    Fault(
        "entry-meets-exit",
        (
            Edit(STAGES, EXIT_OF_SAL, "exit: «meets spoken»"),
            criterion("spoken", "not first_conversation is unknown"),
        ),
    ),
    Fault(
        "exit-excludes-entry",
        (
            Edit(STAGES, "exit: sale_status in (won, lost)", "exit: sale_status = won"),
            Edit(STAGES, "{to: closed_lost, reasons", "{to: «closed_lost», reasons"),
        ),
    ),
    change(
        "exit-excludes-entry",
        STAGES,
        NEXT_OF_INQUIRY,
        f"    next:\n      - {{to: «mql», when: employees < 20}}\n      - {GIVE_UP}\n"
        "    max_age: {warn: 180",
    ),
    change(
        "exit-excludes-entry",
        STAGES,
        'exit: judgement "a rep has accepted it or given it back"\n    next:\n      - sal\n',
        'exit: [judgement "a rep has seen it", meets resting]\n    next:\n      - «sal»\n',
    ),
    change(
        "exit-excludes-entry",
        STAGES,
        f"{EXIT_OF_SAL}\n    next:\n      - sql\n",
        "exit: {any: [email_bounced, relation = competitor]}\n    next:\n      - «sql»\n",
    ),
    Fault(
        "exit-excludes-entry",
        (
            Edit(CRITERIA, "      - sale_status = won\n", "      - sale_status = open\n"),
            Edit(STAGES, "      - customer\n", "      - «customer»\n"),
        ),
        frozenset({"failing-case"}),
    ),
    change(
        "no-way-back",
        STAGES,
        NEXT_OF_RECYCLED,
        "    next: [{to: «disqualified», reasons: disqualification_reasons}]\n    never: [sal, sql]",
    ),
    change(
        "no-way-back",
        STAGES,
        NEXT_OF_RECYCLED,
        "    next: [{to: «recycled», when: lead_score < 5}, "
        "{to: closed_lost, reasons: loss_reasons}]\n    never: [sal, sql]",
    ),
    Fault(
        "no-way-back",
        (
            Edit(
                STAGES,
                NEXT_OF_RECYCLED,
                f"    next:\n      - {{to: «mql», when: [meets mql, meets resting]}}\n      - {GIVE_UP}\n"
                "    never: [sal, sql]",
            ),
        ),
        frozenset({"never-met"}),
    ),
    change(
        "no-way-back",
        STAGES,
        NEXT_OF_RECYCLED,
        "    next: {to: «closed_lost», reasons: loss_reasons}\n    never: [sal, sql]",
    ),
    change(
        "no-way-back",
        STAGES,
        "side_stages: [recycled,",
        "side_stages: [{stage: recycled, next: [«disqualified»]},",
    ),
    *(
        Fault(
            "on-path-and-out",
            (Edit(CRITERIA, f"          - {line}\n", ""), Edit(STAGES, f"entry: {line}", f"entry: «{line}»")),
            frozenset({"failing-case"}),
        )
        for line in ("meets resting", "meets disqualifying", "sale_status = lost")
    ),
    change(
        "on-path-and-out",
        STAGES,
        "entry: meets disqualifying",
        "entry: «{any: [meets disqualifying, employees < 10]}»",
    ),
    change("on-path-and-out", STAGES, "entry: meets resting", "entry: «lead_score < 65»"),
    change(
        "on-path-and-out",
        STAGES,
        "entry: meets resting",
        "entry:\n      «- last_activity older than 90 days\n      - none:\n          - demo_requested»",
    ),
    change(
        "stuck-lead",
        STAGES,
        "    next:\n      - customer\n      - {to: closed_lost, reasons: loss_reasons}",
        "    «next»: [{to: customer, when: contract_signed}, "
        "{to: closed_lost, when: sale_status = lost, reasons: loss_reasons}]",
    ),
    change(
        "stuck-lead",
        STAGES,
        NEXT_OF_RECYCLED,
        "    «next»: [{to: mql, when: meets mql}, {to: disqualified, when: meets disqualifying}]\n"
        "    never: [sal, sql]",
    ),
    change(
        "stuck-lead",
        STAGES,
        NEXT_OF_INQUIRY,
        "    «next»:\n      - {to: mql, when: meets mql}\n"
        "      - {to: disqualified, when: {any: [meets disqualifying, country is unknown]}}\n"
        "    max_age: {warn: 180",
    ),
    change(
        "stuck-lead",
        STAGES,
        f"    next:\n      - sql\n      - {{to: recycled, reasons: recycle_reasons}}\n      - {GIVE_UP}\n",
        "    «next»: {to: sql, when: meets sql}\n",
    ),
    change(
        "stuck-lead",
        STATUSES,
        "    next: [working, unqualified, bad_data]",
        "    «next»: [{to: working, when: lead_score >= 65}, {to: unqualified, when: lead_score < 65}]",
    ),
    change(
        "two-ways-on",
        STATUSES,
        "next: [working, unqualified, bad_data]",
        "next: [{to: working, when: lead_score > 9}, {to: bad_data, when: «lead_score < 20»}, unqualified]",
    ),
    change(
        "two-ways-on",
        STAGES,
        "      - sal\n      - {to: recycled, reasons: recycle_reasons}\n",
        "      - {to: sal, when: employees >= 100}\n      - {to: recycled, when: «employees < 101»}\n",
    ),
    change(
        "two-ways-on",
        STAGES,
        f"      - {GIVE_UP}\n    never: [sal, sql]",
        "      - {to: disqualified, when: «employees <= 20»}\n"
        "      - {to: closed_lost, reasons: loss_reasons}\n    never: [sal, sql]",
    ),
    change(
        "two-ways-on",
        STAGES,
        f"      - {GIVE_UP}\n    max_age: {{warn: 180",
        "      - {to: disqualified, when: «{any: [employees < 20, country = US]}»}\n      - recycled\n"
        "    max_age: {warn: 180",
    ),
    Fault(
        "two-ways-on",
        (
            Edit(
                STAGES,
                "      - customer\n      - {to: closed_lost, reasons: loss_reasons}",
                "      - {to: customer, when: meets bought}\n"
                "      - {to: closed_lost, when: «amount <= 9000», reasons: loss_reasons}\n      - recycled",
            ),
            criterion("bought", "[sale_status = won, amount > 8000]"),
        ),
    ),
    Fault(
        "unreachable-stage",
        (
            Edit(STAGES, "{to: closed_lost, reasons", "{to: closed_lost, when: amount < 0, reasons"),
            Edit(STAGES, "disqualified, closed_lost]", "disqualified, «closed_lost»]"),
        ),
        frozenset({"never-met"}),
    ),
    Fault(
        "dead-end",
        (
            Edit(
                STAGES,
                "      - customer\n      - {to: closed_lost",
                "      - {to: customer, when: amount < 0}\n"
                "      - {to: closed_lost, when: [sale_status = lost, sale_status != lost]",
            ),
            Edit(STAGES, "sal, sql, customer]", "sal, «sql», customer]"),
        ),
        frozenset({"never-met", "unreachable-stage"}),
    ),
    change(
        "hidden-limit",
        STAGES,
        "{when: meets company_size/mid_market, warn: 60",
        "{when: «employees > 5000», warn: 60",
    ),
    ages("[7 days, {when: «demo_requested», close: 14 days}]"),
    ages("[{when: demo_requested, warn: 1 day}, {when: not demo_requested, warn: 7 days}, «14 days»]"),
    ages(
        "[{when: {any: ['country in (US, CA)', country = GB]}, close: 3 days}, "
        "{when: «{all: [country = GB, lead_score >= 70]}», close: 2 days}]"
    ),
    change(
        "hidden-limit",
        STAGES,
        "    stages: [inquiry, mql, sal, sql, customer]",
        "    stages:\n      - inquiry\n      - stage: mql\n        max_age:\n"
        "          - {when: meets mql, warn: 9 days}\n          - {when: «meets mql», close: 20 days}\n"
        "          - 30 days\n      - sal\n      - sql\n      - customer",
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
    # time
    Fault(
        "two-slas-on-one-start",  # one for all leads
        (
            Edit(HANDOVERS, OTHER_LEADS, OTHER_LEADS.replace("    when: not demo_requested\n", "")),
            Edit(HANDOVERS, OTHER_TIME, OTHER_TIME.replace("4 business hours", "«4 business hours»")),
        ),
    ),
    Fault(
        "two-slas-on-one-start",  # under any
        (
            Edit(
                HANDOVERS,
                OTHER_LEADS,
                OTHER_LEADS.replace("not demo_requested", "{any: [not demo_requested, employees > 2000]}"),
            ),
            Edit(HANDOVERS, OTHER_TIME, OTHER_TIME.replace("4 business hours", "«4 business hours»")),
        ),
    ),
    sla(
        "two-slas-on-one-start",
        "statuses/connected",
        "[statuses/meeting_booked, statuses/unqualified]",
        "«24 business hours»",
    ),
    sla(
        "two-slas-on-one-start",
        "sal",
        "[stages/sql, recycled]",
        "{target: 1 week, limit: «6 weeks»}",
        "    when: employees > 100\n",
    ),
    sla(
        "two-slas-on-one-start", "stages/sal", "stages/customer", "«30 days»"
    ),  # the whole in less than a part
    sla("handover-against-sla", "stages/mql", "stages/sal", "«4 business hours»"),
    sla(
        "handover-against-sla",
        "mql",
        "[sal, recycled]",
        "{target: 1 hour, limit: «60 business hours»}",
        "    when: country = US\n",
    ),
    sla(
        "handover-against-sla", "stages/mql", "stages/sql", "«7 business hours»"
    ),  # the next step, too, sooner
    Fault(
        "handover-against-sla",  # the SLA that is there; its stop is another
        (
            Edit(HANDOVERS, OTHER_LEADS, OTHER_LEADS.replace("statuses/working", "stages/sal")),
            Edit(HANDOVERS, OTHER_TIME, OTHER_TIME.replace("4 business hours", "«4 business hours»")),
        ),
    ),
    sla("calendar-against-business-time", "stages/mql", "stages/sal", "«24 hours»"),
    sla("calendar-against-business-time", "statuses/connected", "statuses/meeting_booked", "«6 days»"),
    sla(
        "calendar-against-business-time",
        "mql",
        "[stages/sal, stages/disqualified]",
        "«1 day»",
        "    when: employees < 100\n",
    ),
    change(
        "calendar-against-business-time",  # the target by the calendar of the SLA
        HANDOVERS,
        DEMO_TIME,
        DEMO_TIME.replace("15 minutes, limit: 2 business hours", "«2 business days», limit: 3 days"),
    ),
    Fault(
        "calendar-against-business-time",
        (Edit(STAGES, SAL_AGE, "max_age: [{warn: «6 business days», close: 8 days}]"),),
        frozenset({"closed-before-deadline"}),
    ),
    change(
        "calendar-against-business-time",  # in a funnel
        STAGES,
        "    stages: [inquiry, mql, sal, sql, customer]",
        "    stages: [{stage: inquiry, max_age: {warn: «6 days», close: 5 business days}},\n"
        "      mql, sal, sql, customer]",
    ),
    change(
        "target-beyond-limit",
        HANDOVERS,
        "{target: 15 minutes, limit: 2 business hours}",
        "{target: «2 hours», limit: 15 minutes}",
    ),
    change(
        "target-beyond-limit",
        HANDOVERS,
        "{target: 15 minutes, limit: 2 business hours}",
        "{limit: 8 business hours, target: «1.5 business days»}",
    ),
    change(
        "target-beyond-limit",
        HANDOVERS,
        "within: 5 business days",
        "within: {target: «6 days», limit: 8 hours}",
    ),
    change(
        "target-beyond-limit",
        HANDOVERS,
        "within: 45 days",
        "{target: «2 months», limit: 45 days}".join(("within: ", "")),
    ),
    Fault(
        "closed-before-deadline",
        (
            Edit(STAGES, SAL_AGE, "max_age: 44 days"),
            Edit(HANDOVERS, "within: 45 days", "within: «45 days»"),
        ),
    ),
    change("closed-before-deadline", HANDOVERS, "accept_within: 1 business day", "accept_within: «15 days»"),
    Fault(
        "closed-before-deadline",  # in a funnel, for some
        (
            Edit(
                STAGES,
                "    stages: [inquiry, mql, sal, sql, customer]",
                "    stages: [inquiry, mql, {stage: sal, max_age: [{when: employees > 9, close: 6 weeks}]},\n"
                "      sql, customer]",
            ),
            Edit(HANDOVERS, "within: 45 days", "within: «45 days»"),
        ),
    ),
    sla(
        "closed-before-deadline",
        "sql",
        "[customer, closed_lost]",
        "«300 days»",
        also="window-before-deadline",
    ),
    Fault(
        "undeclared-calendar",
        (
            Edit(
                "funnelspec.yaml",
                "calendar:\n  working_day: 8 hours\n  working_week: [mon, tue, wed, thu, fri]\n",
                "",
            ),
            Edit(HANDOVERS, "accept_within: 1 business day", "accept_within: «1 business day»"),
        ),
    ),
    Fault(
        "undeclared-calendar",  # of an SLA alone
        (
            Edit(
                "funnelspec.yaml",
                "calendar:\n  working_day: 8 hours\n  working_week: [mon, tue, wed, thu, fri]\n",
                "",
            ),
            Edit(HANDOVERS, "accept_within: 1 business day", "accept_within: 1 day"),
            Edit(
                HANDOVERS,
                "    must_include: [resting_until, first_conversation]\n    accept_within: 2 business days",
                "    must_include: [resting_until, first_conversation]\n    accept_within: 2 days",
            ),
            Edit(
                HANDOVERS,
                "contract_signed]\n    accept_within: 2 business days",
                "contract_signed]\n    accept_within: 2 days",
            ),
            Edit(HANDOVERS, "within: 5 business days", "within: {target: 1 day, limit: «5 business days»}"),
        ),
    ),
    change(
        "unused-calendar",
        "funnelspec.yaml",
        "calendars:\n",
        "calendars:\n  «paris»: {hours: '09:00-18:00'}\n",
    ),
    change(
        "unused-calendar",
        "funnelspec.yaml",
        '  london: {hours: "09:00-17:00", zone: Europe/London}\n',
        '  london: {hours: "09:00-17:00", zone: Europe/London}\n  «office»:\n    working_week: [mon]\n',
    ),
    rate_of("stages/sal", "stages/sql", "«44 days»"),
    rate_of("[stages/sal]", "stages/customer", "«6 weeks»", "    when: employees > 100\n"),
    rate_of("mql", "stages/sal", "«1 hour»"),
    rate_of("statuses/connected", "statuses/meeting_booked", "«4 business days»", "    method: cohort\n"),
    # terms
    Fault(
        "circular-definition",
        (
            Edit(
                STAGES,
                "A [[lead]] that meets the [[MQL criteria]] and waits for a [[rep]] to take it over.",
                "An [[SAL]] that is not yet accepted.",
            ),
            Edit(
                STAGES,
                "A [[lead]] that meets the [[SAL criteria]]: a",
                "An «[[stages/mql]]» with a problem: a",
            ),
        ),
    ),
    Fault(
        "circular-definition",  # three in two files, by an alias, by "that is a" and by a sort
        (
            Edit(
                MARKETING,
                "One form on the website that a person sent",
                "A kind of [[key  page]] that a person sent",
            ),
            Edit(
                MARKETING,
                "A form with which a person asks",
                "A sent «[[form-fill]]» with which a person asks",
            ),
            Edit(
                MARKETING,
                "One of the five pages of the website that buyers",
                "Whatever is a [[hand raise]] that buyers",
            ),
        ),
    ),
    change(
        "circular-definition",
        PEOPLE,
        "A member of the [[buying committee]] who argues for Northwind",
        "A member of the [[buying committee]] and a «[[Champion]]» who argues for Northwind",
    ),
    Fault(
        "circular-definition",  # by one of several
        (
            Edit(PEOPLE, "Somebody in sales who answers", "A [[rep]] who answers"),
            Edit(PEOPLE, "that is an [[SDR]] or", "that is an «[[SDR]]» or"),
        ),
    ),
    Fault(
        "circular-definition",  # by a part and a number of these
        (
            Edit(MEASURES, "One hour between 09:00", "The eighth part of a [[business day]] between 09:00"),
            Edit(MEASURES, "units of one [[business hour]]", "units of one «[[business hour]]»"),
        ),
    ),
    Fault(
        "circular-definition",  # a section of its own file closes it
        (
            Edit(
                PEOPLE,
                "A person in the [[CRM]] who may buy",
                "A «[[status_lists/lead_status]]» of a person who may buy",
            ),
            Edit(
                STATUSES,
                "Where the work on a [[lead]] stands. Whoever",
                "One [[lead]], as it stands. Whoever",
            ),
        ),
    ),
    change("duplicate-name", WORDS, "aliases: [quote]", "aliases: [quote, «hand raise»]"),
    change(  # a status of the same stage
        "duplicate-name", STATUSES, "    name: Bad data\n", "    name: «Studies»\n"
    ),
    change(
        "never-used",
        SEGMENTS,
        "  score_band:\n    name: Score band",
        "  «posts»:\n    name: Posts\n    definition: By the post.\n"
        "    parts: {boss: {name: Boss, when: job_title contains boss}}\n  score_band:\n    name: Score band",
    ),
    change(
        "never-used",
        "criteria/fields.yaml",
        "  seats:\n    name: Seats\n    definition: >-\n      Number of users",
        "  «gold»:\n    name: Gold\n    type: boolean\n    definition: Pays in gold.\n"
        "  seats:\n    name: Seats\n    definition: >-\n      Number of users",
    ),
    change(
        "never-used",
        CRITERIA,
        "  product_qualified:\n    name: PQL criteria\n",
        "  «idle»:\n    name: Idle\n    definition: Nothing happened.\n"
        "    when: form_fills = 0\n  product_qualified:\n    name: PQL criteria\n",
    ),
    change(
        "never-used",
        REASONS,
        "  loss_reasons:\n    name: Loss reasons\n",
        "  «rest_reasons»:\n    name: Rest reasons\n    definition: Why a lead rests.\n"
        "    of: {ill: {name: Ill}}\n"
        "  loss_reasons:\n    name: Loss reasons\n",
    ),
    change(
        "only-its-name",
        STAGES,
        "      A [[lead]] that meets the [[MQL criteria]] and waits for a [[rep]] to take it over.",
        "      «An MQL is a marketing qualified lead.»",
    ),
    change(
        "only-its-name",
        PEOPLE,
        ">-\n      The member of the [[buying committee]] who approves the money or signs the contract.",
        "«A decision maker»",
    ),
    change(
        "only-its-name",
        WORDS,
        ">-\n      More seats or products added to a running [[contract]].",
        "«'See https://example.com/wiki/expansion.'»",
    ),
    change(
        "only-its-name",
        STATUSES,
        "      A person has decided that the lead will not become a buyer.",
        "      «[[stages/disqualified]]»",
    ),
    change(
        "only-its-name",
        METRICS,
        "      Number of leads that became an [[MQL]] in a month, each person counted once.",
        "      «This metric is the new MQLs.»",
    ),
    views(
        "one-metric-two-formulas",  # one id of two teams, and one of them says more
        "owner: sales\nmetrics:\n  no_show:\n    name: No-show rate\n    definition: Missed.\n"
        "    of: mql\n    reached: sal\n    within: 30 days\n",
        "owner: sales\nmetrics:\n  «no_show»:\n    name: No-show rate\n    definition: Missed.\n"
        "    of: mql\n    reached: sal\n",
    ),
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
        "owner: sales\nmetrics:\n  large_rate:\n    name: Large ones\n    definition: Of enterprises.\n"
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
            Edit(METRICS, "is opened within 45 days", "is opened within a month"),
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
    # In a definition, a note, an example, a name, a reason; in other forms and spellings; from a team.
    change("avoided-word", MARKETING, "One recorded response of one person", "One response of one «suspect»"),
    change("avoided-word", WORDS, "A two-way exchange between", "For «deals»: an exchange between"),
    change("avoided-word", WORDS, "An automatic out-of-office reply", "The reply of a «prospect's» computer"),
    change("avoided-word", REASONS, "{name: Wrong time,", "{name: The «deal» came too early,"),
    change("avoided-word", HANDOVERS, "Marketing and sales read all", "Marketing and a «Hot-Lead» read all"),
    change("avoided-word", STATUSES, "In a [[lead queue]], waiting", "Any «MEL», waiting"),
    change("avoided-word", METRICS, "    name: Qualification rate\n", "    name: «Close rate» of SALs\n"),
    Fault(
        "avoided-word",
        (
            Edit(
                THEIRS,
                "",
                "team: sales\nowner: sales\nterms:\n  dialling:\n    name: Dialling\n"
                "    definition: Calling one «junk» record after the other.\n",
            ),
        ),
        frozenset({"one-sided"}),
    ),
    # The name, an alias, an abbreviation, in another form.
    change("avoided-name", PEOPLE, "word: logo\n", "word: «rep»\n"),
    change("avoided-name", PEOPLE, "word: logo\n", "word: «Sales Reps»\n"),
    change("avoided-name", MARKETING, "word: blast\n", "word: «sdrs»\n"),
    change("avoided-name", STAGES, "word: client\n", "word: «customers»\n"),
    # The same word in another number, in an example, of two words, of another file.
    change(
        "alias-in-text", MARKETING, "One recorded response of one person", "One «unsubscribe» of a person"
    ),
    change("alias-in-text", MARKETING, "A form sent.", "A form or «hand-raise»."),
    change("alias-in-text", PEOPLE, "A person who applies for a job", "One of the «Sales Reps»"),
    change("alias-in-text", STATUSES, "In a [[lead queue]], waiting", "Before the «first meeting», waiting"),
    # Against the name of the item, against another text, in brackets and in words.
    change(
        "acronym-with-two-expansions",
        WORDS,
        "A two-way exchange between a [[rep]] and",
        "A talk of a «strategic account leader» (SAL) and",
    ),
    change(
        "acronym-with-two-expansions",
        WORDS,
        "A two-way exchange between a [[rep]] and",
        "AE, short for «account engineer»: a talk with",
    ),
    change(
        "acronym-with-two-expansions",
        HANDOVERS,
        "The CSM names the gap",
        "The CSM («chief sales manager») names the gap",
    ),
    Fault(
        "acronym-with-two-expansions",
        (
            Edit(MARKETING, "One recorded response of", "Net present value (NPV) or a response of"),
            Edit(WORDS, "A guided tour of", "The «next planned visit», or NPV, is a tour of"),
        ),
    ),
    # In a definition, an example, a rule of feedback, in the plural; an id in back quotes.
    change("undefined-term", WORDS, "A two-way exchange between", "An «SAO» is an exchange between"),
    change("undefined-term", WORDS, "A message left on", "A message of «BDR»s on"),
    change("undefined-term", HANDOVERS, "The CSM names the gap", "The «CSE» names the gap"),
    change("undefined-term", WORDS, "A guided tour of", "With `«lead_scor»` above 80 a tour of"),
    change("undefined-term", WORDS, "A guided tour of", "After `«stages/mqls»` a tour of"),
    # A term, a metric, a segment, in letters with a digit.
    *(
        added(
            "unexpanded-acronym",
            MORE,
            f"owner: sales\n{section}:\n  extra:\n    name: «{name}»\n    definition: Another.\n{more}",
        )
        for section, name, more in (
            ("terms", "GTM", ""),
            ("terms", "H2H", ""),
            ("metrics", "NPV", "    of: stages/sal\n    method: snapshot\n    dated_by: sal_date\n"),
            ("segments", "ZAR", "    parts: {big: {name: Giant, when: employees > 9000}}\n"),
        )
    ),
    change(
        "text-contradicts-value",
        CRITERIA,
        "one contract: 20 to 5,000 employees",
        "one contract: «50 to 5,000 employees»",
    ),
    change(
        "text-contradicts-value",
        CRITERIA,
        "it has at least\n      65 points",
        "it has «more than\n      65 points»",
    ),
    change(
        "text-contradicts-value", METRICS, "sales accepts within 30 days", "sales accepts «within 45 days»"
    ),
    change("text-contradicts-value", METRICS, "opened within 45 days", "opened «within sixty days»"),
    change("text-contradicts-value", SCORES, "Up to 40 points for", "«Up to 50 points» for"),
    change(
        "text-contradicts-value",
        HANDOVERS,
        "How long sales may take from accepting a lead to a decision.",
        "Sales decides «within 45 business days».",
    ),
    change(
        "vague-wording",
        STATUSES,
        "A person has decided that the lead will not become a buyer.",
        "A person who shows no «strong interest» in a [[demo]].",
    ),
    change(
        "vague-wording",
        HANDOVERS,
        "if_missed: The lead goes to the colleague on duty, and the",
        "if_missed: The lead goes back as soon «as possible», and the",
    ),
    change("vague-wording", PEOPLE, "at one [[account]] who together", "at one [[account]] who «usually»"),
    change(
        "vague-wording",
        HANDOVERS,
        "marketing puts the person into the [[nurture stream]].",
        "marketing puts the person into a «suitable\n      stream».",
    ),
    change("vague-wording", STATUSES, "has made the first attempt", "has made «several attempts»"),
    change("wrong-count", REASONS, "Why an [[opportunity]] ended without a", "One of «6 reasons» for no"),
    change("wrong-count", SEGMENTS, "How Northwind groups accounts by", "The «three named groups» by"),
    change("wrong-count", STATUSES, "Whoever does the work sets it,", "It has «eight values», set"),
    change("wrong-count", MARKETING, "One of the five pages", "One of the «six pages»"),
    change(
        "wrong-count",
        PEOPLE,
        "for three personas:\n      the head of operations, the head",
        "for «three personas»:\n      the head",
    ),
    change("wrong-count", WORDS, "The four questions", "The «5 questions»"),
    change(
        "wrong-count",
        STAGES,
        "The way from the first answer of a person",
        "«Four stages» from a first answer",
    ),
    # the order of a funnel, and what is counted in it
    Fault(
        "stage-in-no-funnel",  # taken out of its only funnel
        (
            Edit(STAGES, "  closed_lost:\n", "  «closed_lost»:\n"),
            Edit(STAGES, "side_stages: [recycled, disqualified, closed_lost]", OUT),
        ),
    ),
    added(
        "stage-in-no-funnel",
        MORE,
        "owner: sales\nstages:\n  «trial»: {name: Trial, definition: A lead that tries the product.}\n",
    ),
    Fault(
        "stage-in-no-funnel",  # of one team alone
        (
            Edit(
                THEIRS,
                "",
                "team: sales\nowner: sales\nstages:\n"
                "  «trial»: {name: Trial, definition: A lead that tries the product., outcome: parked}\n",
            ),
        ),
        frozenset({"one-sided"}),
    ),
    Fault(
        "path-against-next",  # the funnel's item leads past a stage
        (
            Edit(
                STAGES, PATH, "stages: [inquiry, {stage: mql, next: [sql, recycled]}, «sal», sql, customer]"
            ),
            Edit(STAGES, NEXT_OF_RECYCLED, BACK_TO_SAL),
        ),
    ),
    Fault(
        "path-against-next",  # the stage itself does; a full id, in lines
        (
            Edit(STAGES, "      - sal\n", "      - stages/sql\n"),
            Edit(STAGES, NEXT_OF_RECYCLED, BACK_TO_SAL),
            Edit(STAGES, PATH, f"stages:{IN_LINES}".replace("- sal", "- «stages/sal»")),
        ),
    ),
    Fault(
        "path-against-next",  # two stages in the wrong order
        (Edit(STAGES, PATH, "stages: [inquiry, «sal», mql, sql, customer]"),),
        frozenset({"easier-later-stage"}),
    ),
    Fault(
        "path-against-next",  # in the view of a team
        (
            Edit(THEIRS, "", f"team: sales\nstages: {{mql: {{next: [sql, recycled, {GIVE_UP}]}}}}\n"),
            Edit(STAGES, NEXT_OF_RECYCLED, BACK_TO_SAL),
            Edit(STAGES, PATH, PATH.replace("sal", "«sal»")),
        ),
        frozenset({"team-proposal"}),
    ),
    change("never-against-next", STAGES, "never: [inquiry, mql]\n", "never: [inquiry, mql, «sql»]\n"),
    change("never-against-next", STAGES, "never: [inquiry]\n", "never: [inquiry, «stages/disqualified»]\n"),
    change(
        "never-against-next",  # a ban of the stage, a way of the funnel
        STAGES,
        PATH,
        "stages: [inquiry, mql, {stage: sal, next: [sql, recycled, «inquiry»]}, sql, customer]",
    ),
    change(
        "never-against-next",  # a ban of the funnel, on one step
        STAGES,
        PATH,
        "stages: [inquiry, mql, sal, {stage: sql, never: [«customer»]}, customer]",
    ),
    Fault(
        "never-against-next",  # a ban of a team, in another file
        (Edit(THEIRS, "", "team: sales\nstages: {mql: {never: [inquiry, «recycled»]}}\n"),),
        frozenset({"team-proposal"}),
    ),
    *(
        Fault(
            "several-won-stages",
            (
                Edit(
                    STAGES,
                    "side_stages: [recycled, disqualified, closed_lost]",
                    f"side_stages: [recycled, {side}]",
                ),
                Edit(MORE, "", EXPANDED),
                edit,
            ),
        )
        for side, edit in (
            (
                "disqualified, closed_lost, «expanded»",
                Edit(STAGES, "      - customer\n", "      - customer\n      - expanded\n"),
            ),
            (
                "disqualified, closed_lost, {stage: «stages/expanded», starts_here: yes}",
                Edit(METRICS, "    reached: stages/customer\n", "    reached: [stages/customer]\n"),
            ),
        )
    ),
    change("outcome-against-probability", STAGES, "probability: 25%", "probability: «100%»"),
    change("outcome-against-probability", STAGES, "probability: 100%", "probability: «95%»"),
    change("outcome-against-probability", STAGES, "probability: 0%", "probability: «0.5%»"),
    change(
        "outcome-against-probability",
        STAGES,
        PATH,
        "stages: [inquiry, mql, {stage: sal, probability: «100%»}, sql, customer]",
    ),
    Fault(
        "outcome-against-probability",
        (Edit(THEIRS, "", "team: sales\nstages: {recycled: {probability: «100%»}}\n"),),
    ),
    change("falling-probability", STAGES, "probability: 7%", "probability: «0.9%»"),
    Fault(
        "falling-probability",  # the earlier one is wrong
        (
            Edit(STAGES, "probability: 7%", "probability: 17%"),
            Edit(STAGES, "probability: 12%", "probability: «12%»"),
        ),
    ),
    change(
        "falling-probability",
        STAGES,
        PATH,
        "stages: [inquiry, mql, {stage: sal, probability: «5%»}, sql, customer]",
    ),
    Fault(
        "falling-probability",
        (Edit(OURS, "", "team: marketing\nstages: {sal: {probability: «6.5%»}}\n"),),
        frozenset({"team-proposal"}),
    ),
    change("warning-after-closing", STAGES, "warn: 21 days, close: 45", "warn: «45 days», close: 45"),
    change("warning-after-closing", STAGES, "warn: 60 days, close: 120", "warn: «6 months», close: 120"),
    change("warning-after-closing", STAGES, "warn: 7 days, close: 14", "warn: «15 business days», close: 14"),
    change(
        "warning-after-closing",
        STAGES,
        PATH,
        "stages: [inquiry, mql, {stage: sal, max_age: [{warn: «3 weeks», close: 20 days}]}, sql, customer]",
    )._replace(also=frozenset({"closed-before-deadline"})),
    Fault(
        "warning-after-closing",
        (Edit(THEIRS, "", "team: sales\nstages: {mql: {max_age: {close: 40 hours, warn: «2 days»}}}\n"),),
        frozenset({"team-proposal"}),
    ),
    Fault(
        "broken-milestone",  # backwards
        (Edit(STAGES, "from: sal\n        to: sql", "from: sql\n        to: «sal»"),),
    ),
    change("broken-milestone", STAGES, "        to: sql", "        to: «stages/closed_lost»"),
    change("broken-milestone", STAGES, "        from: sal", "        from: «recycled»"),
    Fault(
        "broken-milestone",  # a team orders the path otherwise
        (
            Edit(STAGES, "        to: sql", "        to: «sql»"),
            Edit(
                THEIRS,
                "",
                "team: sales\nfunnels: {new_business: {stages: [inquiry, mql, sql, sal, customer]}}\n",
            ),
        ),
        frozenset({"team-proposal", "path-against-next", "easier-later-stage"}),
    ),
    Fault(
        "backwards-metric",
        (
            Edit(
                METRICS,
                "    of: stages/mql\n    reached: stages/sal\n",
                "    of: stages/sal\n    reached: «stages/mql»\n",
            ),
        ),
    ),
    change(
        "backwards-metric",
        METRICS,
        "    of: stages/inquiry\n    reached: stages/mql\n",
        "    of: mql\n    reached: [«mql», stages/inquiry]\n",
    ),
    change("backwards-metric", METRICS, "    reached: stages/customer\n", "    reached: «statuses/queued»\n"),
    change(
        "backwards-metric",
        METRICS,
        "    of: stages/sql\n    reached: stages/customer\n",
        "    of: stages/customer\n    reached: «funnels/new_business/pipeline»\n",
    ),
    Fault(
        "backwards-metric",
        (Edit(THEIRS, "", "team: sales\nmetrics: {win_rate: {reached: [«stages/sal»]}}\n"),),
        frozenset({"team-proposal"}),
    ),
    change(
        "status-against-stages",
        STATUSES,
        "    reasons: recycle_reasons\n    next: [queued,",
        "    reasons: recycle_reasons\n    next: [«connected», queued,",
    ),
    change(
        "status-against-stages",
        STATUSES,
        "    next: [meeting_booked, nurture",
        "    next: [«statuses/working», meeting_booked, nurture",
    ),
    Fault(
        "status-against-stages",
        (Edit(THEIRS, "", "team: sales\nstatuses: {unqualified: {next: [{to: «queued»}]}}\n"),),
        frozenset({"team-proposal"}),
    ),
    change("status-in-no-stage", STATUSES, "    stages: [recycled]\n", "    «stages»: []\n"),
    Fault(
        "status-in-no-stage",
        (
            Edit(STATUSES, "    stages: [recycled]\n", "    stages: [«trial»]\n"),
            Edit(
                MORE, "", "owner: sales\nstages:\n  trial: {name: Trial, definition: A lead that tries it.}\n"
            ),
        ),
    ),
    Fault(
        "status-in-no-stage",
        (Edit(THEIRS, "", "team: sales\nstatuses:\n  nurture:\n    «stages»: []\n"),),
        frozenset({"team-proposal"}),
    ),
    Fault(
        "default-not-in-list",
        (
            Edit(STATUSES, "    of: [new, queued,", "    of: [queued,"),
            Edit(STATUSES, "    default: new\n", "    default: «new»\n"),
        ),
    ),
    Fault(
        "default-not-in-list",
        (
            Edit(STATUSES, "    default: new\n", "    default: «statuses/open»\n"),
            Edit(
                MORE,
                "",
                "owner: sales\nstatuses:\n  open: {name: Open, definition: Nobody has looked at it.}\n",
            ),
        ),
    ),
    Fault(
        "default-not-in-list",
        (
            Edit(STATUSES, "    default: new\n", "    default: «new»\n"),
            Edit(THEIRS, "", "team: sales\nstatus_lists: {lead_status: {of: [queued, working]}}\n"),
        ),
        frozenset({"team-proposal"}),
    ),
    Fault(
        "status-not-in-list",  # others lead to it
        (
            Edit(
                STATUSES,
                "connected, meeting_booked, converted, nurture, un",
                "connected, meeting_booked, nurture, un",
            ),
            Edit(STATUSES, "    next: [converted, nurture", "    next: [«converted», nurture"),
        ),
    ),
    added(
        "status-not-in-list",  # nothing leads to it
        MORE,
        "owner: sales\nstatuses:\n  «paused»: {name: Paused, definition: A rep is away.}\n",
    ),
    Fault(
        "status-not-in-list",
        (
            Edit(
                THEIRS,
                "",
                "team: sales\nowner: sales\nstatuses:\n  nurture: {next: [queued, {to: «statuses/paused»}]}\n"
                "  paused: {name: Paused, definition: A rep is away.}\n",
            ),
        ),
        frozenset({"team-proposal", "one-sided"}),
    ),
    change(
        "repeated-member",
        STATUSES,
        "unqualified, bad_data]\n    default",
        "unqualified, bad_data, «new»]\n    default",
    ),
    change(
        "repeated-member",
        STAGES,
        "side_stages: [recycled, disqualified, closed_lost]",
        "side_stages: [recycled, disqualified, closed_lost, «stages/sal»]",
    ),
    change(
        "repeated-member",
        STAGES,
        PATH,
        "stages: [inquiry, mql, sal, sql, {stage: «mql», max_age: 9 days}, customer]",
    ),
    # values in other systems
    change("crm-value-twice", STATUSES, "{Lead.Status: Queued}", "{Lead.Status: «New»}"),
    change(
        "crm-value-twice",
        STAGES,
        "{lifecyclestage: customer}",
        "{lifecyclestage: [customer, «salesqualifiedlead»]}",
    ),
    change("crm-value-twice", STATUSES, "{Lead.Status: Bad Data}", '{Lead.Status: «"Unqualified"»}'),
    Fault(
        "crm-value-twice",
        (
            Edit(
                THEIRS,
                "",
                "team: sales\nstatuses: {working: {crm: {salesforce: {Lead.Status: «Connected»}}}}\n",
            ),
        ),
    ),
    *(
        Fault("list-against-field", (Edit(MORE, "", STATUS_FIELD.format(choices)), *edits))
        for choices, edits in (
            (f"{STATUSES_AS_SHOWN}, Bad Data, «Open»", ()),
            (f"«Open», {STATUS_IDS}, bad-data", ()),
            (
                STATUSES_AS_SHOWN,
                (
                    Edit(
                        STATUSES,
                        "unqualified, bad_data]\n    default",
                        "unqualified, «bad_data»]\n    default",
                    ),
                ),
            ),
        )
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
    # What a further file defines is there for the fault alone.
    alone = {"never-used", "stage-in-no-funnel", "status-not-in-list"}
    further = alone if any(not edit.old for edit in fault.edits) else set()
    assert {each.card.name for each in found} - {fault.rule} - further == fault.also


def test_the_sample_is_clean_before() -> None:
    assert check_texts(SAMPLE, DAY).report.diagnostics == ()


def test_every_rule_has_a_fault() -> None:
    assert {fault.rule for fault in FAULTS} == {rule.card.name for rule in ALL}
