"""What differs between two texts, one kind of difference after the other; and what makes no difference."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from funnelspec.language.contrast import Contrast, Synonyms, contrast
from funnelspec.language.contrast.thesaurus import read, stem, stems


def strong(one: str, other: str) -> list[tuple[str, str, str]]:
    """The strong differences of two texts; the places must hold the words."""
    found = contrast(one, other)
    for each in found.differences:
        assert one[slice(*each.at_one)] == each.one
        assert other[slice(*each.at_other)] == each.other
    return [(each.kind, each.one, each.other) for each in found.differences if each.strong]


@pytest.mark.parametrize(
    ("kind", "one", "other", "mine", "theirs"),
    [
        # number
        ("number", "A lead with at least 60 points.", "A lead with at least 80 points.", "60 points",
         "80 points"),
        ("number", "after three failed calls", "after 5 failed calls", "three failed", "5 failed"),
        ("number", "Score from 60 to 79.", "Score between 60 and 89.", "from 60 to 79", "between 60 and 89"),
        ("number", "two of the three apply", "one of the three applies", "two", "one"),
        ("number", "at most 20% of leads", "no more than 25 percent of leads", "20%", "25 percent"),
        ("number", "worth 10k USD or more", "worth USD 20,000 or more", "10k USD", "USD 20,000"),
        ("number", "called within 2 hours", "called within 4 hours", "2 hours", "4 hours"),
        # bound
        ("bound", "at least 200 employees", "at most 200 employees", "at least 200 employees",
         "at most 200 employees"),
        ("bound", "500 seats or more", "more than 500 seats", "500 seats or more", "more than 500 seats"),
        ("bound", "a score of 60", "a score of 60 or above", "60", "60 or above"),
        ("bound", "It must not be older than 90 days.", "It must be older than 90 days.",
         "not be older than 90 days",
         "older than 90 days"),
        # unit
        ("unit", "within 2 hours of arriving", "within 2 days of arriving", "2 hours", "2 days"),
        ("unit", "more than 75,000 USD", "more than 75,000 EUR", "75,000 USD", "75,000 EUR"),
        ("unit", "it rises by 5 percent", "it rises by 5 percentage points", "5 percent",
         "5 percentage points"),
        # calendar
        ("calendar", "within 1 business day", "within 24 hours", "1 business day", "24 hours"),
        ("calendar", "in 10 working days", "in 10 days", "10 working days", "10 days"),
        ("calendar", "the current fiscal quarter", "the current calendar quarter", "current fiscal quarter",
         "current calendar quarter"),
        # period
        ("period", "MQLs created monthly", "MQLs created each quarter", "monthly", "each quarter"),
        ("period", "active in the last 30 days", "active in the last 90 days", "last 30 days",
         "last 90 days"),
        ("period", "won in the current year", "won in the previous year", "current year", "previous year"),
        # polarity
        ("polarity", "It has confirmed a budget.", "It has not confirmed a budget.", "confirmed",
         "not confirmed"),
        ("polarity", "a lead that a rep accepted", "a lead that a rep rejected", "accepted", "rejected"),
        ("polarity", "with an open invoice", "without an open invoice", "open", "without an open"),
        ("polarity", "Qualified leads stay.", "Unqualified leads stay.", "Qualified", "Unqualified"),
        ("polarity", "It is excluded.", "It is included.", "excluded", "included"),
        ("polarity", "It may return later.", "It may never return later.", "return", "never return"),
        # role
        ("role", "Marketing hands leads to sales.", "Sales hands leads to marketing.",
         "Marketing hands leads to sales", "Sales hands leads to marketing"),
        ("role", "Leads that marketing calls.", "Leads that sales calls.", "marketing", "sales"),
        ("role", "Leads are handed to sales by marketing.", "Sales hands leads to marketing.",
         "sales by marketing", "Sales hands leads to marketing"),
        # order
        ("order", "It is checked before the call.", "It is checked after the call.", "before", "after"),
        ("order", "First enriched, then scored.", "First scored, then enriched.", "enriched", "scored"),
        ("order", "Calls held divided by calls booked.", "Calls booked divided by calls held.", "divided",
         "divided"),
        # connective
        ("role", "Harbour calls a person.", "A person calls Harbour.", "Harbour", "person"),
        ("role", "A form in which Harbour tells a person.", "A form in which Harbour is told by a person.",
         "tells", "is told"),
        ("role", "Sales hands leads to marketing.", "Sales receives leads from marketing.",
         "Sales hands leads to marketing", "Sales receives leads from marketing"),
        ("role", "Harbour mails a list to a visitor.", "A visitor mails a list to Harbour.", "Harbour",
         "visitor"),
        ("order", "It counts from the day of the visit.", "It counts until the day of the visit.", "from",
         "until"),
        ("order", "records sent from Harbour", "records sent to Harbour", "from", "to"),
        ("order", "from one rep to one person", "from one person to one rep", "from", "to"),
        ("bound", "It is answered within two hours.", "It is not answered until two hours are over.",
         "within two hours", "two hours"),
        ("polarity", "Revenue including hosting.", "Revenue excluding hosting.", "including", "excluding"),
        ("polarity", "Hosting is included.", "Hosting is not included.", "included", "not included"),
        ("antonym", "Every one of its tasks is done.", "Some of its tasks are done.", "Every", "Some"),
        ("antonym", "The hours up to the reply.", "The days up to the reply.", "hours", "days"),
        ("substitution", "Stalled leads are Growth there.", "Stalled leads are New there.", "Growth", "New"),
        ("connective", "It has no plan or is too small.", "It has no plan and is too small.", "or", "and"),
        ("connective", "a budget and a date", "a budget or a date", "and", "or"),
        ("connective", "All of these hold: need, fit.", "Any of these holds: need, fit.", "All", "Any"),
        ("connective", "Both teams must sign.", "Either team must sign.", "Both", "Either"),
        # antonym
        ("antonym", "an inbound channel", "an outbound channel", "inbound", "outbound"),
        ("antonym", "the last touch", "the first touch", "last", "first"),
        ("antonym", "sales must call", "sales may call", "must", "may"),
        ("antonym", "a person who asked for a demo", "an account that asked for a demo", "person", "account"),
        ("antonym", "the first call and the last mail", "the last call and the first mail", "first", "last"),
    ],
)  # fmt: skip
def test_a_difference_is_named_and_has_its_place(
    kind: str, one: str, other: str, mine: str, theirs: str
) -> None:
    assert (kind, mine, theirs) in strong(one, other)
    assert (kind, theirs, mine) in strong(other, one)
    assert contrast(one, other).verdict == "different"


def test_what_one_side_alone_says_is_gathered() -> None:
    found = contrast("A lead for which a tasting is booked.", "A lead whose office has held a tasting.")
    assert found.says(("marketing", "sales")) == (
        'only marketing says "booked" and only sales says "office" and "held"'
    )
    assert found.says() == '"booked" in one of them only and "office" and "held" in one of them only'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A lead with 60 points or more.", "A lead with at least 60 points."),
        ("more than 49 employees", "at least 50 employees"),
        ("a score above 59 and below 80", "a score from 60 up to and including 79"),
        ("fewer than 101 seats", "100 seats at most"),
        ("within 2 weeks", "within 14 days"),
        ("within 24 hours", "no later than one day"),
        ("over 12 months", "over one year"),
        ("worth 10,000 USD or more", "worth USD 10k or more"),
        ("thirty-five calls", "35 calls"),
        ("half a year", "6 months"),
        ("every month", "monthly"),
        ("twice", "two times"),
        ("Sales hands leads to marketing.", "Leads are handed to marketing by sales."),
        ("Marketing receives leads from sales.", "Sales passes leads on to marketing."),
        ("It must not be blank.", "It must be filled in."),
        ("It cannot be accepted unless it is confirmed.", "It can be accepted only if it is confirmed."),
        ("No lead may enter without a budget.", "A lead may enter only with a budget."),
        ("It must not be sent until legal has agreed.", "It may be sent only after legal has agreed."),
        ("After the call, sales decides.", "Sales decides after the call."),
        ("a rep turned the lead down", "a rep rejected the lead"),
        ("an MQL", "a marketing-qualified lead"),
        ("a client that paid its bill", "a customer that paid its invoice"),
        ("no budget or date", "no budget and no date"),
        ("Harbour calls a person.", "A person is called by Harbour."),
        ("extended by at least 12 more months", "extended by a year or longer"),
        ("The timing is wrong.", "The timing is not right."),
        ("It goes on as long as the rep agrees.", "It goes on provided that the rep agrees."),
        ("Prior to the call it is checked.", "It is checked before the call."),
        ("The rep gets in touch with them.", "They are contacted by the rep."),
        ("Revenue is measured once a month.", "Revenue is measured monthly."),
        ("It never rests and never ends.", "It neither rests nor ends."),
        ("A quick allocation of leads.", "Leads are quickly allocated."),
        ("It is not sent until legal agrees.", "It is sent only after legal agrees."),
        ("It didn't reply.", "It did not answer."),
        ("Please note that it is then closed.", "It is closed."),
    ],
)
def test_what_means_the_same_is_reworded(one: str, other: str) -> None:
    assert strong(one, other) == []
    assert contrast(one, other).verdict == "reworded"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("All leads that reach 100 points are sent.", "All new leads that reach 100 points are sent.", "new"),
        ("Companies that asked for a demo.", "Companies in the US that asked for a demo.", "US"),
        ("A lead that asked for a quote.", "A lead that asked for a quote within 30 days.", "within 30 days"),
        ("A lead that asked for a quote.", "A polite lead that asked for a quote.", "polite"),
    ],
)
def test_a_restriction_that_one_text_lacks_is_never_reworded(one: str, other: str, words: str) -> None:
    found = contrast(one, other)
    assert [(each.kind, each.one, each.other) for each in found.differences] == [("scope", "", words)]
    assert (found.strong, found.verdict) == (False, "different")
    assert found.differences[0].at_one == (len(one), len(one))
    assert found.says() == f'"{words}" in one of them only'
    assert found.says(("marketing", "sales")) == f'only sales says "{words}"'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Written anew, but with a restriction behind a preposition, a name, or a word that tells apart.
        ("Marketing hands a lead to sales once it has shown interest.",
         "Sales receives a lead from marketing as soon as interest in pumps has been shown."),
        ("Marketing hands a lead to sales once it has shown interest.",
         "Sales receives a lead from marketing as soon as Harbour has seen interest shown."),
        ("Marketing hands a lead to sales once it has shown interest.",
         "Sales receives an inbound lead from marketing as soon as interest has been shown."),
        # Of words that the thesaurus knows none stands for another; and too many words of its own.
        ("Marketing hands a lead to sales once the offer is signed.",
         "As soon as the invoice has been signed, sales receives a lead from marketing."),
        ("Marketing hands a lead to sales once it has shown interest.",
         "Sales receives a lead from marketing: it wobbles, gleams and hums, as soon as interest is shown."),
        # A denial more; a bound against none.
        ("The reason must not be blank.", "The reason must be blank."),
        ("Never seen at Harbour before.", "Seen at Harbour before."),
        ("It runs for at least 12 months.", "It runs 12 months."),
        # An "or", an "only" or a question for which the other text has nothing.
        ("It has a plan, has found money, and asks.", "It has a plan, or has found money, and asks."),
        ("Leads called by sales.", "Leads called by sales only."),
        ("How long the talk has a date.", "The talk has a date."),
        # Things of another kind.
        ("Number of visitors who reached the limit.", "Day on which visitors reached the limit."),
    ],
)  # fmt: skip
def test_in_doubt_texts_are_different_though_nothing_strong_is_named(one: str, other: str) -> None:
    assert contrast(one, other).verdict == "different"
    assert contrast(other, one).verdict == "different"


def test_a_text_written_anew_may_have_words_of_its_own() -> None:
    one = "Marketing hands a lead to sales once it has shown interest and a need."
    other = "Once interest and need are evidently shown, sales receives it from marketing as a lead."
    assert strong(one, other) == []
    found = contrast(one, other)
    assert (found.verdict, [each.other for each in found.differences]) == ("reworded", ["evidently"])


def test_no_phrase_of_the_thesaurus_stands_in_two_groups() -> None:
    text = files("funnelspec.language.contrast").joinpath("thesaurus.txt").read_text("utf-8")
    groups = [line.removeprefix("- ") for line in text.splitlines()]
    groups = [
        line for line in groups if line and line[0] not in "#!~>@" and not {"<>", "="} & set(line.split())
    ]
    phrases = [phrase for line in groups for phrase in {stems(each) for each in line.split(" / ")}]
    assert [phrase for phrase, count in Counter(phrases).items() if count > 1] == []


def test_texts_with_little_in_common_are_different_and_nothing_is_named() -> None:
    found = contrast("A lead that booked a demo.", "A lead whom a rep has accepted.")
    assert (found.verdict, found.named, found.says()) == ("different", (), "")
    assert found.alike < 0.5


def test_case_and_layout_are_no_difference() -> None:
    assert contrast("A lead.\n", "a  LEAD") == Contrast((), 1.0, "same")


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (
            "60 points and 20 employees at least",
            "80 points and 50 employees at least",
            "60 against 80 points and 20 against 50 employees",
        ),
        (
            "It is done before the call.",
            "It is done after the call.",
            '"before" against "after"',
        ),
        ("1 to 2 calls a day", "3 to 4 calls a day", "1 to 2 against 3 to 4 calls"),
        ("called within 1 business day", "called within 24 hours", "1 business day against 24 hours"),
        (
            "1 call, 2 mails, 3 visits and 4 forms",
            "5 calls, 6 mails, 7 visits and 8 forms",
            "1 call against 5 calls, 2 against 6 mails, 3 against 7 visits and more",
        ),
    ],
)
def test_a_headline_says_what_differs(one: str, other: str, says: str) -> None:
    assert contrast(one, other).says() == says


def test_names_of_a_project_are_synonyms_too() -> None:
    one, other = "A whale that pays.", "A strategic account that pays."
    assert contrast(one, other).verdict == "different"
    assert contrast(one, other, Synonyms.of([["whale", "strategic account"]])).verdict == "reworded"


def test_a_project_adds_to_a_group_of_the_thesaurus() -> None:
    own = Synonyms.of([["patron", "client"], ["patron", "browser"]])
    assert contrast("The patron pays.", "The customer pays.").verdict == "different"
    assert contrast("The patron pays.", "The customer pays.", own).verdict == "reworded"
    assert contrast("The patron pays.", "The browser pays.", own).verdict == "different"


def test_only_so_many_words_are_read_and_what_follows_must_be_equal() -> None:
    long = "word " * 1000
    assert contrast(f"{long} 60 points", f"{long} 80 points").verdict == "different"
    assert contrast(f"A call. {long} 60 points", f"The call. {long} 60 points").verdict == "reworded"


def test_a_thesaurus_is_read_line_by_line() -> None:
    lexicon = read(
        "# a comment\n\ncustomer / client\nfull = not empty\nfirst <> last <> middle\n- of course\n"
        "@ sales\n! new\n~ thing\n> if / as long as\n"
    )
    assert lexicon.phrases["client"][("client",)] == "customer"
    assert lexicon.denials == {"ful": "empty"}
    assert lexicon.opposites["first"] == {"last", "middl"}
    assert lexicon.phrases["of"][("of", "cours")] == ""
    assert lexicon.actors == {"sale"}
    assert lexicon.limits == {"new"}
    assert lexicon.light == {"thing"}
    assert lexicon.grammar == {"if": "if"}
    assert lexicon.phrases["as"][("as", "long", "as")] == "if"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("created", "creat"), ("creating", "creat"), ("create", "creat"), ("qualified", "qualify"),
     ("exceed", "exceed"),
     ("selling", "sel"), ("sell", "sel"), ("red", "red"), ("bring", "bring")],
)  # fmt: skip
def test_the_endings_of_verbs_are_folded(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_one_of_several_is_no_number_to_hold_against_another() -> None:
    marketing = "A person who has left an email address on one of our pages."
    sales = "A person who has asked for our newsletter, with at least 20 points."
    assert contrast(marketing, sales).verdict == "different"
    assert "number" not in [each.kind for each in contrast(marketing, sales).differences]
