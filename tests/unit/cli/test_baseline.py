"""``check --baseline`` and ``--write-baseline``: known findings are counted, and only become fewer."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import CONFIG
from tests.unit.cli.conftest import Run

FAULTY = (
    "owner: sales\nterms:\n"
    "  {0}: {{name: {1}, definition: {1} is what sales says for {2}., see: [terms/{2}]}}\n"
)
CLEAN = "owner: sales\nterms:\n  call: {name: Call, definition: A talk over the phone.}\n"
LINE = (
    '    {{"rule": "unknown-reference", "severity": "error", "headline": "\\"see\\" of \\"{}\\" names an '
    'item that does not exist", "entries": ["terms/{}"], "fingerprint": "{}"}}'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ``definitions`` that hold two faults; the current one."""
    put(tmp_path, {"funnelspec.yaml": CONFIG, "a.yaml": FAULTY.format("a", "Alpha", "x")})
    put(tmp_path, {"b.yaml": FAULTY.format("b", "Beta", "y")})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / "definitions").mkdir(exist_ok=True)
        (folder / "definitions" / name).write_text(text, encoding="utf-8")


def written(folder: Path) -> Any:
    return json.loads((folder / "b.json").read_text(encoding="utf-8"))


def test_the_first_time_everything_is_written_and_nothing_fails(folder: Path, run: Run) -> None:
    assert run("check").code == 1
    done = run("check", "--write-baseline", "b.json")
    assert done == (
        0,
        "2 files, 2 items: nothing new to correct\n2 findings are in the baseline and not shown\n",
        'funnelspec: 2 findings written to "b.json"\n',
    )
    text = (folder / "b.json").read_text(encoding="utf-8")
    first, second = (each["fingerprint"] for each in written(folder)["findings"])
    assert text == (
        '{\n  "kind": "funnelspec baseline",\n  "version": 1,\n  "findings": [\n'
        + LINE.format("Alpha", "a", first)
        + ",\n"
        + LINE.format("Beta", "b", second)
        + "\n  ]\n}\n"
    )
    schema = json.loads(run("schema", "--of", "baseline").out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(written(folder))


def test_what_is_new_fails_and_is_not_taken_in(folder: Path, run: Run) -> None:
    run("check", "--write-baseline", "b.json")
    before = (folder / "b.json").read_bytes()
    put(folder, {"c.yaml": FAULTY.format("c", "Gamma", "z")})
    done = run("check", "--baseline", "b.json", "--output-format", "json")
    values = json.loads(done.out)
    assert (done.code, done.err, values["baseline"]) == (1, "", "b.json")
    # Three places that name three things stay three findings.
    assert [each["entries"] for each in values["findings"]] == [["terms/c"]]
    assert (values["summary"]["errors"], values["summary"]["known"]) == (1, 2)
    assert run("check", "--write-baseline", "b.json").code == 1
    assert (folder / "b.json").read_bytes() == before


def test_a_third_place_of_one_cause_is_shown_and_the_two_stay_known(folder: Path, run: Run) -> None:
    put(folder, {"b.yaml": FAULTY.format("b", "Beta", "x")})
    run("check", "--write-baseline", "b.json")
    before = (folder / "b.json").read_bytes()
    put(folder, {"c.yaml": FAULTY.format("c", "Gamma", "x")})
    done = run("check", "--baseline", "b.json")
    assert (done.code, "3 places name" in done.out, "gone" in done.out) == (1, True, False)
    run("check", "--write-baseline", "b.json")
    assert (folder / "b.json").read_bytes() == before
    put(folder, {"c.yaml": CLEAN})
    assert run("check", "--baseline", "b.json").code == 0


def test_what_is_gone_is_told_and_taken_out(folder: Path, run: Run) -> None:
    run("check", "--write-baseline", "b.json")
    before = (folder / "b.json").read_text(encoding="utf-8").splitlines()
    put(folder, {"a.yaml": CLEAN})
    told = (
        "2 files, 2 items: nothing new to correct\n"
        "1 finding is in the baseline and not shown; 1 is gone:\n"
        '  unknown-reference: "see" of "Alpha" names an item that does not exist\n'
    )
    assert run("check", "--baseline", "b.json") == (0, told, "")
    assert (folder / "b.json").read_text(encoding="utf-8").splitlines() == before
    done = run("check", "--write-baseline", "b.json")
    assert done == (0, told, 'funnelspec: 1 finding taken out of "b.json"\n')
    assert (folder / "b.json").read_text(encoding="utf-8").splitlines() == [
        *before[:4],
        before[5],
        *before[6:],
    ]
    put(folder, {"a.yaml": FAULTY.format("a", "Alpha", "x")})
    assert run("check", "--baseline", "b.json").code == 1


def test_nothing_is_taken_out_while_new_errors_hide_findings(folder: Path, run: Run) -> None:
    run("check", "--write-baseline", "b.json")
    before = (folder / "b.json").read_bytes()
    put(folder, {"a.yaml": "terms: [\n"})
    done = run("check", "--write-baseline", "b.json")
    assert (done.code, "gone" in done.out) == (1, False)
    assert done.err == 'funnelspec: "b.json" stays as it is, as new errors keep something from being read\n'
    assert (folder / "b.json").read_bytes() == before


def test_a_finding_that_has_become_an_error_is_shown_and_stays_in_the_file(folder: Path, run: Run) -> None:
    put(folder, {"b.yaml": CLEAN.removeprefix("owner: sales\n")})
    run("check", "--write-baseline", "b.json")
    before = (folder / "b.json").read_bytes()
    put(folder, {"funnelspec.yaml": CONFIG + "rules: {missing-owner: error}\n"})
    done = run("check", "--write-baseline", "b.json")
    assert (done.code, "error missing-owner" in done.out, (folder / "b.json").read_bytes()) == (
        1,
        True,
        before,
    )


def test_comments_are_used_whatever_the_baseline_says(folder: Path, run: Run) -> None:
    line = (
        FAULTY.format("a", "Alpha", "x").rstrip() + "  # funnelspec: ignore[unknown-reference] moves soon\n"
    )
    put(folder, {"a.yaml": line})
    run("check", "--write-baseline", "b.json")
    assert len(written(folder)["findings"]) == 1
    done = run("check", "--baseline", "b.json", "--show", "info")
    assert (done.code, "unused" in done.out) == (0, False)


def test_a_baseline_and_a_revision_together(folder: Path, run: Run) -> None:
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    run("check", "--write-baseline", "b.json")
    put(folder, {"a.yaml": CLEAN})
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    put(folder, {"a.yaml": FAULTY.format("a", "Alpha", "x"), "c.yaml": FAULTY.format("c", "Gamma", "z")})
    done = run("check", "--baseline", "b.json", "--since", "HEAD", "--output-format", "json")
    values = json.loads(done.out)
    assert [each["entries"] for each in values["findings"]] == [["terms/c"]]
    assert (values["summary"]["known"], values["gone"]) == (2, [])


def test_fixes_leave_what_is_known_and_the_baseline_is_written_after_them(folder: Path, run: Run) -> None:
    old = CLEAN.replace("definition:", "Definition:")
    put(folder, {"a.yaml": old, "b.yaml": CLEAN.replace("call", "talk").replace("Call", "Talk")})
    run("check", "--write-baseline", "b.json")
    put(folder, {"c.yaml": old.replace("call", "demo").replace("Call", "Demo").replace("phone", "wire")})
    done = run("check", "--fix", "--write-baseline", "b.json")
    assert (done.code, "1 fixed in 1 file" in done.out) == (0, True)
    assert (folder / "definitions/a.yaml").read_text(encoding="utf-8") == old
    assert "definition:" in (folder / "definitions/c.yaml").read_text(encoding="utf-8")
    assert len(written(folder)["findings"]) == 1


HEAD = '{"kind": "funnelspec baseline", "version": '


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not JSON"),
        ("<<<<<<< HEAD\n", "is not JSON"),
        ("\udcff", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no baseline of funnelspec"),
        ('{"version": 1, "findings": []}', "is no baseline of funnelspec"),
        (HEAD + "2}", "is written by a later funnelspec; upgrade"),
        (HEAD + "1}", 'has no list "findings"'),
        (HEAD + '1, "findings": [7]}', "is broken: finding 1 in it is not as --write-baseline writes it"),
        (
            HEAD + '1, "findings": [{"rule": "a", "severity": "off", "headline": "b", "entries": [], '
            '"fingerprint": "c"}]}',
            "is broken: finding 1 in it is not as --write-baseline writes it",
        ),
    ],
)
def test_what_is_no_baseline(folder: Path, run: Run, text: str, said: str) -> None:
    (folder / "b.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert run("check", "--baseline", "b.json") == (2, "", f'funnelspec: "b.json" {said}\n')
    done = run("check", "--write-baseline", "b.json")
    assert done == (2, "", f'funnelspec: "b.json" {said}; delete it to begin anew\n')
    assert (folder / "b.json").read_bytes() == text.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--baseline", "none.json"), 'there is no baseline "none.json"; --write-baseline writes it'),
        (("--baseline", ""), "the baseline is named by nothing; name it baseline.json"),
        (("--write-baseline", ""), "the baseline is named by nothing; name it baseline.json"),
        (
            ("--write-baseline", "definitions/b.YAML"),
            '"definitions/b.YAML" would be a file of definitions; name the baseline baseline.json',
        ),
        (("--write-baseline", "no/b.json"), '"no/b.json" cannot be written: there is no such folder'),
        (("--baseline", "definitions"), '"definitions" is not a file'),
        (("--baseline", "pipe"), '"pipe" is not a file'),
        (
            ("--baseline", "a.json", "--write-baseline", "b.json"),
            "--baseline and --write-baseline name two files; --write-baseline alone does both",
        ),
        (
            ("--write-baseline", "b.json", "--diff"),
            "--diff changes nothing, so --write-baseline does not go with it",
        ),
    ],
)
def test_what_cannot_be_done(folder: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    os.mkfifo(folder / "pipe")
    assert run("check", *words) == (2, "", f"funnelspec: {said}\n")
    assert sorted(os.listdir(folder)) == ["definitions", "pipe"]


def test_a_broken_workspace_file_writes_nothing(folder: Path, run: Run) -> None:
    put(folder, {"funnelspec.yaml": "spec: 7\n"})
    assert run("check", "--write-baseline", "b.json").code == 2
    assert not (folder / "b.json").exists()


def test_words_of_strangers_in_a_baseline_stay_words(folder: Path, run: Run) -> None:
    run("check", "--write-baseline", "b.json")
    values = written(folder)
    values["findings"].append(
        {
            "rule": "<b>::error::x",
            "severity": "error",
            "headline": "\x1b[31m<script>\n::error::no",
            "entries": [],
            "fingerprint": "0",
        }
    )
    (folder / "b.json").write_text(json.dumps(values), encoding="utf-8")
    out = run("check", "--baseline", "b.json").out
    assert "  <b>::error::x: \\x1b[31m<script>\\n::error::no\n" in out
    out = run("check", "--baseline", "b.json", "--output-format", "github").out
    assert all(not line.lstrip().startswith("::error") for line in out.splitlines())
    assert "<script>" not in _summary(folder, run)


def _summary(folder: Path, run: Run) -> str:
    from unittest.mock import patch

    target = folder / "summary.md"
    with patch.dict(os.environ, {"GITHUB_STEP_SUMMARY": str(target)}):
        run("check", "--baseline", "b.json", "--output-format", "github")
    return target.read_text(encoding="utf-8")
