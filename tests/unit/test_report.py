"""What a report promises about order, counts and fingerprints."""

from __future__ import annotations

from funnelspec.diagnostic import ERROR, INFO, WARNING
from funnelspec.report import Report
from funnelspec.source import Source
from tests.unit.reporters.findings import at, found

SOURCE = Source("b.yaml", "one\ntwo\nthree\n")
FIRST = found(at(SOURCE, "one"), "First", INFO)
SECOND = found(at(SOURCE, "two"), "Second", ERROR)
THIRD = found(at(SOURCE, "three"), "Third", WARNING)
ELSEWHERE = found(at(Source("a.yaml", "zzz"), "zzz"), "Elsewhere", ERROR)


def headlines(diagnostics: object) -> list[str]:
    assert isinstance(diagnostics, tuple)
    return [each.headline for each in diagnostics]


def test_sorted_by_place_whatever_the_order_given() -> None:
    expected = ["Elsewhere", "First", "Second", "Third"]
    assert headlines(Report(diagnostics=[THIRD, FIRST, ELSEWHERE, SECOND]).diagnostics) == expected
    assert headlines(Report(diagnostics=[SECOND, ELSEWHERE, FIRST, THIRD]).diagnostics) == expected


def test_counts_and_severities() -> None:
    report = Report(diagnostics=[THIRD, FIRST, ELSEWHERE, SECOND], files=2, entries=5, suppressed=1)
    assert (report.errors, report.warnings, report.infos) == (2, 1, 1)
    assert headlines(report.worst_first()) == ["Elsewhere", "Second", "Third", "First"]
    assert headlines(report.at_least(WARNING)) == ["Elsewhere", "Second", "Third"]
    assert headlines(report.at_least(ERROR)) == ["Elsewhere", "Second"]


def test_equal_fingerprints_get_an_ordinal_in_the_order_of_the_report() -> None:
    same = [each.replace(fingerprint="f") for each in (THIRD, FIRST, SECOND)]
    taken = ELSEWHERE.replace(fingerprint="f-2")
    report = Report(diagnostics=[*same, taken])
    assert [(each.headline, each.fingerprint) for each in report.diagnostics] == [
        ("Elsewhere", "f-2"),
        ("First", "f"),
        ("Second", "f-3"),
        ("Third", "f-4"),
    ]
    again = report.replace(suppressed=3)
    assert [each.fingerprint for each in again.diagnostics] == ["f-2", "f", "f-3", "f-4"]


def test_findings_that_differ_in_a_related_place_only_have_one_order() -> None:
    one = SECOND.replace(related=(at(SOURCE, "one"),), fingerprint="f")
    three = SECOND.replace(related=(at(SOURCE, "three"),), fingerprint="f")
    for given in ([one, three], [three, one]):
        report = Report(diagnostics=given)
        assert [each.related[0].where.text for each in report.diagnostics] == ["one", "three"]


def test_thousands_of_one_fingerprint_are_numbered_through() -> None:
    report = Report(diagnostics=[THIRD.replace(fingerprint="f", help=f"{at:05}") for at in range(5000)])
    assert [each.fingerprint for each in report.diagnostics] == ["f", *(f"f-{at}" for at in range(2, 5001))]
