"""What every test gets: no network, nobody's own settings, and a workspace from a few lines of YAML."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No test may fail because a machine is slow; on CI a failure must be the same twice.
settings.register_profile("funnelspec", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("funnelspec")

WriteWorkspace = Callable[[Mapping[str, str]], Path]

CONFIG = """\
spec: 1
name: Northwind revenue glossary
teams:
  marketing: {name: Marketing, contact: "#marketing-ops"}
  sales: {name: Sales, contact: "#sales-ops"}
"""

# What a shell, a git hook or a CI service may have set, and what changes a run.
_LEAKING = ("GIT_", "FUNNELSPEC_", "GITHUB_", "PRE_COMMIT")
_LEAKING_EXACT = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "PAGER")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the files of tests/golden anew, to review")


@pytest.fixture
def workspace(tmp_path: Path) -> WriteWorkspace:
    """Write a workspace below ``tmp_path`` and return its folder.

    Takes path to text; ``funnelspec.yaml`` is Northwind's, with the teams marketing and sales, unless given.
    Line ends and encoding are kept as given (UTF-8).
    """

    def write(files: Mapping[str, str]) -> Path:
        root = tmp_path / "workspace"
        for name, text in {"funnelspec.yaml": CONFIG, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return root

    return write


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home folder."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def isolated_environment(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Nobody's home folder, git settings, colours or CI service reach a test."""
    for name in list(os.environ):
        if name.startswith(_LEAKING) or name in _LEAKING_EXACT:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, value in git_environment().items():
        monkeypatch.setenv(name, value)


def git_environment() -> dict[str, str]:
    """A git that reads no settings of the machine and has an author of its own."""
    person = {"NAME": "Northwind", "EMAIL": "revenue@example.com", "DATE": "2026-11-22T12:00:00+00:00"}
    return {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        **{f"GIT_{role}_{what}": text for role in ("AUTHOR", "COMMITTER") for what, text in person.items()},
    }


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check must work without a network, so a test that opens a connection beyond this machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test tried to open a connection to {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
