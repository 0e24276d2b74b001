"""From a sheet to a definitions file: columns, items, what is new, what is named."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec.engine import check_texts
from funnelspec.importing.adding import CannotAdd, says
from funnelspec.importing.glossary import Outcome, bring_in, columns_said, read_sheets
from funnelspec.tables.decoding import NoTable

TODAY = date(2026, 11, 22)


def brought(
    table: str,
    text: str = "",
    team: str | None = None,
    column: tuple[str, ...] = (),
    others: dict[str, str] | None = None,
) -> Outcome:
    """What a table comes to beside other files; the file it goes to is ``glossary.yaml``."""
    model = check_texts({**({"glossary.yaml": text} if text else {}), **(others or {})}, TODAY).model
    assert model is not None
    said = columns_said(list(column))
    return bring_in(read_sheets(table.encode(), said), said, "terms", model, team, text)


def items(table: str, **how: object) -> dict[str, object]:
    return says(brought(table, **how).text)["terms"]  # type: ignore[arg-type]  # names of arguments


def remarks(outcome: Outcome) -> list[tuple[int, str]]:
    return [(remark.line, remark.text) for remark in outcome.remarks]


def test_every_column_finds_its_attribute() -> None:
    table = (
        "TERM:,Acronym,Our Definition,AKA,Do not use,Owner,Type,Status,Valid from,Next review,Example,"
        "What it is not,Comments,Link,Tags,Row\n"
        "Deal,DL,An open sale with an amount.,offer; bid,case,sales & Marketing,Core,in review,2026-03-01,"
        "1.4.2027,One order,A quote,Ask Finance,https://example.com/a#b,x,17\n"
    )
    outcome = brought(table)
    assert says(outcome.text) == {
        "terms": {
            "dl": {
                "name": "Deal",
                "abbreviation": "DL",
                "definition": "An open sale with an amount.",
                "aliases": ["offer", "bid"],
                "avoid": ["case"],
                "owner": ["sales", "marketing"],
                "state": "proposed",
                "since": "2026-03-01",
                "review_by": "2027-04-01",
                "examples": "One order",
                "counter_examples": "A quote",
                "notes": "Ask Finance",
                "source": "https://example.com/a#b",
                "tags": ["x", "Core"],
            }
        }
    }
    assert remarks(outcome) == [(1, 'the column "Row" is not read')]
    assert not outcome.remarks[0].lost


@pytest.mark.parametrize("heading", ["Aliases", "Alias", "Synonyms", "Other names", "Also known as"])
def test_headings_in_the_plural(heading: str) -> None:
    deal = {"name": "Deal", "definition": "An open sale with an amount.", "aliases": "offer"}
    table = f"KPIs,Definitions,{heading}\nDeal,An open sale with an amount.,offer\n"
    assert items(table) == {"deal": deal}


def test_a_column_that_a_person_names() -> None:
    table = "Wort,Was es heisst,Definition\nLead,A person who may buy.,old\n"
    outcome = brought(table, column=("name=wort", "definition=Was es heisst"))
    assert says(outcome.text)["terms"] == {"lead": {"name": "Lead", "definition": "A person who may buy."}}
    assert remarks(outcome) == [(1, 'the column "Definition" is not read')]
    assert not brought(table, column=("name=wort", "definition=was es heisst", "ignore=definition")).remarks


@pytest.mark.parametrize(
    ("table", "column", "why"),
    [
        ("", (), "is empty"),
        ("a,b\nc,d\n", (), "has no line that names a column for names"),
        ("Term,Definition\n", ("notes=Nowhere",), 'has no column "nowhere"; there are "Term", "Definition"'),
        ("Term,A,a\nx,y,z\n", ("definition=A",), 'has several columns that are called "A"'),
    ],
)
def test_a_sheet_that_does_not_tell_its_columns(table: str, column: tuple[str, ...], why: str) -> None:
    with pytest.raises(NoTable) as told:
        brought(table, column=column)
    assert str(told.value).startswith(why)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("definition", '"definition" names no column; write it as definition="What it means"'),
        ("definiton=A", 'a column cannot hold "definiton"; did you mean "definition"?'),
    ],
)
def test_a_column_that_is_named_wrongly(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"\S") as told:
        columns_said([written])
    assert str(told.value) == why


def test_two_columns_for_one_attribute() -> None:
    with pytest.raises(ValueError, match='two columns cannot both hold "name"; name one'):
        columns_said(["name=A", "name=B"])
    assert columns_said(["notes=A", "notes=B"]) == {"a": "notes", "b": "notes"}
    rows = "Lead,A person.,One,Two\n"
    assert items(f"Term,Definition,Notes,Comments\n{rows}")["lead"]["notes"] == ["One", "Two"]  # type: ignore[index]


def test_a_row_that_cannot_be_placed_stops_nothing() -> None:
    outcome = brought(
        "Term,Definition,Team,Valid from,Status\n"
        ",A text.,,,\nLead,A person.,Ops,3/4/2026,maybe\nBell\x07,A text.,,,\nA,,,,\nDeal,A sale.,,,\n"
    )
    assert list(says(outcome.text)["terms"]) == ["lead", "deal"]
    assert remarks(outcome) == [
        (2, "it has no name"),
        (3, 'column "Team": no team is called "Ops"'),
        (3, 'column "Valid from": "3/4/2026" is not clearly a day; write it as 2026-03-01'),
        (3, 'column "Status": "maybe" is no state of an item'),
        (4, 'column "Term" holds the invisible character U+0007, which no definition may'),
        (5, "a single letter is taken for a heading"),
    ]
    assert [remark.lost for remark in outcome.remarks] == [True] * 5 + [False]


def test_an_expansion_is_a_name_and_a_draft() -> None:
    found = items("Term,Definition\nRFC,Request for comments.\nPLG,[Product led growth](plg.md)\nWhale,n/a\n")
    draft = {"definition": "To be defined.", "state": "draft"}
    assert found == {
        "rfc": {"name": "Request for comments", "abbreviation": "RFC", **draft},
        "plg": {"name": "Product led growth", "abbreviation": "PLG", **draft, "source": "plg.md"},
        "whale": {"name": "Whale", **draft},
    }


def test_the_long_form_may_have_a_column() -> None:
    found = items("Acronym,Stands for,Meaning\nMQL,Marketing qualified lead,A person.\nGA,,Ready.\n")
    assert found == {
        "mql": {
            "name": "Marketing qualified lead",
            "abbreviation": "MQL",
            "definition": "A person.",
        },
        "ga": {"name": "GA", "definition": "Ready."},
    }


def test_the_sheet_that_render_writes_comes_in_again() -> None:
    outcome = brought(
        "id,kind,name,abbreviation,aliases,avoid,definition\n"
        "terms/lead,term,Lead,,enquirer,suspect,A person who may buy.\n"
    )
    assert says(outcome.text)["terms"]["lead"] == {
        "name": "Lead",
        "definition": "A person who may buy.",
        "aliases": "enquirer",
        "avoid": ["suspect"],
    }


def test_what_a_sheet_says_twice_is_written_once() -> None:
    outcome = brought(
        "Term,Definition\nLead,A person who may buy.\nLeads,A person who may buy.\nLead,Another person.\n"
        "Enquirer,A person who may buy.\nYes,Done.\nOk,Done.\n"
    )
    found = says(outcome.text)["terms"]
    assert found["lead"] == {"name": "Lead", "definition": "A person who may buy.", "aliases": "Enquirer"}
    assert list(found) == ["lead", "yes_word", "ok"]
    assert outcome.same == 1
    assert remarks(outcome) == [
        (5, '"Enquirer" says what "Lead" says: another name of it'),
        (4, '"Lead" stands in line 2 already, with another "definition"; the first one counts'),
    ]


def test_one_acronym_of_two_things_is_two_items() -> None:
    """So that a check can tell the conflict."""
    rows = "AE,Account executive - looks after accounts.\nAE (Application engineer),Builds demos.\n"
    assert list(items(f"Term,Definition\n{rows}")) == ["ae", "application_engineer"]


def test_a_type_that_is_a_section() -> None:
    outcome = brought(
        "Term,Definition,Type\nWon,The order is signed.,Stage\nWin rate,Won of all.,KPI\nX,A y.,Big\n"
    )
    assert {section: list(held) for section, held in says(outcome.text).items()} == {
        "stages": ["won"],
        "metrics": ["win_rate"],
        "terms": ["x"],
    }


SHARED = {
    "shared.yaml": "stages:\n"
    "  mql: {name: Marketing qualified lead, abbreviation: MQL, definition: A person.}\n"
}


def test_a_word_of_the_workspace_is_laid_over() -> None:
    team = {"text": "team: sales\n", "team": "sales", "others": SHARED}
    same = brought("Term,Definition\nMQL,A  person.\n", **team)  # type: ignore[arg-type]
    assert (same.new, same.same, same.text) == (0, 1, "team: sales\n")
    other = brought("Term,Definition\nMQL,A person with points.\n", **team)  # type: ignore[arg-type]
    assert says(other.text) == {
        "team": "sales",
        "stages": {"mql": {"definition": "A person with points."}},
    }


def test_a_word_of_another_team_gets_its_id() -> None:
    others = {"m.yaml": "team: marketing\nterms:\n  hot_one: {name: Hot lead, definition: A person.}\n"}
    found = says(
        brought("Term,Definition\nHot leads,Another.\n", "team: sales\n", "sales", others=others).text
    )
    assert found["terms"] == {"hot_one": {"name": "Hot leads", "definition": "Another."}}


OWN = """\
# Ours.
terms:
  lead:
    name: Lead  # the word
    definition: >-
      A person.
    # About lead.

# The end.
"""


def test_what_is_new_comes_behind_what_is_there() -> None:
    outcome = brought("Term,Definition\nLead,Somebody else.\nDeal,An open sale.\n", OWN)
    assert outcome.text == OWN.replace(
        "    # About lead.\n",
        "    # About lead.\n\n  deal:\n    name: Deal\n    definition: >-\n      An open sale.\n",
    )
    assert remarks(outcome) == [
        (2, '"Lead" has another "definition" than glossary.yaml:3, which stays as it is')
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay(end: str) -> None:
    lead, deal = (
        "    lead: {name: Lead, definition: A person.}",
        "    deal: {name: Deal, definition: A sale.}",
    )
    text = f"terms:{end}{lead}{end}{deal}"
    outcome = brought("Term,Definition\nCase,A question of a customer.\n", text)
    lines = ["    case:", "      name: Case", "      definition: >-", "        A question of a customer.", ""]
    assert outcome.text == text + end + end.join(lines)


@pytest.mark.parametrize("text", ["terms: {lead: {name: Lead, definition: A person.}}\n", "{terms: {}}\n"])
def test_a_form_to_which_nothing_can_be_added(text: str) -> None:
    with pytest.raises(CannotAdd):
        brought("Term,Definition\nCase,A question of a customer.\n", text)


def test_links_to_what_the_glossary_does_not_have() -> None:
    outcome = brought(
        "Term,Definition\nLead,Not yet a [[Deal]] or [[case]].\nDeal,See [[terms/lead]] and [[a/b]].\n"
    )
    assert remarks(outcome) == [
        (2, 'the definition links to "case", which the glossary does not have'),
        (3, 'the definition links to "a/b", which the glossary does not have'),
    ]


def test_a_team_may_be_called_a_team() -> None:
    found = items(
        "Term,Definition,Owner\nLead,A person.,The Sales team and marketing dept.\nDeal,A sale.,sales\n"
    )
    assert [item["owner"] for item in found.values()] == [["sales", "marketing"], "sales"]  # type: ignore[index]


def test_a_heading_that_explains_itself_or_says_it_twice_is_recognised() -> None:
    table = (
        "Term,Definition (old),Definition (what we mean),Definition,Synonyms / AKA,Dept.,Name/Owner\n"
        "Deal,a sale,an order,An open sale with an amount.,offer,Sales,Kim\n"
    )
    outcome = brought(table)
    assert says(outcome.text)["terms"] == {
        "deal": {
            "name": "Deal",
            "definition": "An open sale with an amount.",
            "aliases": "offer",
            "owner": "sales",
        }
    }
    assert [text for _, text in remarks(outcome)] == [
        'the column "Definition (old)" is not read',
        'the column "Definition (what we mean)" is not read',
        'the column "Name/Owner" is not read',
    ]


def test_texts_of_which_none_is_known_to_be_the_definition_are_not_thrown_away() -> None:
    table = "Term,Owner,Our words\nDeal,sales,An open sale with an amount.\n"
    with pytest.raises(NoTable) as refused:
        brought(table)
    assert str(refused.value) == (
        'has no column that is known to hold definitions; "Our words" is not read. Say what such a column '
        'holds, as in --column definition="Our words", or --column ignore="Our words"'
    )
    assert brought(table, column=("ignore=Our words",)).new == 1
    assert brought("Term,Owner,Row\nDeal,sales,12\n").new == 1
    assert brought("Acronym,Stands for,Heard at\nDQ,Disqualified lead,a talk in the spring\n").new == 1


def test_nobody_has_agreed_to_a_text_that_is_still_to_be_written() -> None:
    table = "Term,Definition,Status\nSQL,Sales qualified lead,approved\nQuota,#REF!,approved\n"
    outcome = brought(table)
    for item in says(outcome.text)["terms"].values():
        assert (item["definition"], item["state"]) == ("To be defined.", "draft")
    again = brought(table, outcome.text)
    assert (again.new, again.same, remarks(again)) == (0, 2, [])
