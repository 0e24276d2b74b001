"""Names in other forms than the right ones, and what to write instead."""

from __future__ import annotations

import pytest

from funnelspec.language.surface import Surfaces
from funnelspec.language.words import spans, words


def found(names: list[str], text: str, *, whole: bool = True) -> list[tuple[str, str]]:
    """The words that are found and what is right for them."""
    surfaces = Surfaces()
    for name in names:
        surfaces.add(name)
    places = spans(text)
    return [
        (text[places[each.first][0] : places[each.end - 1][1]], each.right)
        for each in surfaces.find(text, words(text), whole=whole)
    ]


@pytest.mark.parametrize(
    ("name", "text", "written", "right"),
    [
        ("Sales-ready lead", "a sales ready lead", "sales ready lead", "sales-ready lead"),
        ("Sales-ready lead", "Sales ready leads go", "Sales ready leads", "Sales-ready leads"),
        ("Sales-ready lead", "the Sales Ready Leads", "Sales Ready Leads", "Sales-Ready Leads"),
        ("Sales-ready lead", "a sales  ready-lead", "sales  ready-lead", "sales-ready lead"),
        ("Sales-ready lead", "one SalesReadyLead", "SalesReadyLead", "sales-ready lead"),
        ("Sales-ready lead", "Yes. SalesReadyLead", "SalesReadyLead", "Sales-ready lead"),
        ("Sales-ready leads", "SalesReadyLeads", "SalesReadyLeads", "Sales-ready leads"),
        ("Free trial", "a freetrial", "freetrial", "free trial"),
        ("Free trial", "Freetrials", "Freetrials", "Free trials"),
        ("Marketing qualified lead", "marketing-qualified leads", "marketing-qualified leads",
         "marketing qualified leads"),
        ("Free trial", "the free-trial, then", "free-trial", "free trial"),
        ("Free trial", "the free\u2011trial is", "free\u2011trial", "free trial"),
        ("Free trial", "a free-trial and more", "free-trial", "free trial"),
        ("HubSpot", "in Hub Spot", "Hub Spot", "HubSpot"),
        ("Email", "E-mails", "E-mails", "Emails"),
        ("Lifecycle", "Life Cycles", "Life Cycles", "Lifecycles"),
        ("Sign-up form", "SignUpForm", "SignUpForm", "Sign-up form"),
        ("Buyer's guide", "a buyer's-guide is", "buyer's-guide", "buyer's guide"),
    ],
)  # fmt: skip
def test_another_form_is_found(name: str, text: str, written: str, right: str) -> None:
    assert found([name], text) == [(written, right)]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Sales-ready lead"], "SALES-READY LEADS and a sales-ready lead"),
        (["Sales-ready lead"], "to sales. Ready lead, ready sales"),
        (["Sales-ready lead"], "# What marketing hands to sales\n\nReady leads are called"),
        (["Sales-ready lead", "HubSpot"], "to sales\nready leads, of the hub\nspot"),
        (["Sales-ready lead"], "a non-sales ready lead or a sales ready lead-list"),
        (["Sales-ready", "sales ready"], "sales ready"),
        (["Follow-up"], "to follow up, followup"),
        (["Sign-up form"], "a sign up form"),
        (["Handover"], "to hand over, a hand-over"),
        (["Free trial"], "a free-trial user"),
        (["Outcome"], "Leads who fall out come back"),
        (["Outreach", "Undertaking"], "Those who opt out reach us, or go under taking all"),
        (["Downtime"], "Where traffic is down time is spent"),
        (["Overhead"], "Whoever is promoted over head count"),
        (["Together"], "to get her"),
        (["Notable"], "not able"),
        (["Reorder"], "to re order"),
        (["Amount", "Email"], "a mount of e mail"),
        (["E-mail", "email"], "an email, an e-mail"),
        (["HubSpot"], "Hubspot and hubspot"),
        (["Win/loss review"], "a win loss review"),
        (["B2B", "C-level"], "b2b at C-level"),
        (["!", ""], "! and nothing"),
    ],
)
def test_what_is_right_or_something_else_is_left_alone(names: list[str], text: str) -> None:
    assert found(names, text) == []


def test_two_words_with_a_blank_are_a_name_of_one_word_only_perhaps() -> None:
    surfaces = Surfaces()
    surfaces.add("Outcome")
    surfaces.add("Pipeline")
    text = "A pipe line, a pipe-line, an out-come."
    assert [(each.written, each.sure) for each in surfaces.find(text, words(text))] == [
        ("pipe line", False),
        ("pipe-line", True),
        ("out-come", True),
    ]


def test_the_first_form_is_the_one_to_write() -> None:
    assert found(["Sales-ready", "sales ready"], "SalesReady") == [("SalesReady", "Sales-ready")]


def test_a_name_is_not_another_form_of_itself() -> None:
    names = ["Sales-ready lead", "Sales ready lead flag", "salesready lead", "Big Free-trial", "Free trial"]
    assert found(names[:2], names[1], whole=False) == [("Sales ready lead", "Sales-ready lead")]
    assert found(names[:1], names[2], whole=False) == []
    assert found(names[3:], names[3], whole=False) == [("Free-trial", "Free trial")]


def test_several_in_one_text_keep_their_places() -> None:
    text = "Sales ready or SalesReady, sales-ready and sales  ready"
    assert [written for written, _ in found(["sales-ready"], text)] == [
        "Sales ready",
        "SalesReady",
        "sales  ready",
    ]


def test_nobody_writes_a_very_long_word_in_two() -> None:
    assert found(["a" * 80], f"{'a' * 40} {'a' * 40}") == [(f"{'a' * 40} {'a' * 40}", "a" * 80)]
    assert found(["a" * 81], f"{'a' * 40} {'a' * 41}") == []
