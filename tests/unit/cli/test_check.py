"""``funnelspec check``: which workspace, which form, which exit code."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import CONFIG, WriteWorkspace
from tests.unit.cli.conftest import CLEAN, DISPUTED, MISSHAPEN, TODAY, Run, start


def test_nothing_to_correct(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN})
    assert run("check", root) == (0, "1 file, 1 item: nothing to correct\n", "")


def test_no_definitions_at_all(run: Run, workspace: WriteWorkspace) -> None:
    assert run("check", workspace({})) == (0, "0 files, 0 items: nothing to check\n", "")


def test_a_disagreement_for_people(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(DISPUTED)
    monkeypatch.chdir(root)
    done = run("check")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith(
        'error two-meanings: "SAL" means two different things\n  --> sales.yaml:4:32\n'
    )
    assert "::: marketing.yaml:4:32" in done.out
    assert "Ask:  Marketing (#marketing-ops), Sales (#sales-ops)" in done.out
    assert done.out.endswith("2 files, 1 item: 1 error\n")
    assert max(map(len, done.out.splitlines())) <= 80


def test_paths_are_seen_from_where_one_stands(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({f"teams/{name}": text for name, text in DISPUTED.items()})
    for here, named, seen in (
        (root.parent, "workspace", "workspace/teams/sales.yaml:4:32: error two-meanings"),
        (root / "teams", ".", "sales.yaml:4:32: error"),
        (root.parent, "workspace/teams/marketing.yaml", "workspace/teams/sales.yaml:4:32: error"),
    ):
        monkeypatch.chdir(here)
        done = run("check", named, "--output-format", "concise")
        assert (done.code, done.out.startswith(seen)) == (1, True), done.out


def test_definitions_below_are_found(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({"terms.yaml": CLEAN})
    root.rename(root.parent / "definitions")
    monkeypatch.chdir(root.parent)
    assert run("check").code == 0
    assert run("check", root.parent).out == "1 file, 1 item: nothing to correct\n"


def test_there_is_nothing_of_that_name(run: Run) -> None:
    assert run("check", "nowhere") == (2, "", 'funnelspec: there is no file or folder "nowhere"\n')


def test_there_is_no_workspace(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "README.md").write_text("x")
    monkeypatch.chdir(tmp_path)
    makes = "`funnelspec init` makes a new folder of definitions\n"
    assert run("check") == (
        2,
        "",
        f'funnelspec: there is no funnelspec.yaml here, above or in "definitions"; {makes}',
    )
    assert run("check", "README.md").err == (
        f'funnelspec: there is no funnelspec.yaml in "README.md", above it or in "definitions"; {makes}'
    )


def test_the_workspace_below_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "funnelspec.yaml").write_text("spec: 1\nname: Northwind\n")
    none = 'funnelspec: there is no funnelspec.yaml here, above or in "definitions"; '
    assert run("check") == (2, "", f'{none}name the folder that has one: "glossary"\n')
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "funnelspec.yaml").write_text("spec: 1\n")
    assert run("check").err == f"{none}several folders below have one; name the one that you mean\n"


def test_hostile_names_do_not_steer_the_terminal(run: Run) -> None:
    assert run("check", "\x1b[31mred\nline") == (
        2,
        "",
        'funnelspec: there is no file or folder "\\x1b[31mred\\nline"\n',
    )


def test_a_broken_workspace_file(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"funnelspec.yaml": CONFIG.replace("name: Northwind", "nmae: Northwind")})
    done = run("check", root, "--fail-on", "never")
    assert (done.code, done.err) == (2, "")
    assert 'error broken-config: funnelspec.yaml has an unknown attribute "nmae"' in done.out
    assert "funnelspec.yaml:2:1\n" in done.out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 0), ("info", 1), ("never", 0)])
def test_which_findings_fail(run: Run, workspace: WriteWorkspace, fail_on: str, code: int) -> None:
    root = workspace({"terms.yaml": CLEAN.replace("owner: sales\n", "")})
    assert run("check", root, "--fail-on", fail_on).code == code


def test_errors_do_not_fail_when_nothing_shall(run: Run, workspace: WriteWorkspace) -> None:
    assert run("check", workspace(DISPUTED), "--fail-on", "never").code == 0


def test_notes_are_counted_and_listed_on_demand(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"terms.yaml": CLEAN.replace("owner: sales\n", "")})
    done = run("check", root)
    assert done.out == "1 file, 1 item: no errors or warnings, 1 note (--show info lists it)\n"
    done = run("check", root, "--show", "info", "--output-format", "concise")
    assert "terms.yaml:2:3: info missing-owner" in done.out


@pytest.mark.parametrize("written", ["soon", "20260301", "2026-W09-7", "2026-02-30", " 2026-03-01"])
def test_a_day_that_is_none(run: Run, workspace: WriteWorkspace, written: str) -> None:
    root = workspace({})
    said = f'funnelspec: "{written}" is not a day; write it as 2026-03-01\n'
    assert run("check", root, "--today", written) == (2, "", said)
    assert run("render", root, "--today", written) == (2, "", said)


EXPIRING = f"""\
{CLEAN}  rep:
    name: LD  # funnelspec: ignore[duplicate-name] until 2026-06-30 renamed soon
    definition: A seller.
"""


def test_the_day_decides(run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace({"terms.yaml": EXPIRING})
    before, after = ("2026-06-30", "2026-07-01")
    assert run("check", root, "--today", before).out.endswith(": nothing to correct, 1 hidden by comments\n")
    late = run("check", root, "--today", after)
    assert "expired-suppression" in late.out
    monkeypatch.setenv("FUNNELSPEC_TODAY", after)
    assert run("check", root) == late
    assert "expired-suppression" not in run("check", root, "--today", before).out
    monkeypatch.setenv("FUNNELSPEC_TODAY", "tomorrow")
    assert run("check", root).err == 'funnelspec: "tomorrow" is not a day; write it as 2026-03-01\n'


def test_json(run: Run, workspace: WriteWorkspace) -> None:
    done = run("check", workspace(DISPUTED), "--output-format", "json")
    assert (done.code, done.err) == (1, "")
    report = json.loads(done.out)
    assert [found["rule"] for found in report["findings"]] == ["two-meanings"]
    assert report["findings"][0]["primary"]["path"] == "sales.yaml"


def test_the_form_from_the_environment(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({"terms.yaml": CLEAN})
    monkeypatch.setenv("FUNNELSPEC_OUTPUT_FORMAT", "json")
    assert json.loads(run("check", root).out)["findings"] == []
    assert run("check", root, "--output-format", "full").out == "1 file, 1 item: nothing to correct\n"
    monkeypatch.setenv("FUNNELSPEC_OUTPUT_FORMAT", "xml")
    done = run("check", root)
    assert (done.code, done.out) == (2, "")
    assert "(env var: 'FUNNELSPEC_OUTPUT_FORMAT'): 'xml' is not one of 'full'" in done.err
    monkeypatch.setenv("FUNNELSPEC_OUTPUT_FORMAT", "")
    assert run("check", root).out == "1 file, 1 item: nothing to correct\n"


def repository(root: Path) -> None:
    subprocess.run(["git", "init", "-q", root], check=True)
    subprocess.run(["git", "-C", root, "add", "."], check=True)
    subprocess.run(["git", "-C", root, "commit", "-qm", "Definitions"], check=True)


def test_github_gets_annotations_and_a_summary(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = workspace(
        {f"definitions/{name}": text for name, text in {"funnelspec.yaml": CONFIG, **DISPUTED}.items()}
    )
    (root / "funnelspec.yaml").unlink()
    repository(root)
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.chdir(root / "definitions")  # annotations count from the root of the repository all the same
    done = run("check")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("::error file=definitions/sales.yaml,line=4,")
    said = summary.read_text()
    assert said.startswith("before\n")
    assert "means two different things" in said
    assert "before" in said
    assert run("check", "--output-format", "full").out.startswith("error two-meanings")
    assert summary.read_text() == said
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert run("check").out.startswith("error two-meanings")


def test_a_summary_that_cannot_be_written_does_not_change_the_verdict(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary.md"))
    for files, code in ((DISPUTED, 1), ({"marketing.yaml": "", "sales.yaml": ""}, 0)):
        done = run("check", workspace(files))
        assert (done.code, done.err) == (code, "funnelspec: the job summary could not be written\n")


def test_only_what_git_tracks(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"marketing.yaml": DISPUTED["marketing.yaml"]})
    repository(root)
    (root / "sales.yaml").write_text(DISPUTED["sales.yaml"])
    assert run("check", root).code == 1
    assert run("check", root, "--tracked").code == 0
    subprocess.run(["git", "-C", root, "add", "sales.yaml"], check=True)
    assert run("check", root, "--tracked").code == 1


def test_tracked_in_a_second_work_tree(
    run: Run, workspace: WriteWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(DISPUTED)
    repository(root)
    second = tmp_path / "second"
    subprocess.run(["git", "-C", root, "worktree", "add", "-q", second], check=True)
    monkeypatch.chdir(second)
    done = run("check", "--tracked", "--output-format", "github")
    assert done.code == 1
    assert done.out.startswith("::error file=sales.yaml,line=4,")


def test_tracked_outside_a_repository(run: Run, workspace: WriteWorkspace) -> None:
    assert run("check", workspace({"terms.yaml": CLEAN}), "--tracked") == (
        2,
        "",
        "funnelspec: git tells which files are tracked, and finds no repository here\n",
    )


@pytest.mark.parametrize(
    ("environment", "args", "colored"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"FORCE_COLOR": "1"}, ["--output-format", "json"], False),
        ({"FORCE_COLOR": "1"}, ["--output-format", "github"], False),
    ],
)
def test_colour(
    run: Run,
    workspace: WriteWorkspace,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    args: list[str],
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = run("check", workspace(DISPUTED), *args)
    assert done.code == 1
    assert ("\x1b[" in done.out) is colored


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False)],
)
def test_a_terminal(workspace: WriteWorkspace, environment: dict[str, str], colored: bool) -> None:
    import pty

    root = workspace(DISPUTED)
    ours, theirs = pty.openpty()
    done = start("check", root, environment={"TERM": "xterm", **environment}, stdout=theirs, stderr=theirs)
    os.close(theirs)
    printed = b""
    while True:
        try:
            printed += (part := os.read(ours, 65536))
        except OSError:  # the other end is closed
            break
        if not part:
            break
    os.close(ours)
    assert done.code == 1
    assert b"two-meanings" in printed
    assert (b"\x1b[" in printed) is colored
    assert b"Reading" not in printed


def test_the_report_is_the_same_at_any_width(
    workspace: WriteWorkspace,
) -> None:
    root = workspace(DISPUTED)
    reports = {start("check", root, environment={"COLUMNS": columns}).out for columns in ("40", "80", "200")}
    assert len(reports) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(run: Run, workspace: WriteWorkspace) -> None:
    root = workspace({"sales/terms.yaml": CLEAN})
    (root / "sales").chmod(0)
    try:
        done = run("check", root)
    finally:
        (root / "sales").chmod(0o755)
    assert (done.code, done.err) == (1, "")
    assert "error unreadable-file: A folder cannot be read" in done.out
    assert "reading it is not allowed" in done.out


def test_a_misshapen_item_is_an_error(run: Run, workspace: WriteWorkspace) -> None:
    done = run("check", workspace({"terms.yaml": MISSHAPEN}), "--output-format", "concise", "--today", TODAY)
    assert done.code == 1
    assert "terms.yaml:2:45: error unknown-attribute" in done.out
