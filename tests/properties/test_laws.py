"""What holds of every run, whatever the definitions say."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from funnelspec.engine import CONFIG, Run, check_texts
from funnelspec.model.workspace import Workspace
from funnelspec.reporters import json_report
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from tests import fuzz
from tests.unit.model.definitions import texts

MISALIGNED = fuzz.undamaged("funnelspec/templates/misaligned/definitions")
TODAY = date(2026, 1, 15)

damaged = st.integers(0, 1_000_000).map(lambda number: fuzz.damaged(2, number))


def _found(run: Run, leave_out: str = "", rule: str = "") -> list[str]:
    """Each finding as the JSON report has it, but those of one file or one rule."""
    kept = [one for one in run.report.diagnostics if one.at.where.path != leave_out and one.card.name != rule]
    values = json_report.as_values(run.report.replace(diagnostics=kept))["findings"]
    return sorted(json.dumps(finding, sort_keys=True) for finding in values)


def _report(files: dict[str, str]) -> str:
    return json_report.render(check_texts(files, TODAY).report)


@settings(max_examples=25)
@given(damaged, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(given: fuzz.Input, dice: random.Random) -> None:
    """The order in which files are given changes nothing, and neither does a second run."""
    paths = list(given.files)
    dice.shuffle(paths)
    first = _report(given.files)
    assert _report({path: given.files[path] for path in paths}) == first
    assert _report(given.files) == first


UNRELATED = "terms:\n  zebra_crossing: {name: Zebra crossing, definition: Black and white.}\n"


@settings(max_examples=25)
@given(
    damaged,
    st.sampled_from(["", "team: sales\n", "team: marketing\n"]),
    st.sampled_from(["0.yaml", "z.yaml"]),
)
def test_an_unrelated_file_adds_no_finding_to_the_others(given: fuzz.Input, team: str, path: str) -> None:
    """A file about something else changes no finding in other files."""
    # A team that is not declared is one cause, told once for all files that name it.
    assume(team.removeprefix("team: ").strip() in given.files.get("funnelspec.yaml", team))
    before = check_texts(given.files, TODAY)
    after = check_texts({**given.files, path: team + UNRELATED}, TODAY)
    # Which team alone has an item is told as soon as another team has written anything, and to each of them.
    assert _found(after, leave_out=path, rule="one-sided") == _found(before, rule="one-sided")


@settings(max_examples=25)
@given(damaged)
def test_an_unreadable_file_adds_no_finding_to_the_others(given: fuzz.Input) -> None:
    """A file that cannot be read silences what it could explain and makes nothing else wrong."""
    before, after = (
        {
            (one.card.name, one.at.where.path, one.at.where.start)
            for one in check_texts(files, TODAY).report.diagnostics
            if one.at.where.path != "z.yaml"
        }
        for files in (given.files, {**given.files, "z.yaml": "terms: [\n"})
    )
    assert after <= before


@settings(max_examples=25)
@given(damaged)
def test_what_a_team_sees_as_everyone_does_is_looked_at_once(given: fuzz.Input) -> None:
    """The items that are left out of a team's own hold nothing that is not found in the shared workspace."""
    quick = _found(check_texts(given.files, TODAY))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Workspace, "own", property(lambda self: self.entries, lambda *_: None), raising=False)
        assert _found(check_texts(given.files, TODAY)) == quick


@st.composite
def retold(draw: st.DrawFn) -> dict[str, str]:
    """The example of two teams with some of its texts replaced by any other."""
    files = dict(MISALIGNED)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(sorted(MISALIGNED)))
        root = read(Source(path, files[path])).root
        found = [text for text in texts(root) if text.style not in ("|", ">")] if root else []
        if found:
            text = draw(st.sampled_from(found))
            words = json.dumps(draw(st.text(max_size=30)), ensure_ascii=draw(st.booleans()))
            files[path] = files[path][: text.start] + words + files[path][text.end :]
    return files


@settings(max_examples=60)
@given(retold())
def test_any_text_can_stand_in_any_attribute(files: dict[str, str]) -> None:
    """Whatever is typed, a run ends in findings inside their files, and in reports and a glossary."""
    fuzz.run(fuzz.Input(files, "", ()))


def test_many_damaged_workspaces(capsys: pytest.CaptureFixture[str]) -> None:
    """``python -m tests.fuzz`` runs as many as one likes."""
    outcome = fuzz.fuzz(seed=3, count=150)
    assert outcome.failures == [], capsys.readouterr().out
    assert set(outcome.ends) == {
        "broken workspace file",
        "unreadable file",
        "misshapen",
        "findings",
        "clean",
    }
    assert len(outcome.rules) > 20


def test_the_same_seed_gives_the_same_inputs() -> None:
    """A failure can be repeated by its seed and number."""
    assert fuzz.damaged(1, 5) == fuzz.damaged(1, 5)
    assert fuzz.damaged(1, 5) != fuzz.damaged(1, 6)
    assert fuzz.damaged(1, 5) != fuzz.damaged(2, 5)


def test_the_hash_seed_and_the_locale_change_nothing(tmp_path: Path) -> None:
    """The same definitions give the same bytes on every machine."""
    folder = tmp_path / "definitions"
    shutil.copytree(fuzz.ROOT / "funnelspec/templates/misaligned/definitions", folder)
    command = [
        sys.executable,
        "-m",
        "funnelspec",
        "check",
        "--output-format",
        "json",
        "--today",
        "2026-01-15",
    ]
    outputs = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("2", "C")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": str(fuzz.ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["summary"]["files"] == len(MISALIGNED) - (CONFIG in MISALIGNED)
