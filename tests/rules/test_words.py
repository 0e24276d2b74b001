"""What findings say: headline, label, related places and the remedy, to the letter."""

from __future__ import annotations

import importlib

import pytest

from funnelspec.catalogue import card
from funnelspec.diagnostic import Diagnostic
from funnelspec.reporters import witness
from tests.rules.harness import check, of_rule, only, told

BAD = {
    "two-meanings": """\
error: "MQL" means two different things: 60 against 80 points
sales.yaml:3 '80 points' sales says this
marketing.yaml:3 '60 points' marketing says this
Agree on `60 points` or `80 points`, keep one wording in one shared file, and take it out of the files of \
marketing and sales. If these are different things, give each its own name and id.""",
    "two-wordings": """\
info: marketing and sales word the definition of "MQL" differently, and seem to mean the same
sales.yaml:3 'A lead with at least 60 points.' sales says this
marketing.yaml:3 'A lead with 60 points or more.' marketing says this
Keep one wording in one shared file, and remove the others.""",
    "teams-disagree": """\
error: marketing and sales disagree on who owns "MQL": marketing says sales, sales says marketing
sales.yaml:3 'marketing' sales says this
marketing.yaml:3 'sales' marketing says this
Agree on one "owner", keep it in one shared file, and take it out of the files of marketing and sales. If \
these are two things, give one of them its own name and id.""",
    "criteria-disagree": """\
error: sales asks more than marketing for "MQL criteria"
sales.yaml:8 'lead_score >= 80' sales says this
marketing.yaml:9 'lead_score >= 65' marketing says this
Agree on `lead_score >= 65` or `lead_score >= 80`, and keep the result in one shared file. If these are two \
things, give one of them its own name and id.""",
    "crossed-names": """\
error: sales calls "SAL" what marketing calls "SQL"
sales.yaml:3 'call_held' "SAL" of sales is "SQL" of marketing
marketing.yaml:3 'call_booked' "SAL" of marketing
sales.yaml:4 'amount > 0' "SQL" of sales
marketing.yaml:4 'call_held' "SQL" of marketing is "SAL" of sales
Agree on one name for each of these conditions, and keep them in one shared file.""",
    "team-proposal": """\
info: sales differs from the shared files on how long a lead may stay in "MQL"
sales.yaml:3 '7 days' sales says this
definitions.yaml:2 '14 days' the shared files say this
Change the shared file if everyone agrees, or remove it here.""",
    "agreed-apart": """\
info: marketing and sales agree on who owns "MQL", but not in a shared file
sales.yaml:3 'sales' sales says this
definitions.yaml:2 'marketing' the shared files say this
marketing.yaml:3 'sales' marketing says this
Put it into `definitions.yaml` in place of what it says, and take it out of the files of \
marketing and sales.""",
    "agreed-in-dispute": """\
error: "MQL" is marked as agreed, but marketing and sales disagree on it
definitions.yaml:5 'agreed' they disagree on how long a lead may stay in "MQL"
marketing.yaml:3 '14 days' marketing says this
sales.yaml:3 '7 days' sales says this
Write `state: proposed` until the teams have settled it.""",
    "one-sided": """\
info: Only sales has "Cadence"
definitions.yaml:3 'cadence' in no other file
Move it to a shared file if the other teams use it too.""",
    "repeated-choice": """\
warning: "US" stands twice in one list of values for "country"
definitions.yaml:7 'US' named again
definitions.yaml:7 'US' named here
Write the value that was meant, or take this one out.""",
    "reserved-id": """\
error: A field has the id "known", a word of the conditions
definitions.yaml:2 'known' means something else in a condition
Give it a longer id, as `known_field`.""",
    "missing-owner": """\
info: Nobody owns "Lead"
definitions.yaml:2 'lead' no "owner"
Add `owner: marketing` or `owner: sales`.""",
    "duplicate-id": """\
error: `terms/lead` is defined more than once in the shared files
sales.yaml:2 'lead' defined here
definitions.yaml:2 'lead' defined here too
Keep one of the two, or give one of them an id of its own. If one is a team's own text, write `team:` at \
the head of its file.""",
    "duplicate-name": """\
error: "leads" stands for two items
definitions.yaml:6 'leads' an alias of the term "Contact"
definitions.yaml:2 'Lead' the name of the term "Lead"
If both are one thing, keep one of them; if not, give one of them a name of its own.""",
    "alike-definitions": """\
warning: "Returner" and "Regained client" seem to mean the same
definitions.yaml:7 'A client who left us and signed again last year.' what "Regained client" is
definitions.yaml:4 'A customer who left us and has signed again last year.' what "Returner" is
If these are one thing, keep one item and give it `aliases: [Regained client]`; if not, write what sets them \
apart, or `not_the_same_as: terms/returner`.""",
    "same-definition": """\
warning: "Sales-ready lead" and "Warm lead" have the same definition
definitions.yaml:7 'A lead that wants an offer soon.' what "Warm lead" is
definitions.yaml:4 'A lead that wants an offer soon.' what "Sales-ready lead" is
If these are one thing, keep one item and give it `aliases: [Warm lead]`; if not, write what sets them \
apart, or `not_the_same_as: terms/sales_ready_lead`.""",
    "spelling-variant": """\
warning: "Nurture" has "sales ready leads" for "Sales-ready lead"
definitions.yaml:3 'sales ready leads' elsewhere "Sales-ready lead"
definitions.yaml:2 'Sales-ready lead' the name of the term "Sales-ready lead"
Write `sales-ready leads`; if both forms are right, add the other one to "aliases" of \
`terms/sales_ready_lead`.""",
    "misspelt-name": """\
warning: "Nurture" has "Qualifiying", which is nearly "Qualifying"
definitions.yaml:4 'Qualifiying' "Qualifying"?
definitions.yaml:2 'Qualifying' the name of the status "Qualifying"
Did you mean `Qualifying`?""",
    "technical-word": """\
info: "SQL" is also what the data team calls the query language of databases
definitions.yaml:4 'SQL' an abbreviation of the stage "Sales qualified lead"
Say so in the item, as in `notes: SQL here is never the query language of databases.`.""",
    "broken-link": """\
error: "Lead" links to an item that does not exist
definitions.yaml:3 '[[acount]]' no item is called "acount"
definitions.yaml:2 'account' "Account"
Did you mean `[[Account]]`?""",
    "incomplete-item": """\
error: "mqls" stands only in the files of sales and has no "name" or "definition"
sales.yaml:3 'mqls' "name" and "definition" missing
definitions.yaml:2 'mql' the shared files have this one
Write `mql` if that is the item meant; else add "name" and "definition".""",
    "unknown-team": """\
error: "MQL" names a team that funnelspec.yaml does not have
definitions.yaml:5 'Sales' `Sales` and `sales` differ in upper and lower case
Write `sales`.""",
    "unknown-calendar": """\
error: "MQL response time" names a calendar that funnelspec.yaml does not have
definitions.yaml:9 'london' no calendar has this id
Add a calendar of this id under `calendars:` in funnelspec.yaml.""",
    "unknown-criterion": """\
error: "MQL" meets a criterion that does not exist
definitions.yaml:12 'ipc_fit' no criterion has the id "ipc_fit"
definitions.yaml:4 'icp_fit' "ICP fit"
Did you mean `meets icp_fit`?""",
    "circular-criteria": """\
error: "MQL criteria" and "Engaged" refer to each other in a circle
definitions.yaml:11 'mql' "Engaged" meets "MQL criteria"
definitions.yaml:7 'engaged' "MQL criteria" meets "Engaged"
Write what is meant here instead of `meets`, or take one of these lines out.""",
    "failing-case": """\
error: A worked example does not meet "MQL criteria", although it says otherwise
definitions.yaml:12 'yes' by the conditions it is no
definitions.yaml:7 'lead_score >= 65' lead_score is 60
If the example is right, change `lead_score >= 65`; if the conditions are, write `meets: no`.""",
    "unknown-judgement": """\
error: A worked example of "SAL criteria" answers a question that nobody asks
definitions.yaml:8 'has a problem that we solve' not asked
definitions.yaml:5 'judgement "has a problem we solve"' asked here
Did you mean `has a problem we solve`?""",
    "unreachable-stage": """\
error: No move leads to "Recycled" in "New business"
definitions.yaml:11 'recycled' no move leads here
definitions.yaml:5 'recycled' this stage
Add `recycled` to "next" of the stage it follows; if leads may begin here, \
write `{stage: recycled, starts_here: yes}`.""",
    "dead-end": """\
error: No move leads away from "Disqualified" in "New business"
definitions.yaml:11 'disqualified' no way on, and not an end
definitions.yaml:5 'disqualified' its "outcome" is open
If it is an end, write `outcome: won`, `outcome: lost` or `outcome: parked` in `disqualified`; if not, name \
the stages that follow under its "next".""",
    "endless-loop": """\
error: "MQL" and "Nurture" lead only to each other in "New business"
definitions.yaml:3 'mql' from "Nurture" to "MQL"
definitions.yaml:2 'nurture' from "MQL" to "Nurture"
Add a way out to "next" of one of them, or give one an "outcome" of won, lost or parked.""",
    "wrong-kind": """\
error: "of" of "Win rate" names a funnel, not a milestone
definitions.yaml:15 'funnels/new_business' this is a funnel
definitions.yaml:5 'new_business' "New business"
Write `funnels/new_business/pipeline`.""",
    "never-met": """\
error: No lead can meet "MQL criteria"
definitions.yaml:11 'lead_score < 60' and less than 60 points
definitions.yaml:9 'lead_score >= 80' at least 80 points
Change one of the two lines; if either is enough, write both under `any:`.""",
    "always-met": """\
warning: Every lead meets "Good size"
definitions.yaml:10 'not employees > 500' or not more than 500 people
definitions.yaml:9 'employees >= 20' at least 20 people
Take out or narrow one of these lines. If everyone is meant, nothing needs to meet it.""",
    "part-without-effect": """\
warning: "lead_score >= 40" changes nothing in "MQL criteria"
definitions.yaml:9 'lead_score >= 40' adds nothing
definitions.yaml:10 'lead_score >= 60' asks for it already
Keep `lead_score >= 60` if a lead needs both, or `lead_score >= 40` if either is enough, and take the other \
line out.""",
    "backwards-range": """\
error: A range for "employees" in "Mid-market" begins with its larger number
definitions.yaml:7 '2000 and 101' the larger number stands first
Write `between 101 and 2000`.""",
    "impossible-count": """\
error: "BANT" asks for 4 of 3 conditions
definitions.yaml:9 '4' only 3 can hold
Write `at_least: 3` or less, or add the conditions that are missing.""",
    "undecided-condition": """\
warning: It stays open whether a lead can meet "Well known"
definitions.yaml:6 '- at_least: 10' too much at once
Ask fewer things at once, above all fewer lines under two `at_least` about the same things: one `at_least` \
decides about them. What stands behind `meets` counts as if it were written here.""",
    "unused-suppression": """\
info: A comment hides two-meanings, of which there is no finding here
definitions.yaml:3 'two-meanings' hides nothing
Remove it; if the finding is on another line, move the comment there.""",
    "unknown-rule-in-suppression": """\
warning: A comment names the rule "missing-owners", which does not exist
definitions.yaml:2 'missing-owners' no such rule
Write `missing-owner`.""",
    "avoided-word": """\
error: "Suspects" is a word not to use; the agreed word is "Lead"
definitions.yaml:8 'Suspects' not to be used for "Lead"
definitions.yaml:5 'suspect' agreed here: nobody wants to be called that
Write `Leads`.""",
    "avoided-name": """\
warning: "contact" is a word not to use, and an alias of "Person"
definitions.yaml:5 'contact' not to be used for "Lead"
definitions.yaml:9 'contact' an alias of the term "Person"
Take the word out of this list, or say under `not_the_same_as` that `terms/person` is another thing.""",
    "alias-in-text": """\
info: "Renewal" says "client" for "Customer"
definitions.yaml:9 'clients' another word for "Customer"
definitions.yaml:5 'client' an alias of the stage "Customer"
Write `customers`, or turn this rule off if both words are welcome.""",
    "acronym-with-two-expansions": """\
warning: "SAL" stands for "strategic account leader" in one place and for "Sales accepted lead" in another
definitions.yaml:9 'strategic account leader' "SAL" is this here
definitions.yaml:4 'SAL' stands for "Sales accepted lead"
Keep `SAL` for one of the two, and write the other one out.""",
    "undefined-term": """\
warning: "Marketing qualified lead" names the id "lead_scor", which no item has
definitions.yaml:7 'lead_scor' no item has this id
definitions.yaml:2 'lead_score' "Lead score"
Did you mean `lead_score`?""",
    "unexpanded-acronym": """\
info: "SAL" is spelled out nowhere
definitions.yaml:2 'SAL' what it stands for is not said
Make the long form the `name`, and add `abbreviation: SAL`.""",
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_the_bad_example_says(name: str) -> None:
    (found,) = of_rule(check(card(name).bad), name)
    assert told(found) == BAD[name]


STAGES = """
stages:
  mql: {{name: MQL, definition: A lead that waits., aliases: [handraiser], next: [opportunity, {ref}]}}
  sal: {{name: Sales accepted lead, definition: A lead that sales works on., abbreviation: READY}}
  opportunity: {{name: Opportunity, definition: A chance to sell.}}
  customer: {{name: Customer, definition: Who has bought., outcome: won}}
statuses:
  new: {{name: New, definition: Nobody works on it.}}
"""

NO_IDEA = "Write the id of a stage that there is, or add this one."


@pytest.mark.parametrize(
    ("ref", "label", "related", "help"),
    [
        ("SAL", "`SAL` and `sal` differ in upper and lower case", '"Sales accepted lead"', "Write `sal`."),
        ("sals", 'no stage has the id "sals"', '"Sales accepted lead"', "Write `sal`."),
        ("sla", 'no stage has the id "sla"', None, NO_IDEA),
        ("stages/sla", 'no stage has the id "stages/sla"', None, NO_IDEA),
        ("Ready", 'no stage has the id "Ready"', '"Sales accepted lead"', "Did you mean `sal`?"),
        (
            "stages/ready",
            'no stage has the id "stages/ready"',
            '"Sales accepted lead"',
            "Did you mean `sal`?",
        ),
        ("custmer", 'no stage has the id "custmer"', '"Customer"', "Did you mean `customer`?"),
        ("oportunity", 'no stage has the id "oportunity"', None, NO_IDEA),
        ("Handraiser", 'no stage has the id "Handraiser"', None, NO_IDEA),
        (
            "statuses/new",
            'no stage has the id "statuses/new"',
            "this is a status",
            NO_IDEA,
        ),
        (
            "new",
            'no stage has the id "new"',
            "this is a status",
            NO_IDEA,
        ),
        (
            "quarterly",
            'no stage has the id "quarterly"',
            None,
            NO_IDEA,
        ),
    ],
)
def test_a_broken_reference_suggests_what_was_meant(
    ref: str, label: str, related: str | None, help: str
) -> None:
    found = only(STAGES.format(ref=ref), "unknown-reference")
    assert found.headline == '"MQL" moves to a stage that does not exist'
    assert found.at.where.text == ref
    assert found.at.text == label
    assert [each.text for each in found.related] == ([related] if related else [])
    assert found.help == help


def test_a_reference_to_two_items_offers_both() -> None:
    text = """
        stages:
          nurture: {name: Nurture, definition: A lead that rests.}
        statuses:
          nurture: {name: Nurture, definition: A lead that gets letters., stages: [nurture]}
        metrics:
          rested: {name: Rested, definition: How many rest., of: nurture}
    """
    assert told(only(text, "unknown-reference")) == (
        'error: "of" of "Rested" can mean more than one item\n'
        "definitions.yaml:6 'nurture' an id in more than one section\n"
        "definitions.yaml:2 'nurture' a stage\n"
        "definitions.yaml:4 'nurture' a status\n"
        "Write `stages/nurture` or `statuses/nurture`."
    )


def test_what_only_another_team_has_is_told_once_and_names_the_views() -> None:
    text = """
        stages:
          lead: {name: Lead, definition: Someone., next: [sal]}
        -- marketing.yaml --
        team: marketing
        stages:
          lead: {notes: We write to them.}
        -- sales.yaml --
        team: sales
        stages:
          sal: {name: SAL, definition: A lead that sales works on.}
    """
    found = only(text, "unknown-reference")
    assert told(found) == (
        'info: "next" of "Lead" names a stage that only other teams\' files have\n'
        "definitions.yaml:2 'sal' not in the shared files\n"
        "Move `stages/sal` to a shared file, if it is everybody's."
    )


def test_a_finding_in_one_view_names_the_team() -> None:
    text = """
        stages:
          lead: {name: Lead, definition: Someone.}
          won: {name: Won, definition: Somebody who pays., outcome: won}
        funnels:
          f: {name: Way, definition: The way., stages: [lead, won]}
        -- sales.yaml --
        team: sales
        stages:
          lead: {next: []}
    """
    assert {each.card.name: each.teams for each in check(text) if each.card.family == "funnel"} == {
        "dead-end": ("Sales",),
        "unreachable-stage": ("Sales",),
    }


@pytest.mark.parametrize(
    ("ref", "label", "help"),
    [
        ("size", "a segment", "Write `meets size/big` or `meets size/small`."),
        ("demo", "this is a field", "Write `demo` without `meets`."),
        ("Fit", "`Fit` and `fit` differ in upper and lower case", "Write `meets fit`."),
        ("size/bigs", 'no criterion has the id "size/bigs"', "Write `meets size/big`."),
        ("size/bigg", 'no criterion has the id "size/bigg"', "Write the id of a criterion, or add this one."),
        ("good", 'no criterion has the id "good"', "Did you mean `meets fit`?"),
        ("quarterly", 'no criterion has the id "quarterly"', "Write the id of a criterion, or add this one."),
    ],
)
def test_an_unknown_criterion_suggests_what_was_meant(ref: str, label: str, help: str) -> None:
    text = f"""
        fields:
          n: {{name: Number, definition: A number., type: integer}}
          demo: {{name: Demo, definition: Asked for one., type: boolean}}
        segments:
          size:
            name: Size
            definition: How big.
            parts: {{big: {{name: Big, when: n > 9}}, small: {{name: Small, when: n <= 9}}}}
        criteria:
          fit: {{name: Fit, definition: Enough., aliases: [good], when: n > 5}}
          sum: {{name: Sum, definition: All., when: [demo, not meets {ref}]}}
    """
    found = only(text, "unknown-criterion")
    assert (found.at.where.text, found.at.text, found.help) == (ref, label, help)


def test_a_chain_of_criteria_beyond_all_reason_is_told_once() -> None:
    chain = "".join(
        f"  c{at}: {{name: C{at}, definition: One of many., when: meets c{at + 1}}}\n" for at in range(400)
    )
    text = f"""\
fields:
  n: {{name: Number, definition: A number., type: integer}}
criteria:
{chain}  c400: {{name: C400, definition: The last., when: n > 1}}
"""
    found = [each for each in check(text) if each.severity.word == "error"]
    assert [(each.card.name, each.headline) for each in found] == [
        ("unreadable-condition", "A condition stands on too long a chain of criteria")
    ]


@pytest.mark.parametrize(
    ("when", "lead", "why"),
    [
        ("employees >= 50", "{}", ["employees is unknown"]),
        ("employees >= 50", "{employees: 49}", ["employees is 49"]),
        ("wants has any of (core)", "{wants: [addon, extra]}", ["wants is addon and extra"]),
        ('judgement "is nice"', "{}", ["not answered, which counts as no"]),
        ("[employees >= 50, demo]", "{employees: 10}", ["employees is 10", "demo is unknown"]),
        ("{any: [employees >= 50, demo]}", "{employees: 10, demo: no}", ["employees is 10", "demo is no"]),
        ("meets other", "{employees: 1}", ["employees is 1"]),
    ],
)
def test_a_failing_case_shows_the_lines_that_decided(when: str, lead: str, why: list[str]) -> None:
    text = f"""
        fields:
          employees: {{name: Employees, definition: Head count., type: integer}}
          demo: {{name: Demo, definition: Asked for one., type: boolean}}
          wants: {{name: Wants, definition: What they want., type: choices, choices: [core, addon, extra]}}
        criteria:
          other: {{name: Other, definition: Enough., when: employees > 5}}
          fit: {{name: Fit, definition: Enough., when: {when}, cases: [{{lead: {lead}, meets: yes}}]}}
    """
    found = only(text, "failing-case")
    assert [each.text for each in found.related] == why
    assert found.headline == 'A worked example does not meet "Fit", although it says otherwise'


def test_a_failing_case_shows_its_own_alternatives_first() -> None:
    text = """
        fields:
          n: {name: Number, definition: A number., type: integer}
          demo: {name: Demo, definition: Asked for one., type: boolean}
          seen: {name: Seen, definition: A day., type: date}
        criteria:
          other: {name: Other, definition: Enough., when: n > 1}
          fit:
            name: Fit
            definition: Enough.
            when: [meets other, seen is known, {any: [demo, n > 5]}]
            cases: [{lead: {n: 9, seen: 2026-01-01}, meets: no}]
    """
    found = only(text, "failing-case")
    assert [each.where.text for each in found.related] == ["n > 5", "seen is known", "n > 1"]
    assert found.help == (
        "If the example is right, change what decides: `n > 5`, `seen is known` and `n > 1`; "
        "if the conditions are, write `meets: yes`."
    )


def test_a_section_that_is_not_read_is_one_finding() -> None:
    text = """
        Stages:
          lead: {name: Lead, definition: Someone., owner: sales}
        Fields:
          n: {name: Number, definition: A number., type: integer}
        criteria:
          fit: {name: Fit, definition: 'A warm [[Lead]].', owner: sales, when: n > 5, see: [stages/lead]}
        funnels:
          f: {name: Way, definition: How they go., owner: sales, stages: [lead]}
    """
    assert [(each.card.name, each.help) for each in check(text)] == [
        ("unknown-section", "Write `stages`."),
        ("unknown-section", "Write `fields`."),
    ]


def test_two_loops_through_one_criterion_are_two_findings() -> None:
    text = """
        fields:
          n: {name: Number, definition: A number., type: integer}
        criteria:
          hub: {name: Hub, definition: Middle., when: [meets left, meets right]}
          left: {name: Left, definition: One side., when: meets hub}
          right: {name: Right, definition: Other side., when: meets hub}
    """
    assert [each.headline for each in of_rule(check(text), "circular-criteria")] == [
        '"Hub" and "Left" refer to each other in a circle',
        '"Hub" and "Right" refer to each other in a circle',
    ]


def test_missing_owner_is_a_warning_under_strict() -> None:
    config = (
        "-- funnelspec.yaml --\nspec: 1\nname: Northwind\npreset: strict\nteams: {sales: {name: Sales}}\n"
    )
    text = "terms:\n  lead: {name: Lead, definition: A person.}\n" + config
    assert told(only(text, "missing-owner")).startswith('warning: Nobody owns "Lead"')


def test_of_many_questions_four_are_shown_the_likeliest_among_them() -> None:
    asked = ["has a plan", "has a budget", "has a team", "has a need", "knows our prices"]
    lines = "\n".join(f'      - judgement "{question}"' for question in asked)
    text = f"""\
criteria:
  fit:
    name: Fit
    definition: A person decides.
    when:
{lines}
    cases:
      - {{lead: {{}}, judged: {{knows our price: yes}}, meets: no}}
"""
    (found,) = of_rule(check(text), "unknown-judgement")
    shown = {label.where.text for label in found.related}
    assert len(shown) == 4
    assert 'judgement "knows our prices"' in shown


FIELDS = """
fields:
  score: {name: Score, definition: Points., type: integer, between: [0, 100]}
  size: {name: Size, definition: Head count., type: integer, between: [1, 9000]}
  land: {name: Land, definition: Billing., type: choice, choices: [US, CA, GB]}
  seen: {name: Seen, definition: The last visit., type: date}
"""
TEAMS = "-- funnelspec.yaml --\nspec: 1\nname: Northwind\nteams: {a: {name: A}, b: {name: B}, c: {name: C}}\n"


def disputed(*conditions: str, shared: str = "", rule: str = "criteria-disagree") -> Diagnostic:
    """What is said of conditions that teams a, b and c write for one criterion."""
    text = FIELDS + shared
    for team, condition in zip("abc", conditions, strict=False):
        item = f"criteria:\n  x: {{name: Fit, definition: Who fits., when: {condition}}}\n"
        text += f"-- {team}.yaml --\nteam: {team}\n{item}"
    return only(text + TEAMS, rule)


def shown(found: Diagnostic) -> list[str]:
    """Each lead, and what the sides say of it."""
    return [f"{witness.lead(each)}: {witness.verdicts(each)}" for each in found.witnesses]


@pytest.mark.parametrize(
    ("one", "other", "says", "leads"),
    [
        (
            "score >= 65",
            "score >= 50",
            """\
error: a asks more than b for "Fit"
b.yaml:3 'score >= 50' b says this
a.yaml:3 'score >= 65' a says this
Agree on `score >= 65` or `score >= 50`, and keep the result in one shared file. If these are two things, \
give one of them its own name and id.""",
            ["score 50: b says Fit, a says not Fit"],
        ),
        (
            "[score >= 65, size >= 50]",
            "[score >= 80, size >= 20]",
            """\
error: a and b draw the line for "Fit" differently
b.yaml:3 'score >= 80' b says this
b.yaml:3 'size >= 20' and this
a.yaml:3 'score >= 65' a says this
a.yaml:3 'size >= 50' and this
Agree on `score >= 65` or `score >= 80` and on `size >= 50` or `size >= 20`, and keep the result in one \
shared file. If these are two things, give one of them its own name and id.""",
            [
                "score 65, size 50: a says Fit, b says not Fit",
                "score 80, size 20: b says Fit, a says not Fit",
            ],
        ),
        (
            "score >= 65",
            "[score >= 65, land = US]",
            """\
error: b asks more than a for "Fit"
b.yaml:3 'land = US' only b says this
a.yaml:3 'when' a asks nothing about "land"
Agree whether `land = US` belongs there, and keep the result in one shared file. If these are two things, \
give one of them its own name and id.""",
            ["score 65, land CA: a says Fit, b says not Fit"],
        ),
        (
            "[score >= 65, judgement: has a plan]",
            "score >= 65",
            """\
error: a asks more than b for "Fit"
b.yaml:3 'when' b asks no such question
a.yaml:3 'has a plan' only a says this
Agree whether `judgement "has a plan"` belongs there, and keep the result in one shared file. If these are \
two things, give one of them its own name and id.""",
            ["score 65, has a plan: no: b says Fit, a says not Fit"],
        ),
        (
            "not land = GB",
            "land != GB",
            """\
warning: a and b differ on "Fit" only where "land" is blank
b.yaml:3 'land != GB' b: a blank does not pass
a.yaml:3 'not land = GB' a: a blank passes
Say what a blank does: either `land is known` in the file of a, so that such a lead is kept out, or \
`land is unknown` under `any:` in the file of b, so that it is let in.""",
            ["land unknown: a says Fit, b says not Fit"],
        ),
        (
            "judgement has a plan",
            "judgement knows the next step",
            """\
warning: a and b ask differently worded questions for "Fit"
b.yaml:3 'judgement knows the next step' b says this
a.yaml:3 'judgement has a plan' a says this
If both mean one question, write it in the same words in both files. If not, agree on the one that is \
asked.""",
            [
                "has a plan: yes, knows the next step: no: a says Fit, b says not Fit",
                "has a plan: no, knows the next step: yes: b says Fit, a says not Fit",
            ],
        ),
        (
            "seen in the last 9 days",
            "seen in the last 30 days",
            """\
error: a asks more than b for "Fit"
b.yaml:3 'seen in the last 30 days' b says this
a.yaml:3 'seen in the last 9 days' a says this
Agree on `seen in the last 9 days` or `seen in the last 30 days`, and keep the result in one shared file. \
If these are two things, give one of them its own name and id.""",
            ["seen 2025-12-16, on 2026-01-15: b says Fit, a says not Fit"],
        ),
    ],
)
def test_what_two_teams_draw_differently(one: str, other: str, says: str, leads: list[str]) -> None:
    found = disputed(one, other)
    assert told(found) == says
    assert shown(found) == leads


LINES = "[land = US, score >= 60, size > 9]"


@pytest.mark.parametrize(
    ("one", "other", "places", "agree"),
    [
        (
            "{any: [land = US, score >= 60]}",
            "{any: [land = US, score >= 60, size > 9]}",
            ["b 'size > 9' only b says this", "a 'any' a asks nothing about \"size\""],
            "whether `size > 9` belongs there",
        ),
        (
            "[size > 99, {any: [land = US, score >= 60]}]",
            "[{any: [score >= 60, size > 9, land = US]}, size > 99]",
            ["b 'size > 9' only b says this", "a 'any' a has no such line"],
            "whether `size > 9` belongs there",
        ),
        (
            f"{{at_least: 2, of: {LINES}}}",
            f"{{at_least: 3, of: {LINES}}}",
            [
                "b 'at_least: 3' b asks for at least 3 of these",
                "a 'at_least: 2' a asks for at least 2 of these",
            ],
            "on `at_least: 2` or `at_least: 3`",
        ),
        (
            f"{{any: {LINES}}}",
            f"{{all: {LINES}}}",
            ["b 'all' b asks for all of these", "a 'any' a asks for one of these"],
            "on `any:` or `all:`",
        ),
        (
            f"{{any: {LINES}}}",
            LINES,
            ["b 'when' b asks for all of these", "a 'any' a asks for one of these"],
            "on `any:` or `all:`",
        ),
        (
            f"{{none: {LINES}}}",
            f"{{any: {LINES}}}",
            ["b 'any' b asks for one of these", "a 'none' a asks for none of these"],
            "on `none:` or `any:`",
        ),
        (
            "[score >= 60, land = US, judgement: has a plan, size > 9]",
            "[size > 9, score >= 60]",
            [
                "b 'when' b asks nothing about \"land\"",
                "a 'land = US' only a says this",
                "a 'has a plan' and this",
            ],
            'whether `land = US` and `judgement "has a plan"` belong there',
        ),
        (
            "[score >= 60, {none: [land = US, size > 9]}]",
            "[score >= 60]",
            [
                "b 'when' b asks nothing about \"land\" or \"size\"",
                "a 'land = US' only a says this",
                "a 'size > 9' and this",
            ],
            "whether `land = US` and `size > 9` belong there",
        ),
        (
            "[score >= 60, land = US, size > 9]",
            "[score > 59, seen is known, size > 19]",
            [
                "b 'seen is known' only b says this",
                "b 'size > 19' b says this",
                "a 'land = US' only a says this",
                "a 'size > 9' a says this",
            ],
            "on `size > 9` or `size > 19` and whether `land = US` and `seen is known` belong there",
        ),
        (
            "{any: [land = US, {all: [score >= 60, size > 9]}]}",
            "{any: [score >= 60, land = US]}",
            ["b 'any' b asks nothing about \"size\"", "a 'size > 9' only a says this"],
            "whether `size > 9` belongs there",
        ),
        (
            "[land = US, score >= 60]",
            "[size > 9, {any: [land = US, score >= 60]}]",
            ["b 'when' b says this", "a 'when' a says this"],
            "Agree on one condition",
        ),
    ],
)  # fmt: skip
def test_what_both_files_say_alike_is_no_difference(
    one: str, other: str, places: list[str], agree: str
) -> None:
    found = disputed(one, other)
    labels = (found.at, *found.related)
    assert [f"{each.where.path[0]} {each.where.text!r} {each.text}" for each in labels] == places
    assert agree in found.help


def test_lines_behind_a_criterion_that_one_side_names_are_held_against_those_of_the_other() -> None:
    shared = "criteria: {fit: {name: Fits, definition: D., when: [size >= 50, land = US]}}\n"
    found = disputed("[meets fit, score > 5]", "[score > 5, land = US, size >= 20]", shared=shared)
    assert [each.where.text for each in (found.at, *found.related)] == ["size >= 20", "meets fit"]
    assert found.help.startswith("Agree on `meets fit` or `size >= 20`, and")
    found = disputed("[meets fit, score > 5]", "[score > 5, not meets fit]", shared=shared)
    assert [each.where.text for each in (found.at, *found.related)] == ["not meets fit", "meets fit"]


def test_of_three_teams_each_is_set_against_the_first() -> None:
    found = disputed("score >= 65", "score >= 80", "score >= 50")
    assert told(found) == (
        'error: a, b and c draw the line for "Fit" differently\n'
        "c.yaml:3 'score >= 50' c asks less than a\n"
        "a.yaml:3 'score >= 65' a says this\n"
        "b.yaml:3 'score >= 80' b asks more than a\n"
        "Agree on `score >= 65`, `score >= 80` or `score >= 50`, and keep the result in one shared file. "
        "If these are two things, give one of them its own name and id."
    )
    assert shown(found) == [
        "score 65: a says Fit, b says not Fit, c says Fit",
        "score 50: c says Fit, a says not Fit, b says not Fit",
    ]


def test_one_lead_that_shows_two_differences_is_shown_once() -> None:
    assert shown(disputed("score >= 65", "score >= 80", "score >= 70")) == [
        "score 65: a says Fit, b says not Fit, c says not Fit"
    ]


def test_two_of_three_teams_that_mean_the_same_stand_together() -> None:
    assert (
        disputed("score >= 65", "score >= 80", "score > 64").headline == 'b asks more than a and c for "Fit"'
    )
    assert (
        disputed("score >= 65", "score >= 80", "score >= 80").headline == 'b and c ask more than a for "Fit"'
    )


def test_a_proposal_says_what_it_asks_and_for_which_lead_that_matters() -> None:
    shared = "criteria: {x: {name: Fit, definition: Who fits., when: score >= 65}}\n"
    found = disputed("score >= 80", shared=shared, rule="team-proposal")
    assert told(found) == (
        'info: a asks more than the shared files for "Fit"\n'
        "a.yaml:3 'score >= 80' a says this\n"
        "definitions.yaml:6 'score >= 65' the shared files say this\n"
        "Change the shared file if everyone agrees, or remove it here."
    )
    assert shown(found) == ["score 65: the shared files say Fit, a says not Fit"]
    both = disputed("score >= 80", "score > 79", shared=shared, rule="agreed-apart")
    assert both.headline == 'a and b agree on who meets "Fit", but not in a shared file'
    assert shown(both) == ["score 65: the shared files say Fit, a says not Fit, b says not Fit"]
    assert both.fix is None  # which of the two wordings to take is for people


def test_what_is_behind_meets_is_pointed_at_where_it_is_named() -> None:
    shared = "criteria: {big: {name: Big, definition: Many people., when: size > 500}}\n"
    found = disputed("[meets big, score > 9]", "[score > 9, not meets big]", shared=shared)
    assert [(label.where.text, label.where.path) for label in (found.at, *found.related)] == [
        ("not meets big", "b.yaml"),
        ("meets big", "a.yaml"),
    ]


def test_what_is_named_alike_and_means_two_things_is_told_where_it_is_defined() -> None:
    text = FIELDS
    for team, size, score in (("a", 50, 65), ("b", 20, 80)):
        text += f"""
-- {team}.yaml --
team: {team}
criteria:
  fit: {{name: Fit, definition: D., when: size >= {size}}}
  mql: {{name: MQL, definition: D., when: [meets fit, score >= {score}]}}
"""
    found = of_rule(check(text + TEAMS), "criteria-disagree")[1]
    assert [label.where.text for label in (found.at, *found.related)] == ["score >= 80", "score >= 65"]
    assert found.help.startswith("Agree on `score >= 65` or `score >= 80`, and keep")


def test_a_finding_points_at_four_fields_at_most() -> None:
    fields = "".join(f"  f{at}: {{name: F, definition: D., type: integer}}\n" for at in range(6))
    text = f"fields:\n{fields}"
    for team, least in (("a", 5), ("b", 9)):
        when = ", ".join(f"f{at} > {least}" for at in range(6))
        text += (
            f"-- {team}.yaml --\nteam: {team}\ncriteria: {{x: {{name: X, definition: D., when: [{when}]}}}}\n"
        )
    found = only(text + TEAMS, "criteria-disagree")
    assert [label.where.text for label in (found.at, *found.related)] == [
        *(f"f{at} > 9" for at in range(4)),
        *(f"f{at} > 5" for at in range(4)),
    ]


def test_what_costs_too_much_is_told_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("funnelspec.comparison.lines._STEPS", 0)
    found = disputed("score >= 65", "score >= 80", rule="teams-disagree")
    assert told(found).startswith(
        'warning: a and b disagree on who meets "Fit"\n'
        "b.yaml:3 'score >= 80' b says this\n"
        "a.yaml:3 'score >= 65' a says this\n"
    )
    asked = disputed("score >= 65", "score >= 80", rule="undecided-condition")
    assert asked.headline == 'It stays open whether a and b draw the line for "Fit" differently'
    assert (asked.at.where.path, asked.at.where.text) == ("b.yaml", "score >= 80")


@pytest.mark.parametrize(
    ("item", "headline", "verdicts"),
    [
        ("stages: {{s: {{abbreviation: SAL, entry: {}}}}}", 'b asks more than a for entering "Accepted"',
         "a says SAL, b says not SAL"),
        ("stages: {{s: {{exit: {}}}}}", 'b asks more than a for leaving "Accepted"',
         "a says out of Accepted, b says not out of Accepted"),
        ("slas: {{s: {{name: Clock, definition: D., starts: s, within: 1 day, when: {}}}}}",
         'b asks more than a for "Clock"', "a says due under Clock, b says not due under Clock"),
        ("handovers: {{s: {{name: Baton, definition: D., from: {{team: a}}, to: {{team: b}}, when: {}}}}}",
         'b asks more than a for "Baton"', "a says ready for Baton, b says not ready for Baton"),
        ("metrics: {{s: {{name: Rate, definition: D., of: s, when: {}}}}}",
         'b asks more than a for "Rate"', "a says counted in Rate, b says not counted in Rate"),
        ("segments: {{s: {{name: Sizes, definition: D., parts: {{big: {{name: Big, when: {}}}}}}}}}",
         'b asks more than a for "Big" in "Sizes"', "a says Big, b says not Big"),
        ("criteria: {{s: {{name: Test, definition: D., when: {}}}}}\nstages: {{s: {{entry: meets s}}}}",
         'b asks more than a for "Test"', "a says Accepted, b says not Accepted"),
        ("criteria: {{s: {{name: Test, definition: D., when: {}}}}}\nstages:\n  s: {{entry: meets s}}\n"
         "  t: {{name: Taken, definition: D., entry: meets s}}",
         'b asks more than a for "Test"', "a says Test, b says not Test"),
    ],
)  # fmt: skip
def test_the_item_is_named_as_people_call_it(item: str, headline: str, verdicts: str) -> None:
    text = FIELDS + "stages: {s: {name: Accepted, definition: D.}}\n"
    for team, condition in (("a", "score >= 65"), ("b", "score >= 80")):
        text += f"-- {team}.yaml --\nteam: {team}\n{item.format(condition)}\n"
    found = only(text + TEAMS, "criteria-disagree")
    assert (found.headline, witness.verdicts(found.witnesses[0])) == (headline, verdicts)


def test_names_that_have_changed_places() -> None:
    def crossed(*conditions: str) -> Diagnostic:
        text = FIELDS
        for team, each in zip("ab", conditions, strict=True):
            lines = "".join(
                f"  {name}: {{name: {name.upper()}, definition: D., when: score > {least}}}\n"
                for name, least in zip("xyz", each.split(), strict=False)
            )
            text += f"-- {team}.yaml --\nteam: {team}\ncriteria:\n{lines}"
        return only(text + TEAMS, "crossed-names")

    swapped = crossed("10 20", "20 10")
    assert swapped.headline == 'a and b use "X" and "Y" the other way round'
    assert swapped.entries == ("criteria/x", "criteria/y")
    assert shown(swapped) == ["score 11: a says X, b says Y, b says not X"]
    assert crossed("10 20 30", "20 30 10").headline == 'a and b use "X", "Y" and "Z" for one another'
    assert crossed("10 20 30", "40 10 50").headline == 'b calls "Y" what a calls "X"'
    apart = crossed("10 20 30", "20 10 40")
    assert apart.entries == ("criteria/x", "criteria/y")


def test_what_crossed_names_explain_is_not_told_twice() -> None:
    text = (
        FIELDS
        + """
-- a.yaml --
team: a
criteria:
  x: {name: X, definition: D., when: score > 10}
  y: {name: Y, definition: D., when: score > 20}
  z: {name: Z, definition: D., when: score > 30}
-- b.yaml --
team: b
criteria:
  x: {name: X, definition: D., when: score > 20}
  y: {name: Y, definition: D., when: score > 10}
  z: {name: Z, definition: D., when: score > 40}
-- c.yaml --
team: c
criteria:
  x: {name: X, definition: D., when: score > 15}
"""
    )
    found = [(each.card.name, each.headline) for each in check(text + TEAMS) if each.severity.word == "error"]
    assert found == [
        ("crossed-names", 'a and b use "X" and "Y" the other way round'),
        ("criteria-disagree", 'b asks more than a for "Z"'),
        ("criteria-disagree", 'c asks more than a for "X"'),
    ]


def test_leaving_a_stage_is_not_explained_by_crossed_names_of_entering_it() -> None:
    stages = """
-- {0}.yaml --
team: {0}
stages:
  x: {{name: X, definition: D., entry: score > {1}, exit: size > {1}}}
  y: {{name: Y, definition: D., entry: score > {2}, exit: size > 500}}
"""
    text = FIELDS + stages.format("a", 10, 20) + stages.format("b", 20, 10) + TEAMS
    found = [(each.card.name, each.headline) for each in check(text) if each.severity.word == "error"]
    assert found == [
        ("criteria-disagree", 'b asks more than a for leaving "X"'),
        ("crossed-names", 'a and b use "X" and "Y" the other way round'),
    ]


def test_many_crossed_names_are_one_finding() -> None:
    text = FIELDS.replace("between: [0, 100]", "between: [0, 9000]")
    for team, more in (("a", 0), ("b", 1)):
        lines = "".join(
            f"  x{at}: {{name: X{at}, definition: D., when: score > {at + more}}}\n" for at in range(150)
        )
        text += f"-- {team}.yaml --\nteam: {team}\ncriteria:\n{lines}"
    found = [each for each in check(text + TEAMS) if each.severity.word == "error"]
    (crossed,) = found
    assert (crossed.headline, len(crossed.entries), len(crossed.related)) == (
        "a and b use 150 names for one another",
        150,
        19,
    )


@pytest.mark.parametrize("mended", ["[not size < 50, size is known]", "not size < 50"])
def test_what_is_to_be_written_about_a_blank_is_a_remedy_in_the_file_that_is_named(mended: str) -> None:
    other = "size >= 50" if "known" in mended else "{any: [size >= 50, size is unknown]}"
    assert "either `size is known` in the file of a, so" in disputed("not size < 50", "size >= 50").help
    text = FIELDS
    for team, condition in (("a", mended), ("b", other)):
        item = f"criteria:\n  x: {{name: Fit, definition: Who fits., when: {condition}}}\n"
        text += f"-- {team}.yaml --\nteam: {team}\n{item}"
    found = {each.card.name for each in check(text + TEAMS) if each.severity.word != "info"}
    assert found.isdisjoint({"criteria-disagree", "part-without-effect"})


def test_an_alias_of_thousands_is_looked_up_among_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("funnelspec.rules.terms.alias_in_text")
    looked_at = []

    def counting(holders: dict[object, list[object]], passage: object) -> object:
        looked_at.append(sum(map(len, holders.values())))
        return meant(holders, passage)

    meant = module._meant
    monkeypatch.setattr(module, "_meant", counting)
    items = (
        f"  t{number}: {{name: Thing {number}, definition: Kind {number} of a part., aliases: [part]}}\n"
        for number in range(100)
    )
    assert of_rule(check(f"terms:\n{''.join(items)}"), "alias-in-text") == []
    assert (len(looked_at), max(looked_at)) == (100, 3)


def test_a_single_reason_suggests_the_set_that_may_stand_there() -> None:
    text = """
    stages:
      a: {name: Alpha stage, definition: A lead that waits., next: [{to: b, reasons: timing}]}
      b: {name: Bravo stage, definition: A lead that rests., outcome: parked}
    reasons:
      recycling:
        name: Recycling reasons
        definition: Why a lead rests.
        of: {timing: {name: Bad timing}, price: {name: Price}}
    """
    found = only(text, "unknown-reference")
    assert found.at.text == 'no reason set has the id "timing"'
    assert found.help == "Did you mean `recycling`?"
    for written in ("Bad timing", "recycling/timimg"):
        other = only(text.replace("reasons: timing", f"reasons: {written}"), "unknown-reference")
        assert other.help == found.help
