"""``funnelspec check --fix``, ``--unsafe-fixes`` and ``--diff``."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from pathlib import Path

import pytest

from funnelspec.cli import write
from tests.conftest import WriteWorkspace
from tests.unit.cli.conftest import Run

FIELDS = """\
owner: sales
fields:
  country: {name: Country, definition: Where., type: choice, choices: [US, CA]}
  demo: {name: Demo, definition: Held., type: boolean}
  seats: {name: Seats, definition: Count., type: integer, see: [criteria/fit, criteria/many]}
"""
WRONG = """\
# How we draw the line
owner: sales
criteria:
  fit:
    name: Fit
    definition: >-
      Green
    when:
      - "country in (us, CA)"  # both
      - demo = yes
  many: {name: Many, definition: Many seats., when: seats between 9 and 5}
"""
SAFE = WRONG.replace("(us,", "(US,").replace("demo = yes", "demo")
ALL = SAFE.replace("9 and 5", "5 and 9")
FILES = {"fields.yaml": FIELDS, "criteria.yaml": WRONG}
LEFT = "criteria.yaml:11:67: error backwards-range"


def other(text: str, number: int) -> str:
    """The same about other items."""
    for name in ("fit", "many"):
        text = text.replace(f"{name}:", f"{name}_{number}:").replace(
            f"{name.title()} ", f"{name.title()} {number} "
        )
        text = text.replace(f"name: {name.title()}", f"name: {name.title()} {number}")
    return text


@pytest.fixture
def root(workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = workspace(FILES)
    monkeypatch.chdir(made)
    return made


def text(root: Path, path: str = "criteria.yaml") -> str:
    return (root / path).read_bytes().decode()


def test_a_check_says_what_it_could_correct(run: Run, root: Path) -> None:
    hint = "2 can be corrected with --fix, 1 more with --fix --unsafe-fixes\n"
    for form in ("full", "concise"):
        done = run("check", "--output-format", form)
        assert done.out.endswith(f"2 files, 5 items: 3 errors\n{hint}"), form
    for form in ("json", "github"):
        assert "--fix" not in run("check", "--output-format", form).out
    assert text(root) == WRONG


def test_safe_fixes_are_written_and_the_rest_is_told(run: Run, root: Path) -> None:
    done = run("check", "--fix", "--output-format", "concise")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith(LEFT)
    assert done.out.endswith(
        "2 files, 5 items: 1 error\n2 fixed in 1 file, 1 more can be corrected with --fix --unsafe-fixes\n"
    )
    assert (text(root), text(root, "fields.yaml")) == (SAFE, FIELDS)


def test_a_second_time_changes_nothing(run: Run, root: Path) -> None:
    run("check", "--fix")
    before = (root / "criteria.yaml").stat()
    done = run("check", "--fix", "--output-format", "concise")
    assert done.out.endswith("1 error\n1 can be corrected with --fix --unsafe-fixes\n")
    assert (root / "criteria.yaml").stat() == before


def test_all_fixes(run: Run, root: Path) -> None:
    done = run("check", "--fix", "--unsafe-fixes")
    assert done == (0, "2 files, 5 items: nothing to correct\n3 fixed in 1 file\n", "")
    assert text(root) == ALL


@pytest.mark.usefixtures("root")
def test_the_exit_code_tells_of_what_is_left(run: Run) -> None:
    assert run("check").code == 1
    assert run("check", "--fix", "--fail-on", "never").code == 0
    assert run("check", "--fix").code == 1
    assert run("check", "--fix", "--unsafe-fixes").code == 0


@pytest.mark.usefixtures("root")
def test_json_tells_what_is_left_and_nothing_else(run: Run) -> None:
    found = json.loads(run("check", "--fix", "--output-format", "json").out)
    assert [each["rule"] for each in found["findings"]] == ["backwards-range"]
    assert found["findings"][0]["fix"]["safe"] is False


def test_what_would_change_is_shown_and_not_written(run: Run, root: Path) -> None:
    done = run("check", "--diff")
    assert done == (
        1,
        """\
--- a/criteria.yaml
+++ b/criteria.yaml
@@ -6,6 +6,6 @@
     definition: >-
       Green
     when:
-      - "country in (us, CA)"  # both
-      - demo = yes
+      - "country in (US, CA)"  # both
+      - demo
   many: {name: Many, definition: Many seats., when: seats between 9 and 5}
""",
        "funnelspec: 2 would be fixed in 1 file\n",
    )
    assert text(root) == WRONG
    assert run("check", "--diff", "--unsafe-fixes").err == "funnelspec: 3 would be fixed in 1 file\n"
    assert run("check", "--diff", "--fix").out == done.out
    assert text(root) == WRONG


@pytest.mark.usefixtures("root")
def test_when_nothing_would_change_there_is_nothing_to_show(run: Run) -> None:
    run("check", "--fix")
    assert run("check", "--diff") == (0, "", "")


@pytest.mark.usefixtures("root")
def test_unsafe_fixes_alone_ask_for_something(run: Run) -> None:
    assert run("check", "--unsafe-fixes") == (
        2,
        "",
        "funnelspec: --unsafe-fixes goes with --fix or --diff\n",
    )


def test_a_broken_workspace_file_comes_first(run: Run, root: Path) -> None:
    (root / "funnelspec.yaml").write_text("Spec: 1\nname: Northwind\n")
    for option in ("--fix", "--diff"):
        done = run("check", option)
        assert done.code == 2
        assert "--fix" not in done.out
        assert "broken-config" in done.out
    assert text(root) == WRONG


def test_git_applies_what_is_shown(
    run: Run, workspace: WriteWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    crlf = WRONG.replace("\n", "\r\n")
    root = workspace(
        {
            "de f/\u00fcber.yaml": f"\ufeff{WRONG}",
            "z.yaml": other(crlf, 2).rstrip(),
            "f.yaml": FIELDS,
        }
    )
    subprocess.run(["git", "init", "-q", root.parent], check=True)
    subprocess.run(["git", "-C", root, "add", "."], check=True)
    (root / "draft.yaml").write_text(other(WRONG, 3))
    monkeypatch.chdir(root)
    shown = run("check", "--diff", "--unsafe-fixes", "--tracked").out
    assert "--- a/workspace/de f/\u00fcber.yaml\t\n" in shown
    subprocess.run(["git", "apply"], input=shown.encode(), check=True, cwd=root.parent)
    applied = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    subprocess.run(["git", "checkout", "-q", "."], check=True, cwd=root)
    done = run("check", "--fix", "--unsafe-fixes", "--tracked")
    assert "6 fixed in 2 files" in done.out
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == applied
    assert applied[root / "de f/\u00fcber.yaml"].decode() == f"\ufeff{ALL}"
    assert applied[root / "z.yaml"].decode() == other(ALL, 2).replace("\n", "\r\n").rstrip()
    assert (root / "draft.yaml").read_text() == other(WRONG, 3)


def _meanwhile(monkeypatch: pytest.MonkeyPatch, happens: object) -> None:
    """Something happens between the check and the writing."""
    from funnelspec import fixing

    plan = fixing.fix

    def planned(*given: object) -> fixing.Fixed:
        done = plan(*given)  # type: ignore[arg-type]
        happens()  # type: ignore[operator]
        return done

    monkeypatch.setattr(fixing, "fix", planned)


CHANGED = 'funnelspec: "criteria.yaml" has changed meanwhile; nothing is written. Run the command again\n'


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_that_changed_meanwhile_stops_everything(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    before = other(WRONG, 2)
    (root / "a.yaml").write_text(before)
    _meanwhile(monkeypatch, lambda: (root / "criteria.yaml").write_text("terms: {}\n"))
    assert run("check", option) == (2, "", CHANGED)
    assert (text(root, "a.yaml"), text(root)) == (before, "terms: {}\n")
    assert sorted(os.listdir(root)) == ["a.yaml", "criteria.yaml", "fields.yaml", "funnelspec.yaml"]


def test_a_file_that_vanished_or_leads_elsewhere_stops_everything(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = root.parent / "outside.yaml"
    outside.write_text(WRONG)

    def replaced() -> None:
        (root / "criteria.yaml").unlink()
        (root / "criteria.yaml").symlink_to(outside)

    with monkeypatch.context() as patch:
        _meanwhile(patch, replaced)
        assert run("check", "--fix") == (2, "", CHANGED)
    assert outside.read_text() == WRONG
    (root / "criteria.yaml").unlink()
    (root / "criteria.yaml").write_text(WRONG)
    _meanwhile(monkeypatch, (root / "criteria.yaml").unlink)
    assert run("check", "--fix") == (2, "", CHANGED)


def test_a_file_that_changes_while_others_are_written_stops_everything(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "a.yaml").write_text(other(WRONG, 2))
    fill = write._fill

    def filled(number: int, data: bytes, path: str) -> None:
        fill(number, data, path)
        if path == "criteria.yaml":
            (root / "criteria.yaml").write_text("terms: {}\n")

    monkeypatch.setattr(write, "_fill", filled)
    assert run("check", "--fix") == (2, "", CHANGED)
    assert text(root, "a.yaml") == other(WRONG, 2)
    assert sorted(os.listdir(root)) == ["a.yaml", "criteria.yaml", "fields.yaml", "funnelspec.yaml"]


def test_a_read_only_file_stops_everything(run: Run, root: Path) -> None:
    (root / "a.yaml").write_text(other(WRONG, 2))
    (root / "criteria.yaml").chmod(0o444)
    done = run("check", "--fix")
    assert (done.code, done.err) == (2, 'funnelspec: "criteria.yaml" is read-only; nothing is written\n')
    assert (text(root), text(root, "a.yaml")) == (WRONG, other(WRONG, 2))


def test_a_full_disk_leaves_the_files_as_they_were(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("check", "--fix")
    assert (done.code, done.err) == (2, 'funnelspec: "criteria.yaml" cannot be used: the disk is full\n')
    assert text(root) == WRONG
    assert sorted(os.listdir(root)) == ["criteria.yaml", "fields.yaml", "funnelspec.yaml"]


def test_an_interruption_leaves_each_file_old_or_new(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "a.yaml").write_text(other(WRONG, 2))
    replace, times = os.replace, []

    def interrupted(*given: str) -> None:
        times.append(given)
        if len(times) == 2:
            raise KeyboardInterrupt
        replace(*given)

    monkeypatch.setattr(os, "replace", interrupted)
    assert run("check", "--fix").code == 130
    assert (text(root, "a.yaml"), text(root)) == (other(SAFE, 2), WRONG)
    assert sorted(os.listdir(root)) == ["a.yaml", "criteria.yaml", "fields.yaml", "funnelspec.yaml"]


def test_permissions_and_links_stay(run: Run, root: Path) -> None:
    (root / "criteria.yaml").rename(root / "real.txt")
    (root / "real.txt").chmod(0o640)
    (root / "criteria.yaml").symlink_to("real.txt")
    assert "2 fixed in 1 file" in run("check", "--fix").out
    assert (root / "criteria.yaml").is_symlink()
    assert (root / "real.txt").read_text() == SAFE
    assert (root / "real.txt").stat().st_mode & 0o777 == 0o640


def test_what_is_not_corrected_is_said(run: Run, workspace: WriteWorkspace) -> None:
    line = "  fit: {name: Fit, definition: Green, when: Country = Mars}\n"
    root = workspace({"a.yaml": f"{FIELDS}criteria:\n{line}"})
    done = run("check", root, "--fix")
    assert done.code == 1
    assert done.out.endswith("\n1 not fixed, as that would make something else wrong\n")
