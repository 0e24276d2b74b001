"""Small realistic companies: what is said of their definitions, and the glossary that is published.

Every folder here is one. Its workspace is its folder ``definitions``, or the one that its ``workspace.txt``
names, seen from the root of the project. The paths in reports are relative to the workspace.
``pytest --update`` writes what is expected anew, and the difference is what gets reviewed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from funnelspec.engine import check_folder
from funnelspec.reporters import full, json_report
from funnelspec.usecases import published

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
DAY = date(2026, 11, 22)
COMPANIES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__")
FILES = ("check.txt", "check.json", "glossary.md", "glossary.html")
ALSO = {"northwind_misaligned": "glossary.json", "renewals": "glossary.csv"}
"""Forms that are made of the same facts in every company: of each, one is looked at."""


def workspace(company: str) -> Path:
    named = HERE / company / "workspace.txt"
    return PROJECT / named.read_text().strip() if named.exists() else HERE / company / "definitions"


@cache
def made(company: str) -> dict[str, str]:
    """What a company's definitions give today, by file name."""
    run = check_folder(str(workspace(company)), DAY)
    assert run.model is not None
    return {
        "check.txt": full.render(run.report, show_info=True),
        "check.json": json_report.render(run.report),
        **published(run.model, ["markdown", "html"]),
        **{
            name: text
            for name, text in published(run.model, ["json", "csv"]).items()
            if ALSO.get(company) == name
        },
    }


@pytest.mark.parametrize(
    ("company", "name"), [*((company, name) for company in COMPANIES for name in FILES), *ALSO.items()]
)
def test_what_a_company_gets(company: str, name: str, pytestconfig: pytest.Config) -> None:
    expected = HERE / company / name
    text = made(company)[name]
    if pytestconfig.getoption("--update"):
        expected.write_bytes(text.encode())
    assert text == expected.read_bytes().decode().replace("\r\n", "\n"), (
        f"{company}/{name} has changed; look at the difference after pytest tests/golden --update"
    )


def test_every_form_is_compared() -> None:
    assert [
        *("agency", "drifted_pages", "everything_broken", "everything_wrong"),
        *("first_draft", "gitlab_2022"),
        *("handbook_table", "hubspot_defaults", "imported", "manufacturer"),
        *("marketplace", "merged_metrics", "northwind", "northwind_misaligned"),
        *("product_led", "renewals", "salesforce_defaults", "three_customers"),
        *("two_pages",),
    ] == COMPANIES
    for company in COMPANIES:
        assert set(made(company)) == {*FILES, *(name for of, name in ALSO.items() if of == company)}
