"""The lines below a report that say what can be corrected, and what was."""

from __future__ import annotations

import pytest

from funnelspec.diagnostic import ERROR
from funnelspec.engine import check_texts
from funnelspec.report import Older, Report
from funnelspec.reporters import concise, full, github, job_summary
from funnelspec.reporters.closing import before, correctable, corrected

FIELDS = "owner: sales\nfields: {seats: {name: Seats, definition: Count., type: integer}, demo: {name: Demo, \
definition: Held., type: boolean}}\ncriteria:\n"


def report(safe: int, unsafe: int) -> Report:
    """A report with fixes."""
    lines = [f"  s{at}: {{name: S{at}, definition: Is {at}., when: not demo = yes}}" for at in range(safe)]
    lines += [
        f"  u{at}: {{name: U{at}, definition: No {at}., when: seats between 9 and {at}}}"
        for at in range(unsafe)
    ]
    return check_texts(
        {"a.yaml": FIELDS + "\n".join([*lines, "  x: {name: X, definition: Is x., when: demo}"])}
    ).report


@pytest.mark.parametrize(
    ("safe", "unsafe", "said"),
    [
        (0, 0, ""),
        (1, 0, "1 can be corrected with --fix"),
        (3, 2, "3 can be corrected with --fix, 2 more with --fix --unsafe-fixes"),
        (0, 2, "2 can be corrected with --fix --unsafe-fixes"),
    ],
)
def test_what_can_be_corrected(safe: int, unsafe: int, said: str) -> None:
    assert correctable(report(safe, unsafe)) == said


@pytest.mark.parametrize(
    ("left", "count", "files", "refused", "unsafe", "said"),
    [
        ((0, 0), 0, 0, 0, False, ""),
        ((0, 0), 5, 2, 0, False, "5 fixed in 2 files"),
        ((0, 2), 1, 1, 0, False, "1 fixed in 1 file, 2 more can be corrected with --fix --unsafe-fixes"),
        ((0, 2), 0, 0, 0, False, "2 can be corrected with --fix --unsafe-fixes"),
        ((1, 1), 1, 1, 2, True, "1 fixed in 1 file, 2 not fixed, as that would make something else wrong"),
        ((1, 0), 0, 0, 1, False, "1 not fixed, as that would make something else wrong"),
    ],
)
def test_what_was_corrected(
    left: tuple[int, int], count: int, files: int, refused: int, unsafe: bool, said: str
) -> None:
    assert corrected(report(*left), count, files, refused, 0, unsafe) == said


def test_what_was_not_tried_is_not_said_to_be_wrong() -> None:
    assert corrected(report(0, 0), 1, 1, 2, 3, False) == (
        "1 fixed in 1 file, 2 not fixed, as that would make something else wrong, "
        "3 not tried, as too many others had to be left out: correct those first"
    )


def older(count: int) -> tuple[Older, ...]:
    return tuple(Older("two-meanings", ("terms/a",), f"Fact {at}", ERROR, "f", ("f",)) for at in range(count))


@pytest.mark.parametrize(
    ("known", "gone", "given", "said"),
    [
        (3, 2, {}, ""),
        (3, 2, {"since": "main"}, "3 findings are older than this change and not shown; 2 are gone"),
        (1, 1, {"baseline": "b.json"}, "1 finding is in the baseline and not shown; 1 is gone"),
        (0, 0, {"since": "main"}, "no finding is older than this change"),
        (
            2,
            0,
            {"since": "main", "baseline": "b.json"},
            "2 findings are older than this change or in the baseline and not shown",
        ),
    ],
)
def test_what_was_there_before(known: int, gone: int, given: dict[str, str], said: str) -> None:
    since, baseline = given.get("since", ""), given.get("baseline", "")
    assert before(Report(known=known, gone=older(gone), since=since, baseline=baseline)) == said


def test_every_form_for_people_says_what_is_known_and_gone() -> None:
    held = Report(files=1, entries=2, known=4, gone=older(12), since="main")
    closing = [
        "1 file, 2 items: nothing new to correct",
        "4 findings are older than this change and not shown; 12 are gone:",
        *(f"  two-meanings: Fact {at}" for at in range(10)),
        "  and 2 more",
    ]
    assert full.render(held).splitlines() == closing
    assert concise.render(held).splitlines() == closing
    assert github.render(held).splitlines() == [f"| {line}" for line in closing]
    assert job_summary.summary(held).splitlines() == [
        "<!-- funnelspec -->",
        "**Nothing new to correct** in 1 file, 2 items.",
        "",
        "4 findings are older than this change and not shown; 12 are gone:",
        "",
        *(f"- <code>two-meanings</code>: Fact {at}" for at in range(10)),
        "- and 2 more",
    ]
    assert job_summary.summary(held.replace(gone=())).endswith("not shown.\n")
