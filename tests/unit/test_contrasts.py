"""How the glossary says in what two conditions differ; the same on every day."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec.glossary.value import Difference
from funnelspec.renderers import html, markdown, plain
from funnelspec.renderers.wording import argued, contrast_words
from tests.glossaries import glossary_of

FIELDS = """\
fields:
  score: {name: Lead score, definition: D., type: integer, between: [0, 100], unit: points}
  price: {name: Price, definition: D., type: number}
  share: {name: Share, definition: D., type: number, unit: "%"}
  land: {name: Country, definition: D., type: choice, choices: [US, CA, GB]}
  wants: {name: Wants, definition: D., type: choices, choices: [core, addon, other]}
  demo: {name: Demo, definition: D., type: boolean}
  title: {name: Title, definition: D., type: text}
  seen: {name: Last visit, definition: D., type: date}
  since: {name: Since, definition: D., type: date}
"""
ITEM = "criteria:\n  x: {{name: X, definition: D., when: {}}}\n"
CONFIG = """\
spec: 1
name: Northwind
teams:
  marketing: {name: Marketing}
  sales: {name: Sales}
  success: {name: Customer success}
"""
TODAY = date(2026, 11, 22)


def files(*conditions: str, shared: str = "") -> dict[str, str]:
    """What the teams write for one criterion."""
    teams = zip(("marketing", "sales", "success"), conditions, strict=False)
    views = {f"{team}.yaml": f"team: {team}\n{ITEM.format(when)}" for team, when in teams}
    return {"funnelspec.yaml": CONFIG, "fields.yaml": FIELDS + shared, **views}


def difference(*conditions: str, shared: str = "", today: date = TODAY) -> Difference:
    glossary = glossary_of(files(*conditions, shared=shared), today)
    (item,) = (each for each in glossary.items if each.full_id == "criteria/x")
    return next(each for each in item.differences if each.attribute == "when")


def said(shown: Difference) -> list[str]:
    return [
        line
        for contrast in shown.contrasts
        for line in (contrast_words(contrast), *map(argued, contrast.leads))
    ]


MORE = "Sales asks more than Marketing."
BOTH = "A lead both would argue about:"


@pytest.mark.parametrize(
    ("marketing", "sales", "words"),
    [
        ("score >= 65", "score >= 80",
         [MORE, f"{BOTH} Lead score: 65 points. Marketing says yes, Sales says no."]),
        ("score >= 80", "score >= 65",
         ["Marketing asks more than Sales.",
          f"{BOTH} Lead score: 65 points. Sales says yes, Marketing says no."]),
        ("score >= 65", "demo",
         ["Marketing and Sales each let in leads that the other does not.",
          f"{BOTH} Lead score: 65 points, Demo: no. Marketing says yes, Sales says no.",
          f"{BOTH} Demo: yes, Lead score: 60 points. Sales says yes, Marketing says no."]),
        ("not land = US", "land != US",
         ["Marketing and Sales differ only in what a blank does.",
          f"{BOTH} Country: unknown. Marketing says yes, Sales says no."]),
        ("judgement x", "judgement y",
         ["Marketing and Sales differ only in how they word a question to people.",
          f"{BOTH} Nothing is known; x: yes; y: no. Marketing says yes, Sales says no.",
          f"{BOTH} Nothing is known; x: no; y: yes. Sales says yes, Marketing says no."]),
        ("wants has any of (core)", '"wants has all of (core, addon)"',
         [MORE, f"{BOTH} Wants: core. Marketing says yes, Sales says no."]),
        ("price >= 12.5", "price > 12.5", [MORE, f"{BOTH} Price: 12.5. Marketing says yes, Sales says no."]),
        ("share >= 10%", "share >= 20%", [MORE, f"{BOTH} Share: 10%. Marketing says yes, Sales says no."]),
        # Days that move with today are counted from it.
        ("seen in the last 30 days", "seen in the last 9 days",
         [MORE, f"{BOTH} Last visit: 30 days ago. Marketing says yes, Sales says no."]),
        ("seen in the next 30 days", "seen in the next 1 day",
         [MORE, f"{BOTH} Last visit: in 2 days. Marketing says yes, Sales says no."]),
        ("seen in the last 30 days", "seen is in the past",
         ["Marketing and Sales each let in leads that the other does not.",
          f"{BOTH} Last visit: today. Marketing says yes, Sales says no.",
          f"{BOTH} Last visit: 31 days ago. Sales says yes, Marketing says no."]),
        # A fixed day may be today's: the lead is left out.
        ("since >= 2026-01-01", "since >= 2026-06-01", [MORE]),
        ("since is known", "[since is known, demo]", [MORE]),
        ("since is known", "demo",
         ["Marketing and Sales each let in leads that the other does not.",
          f"{BOTH} Demo: yes, Since: unknown. Sales says yes, Marketing says no."]),
        # Which leads these are changes with the day.
        ("seen in the last 30 days", "seen >= 2026-11-01",
         ["Marketing and Sales let in different leads, and which ones changes with the day."]),
    ],
)  # fmt: skip
def test_how_two_teams_differ(marketing: str, sales: str, words: list[str]) -> None:
    found = difference(marketing, sales)
    assert (found.verdict, said(found)) == ("different", words)


def test_several_teams() -> None:
    assert [contrast_words(each) for each in difference("score > 5", "score > 6", "score > 4").contrasts] == [
        "Sales asks more than Marketing.",
        "Marketing asks more than Customer success.",
    ]
    assert [contrast_words(each) for each in difference("score > 5", "score > 6", "score > 6").contrasts] == [
        "Sales and Customer success ask more than Marketing."
    ]
    assert [
        contrast_words(each) for each in difference("score > 5", "score > 6", "score >= 6").contrasts
    ] == ["Sales asks more than Marketing."]


def test_a_proposal() -> None:
    shared = ITEM.format("score >= 65")
    assert said(difference("score >= 80", shared=shared)) == [
        "Marketing asks more than the shared definition.",
        "A lead that shows it: Lead score: 65 points. The shared definition says yes, Marketing says no.",
    ]
    assert said(difference("demo", shared=shared))[0] == (
        "Marketing and the shared definition each let in leads that the other does not."
    )
    assert said(difference("score >= 50", shared=shared)) == [
        "The shared definition asks more than Marketing.",
        "A lead that shows it: Lead score: 50 points. Marketing says yes, the shared definition says no.",
    ]


def test_the_parts_of_a_segment() -> None:
    item = "segments:\n  x: {{name: X, definition: D., parts: {{a: {{name: Small, when: score < {}}}}}}}\n"
    views = {
        f"{team}.yaml": f"team: {team}\n{item.format(n)}" for team, n in (("marketing", 9), ("sales", 7))
    }
    glossary = glossary_of({"funnelspec.yaml": CONFIG, "fields.yaml": FIELDS, **views}, TODAY)
    (shown,) = next(each for each in glossary.items if each.full_id == "segments/x").differences
    assert said(shown) == [
        "Small: Sales asks more than Marketing.",
        f"{BOTH} Lead score: 7 points. Marketing says yes, Sales says no.",
    ]


def test_what_is_not_known_is_not_said() -> None:
    assert difference("led_score >= 65", "score >= 65").contrasts == ()


def test_the_published_forms_show_it_beside_both_texts() -> None:
    glossary = glossary_of(files("score >= 65", "score >= 80"), TODAY)
    lead = "A lead both would argue about: Lead score: 65 points. Marketing says yes, Sales says no."
    assert (
        "#### Disputed: Test\n\n**Sales asks more than Marketing.**\n\n"
        f"{lead}\n\n**Marketing says** (`marketing.yaml`, line 3):\n\nLead score is at least 65 points\n"
    ) in markdown.render(glossary)
    assert (
        "<h4>Disputed: Test</h4>\n"
        '<p class="contrast"><strong>Sales asks more than Marketing.</strong></p>\n'
        f'<p class="argued">{lead}</p>\n<div class="views">'
    ) in html.render(glossary)
    (item,) = (each for each in glossary.items if each.full_id == "criteria/x")
    assert plain.render(item, str).endswith(
        "Disputed: Test\n"
        "  Sales asks more than Marketing.\n"
        "  A lead both would argue about: Lead score: 65 points. Marketing says yes,\n"
        "    Sales says no.\n"
        "  Marketing says (marketing.yaml:3): Lead score is at least 65 points\n"
        "  Sales says (sales.yaml:3): Lead score is at least 80 points"
    )


WITH_DAYS = [
    ("seen in the last 30 days", "seen in the last 9 days"),
    ("seen older than 30 days", "seen is in the past"),
    ("since >= 2026-01-01", "since >= 2026-06-01"),
    ("since != 2026-01-01", "demo"),
    ("since is known", "demo"),
    ("seen in the last 30 days", "seen >= 2026-11-01"),
    ("[seen in the last 30 days, seen >= 2026-11-01]", "seen in the last 30 days"),
    ("[seen in the last 30 days, score >= 65]", "[seen in the last 30 days, since >= 2026-11-01]"),
]
DAYS = [
    date(2025, 1, 1),
    date(2026, 1, 1),
    date(2026, 1, 2),
    date(2026, 5, 31),
    date(2026, 11, 22),
    date(2031, 7, 4),
]


@pytest.mark.parametrize(("marketing", "sales"), WITH_DAYS)
def test_a_page_is_the_same_to_the_byte_on_every_day(marketing: str, sales: str) -> None:
    glossaries = [glossary_of(files(marketing, sales), day) for day in DAYS]
    for render in (html.render, markdown.render):
        assert len({render(glossary) for glossary in glossaries}) == 1
