"""Workspaces of any size, the same bytes for the same arguments.

About 0.93 KB an item and 25 items a file, like definitions that people wrote: mostly terms, some criteria
with cases, segments, reasons, metrics and SLAs, all of them about one small funnel.

    python -m benchmarks.corpus FOLDER --items 1000 --variant clean
"""

from __future__ import annotations

import argparse
import random
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

VARIANTS = ("clean", "misshapen", "disputed")
ITEMS_A_FILE = 25
FILES_A_FOLDER = 20

CONFIG = """\
spec: 1
name: Northwind revenue glossary
teams:
  marketing: {name: Marketing, contact: "#marketing-ops"}
  sales: {name: Sales, contact: "#sales-ops"}
calendar:
  working_day: 8 hours
systems:
  salesforce: {name: Salesforce}
"""


def _split(text: str) -> list[str]:
    return text.split()


_FIRST = _split(
    """
    annual branch central digital early field global hybrid inbound joint known local managed named
    open paid quarterly regional shared target urban verified weekly yearly active binding core
    direct expert final given handled internal key listed mapped noted outbound planned quick rated
    sorted timed
    upper lower inner outer eastern western northern southern former later major minor second third seasonal
    spoken written printed remote onsite virtual hosted rented owned borrowed
    """
)
_SECOND = _split(
    """
    account brand channel dealer event forum guide invite journey kiosk library market notice offer
    partner quote region seminar tender unit vendor webinar agency basket campaign district exhibit
    folder gallery handbook industry jobsite kitchen laboratory museum network office platform
    question
    """
)
_THIRD = _split(
    """
    audit brief call draft entry flag gate handout index join kickoff ledger meeting note outline
    plan query review score touch update visit walkthrough answer batch check demo export filter
    group hint intake joiner kit log match number order page quest round step
    """
)
_WORDS = _split(
    """
    person team record answer month week buyer call reply message visit form page report list owner
    region system price contract budget need project meeting date reason number file folder customer
    company product service support question problem answer decision partner manager desk sheet
    table column source campaign channel event seat licence invoice order delivery training guide
    letter mailbox calendar quarter target result share count rate sample survey panel group branch
    office site market country language currency network device account tool process rule step task
    queue board chart summary review signature approval renewal upgrade trial pilot workshop lesson
    session speaker guest stand booth ticket badge poster leaflet banner slot window
    """
)
_VERBS = _split(
    """
    answers books checks compares confirms counts covers describes enters explains fills finishes
    follows joins keeps lists marks moves names notes opens orders passes prepares reads records
    returns sends shows signs sorts starts stores tells tracks updates visits writes
    """
)
_COUNTRIES = ("US", "CA", "GB", "NO", "DE", "FR")

_BASE = """\
owner: [marketing, sales]
fields:
  employees: {name: Employees, definition: Head count of the account., type: integer, between: [1, 2000000]}
  country: {name: Country, definition: Billing country., type: choice, choices: [US, CA, GB, NO, DE, FR]}
  interests: {name: Interests, definition: Products asked about., type: choices, choices: [core, addon]}
  lead_score: {name: Lead score, definition: Points for fit and behaviour., type: integer, between: [0, 100]}
  demo_requested: {name: Demo requested, definition: Asked for a demonstration., type: boolean}
  job_title: {name: Job title, definition: As the person wrote it., type: text, personal_data: yes}
  last_activity: {name: Last activity, definition: Day of the last thing the person did., type: date}
stages:
  inquiry:
    name: Inquiry
    definition: Someone who wrote to us or filled in a form.
    see: [fields/interests, fields/last_activity]
    exit: judgement "may be a buyer"
  mql:
    name: Marketing qualified lead
    definition: A lead that waits for sales to accept it.
    exit: judgement "a rep has taken it"
  sal:
    name: Sales accepted lead
    definition: A lead that a sales rep has accepted.
    exit: judgement "says what is needed"
  sql:
    name: Sales qualified lead
    definition: A lead with a need and a date on which it decides.
    exit: judgement "has an offer"
  opportunity:
    name: Opportunity
    definition: A deal with a closing date.
    exit: judgement "the buyer has decided"
    next: [customer, {to: lost_deal, reasons: loss_reasons}]
  customer: {name: Customer, definition: An account with a signed contract., outcome: won}
  lost_deal: {name: Lost deal, definition: A deal that went elsewhere., outcome: lost}
funnels:
  new_business:
    name: New business
    definition: From first interest to first contract.
    follows: lead
    stages: [inquiry, mql, sal, sql, opportunity, customer]
    side_stages: [lost_deal]
reasons:
  loss_reasons: {name: Loss reasons, definition: Why it went elsewhere., of: {price: {name: Too dear}}}
statuses:
  fresh: {name: Fresh, definition: Nobody has tried to reach the lead., stages: [mql], next: [working]}
  working: {name: Working, definition: A rep is trying to reach the lead., stages: [sal], next: [connected]}
  connected: {name: Connected, definition: The lead has answered a rep., stages: [sal, sql], next: [closed]}
  closed: {name: Closed, definition: No one works on the lead any more., stages: [sql], next: []}
status_lists:
  lead_status: {name: Lead status, definition: Where it stands., of: [fresh, working, connected, closed]}
"""
_BASE_ITEMS = 21


class _Writer:
    """Writes items one after another; every name is given out once."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names_given = 0
        self.term_ids: list[str] = []
        self.lines_drawn = 0
        self.metrics = 0

    def name(self) -> tuple[str, str]:
        """A fresh (id, name)."""
        self.names_given += 1
        # A stride without a common factor comes by every combination once, far apart from the one before.
        number = self.names_given * 39_119 % (len(_FIRST) * len(_SECOND) * len(_THIRD))
        number, third = divmod(number, len(_THIRD))
        first, second = divmod(number, len(_SECOND))
        words = (_FIRST[first], _SECOND[second], _THIRD[third])
        return "_".join(words), " ".join(words).capitalize()

    def prose(self, words: int) -> str:
        """Sentences of about so many words."""
        said: list[str] = []
        while sum(len(sentence.split()) for sentence in said) < words:
            one, two, three, four = self.random.sample(_WORDS, 4)
            verb, then = self.random.sample(_VERBS, 2)
            said.append(f"The {one} of a {two} {verb} the {three} and {then} each {four}.")
        return " ".join(said)

    def block(self, attribute: str, words: int) -> str:
        text = textwrap.fill(self.prose(words), 96, initial_indent=" " * 6, subsequent_indent=" " * 6)
        return f"    {attribute}: >-\n{text}\n"

    def head(self, words: int) -> tuple[str, str]:
        """A fresh id, and the lines of an item that every section has."""
        item, name = self.name()
        return item, f"  {item}:\n    name: {name}\n{self.block('definition', words)}"

    def term(self) -> str:
        item, lines = self.head(66)
        lines += f"    aliases: [{self.name()[1]}]\n    state: agreed\n"
        if self.term_ids:
            lines += f"    see: [terms/{self.random.choice(self.term_ids)}]\n"
        self.term_ids.append(item)
        lines += f"    examples:\n      - {self.prose(12)}\n      - {self.prose(12)}\n"
        return lines + self.block("notes", 36)

    def criterion(self) -> str:
        item, lines = self.head(50)
        lines += _mapped(item)
        head_count, score = self.random.randrange(10, 9000), self.random.randrange(10, 100)
        home, other = self.random.sample(_COUNTRIES, 2)
        lines += f"""\
    when:
      - employees >= {head_count}
      - country in ({home}, {other})
      - any:
          - lead_score >= {score}
          - demo_requested
      - none:
          - job_title contains "student"
    cases:
      - lead: {{employees: {head_count}, country: "{home}", lead_score: {score}, job_title: Sales lead}}
        meets: yes
      - lead: {{employees: {head_count - 1}, country: "{home}", lead_score: {score}, job_title: Sales lead}}
        meets: no
        because: {self.prose(12)}
"""
        return lines

    def segment(self) -> str:
        item, lines = self.head(40)
        lines += _mapped(item)
        # No two segments draw one line.
        self.lines_drawn += 1
        low = 10 + 3 * self.lines_drawn
        high = 30_000 + 7 * self.lines_drawn
        lines += "    cover: exactly_one\n    parts:\n"
        for part, condition in (
            ("small", f"employees <= {low}"),
            ("middle", f"employees between {low + 1} and {high}"),
            ("large", f"employees > {high}"),
            ("unsized", "employees is unknown"),
        ):
            lines += f"      {part}:\n        name: {self.name()[1]}\n        when: {condition}\n"
        return lines

    def reason(self) -> str:
        owner, lines = self.head(50)
        lines += _mapped(owner)
        parts = [f"      {item}: {{name: {name}}}\n" for item, name in (self.name() for _ in range(4))]
        return lines + "    of:\n" + "".join(parts) + self.block("notes", 25)

    def metric(self) -> str:
        _, lines = self.head(66)
        self.metrics += 1  # no two of them are one
        return f"""{lines}    of: stages/mql
    reached: stages/sal
    within: {10 + self.metrics} days
    method: cohort
    target: {self.random.randrange(10, 90)}%
{self.block("notes", 40)}"""

    def sla(self) -> str:
        _, lines = self.head(66)
        return f"""{lines}    starts: stages/mql
    stops: [statuses/working]
    within: 4 business hours
    goal: {self.random.randrange(50, 99)}%
    if_missed: {self.prose(20)}
{self.block("notes", 24)}"""


def _mapped(item: str) -> str:
    """Where a system has it, so that it is used."""
    return f"    crm: {{salesforce: Lead.{item}}}\n"


# The items of one file: (section, how many).
_MIX = (("terms", 15), ("criteria", 4), ("segments", 1), ("reasons", 1), ("metrics", 2), ("slas", 2))


def files(items: int, variant: str = "clean", seed: int = 1) -> Iterator[tuple[str, str]]:
    """(path, text) of each file of a workspace with so many items.

    ``clean`` has nothing to find. In ``misshapen`` one item of 16 has a fault of shape: an unknown
    attribute, no definition, a state that does not exist. In ``disputed`` one item of 22 is defined
    differently by two teams, and as many name an item that does not exist.
    """
    writer = _Writer(seed)
    kinds: dict[str, Callable[[], str]] = {
        "terms": writer.term,
        "criteria": writer.criterion,
        "segments": writer.segment,
        "reasons": writer.reason,
        "metrics": writer.metric,
        "slas": writer.sla,
    }
    yield "funnelspec.yaml", CONFIG
    yield "funnel.yaml", _BASE
    written = _BASE_ITEMS
    number = 0
    disputed: list[str] = []
    while written < items:
        text = "owner: [marketing, sales]\n"
        for section, count in _MIX:
            count = min(count, items - written)
            if count:
                text += f"{section}:\n"
            for _ in range(count):
                item = kinds[section]()
                written += 1
                if variant == "misshapen" and written % 16 == 0:
                    item = _misshapen(item, written // 16)
                if variant == "disputed" and written % 22 == 0:
                    item += f"    not_the_same_as: [terms/nowhere_{number}]\n"
                if variant == "disputed" and written % 22 == 11:
                    disputed.append(f"{section}/{item.strip().partition(':')[0]}")
                text += item
        yield f"area_{number // FILES_A_FOLDER:03}/part_{number:04}.yaml", text
        number += 1
    if disputed:
        for team in ("marketing", "sales"):
            yield f"{team}.yaml", _views(team, disputed, writer)


def _misshapen(item: str, turn: int) -> str:
    """The item with one of three faults of shape."""
    wrong = (
        ("    definition:", "    defnition:"),
        ("    name:", "    state: aproved\n    name:"),
        ("    definition:", "    colour: blue\n    definition:"),
    )
    return item.replace("    state: agreed\n", "").replace(*wrong[turn % 3], 1)


def _views(team: str, disputed: list[str], writer: _Writer) -> str:
    """A team's own definition of each disputed item."""
    text = f"team: {team}\n"
    for section in sorted({item.partition("/")[0] for item in disputed}):
        text += f"{section}:\n"
        for item in disputed:
            if item.startswith(f"{section}/"):
                text += f"  {item.partition('/')[2]}:\n{writer.block('definition', 40)}"
    return text


def write(folder: Path, items: int, variant: str = "clean", seed: int = 1) -> list[Path]:
    """Write a workspace and return its definitions files."""
    paths = []
    for name, text in files(items, variant, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if name != "funnelspec.yaml":
            paths.append(path)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description="Write a workspace.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--variant", choices=VARIANTS, default="clean")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    paths = write(given.folder, given.items, given.variant, given.seed)
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} files, {size:,} bytes, {size / given.items:.0f} bytes an item")


if __name__ == "__main__":
    main()
