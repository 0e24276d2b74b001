"""What was there before is read from git, and what says the same is not read again."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from funnelspec import history
from funnelspec.engine import Run, check_folder, check_revision
from funnelspec.files import CONFIG, WorkspaceError
from tests.conftest import WriteWorkspace

TODAY = date(2026, 1, 15)
ONE = "owner: sales\nterms:\n  one: {name: One, definition: The first of all.}\n"
TWO = "owner: sales\nterms:\n  two: {name: Two, definition: What comes after the first.}\n"


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def root(workspace: WriteWorkspace) -> Path:
    folder = workspace({"a.yaml": ONE, "b/b.yaml": TWO, "b/note.md": "No definitions."})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    return folder


def trees(run: Run | None) -> dict[str, object]:
    assert run is not None
    assert run.read is not None
    return {tree.source.path: tree for tree in run.read.trees}


def test_nothing_is_checked_again_where_nothing_has_changed(root: Path) -> None:
    now = check_folder(str(root), TODAY)
    assert check_revision(now, "main", TODAY).run is now


def test_only_what_has_changed_is_read_again(root: Path) -> None:
    (root / "a.yaml").write_text(ONE.replace("of all", "of three"), encoding="utf-8")
    now = check_folder(str(root), TODAY)
    then = check_revision(now, "main", TODAY).run
    assert trees(then)["b/b.yaml"] is trees(now)["b/b.yaml"]
    assert trees(then)["a.yaml"] is not trees(now)["a.yaml"]
    assert then is not None
    assert then.model is not None
    assert then.model.shared.entries["terms/one"].definition.value == "The first of all."  # type: ignore[union-attr]


def test_the_commit_is_the_merge_base(root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-qb", "change")
    git(root, "commit", "-qm", "change", "--allow-empty")
    git(root, "checkout", "-q", "main")
    git(root, "commit", "-qm", "main", "--allow-empty")
    git(root, "checkout", "-q", "change")
    found = history.find(str(root), "main")
    assert found is not None
    assert (found.commit, found.folder, sorted(found.blobs)) == (
        first,
        "",
        ["a.yaml", "b/b.yaml", "b/note.md", CONFIG],
    )


def test_a_file_that_git_lacks(root: Path) -> None:
    (root / "a.yaml").write_text("terms: {}\n", encoding="utf-8")
    blob = git(root, "rev-parse", "HEAD:a.yaml")
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(WorkspaceError):
        check_revision(check_folder(str(root), TODAY), "main", TODAY)


def test_odd_names_and_bytes_of_then_are_what_they_are_now(root: Path) -> None:
    (root / "wide.yaml").write_bytes(ONE.encode("utf-16"))
    (root / "with\nline.yaml").write_text("terms: [\n", encoding="utf-8")
    (root / "large.yaml").write_bytes(b"#" * 2_000_001)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "odd")
    (root / "a.yaml").write_text(ONE.replace("of all", "of three"), encoding="utf-8")
    now = check_folder(str(root), TODAY)
    then = check_revision(now, "HEAD", TODAY).run
    assert then is not None
    assert [found.fingerprint for found in then.report.diagnostics] == [
        found.fingerprint for found in now.report.diagnostics
    ]
    assert {found.at.where.path for found in then.report.diagnostics} >= {
        "wide.yaml",
        "with\nline.yaml",
        "large.yaml",
    }


def test_a_link_to_a_folder_elsewhere_was_there_before(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (root / "b/more").symlink_to(elsewhere)
    (root / "b/note").symlink_to("note.md")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "linked")
    now = check_folder(str(root), TODAY)
    then = check_revision(now, "HEAD", TODAY).run
    assert then is not None
    for run in (now, then):
        found = [(each.card.name, each.at.where.path) for each in run.report.diagnostics]
        assert found == [("outside-workspace", "b/more")]


@pytest.mark.parametrize("name", ["^HEAD", "-x", "--upload-pack=touch x"])
def test_what_git_would_take_for_something_else_than_a_commit(root: Path, name: str) -> None:
    with pytest.raises(WorkspaceError, match="is no revision"):
        history.find(str(root), name)
