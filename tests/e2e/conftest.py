"""Real git, real pre-commit, a real wheel. These install packages, so pip keeps its own settings."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import git_environment

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def home() -> Path:
    """The real home folder: pip's settings are there. git's are switched off all the same."""
    return Path.home()


@pytest.fixture(scope="session")
def tracked_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of this project that git tracks, as they are now, in a folder of their own."""
    if not (PROJECT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        # The checkout may belong to another user, in a container.
        ["git", "-c", f"safe.directory={PROJECT}", "-C", PROJECT, "ls-files", "-z"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    folder = tmp_path_factory.mktemp("funnelspec")
    for name in listed.split("\0"):
        if name and (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The environment of this run without what a git hook or a CI service left in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {**kept, **git_environment()}
