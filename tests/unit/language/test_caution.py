"""Texts with nearly the same words about something else, which must not be called one text reworded."""

from __future__ import annotations

import pytest

from funnelspec.language.contrast import contrast

OTHER_MEANING = [
    ("Most leads of the list were called.", "The leads of the list were called."),
    ("One of the reps called the lead.", "The reps called the lead."),
    ("The order is opened once any member has agreed.", "The order is opened once every member has agreed."),
    (
        "The day the client signs the order is the start.",
        "The start is the day we sign the order, after the client.",
    ),
    (
        "The start date is the day the client signs it.",
        "The start date is the day on which we sign it, after the client.",
    ),
    ("Leads rejected by sales.", "Leads that sales has not accepted."),
    ("Leads that will request a call.", "Leads which requested a call."),
    ("A client whose contract has ended this year.", "A customer whose contract ends this year."),
    (
        "A lead with at least 50 points at a company with at least 65 employees.",
        "A lead with at least 65 points at a company with at least 50 employees.",
    ),
    ("A customer with 3 licences and 5 users.", "A customer with 5 licences and 3 users."),
    (
        "A lead who opened 5 emails and attended 1 webinar.",
        "A lead who opened 1 email and attended 5 webinars.",
    ),
    (
        "A lead that waits 2 days for marketing and 5 days for sales.",
        "A lead that waits 5 days for marketing and 2 days for sales.",
    ),
    (
        "Called within 1 day if it came from a demo and 3 days if it came from a form.",
        "Called within 3 days if it came from a demo and 1 day if it came from a form.",
    ),
    ("A person in finance, HR or IT.", "A person in finance or HR."),
    ("A lead that we call.", "A lead that calls us."),
    ("The rep replied to the lead.", "The lead replied to the rep."),
    ("A person who invited us.", "A person whom we invited."),
    ("A partner that referred a customer.", "A partner that a customer referred."),
    ("A customer that buys from a partner.", "A partner that buys from a customer."),
    ("A call from marketing to the lead.", "A call from the lead to marketing."),
    ("First response by sales to an inbound lead.", "First response by an inbound lead to sales."),
    ("A lead that marketing scored and sales called.", "A lead that sales scored and marketing called."),
    ("The ratio of leads to customers.", "The ratio of customers to leads."),
    ("Amount minus discount.", "Discount minus amount."),
    ("Amount with discount.", "Amount less discount."),
    ("Time from MQL to SQL.", "Time from SQL to MQL."),
    ("Share of MQLs that become SQLs.", "Share of SQLs that were MQLs."),
    ("One of the contacts has signed.", "All of the contacts have signed."),
    ("Some reps have read it.", "All reps have read it."),
    ("Most contacts agreed.", "All contacts agreed."),
    ("A lead that a rep accepted.", "A lead that every rep accepted."),
    ("A lead that only sales may call.", "A lead that sales may call."),
    ("Only sales may change it.", "Sales may change it."),
    ("A lead that only marketing works on.", "A lead that marketing works on."),
    ("Sales must call the lead within 2 hours.", "Sales should call the lead within 2 hours."),
    ("Sales can reject it.", "Sales must reject it."),
    ("A customer who is leaving.", "A customer who left."),
    ("A lead that requested pricing.", "A lead that will request pricing."),
    ("A customer who has paid.", "A customer who is paying."),
    ("All leads but students.", "All leads and students."),
    ("A lead that sales has rejected.", "A lead that sales has not accepted."),
    ("A lead that counts as New.", "A lead that counts as Growth."),
    ("A person at a company we sell to.", "A person at a company that sells to us."),
    ("A customer whose contract has ended this year.", "A customer whose contract ends this year."),
    ("Those who renew before the contract ends.", "Those who renew when the contract ends."),
    ("Those who renew before the contract ends.", "Those who renew until the contract ends."),
    ("An account in the region.", "An account out of the region."),
    ("A call in business hours.", "A call out of business hours."),
    ("Sales owns it from the hand-over.", "Sales owns it up to the hand-over."),
    ("A lead who opened a mail.", "A lead who opened every mail."),
    ("A customer with only one subscription.", "A customer with one subscription."),
    ("Someone a partner referred to us.", "Someone we referred to a partner."),
    ("People whom sales has called.", "People who have called sales."),
    ("A lead about to buy.", "A lead who has just bought."),
    ("A lead who might buy.", "A lead who will buy."),
    ("A lead who was active within the last 30 days.", "A lead who was active in each of the last 30 days."),
    ("A contact with authority and a budget.", "A contact with authority over a budget."),
    ("Only leads which marketing sourced.", "Leads which only marketing sourced."),
    (
        "Champion: a person who speaks for us when we are not in the room.",
        "Champion: a person who speaks against us when we are not in the room.",
    ),
]

ONE_MEANING = [
    ("A lead with a discovery call scheduled.", "A lead with a scheduled discovery call."),
    ("A lead that we call within a day.", "A lead whom we phone within one day."),
    ("Every lead that sales accepted.", "Each lead that was accepted by sales."),
    ("Sales must call the lead.", "Sales has to call the lead."),
    (
        "A customer with at most 3 users and 5 licences.",
        "A customer with no more than 3 users and 5 licences.",
    ),
    ("A client who was invited by us.", "A customer whom we invited."),
    ("Called within 2 days.", "Within 2 days called."),
]


@pytest.mark.parametrize(("one", "other"), OTHER_MEANING)
def test_small_words_keep_two_texts_apart(one: str, other: str) -> None:
    assert contrast(one, other).verdict == "different"
    assert contrast(other, one).verdict == "different"


@pytest.mark.parametrize(("one", "other"), ONE_MEANING)
def test_the_same_small_words_do_not(one: str, other: str) -> None:
    assert contrast(one, other).verdict == "reworded"
