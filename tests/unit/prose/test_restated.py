"""Agreed numbers and deadlines that a text tells otherwise, and all that only looks like it."""

from __future__ import annotations

import pytest

from tests.unit.prose.conftest import DEFINITIONS, Found


@pytest.mark.parametrize(
    ("text", "words", "agreed"),
    [
        # An SLA, a handover or a metric by its name.
        ("The MQL response time is 3 business days.", "3 business days", "15 minutes or 4 business hours"),
        ("MQL response time: 24 hours", "24 hours", "15 minutes or 4 business hours"),
        ("The MQL response time is 24h.", "24h", "15 minutes or 4 business hours"),
        ("Keep the mql-response time under two hours.", "two hours", "15 minutes or 4 business hours"),
        ("**MQL response time** (1 hour)", "1 hour", "15 minutes or 4 business hours"),
        ("Decision time: 6 weeks", "6 weeks", "45 days"),
        ("Decision time: 45 business days", "45 business days", "45 days"),
        ("Booking time: 4 working days.", "4 working days", "5 business days"),
        ("Handover to sales: within 2 business days.", "2 business days", "1 business day"),
        ("The MQL rate counts leads within 60 days.", "60 days", "90 days"),
        ("The MQL response time must be met in 85 % of cases.", "85 %", "90%"),
        ("Our target for the MQL rate is 15%.", "15%", "12%"),
        ("The goal for new MQLs is 500 per month.", "500", "400 per month"),
        # A stage, and what somebody does with its leads.
        ("Answer every MQL within 2 days.", "2 days", "15 minutes or 4 business hours"),
        ("Reps follow up an MQL no later than 8 hours on.", "8 hours", "15 minutes or 4 business hours"),
        ("Sales accepts an MQL within 3 business days.", "3 business days", "1 business day"),
        ("An MQL stays for 21 days at most.", "21 days", "7 days or 14 days"),
        ("The probability of an MQL is 10 %.", "10 %", "7%"),
        # Where the line is drawn.
        ("An MQL needs 60 points.", "60 points", "lead_score >= 65"),
        ("A lead becomes an MQL with at least 64 points and 20 employees.", "at least 64 points",
         "lead_score >= 65"),
        ("MQLs are all leads with a lead score of 60.", "60", "lead_score >= 65"),
        ("An SQL needs $4,000.", "$4,000", "amount >= 5000"),
        ("To qualify as an SQL takes 60 points: SQL criteria.", "", ""),
        ("Enterprise means 500 employees or more.", "500 employees or more", "employees > 1999"),
        # In a sentence that says nothing else; in other spellings.
        ("An MQL has at least 60 points.", "at least 60 points", "lead_score >= 65"),
        ("MQLs have 60 points or more.", "60 points or more", "lead_score >= 65"),
        ("Each SQL always has at least 4,000 USD!", "at least 4,000 USD", "amount >= 5000"),
        ("Marketing-Qualified Leads must have 60+ points.", "60+ points", "lead_score >= 65"),
        ("Answer MQLs within 2 hrs.", "2 hrs", "15 minutes or 4 business hours"),
        ("Answer MQLs within 20 mins, please", "20 mins", "15 minutes or 4 business hours"),
        ("Answer MQLs inside 24h", "24h", "15 minutes or 4 business hours"),
        ("MQLs close at 25 %.", "25 %", "7%"),
        ("Mid-market: 100 to 1,999 employees", "100 to 1,999 employees", "employees between 200 and 1999"),
    ],
)  # fmt: skip
def test_told_otherwise(found: Found, text: str, words: str, agreed: str) -> None:
    told = [each for each in found(text) if each.card.name == "agreed-value-restated"]
    assert [(each.at.where.text, each.at.text) for each in told] == (
        [(words, f"agreed: {agreed}")] if words else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "The MQL response time is 4 business hours.",
        "The MQL response time is 4 hours.",
        "MQL response time: 240 minutes, or 15 minutes.",
        "MQL response time: 15 min, and 3 business days for all else.",
        "The MQL response time is 1-2 days.",
        "The MQL response time was 2 days last quarter.",
        "In 2025 the MQL response time is 2 days.",
        "Is the MQL response time 3 days?",
        "For example, an MQL response time of 3 days.",
        "We review the MQL response time every 2 weeks.",
        "The MQL response time is reported within 3 days.",
        "If the MQL response time is missed, it goes back within 2 days.",
        "The MQL response time and the decision time are 2 days.",
        "The MQL rate is 22 %.",
        "The MQL rate must grow by 5 %.",
        "Our target: an MQL rate 2 percentage points above.",
        "Decision time: 45 days. Booking time: one week.",
        "Answer every MQL within 1 business day.",
        "Answer every MQL within 15 minutes.",
        "Answer every lead within 2 days.",
        "Take an SAL to a call within 10 days. Call every SAL within 5 days.",
        "Answer an MQL or an SAL within 3 days.",
        "Do not let an MQL sit for 2 days.",
        "An SAL stays for 1 month at most.",
        "An MQL is 10 % better.",
        "An MQL needs 65 points. An MQL must have more than 64 points.",
        "MQLs above 80 points are called first.",
        "An MQL needs 3 calls. An MQL needs 2 people who know us.",
        "A demo adds 20 points, and a lead becomes an MQL at 65.",
        "A webinar adds 10 points, and an MQL needs more than that.",
        "Enterprise accounts with 5,000 employees get a named rep.",
        "Mid-market: 200 to 1,999 employees. Enterprise: 2,000+ employees.",
        "An SQL needs 5,000 dollars, 65 points and 20 employees.",
        "Leads need 60 points.",
        "An SQL needs a three-valued answer and a 10-employee company.",
        "> The MQL response time is 3 days.",
        "The MQL response time is `3 days`.",
        '"The MQL response time is 3 days"',
        "The MQL response time is what counts " * 60 + "and 3 days.",
        "MQLs with at least 80 points are called first.",
        "MQLs that have at least 80 points.",
        "If an MQL has at least 80 points, call it. If an MQL has at least 80 points.",
        "Most MQLs have at least 80 points.",
        "An MQL has at least 80 points after a demo.",
        "MQLs have 40 points. An MQL has at least 2 contacts.",
        "MQLs have at least 65 points.",
        "MQLs close at 25 % in May.",
        "Answer MQLs within 15 mins, or inside 4 hrs.",
        "| MQL | 10 days |\n|---|---|\n| SAL | 30 days |",
        "| Stage | Max age | Count |\n|---|---|---|\n| MQL | 14 days | 60 |",
        "| Stage | Max age last year |\n|---|---|\n| MQL | 10 days |",
    ],
)
def test_in_doubt_silent(found: Found, text: str) -> None:
    assert [each.headline for each in found(text) if each.card.name == "agreed-value-restated"] == []


def test_both_places_are_shown(found: Found) -> None:
    (told,) = found("# Calls\n\nThe [MQL response time](x) is **3 days** now.")
    assert told.headline == (
        'A text says 3 days for "MQL response time"; the definitions say 15 minutes or 4 business hours'
    )
    assert (told.severity.word, told.certainty) == ("warning", "heuristic")
    assert (told.at.where.first, told.at.where.text) == ((3, 33), "3 days")
    assert [(each.where.text, each.text) for each in told.related] == [
        ("15 minutes", '"MQL response time"'),
        ("4 business hours", '"MQL response time"'),
    ]
    assert told.help == (
        "Write the one that is meant, or change the definitions first, where everybody concerned sees it."
    )
    assert told.entries == ("slas/response",)


def test_a_row_of_a_table_is_one_statement(found: Found) -> None:
    text = """\
| SLA | Deadline | Goal |
| --- | --- | --- |
| MQL response time | **3 days** | 90 % |
| Decision time | 45 days | 80 % |
| Booking time | 4 business days
"""
    assert [(each.at.where.first, each.at.where.text) for each in found(text)] == [
        ((3, 25), "3 days"),
        ((5, 18), "4 business days"),
    ]


def test_a_cell_is_read_by_the_head_of_its_column(found: Found) -> None:
    text = """\
| Stage |  | Max age | Minimum points | Answer within |
| --- | --- | --- | --- | --- |
| MQL | x | **10 days** | 60 points | 2 days |
| SAL |  | 30 days | | |

| Stage | Probability |
| --- | --- |
| MQL | 9 % |
"""
    assert [(each.at.where.first, each.at.where.text, each.at.text) for each in found(text)] == [
        ((3, 15), "10 days", "agreed: 7 days or 14 days"),
        ((3, 27), "60 points", "agreed: lead_score >= 65"),
        ((3, 39), "2 days", "agreed: 15 minutes or 4 business hours"),
        ((8, 9), "9 %", "agreed: 7%"),
    ]


def test_business_days_are_as_long_as_the_workspace_says(found: Found) -> None:
    text = "Handover to sales: within 8 business hours."
    assert found(text) == []
    config = "spec: 1\nname: N\nteams: {marketing: {name: M}, sales: {name: S}}\n"
    config += "calendar: {working_day: 7 hours}\n"
    (told,) = found(text, definitions=f"-- funnelspec.yaml --\n{config}-- a.yaml --\n{DEFINITIONS}")
    assert told.at.text == "agreed: 1 business day"


def test_a_fingerprint_tells_files_and_numbers_apart_and_no_lines(found: Found) -> None:
    def prints(text: str, name: str = "a.md") -> set[str]:
        return {each.fingerprint for each in found(text, name)}

    one = prints("MQL response time: 3 days")
    assert one == prints("\n\nSo: MQL response time: 3 days")
    assert not one & prints("MQL response time: 3 days", "b.md")
    assert not one & prints("MQL response time: 2 days")


def test_a_field_of_a_context_is_not_spoken_of(found: Found) -> None:
    config = (
        "-- funnelspec.yaml --\nspec: 1\nname: N\nteams: {sales: {name: S}}\ncontexts: {partner: {name: P}}\n"
    )
    field = "context: partner\nfields:\n  n: {name: Seats, type: integer, definition: Seats.}\n"
    criterion = "criteria:\n  big: {name: Big one, definition: Has seats., when: n >= 3}\n"
    files = f"{config}-- p.yaml --\n{field}-- s.yaml --\n{criterion}"
    assert found("A big one needs 2 seats.", definitions=files) == []
