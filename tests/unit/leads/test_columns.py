"""Which column holds which field."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec.engine import check_texts
from funnelspec.leads.columns import Columns, find_columns
from funnelspec.model.entities import Field
from funnelspec.tables.decoding import NoTable

FIELDS = """\
fields:
  size: {name: Company size, definition: Us., type: integer, crm: {sf: Account.Size, hub: company.size_of_it}}
  title: {name: Job title, abbreviation: JT, definition: Words., type: text, crm: {sf: Contact.Title}}
  rank: {name: Rank, aliases: [Job title], definition: Words., type: text, crm: {sf: Lead.Title}}
  "company_size": {name: Company headcount, definition: Us., type: integer}
"""


def find(
    *header: str, asked: tuple[str, ...] = ("size", "title", "rank"), questions: tuple[str, ...] = ()
) -> Columns:
    run = check_texts({"fields.yaml": FIELDS}, date(2026, 11, 22))
    assert run.model is not None
    return find_columns(header, run.model.shared.all(Field), asked, questions)


def test_an_id_comes_before_a_name_of_another_field() -> None:
    assert find("company_size").fields == {"company_size": 0}
    assert find("Company size").unclear == {"Company size": ["company_size", "size"]}


def test_ways_to_name_a_field() -> None:
    assert find("SIZE", "jt", "Rank").fields == {"size": 0, "title": 1, "rank": 2}
    assert find("account.SIZE", "contact.title", "lead.title").fields == {"size": 0, "title": 1, "rank": 2}
    assert find("size_of_it").fields == {"size": 0}


def test_what_may_be_several_fields_is_none() -> None:
    found = find("Job title", "Title of song", "size")
    assert found.unclear == {"Job title": ["rank", "title"]}
    assert found.fields == {"size": 2}
    assert find("Lead.Title", "Title", "size").fields == {"rank": 0, "title": 1, "size": 2}


def test_strangers_are_told_what_they_may_have_meant() -> None:
    found = find("size", "titel", "Rang", "", " ", "x")
    assert found.strangers == {"titel": "title", "Rang": None, "x": None}
    assert find("size", "siez").strangers == {"siez": None}, "the field has a column already"


def test_judgements_have_columns_of_their_text() -> None:
    found = find("Fits well.", "size", "fits WELL too", questions=("fits well",))
    assert found.judged == {"fits well": 0}
    assert found.strangers == {"fits WELL too": None}
    with pytest.raises(NoTable, match=r'two columns for the judgement "fits well": "Fits well" \(column 1\)'):
        find("Fits well", "fits well.", questions=("fits well",))


def test_two_columns_matter_only_where_the_field_is_asked_about() -> None:
    assert find("size", "Size", asked=("rank",)).fields == {"size": 0}
    with pytest.raises(NoTable, match=r'the field "size": "size" \(column 1\) and "Size" \(column 3\)'):
        find("size", "rank", "Size")
