"""A file is the old one or the new one, and never outside its folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from funnelspec.cli.write import Refused, is_stale, write_new, write_text


def write(folder: Path, relative: str, text: str) -> bool:
    return write_text(str(folder), relative, text)


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_new_file_in_new_folders(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert is_stale(str(out), "a/b.html", "x")
    assert write(out, "a/b.html", "é\n\ud800")
    assert (out / "a" / "b.html").read_bytes() == "é\n\\ud800".encode()
    assert everything(out) == ["a", "a/b.html"]
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE((out / "a" / "b.html").stat().st_mode) == 0o666 & ~umask


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_bytes(b"one\r\ntwo\n")
    os.utime(target, (1, 1))
    assert not is_stale(str(tmp_path), "a.md", "one\ntwo\n")
    assert not write(tmp_path, "a.md", "one\ntwo\n")
    assert (target.stat().st_mtime, target.read_bytes()) == (1, b"one\r\ntwo\n")


def test_a_changed_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")
    target.chmod(0o640)
    assert is_stale(str(tmp_path), "a.md", "new")
    assert target.read_text() == "old"
    assert write(tmp_path, "a.md", "new")
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", 0o640)


@pytest.mark.parametrize("relative", ["../a.md", "x/../../a.md", "", ".", "a\0b"])
def test_paths_that_leave_the_folder_are_refused(tmp_path: Path, relative: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(Refused, match="leads out of the output folder"):
        write(out, relative, "x")
    assert everything(tmp_path) == ["out"]


def test_absolute_paths_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write(tmp_path / "out", str(tmp_path / "a.md"), "x")
    assert everything(tmp_path) == []


def test_links_that_leave_the_folder_are_refused(tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    out.mkdir()
    secret.mkdir()
    (secret / "a.md").write_text("mine")
    (out / "folder").symlink_to(secret)
    (out / "b.md").symlink_to(secret / "a.md")
    (out / "new.md").symlink_to(secret / "new.md")
    for relative in ("folder/a.md", "folder/new.md", "b.md", "new.md"):
        with pytest.raises(Refused):
            write(out, relative, "x")
    assert everything(secret) == ["a.md"]
    assert (secret / "a.md").read_text() == "mine"


def test_a_link_within_the_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    assert write(tmp_path, "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    assert write(tmp_path / "out", "a.md", "x")
    assert (tmp_path / "real" / "a.md").read_text() == "x"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for relative in ("folder", "pipe"):
        with pytest.raises(Refused, match=f'"{relative}" is not a file'):
            write(tmp_path, relative, "x")


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, problem: BaseException
) -> None:
    (tmp_path / "a.md").write_text("old")

    def fail(*_: Any, **__: Any) -> None:
        raise problem

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(type(problem)):
        write(tmp_path, "a.md", "new")
    assert everything(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "old"


def test_a_full_disk_in_the_middle_of_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The write itself fails, not what comes after it."""
    full = os.open("/dev/full", os.O_WRONLY)
    opened = os.open

    def redirected(path: str, flags: int, mode: int) -> int:
        number = opened(path, flags, mode)
        os.dup2(full, number)
        return number

    monkeypatch.setattr(os, "open", redirected)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path, "made/for it/a.md", "x" * 1_000_000)
    os.close(full)
    assert everything(tmp_path) == []


def test_what_a_killed_run_left_is_not_in_the_way(tmp_path: Path) -> None:
    left = tmp_path / f".funnelspec-{os.getpid()}-0.tmp"
    left.write_text("half")
    assert write(tmp_path, "a.md", "x")
    assert (left.read_text(), (tmp_path / "a.md").read_text()) == ("half", "x")


@pytest.mark.parametrize("links", [True, False])
def test_of_two_that_write_one_new_file_the_later_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def no_links(*_: str) -> None:
        raise OSError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    write_new(str(tmp_path), "sales/a.yaml", "first")
    with pytest.raises(Refused, match=r'"sales/a\.yaml" has changed meanwhile; nothing is written'):
        write_new(str(tmp_path), "sales/a.yaml", "second")
    assert everything(tmp_path) == ["sales", "sales/a.yaml"]
    assert (tmp_path / "sales/a.yaml").read_text() == "first"
