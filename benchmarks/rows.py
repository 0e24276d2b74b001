"""Leads by the million and 30 criteria to hold them against; the same bytes for the same arguments.

15 columns and about 165 bytes a row, 3 % of the cells blank, like an export of a CRM: some columns hold a few
words again and again, some (addresses, amounts, times) hardly ever the same text twice. No column says
anything about another one, so far more combinations occur than among leads of flesh and blood. The criteria
ask about all columns but the id and the company.

    python -m benchmarks.rows FOLDER --rows 1000000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

# That blanks pass some of these is meant: rows of leads are full of them.
CONFIG = "spec: 1\nname: Northwind revenue glossary\nrules: {blank-slips-through: off}\n"
DAY = "2026-11-22"
"""The day that the dates lie around."""

_COUNTRIES = ("US", "CA", "GB", "IE", "DE", "FR", "NL", "SE", "NO", "other")
_INDUSTRIES = ("manufacturing", "logistics", "services", "software", "retail", "education", "other")
_SOURCES = ("paid search", "organic search", "event", "webinar", "content", "referral", "outbound")
_RANKS = ("VP", "Head of", "Director", "Junior", "Senior", "Chief", "Lead", "Student")
_AREAS = ("Sales", "Marketing", "Operations", "Finance", "IT", "Logistics", "Planning")
_INTERESTS = ("planning", "capacity", "reporting", "integrations")

FIELDS = f"""\
fields:
  email: {{name: Email address, definition: The address., type: text}}
  country: {{name: Country, definition: Billing country., type: choice, choices: [{", ".join(_COUNTRIES)}]}}
  industry: {{name: Industry, definition: Business., type: choice, choices: [{", ".join(_INDUSTRIES)}]}}
  employees: {{name: Employees, definition: Head count., type: integer, between: [1, 2000000], unit: people}}
  revenue: {{name: Revenue, definition: Revenue of a year., type: number, unit: USD}}
  lead_score: {{name: Lead score, definition: Points., type: integer, between: [0, 100]}}
  job_title: {{name: Job title, definition: As written., type: text}}
  source: {{name: Source, definition: First touch., type: choice, choices: [{", ".join(_SOURCES)}]}}
  demo_requested: {{name: Demo requested, definition: Asked for a demo., type: boolean}}
  may_contact: {{name: May contact, definition: Permission., type: boolean}}
  last_activity: {{name: Last activity, definition: The last thing done., type: date}}
  created: {{name: Created, definition: When the record was made., type: date}}
  interests: {{name: Interests, definition: Products., type: choices, choices: [{", ".join(_INTERESTS)}]}}
"""

CRITERIA = (
    "[email is known, may_contact]",
    "{any: [email ends with @northwind.example, email contains test, job_title contains student]}",
    "[meets c0, not meets c1]",
    "[employees between 20 and 5000, 'country in (US, CA, GB, IE, DE)', {none: [industry = education]}]",
    "employees > 5000",
    "employees is unknown",
    "[revenue >= 1M, revenue < 50M]",
    "{any: [revenue >= 50M, employees > 2000]}",
    "lead_score >= 65",
    "lead_score between 40 and 64",
    "{any: [meets c8, demo_requested]}",
    "last_activity in the last 30 days",
    "last_activity older than 180 days",
    "[created in the last 90 days, meets c11]",
    "[created older than 365 days, lead_score < 20]",
    "created is in the future",
    "'interests has any of (planning, capacity)'",
    "'interests has all of (reporting, integrations)'",
    "{at_least: 2, of: [meets c8, meets c11, meets c16, demo_requested]}",
    "{any: [job_title starts with VP, job_title starts with Chief, job_title starts with Head]}",
    "[job_title contains operations, 'source in (event, webinar)']",
    "'source not in (outbound, paid search)'",
    "[meets c2, meets c3, meets c10]",
    "[meets c22, meets c19]",
    "[meets c22, meets c11, {none: [meets c14, meets c15]}]",
    "{any: [meets c23, meets c24, {all: [meets c7, meets c8]}]}",
    "{at_least: 3, of: [meets c3, meets c6, meets c16, meets c18, country = NO]}",
    "not meets c25",
    "[country = DE, industry = software, employees >= 100]",
    "{none: [meets c0, meets c3, meets c8]}",
)


def definitions() -> dict[str, str]:
    """The files of a workspace with these fields and criteria."""
    items = "".join(
        f"  c{number}: {{name: Criterion {number}, definition: A test., when: {when}}}\n"
        for number, when in enumerate(CRITERIA)
    )
    return {"funnelspec.yaml": CONFIG, "fields.yaml": FIELDS, "criteria.yaml": f"criteria:\n{items}"}


def _columns(random: random.Random) -> dict[str, Callable[[int], str]]:
    """How the cell of each column is made, from the number of its row."""

    def date(_: int) -> str:
        return (
            f"{random.choice((2024, 2025, 2026))}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        )

    def time(row: int) -> str:
        seconds = random.randrange(86400)
        return f"{date(row)}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"

    def some(words: tuple[str, ...]) -> Callable[[int], str]:
        return lambda _: random.choice(words)

    return {
        "id": lambda row: f"00Q5e{row:010}",
        "email": lambda row: f"p{row}@c{random.randrange(20000)}.example",
        "company": lambda _: f"Company {random.randrange(20000)}",
        "country": some(_COUNTRIES),
        "industry": some(_INDUSTRIES),
        "employees": lambda _: str(min(1 + int(random.lognormvariate(5, 2)), 2_000_000)),
        "revenue": lambda _: f"{random.lognormvariate(15, 2):.2f}",
        "lead_score": lambda _: str(random.randrange(101)),
        "job_title": lambda _: f"{random.choice(_RANKS)} {random.choice(_AREAS)}",
        "source": some(_SOURCES),
        "demo_requested": some(("true", "false", "false", "false")),
        "may_contact": some(("true", "true", "false")),
        "last_activity": date,
        "created": time,
        "interests": lambda _: ";".join(random.sample(_INTERESTS, random.randrange(1, 4))),
    }


def write(folder: Path, rows: int, seed: int = 1) -> Path:
    """Write ``leads.csv`` and, below ``definitions``, the workspace; returns the table."""
    for name, text in definitions().items():
        path = folder / "definitions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    chance = random.Random(seed)
    columns = _columns(chance)
    table = folder / "leads.csv"
    with open(table, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        for row in range(rows):
            cells = (make(row) if chance.random() >= 0.03 else "" for make in columns.values())
            file.write(",".join(cells) + "\n")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rows", description="Write leads and criteria."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    table = write(given.folder, given.rows, given.seed)
    size = table.stat().st_size
    print(f"{table}: {size:,} bytes, {size / given.rows:.0f} bytes a row")


if __name__ == "__main__":
    main()
