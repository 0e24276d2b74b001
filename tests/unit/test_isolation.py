"""The fixtures that every other test stands on."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from tests.conftest import CONFIG, WriteWorkspace


def test_a_connection_beyond_this_machine_fails() -> None:
    with socket.socket() as sock, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        sock.connect(("192.0.2.1", 443))


def test_git_reads_no_settings_of_the_machine(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    listed = subprocess.run(
        ["git", "-C", tmp_path, "config", "--list", "--show-scope"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert {line.split("\t")[0] for line in listed.splitlines()} == {"local"}


def test_home_is_empty() -> None:
    assert list(Path.home().iterdir()) == []
    assert not [name for name in os.environ if name.startswith(("FUNNELSPEC_", "GITHUB_"))]


def test_a_workspace_keeps_bytes_and_has_a_config(workspace: WriteWorkspace) -> None:
    root = workspace({"sales/terms.yaml": "terms:\r\n"})
    assert (root / "sales" / "terms.yaml").read_bytes() == b"terms:\r\n"
    assert (root / "funnelspec.yaml").read_text() == CONFIG
