"""What people install: built by the ordinary tools, with everything in it, working far from the checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from funnelspec import __version__
from tests.conftest import WriteWorkspace

pytestmark = pytest.mark.hook


@pytest.fixture(scope="session")
def built(tracked_copy: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel built from that."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--outdir", str(folder), str(tracked_copy)], environment)
    return folder


@pytest.fixture(scope="session")
def installed(built: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a new virtual environment with nothing but the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("installed")
    run([sys.executable, "-m", "venv", str(folder)], environment)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = built.glob("*.whl")
    run([str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel)], environment)
    return scripts


def run(argv: list[str], environment: dict[str, str], cwd: Path | None = None, expected: int = 0) -> str:
    done = subprocess.run(
        argv,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == expected, done.stdout
    return done.stdout


def test_the_wheel_has_the_package_and_nothing_else(built: Path, tracked_copy: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.name == f"funnelspec-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    info = f"funnelspec-{__version__}.dist-info/"
    package = tracked_copy / "funnelspec"
    tracked = {
        path.relative_to(tracked_copy).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if not name.startswith(info)} == tracked
    assert "funnelspec/py.typed" in tracked
    assert f"{info}licenses/LICENSE" in names


def test_the_source_archive_has_what_the_tests_need(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "pyproject.toml",
        ".pre-commit-hooks.yaml",
        "tests/conftest.py",
        "definitions/funnelspec.yaml",
        "docs/generate.py",
    } <= names
    assert not [
        name for name in names if "__pycache__" in name or name.startswith((".git/", "definitions/site"))
    ]


def test_the_installed_command_works_far_from_the_checkout(
    installed: Path, environment: dict[str, str], workspace: WriteWorkspace, tmp_path: Path
) -> None:
    command = str(installed / "funnelspec")
    assert __version__ in run([command, "--version"], environment, tmp_path)

    root = workspace({"terms.yaml": "terms:\n  lead:\n    name: Lead\n    definition: A person.\n"})
    run([command, "check", str(root)], environment, tmp_path)
    (root / "terms.yaml").write_text("terms:\n  lead:\n    name: Lead\n    defnition: A person.\n")
    said = run([command, "check", str(root)], environment, tmp_path, expected=1)
    assert "terms.yaml:4:5" in said
    assert "`definition`" in said


def test_what_the_package_ships_is_found_when_installed(
    installed: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    """Templates, styles and schemas are data files; each of these commands reads some."""
    command = str(installed / "funnelspec")
    run([command, "init", "glossary"], environment, tmp_path)
    run([command, "check", "glossary"], environment, tmp_path)
    run([command, "render", "glossary", "--output", "page"], environment, tmp_path)
    assert "<html" in (tmp_path / "page" / "glossary.html").read_text(encoding="utf-8")
    assert '"$schema"' in run([command, "schema"], environment, tmp_path)
