"""The values of a list as the choices of a field."""

from __future__ import annotations

from datetime import date

import pytest

from funnelspec.engine import check_texts
from funnelspec.importing.adding import CannotAdd, says
from funnelspec.importing.picklist import Chosen, Value, find_field, read_values, with_choices
from funnelspec.model.model import Model
from funnelspec.tables.decoding import NoTable


def model(text: str) -> Model:
    found = check_texts({"a.yaml": text}, date(2026, 11, 22)).model
    assert found is not None
    return found


def chosen(text: str, *values: str, named: str = "country") -> Chosen:
    listed = [Value(value, line) for line, value in enumerate(values, 1)]
    return with_choices(text, find_field(model(text), named, None), named, listed)


FIELD = """\
fields:
  country:
    name: Country
    definition: Billing country of the account.
    type: choice
    choices: {}
"""


A = "\n      - US  # first"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[US, NO]  # as billed", '[US, NO, "on", "1.10"]  # as billed'),
        ("[US, NO,]", '[US, NO, "on", "1.10",]'),
        ("[\n      US,  # first\n      NO\n    ]", '[\n      US,  # first\n      NO, "on", "1.10"\n    ]'),
        (f"{A}\n      - NO  # b", f'{A}\n      - NO  # b\n      - "on"\n      - "1.10"'),
        ("\n    - US\n    - NO", '\n    - US\n    - NO\n    - "on"\n    - "1.10"'),
    ],
)  # fmt: skip
def test_what_is_new_is_added_behind_what_is_there(before: str, after: str) -> None:
    done = chosen(FIELD.format(before), "US", "on", "NO", "1.10")
    assert done.text == FIELD.format(after)
    assert (done.new, done.remarks, done.drafted) == (2, [], False)
    again = chosen(done.text, "US", "on", "NO", "1.10")
    assert (again.text, again.new) == (done.text, 0)


def test_a_long_list_goes_on_in_further_lines() -> None:
    done = chosen(FIELD.format("[US]"), "US", *(f"Country number {number}" for number in range(20)))
    assert max(map(len, done.text.split("\n"))) <= 100
    assert len(says(done.text)["fields"]["country"]["choices"]) == 21


def test_what_is_on_one_side_only_is_named() -> None:
    done = chosen(FIELD.format("[US, NO, other]"), "us", "NO", "G\x07B")
    assert done.text == FIELD.format("[US, NO, other]")
    assert [(remark.line, remark.text) for remark in done.remarks] == [
        (3, '"G\x07B" holds the invisible character U+0007, which no definition may'),
        (1, '"us" is the choice "US" but for capitals and was not added'),
        (0, '"other" is a choice of "country", and the list does not have it'),
    ]


def test_a_new_field_is_a_draft_about_which_a_check_is_not_red() -> None:
    done = chosen("", "US", "NO", "012", named="Billing country")
    assert says(done.text)["fields"] == {
        "billing_country": {
            "name": "Billing country",
            "definition": "To be defined.",
            "state": "draft",
            "type": "choice",
            "choices": ["US", "NO", "012"],
        }
    }
    assert done.drafted
    report = check_texts({"a.yaml": done.text}, date(2026, 11, 22)).report
    assert [found.severity.word for found in report.diagnostics if found.severity.word != "info"] == []
    assert chosen(done.text, "US", "NO", "012", named="Billing country").text == done.text


@pytest.mark.parametrize(
    "form", ["US", "&a [US]\n  other: {name: Other, definition: X y., type: choice, choices: *a }"]
)
def test_a_form_to_which_nothing_can_be_added(form: str) -> None:
    text = FIELD.format(form)
    with pytest.raises(CannotAdd, match=r'holds the choices of "\w+" in a form'):
        chosen(text, "US", "NO", named="country" if form == "US" else "other")


def test_a_field_without_choices_or_of_a_team() -> None:
    with pytest.raises(NoTable, match="is of the type integer, which has no choices"):
        find_field(model("fields:\n  size: {name: Size, definition: X y., type: integer}\n"), "Sizes", None)
    ours = model("team: sales\n" + FIELD.format("[US]"))
    assert find_field(ours, "country", None) is find_field(ours, "Country", "sales") is not None
    with pytest.raises(NoTable, match='which belongs to the team "sales"; say --team sales'):
        find_field(ours, "country", "marketing")
    with pytest.raises(NoTable, match="which all teams share; leave --team out"):
        find_field(model(FIELD.format("[US]")), "country", "sales")
    assert find_field(ours, "region", None) is None


@pytest.mark.parametrize(
    ("data", "column", "values"),
    [
        (b"\xef\xbb\xbfUS\r\n\r\n NO \r\nUS\r\n", None, [("US", 1), ("NO", 3)]),
        (b"a, b\nc;d\n", None, [("a, b", 1), ("c;d", 2)]),
        (
            b"Norway\nKorea, Republic of\nIran, Islamic Republic of\n",
            None,
            [("Norway", 1), ("Korea, Republic of", 2), ("Iran, Islamic Republic of", 3)],
        ),
        (b"Picklist\n\nValue,API name\nUS,us\nNO,no\n", "value", [("US", 4), ("NO", 5)]),
    ],
)
def test_the_values_of_a_file(data: bytes, column: str | None, values: list[tuple[str, int]]) -> None:
    assert read_values(data, column, None, None) == values


@pytest.mark.parametrize(
    ("data", "column", "mark", "why"),
    [
        (b"", None, None, "holds no values"),
        (b"a,b\nc,d\n", "x", None, 'has no column "x"; there are "a", "b"'),
        (
            b"All countries;\n\nCode;Country\nUS;United States\nNO;Norway\nKR;Korea, Republic of\n",
            None,
            None,
            'has several columns; say which has the values with --column: "Code", "Country"',
        ),
        (b"a,b\nc,d\n", None, ",", 'has several columns; say which has the values with --column: "a", "b"'),
    ],
)
def test_a_file_without_clear_values(data: bytes, column: str | None, mark: str | None, why: str) -> None:
    with pytest.raises(NoTable) as told:
        read_values(data, column, mark, None)
    assert str(told.value) == why
