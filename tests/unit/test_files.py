"""Whatever a disk holds is a file or a finding, never an exception, and nothing waits."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from funnelspec import files
from funnelspec.files import LARGEST, WorkspaceError, discover, find_workspace, load, load_config

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def nothing(_: str) -> bool:
    return False


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "funnelspec.yaml").write_text("spec: 1\n")
    return folder


def put(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("a: 1\n")


def found(root: Path, exclude: Callable[[str], bool] = nothing, tracked: bool = False) -> list[str]:
    result = discover(str(root), exclude, tracked)
    assert result.findings == []
    return result.paths


def the_finding(root: Path) -> tuple[str, str, str, tuple[int, int]]:
    """Rule, path, headline and place of the only finding."""
    (finding,) = discover(str(root), nothing).findings
    return (finding.rule, finding.at.where.path, finding.headline, finding.at.where.first)


class TestDiscover:
    def test_every_yaml_file_sorted_whatever_the_order_on_disk(self, root: Path) -> None:
        put(
            root,
            "b.yaml",
            "a/z.yml",
            "a.yaml",
            "a-b.yaml",
            "a/b/c.yaml",
            "B.yaml",
            "notes.txt",
            "x.yaml.orig",
        )
        assert found(root) == ["B.yaml", "a-b.yaml", "a.yaml", "a/b/c.yaml", "a/z.yml", "b.yaml"]

    def test_hidden_files_and_folders_are_left_out(self, root: Path) -> None:
        put(root, ".git/a.yaml", ".venv/b.yaml", "a/.cache/c.yaml", ".pre-commit-config.yaml", "d.yaml")
        assert found(root) == ["d.yaml"]

    def test_excluded_ones_are_left_out_and_their_folders_not_entered(self, root: Path) -> None:
        put(root, "old/a.yaml", "old/deep/b.yaml", "c.yaml", "d.yaml")
        asked: list[str] = []

        def exclude(path: str) -> bool:
            asked.append(path)
            return path in ("old", "d.yaml")

        assert found(root, exclude) == ["c.yaml"]
        assert not [path for path in asked if path.startswith("old/")]

    def test_a_folder_with_its_own_workspace_is_left_out(self, root: Path) -> None:
        put(root, "a.yaml", "inner/funnelspec.yaml", "inner/b.yaml", "inner/deep/c.yaml", "other/d.yaml")
        assert found(root) == ["a.yaml", "other/d.yaml"]

    def test_a_folder_that_is_named_like_a_file(self, root: Path) -> None:
        put(root, "a.yaml/b.yaml")
        assert found(root) == ["a.yaml/b.yaml"]

    def test_no_such_folder(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError, match=r"^The folder cannot be read: it does not exist$"):
            discover(str(tmp_path / "nowhere"), nothing)

    def test_a_folder_below_that_may_not_be_read(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(root, "a.yaml", "secret/b.yaml")
        scan = os.scandir

        def refuse(path: str) -> object:
            if path.endswith("secret"):
                raise PermissionError(13, "?")
            return scan(path)

        monkeypatch.setattr(os, "scandir", refuse)
        result = discover(str(root), nothing)
        assert result.paths == ["a.yaml"]
        (finding,) = result.findings
        assert (finding.rule, finding.headline) == ("unreadable-file", "A folder cannot be read")
        assert (finding.at.where.path, finding.at.text) == ("secret", "reading it is not allowed")

    def test_very_deep_folders(self, root: Path) -> None:
        path = "/".join("d" * 3 for _ in range(300))
        put(root, f"{path}/a.yaml")
        assert found(root) == [f"{path}/a.yaml"]


@posix
class TestLinks:
    def test_out_of_the_workspace(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "outside.yaml").write_text("a: 1\n")
        (root / "link.yaml").symlink_to(tmp_path / "outside.yaml")
        headline = "A link leads out of the workspace"
        assert the_finding(root) == ("outside-workspace", "link.yaml", headline, (1, 1))

    def test_into_what_git_keeps_for_itself(self, root: Path) -> None:
        (root / ".git").mkdir()
        (root / ".git/config").write_text("url = https://name:password@example.com\n")
        (root / "link.yaml").symlink_to(".git/config")
        headline = "A link leads out of the workspace"
        assert the_finding(root) == ("outside-workspace", "link.yaml", headline, (1, 1))

    @pytest.mark.parametrize("target", ["../outside.yaml", ".git/config"])
    def test_the_workspace_file_is_no_link_out_of_the_repository(self, root: Path, target: str) -> None:
        (root / ".git").mkdir()
        for secret in (root.parent / "outside.yaml", root / ".git/config"):
            secret.write_text("password\n")
        (root / files.CONFIG).unlink(missing_ok=True)
        (root / files.CONFIG).symlink_to(target)
        source, (finding,) = load_config(str(root))
        assert (source.text, finding.rule, finding.at.where.path) == ("", "outside-workspace", files.CONFIG)

    def test_the_workspace_file_may_be_a_link_within_the_repository(self, root: Path) -> None:
        (root / ".git").mkdir()
        put(root, "shared/teams.yaml")
        (root / files.CONFIG).unlink(missing_ok=True)
        (root / files.CONFIG).symlink_to("shared/teams.yaml")
        source, findings = load_config(str(root))
        assert (source.text, findings) == ((root / "shared/teams.yaml").read_text(), [])

    def test_a_folder_out_of_the_workspace(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "workspace-two").mkdir()
        (root / "link").symlink_to(tmp_path / "workspace-two")
        headline = "A link leads out of the workspace"
        assert the_finding(root) == ("outside-workspace", "link", headline, (1, 1))

    def test_to_what_is_found_anyway_is_not_read_twice(self, root: Path) -> None:
        put(root, "a/b.yaml")
        (root / "again.yaml").symlink_to(root / "a/b.yaml")
        (root / "folder").symlink_to(root / "a")
        (root / "a/up").symlink_to(root)
        assert found(root) == ["a/b.yaml"]

    def test_to_what_is_not_found_otherwise(self, root: Path) -> None:
        (root / "terms.txt").write_text("a: 1\n")
        (root / "a.yaml").symlink_to("terms.txt")
        assert found(root) == ["a.yaml"]

    def test_back_to_itself(self, root: Path) -> None:
        (root / "a.yaml").symlink_to("b.yaml")
        (root / "b.yaml").symlink_to("a.yaml")
        (root / "c").symlink_to("c")
        findings = discover(str(root), nothing).findings
        assert [(finding.rule, finding.at.where.path, finding.at.text) for finding in findings] == [
            ("unreadable-file", "a.yaml", "it is a link that leads back to itself"),
            ("unreadable-file", "b.yaml", "it is a link that leads back to itself"),
        ]

    def test_to_nothing(self, root: Path) -> None:
        (root / "a.yaml").symlink_to("gone.txt")
        assert found(root) == ["a.yaml"]
        _, (finding,) = load(str(root), "a.yaml")
        assert (finding.rule, finding.at.text) == ("unreadable-file", "it does not exist")

    def test_the_workspace_itself_may_be_one(self, root: Path, tmp_path: Path) -> None:
        put(root, "a.yaml", "b/c.yaml")
        (tmp_path / "link").symlink_to(root)
        assert found(tmp_path / "link") == ["a.yaml", "b/c.yaml"]


@posix
def test_a_name_that_is_not_utf8(root: Path) -> None:
    try:
        (root / os.fsdecode(b"caf\xe9.yaml")).write_text("a: 1\n")
    except OSError:
        pytest.skip("this disk takes only UTF-8 names")
    headline = "The name of a file is not readable as text"
    assert the_finding(root) == ("unreadable-file", "caf?.yaml", headline, (1, 1))


class TestLoad:
    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (b"a: 1\r\n", "a: 1\r\n"),
            (b"\xef\xbb\xbfa: \xc3\xa9\n", "a: é\n"),
            (b"", ""),
            (b"\xef\xbb\xbf", ""),
            ("a: 😀".encode(), "a: 😀"),
        ],
    )
    def test_text_without_byte_order_mark(self, root: Path, data: bytes, text: str) -> None:
        (root / "a.yaml").write_bytes(data)
        source, findings = load(str(root), "a.yaml")
        assert (source.path, source.text, findings) == ("a.yaml", text, [])

    @pytest.mark.parametrize(
        "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
    )
    def test_utf16_and_utf32(self, root: Path, encoding: str) -> None:
        (root / "a.yaml").write_bytes("terms: é\n".encode(encoding))
        source, (finding,) = load(str(root), "a.yaml")
        assert (source.text, finding.rule, finding.at.where.first) == ("", "not-utf-8", (1, 1))
        assert finding.headline == "A file is saved as UTF-16 or UTF-32"
        assert finding.help.startswith("Save the file as UTF-8")

    @pytest.mark.parametrize(
        ("data", "place", "byte"),
        [
            (b"caf\xe9: 1\n", (1, 4), "E9"),
            (b"\xc3\xa9: 1\r\nb: \x80\n", (2, 4), "80"),
            (b"\xef\xbb\xbf\xc3\xa9 \xff", (1, 3), "FF"),
            (b"a\nb\xc3", (2, 2), "C3"),
            (b"a: \xed\xa0\x80", (1, 4), "ED"),
        ],
    )
    def test_other_bytes(self, root: Path, data: bytes, place: tuple[int, int], byte: str) -> None:
        (root / "a.yaml").write_bytes(data)
        source, (finding,) = load(str(root), "a.yaml")
        assert (source.text, finding.rule, finding.at.where.first) == ("", "not-utf-8", place)
        assert finding.at.text == f"byte {byte} in hexadecimal"
        assert finding.at.where.text == "\ufffd"

    def test_too_large_is_not_read(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with open(root / "a.yaml", "wb") as file:
            file.truncate(50_000_000)

        def fail(*_: object) -> bytes:
            raise AssertionError("read")

        monkeypatch.setattr(os, "read", fail)
        source, (finding,) = load(str(root), "a.yaml")
        assert (source.text, finding.rule, finding.at.where.first) == ("", "file-too-large", (1, 1))
        assert (finding.headline, finding.at.text) == ("A definitions file is larger than 2 MB", "50.0 MB")

    def test_just_large_enough(self, root: Path) -> None:
        (root / "a.yaml").write_bytes(b"#" * LARGEST)
        source, findings = load(str(root), "a.yaml")
        assert (len(source.text), findings) == (LARGEST, [])
        (root / "a.yaml").write_bytes(b"#" * (LARGEST + 1))
        assert [finding.rule for finding in load(str(root), "a.yaml")[1]] == ["file-too-large"]

    def test_a_file_that_grows_while_it_is_read(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(root, "a.yaml")
        monkeypatch.setattr(os, "read", lambda *_: b"#" * 1_000_000)
        assert [finding.rule for finding in load(str(root), "a.yaml")[1]] == ["file-too-large"]

    def test_vanished_since_it_was_listed(self, root: Path) -> None:
        source, (finding,) = load(str(root), "a.yaml")
        assert (source.text, finding.rule, finding.headline) == (
            "",
            "unreadable-file",
            "A file cannot be read",
        )
        assert (finding.at.where.path, finding.at.text) == ("a.yaml", "it does not exist")

    def test_not_allowed(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> int:
            raise PermissionError(13, "?")

        monkeypatch.setattr(os, "open", refuse)
        _, (finding,) = load(str(root), "a.yaml")
        assert finding.at.text == "reading it is not allowed"

    def test_an_error_nobody_thought_of(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> int:
            raise OSError(5, "Eingabe-/Ausgabefehler")

        monkeypatch.setattr(os, "open", refuse)
        _, (finding,) = load(str(root), "a.yaml")
        assert finding.at.text == "error 5 of the operating system"

    @posix
    def test_a_pipe_does_not_block(self, root: Path) -> None:
        os.mkfifo(root / "a.yaml")
        assert found(root) == ["a.yaml"]
        _, (finding,) = load(str(root), "a.yaml")
        assert (finding.rule, finding.at.text) == ("unreadable-file", "a device or pipe, not a file")

    @posix
    def test_a_device(self) -> None:
        _, (finding,) = load("/dev", "zero")
        assert (finding.rule, finding.at.text) == ("unreadable-file", "a device or pipe, not a file")

    def test_a_folder(self, root: Path) -> None:
        (root / "a.yaml").mkdir()
        _, (finding,) = load(str(root), "a.yaml")
        assert finding.rule == "unreadable-file"


class TestTracked:
    @pytest.fixture
    def repository(self, root: Path) -> Path:
        self.git(root.parent, "init", "-q")
        put(
            root,
            "a.yaml",
            "b/c.yml",
            "gone.yaml",
            "b/new.yaml",
            ".hidden/d.yaml",
            "inner/funnelspec.yaml",
            "inner/e.yaml",
        )
        self.git(root.parent, "add", "-f", "workspace")
        self.git(root.parent, "rm", "-q", "--cached", "workspace/b/new.yaml")
        (root / "gone.yaml").unlink()
        return root

    @staticmethod
    def git(folder: Path, *words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)

    def test_only_what_git_knows_and_is_still_there(self, repository: Path) -> None:
        assert found(repository, tracked=True) == ["a.yaml", "b/c.yml"]
        assert found(repository) == ["a.yaml", "b/c.yml", "b/new.yaml"]

    def test_excluded(self, repository: Path) -> None:
        assert found(repository, lambda path: path == "b", tracked=True) == ["a.yaml"]

    def test_odd_names(self, repository: Path) -> None:
        put(repository, "é \n.yaml")
        self.git(repository, "add", ".")
        assert "é \n.yaml" in found(repository, tracked=True)

    def test_in_a_hook(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Git sets a relative GIT_DIR and an index of its own, and stands at the top of the repository."""
        top = repository.parent
        (top / ".git/index").rename(top / ".git/next-index.lock")
        monkeypatch.chdir(top)
        monkeypatch.setenv("GIT_DIR", ".git")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index.lock")
        monkeypatch.setenv("GIT_PREFIX", "workspace/")
        assert found(repository, tracked=True) == ["a.yaml", "b/c.yml"]

    def test_with_a_work_tree_elsewhere(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        top = repository.parent
        (top / ".git").rename(top / "git-folder")
        monkeypatch.chdir(top)
        monkeypatch.setenv("GIT_DIR", "git-folder")
        monkeypatch.setenv("GIT_WORK_TREE", ".")
        assert found(repository, tracked=True) == ["a.yaml", "b/c.yml"]

    def test_no_repository(self, root: Path) -> None:
        with pytest.raises(WorkspaceError, match=r"finds no repository here$"):
            discover(str(root), nothing, tracked=True)

    def test_no_git(self, root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(WorkspaceError, match=r"is not installed$"):
            discover(str(root), nothing, tracked=True)


class TestFindWorkspace:
    def test_here_above_and_in_definitions(self, root: Path) -> None:
        put(root, "a/b/c.yaml")
        assert find_workspace(str(root)) == str(root)
        assert find_workspace(str(root / "a/b")) == str(root)
        (root.parent / "project").mkdir()
        assert find_workspace(str(root.parent / "project")) is None
        put(root.parent, "project/definitions/funnelspec.yaml")
        assert find_workspace(str(root.parent / "project")) == str(root.parent / "project/definitions")

    def test_above_comes_before_definitions(self, root: Path) -> None:
        put(root, "project/definitions/funnelspec.yaml")
        assert find_workspace(str(root / "project")) == str(root)

    def test_a_relative_start(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(root)
        assert find_workspace(".") == str(root)


def test_git_is_asked_only_when_wanted() -> None:
    package = str(Path(files.__file__).parent.parent)
    code = f"import sys; sys.path.insert(0, {package!r}); import funnelspec.files;"
    code += "print(sorted({'subprocess', 'pathlib', 'yaml'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
