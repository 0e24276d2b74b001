"""Two companies in which everything goes wrong: nearly every rule finds a mistake that people do make."""

from __future__ import annotations

from collections import Counter

from funnelspec.catalogue import cards
from funnelspec.diagnostic import INFO, Diagnostic
from funnelspec.engine import check_folder
from tests.golden.test_golden import DAY, workspace

PLANTED = ("everything_broken", "everything_wrong")

NEITHER = {
    "agreed-value-restated": "is about texts outside of the definitions, which `funnelspec prose` reads",
    "broken-config": "stops everything else: no other finding would be shown beside it",
    "file-too-large": "takes a file of more than a megabyte",
    "outside-workspace": "takes a link in the file system, which not every system can check out",
    "stage-in-no-funnel": "the one such stage is told with the handover that sends rejected leads there",
    "too-deep": "nobody writes so many levels by hand",
    "undecided-condition": "nobody asks some twenty questions in two groups at once",
    "unreadable-file": "takes a file that the one who checks may not read",
}
"""Rules that find nothing in either, and why."""


TWICE = {
    "crm-value-twice": "a value of each of two systems is taken twice",
    "duplicate-name": "one hidden until a day that is past, and one of two terms",
    "failing-case": "one example is wrong for all, another one only where sales draws its own line",
    "needs-quotes": "an exclamation mark and a bracket",
    "two-meanings": "MQL by a number, and both names that two teams have crossed",
}
"""Rules that find more than one thing at warning and above, and why; all others find one mistake once."""


def found(company: str) -> list[Diagnostic]:
    return list(check_folder(str(workspace(company)), DAY).report.diagnostics)


def test_every_rule_finds_something_or_has_a_reason() -> None:
    both = {each.card.name for company in PLANTED for each in found(company)}
    assert {card.name for card in cards()} - both == set(NEITHER)


def test_one_mistake_is_one_finding() -> None:
    all_of_them = (each for company in PLANTED for each in found(company) if each.severity > INFO)
    counted = Counter(each.card.name for each in all_of_them)
    assert {name for name, number in counted.items() if number > 1} == set(TWICE)


def test_where_files_are_broken_the_rest_is_still_checked() -> None:
    rest = {
        each.card.name for each in found("everything_broken") if each.card.family in ("completeness", "time")
    }
    assert rest == {"sla-without-consequence", "sla-without-stop", "undeclared-calendar"}


def test_where_much_is_wrong_every_file_can_be_read() -> None:
    assert not [each.headline for each in found("everything_wrong") if each.card.family == "reading"]
