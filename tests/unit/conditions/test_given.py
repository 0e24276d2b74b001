"""Leads as people hand them in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from funnelspec.conditions.fields import Field, Table
from funnelspec.conditions.given import Given, fit_given, read_given
from funnelspec.source import Source

FIELDS = {
    "employees": Field(id="employees", name="Employees", type="integer", low=1, high=1000),
    "amount": Field(id="amount", name="Amount", type="number"),
    "country": Field(id="country", name="Country", type="choice", choices=("US", "NO")),
    "interests": Field(id="interests", name="Interests", type="choices", choices=("core", "addon")),
    "demo": Field(id="demo", name="Demo", type="boolean"),
    "title": Field(id="title", name="Title", type="text"),
}
TABLE = Table(FIELDS)


def _given(text: str) -> Given:
    given = read_given(Source("lead.yaml", text))
    assert isinstance(given, Given), given
    return given


def _wrong(text: str) -> list[str]:
    given = read_given(Source("lead.yaml", text))
    return given if isinstance(given, list) else fit_given(given, TABLE).problems


def test_yaml() -> None:
    lead, answers, problems = fit_given(
        _given(
            "employees: 40\ncountry: NO\ninterests: [core, addon]\ntitle:\njudged: {ready: yes, sure: no}\n"
        ),
        TABLE,
    )
    assert problems == []
    assert lead == {"employees": 40, "country": "NO", "interests": frozenset(("core", "addon"))}
    assert answers == {"ready": True, "sure": False}


def test_json_with_all_that_other_programs_write() -> None:
    text = (
        '{\n\t"employees": 40.0,\n\t"amount": 1.25E3, "country": null, "demo": true,\n'
        '\t"interests": ["core"], "title": "\\ud83d\\ude00 caf\\u00e9 \\\\ud83d \\/",\n'
        '\t"judged": {"ready": true}\n}\n'
    )
    lead, answers, problems = fit_given(_given(text), TABLE)
    assert problems == []
    assert lead == {
        "employees": 40,
        "amount": Decimal(1250),
        "demo": True,
        "interests": frozenset(("core",)),
        "title": "\U0001f600 caf\u00e9 \\ud83d /",
    }
    assert answers == {"ready": True}


def test_a_power_of_ten_in_a_text_stays_a_text() -> None:
    assert fit_given(_given("title: 1E5"), TABLE).lead == {"title": "1E5"}


def test_nothing_known_is_a_lead() -> None:
    assert fit_given(_given("{}"), TABLE) == ({}, {}, [])


def test_a_field_called_judged_is_a_field() -> None:
    table = Table({"judged": Field(id="judged", name="Judged", type="boolean")})
    assert fit_given(_given("judged: yes"), table) == ({"judged": True}, {}, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lead.yaml is empty; for a lead about which nothing is known write `{}`"),
        ("# later", "lead.yaml is empty; for a lead about which nothing is known write `{}`"),
        (
            "- employees: 4",
            "lead.yaml holds a list, not one lead; write one lead of it into a file of its own",
        ),
        (
            '[{"employees": 4}]',
            "lead.yaml holds a list, not one lead; write one lead of it into a file of its own",
        ),
        (
            "hello",
            "lead.yaml holds no lead; write a field and its value on each line, such as `employees: 40`",
        ),
        ("employes: 4", 'lead.yaml:1:1: No field is called "employes". Did you mean `employees`?'),
        (
            "demo: yes\nemployees: 5000",
            'lead.yaml:2:12: "5000" is outside the range of "employees". '
            'Give a number from 1 to 1,000, or change "between" of "employees"',
        ),
        ("country: us", 'lead.yaml:1:10: "us" is written "US" in the choices of "country". Write `US`'),
        ("employees: [1, 2]", 'lead.yaml:1:12: "employees" cannot be several values'),
        ("country:\n  x: y\n", 'lead.yaml:2:3: "country" cannot be several values'),
        (
            "employees: 4\nemployees: 5",
            'lead.yaml:2:1: "employees" is written twice in one place. '
            "Keep one of the two and remove the other",
        ),
        (
            "judged: yes",
            'lead.yaml:1:1: "judged" holds no answers. '
            "Write each question below it with its answer, such as `plausible first message: yes`",
        ),
        (
            "judged: {ready: perhaps}",
            'lead.yaml:1:17: The judgement "ready" is answered with neither yes nor no. '
            "Write `yes` or `no`; a judgement that is left out counts as no",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, said: str) -> None:
    assert _wrong(text) == [said]


def test_every_problem_is_told() -> None:
    assert len(_wrong("employees: x\ncountry: x\ndemo: x\nnothing: x\n")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
        ),
        "\x00",
        "title: \x1b[31m",
        "%",
    ],
)
def test_hostile_files_are_refused_in_few_lines(text: str) -> None:
    assert len(_wrong(text)) == 1


def test_fields_one_by_one_count_before_the_file() -> None:
    given = Given({"employees": "50", "interests": "core;addon"}).over(_given("employees: x\ncountry: NO"))
    assert fit_given(given, TABLE) == (
        {"employees": 50, "interests": frozenset(("core", "addon")), "country": "NO"},
        {},
        [],
    )


def test_what_is_wrong_with_a_field_that_stands_in_no_file() -> None:
    assert fit_given(
        Given({"country": "XX", "judged": "yes"}), Table({"country": FIELDS["country"]})
    ).problems == [
        '"XX" is not a choice of "country". Write one of `US`, `NO`; or add `XX` to "choices" of "country"',
        '"judged" holds no answers. '
        "Write each question below it with its answer, such as `plausible first message: yes`",
    ]


def test_a_field_that_another_view_has_is_no_mistake() -> None:
    assert fit_given(_given("call_back: yes"), TABLE, {"call_back"}) == ({}, {}, [])
