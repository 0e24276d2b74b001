"""What holds of every fix, whatever the definitions say."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from funnelspec.diagnostic import Diagnostic
from funnelspec.engine import CONFIG, Run, check_texts
from funnelspec.fixing import Fixed, fix
from funnelspec.source import Source
from funnelspec.syntax.kept import comments_of
from tests import fuzz

TODAY = date(2026, 1, 15)

# Slips that a fix puts right, each a text that the sample has and what somebody may write instead.
SLIPS = (
    ("marketing", "Marketing"),
    ("sales", "SALES"),
    ("definition:", "Definition:"),
    ("stages:", "Stages:"),
    ("max_age:", "max-age:"),
    ("meets mql", "meets MQL"),
    ("stages/sal", "stages/SAL"),
    ("country in", "Country in"),
    ("employees >=", "Employees >="),
    ("US, CA", "us, CA, ca"),
    ("DE, FR", "\u201cDE\u201d, FR"),
    ("demo_requested", "demo_requested = yes"),
    ("between 101 and 2000", "between 2000 and 101"),
    ("\n", "\r\n"),
    (": ", ":  "),
    ("\n    owner: sales\n", "\n    owner: &o sales\n    notes: *o\n"),
    ("\n    owner: marketing\n", "\n    owner: Marketing  # asked for\n"),
)


@st.composite
def slipped(draw: st.DrawFn) -> dict[str, str]:
    """A damaged workspace of which some words are written as a fix would not."""
    files = dict(fuzz.damaged(4, draw(st.integers(0, 1_000_000))).files)
    if draw(st.booleans()):
        files = dict(fuzz.undamaged(draw(st.sampled_from(fuzz.FOLDERS))))
    dice = random.Random(draw(st.integers(0, 1_000_000)))
    for old, new in draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=6)):
        path = dice.choice(sorted(files))
        parts = files[path].split(old)
        if path != CONFIG and len(parts) > 1:
            at = dice.randrange(1, len(parts))
            every = dice.random() < 0.3
            files[path] = new.join(parts) if every else old.join(parts[:at]) + new + old.join(parts[at:])
    return files


def _fixed(files: dict[str, str], unsafe: bool) -> tuple[Run, Fixed, dict[str, str]]:
    run = check_texts(files, TODAY)
    fixed = fix(run, TODAY, unsafe)
    assert all(files[path] == before for path, (before, _) in fixed.texts.items())
    return run, fixed, {**files, **{path: after for path, (_, after) in fixed.texts.items()}}


def _counted(run: Run) -> Counter[str]:
    return Counter(found.fingerprint.partition("-")[0] for found in run.report.diagnostics)


def _told(found: tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
    return [(*each.order(), each.help) for each in found]


@pytest.mark.parametrize("unsafe", [False, True])
@settings(max_examples=25)
@given(slipped())
def test_fixes_make_nothing_worse(unsafe: bool, files: dict[str, str]) -> None:
    """Fixes bring no finding as bad as the worst that is gone, and lose no comment."""
    run, fixed, texts = _fixed(files, unsafe)
    before, after = _counted(run), _counted(fixed.run)
    if not fixed.corrected:
        assert texts == files
    gone = [
        found
        for found in run.report.diagnostics
        if after[found.fingerprint[:16]] < before[found.fingerprint[:16]]
    ]
    assert bool(fixed.corrected) == bool(fixed.texts) == bool(gone)
    worst = max((found.severity for found in gone), default=None)
    fresh = [
        found
        for found in fixed.run.report.diagnostics
        if after[found.fingerprint[:16]] > before[found.fingerprint[:16]]
    ]
    assert worst is None or all(found.severity < worst for found in fresh), [
        found.headline for found in fresh
    ]
    comments = [comments_of(Source(path, every[path]) for path in fixed.texts) for every in (files, texts)]
    assert comments[0] == comments[1]


@pytest.mark.parametrize("unsafe", [False, True])
@settings(max_examples=15)
@given(slipped())
def test_what_is_fixed_is_what_a_check_of_the_new_texts_says(unsafe: bool, files: dict[str, str]) -> None:
    """What is left is what a check from the beginning finds, and fixing again changes nothing."""
    _, fixed, texts = _fixed(files, unsafe)
    again, twice, same = _fixed(texts, unsafe)
    assert _told(again.report.diagnostics) == _told(fixed.run.report.diagnostics)
    assert same == texts
    assert twice.corrected == 0
    assert twice.refused == fixed.refused


def test_the_slips_are_put_right() -> None:
    """The laws above are about texts in which there is something to fix."""
    corrected = sum(
        _fixed({**fuzz.undamaged("definitions"), path: text.replace(old, new, 1)}, True)[1].corrected
        for old, new in SLIPS
        for path, text in fuzz.undamaged("definitions").items()
        if old in text and path != CONFIG
    )
    assert corrected > 30
